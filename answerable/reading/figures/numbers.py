"""Find the numbers of a sentence that can be figures, each with its unit, its hedge and, for x of y, its parts."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answerable.reading.figures.masks import masked
from answerable.reading.figures.words import (
    DID,
    DIGITS,
    FRACTIONS,
    HEDGE,
    HEDGES,
    NUMBER,
    NUMBER_WORDS,
    PERCENT,
    POINTS,
    SPELLED,
)
from answerable.reading.marks import Choice, marks, matches_at, openings

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number in a sentence: `start` to `end` are its words, hedge and unit included; `spans` are all the places it
    takes, where its parts stand apart ("47 of 50 records (94%)")."""

    start: int
    end: int
    value: float
    unit: str = ""
    qualifier: str = ""
    numerator: float | None = None
    denominator: float | None = None
    base_n: int | None = None
    spelled: bool = False
    spans: tuple[Span, ...] = ()


def number_of(words: str) -> float:
    """The number that digits or words mean: "1,204", "twenty-three", "two hundred"."""
    words = words.lower().replace(",", "").strip()
    if words[0].isdecimal():
        return float(words)
    before, hundred, after = words.partition("hundred")
    small = [sum(NUMBER_WORDS.get(part, 0) for part in re.split(r"[-\s]+", some)) for some in (before, after)]
    return float(small[0] * (100 if hundred else 1) + small[1])


_GAP = r"(?P<gap>(?:\s+(?!and\b)[A-Za-z][\w'’/-]*){0,7}?)"
_OF = (
    r"\s*(?:(?:\s(?:out\s+)?of\s+"
    r"(?:(?:the|a\s+total\s+of|a\s+possible|all|our|its|their|these|those)\s+)?)|/)\s*"
)
Build = Callable[[re.Match[str]], Number | None]


_ALL_BUT = re.compile(r"\ball\s+(?:but|except)\s+$", re.IGNORECASE)


def _parts(found: re.Match[str]) -> Number | None:
    """47 of 50 records (94%); 18 out of 24 schools; 22/40 cases"""
    few, many = number_of(found["x"]), number_of(found["y"])
    if (
        few > many
        or many < 2
        or few != int(few)
        or ("/" in found.group() and (many < 5 or not found["p"] and found["tail"] is None))
    ):
        return None
    share = number_of(found["p"]) if found["p"] else None
    start, end = found.start(), found.end("y")
    if but := _ALL_BUT.search(found.string, max(0, start - 20), start):  # "all but two of the 18"
        few, start = many - few, but.start()
    spans: tuple[Span, ...] = ((start, end),)
    if share is not None:
        spans += ((found.end("gap"), found.end()),)
    return Number(
        start=start,
        end=end,
        value=few if share is None else share,
        unit="" if share is None else "%",
        numerator=few,
        denominator=many,
        spelled=found["x"][0].isalpha(),
        spans=spans,
    )


def _share_then_parts(found: re.Match[str]) -> Number | None:
    """94% (47 of 50); 58% (n=36); 42% (15 children)"""
    first = number_of(found["x"])
    many = number_of(found["y"]) if found["y"] else None
    base = int(first) if found["n"] else None
    if many is not None and first > many:
        return None
    return Number(
        start=found.start(),
        end=found.end(),
        value=number_of(found["p"]),
        unit="%",
        numerator=None if base else first,
        denominator=many,
        base_n=base,
    )


def _count_then_share(found: re.Match[str]) -> Number | None:
    """15 children (42%)"""
    return Number(
        start=found.start(),
        end=found.end("x"),
        value=number_of(found["p"]),
        unit="%",
        numerator=number_of(found["x"]),
        spans=((found.start(), found.end("x")), (found.end("gap"), found.end())),
    )


def _in_unit(unit: str) -> Build:
    def build(found: re.Match[str]) -> Number:
        return Number(start=found.start(), end=found.end(), value=number_of(found["x"]), unit=unit)

    return build


def _money(found: re.Match[str]) -> Number:
    """£112,400; £1.2m"""
    scale = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e3}.get((found["s"] or " ").strip()[:1].lower(), 1)
    return Number(start=found.start(), end=found.end(), value=number_of(found["x"]) * scale, unit="£")


def _rate(found: re.Match[str]) -> Number:
    """52.1 per 10,000"""
    spans = ((found.start(), found.end("x")), (found.end("gap"), found.end()))
    return Number(
        start=found.start(), end=found.end("x"), value=number_of(found["x"]), unit=f"per {found['y']}", spans=spans
    )


def _one_in(found: re.Match[str]) -> Number | None:
    """one in five; 3 in 10"""
    few, many = number_of(found["x"]), number_of(found["y"])
    if not 0 < few < many or many not in (3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100):
        return None
    return Number(start=found.start(), end=found.end(), value=round(100 * few / many, 1), unit="%")


