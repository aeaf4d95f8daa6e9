"""Challenges where other rooms' pages show them: about an action, to an agency or a group, as duties; and as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from answerable.access.roles import Permission
from answerable.challenges.ledger import Ledger
from answerable.challenges.record import Thread, answers, threads_of
from answerable.challenges.rules import STATES
from answerable.desk import changes
from answerable.desk.challenges_file import FILES, Taken
from answerable.desk.duties import Challenged
from answerable.history.together import Reading, read_all
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Bodies

# One line of a list of challenges: its id, what it is about, whom it went to, where it stands and its colour, and the
# days as written on which it was raised and by which an answer is sought.
Listed = tuple[int, str, str, str, str, str, str]
MOST = 50


def may_read(request: BoardRequest) -> bool:
    return request.actor.may(Permission.READ_CHALLENGES, request.board.pk)


def reading_of(request: BoardRequest, **where: Any) -> Reading:
    """The challenges of the board that match and stand; none for whoever may not read any."""
    return threads_of(request.board.pk, withdrawn=False, **(where if may_read(request) else {"id": 0}))


def listed(request: BoardRequest, threads: list[Thread], bodies: Bodies) -> list[Listed]:
    """What a list says of challenges, what is most pressing first."""
    on = request.as_at or timezone.localdate()
    rows = [(thread, thread.standing(on)) for thread in threads]
    rows.sort(key=lambda row: list(STATES).index(row[1].state))
    return [
        (one.id, one.about, thread.to(bodies), standing.words, standing.colour, one.on_words, standing.due_words)
        for thread, standing in rows[:MOST]
        for one in [thread.challenge]
    ]


def of_body(request: BoardRequest, bodies: Bodies, **where: Any) -> list[Listed]:
    """The challenges to an agency or a group. One query."""
    return listed(request, read_all(request.at, reading_of(request, **where))[0], bodies) if may_read(request) else []


def challenged(request: BoardRequest, threads: list[Thread]) -> list[Challenged]:
    """The challenges with which the reader may have something to do today."""
    board, actor = request.board.pk, request.actor
    roles = (Permission.ANSWER_CHALLENGE, Permission.CONCLUDE_CHALLENGE, Permission.KEEP_CHALLENGES)
    if request.at is not None or not any(actor.may(one, board) for one in roles):
        return []
    on = timezone.localdate()
    found = []
    for thread in threads:
        here, standing = thread.challenge, thread.standing(on)
        mine = standing.whose == "them" and answers(actor, here, board)
        found.append(Challenged(here.id, here.about, standing.state, standing.due_words, standing.due_to, mine))
    return found


@require_GET  # nor HEAD: the history would keep that a file was taken
@board_page(Permission.READ_CHALLENGES, as_at=True)
def challenges_file(request: BoardRequest, kind: str) -> HttpResponse:
    """Exactly the challenges that the ledger with the same address shows, on all its pages, as a file. The history
    keeps that it was taken."""
    if kind not in FILES:
        raise Http404
    ledger = Ledger(request)
    taken = Taken(
        board=request.board.name,
        as_at=ledger.on,
        asked=ledger.asked,
        told=[(line.thread, line.standing, line.to) for line in ledger.lines],
        counts=ledger.counts,
        fictional=request.board.is_example,
    )
    made, content_type = FILES[kind]
    response = HttpResponse(made(taken), content_type=content_type)
    name = f"{request.board.slug}-challenges-{ledger.on:%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    changes.record_challenges_export(by=request.actor, board=request.board, kind=kind, rows=len(ledger.lines))
    return response
