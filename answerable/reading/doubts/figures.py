"""Doubts about figures: periods and bases that do not match, shares and sums that do not add up."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from answerable.reading.blocks import Passage
from answerable.reading.doubts.places import at, place, quote, sentences
from answerable.reading.marks import Needs, marks, may_match, needs
from answerable.reading.proposal import Doubt, Measure, Proposal, Value
from answerable.reading.similar import content_words

_PERCENT = r"(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent(?!age))"
_SHARE = re.compile(_PERCENT)
_ANSWERED_NO = re.compile(
    r"\b(?:answered|said|replied|responded|stated)\s+[“\"‘']?no\b|\bnever\b|\b(?:did|do|does|had|have) not\b", re.I
)
_FELT = re.compile(
    r"\b(?:feel|felt|think|thought|believed?|said|says?|know|knew|understand|agreed?|satisfied|confident)\b", re.I
)
_FROM_TO = re.compile(
    rf"\bfrom {_PERCENT}[^.;]{{0,40}}? to {_PERCENT}[^.;]{{0,60}}?\b(?:increase|rise|fall|decrease|reduction|drop|"
    rf"improvement|growth|gain|up|down)\b(?: of| by)? {_PERCENT}(?! ?-?points?)",
    re.IGNORECASE,
)
_OF = (
    re.compile(
        rf"\b(?P<part>\d+) (?:out )?of (?:the |all )?(?P<whole>\d+)\b[^.;()%]{{0,40}}\((?P<share>{_PERCENT})\)", re.I
    ),
    re.compile(rf"(?P<share>{_PERCENT}) ?\((?P<part>\d+) (?:out )?of (?:the |all )?(?P<whole>\d+)\b", re.I),
)
_PARTS = re.compile(
    r"\b(?P<total>\d+) [a-z][a-z -]{2,40}?\((?P<parts>\d+ [a-z -]+(?:, \d+ [a-z -]+)*,? and \d+ [a-z -]+)\)", re.I
)
YEAR = 350  # days: from here on a period counts as a whole year


def part_year_beside_years(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A series sets a part of a year beside whole years."""
    for measure in proposal.measures:
        partial = [v for v in measure.values if v.partial]
        whole = [v for v in measure.values if not v.partial and _days(v) >= YEAR]
        if partial and whole:
            words = partial[-1].period.words if partial[-1].period else partial[-1].words
            yield Doubt(
                where=at(measure.action, measure.section),
                message=f"{quote(measure.what)}: the value for “{words}” covers part of a year and stands "
                f"beside whole years.",
            )


def _days(value: Value) -> int:
    if not value.period or not value.period.from_ or not value.period.to:
        return 0
    return (date.fromisoformat(value.period.to) - date.fromisoformat(value.period.from_)).days


def shares_of_one_question(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """Two shares in one place answer one question, one for yes and one for no, and do not make up the whole."""
    for passage in passages:
        if passage.role == "action":
            continue
        told = [(line.text, _shares(line.text)) for line in passage.lines if "%" in line.text or "cent" in line.text]
        told = [(text, shares) for text, shares in told if shares and _FELT.search(text)]
        for no_text, no_shares in told:
            if len(no_shares) != 1 or not _ANSWERED_NO.search(no_text):
                continue
            for yes_text, yes_shares in told:
                about = _common(yes_text, no_text)
                if yes_text is no_text or _ANSWERED_NO.search(yes_text) or not about:
                    continue
                yes, no = yes_shares[-1], no_shares[0]
                if abs(yes + no - 100) > 1:
                    yield Doubt(
                        where=place(passage),
                        message=f"{yes:g}% ({about}) and {no:g}% who say the opposite do not make up the whole: were "
                        "they asked the same question, of the same people?",
                    )
                    break


def _shares(text: str) -> list[float]:
    return [float(share) for share in _SHARE.findall(text)]


def _common(one: str, other: str) -> str:
    felt = set(content_words("feel felt think thought said says people young children staff survey per cent question"))
    both = [w for w in content_words(one) if w in set(content_words(other)) and w not in felt and not w.isdecimal()]
    printed = re.findall(r"[A-Za-z]+", one)
    return next((word for word in printed if both and content_words(word) == [both[0]]), "")


def _with(wanted: Needs, passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Every sentence that the report itself says and that has these marks, with its passage."""
    return (found for found in sentences(passages, "statement", "section") if may_match(wanted, marks(found[1])))


def percent_or_points(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A rise from 54% to 88% called "34%": that is percentage points."""
    for passage, sentence in _with(needs("#digit", "from", "to"), passages):
        for match in _FROM_TO.finditer(sentence):
            first, last, change = (float(group) for group in match.groups())
            if first and abs(abs(last - first) - change) < 0.6 and abs(abs(last - first) / first * 100 - change) > 1:
                yield Doubt(
                    where=place(passage),
                    message=f"{first:g}% to {last:g}% is a change of {abs(last - first):g} percentage points, "
                    f"printed as "
                    f"{change:g}%.",
                )


def sums(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A share that its own numbers do not give, or parts that do not make their total."""
    for passage, sentence in _with(needs("#digit", "("), passages):
        for pattern in _OF:
            for match in pattern.finditer(sentence):
                part, whole, share = int(match["part"]), int(match["whole"]), float(_SHARE.findall(match["share"])[0])
                if whole and abs(100 * part / whole - share) > 1:
                    yield Doubt(
                        where=place(passage),
                        message=f"{part} of {whole} is {100 * part / whole:.0f}%, printed as {share:g}%.",
                    )
        for match in _PARTS.finditer(sentence):
            parts = [int(number) for number in re.findall(r"\d+", match["parts"])]
            if sum(parts) != int(match["total"]):
                yield Doubt(
                    where=place(passage),
                    message=f"The parts {' + '.join(map(str, parts))} make {sum(parts)}, not {match['total']}.",
                )


def two_values(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """One measure with two values for one period in two places."""
    seen: dict[tuple[object, ...], tuple[float, str]] = {}
    for measure in proposal.measures:
        for value in measure.values:
            known = seen.setdefault(_identity(measure, value), (value.value, at(measure.action, measure.section)))
            if known[0] != value.value and value.period and value.period.from_:
                here = at(measure.action, measure.section)
                yield Doubt(
                    where=here,
                    message=f"{quote(measure.what)} is {value.value:g} in {here} and {known[0]:g} in {known[1]} "
                    f"for one period.",
                )


def _identity(measure: Measure, value: Value) -> tuple[object, ...]:
    period = (value.period.from_, value.period.to) if value.period else (id(value), None)
    about = frozenset(content_words(measure.what))
    return about, measure.agency, measure.area, measure.population, measure.unit, period


def no_base(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """Percentages without a word of what they are counted over: one doubt for the whole document."""
    without: dict[str, int] = defaultdict(int)
    for measure in proposal.measures:
        known = measure.base and (measure.base.words or measure.base.n)
        shares = [v for v in measure.values if v.denominator is None]
        if not known and measure.unit in ("%", "percent", "per cent") and shares:
            without[at(measure.action, measure.section)] += len(shares)
    if without:
        places = ", ".join(list(without)[:6]) + (" and elsewhere" if len(without) > 6 else "")
        total = sum(without.values())
        many = "percentages do" if total > 1 else "percentage does"
        yield Doubt(where=next(iter(without)), message=f"{total} {many} not say of how many: {places}.")