def _in_every(found: re.Match[str]) -> Number | None:
    """four cases out of five; seven cases out of the 36"""
    share = _one_in(found)
    spans = ((found.start(), found.end("x")), (found.end("gap"), found.end()))
    if share:
        return replace(share, end=found.end("x"), spans=spans)
    few, many = number_of(found["x"]), number_of(found["y"])
    if few > many or many < 2 or few != int(few):
        return None
    spelled = found["x"][0].isalpha()
    return Number(
        start=found.start(),
        end=found.end("x"),
        value=few,
        numerator=few,
        denominator=many,
        spelled=spelled,
        spans=spans,
    )


def _fraction(value: float) -> Build:
    def build(found: re.Match[str]) -> Number:
        parts = found.groupdict()
        many = number_of(parts["y"]) if parts.get("y") else None
        if not parts.get("p"):
            return Number(start=found.start(), end=found.end(), value=value, unit="%", denominator=many)
        spans = ((found.start(), found.end("f")), (found.end("gap"), found.end()))
        return Number(start=found.start(), end=found.end("f"), value=number_of(parts["p"]), unit="%", spans=spans)

    return build


_DURATION = re.compile(r"[\s-]+(?:working\s+)?(days?|weeks?|months?|hours?|minutes?)\b")


def _plain(found: re.Match[str]) -> Number | None:
    """23; forty-two; 34 days, where a duration is measured (others have been masked)"""
    words = found["x"]
    unit = _DURATION.match(found.string, found.end())
    return Number(
        start=found.start(),
        end=unit.end() if unit else found.end(),
        value=number_of(words),
        unit=unit[1] if unit else "",
        spelled=words[0].isalpha(),
    )


_EDGE = r"(?<![\w.,£/&-])"
_END = r"(?![\w]|[.,]\d)"
_of_fraction = rf"(?:\s+of\s+(?:the\s+)?(?P<y>{DIGITS})(?!\s?%))?(?=\s+(?:of|the|all)\b|\s+(?:{DID})\b|\s+\w+s\b)"
_BY = "|".join(
    rf"(?<=\bby\s{hedge})" for hedge in ("", r"more\sthan\s", r"over\s", r"almost\s", r"nearly\s", r"about\s")
)
_parts_of = [(words, value, re.findall("[a-z]+", words)[-1]) for words, value in FRACTIONS.items()]
# "the first half of the year" is a time.
_NO_PART = "".join(
    rf"(?<!\b{word}\s)" for word in ("first", "second", "last", "latter", "earlier", "other", "this", "each", "next")
)
_SHARE = "% cent percent pc"


_Form = tuple[str, Build, tuple[str, ...]]


def _form(pattern: str, build: Build, *wanted: str) -> _Form:
    """A pattern, what makes a number of its match, and what it needs (see `marks.needs`)."""
    return pattern, build, wanted


_ALL_FORMS: list[_Form] = [
    _form(
        rf"{_EDGE}(?P<x>{NUMBER}){_OF}(?P<y>{NUMBER})(?!{PERCENT}|/|[.,]?\d)"
        rf"(?:(?=(?P<tail>\s+[a-z]))|(?=\W|$))(?:{_GAP}\s*\((?P<p>{DIGITS}){PERCENT}\))?",
        _parts,
        "of /",
    ),
    _form(
        rf"{_EDGE}(?P<p>{DIGITS}){PERCENT}\s*[(\[]\s*(?P<n>n\s*=\s*|base\s*:?\s*)?(?P<x>{DIGITS})(?!{PERCENT})"
        rf"(?:{_OF}(?P<y>{DIGITS}))?(?:\s+[A-Za-z][\w'’-]*){{0,5}}\s*[)\]]",
        _share_then_parts,
        _SHARE,
        "( [",
    ),
    _form(
        rf"{_EDGE}(?P<x>{NUMBER})(?!{PERCENT}){_GAP}\s*\((?P<p>{DIGITS}){PERCENT}\)",
        _count_then_share,
        _SHARE,
        "(",
    ),
    *[
        _form(rf"\b(?P<f>{words})\b{_GAP}\s*\((?P<p>{DIGITS}){PERCENT}\)", _fraction(value), _SHARE, "(", last_word)
        for words, value, last_word in _parts_of
    ],
    _form(rf"{_EDGE}[+–-]?(?P<x>{NUMBER}){POINTS}", _in_unit("points"), "point points ppt ppts pp"),
    _form(rf"{_EDGE}[+–-]?(?P<x>{NUMBER}){PERCENT}", _in_unit("%"), _SHARE),
    _form(rf"£\s?(?P<x>{DIGITS})(?P<s>\s?(?:k|m|bn|million|billion|thousand)\b)?", _money, "£"),
    _form(rf"{_EDGE}(?P<x>{DIGITS})(?P<gap>(?:\s+[a-z]+){{0,4}}?)\s+per\s+(?P<y>\d[\d,]*\d)", _rate, "per", "#digit"),
    _form(
        rf"{_EDGE}(?P<x>{NUMBER})\s+(?:in|out of|of(?=\s+every))\s+(?:every\s+)?(?P<y>{NUMBER})(?!{PERCENT})",
        _one_in,
        "in out every",
    ),
    _form(
        rf"{_EDGE}(?P<x>{NUMBER})(?P<gap>(?:\s+[a-z]+){{1,3}}?)\s+out\s+of\s+(?:every\s+|the\s+|a\s+total\s+of\s+)?(?P<y>{NUMBER})(?!{PERCENT})",
        _in_every,
        "out",
    ),
    _form(
        rf"{_EDGE}(?P<x>{SPELLED})(?P<gap>(?:\s+[a-z]+){{1,2}}?)\s+in\s+(?P<y>{SPELLED})"
        r"(?=\s*(?:[.,;:)]|$|(?:is|are|was|were|has|have|had|did|does|said|felt|knew)\b))",
        _in_every,
        "in",
        " ".join(NUMBER_WORDS),
    ),
    *[
        _form(rf"{_NO_PART}\b{words}\b{_of_fraction}|(?:{_BY}){words}\b", _fraction(value), last_word)
        for words, value, last_word in _parts_of
    ],
    _form(rf"{_EDGE}(?P<x>{DIGITS}){_END}", _plain, "#digit"),
    _form(rf"\b(?P<x>{SPELLED})(?!\s+(?:hundred|thousand))", _plain, " ".join(NUMBER_WORDS)),
]
_FORMS: Choice[tuple[re.Pattern[str], Build]] = Choice()
for _pattern, _build, _wanted in _ALL_FORMS:
    _FORMS.add((re.compile(_pattern, re.IGNORECASE), _build), *_wanted)

