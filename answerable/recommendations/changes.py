"""Everything that writes recommendations by hand, and what became of them."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.plan.changes import add_all
from answerable.plan.models import Round
from answerable.recommendations.models import Recommendation, RecommendationList, Response


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
