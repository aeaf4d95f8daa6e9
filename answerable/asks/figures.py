"""The figures that an agency is asked for in a round: its own measures of the plan, their last values, and what it has
entered this time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from answerable.asks import models
from answerable.evidence.models import Measure, Observation
from answerable.evidence.rules.periods import Period
from answerable.evidence.wording import base_words, value_words

LAST = 2  # values that are brought forward


@dataclass(frozen=True)
class FigureAsked:
    """A measure that an agency supplies: its `last` values, newest first, and what is entered in this round."""

    measure: Measure
    last: Sequence[Observation]
    entered: models.Figure | None

    @property
    def is_taken(self) -> bool:
        """Whether what is entered is one of the measure's values by now."""
        return bool(self.entered and self.entered.observation_id)

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


def figures_of(ask: models.Ask, actions: Collection[int]) -> list[FigureAsked]:
    """The measures that the agency which is asked supplies, of these actions and of none, in the plan's order. Three
    queries; none for a group or a post, which supplies none."""
    if ask.agency_id is None:
        return []
    theirs = Measure.objects.filter(plan=ask.plan_id, agency=ask.agency_id, withdrawn=False).select_related("action")
    found = [one for one in theirs.order_by("order", "id") if one.action_id is None or one.action_id in actions]
    if not found:
        return []
    entered = {one.measure_id: one for one in models.Figure.objects.filter(ask=ask, withdrawn=False)}
    newest = Window(
        RowNumber(),
        partition_by=F("measure"),
        order_by=[F("period_to").desc(nulls_last=True), F("id").desc()],
    )
    of = Observation.objects.filter(measure__in=found, withdrawn=False)
    last: dict[int, list[Observation]] = {}
    for value in of.annotate(place=newest).filter(place__lte=LAST).order_by("measure", "place"):
        last.setdefault(value.measure_id, []).append(value)
    return [FigureAsked(one, last.get(one.pk, []), entered.get(one.pk)) for one in found]


def periods_of(figure: FigureAsked) -> list[Period]:
    """The periods of the values that are brought forward."""
    pairs = [(one.period_from, one.period_to) for one in figure.last]
    return [Period(start=start, end=end) for start, end in pairs if start and end]
