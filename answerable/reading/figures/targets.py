"""Numbers that are wished for: targets, minimums, places promised, and indicators that have no value yet."""

import re

from answerable.reading.figures.drafts import Draft
from answerable.reading.figures.nouns import noun_phrase
from answerable.reading.figures.sentence import Sentence
from answerable.reading.figures.words import IRREGULAR, ORGANISATIONS, PEOPLE_AND_CASES, TO_BE, table
from answerable.reading.proposal import Measure

_TARGET_BEFORE = re.compile(
    r"\b(?:targets?|goals?|ambition|benchmark|expected\s+(?:level|standard)|standards?(?=\s+(?:is|was|of)\s)|trajectory|aspiration)\b"
    r"(?:\s+(?:rate|level|figure|number|time))?(?:\s+(?:for|in)\b[^.;]{0,50}?)?\s*(?:of|is|was|are|at|to\s+be|set\s+at|set|[:=(–-])*\s*"
    r"(?:a\s+)?$",
    re.IGNORECASE,
)
_RULE_BEFORE = re.compile(
    r"\b(?:KPI|target|standard|expectation|requirement|aim|ambition|goal|trajectory|intention)\b[^.;,]{0,40}?\s"
    r"(?:is|was|being)\s+(?:that|for|to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_TARGET_AFTER = re.compile(
    r"\s*\(\s*(?:the\s+|our\s+)?target\s*\)|\s*or\s+(?:better|above|higher)\b|\s*(?:being|as)\s+(?:the|a|our)\s+target\b|\s+target\b(?!\W*(?:of|is|was|\d))",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:committed\s+to|commitment\s+to|aims?\s+(?:to|for)|aiming\s+(?:to|for)|plans?\s+to|planned|intends?\s+to|intention|"
    rf"will|shall|would(?!\s+have)|expects?|expected\s+to|should(?!\s+have)|must|needs?\s+to|required\s+to|{TO_BE}|in\s+order\s+to|so\s+that|capacity\s+for|wants?\s+to)\b"
    r"(?P<between>[^.;]*)$",
    re.IGNORECASE,
)
_WISHED_AFTER = re.compile(
    r"\s*(?:[\w&'’/-]+\s+){0,5}?"
    rf"(?:will|shall|are\s+to|is\s+to|{TO_BE}|are\s+planned|are\s+due|should(?!\s+have)|must)\b",
    re.IGNORECASE,
)
_BE_DONE = re.compile(rf"\b(?:[a-z]{{2,}}ed|{IRREGULAR})\b")
_DONE_FIRST = re.compile(
    rf"\W*(?:[\w'’-]+\s+){{0,4}}?(?:[a-z]{{2,}}ed|{IRREGULAR})\s+(?:in|by|with|for|at|to|on)\s*$", re.IGNORECASE
)
_DO_NEXT = re.compile(
    r"\s*(?:[\w'’-]+\s+){1,3}?(?:attend|use|take|complete|receive|report|say|know|feel|join|have|are|return|meet|show)\b"
)
_OWN_CLAUSE = re.compile(r"(?:[,;]|\band|\bbut)\s*$", re.IGNORECASE)
_NOW_SO = re.compile(r"\s*(?:[\w&'’/-]+\s+){0,4}?(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_PAST_BETWEEN = re.compile(r"\b(?:was|were|have|has|had)\b", re.IGNORECASE)
_DELIVERS = re.compile(
    r"\b(?:deliver|train|provid|support|recruit|offer|run|reach|increas|reduc|achiev|ensur|rais|improv|complet|attend|maintain|"
    r"engag|extend|roll|ris|fall|drop|grow|start|open|hold|mak|send|visit|see)(?:e|ing|s|es)?\b[^.;]*$",
    re.IGNORECASE,
)
_PLACES = frozenset(("places", "place", "spaces", "space", "courses", "course", "sessions", "session"))
PLANNED = re.compile(r"^(?:%|percentage|proportion|number|numbers|rate|no\.)\s+(?:of|and)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"(?<!that )(?<!who )(?<!which )\b(?:is|are|was|were|has|have|had|will|remains?|remained|increased|reduced|"
    r"decreased|rose|fell|improved|continues?|shows?|stood)\b",
    re.IGNORECASE,
)


def is_target(sentence: Sentence, index: int) -> bool:
    """Whether the number is a target: so called, wished for in running text, or set by an action's own wording."""
    number = sentence.numbers[index]
    before, after = sentence.plain[: number.start], sentence.after(index)
    if _TARGET_BEFORE.search(before) or _TARGET_AFTER.match(after) or _RULE_BEFORE.search(before):
        return True
    if sentence.context.role == "action":
        if number.unit and re.match(r"\s*or\s+(?:less|fewer|lower|below|under|more|over)\b", after):
            return True
        wished = _DELIVERS.search(before) or _is_success(sentence, index)
        return bool(wished) and _is_wishable(sentence, index)
    return is_wish(sentence, index) and not number.spelled and _is_wishable(sentence, index)


_ONLY_TARGET = table(
    "will reached hit achieved year being again the a own our its their this that these those it is was were are be "
    "been of at for to set by with and but still "
    "not yet well just far below above under over short off on against target targets standard standards goal ambition "
    "expected level national local agreed board board's partnership partnership's falls fell fall remains remain "
    "performance figure rate met missed"
)


def completes(sentence: Sentence, drafts: list[Draft], last: Measure) -> bool:
    """Whether the sentence says no more than the target of the figure before it: "The target is 95%."."""
    if len(drafts) != 1 or drafts[0].kind != "target" or drafts[0].values or last.target is not None or not last.values:
        return False
    number = sentence.numbers[drafts[0].indexes[0]]
    words = re.findall(r"[\w'’-]+", (sentence.plain[: number.start] + sentence.plain[number.end :]).lower())
    return number.unit in (last.unit, "") and _ONLY_TARGET.issuperset(
        word for word in words if not word.endswith(("'s", "’s"))
    )


def is_standard_time(sentence: Sentence, draft: Draft) -> bool:
    """Whether a target only says how soon something is to be done: "the standard is 15 working days"."""
    return draft.kind == "target" and not draft.values and sentence.numbers[draft.indexes[0]].unit in _TIME


_TIME = table("day days week weeks month months hour hours minute minutes")


def is_wish(sentence: Sentence, index: int) -> bool:
    """Whether the number stands in words about the future, and so is no level."""
    number = sentence.numbers[index]
    if _WISHED_AFTER.match(sentence.plain[number.end :]):
        return True
    wish = _WISHED.search(sentence.plain[: number.start])
    if wish is None or _PAST_BETWEEN.search(wish["between"]):
        return False
    return not (_OWN_CLAUSE.search(sentence.before(index)) and _NOW_SO.match(sentence.plain[number.end :]))


def _is_success(sentence: Sentence, index: int) -> bool:
    """Whether the line of a plan tells what will have been done: "95% of places filled"; "Found in 90% of reports"."""
    number = sentence.numbers[index]
    before, after = sentence.plain[: number.start], sentence.plain[number.end :]
    if _FINITE.search(before) or re.match(r"[^.;]*\b(?:was|were|had)\b", after):
        return False
    done = _BE_DONE.search(after) or _DO_NEXT.match(after)
    return (not before.strip() and done is not None) or _DONE_FIRST.match(before) is not None


def _is_wishable(sentence: Sentence, index: int) -> bool:
    number = sentence.numbers[index]
    if number.unit in ("%", "points") or number.denominator:
        return True
    phrase = {re.sub(r"['’]s$", "", word) for word in noun_phrase(sentence.plain[number.end :]).lower().split()}
    if sentence.context.role == "action":
        known = re.search(
            r"\b(?:all|the|these|those|both)\s+(?:the\s+)?$", sentence.plain[: number.start], re.IGNORECASE
        )
        return not known and bool(phrase & (PEOPLE_AND_CASES | ORGANISATIONS | _PLACES))
    return bool(phrase & (PEOPLE_AND_CASES | _PLACES))


def is_planned(sentence: Sentence) -> bool:
    """Whether the line names an indicator that has no value yet: "% of schools reporting that they are told"."""
    if sentence.numbers or not PLANNED.match(sentence.text) or len(sentence.text.split()) < 4:
        return False
    return sentence.text[0] == "%" or _FINITE.search(sentence.text) is None
