"""What may be said of two figures side by side: a change, or in a plain sentence why none is worked out.

Source: the project's design, "Honest figures": a change needs two periods of the same length and the same definition;
a part of a year is never a rate of growth; percentages change by percentage points.
"""

from dataclasses import dataclass
from typing import Literal

from answerable.evidence.rules.denominators import NOT_GIVEN
from answerable.evidence.rules.intervals import TOO_FEW, newcombe
from answerable.evidence.rules.periods import (
    Period,
    is_moment,
    is_whole_year,
    length_words,
    overlap,
    period_words,
    same_length,
    same_season,
)
from answerable.ui.numbers import is_percent, number, percent, points, rounding, with_unit

Direction = Literal["up", "down"]


@dataclass(frozen=True, kw_only=True)
class Observed:
    """One value of a measure. `definition` names what was counted and how; `wider` the area, where it is wider than the
    measure's; `partial` that its year is not over; `running` that it counts events which add up as the period goes on;
    `sampled` that not everyone was counted."""

    value: float
    unit: str = ""
    period: Period | None = None
    definition: str = ""
    wider: str = ""
    partial: bool = False
    running: bool = False
    sampled: bool = False
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """`absolute` is later less earlier, in `unit` ("points" for percentages); `relative` the change in per cent of
    the earlier value, None for percentages and for small or no base. All None where not comparable."""

    comparable: bool
    words: str
    unit: str = ""
    absolute: float | None = None
    relative: float | None = None
    cautions: tuple[str, ...] = ()


def in_order(one: Observed, other: Observed) -> tuple[Observed, Observed] | None:
    """The two figures earlier first, however a document prints them; None where their periods cannot tell."""
    if one.period is None or other.period is None:
        return None
    first, second = one.period, other.period
    if (first.start, first.end) == (second.start, second.end):
        return None
    return (one, other) if (first.end, first.start) < (second.end, second.start) else (other, one)


def compare(one: Observed, other: Observed) -> Comparison:
    """The change between two figures, printed in either order, or why there is none to show."""
    unlike = _unlike(one, other)
    ordered = in_order(one, other)
    if unlike or ordered is None:
        return Comparison(comparable=False, words=unlike or _no_order(one, other))
    earlier, later = ordered
    uneven = _uneven(earlier, later)
    if uneven:
        return Comparison(comparable=False, words=f"{already_more(earlier, later)} {uneven}".strip())
    return _change(earlier, later)


def already_more(earlier: Observed, later: Observed) -> str:
    """Of a running count whose year is not over: that it is already more than in a whole year before. Otherwise ""."""
    if earlier.period is None or later.period is None or not (earlier.running and later.running):
        return ""
    whole = is_whole_year(earlier.period) and not earlier.partial
    unfinished = later.partial or later.period.end - later.period.start < earlier.period.end - earlier.period.start
    after = later.period.start > earlier.period.end
    if not (whole and unfinished and after and later.value > earlier.value and not _unlike(earlier, later)):
        return ""
    return (
        f"{_shown(later)} is already more than {with_unit(earlier.value, earlier.unit)} "
        f"in the whole of {period_words(earlier.period)}."
    )


def stated_change(value: float | None, unit: str, direction: str | None) -> str:
    """A change stated without the figures behind it: labelled "change only" ("28% lower: change only, …").

    `unit` is percent, points or count; `value` is never negative, `direction` carries the sign.
    """
    way = {"up": "higher", "down": "lower"}.get(direction or "", "different")
    if value is None:
        return f"Said to be {way}: no figure is given."
    sizes = {"percent": percent(value), "points": points(value)}
    return f"{sizes.get(unit, number(value))} {way}: change only, the figures it was worked out from are not given."


def contradicts(found: Comparison, value: float, unit: str, direction: str | None) -> str:
    """Where a stated change does not agree with the figures given beside it: a sentence; "" where it does, or where
    the figures allow no change. Stated per cent that is in truth percentage points is named as such."""
    if not found.comparable or found.absolute is None:
        return ""
    if found.absolute and direction and (found.absolute > 0) != (direction == "up"):
        return f"Stated to go {direction}, but the figures go the other way. {found.words}"
    size = {"percent": found.relative, "points": found.absolute if found.unit == "points" else None}
    worked_out = size.get(unit, found.absolute)
    if unit == "percent" and found.unit == "points":
        near = abs(abs(found.absolute) - value) <= rounding(value)
        return f"Stated as {percent(value)}, but this is {points(found.absolute)}." if near else ""
    if worked_out is None or abs(abs(worked_out) - value) <= rounding(value):
        return ""
    return f"Stated as {number(value)}, worked out as {number(abs(worked_out))}. {found.words}"


