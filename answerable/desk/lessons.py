"""How to read the charts, each rule shown on made-up figures; for an elected member who has never seen one."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from answerable.desk.pictures import Picture, picture
from answerable.evidence.charts import series_chart
from answerable.evidence.record import Measure, Observation
from answerable.plan.models import StatusLevel
from answerable.plan.rules import STANDARD_SCALE
from answerable.ui.charts.bars import Bar, Group, draw_bars

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = [f"{month} {year}" for year in (2011, 2012) for month in _NAMES]


@dataclass(frozen=True)
class Lesson:
    """A rule in a few sentences, with a picture that shows it."""

    title: str
    words: str
    picture: Picture


def scales(levels: Sequence[StatusLevel]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """For delivery and impact: a heading, the question it answers, and each level's (name, colour, meaning): a board's
    own, else the scale that boards start from."""
    given: Sequence[Any] = levels or [SimpleNamespace(**level) for level in STANDARD_SCALE]

    def of(scale: str) -> list[tuple[str, str, str]]:
        return [(level.name, level.colour, level.descriptor) for level in given if level.scale == scale]

    return [
        ("Delivery status", "Is the work being done?", of("delivery")),
        ("Impact status", "Are children safer for it?", of("impact")),
    ]


def _in_time(what: str, unit: str, polarity: str, values: Sequence[tuple[str, float, bool]]) -> Picture:
    """Made-up values (period, value, part of a year) drawn as the real ones are."""
    measure = Measure(
        1, None, "", what, "series", unit, polarity, None, "", "", "", None, "not stated", "not stated", 0, {}
    )
    observations = [
        Observation(n, 1, 1, value, "", "", None, None, None, None, period, None, None, partial, False)
        for n, (period, value, partial) in enumerate(values)
    ]
    drawn = series_chart(measure, observations)
    assert drawn is not None, "two values at least"
    return picture(*drawn)


def _months(*values: float) -> list[tuple[str, float, bool]]:
    return [(month, value, False) for month, value in zip(_MONTHS, values, strict=False)]


_FEW = draw_bars(
    "Children who went missing more than once (made up)",
    "Northmere 14, Southmere too few to publish, Westmere 0.",
    "",
    (
        Group(label="Northmere", bars=(Bar(period="2012/13", value=14),)),
        Group(label="Southmere", bars=(Bar(period="2012/13", value=None, instead="c: too few to publish"),)),
        Group(label="Westmere", bars=(Bar(period="2012/13", value=0),)),
    ),
)
CHARTS = (
    Lesson(
        "Most ups and downs mean nothing",
        "With twelve points or more a chart shows the range within which the figure normally moves, between two dashed "
        "lines. A rise or fall inside it is no news, however it is told. Ask “what happened here?” of a point outside "
        "the range.",
        _in_time(
            "children seen late, each month (made up)", "children", "down",
            _months(20, 23, 18, 22, 25, 19, 21, 17, 24, 20, 48, 22, 19, 21),
        ),
    ),
    Lesson(
        "A run on one side is news",
        "Seven points in a row on one side of the average, or seven rising or falling, are more than chance, though "
        "each alone lies inside the range. Squares stand for better, diamonds for worse.",
        _in_time(
            "children seen within a day, each month (made up)", "%", "up",
            _months(61, 64, 60, 63, 59, 62, 60, 69, 70, 68, 71, 69, 72, 70),
        ),
    ),
    Lesson(
        "Two points are never a trend",
        "With two or three values nobody can know what is chance. The chart draws no line between two and says so; "
        "ask for more periods before you praise or blame. Part of a year is drawn hollow and never compared with a "
        "whole one.",
        _in_time(
            "referrals to early help (made up)", "referrals", "",
            [("2010/11", 199, False), ("2011/12", 409, False), ("April to December 2012", 350, True)],
        ),
    ),
    Lesson(
        "Too few to say",
        "Of a handful of children a percentage says nothing: one child more or less would turn it round. Counts of one "
        "to five children are hidden as well (“c”), because they could show who the child is. A nought is a nought.",
        picture(_FEW, _FEW.description),
    ),
)  # fmt: skip
