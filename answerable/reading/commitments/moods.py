"""Whether a date in a sentence is promised or past, told by the words about it."""

import re
from dataclasses import dataclass

from answerable.reading.commitments.future import DONE_WORDS, asked_words, futures
from answerable.reading.dates import Found

_REST = re.compile(
    r"(?:^|[.,;:–—(-]\s*|\b(?:and|but|with|while)\s+)(?:the\s+|an?\s+|(?:its|our|their)\s+)?(?:\w+\s+)?"
    r"(?:others?|rest|remaining|remainder|balance|outstanding|second|third|fourth|final|last(?!\s+\w+ed\b)|further|follow-up|next)\b(?P<rest>[^.;]*)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:(by|no\s+later\s+than|not\s+later\s+than)|before)\s+(?:(?:the|its|our|end|of)\s+)*$", re.IGNORECASE
)
# "Board manager to write to schools by 28 November", in the manner of minutes.
_ORDER = re.compile(
    r"^\W*(?:(?:action|agreed|decision|resolved)\s*\d*\s*:\s*)?(?:[\w&/'’-]+\s+){1,7}?to\s+(?!the\b|an?\b|our\b|its\b|\w+s\b)[a-z]+\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|able|due|access|according|\w+ed)\b", re.IGNORECASE
)
_NO_DEADLINE = re.compile(r"\b(?:until|to|till|of|since)\s+(?:the\s+)?$", re.IGNORECASE)
# The head of a paper: what it is, for whom and of which day.
_MASTHEAD = re.compile(
    r"^\W*(?:paper|report|briefing|note|update|minutes|agenda|item|presentation|submission|prepared|version)\b[^.;:]*,\s*$"
    r"|\b(?:Board|Committee|Panel|Executive|Council|Cabinet|Group|Partnership|Forum|Commission)\s*,\s*$",
    re.IGNORECASE,
)
_PAST_PLAN = re.compile(
    r"\b(?P<plan>(?:was|were|had\s+been|originally|initially|previously|first|should\s+have|would\s+have)\s+(?:\w+ly\s+)?(?:due|planned|scheduled|expected|to|to\s+be|been|set)\b)"
    r"[^,;.]{0,40}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|has|have|had|did|began|took|met|went|saw|gave|came|brought|kept|fell|rose|grew|sent|got|drew|spoke|stood|taught|won|felt|knew|sat|led|ran|found|became|held|wrote|made|told|"
    r"is\s+(?:complete|now\s+complete)|are\s+complete|launched|commenced|completed|concluded|started)\b",
    re.IGNORECASE,
)
_ED = re.compile(r"(?<![\w-])(\w+)\s+(\w+ed)\b", re.IGNORECASE)
_BESIDE = re.compile(
    rf"\b(?:{DONE_WORDS})\s+(?:(?:back|again|out|off|up|over|\w+ly)\s+)?(?:in|on|at|during|from|since|by|between)\s+(?:the\s+)?$",
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
    (
        "wanted",
        "awaited",
        "sought",
        "expected",
        "planned",
        "scheduled",
        "required",
        "needed",
        "proposed",
        "anticipated",
        "prepared",
    )
)
_NEXT = re.compile(
    r"\W*next\s+(?:[\w-]+\s+){1,4}[:–-]?\s*|\W*(?:new|revised)\s+(?:[\w-]+\s+){1,4}is\s+(?:on\s+)?|\W*(?:first|second|final)\s+[\w-]+:\s*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\W*(?:[\w’'-]+\s+){0,3}$")
_OF = re.compile(r"\b(?:of|since|for|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<!\bwill\s)(?<!\bto\s)\b(?:reports?|plans?|strategy|strategies|reviews?|survey|census|act|guidance|framework|returns?|data|figures?|budget|edition|"
    r"programme|inspection|audit|year|together)\s*(?:for\s+(?:the\s+)?|of\s+(?:the\s+)?|from\s+|in\s+|,\s*|\()?$",
    re.IGNORECASE,
)


