"""Everything that writes recommendations by hand, and what became of them."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, read_anew
from answerable.plan.changes import add_all, add_commitment
from answerable.plan.models import Commitment, Round
from answerable.reading.proposal import Due
from answerable.recommendations.models import Promised, Recommendation, RecommendationList, Response


@transaction.atomic
def receive(*, by: Actor, round: Round, made_by: str, on: date, texts: Sequence[str]) -> RecommendationList:
    """Recommendations that somebody made on a day, each in its own words, under the round that they speak of."""
    require(by, Permission.EDIT_PLAN, on=round.board_id)
    if on > timezone.localdate():
        raise ValidationError({"on": "That day lies ahead. Enter the recommendations once they are made"})
    words = f"{on:%-d %B %Y}"
    made = RecommendationList(round=round, made_by=made_by, made_to="the board", made_on=words, count=len(texts))
    (kept,) = add_all(by=by, plan=round.plan, things=[made])
    items = [Recommendation(of=kept, text=text, order=order) for order, text in enumerate(texts)]
    add_all(by=by, plan=round.plan, things=items)
    return kept


@transaction.atomic
def respond(*, by: Actor, recommendation: Recommendation, status: str, on: date, words: str) -> Response:
    """Say what became of a recommendation, as from a day. What was said before stays."""
    require(by, Permission.EDIT_PLAN, on=recommendation.board_id)
    if recommendation.withdrawn:
        raise ValidationError("That recommendation was withdrawn. Choose another.")
    if on > timezone.localdate():
        raise ValidationError({"on": "That day lies ahead. Say what became of it once it has"})
    fresh = Response(recommendation=recommendation, status=status, on=on, words=words)
    (kept,) = add_all(by=by, plan=recommendation.plan, things=[fresh])
    return kept


@transaction.atomic
def put_beside(*, by: Actor, recommendation: Recommendation, promise: Commitment) -> Promised:
    """Put a promise of the plan beside a recommendation that it answers. Whoever reads the recommendation reads the
    promise as it is worded now, with its day, and how it stands."""
    require(by, Permission.EDIT_PLAN, on=recommendation.board_id)
    read_anew(recommendation)  # two who put the same promise there come one after the other
    if recommendation.withdrawn:
        raise ValidationError("That recommendation was withdrawn. Choose another.")
    here = Commitment.objects.filter(pk=promise.pk, board=recommendation.board_id, withdrawn=False)
    if not here.exists():
        raise ValidationError("That promise is not in the board’s plan any more. Choose another.")
    if recommendation.promised.filter(commitment=promise, withdrawn=False).exists():
        raise ValidationError("That promise stands beside the recommendation already.")
    words = f"{promise.what} (by {promise.due_words})" if promise.due_words else promise.what
    fresh = Promised(recommendation=recommendation, commitment=promise, words=words)
    (kept,) = add_all(by=by, plan=recommendation.plan, things=[fresh])
    return kept


@transaction.atomic
def promise_for(
    *, by: Actor, recommendation: Recommendation, what: str, who: str = "", due: Due | None = None
) -> Promised:
    """Promise what answers a recommendation, in the newest round of the board's newest plan, and put it beside it."""
    require(by, Permission.EDIT_PLAN, on=recommendation.board_id)
    rounds = Round.objects.filter(board=recommendation.board_id, withdrawn=False, plan__withdrawn=False)
    round = rounds.select_related("plan").order_by("-plan_id", "-on", "-id").first()
    if round is None:
        raise ValidationError("A promise belongs to a round of the plan, and there is none. Open a round first.")
    reason = "It answers a recommendation"
    made = add_commitment(by=by, plan=round.plan, round=round, action=None, what=what, who=who, due=due, reason=reason)
    return put_beside(by=by, recommendation=recommendation, promise=made)


@transaction.atomic
def take_away(*, by: Actor, promised: Promised, reason: str) -> None:
    """Let a promise stand beside a recommendation no more. The promise itself stays in the plan."""
    require(by, Permission.EDIT_PLAN, on=promised.board_id)
    read_anew(promised)
    if promised.withdrawn:
        return
    promised.withdrawn = True
    keep(promised, by=by, board=promised.board_id, what="promise taken from a recommendation", reason=reason)
