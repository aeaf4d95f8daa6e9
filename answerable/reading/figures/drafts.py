"""A measure in the making: which numbers of the sentence it takes and what they are to it."""

from dataclasses import dataclass, field

from answerable.reading.figures.numbers import Number
from answerable.reading.figures.sentence import Sentence, days_in
from answerable.reading.proposal import Change, MeasureKind, Value


@dataclass
class Draft:
    """`indexes` are the sentence's numbers that the measure takes, in the order of the text."""

    kind: MeasureKind
    indexes: list[int]
    values: list[Value] = field(default_factory=list)
    change: Change | None = None
    target: float | None = None
    place: tuple[int, int] = (0, 0)


def value_of(sentence: Sentence, index: int, *, longest: int | None = None) -> Value:
    """The number as a value. It is partial where its count had not run its year, or where its period is shorter than
    `longest`, the days of the periods that it stands beside."""
    number = sentence.numbers[index]
    found = sentence.period_of(index)
    period = found.period if found else None
    own = days_in(period)
    short = own is not None and longest is not None and 1 < own < longest - 20
    return Value(
        value=number.value,
        words=words_of(sentence, number),
        qualifier=number.qualifier,
        numerator=number.numerator,
        denominator=number.denominator,
        period=period,
        partial=bool(found and found.running) or short,
    )


def words_of(sentence: Sentence, number: Number) -> str:
    """The number as printed, from its hedge to the last of its parts."""
    return sentence.text[number.start : max(end for _, end in number.spans or ((0, number.end),))].strip()


def unit_of_change(number: Number) -> str:
    return {"%": "percent", "points": "points"}.get(number.unit, "count")
