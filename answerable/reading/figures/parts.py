"""Some of those counted, told without their noun: "nine required improvement", "fathers attended in just nine"."""

import re

from answerable.reading.figures.nouns import noun_phrase, singular_head
from answerable.reading.figures.sentence import Sentence
from answerable.reading.figures.words import (
    DID,
    ORGANISATIONS,
    PEOPLE_AND_CASES,
    PHRASE_END,
    SPELLED,
    STRUCTURE,
    WORKED_OFF,
)

_GRADE = (
    r"(?:(?:as\s+)?(?:good|outstanding|excellent|strong|satisfactory|adequate|inadequate|weak|poor|mixed|"
    r"red|amber|green|blue|on\s+track|off\s+track|overdue|delayed|complete|open|closed)\b"
    r"|(?:as\s+)?requir\w+\s+improvement\b|not\s+(?:met|applicable|compliant)\b)"
)
_DID = re.compile(
    rf"\s*(?:of\s+(?:these|those|them|whom|which)\s+)?(?:(?:also|still|since|already|now|then|later|so\s+far|simply|only)\s+)?"
    rf"(?:{DID}\b|{_GRADE}|needed?\s+to\b)",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\s*(?:have|has|had|were|was|are|did|could)\b", re.IGNORECASE)
_WHOLE_FIRST = re.compile(
    rf"^\W*(?:out\s+of|of|among(?:st)?|from)\s+(?:the|these|those|all|our|its|their|\d+|{SPELLED})\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:^|[,;:–—]|\band|\bbut|\bwhile|\bthough|\balthough)\s*$", re.IGNORECASE)
_DONE_IN = re.compile(
    rf"\b(?:{DID}|good|absent|present|missing)\s+(?:[\w'’-]+\s+){{0,3}}?(?:in|by|for|with|at|on)\s+$", re.IGNORECASE
)
_ALL_BUT = re.compile(r"\b(?:all|every|each|none|no)\b[^.,;]*\bbut\s+$", re.IGNORECASE)
_IN_THEM = re.compile(r"(?:^|[,;:–—.]|\band|\bbut)\s*in\s+$", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(r"\s*,?\s*(?:the|it|they|there|this|he|she|no|nobody|nothing|neither|we|an?)\b")
_DID_SO = re.compile(rf"(?:,|\band)\s+{DID}\s+$")
# "31 referrals came from health, 112 from schools": a name and a number, the verb left out.
_NAMED = re.compile(r"(?:,|;|\band)\s+(?:the\s+)?(?P<name>[\w'’&-]+(?:\s+[\w'’&-]+){0,3})\s+$", re.IGNORECASE)
_OF_THIS_PAPER = re.compile(
    r"[^.;]{0,40}\b(?:reported|described|set\s+out|listed|shown|summarised|covered|given)\s+(?:here|below|above|next|in)\b"
)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;)]|(?:and|but)\b)")


def is_part(sentence: Sentence, index: int, *, whole: float | None, listed: bool, told: bool) -> bool:
    """Whether a bare number tells how many of those spoken of did or were something.

    `whole` is how many there are, where that has been said; `listed` that the figure before in the sentence is a
    count; `told` that a sentence stands before, whose subject this one may go on with."""
    number = sentence.numbers[index]
    if number.value < 2 or number.value != int(number.value) or (whole is not None and number.value > whole):
        return False
    before, after = sentence.plain[: number.start], sentence.plain[number.end :]
    if _ALL_BUT.search(before):
        return False
    if _DONE_IN.search(before) and _CLAUSE_ENDS.match(after):
        return whole is not None or listed or (number.spelled and number.qualifier.lower() in ("only", "just"))
    if _IN_THEM.search(before) and _OTHER_SUBJECT.match(after):
        return whole is not None or listed
    if listed and _CLAUSE_ENDS.match(after) and (_DID_SO.search(before) or _is_named_shortly(before)):
        return True
    if not _DID.match(after) or _counts_things(after) or _OF_THIS_PAPER.match(after):
        return False
    if not _CLAUSE.search(before):
        return _WHOLE_FIRST.match(before) is not None
    if listed or _WHOLE_FIRST.match(before):
        return True
    told = told or sentence.context.role == "statement"
    return (told or whole is not None or bool(before.strip())) and _HAVE.match(after) is not None


def is_of_structure(sentence: Sentence, index: int) -> bool:
    """Whether a word for a number tells some of what only says how something is built: "four levels; two are new"."""
    number = sentence.numbers[index]
    if not index or not number.spelled or number.denominator:
        return False
    before = sentence.plain[sentence.numbers[index - 1].end : number.start]
    return singular_head(noun_phrase(before)) in STRUCTURE - WORKED_OFF and not noun_phrase(sentence.after(index))


def _is_named_shortly(before: str) -> bool:
    named = _NAMED.search(before)
    return named is not None and PHRASE_END.isdisjoint(named["name"].lower().split())


def _counts_things(after: str) -> bool:
    """Whether what looks like a verb belongs to a noun: "trained staff", "closed cases"."""
    words = noun_phrase(after).lower().split()
    return len(words) > 1 and (not PEOPLE_AND_CASES.isdisjoint(words) or words[-1] in ORGANISATIONS)
