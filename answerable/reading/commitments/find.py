"""Find the promises of a passage: each with what, who, when and to which meeting."""

import re
from dataclasses import replace
from datetime import date

from answerable.reading.blocks import Line, Passage
from answerable.reading.commitments.future import asked_of, asked_words, future_words, last_future_words
from answerable.reading.commitments.kinds import kind_of, kind_of_order
from answerable.reading.commitments.moods import When, is_promised
from answerable.reading.commitments.phrases import meeting_of, what_of, who_of
from answerable.reading.dates import Found, find_dates
from answerable.reading.marks import marks, may_match, needs
from answerable.reading.proposal import Commitment, Due
from answerable.reading.sentences import split_sentences

_PLEDGED = re.compile(
    r"\b(?:(?:is|are)\s+committed|(?:has|have)\s+(?:also\s+)?(?:committed|undertaken|pledged|agreed))\s+to\s+(?!the\b|be\b|an?\b)\w+",
    re.IGNORECASE,
)
_SLIPPED = re.compile(
    r"(\b(?:slipped|moved|delayed|put\s+back|postponed|rescheduled|extended|changed|deferred)\s+)from\s+[^.;,]{3,25}?\s+(?=to\b|until\b)",
    re.IGNORECASE,
)
_MAY_PLEDGE = needs("committed undertaken pledged agreed", "to")
_MAY_SLIP = needs("slipped moved delayed put postponed rescheduled extended changed deferred", "from")
_NEXT_STEPS = re.compile(
    r"\bnext\s+steps?\b|\bdo\s+next\b|\bhappens?\s+next\b|\bcoming\s+up\b|\blooking\s+(?:ahead|forward)\b|\bforward\s+(?:plan|look)\b"
    r"|\b(?:actions?|commitments|promises|undertakings)\s+(?:agreed|made|arising|from)\b|\bwhat\s+(?:we|is)\s+(?:will|shall|plan|going)\b|^\W*[\d.]*\s*(?:agreed\s+)?actions$",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(r"\W*(?:next\s+steps?|(?:agreed\s+)?actions?)\s*:", re.IGNORECASE)
_AGREED = re.compile(
    r"\b(?:agreed|undertaken|undertook|promised|pledged|resolved|decided|committed|asked)\b[^.]*:$", re.IGNORECASE
)
_OF_IT = re.compile(r"['’]s?\b")
_EACH = re.compile(r"\b(?:each|every)\s+$", re.IGNORECASE)
_THIS = re.compile(r"(?:the\s+)?(?:this|current)\s+(?!month\b|week\b)", re.IGNORECASE)
_QUOTATION = re.compile(r"[“\"][^”\"]{12,}[”\"]|(?<!\w)[‘'][^’']{12,}[’'](?!\w)")
_BREAK = re.compile(r"(?:;|\.|:|\s[–—])\s")
_CLAUSE = re.compile(
    r";\s|\s[–—]\s|:\s|,\s+(?:and|but|so|while|which|with|as\s+well\s+as)\b|,\s|\band\b(?=(?:\s+[\w'’-]+){1,8}?\s+(?:will|is\s+to|are\s+to|shall)\b)"
    r"|\bwith\b|\band\b(?=\s+(?:be\s+)?\w+(?:ed)\b)",
    re.IGNORECASE,
)
# How soon something is always to be done is a standard: "within 15 working days", "once in three months".
_TIMESCALE = re.compile(r"(?:with)?in\s+(?!the\s+next)\S+\s+(?:\w+\s+)?(?:day|week|month|year)s?$", re.IGNORECASE)
_STANDARD = re.compile(
    r"\b(?:should|must|ha(?:s|ve|d)\s+to|needs?\s+to|(?:is|are)\s+(?:required|to\s+be)|requires|expected|every|each|all|any|once)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\W*(?:(?:at\s+least|all|over|more\s+than)\s+)?\d[\d,.]*\s*(?:%|per\s*cent|\w+)", re.IGNORECASE)
# What a committee is asked to decide is not promised yet.
_RECOMMENDS = re.compile(r"^\W*[\d.]*\s*(?:recommendations?|decisions?)\b", re.IGNORECASE)
_AGREE = re.compile(r"\W*(?:\w\)?\s+)?(?:agrees?|notes?|approves?|endorses?|that)\b", re.IGNORECASE)
_INVITES = re.compile(r"\W*invit", re.IGNORECASE)  # to a meeting, where somebody else will speak
_SOON = 215  # days within which a date without its year is taken to be the coming one
_DEADLINE = re.compile(
    r"\b(?:by|before|no\s+later\s+than|until|from|at|to|for)\s+(?:(?:the|its|our|their|end|board['’]s|[\w'’-]+['’]s)\s+)*$",
    re.IGNORECASE,
)


def find_commitments(passage: Passage, *, written: date | None) -> list[Commitment]:
    """The promises of a passage that name a date, a meeting or an event, and undated ones that are pledged in so many
    words; in order, one for each thing promised. What happened on a date is no promise."""
    written = written or _reported(passage)
    found: list[Commitment] = []
    earlier, listed = "", bool(passage.section and _NEXT_STEPS.search(passage.section))
    for line in passage.lines:
        if line.kind == "heading":
            listed = bool(_NEXT_STEPS.search(line.text))
        elif line.kind != "item" and line.text.endswith(":"):
            listed = listed or _introduces(line.text)
        # What is listed as to be done is worded like an action: "train every chair by 17 December".
        ordered = replace(passage, role="action") if listed and line.kind == "item" else passage
        if passage.section and _RECOMMENDS.search(passage.section) and _AGREE.match(line.text):
            continue
        for text in split_sentences(line.text):
            role = replace(passage, role="action") if _NEXT_LABEL.match(text) else ordered
            found += _promises(role, line, text, earlier, written)
            earlier = text
    return merge_within(found)


def _reported(passage: Passage) -> date | None:
    """When the words of a progress column were written, if the document has no date: in the month it names, or at the
    end of its quarter or year."""
    dues = [found.due for found in find_dates(passage.period or "", written=None) if found.due.from_]
    if not dues:
        return None
    day = dues[-1].from_ if dues[-1].precision in ("day", "month", "meeting") else dues[-1].to
    return date.fromisoformat(day) if day else None


def _introduces(text: str) -> bool:
    """Whether a line promises what is listed under it: "The partners have agreed to:"."""
    last = split_sentences(text)[-1]
    return future_words(last) is not None or _AGREED.search(last) is not None


def merge_within(found: list[Commitment]) -> list[Commitment]:
    """Each promise once: the same words with the same date again are a repeat."""
    once: dict[object, Commitment] = {}
    for commitment in found:
        due = commitment.due
        once.setdefault((commitment.what.lower(), due and (due.from_, due.to, due.words)), commitment)
    return list(once.values())


def _cites(text: str, found: Found, written: date | None) -> bool:
    """Whether a date is the year of something published, in brackets after its title: "the research review (2011)"."""
    bracketed = text[: found.start].endswith("(") and text[found.end :].startswith(")")
    return bracketed and found.due.words.isdecimal() and written is not None and int(found.due.words) < written.year


def _is_owner(text: str, found: Found) -> bool:
    """Whether a year only names whose plan it is: "next year's plan"."""
    return found.due.precision in ("year", "financial_year") and _OF_IT.match(text, found.end) is not None


def _promises(passage: Passage, line: Line, text: str, earlier: str, written: date | None) -> list[Commitment]:
    there = marks(text)
    if may_match(_MAY_SLIP, there):
        text = _SLIPPED.sub(lambda m: m[1] + " " * (len(m.group()) - len(m[1])), text)
    dates = [
        d
        for d in find_dates(text, written=written)
        if not (
            _THIS.match(d.due.words) or _EACH.search(text, 0, d.start) or _cites(text, d, written) or _is_owner(text, d)
        )
    ]
    if (
        dates
        and text.rstrip().endswith(":")
        and (last := last_future_words(text))
        and not text[last.end() :].strip(" :")
    ):
        return []  # what is promised stands in the list below
    told = _unquoted(text) if dates else text
    dates = [d for d in dates if told[d.start] != "_"]
    ends = [0, *(d.end for d in dates)]
    promised = [d for d, end in zip(dates, ends, strict=False) if _is_promise(passage, told, d, end, written)]
    if len(promised) > 1:
        promised = [d for d in promised if d.due.from_] or promised[:1]
    made: list[Commitment] = []
    for index, found in enumerate(promised):
        start = promised[index - 1].end if index else 0
        end = promised[index + 1].start if index + 1 < len(promised) else len(text)
        commitment = _commitment(passage, line, text, (start, end), found, earlier)
        if made and commitment.what.lower() in ("", "and", "or", "then"):
            commitment = replace(commitment, what=made[-1].what, kind=made[-1].kind, who=made[-1].who)
        made.append(commitment)
    if made or passage.role == "action" or "#digit" in there or not may_match(_MAY_PLEDGE, there):
        return made
    if _PLEDGED.search(text):
        made.append(_commitment(passage, line, text, (0, len(text)), None, earlier))
    return made


def _unquoted(text: str) -> str:
    """The sentence with its quotations blanked: what somebody is quoted as saying is not promised here."""
    return _QUOTATION.sub(lambda m: "_" * len(m.group()), text)


def _is_promise(passage: Passage, text: str, found: Found, after_date: int, written: date | None) -> bool:
    due = found.due
    if due.precision == "event":
        return future_words(text) is not None and is_promised(text, found, 0, When(), after_date=0)
    clause = _clause_start(text, found)
    if _TIMESCALE.match(due.words) and _STANDARD.search(text, clause, found.start):
        return False
    if is_promised(text, found, clause, _when(due, written), after_date=after_date):
        return True
    if passage.role == "action":
        if due.precision in ("quarter", "financial_year") and re.search(r"\bfor\s+$", text[: found.start]):
            return False  # "the figures for quarter 1", "the budget for 2020/21"
        if _TARGET.match(text) and future_words(text) is None:
            return False  # the measure of success: "450 assessments registered by March 2016"
        if due.precision == "meeting" and _INVITES.match(text):
            return False
        return _DEADLINE.search(text[: found.start]) is not None and due.precision not in ("year", "event")
    return False


def _when(due: Due, written: date | None) -> When:
    if written is None:
        return When(soon=True, unknown=True)
    if due.year_inferred:
        return When(soon=_days_ahead(due.to, written) > 0 and _days_ahead(due.from_, written) < _SOON)
    exact = due.precision not in ("year", "financial_year", "open")
    return When(to_come=exact and _days_ahead(due.from_, written) > 0, gone=_days_ahead(due.to, written) < 0)


def _days_ahead(day: str | None, written: date | None) -> int:
    """How many days a day lies after the day of writing; 0 where either is not known."""
    return (date.fromisoformat(day) - written).days if day and written else 0


def _clause_start(text: str, found: Found) -> int:
    """Where the clause of a date starts: after the last break that leaves a telling word in it. A label right before
    the date belongs to it: "Target date: March 2015"."""
    start = 0
    for cut in _BREAK.finditer(text, 0, found.start):
        if cut.group()[0] in ";." or text[cut.end() : found.start].strip():
            start = cut.end()
    return start


def _commitment(
    passage: Passage,
    line: Line,
    text: str,
    stretch: tuple[int, int],
    found: Found | None,
    earlier: str,
) -> Commitment:
    start, end = stretch
    clause_start = max(start, _clause_start(text, found)) if found else start
    clause = _own_words(text, (clause_start, end), found)
    head = text[clause_start : found.start] if found else text
    promise = last_future_words(head) or asked_words(head) or future_words(text[clause_start:])
    words = promise.group() if promise else ""
    rest = _cut(text[clause_start + promise.end() : end]) if promise else ""
    subject = _without(text[clause_start : clause_start + promise.start()], found) if promise else ""
    if start and not subject.strip(" ,"):
        subject = text[:start]
    who = who_of(asked_of(head) or subject, rest)
    kind = kind_of(words, rest if promise else clause, clause)
    if promise is None and passage.role == "action":
        kind = kind_of_order(text[: found.start] if found else text)
    return Commitment(
        what=what_of(clause, earlier),
        action=passage.action,
        section=passage.section,
        kind=kind,
        who=who or (passage.agency if re.search(r"\bwe\b", clause, re.IGNORECASE) else None),
        due=found.due if found else None,
        meeting=meeting_of(text, found, who) if found else None,
        source=line.source,
    )


def _cut(tail: str) -> str:
    """The words after a date or a verb up to the next clause; conditions stay."""
    end = re.search(r";|\.\s|\s[–—]\s|,\s+(?!subject|if|provided|depending|pending|once|when|unless|by|in|on)", tail)
    return tail[: end.start()] if end else tail


def _last_break(head: str) -> int:
    """Where the promise's own clause starts in the words before its date: after ", and", while it keeps its verb."""
    promise = last_future_words(head)
    before = head[: promise.start()] if promise else head
    if promise is None and (told := re.search(r"\b(?:was|were|has|have|had)\b.*\band\s+(?=\w+\s+\w+)", before)):
        return told.end()
    breaks = list(re.finditer(r",\s+(?:and|but|so)\s+(?=\w+\s+\w+)", before))
    if not breaks and re.search(r"\b(?:was|were|has|have|had)\b", before):
        breaks = list(re.finditer(r"\s+(?:and|but)\s+(?=(?:[\w'’-]+\s+){1,5}$)", before))
    return breaks[-1].end() if breaks else 0


def _without(subject: str, found: Found | None) -> str:
    """A subject without the date that opens it: "In January 2013 the colleges" is "the colleges"."""
    if found is None or found.due.words not in subject:
        return subject
    return subject.split(found.due.words, 1)[1].lstrip(" ,")


def _own_words(text: str, stretch: tuple[int, int], found: Found | None) -> str:
    """The words of one promise: its stretch of the sentence without its date, cut where the next promise starts."""
    start, end = stretch
    if found is None:
        return text[start:end]
    head, tail = text[start : found.start], text[found.end : end]
    if end < len(text):
        cuts = list(_CLAUSE.finditer(tail))
        tail = tail[: cuts[-1].start()] if cuts else ("" if head.strip(" ,") else tail)
    elif head.strip(" ,"):
        tail = _cut(tail)
    head = head[_last_break(head) :]
    if (
        start
        and (cut := re.match(r"[^.;]{0,30}?(?:,\s+(?:and\s+)?|\band\s+|\bwith\s+|;\s)", head))
        and len(head) - cut.end() > 8
    ):
        head = head[cut.end() :]
    return f"{head} \x00 {tail}"
