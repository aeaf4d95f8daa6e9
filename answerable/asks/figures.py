"""The figures that an agency is asked for in a round: its own measures of the plan, their last values, and what it has
entered this time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Max, Q, Window
from django.db.models.functions import Coalesce, RowNumber

from answerable.asks import models
from answerable.evidence.models import Measure, Observation
from answerable.evidence.rules.frequency import next_due
from answerable.evidence.rules.periods import Period, by_area
from answerable.evidence.wording import base_words, value_words

LAST = 2  # values that are brought forward
_WHOLE = Q(observations__withdrawn=False, observations__partial=False)  # a value for the whole of its time


@dataclass(frozen=True)
class FigureAsked:
    """A measure that an agency supplies: its `last` values, newest first, and what is entered in this round. `not_due`:
    where its next value is not due by the round's day, the last day of the time that is counted next; it is not asked
    for then."""

    measure: Measure
    last: Sequence[Observation]
    entered: models.Figure | None
    not_due: date | None = None

    @property
    def is_taken(self) -> bool:
        """Whether what is entered is one of the measure's values by now."""
        return bool(self.entered and self.entered.observation_id)

    @property
    def is_asked(self) -> bool:
        """Whether it is still to be entered, or may be entered otherwise."""
        return not self.is_taken and self.not_due is None

    @cached_property
    def before(self) -> list[tuple[str, str]]:
        """The last values, each with its period."""
        return [_told(self.measure, one) for one in self.last]

    @cached_property
    def now(self) -> tuple[str, str] | None:
        """What is entered, with its period."""
        return _told(self.measure, self.entered) if self.entered else None

    @property
    def replaces(self) -> str:
        """The value of the same period that it would take the place of, "" for none; told of those brought forward."""
        if self.entered is None or self.is_taken:
            return ""
        now = _when(self.entered)
        same = [one for one in self.last if _when(one) == now]
        other = [one for one in same if one.value != self.entered.value]
        return _told(self.measure, other[0])[1] if other else ""


def _when(value: Observation | models.Figure) -> tuple[object, ...]:
    """Of which period and which area it is."""
    return value.period_from, value.period_to, value.wider.casefold()


def _told(measure: Measure, value: Observation | models.Figure) -> tuple[str, str]:
    base = base_words(measure, value)  # type: ignore[arg-type]  # a figure has the columns of a value
    return value.period_words or "no period", value_words(value, measure) + (f" ({base})" if base else "")  # type: ignore[arg-type]


def figures_of(
    ask: models.Ask, actions: Collection[int], entered: Iterable[models.Figure] | None = None
) -> list[FigureAsked]:
    """The measures that the agency which is asked supplies, of these actions and of none, in the plan's order.
    One whose next value is not due says so. `entered` are the answer's figures, where they
    are known. Three queries; none for a group or a post, which supplies none."""
    if ask.agency_id is None:
        return []
    theirs = Measure.objects.filter(plan=ask.plan_id, agency=ask.agency_id, withdrawn=False).select_related("action")
    to = Coalesce(
        Max("observations__period_to", filter=_WHOLE & Q(observations__wider="")),  # see wording.counted_to
        Max("observations__period_to", filter=_WHOLE),
    )
    ordered = theirs.annotate(counted_to=to).order_by("order", "id")
    found = [one for one in ordered if one.action_id is None or one.action_id in actions]
    if not found:
        return []
    own = models.Figure.objects.filter(ask=ask, withdrawn=False) if entered is None else entered
    said = {one.measure_id: one for one in own}
    newest = Window(
        RowNumber(),
        partition_by=F("measure"),
        order_by=[F("period_to").desc(nulls_last=True), F("id").desc()],
    )
    of = Observation.objects.filter(measure__in=found, withdrawn=False)
    last: dict[int, list[Observation]] = {}
    for value in of.annotate(place=newest).filter(place__lte=LAST).order_by("measure", "place"):
        last.setdefault(value.measure_id, []).append(value)
    return [
        FigureAsked(
            one,
            last.get(one.pk, []),
            said.get(one.pk),
            None if one.pk in said else _not_due(one.frequency, one.counted_to, ask.round.on),
        )
        for one in found
    ]


def _not_due(frequency: str, counted_to: date | None, on: date) -> date | None:
    """The last day of the time that is counted next, where that is not over by a day."""
    following = next_due(frequency, counted_to)
    return following if following and following > on else None


def periods_of(figure: FigureAsked) -> dict[str, list[Period]]:
    """The periods of the values that are brought forward, by their area."""
    return by_area((one.period_from, one.period_to, one.wider) for one in figure.last)