_WHO = re.compile(r"\b(?:children|pupils|people|those|anyone|babies|families)\s+who\s+$", re.IGNORECASE)
_NOW_SET = re.compile(
    r",?\s+(?:has|have)\s+(?:now\s+)?been\s+(?:set|agreed|fixed|arranged|booked|offered|given)\b", re.IGNORECASE
)
_NO_PROMISE = re.compile(
    # Where the paper itself goes is on its cover; it promises nothing.
    r"^\W*this\s+(?:report|paper|document|update|version)\s+(?:(?:also|now|first|then)\s+)?(?:goes|comes|is\s+(?:for|going)|will\s+(?:go|come)|"
    r"(?:will|is\s+(?:due\s+)?to)\s+be\s+(?:presented|considered|discussed|taken|put|submitted|received|published|sent))\b"
    r"|^\W*(?:agenda|minutes|date)\s+(?:for|of)\s+(?:the\s+)?(?:meeting\b|$)"
    # What will come of itself is foreseen, and a law is not the board's to promise.
    r"|^\W*(?:if\s+nothing|at\s+(?:this|the\s+(?:current|present))\s+(?:rate|pace)|on\s+current\s+trends?)\b"
    # A target is a figure, and what a report covers is its subject.
    r"|\btarget\s+(?:for|of\s+\d[\d.,]*\s?(?:%|per\s+cent|\w+)?\s+(?:by|for))\s+(?:the\s+end\s+of\s+)?$"
    r"|\b(?:cover(?:s|ing)?(?!\s+(?:is|are|will|to|was|has)\b)|spans?|relates?\s+to)\s+(?:the\s+)?(?:\w+\s+){0,4}$"
    r"|\b(?:original|previous|old)\s+(?:\w+\s+)?(?:date|deadline)\s*(?:was|of|:)?\s*$"
    # How long something lasts, and since when it has been in place.
    r"|\b(?:lasts?|runs|(?:contract|funding|lease|licence)\b[^.;]*\bextended)\s+(?:until|till|to)\s+$"
    r"|(?<!\bits\s)(?<!\btheir\s)\b(?:figures|data|statistics)\s+(?:for|of|from)\s+(?:the\s+)?$"
    r"|\b(?:act|bill|regulations?|law|legislation|duty)\b[^.;]*\bcomes?\s+into\b",
    re.IGNORECASE,
)
_MIGHT = re.compile(r"\W*if\b[^.;]*\b(?:could|might|may)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:could|might|may)\b")
_IN_PLACE = re.compile(r"\W*(?:in\s+(?:place|post|force)|(?:\w+\s+){0,2}in\s+use)\s+(?:from|since)\s+", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|but)\s")
# With a day long past: "will use the March figures", "will look at the cases of March".
_GONE = re.compile(r"\b(?:for|of|from|since)\s+(?:the\s+)?$", re.IGNORECASE)
_LAST_PART = re.compile(r"[,;:.–—]|\bfor\b|\band\b", re.IGNORECASE)
_ROSE = re.compile(r"\b(?:fell|rose|grew|fallen|risen|grown|seen|done|was|were|had)\b", re.IGNORECASE)
_TOLD_ON = re.compile(r",\s+(?:has|have|was|were|is|are)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\W*(?:\w+\s+)?(?:interviews?|conference|(?:re-?)?launch|workshops?|hearing|inquest|trial|visits?|(?:re-?)?audit|pilot|roll-?out|"
    r"go-live|publication|sign-off|evaluation|survey|briefings?|event|clos(?:es|ing(?:\s+date)?))\s+(?:(?:on|in|from)\s+)?$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|provided)\b", re.IGNORECASE)
