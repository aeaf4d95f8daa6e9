"""The ledger of challenges, and one challenge as a thread."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from answerable.access.roles import Permission
from answerable.challenges import models
from answerable.challenges.ledger import Ledger, Line, is_mine
from answerable.challenges.record import answers, threads_of
from answerable.challenges.rules import KINDS, OUTCOMES, may_change
from answerable.challenges.things import things_of
from answerable.challenges.told import told
from answerable.history.together import read_all, states_of
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import bodies_of
from answerable.plan.history_list import history_list

PAGE = 50


@board_page(Permission.READ_CHALLENGES, as_at=True)
def ledger(request: BoardRequest) -> HttpResponse:
    """Every challenge, what waits for whom first; and what came of them."""
    found = Ledger(request)
    kept = request.GET.copy()
    kept.pop("page", None)
    page = Paginator(found.shown, PAGE).get_page(request.GET.get("page"))
    chart = found.chart if page.number == 1 else None
    context = {
        "ledger": found,
        "page": page,
        "form": found.form,
        "mine": sum(line.mine for line in found.lines),
        "chart": chart,
        "svg": mark_safe(chart.svg) if chart else "",  # noqa: S308  # escapes every word that it draws
        "stand_heads": ("Where it stands", "How many"),
        "count_heads": ("What", "How many"),
        "stand_rows": [(label, value) for label, _, value in chart.rows] if chart else [],
        "kept": f"?{kept.urlencode()}" if kept else "",
        "at_day": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
        "may_raise": request.at is None and request.actor.may(Permission.RAISE_CHALLENGE, request.board.pk),
    }
    return render(request, "challenges/ledger.html", context)


@board_page(Permission.READ_CHALLENGES, as_at=True)
def challenge(request: BoardRequest, challenge: int) -> HttpResponse:
    """One challenge as a thread: what was asked, each step that came of it, what is next, and its history."""
    board, actor = request.board.pk, request.actor
    on = request.as_at or timezone.localdate()
    threads, bodies, things = read_all(
        request.at, threads_of(board, id=challenge), bodies_of(board), things_of(challenge)
    )
    if not threads:
        raise Http404
    thread = threads[0]
    here, standing = thread.challenge, thread.standing(on)
    states = states_of(
        board, request.at, [(models.Challenge, {"id": challenge}), (models.Step, {"challenge_id": challenge})]
    )
    history, entered = told(board, states)
    writes = request.at is None and not here.withdrawn
    keeps = writes and actor.may(Permission.KEEP_CHALLENGES, board)
    own = writes and answers(actor, here, board)
    concludes = writes and actor.may(Permission.CONCLUDE_CHALLENGE, board)
    users = {(state.label, state.id): state.user for state in reversed(states)}  # of the first state of each

    def wrote(label: str, pk: int) -> bool:
        return actor.user is not None and users.get((label, pk)) == actor.user

    def may(kind: str, elsewhere: str, pk: int) -> bool:
        wrote_it = not keeps and wrote("challenges.Step", pk) and (concludes if kind == "conclusion" else own)
        return may_change(elsewhere, wrote=wrote_it, keeps=keeps)

    line = Line(thread, standing, thread.to(bodies), is_mine(actor, board, thread, standing))
    raised = wrote("challenges.Challenge", here.id) and actor.may(Permission.RAISE_CHALLENGE, board)
    context = {
        "line": line,
        "here": here,
        "way": dict(models.Challenge.WAYS)[here.way],
        "things": things.of(here),
        "steps": [
            (
                step,
                KINDS[step.kind],
                OUTCOMES.get(step.outcome, ""),
                things.of(step),
                entered.get(step.id),
                may(step.kind, step.elsewhere, step.id),
            )
            for step in thread.steps
        ],
        "why": next((entry.reason for entry in history if entry.what == "Withdrawn: challenge"), ""),
        "may_say": keeps or own,
        "may_conclude": keeps or concludes,
        "may_correct": writes and (keeps or raised),
        "keeps": keeps,
        "printing": "Papers may print it" if here.printed else "Papers count it, and do not print it",
        "history": history_list(history),
        "at_day": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "challenges/challenge.html", context)