_MOST = 60
_HEDGES = re.compile(rf"{HEDGE}+$", re.IGNORECASE)
_HEDGE_ENDS = frozenset(hedge.split()[-1] for hedge in HEDGES.split("|"))
_LONGEST_HEDGE = 80  # characters
_SPELT = frozenset((*NUMBER_WORDS, "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth"))
_SPELT_OR_DIGIT = _SPELT | frozenset((*"0123456789", "a"))
_SIGNED = (f"{_EDGE}[+–-]?", "£")
_DIGIT = re.compile(r"\d")


def may_hold_numbers(text: str) -> bool:
    """Whether there is a digit or a word for a number at all: most sentences have neither."""
    there = marks(text)
    return "#digit" in there or not _SPELT.isdisjoint(there)


def _only_dates(text: str, taken: list[Span]) -> bool:
    """Whether a sentence's dates hold every digit that it has, and no number is spelt out."""
    if not _SPELT.isdisjoint(marks(text)):
        return False
    return all(any(a <= digit.start() < b for a, b in taken) for digit in _DIGIT.finditer(text))


def find_numbers(text: str, taken: list[Span]) -> list[Number]:
    """The numbers of a sentence in order; `taken` are the places of its dates, which hold none.

    A sentence of more than 60 numbers is no prose but a table run together: nothing sure can be read from it."""
    if _only_dates(text, taken):
        return []
    candidates = list(islice(_candidates(text), _MOST + 1))
    if len(candidates) > _MOST:
        return []
    spanned = [(number, number.spans or ((number.start, number.end),)) for number in candidates]
    free = [(number, spans) for number, spans in spanned if not _meet(spans, taken)]
    masks = masked(text) if free else []
    found: list[Number] = []
    for number, spans in free:
        if not _meet(spans, masks) and not any(_meet(spans, other.spans) for other in found):
            found.append(_hedged(text, number, spans))
    return sorted(found, key=lambda n: n.start)


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a < end and start < b for a, b in some for start, end in others)


def _candidates(text: str) -> Iterator[Number]:
    """Every number of every form; a form that holds more comes before one that it contains."""
    forms = _FORMS.of(text)
    starts = openings(text, _SPELT_OR_DIGIT) if forms else []
    for pattern, build in forms:
        signed = pattern.pattern.startswith(_SIGNED)
        for match in pattern.finditer(text) if signed else matches_at(pattern, text, starts):
            if number := build(match):
                yield number


def _hedged(text: str, number: Number, spans: tuple[Span, ...]) -> Number:
    last = text[max(0, number.start - _LONGEST_HEDGE) : number.start].split()[-1:]
    hedged = last and (last[0].lower() in _HEDGE_ENDS or not last[0][-1].isalpha())
    before = _HEDGES.search(text, max(0, number.start - _LONGEST_HEDGE), number.start) if hedged else None
    start = before.start() if before else number.start
    qualifier = before.group().strip() if before else ""
    return replace(number, start=start, qualifier=qualifier, spans=((start, spans[0][1]), *spans[1:]))