def _unlike(one: Observed, other: Observed) -> str:
    alike = one.unit == other.unit or (is_percent(one.unit) and is_percent(other.unit))
    if not alike:
        units = f"one figure is in {one.unit or 'numbers'}, the other in {other.unit or 'numbers'}"
        return f"No change is worked out: {units}."
    if one.wider.casefold() != other.wider.casefold():
        areas = [
            f"the figure for {_when(each)} is of a wider area, {each.wider}" for each in (one, other) if each.wider
        ]
        return f"No change is worked out: {' and '.join(areas)}."
    if one.definition != other.definition:
        return "No change is worked out: the two figures are not defined alike."
    return ""


def _no_order(one: Observed, other: Observed) -> str:
    if one.period is None or other.period is None:
        both = one.period is None and other.period is None
        which = "neither figure says" if both else "one of the figures does not say"
        return f"No change is worked out: {which} which period it is for."
    return f"No change is worked out: both figures are for {period_words(one.period)}."


def _uneven(earlier: Observed, later: Observed) -> str:
    """Why the two periods may not be set side by side, or "". Both periods are known here."""
    first, second = earlier.period, later.period
    assert first is not None and second is not None
    if is_moment(first) != is_moment(second):
        return "No change is worked out: one figure is as at a date, the other adds up over a period."
    if earlier.partial != later.partial:
        part = later if earlier.partial is False else earlier
        return f"No change is worked out: the figure for {_when(part)} covers only part of its year."
    if not same_length(first, second):
        return (
            f"No change is worked out: {_when(earlier)} is {length_words(first)} and "
            f"{_when(later)} is {length_words(second)}."
        )
    return ""


def _change(earlier: Observed, later: Observed) -> Comparison:
    absolute = later.value - earlier.value
    share = is_percent(earlier.unit)
    # A percentage of a handful misleads: from 2 to 4 is "2 more", not "100% more".
    relative = None if share or earlier.value < TOO_FEW else 100 * absolute / earlier.value
    span = f"from {_shown(earlier)} to {_shown(later)}"
    way = "Up" if absolute > 0 else "Down"
    size = points(absolute) if share else with_unit(abs(absolute), earlier.unit)
    more = "more" if absolute > 0 else "less"
    also = f", {percent(abs(relative))} {more}" if relative else ""
    words = f"{way} {size}, {span}{also}." if absolute else f"No change, {span}."
    return Comparison(
        comparable=True,
        words=words,
        unit="points" if share else earlier.unit,
        absolute=absolute,
        relative=relative,
        cautions=_cautions(earlier, later),
    )


def _cautions(earlier: Observed, later: Observed) -> tuple[str, ...]:
    assert earlier.period is not None and later.period is not None
    found = []
    if overlap(earlier.period, later.period):
        found.append("The two periods overlap, so part of each figure is the same.")
    elif not is_moment(earlier.period) and not same_season(earlier.period, later.period):
        found.append("The two periods are different parts of the year, so the season may explain the change.")
    if is_percent(earlier.unit):
        found += _chance(earlier, later)
    return tuple(found)


def _chance(earlier: Observed, later: Observed) -> list[str]:
    bases = [(each.numerator, each.denominator) for each in (later, earlier)]
    if any(not denominator for _, denominator in bases):
        return [f"Base: {NOT_GIVEN}."]
    if not (earlier.sampled or later.sampled):
        return []
    (a, b), (c, d) = bases
    if a is None or c is None or not (b and d and 0 <= a <= b and 0 <= c <= d):
        return []
    low, high = newcombe((a, b), (c, d))
    if low <= 0 <= high:
        return ["With samples of this size the change cannot be told from chance."]
    signs = f"{number(100 * low, 1)} and {number(100 * high, 1)} percentage points"
    return [f"Allowing for chance the change is between {signs}."]


def _when(each: Observed) -> str:
    return period_words(each.period) if each.period else "a period not given"


def _shown(each: Observed) -> str:
    return f"{with_unit(each.value, each.unit)} ({_when(each)})"
