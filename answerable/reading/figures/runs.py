"""From-to pairs and series: numbers of one measure, each with its own period."""

import re
from dataclasses import replace

from answerable.reading.figures.drafts import Draft, value_of
from answerable.reading.figures.nouns import ELSEWHERE, noun_phrase
from answerable.reading.figures.numbers import Number
from answerable.reading.figures.sentence import Sentence, days_in
from answerable.reading.figures.words import CHANGE_NOUN, CHANGE_VERB, table
from answerable.reading.proposal import Value

_CHANGE = (
    rf"(?:{CHANGE_VERB}|{CHANGE_NOUN}|increas\w+|decreas\w+|reduc\w+|ris\w+|fall\w+|improv\w+|declin\w+|up|down|"
    r"drop\w*|grow\w*)"
)
_FROM_TO = re.compile(r"[^;]{0,90}?\bto\s*(?:a\s+|the\s+)?(?:current\s+|now\s+|total\s+of\s+)*", re.IGNORECASE)
_TO_FROM = re.compile(
    r"[^;]{0,90}?\bfrom\s*(?:a\s+(?:baseline|total|low|high|starting\s+point)\s+of\s+)?", re.IGNORECASE
)
_COMPARED = re.compile(
    r".{0,120}?\b(?:compar(?:ed|es|ing)\s+(?:with|to|against)|in\s+comparison\s+(?:with|to)|(?:as\s+)?against(?=\s+(?:the\s+)?(?:\w+\s+)?$)|versus|vs\.?|"
    r"as\s+opposed\s+to|(?:many|often)\s+as(?=\s+(?:in\b|\(|$))|the\s+(?:old|previous|former)\s+(?:\w+\s+){1,2}(?:took|was|were|had)|previously|whereas|up\s+on|down\s+on|(?:a|the|one)\s+(?:year|month|quarter)\s+(?:before|earlier|ago))\b(?!\s+(?:a|the|its|our)\s+target)[^;]{0,50}",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[^,;()]{0,80}\(\W*(?:(?:was|previously|down\s+from|up\s+from|from)\s*)?", re.IGNORECASE)
_AT_FIRST = re.compile(r"\b(?:before\w*|first|initially|at\s+the\s+(?:start|beginning|outset))\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:after\w*|now|later|at\s+the\s+end)\b|\bthe\s+(?:second|next|latest|last|third)\s+(?:(?:only|just)\s+)?$",
    re.IGNORECASE,
)
_FIRST_THEN = re.compile(
    r"\s*(?:before\w*|initially|at\s+first|at\s+the\s+(?:time\s+of\s+the\s+)?(?:start|beginning|outset|inspection|baseline))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*(?:after\w*|now|later|at\s+the\s+end|since|when\s+it\s+ended)\b", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    r"[^.;]{0,160}?(?:;\s*(?:\w+\s+){0,8}?|,\s*(?:\w+\s+){0,2}?)(?:it|this|the\s+figure|they)\s+(?:was|is|were|had\s+been|stood\s+at)\s*",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"[^;.]{0,80}?[\s,]*(?:\b(?:and|but)|;)\s+(?:(?:it|this|the\s+figure|they)\s+)?(?:has\s+(?:since|now)\s+\w+\s+to|"
    r"(?:is|are|stands?\s+at|numbers?)\s+(?:now|currently|today)|(?:now|currently|today)\s+(?:is|are|stands?\s+at)|(?:is|are)(?=\s*\d+\s+(?:now|today|at\s+present)))\s*"
    r"(?:at\s+)?",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:previous|last|before|earlier|preceding|ago)\b", re.IGNORECASE)
_JOINED_ON = re.compile(
    r".*(?:,|;|\band|\bbut)\s*(?:(?:for|at|in|to|by|with|of|on|just|only)\s+)*", re.IGNORECASE | re.DOTALL
)
_EARLIER = re.compile(
    r"\s*(?:\w+\s+)?(?:(?:a|the|one|two|three)\s+)?(?:years?|months?|quarters?|term)?\s*"
    r"(?:before|earlier|ago|previously|last)\b"
)
_SAYS_NO_MORE = re.compile(r"\s*(?:$|[.,;:)]|(?:and|but|then)\b)")
_TIME = table("minutes hours days weeks months years")
_CONNECTORS = table(
    "and then to in for was were but rising falling rise fall down up increasing decreasing reducing by with followed "
    "at of a further had it this is now the during before fell rose dropped previously only when there been has have "
    "increased decreased reduced currently stood calendar year years so far as on per compared cent stand stands "
    "standing numbered grown risen fallen reached"
)


def find_run(sentence: Sentence, index: int) -> Draft | None:
    """The run of numbers that starts at `index`: a series of three or more, or a baseline and what it became.

    Such as "from 33% in 2010 to 15%"; "to 15%, down from 33%"; "45 (38 in 2011)"; "2010 - 199, 2011 - 409"
    """
    last, order = index, ""
    while last + 1 < len(sentence.numbers):
        joined = _joined(sentence, last, index)
        if not joined or (joined == "backward" and last > index):
            break
        order = order or joined
        last += 1
        if order == "backward":
            break
    if last == index:
        return None
    indexes = list(range(index, last + 1))
    longest = max((days_in(p.period) or 0 for i in indexes if (p := sentence.period_of(i))), default=0)
    values = _own_periods(sentence, indexes, [value_of(sentence, i, longest=longest) for i in indexes], order)
    if order == "backward":
        values.reverse()
    elif order == "dated":
        values.sort(key=lambda v: (v.period and (v.period.from_ or v.period.to)) or "")
    return Draft("series" if len(values) > 2 else "baseline_current", indexes, values)


def _own_periods(sentence: Sentence, indexes: list[int], values: list[Value], order: str) -> list[Value]:
    """One period said of two values is that of one of them: the one it follows, else the later ("from 10 to 15")."""
    periods = [sentence.period_of(i) for i in indexes]
    if len(values) != 2 or periods[0] is None or periods[0] is not periods[1]:
        return values
    first, second = (sentence.numbers[i] for i in indexes)
    gap = sentence.text[first.end : periods[0].start]
    between = first.end <= periods[0].start < second.end and not re.search(r"[;,](?!\d)", gap)
    before = periods[0].start < first.start
    keeps = 0 if between or (before and order == "backward") else 1
    return [v if i == keeps else replace(v, period=None, partial=False) for i, v in enumerate(values)]


def _joined(sentence: Sentence, index: int, first: int) -> str:
    """How the number after `index` belongs to it: "forward" (from-to), "backward" (to-from), "dated", or ""."""
    between, before = sentence.after(index), sentence.before(index)
    if not _alike(sentence, index) or (index == first and re.search(r"\bby\s*$", before)):
        return ""
    if _goes_forward(sentence, index, first):
        return "forward"
    once = _parts_said_once(sentence.numbers[index], sentence.numbers[index + 1])
    if _told_apart(sentence, index):
        return ""
    if _TO_FROM.fullmatch(between) and _looks_back(sentence, index):
        return "backward"
    dates = sentence.period_of(index), sentence.period_of(index + 1)
    dated = dates[0] is not None and dates[1] is not None and dates[0] is not dates[1]
    if _COMPARED.fullmatch(between) or (
        (dates[1] is not None or _BACK.search(between)) and _SAID_AGAIN.fullmatch(between)
    ):
        return "dated" if dated and all(d and d.period.from_ for d in dates) else "backward"
    end = sentence.numbers[index + 1].end
    own = dates[1] is not None and (dates[0] is None or dates[0] is dates[1] and dates[1].start >= end)
    if own and _IN_BRACKETS.fullmatch(between):
        return "backward"
    if once and sentence.numbers[index].unit != "%" and not _IN_BRACKETS.fullmatch(between):
        return ""
    goes_on = _SAYS_NO_MORE.match(sentence.after(index + 1)) and _JOINED_ON.fullmatch(between)
    if own and goes_on and index == first and dates[1] and _BACK.search(dates[1].period.words):
        return "backward"
    if dated and (goes_on or _IN_BRACKETS.fullmatch(between) or _same_said(sentence, index)):
        return "dated"
    return ""


def _goes_forward(sentence: Sentence, index: int, first: int) -> bool:
    """From 33% to 15%; 24% before it began and 61% afterwards; stood at 47 and is now 19"""
    between, before, after = sentence.after(index), sentence.before(index), sentence.after(index + 1)
    if index > first:
        return re.fullmatch(r"[\s,]*(?:(?:and|then)\s+)*to\s*", between) is not None
    if _FROM_TO.fullmatch(between) and _after_from(before):
        return True
    told_first = (_AT_FIRST.search(before) and _LATER.search(between)) or (
        _FIRST_THEN.match(between) and _THEN.match(after)
    )
    return bool(told_first) or _NOW.fullmatch(between) is not None


def _looks_back(sentence: Sentence, index: int) -> bool:
    """Whether "15%, from 33%" tells of a change: by its words ("down"), or by saying when ("a year before").

    A number that "to" follows begins a pair of its own: "viewed 5,480 times and reports rose from 33 to 52"."""
    two, after = sentence.numbers[index + 1], sentence.after(index + 1)
    if index + 2 < len(sentence.numbers) and re.fullmatch(r"\s*to\s*", after):
        return False
    told = re.search(rf"\b{_CHANGE}\b", sentence.plain[: two.start], re.IGNORECASE)
    return bool(told or (re.search(r",\s*from\s*$", sentence.after(index)) and _EARLIER.match(after)))


def _alike(sentence: Sentence, index: int) -> bool:
    """Whether two numbers can be of one measure: the same unit, both with parts or both without, none a change."""
    one, two = sentence.numbers[index], sentence.numbers[index + 1]
    down_from = re.search(r"\b(?:from|took)\s*$", sentence.after(index)) is not None
    if one.unit != two.unit and not _unit_said_once(one, two, sentence.before(index), down_from):
        return False
    parts = (one.denominator is None) == (two.denominator is None) or _parts_said_once(one, two)
    return (parts or one.unit == "%") and not _changes_after(sentence, index + 1)


def _parts_said_once(one: Number, two: Number) -> bool:
    """Whether the second of two numbers may be of as many as the first: "24 of the 30 were good (17 in June)"."""
    return one.denominator is not None and two.denominator is None and two.value <= one.denominator


def _changes_after(sentence: Sentence, index: int) -> bool:
    """Whether a number tells by how much, not how many: "12 fewer than", "a 15% rise"."""
    words = rf"\s*(?!(?:as\s+)?requir)(?:[\w-]+\s+){{0,2}}?(?:{CHANGE_NOUN}|fewer|more|higher|lower|less)\b"
    return re.match(words, sentence.after(index), re.IGNORECASE) is not None


def _unit_said_once(one: Number, two: Number, before: str, down_from: bool) -> bool:
    """Whether two numbers share a unit that stands by one of them: "from 33 to 15%", "52.3 per 10,000 ... 48.9"."""
    if one.unit == "" and not one.spelled:
        return re.search(r"\bfrom\s*$", before) is not None
    if two.unit == "" and one.unit in _TIME:
        return down_from or re.search(r"\bfrom\s*$|\baverage\s+of\s*$", before) is not None
    return two.unit == "" and one.unit.startswith("per ") and (down_from or two.value != int(two.value))


def _after_from(before: str) -> bool:
    return bool(re.search(r"\bfrom\s*(?:an?\s+(?:baseline|total|low|high|average)\s+of\s*)?$", before, re.IGNORECASE))


def _told_apart(sentence: Sentence, index: int) -> bool:
    """Whether one of two numbers speaks of another place ("compared with 79% nationally")."""
    tail = re.split(r"[,;](?!\d)", sentence.after(index + 1)[:60])[0]
    return bool(ELSEWHERE.search(tail) or ELSEWHERE.search(sentence.after(index)[-40:]))


def _same_said(sentence: Sentence, index: int) -> bool:
    """Whether nothing new is said between two numbers: only connecting words, or words that come again after."""
    after = re.sub(r"^\s*of\s+(?:the\s+|all\s+)?", " ", sentence.after(index))
    if noun_phrase(after) and not noun_phrase(sentence.after(index + 1)):
        after = after.replace(noun_phrase(after), " ", 1)
        after = re.sub(r"^\s*(?:were|was|have\s+been|had\s+been)\s+\w+", " ", after)
    between = re.findall(r"[\w'’-]+", after.lower())
    again = set(re.findall(r"[\w'’-]+", sentence.after(index + 1).lower()))
    new = [word for word in between if word not in _CONNECTORS and word not in again]
    if not new:
        return True
    first = re.findall(r"[\w'’-]+", sentence.before(index).lower())
    return len(new) <= 3 and all(word in first for word in new)


def told_again(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a level is the one before at another time: "73%, against a target of 80%; in 2017/18 it was 81%"."""
    if (before.kind, draft.kind) not in (("level", "level"), ("count", "count")) or len(before.values) != 1:
        return False
    between = sentence.plain[sentence.numbers[before.indexes[-1]].end : sentence.numbers[draft.indexes[0]].start]
    return _AGAIN.search(between) is not None and not noun_phrase(sentence.after(draft.indexes[0]))


_AGAIN = re.compile(
    r"[;,]\s*(?:\w+\s+){0,4}?(?:it|this|the\s+figure|they|there)\s+(?:was|is|were|had\s+been|stood\s+at)\s*$",
    re.IGNORECASE,
)


def is_earlier(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a level in brackets is the earlier one of the level before: "risen by 12 points to 47% (2011: 35%)"."""
    if draft.kind not in ("level", "count") or len(draft.values) != 1 or draft.values[0].period is None:
        return False
    between = sentence.plain[sentence.numbers[before.indexes[-1]].end : sentence.numbers[draft.indexes[0]].start]
    return re.fullmatch(r"[^,;()]{0,60}\(\W*", between) is not None
