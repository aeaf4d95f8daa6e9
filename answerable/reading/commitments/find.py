"""Find the promises of a passage: each with what, who, when and to which meeting."""

import re
from datetime import date

from answerable.reading.blocks import Line, Passage
from answerable.reading.commitments.kinds import kind_of
from answerable.reading.commitments.moods import future_words, has_finite_verb, is_promised, last_future_words
from answerable.reading.commitments.phrases import meeting_of, what_of, who_of
from answerable.reading.dates import Found, find_dates
from answerable.reading.proposal import Commitment
from answerable.reading.sentences import split_sentences

_PLEDGED = re.compile(
    r"\b(?:(?:is|are)\s+committed|(?:has|have)\s+(?:also\s+)?(?:committed|undertaken|pledged|agreed))\s+to\s+(?!the\b|be\b|an?\b)\w+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r";\s|\s[–—]\s|:\s|,\s+(?:and|but|so|while|which|with|as\s+well\s+as)\b|,\s|\band\b(?=(?:\s+[\w'’-]+){1,8}?\s+(?:will|is\s+to|are\s+to|shall)\b)"
    r"|\bwith\b|\band\b(?=\s+(?:be\s+)?\w+(?:ed)\b)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|before|no\s+later\s+than|until|from|at|to|for)\s+(?:(?:the|its|our|their|end|board['’]s|[\w'’-]+['’]s)\s+)*$",
    re.IGNORECASE,
)


def find_commitments(passage: Passage, *, written: date | None) -> list[Commitment]:
    """The promises of a passage that name a date, a meeting or an event, and undated ones that are pledged in so many
    words; in order, one for each thing promised. What happened on a date is no promise."""
    found: list[Commitment] = []
    for line in passage.lines:
        earlier = ""
        for text in split_sentences(line.text):
            found += _promises(passage, line, text, earlier, written)
            earlier = text
    return merge_within(found)


def merge_within(found: list[Commitment]) -> list[Commitment]:
    """Each promise once: the same words with the same date again are a repeat."""
    once: dict[object, Commitment] = {}
    for commitment in found:
        due = commitment.due
        once.setdefault((commitment.what.lower(), due and (due.from_, due.to, due.words)), commitment)
    return list(once.values())


def _promises(passage: Passage, line: Line, text: str, earlier: str, written: date | None) -> list[Commitment]:
    dates = [
        d
        for d in find_dates(text, written=written)
        if not re.match(r"(?:the\s+)?(?:this|current)\b", d.due.words, re.I)
    ]
    promised = [d for d in dates if _is_promise(passage, line, text, d, dates, written)]
    if len(promised) > 1:
        promised = [d for d in promised if d.due.precision != "event"] or promised[:1]
    made = []
    for index, found in enumerate(promised):
        start = promised[index - 1].end if index else 0
        end = promised[index + 1].start if index + 1 < len(promised) else len(text)
        made.append(_commitment(passage, line, text, (start, end), found, earlier, dates))
    if not made and passage.role != "action" and _PLEDGED.search(text) and not re.search(r"\d", text):
        made.append(_commitment(passage, line, text, (0, len(text)), None, earlier, dates))
    return made


def _is_promise(
    passage: Passage, line: Line, text: str, found: Found, dates: list[Found], written: date | None
) -> bool:
    if found.due.precision == "event":
        return future_words(text) is not None and is_promised(text, found, 0, noted=False)
    clause = _clause_start(text, found)
    to_come = bool(written and found.due.to and found.due.to >= written.isoformat() and not found.due.year_inferred)
    noted = to_come and not has_finite_verb(text)
    if is_promised(text, found, clause, noted=noted):
        return True
    if passage.role == "action":
        return _DEADLINE.search(text[: found.start]) is not None and found.due.precision not in ("year", "event")
    return False


def _clause_start(text: str, found: Found) -> int:
    """Where the clause of a date starts: after the last break that leaves a telling word in it."""
    start = 0
    for cut in re.finditer(r";\s|\.\s|:\s|\s[–—]\s", text[: found.start]):
        start = cut.end()
    return start


def _commitment(
    passage: Passage,
    line: Line,
    text: str,
    stretch: tuple[int, int],
    found: Found | None,
    earlier: str,
    dates: list[Found],
) -> Commitment:
    start, end = stretch
    clause_start = max(start, _clause_start(text, found)) if found else start
    clause = _own_words(text, (clause_start, end), found)
    promise = last_future_words(text[clause_start : found.start] if found else text) or future_words(
        text[clause_start:]
    )
    base = clause_start
    words = promise.group() if promise else ""
    rest = text[base + promise.end() : end] if promise else text[clause_start:end]
    subject = text[clause_start : base + promise.start()] if promise else ""
    if start and not subject.strip(" ,"):
        subject = text[:start]
    who = who_of(subject or text, rest)
    return Commitment(
        what=what_of(clause, earlier),
        action=passage.action,
        section=passage.section,
        kind=kind_of(words, rest if promise else clause),
        who=who or (passage.agency if re.search(r"\bwe\b", clause, re.IGNORECASE) else None),
        due=found.due if found else None,
        meeting=meeting_of(text, found, who) if found else None,
        source=line.source,
    )


def _own_words(text: str, stretch: tuple[int, int], found: Found | None) -> str:
    """The words of one promise: its stretch of the sentence without its date, cut where the next promise starts."""
    start, end = stretch
    if found is None:
        return text[start:end]
    head, tail = text[start : found.start], text[found.end : end]
    if end < len(text):
        cuts = list(_CLAUSE.finditer(tail))
        tail = tail[: cuts[-1].start()] if cuts else ("" if head.strip(" ,") else tail)
    if (
        start
        and (cut := re.match(r"[^.;]{0,30}?(?:,\s+(?:and\s+)?|\band\s+|\bwith\s+|;\s)", head))
        and len(head) - cut.end() > 8
    ):
        head = head[cut.end() :]
    return f"{head} \x00 {tail}"
