"""What an agency counts: entered into its answer, and a value of the measure once the answer is accepted."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require, require_answer
from answerable.access.roles import Permission
from answerable.asks.changes.holding import hold_open
from answerable.asks.models import Ask, Figure
from answerable.asks.record import named_ask
from answerable.evidence.changes import by_place, correct_value, enter_value
from answerable.evidence.models import Measure, Observation
from answerable.evidence.rules.periods import place
from answerable.history.changes import EditedMeanwhile, keep
from answerable.history.states import version_of
from answerable.plan.rules import NOT_TOLD


def _require(by: Actor, ask: Ask) -> None:
    require_answer(by, ask.party, on=ask.board_id, ask=ask.pk)


@transaction.atomic
def say_figure(*, by: Actor, ask: Ask, measure: Measure, values: Mapping[str, Any], since: int | None = None) -> Figure:
    """Enter this round's value of a measure (`values` are columns of `Figure.VALUE`); it is the agency's own until all
    is sent. `since`: the version from which the person began, 0 where nothing was entered."""
    _require(by, ask)
    hold_open(ask)
    if ask.agency_id is None or (measure.plan_id, measure.agency_id) != (ask.plan_id, ask.agency_id):
        raise ValidationError("This figure is not one that you are asked for.")
    if Measure.objects.filter(pk=measure.pk, withdrawn=True).exists():
        raise ValidationError("The board no longer counts this: the figure is not asked for any more.")
    there = Figure.objects.filter(ask=ask, measure=measure, withdrawn=False).first()
    _untaken(there)
    if since is not None and since != (version_of(there) if there else 0):
        if there is None:
            raise ValidationError("Somebody has taken the figure out meanwhile. Enter it again.")
        raise EditedMeanwhile(there)
    figure = there or Figure(board_id=ask.board_id, plan_id=ask.plan_id, ask=ask, measure=measure)
    for name in Figure.VALUE:
        empty: Any = Figure._meta.get_field(name)
        setattr(figure, name, values[name] if name in values else empty.get_default())
    figure.on_behalf = "" if by.answers_for(ask.party, ask.board_id, ask.pk) else NOT_TOLD
    return keep(figure, by=by, board=ask.board_id, what="figure entered")


@transaction.atomic
def drop_figure(*, by: Actor, ask: Ask, figure: Figure) -> None:
    """Take a figure out of an answer."""
    _require(by, ask)
    hold_open(ask)
    _untaken(figure)
    figure.withdrawn = True
    keep(figure, by=by, board=ask.board_id, what="figure taken out")


def _untaken(figure: Figure | None) -> None:
    if figure is not None and figure.observation_id is not None:
        raise ValidationError("The board has taken this figure. Tell the board if it is not right.")


@transaction.atomic
def take_figures(*, by: Actor, ask: Ask) -> list[Observation]:
    """Make the figures of an answer that is accepted values of their measures; a value of the same period that says
    otherwise is corrected by it."""
    require(by, Permission.EDIT_EVIDENCE, on=ask.board_id)
    open_ones = Figure.objects.filter(ask=ask, withdrawn=False, observation=None, measure__withdrawn=False)
    taken = []
    for figure in open_ones.select_related("measure").order_by("pk"):
        said = f"what {named_ask(ask.pk).called} returned for {ask.round.title}"
        values = {name: getattr(figure, name) for name in Figure.VALUE} | {"round": ask.round, "source": {"part": said}}
        there = by_place(figure.measure).get(place(figure.period_from, figure.period_to, figure.wider))
        if there is None:
            there = enter_value(by=by, measure=figure.measure, values=values)
        elif any(getattr(there, name) != values[name] for name in ("value", "numerator", "denominator", "qualifier")):
            correct_value(by=by, observation=there, values=values, reason=f"By {said}"[:100], since=None)
        figure.observation = there
        taken.append(there)
        keep(figure, by=by, board=ask.board_id, what="figure taken")
    return taken