_NOUN = re.compile(r"\s+[a-z]")
_DO = re.compile(
    r"\W*(?:revisit|review(?:\s+again)?|report\s+back|repeat|re-?audit|re-?test|complete|launch|check|finish|publish|decide|close|start|begin)\b",
    re.IGNORECASE,
)
_IN_TIME = re.compile(r"(?:with)?in\s", re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """How a date lies to the day of writing: written out and still `to_come`, without its year but perhaps `soon`, or
    `gone`; `unknown` where the day of writing is."""

    to_come: bool = False
    soon: bool = False
    gone: bool = False
    unknown: bool = False


def is_promised(text: str, date: Found, clause: int, when: When, *, after_date: int) -> bool:
    """Whether the date is one that something is promised for.

    The nearest telling words before it in its clause (which starts at `clause`) decide; where the date opens the
    clause, the first ones after it. Where nothing tells of the past since the date before (which ends at
    `after_date`), a date to come is promised too: "training follows in July". So is what somebody was asked or has
    undertaken to do by such a date, or by one without its year that may come soon."""
    before, after = text[clause : date.start], text[date.end :]
    if (
        _is_named(before, after, date, when)
        or _MIGHT.match(text, clause)
        or (after_date and _IF.search(text, after_date, date.start))
    ):
        return False
    telling = list(futures(before))
    past_plan = _PAST_PLAN.search(before)
    if past_plan and not any(future.start() >= past_plan.end("plan") for future in telling):
        return False
    if date.due.year_inferred and _IN_PLACE.fullmatch(before):
        return False  # "In place from 13 June." tells how it stands
    if telling:
        of_somebody = _WHO.search(before[: telling[-1].start()])
        return not of_somebody and (when.to_come or not _tells_past_after(before, telling[-1].end()))
    since = text[max(clause, after_date) : date.start]
    last = _AND.split(since)[-1]
    enough = len(since.split()) > 2 or _DO.match(before)
    if when.to_come and enough and not (_tells_past(last) or _MAY.search(last)) and not since.endswith("of "):
        return not _MASTHEAD.search(before)
    if _NEXT.fullmatch(since):
        return True
    if (when.to_come or when.soon) and _is_asked(before, after, date, when):
        return True
    if _PAST.search(before) or _BESIDE.search(before):
        return False
    if _OPENS.match(before) and (not _OF.search(before) or re.fullmatch(r"\W*from\s+", before, re.IGNORECASE)):
        future = next(futures(text, date.end), None)
        if future:
            return not _tells_past(text[date.end : future.start()])
    return False


def _is_named(before: str, after: str, date: Found, when: When) -> bool:
    """Whether the date only names or dates something: a document, a law, what is past."""
    if _is_title(before, after, date) or _NO_PROMISE.search(before):
        return True
    past = _GONE.search(before) or _TOLD_ON.match(after) or (before.endswith("the ") and _NOUN.match(after))
    return bool(when.gone and past)


def _tells_past_after(before: str, end: int) -> bool:
    """Whether the words after the promising ones tell of the past: "will look at what was found in March"."""
    beside = _BESIDE.search(before)
    return bool(_PAST.search(before, end) or (beside and beside.start() >= end))


def _is_asked(before: str, after: str, date: Found, when: When) -> bool:
    """Whether somebody was asked or has undertaken to do something by the date, or the rest of what was done is left
    for it: "have been asked to reply by 13 February", "the others in May"."""
    to_come = when.to_come
    to_a_meeting = date.due.precision == "meeting" and asked_words(before)
    if (_NO_DEADLINE.search(before) and not to_a_meeting) or (not to_come and _PAST.search(after)):
        return False
    if to_come and (before.endswith("from ") or _NOW_SET.match(after)):
        return True
    deadline = _BY.search(before) or before.endswith("from ") or _IN_TIME.match(date.due.words)
    if asked := asked_words(before):
        told = re.search(r"\b(?:to\s+[a-z]+|would)\b", before[asked.start() :])
        return bool(to_come or deadline or told or date.due.precision == "meeting")
    if rest := _REST.search(before):
        return not _tells_past(rest["rest"]) and bool(to_come or deadline or len(rest["rest"].split()) < 4)
    if (by := _BY.search(before)) and (to_come or (by[1] and _is_left(_LAST_PART.split(before)[-1]))):
        return True
    if _OCCASION.match(before) or (before.lower() in ("by ", "from ") and after.startswith(":")):
        return not _PAST.search(after)
    if order := _ORDER.search(before):
        fixed = deadline or to_come or when.unknown or date.due.year_inferred or date.due.precision == "meeting"
        return bool(fixed) and not (_FINITE.search(order.group()) or _PAST.search(order.group()))
    return False


def _is_left(part: str) -> bool:
    """Whether the last part of a clause before "by" and a day names something still to be done: "comments by"."""
    return len(part.split()) > 1 and not _tells_past(part) and not _ROSE.search(part)


def _is_title(before: str, after: str, date: Found) -> bool:
    """A year that names a document or its data is no promise: "the Annual Report for 2013", "the 2025 plan"."""
    named = date.due.precision in ("year", "financial_year") and (
        _TITLE.search(before)
        or re.search(r"\bof\s+$", before)
        or (before.lower().endswith("the ") and re.match(r"\s+[a-z]", after))
    )
    return bool(named or re.search(r"\bsince\s+(?:the\s+)?$", before, re.IGNORECASE))


def _tells_past(words: str) -> bool:
    if _PAST.search(words):
        return True
    return any(
        found[1].lower() not in _DETERMINERS and found[2].lower() not in _STILL_TO_COME for found in _ED.finditer(words)
    )
