"""Whether figures fit one another: two values for one time, periods of two lengths, and a time without a value."""

from collections.abc import Iterator

from answerable.evidence.rules.definitions import wider_words
from answerable.evidence.rules.frequency import FREQUENCIES, overdue
from answerable.evidence.rules.periods import Period, is_moment, length_words, period_words, same_length
from answerable.plan.rules import plain
from answerable.questions.rules.asking import Question, Side, flat
from answerable.questions.rules.facts import Measure, Value
from answerable.questions.rules.record import Record, by
from answerable.reading.doubts.places import quote
from answerable.reading.similar import content_words
from answerable.ui.numbers import rounding, with_unit
from answerable.ui.words import listed

TELLING = 3  # words that carry meaning: from so many on, a measure's name says which it is
FEW = 3
HEDGED = 0.05  # "just over 40%" beside 41% is no other figure


def contradicts(record: Record) -> Iterator[Question]:
    """Two values of one measure for one period."""
    for same in _of_one_time(record):
        newest = max(same, key=lambda value: (_told(record, value), value.id))
        others = [value for value in same if differ(newest, value)]
        if others:
            measure = record.measure[newest.measure_id]
            sides = [_of_value(record, value) for value in (newest, *others)]
            given = listed(list(dict.fromkeys(_shown(record, value) for value in (newest, *others))))
            asks = (
                f"{quote(measure.what)} is given as {given} for {period_of(newest)}: which holds, and why is the other "
                "one there?"
            )
            yield _of(record, "contradicts", asks, measure, sides, f"{newest.period_from} {newest.period_to}")


def differ(one: Value, other: Value) -> bool:
    """Whether two values cannot be one: by more than rounding allows, or a hedge ("just over")."""
    if one.id == other.id or one.value == other.value:
        return False
    allowed = max(rounding(one.value), rounding(other.value))
    if one.qualifier or other.qualifier:
        allowed = max(allowed, HEDGED * max(abs(one.value), abs(other.value)))
    return abs(one.value - other.value) > allowed


def _of_one_time(record: Record) -> Iterator[list[Value]]:
    """The values of measures that are one, which are of one period. Measures are looked at first: a board has hundreds
    of thousands of values."""
    for same in by(record.measures, _identity).values():
        values = [v for one in same for v in record.values_of.get(one.id, []) if v.period_from and v.period_to]
        yield from (found for found in by(values, _days).values() if len(found) > 1)


def _identity(measure: Measure) -> tuple[object, ...]:
    """What makes two measures one: what is counted, of whom and where. Of a few words ("use") only in one action."""
    about = frozenset(content_words(measure.what))
    where = measure.action_id if len(about) < TELLING else None
    return about, measure.unit, measure.agency_id, plain(measure.area), plain(measure.population), where


def _days(value: Value) -> tuple[object, ...]:
    return value.period_from, value.period_to, value.wider.casefold()


def _told(record: Record, value: Value) -> int:
    """The place of the round that told a value; of one that was entered, after all of them."""
    return next((n for n, one in enumerate(record.rounds) if one.id == value.round_id), len(record.rounds))


def part_beside_whole(record: Record) -> Iterator[Question]:
    """A period set beside a longer one: nine months beside whole years. A part of the longer one is no other period."""
    for measure in record.measures:
        told = [(value, _asperiod_of(value)) for value in record.values_of.get(measure.id, [])]
        told = [(value, period) for value, period in told if not value.wider]
        dated = sorted(
            ((value, period) for value, period in told if period and not is_moment(period)), key=lambda one: one[1].end
        )
        if len(dated) < 2:
            continue
        value, period = dated[-1]
        longer = [(v, p) for v, p in dated[:-1] if is_part_beside(period, p)]
        before = next(((v, p) for v, p in reversed(dated[:-1]) if is_part_beside(p, period)), None)
        if not longer and not before:
            continue
        # Of a long series the newest few say it; there may be hundreds.
        shown = (*longer[-FEW:], *([before] if before else []), (value, period))
        sides = [_of_value(record, v) for v, _ in shown]
        short, long = (period, longer[-1][1]) if longer else (before[1], period)  # type: ignore[index]  # one is there
        asks = (
            f"{quote(measure.what)}: {period_words(short)} is {length_words(short)} and stands beside "
            f"{period_words(long)}, which is {length_words(long)}. What would the same length of time show?"
        )
        yield _of(record, "part-beside-whole", asks, measure, sides)


def not_counted(record: Record) -> Iterator[Question]:
    """A measure whose next value has been due for long."""
    for measure in (one for one in record.measures if one.frequency):
        whole = [v for v in record.values_of.get(measure.id, []) if v.period_to and not v.partial]
        own = [v for v in whole if not v.wider]  # where it has any: a wider area's value does not stand for them
        newest = max(own or whole, key=lambda value: (value.period_to, value.id), default=None)
        if newest and (last := overdue(measure.frequency, newest.period_to, record.today)):
            often = FREQUENCIES[measure.frequency][0].lower()
            of_own = " of its own area" if len(own) < len(whole) and own else ""
            asks = (
                f"{quote(measure.what)} is counted {often}, and there is no value{of_own} later than "
                f"{period_of(newest)}: what was counted up to {last:%-d %B %Y}?"
            )
            yield _of(record, "not-counted", asks, measure, [_of_value(record, newest)])


def is_part_beside(one: Period, other: Period) -> bool:
    """Whether `one` is shorter than `other` and no part of it."""
    within = other.start <= one.start and one.end <= other.end
    return not within and not same_length(one, other) and (one.end - one.start) < (other.end - other.start)


def _asperiod_of(value: Value) -> Period | None:
    start, end = value.period_from, value.period_to
    return Period(start=start, end=end, words=value.period_words) if start and end and start <= end else None


def _of_value(record: Record, value: Value) -> Side:
    told = record.round.get(value.round_id or 0)
    measure = record.measure[value.measure_id]
    called = f"{period_of(value) or 'No period given'}{f', told in {told.title}' if told else ''}"
    return Side("value", value.id, called, f"{value_words(measure, value)}: {flat(measure.what)}")


def value_words(measure: Measure, value: Value) -> str:
    """A value as it was printed, else with its unit."""
    return (value.words or with_unit(value.value, measure.unit)) + wider_words(value.wider)


def _shown(record: Record, value: Value) -> str:
    told = record.round.get(value.round_id or 0)
    return f"{value_words(record.measure[value.measure_id], value)}{f' in {told.title}' if told else ''}"


def period_of(value: Value) -> str:
    """What time a value speaks of, in words; "" where nobody says."""
    period = _asperiod_of(value)
    return period_words(period) if period else value.period_words


def _of(record: Record, rule: str, asks: str, measure: Measure, sides: list[Side], *more: str) -> Question:
    """A question about one measure."""
    agencies = frozenset([measure.agency_id] if measure.agency_id else record.agencies_of(measure.action_id))
    return Question(rule, asks, tuple(sides), (f"measure:{measure.id}", *more), measure.action_id, agencies)
