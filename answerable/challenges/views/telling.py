"""Whoever has the next step of a challenge is told by e-mail that it waits."""

from django.http import HttpResponse
from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.challenges.record import threads_of
from answerable.challenges.rules import Standing
from answerable.challenges.views.writing import found, thread_of
from answerable.history.together import read_all
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import bodies_of
from answerable.partnership.telling import WHOLE, Waits, reached, tell


@board_page(Permission.KEEP_CHALLENGES)
def tell_them(request: BoardRequest, challenge: int) -> HttpResponse:
    """Whoever was challenged, of the challenge or of what was concluded; the chair, of an answer."""
    here, board = found(request, challenge), request.board.pk
    threads, bodies = read_all(None, threads_of(board, id=challenge), bodies_of(board))
    standing, to = threads[0].standing(timezone.localdate()), threads[0].to(bodies)
    waits = Waits(here, here.about, f"a challenge to {to}", words(standing, to), thread_of(request, here))

    def chairs(who: Actor) -> list[Party]:
        """Whoever keeps the ledger enters what the chair concluded, and is no chair."""
        return [] if who.may(Permission.KEEP_CHALLENGES, board) else [WHOLE]

    def answers(who: Actor) -> frozenset[Party]:
        return who.parties(board, permission=Permission.ANSWER_CHALLENGE)

    if standing.whose == "chair":
        reach = reached(request, Permission.CONCLUDE_CHALLENGE, [WHOLE], chairs)
        return tell(request, Permission.KEEP_CHALLENGES, waits, reach, ["The chair"] if reach.nobody else [])
    # A post in words answers nowhere here.
    them = [Party(here.agency_id, here.group_id)] if here.agency_id or here.group_id else []
    reach = reached(request, Permission.ANSWER_CHALLENGE, them, answers)
    return tell(request, Permission.KEEP_CHALLENGES, waits, reach, [to] if reach.nobody or not them else [])


def words(standing: Standing, to: str) -> str:
    """What is said of a challenge to somebody: that it waits and for whom, and nothing of what it is about."""
    if standing.whose == "them":
        by = f", by {standing.due_words}" if standing.due_words else ""
        return f"A challenge to {to} waits for an answer{by}."
    if standing.whose == "chair":
        return f"A challenge to {to} is answered, and waits for what the chair concludes."
    return f"The chair has concluded what came of a challenge to {to}."
