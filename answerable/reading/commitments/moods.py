"""Whether a date in a sentence is promised or past, told by the words about it."""

import re
from collections.abc import Iterator

from answerable.reading.dates import Found
from answerable.reading.figures.words import TO_BE, table
from answerable.reading.marks import matches_at, openings

_DONE_WORDS = (
    r"\w+ed|held|made|taken|undertaken|given|brought|sent|run|put|set|built|done|begun|shown|seen|led|written|drawn|met"
)
_FUTURE = re.compile(
    rf"\b(?:(?:will|shall|ll|would\s+then|going\s+to|(?:is|are|remains?)\s+to|{TO_BE}|(?:is|are|be|was\s+now|is\s+now|are\s+now|now)\s+(?:due|planned|"
    r"scheduled|expected|anticipated|proposed|intended)(?:\s+to|\s+for|\s+by)?|due(?=\s+(?:to|in|by|before|at|on|for|from|early|mid|late|end|\d))"
    r"(?:\s+to)?|(?:re-?)?scheduled(?:\s+for|\s+to)?|planned(?:\s+for|\s+to)|plans?\s+to|aims?\s+to|intends?\s+to|(?:is|are)\s+planning\s+to|"
    r"hopes?\s+to|needs?\s+to|must|expects?\s+to|on\s+(?:track|target|course|schedule)(?:\s+for|\s+to)?|set\s+for|booked\s+for|arranged\s+for|"
    r"fixed\s+for|diaried\s+for|(?:delayed|deferred|postponed|put\s+back|moved|slipped|extended|brought\s+forward)\s+(?:to|until|till)|"
    r"to\s+(?:follow|take\s+place|begin|start|commence|conclude)|meets\s+(?:next|again)|should|expects?(?=\s+(?:an?|the)\b)|"
    r"committed\s+to|agreed\s+to(?!\s+the)|ha(?:ve|s)\s+until|(?:is|are)\s+on(?!\s+[a-z])|target\s+date|deadline|completion\s+date|next\s+(?:[\w-]+\s+){1,4}?(?:is|takes\s+place|meets|in|on))"
    rf"(?:[\s:]+(?:now|also|then|next|only|again|be|been|being|have|take\s+place|\w+ly|{_DONE_WORDS}))*)\b",
    re.IGNORECASE,
)
# Every word that the words of a promise can begin with: trying them at every letter would take long.
_OPENS_FUTURE = table(
    "will shall ll would going is are remain remains to be was now due re rescheduled scheduled planned plan plans aim "
    "aims intend intends hope hopes need needs must expect expects on set booked arranged fixed diaried delayed "
    "deferred postponed put moved slipped extended brought meets should committed agreed have has target deadline "
    "completion next"
)
_PAST_PLAN = re.compile(
    r"\b(?:was|were|had\s+been|originally|should\s+have|would\s+have)\s+(?:\w+ly\s+)?(?:due|planned|scheduled|expected|to|to\s+be|been|set)\b"
    r"[^,;.]{0,40}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|has|have|had|did|began|took|met|went|saw|gave|came|led|ran|found|became|held|wrote|made|told|"
    r"is\s+(?:complete|now\s+complete)|are\s+complete|launched|commenced|completed|concluded|started)\b",
    re.IGNORECASE,
)
_ED = re.compile(r"(?<![\w-])(\w+)\s+(\w+ed)\b", re.IGNORECASE)
_BESIDE = re.compile(
    rf"\b(?:{_DONE_WORDS})\s+(?:(?:back|again|out|off|up|over|\w+ly)\s+)?(?:in|on|at|during|from|since|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DETERMINERS = frozenset(
    (
        "a",
        "an",
        "the",
        "all",
        "its",
        "our",
        "their",
        "new",
        "newly",
        "of",
        "with",
        "and",
        "more",
        "this",
        "these",
        "any",
        "any",
    )
)
_STILL_TO_COME = frozenset(
    ("expected", "planned", "scheduled", "required", "needed", "proposed", "anticipated", "prepared")
)
_NEXT = re.compile(r"\W*next\s+(?:[\w-]+\s+){1,4}[:–-]?\s*", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:[\w’'-]+\s+){0,3}$")
_OF = re.compile(r"\b(?:of|since|for|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:reports?|plans?|strategy|strategies|reviews?|survey|census|act|guidance|framework|returns?|data|figures?|budget|edition|"
    r"programme|inspection|audit|year|together)\s*(?:for\s+(?:the\s+)?|of\s+(?:the\s+)?|from\s+|in\s+|,\s*|\()?$",
    re.IGNORECASE,
)


def is_promised(text: str, date: Found, clause: int, *, to_come: bool, after_date: int) -> bool:
    """Whether the date is one that something is promised for.

    The nearest telling words before it in its clause (which starts at `clause`) decide; where the date opens the
    clause, the first ones after it. Where nothing tells of the past since the date before (which ends at
    `after_date`), a date `to_come` is promised too: "training follows in July"."""
    before = text[clause : date.start]
    if _is_title(before, text[date.end :], date) or _PAST_PLAN.search(before):
        return False
    futures = list(_futures(before))
    if futures:
        rest = before[futures[-1].end() :]
        beside = _BESIDE.search(before)
        return not _PAST.search(rest) and not (beside and beside.start() >= futures[-1].end())
    since = text[max(clause, after_date) : date.start]
    if to_come and len(since.split()) > 2 and not _tells_past(since) and not since.endswith("of "):
        return True
    if _NEXT.fullmatch(since):
        return True
    if _PAST.search(before) or _BESIDE.search(before):
        return False
    if _OPENS.match(before) and (not _OF.search(before) or re.fullmatch(r"\W*from\s+", before, re.IGNORECASE)):
        future = next(_futures(text, date.end), None)
        if future:
            return not _tells_past(text[date.end : future.start()])
    return False


def _is_title(before: str, after: str, date: Found) -> bool:
    """A year that names a document or its data is no promise: "the Annual Report for 2013", "the 2025 plan"."""
    named = date.due.precision in ("year", "financial_year") and (
        _TITLE.search(before)
        or re.search(r"\bof\s+$", before)
        or (before.endswith("the ") and re.match(r"\s+[a-z]", after))
    )
    return bool(named or re.search(r"\bsince\s+(?:the\s+)?$", before, re.IGNORECASE))


def _tells_past(words: str) -> bool:
    if _PAST.search(words):
        return True
    return any(
        found[1].lower() not in _DETERMINERS and found[2].lower() not in _STILL_TO_COME for found in _ED.finditer(words)
    )


def future_words(text: str) -> re.Match[str] | None:
    """The first words of a sentence that promise."""
    return next(_futures(text), None)


def last_future_words(text: str) -> re.Match[str] | None:
    """The last words of a stretch that promise."""
    return next(reversed(list(_futures(text))), None)


def _futures(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The words that promise from `start` on, in order."""
    return matches_at(_FUTURE, text, openings(text, _OPENS_FUTURE, start))
