"""What a report itself admits is missing, weak or late: kept, shown and followed up.

A sentence that says the opposite ("no delays"), speaks of the future or of a
risk, sets an aim, or reports a finding of more than a year before the period is none.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from answerable.reading.admissions import CLAUSE, KINDS, OPPOSITE, QUOTED, UNREAL
from answerable.reading.blocks import Line, Passage
from answerable.reading.dates import find_dates
from answerable.reading.marks import marks
from answerable.reading.proposal import Shortfall, Source
from answerable.reading.sentences import split_sentences

# What explains a scale: "0 = Not met; 1 = Partly met", "Red – late; Amber – some delay", "Status is given as …".
_LEGEND = re.compile(
    r"\b[A-Z\d] ?[=–-] ?\w[^=;]*[;,] ?[A-Z\d] ?[=–-] ?\w|^\S{1,4} ?= "
    r"|\b(?:red)\b.*\b(?:amber|green)\b|\b(?:green)\b.*\b(?:amber|red)\b"
    r"|^(?:key|legend|RAG|status(?:es)?|positions?|ratings?)\b[^.]*(?::|\b(?:as|are|is)\b)[^.]*,",
    re.IGNORECASE,
)
_LEGEND_WORDS = ("key", "legend", "rag", "status", "position", "rating")
_LABEL = re.compile(r"(?:\d ?[=–:-]? ?)?(?:\w+[ -]){0,2}\w+")
_NOT_PROSE = re.compile(r"recommendation|background papers|implications|contact", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
A_YEAR = 366  # days
_LONGEST_LABEL = 60


def find_shortfalls(passage: Passage) -> list[Shortfall]:
    """Each sentence of a statement or of a report's prose that admits something missing, weak or late. `about` is the
    kind of admission in plain words."""
    if passage.role == "action" or (passage.section and _NOT_PROSE.search(passage.section)):
        return []
    until = _period_end(passage.period) if passage.period else None
    found = []
    introduction = ""
    left: bool | None = None  # whether the items below the introduction are, once one has been met
    for line in passage.lines:
        if line.kind != "item":
            introduction, left = line.text, None
        elif left is None:
            left = _is_proposal(introduction) or _is_old(introduction, until, introduces=True)
        if line.kind == "heading" or left:
            continue
        found += [_shortfall(sentence, about, passage, line) for sentence, about in _admissions(line.text, until)]
    return found


def _admissions(text: str, until: date | None) -> Iterator[tuple[str, str]]:
    if _is_legend(text):
        return
    for sentence in split_sentences(text):
        about = admitted(sentence)
        if about and not _is_legend(sentence) and not _is_old(sentence, until):
            yield sentence, about


def _is_legend(text: str) -> bool:
    """Whether a line explains a scale, or is one of its words alone: "Off track"."""
    lower = text.lower()
    signs = "=" in text or "–" in text or " - " in text
    if (signs or "green" in lower or "amber" in lower or lower.startswith(_LEGEND_WORDS)) and _LEGEND.search(text):
        return True
    return len(text) < _LONGEST_LABEL and _LABEL.fullmatch(text) is not None


def admitted(sentence: str) -> str | None:
    """The kind of shortfall that a sentence admits in one of its clauses, None where it admits none."""
    kinds = kinds_for(sentence)
    text = sentence.lower()
    if _kind(text, kinds) is None:
        return None
    # Few clauses admit anything; what makes them unreal or the opposite takes longer to look for.
    admitting = (part for part in CLAUSE.split(QUOTED.sub(" ", text)) if _kind(part, kinds))
    real = (part for part in admitting if not (UNREAL.search(part) or _is_to_come(part)))
    return next((kind for clause in real if (kind := _kind(OPPOSITE.sub(" ", clause), kinds))), None)


def _is_to_come(clause: str) -> bool:
    """Whether the first verb of a clause is "will": it tells what is planned, not how things are; what "will not" be
    reached is admitted all the same."""
    first = _VERB.search(clause)
    return first is not None and first[1] is not None


# The first verb that can be told without knowing every verb; "will" stands alone in the group.
_VERB = re.compile(
    r"\b(?:(will)(?! not\b)|will not|is|are|was|were|has|have|had|do|does|did|can|cannot|could|remains?|needs?)\b"
)


@lru_cache(maxsize=4096)
def _led_to(word: str) -> frozenset[int]:
    """Which kinds a word's first four or six letters lead to, or a word in "un-"."""
    begun = {word[:2] if word.startswith("un") else word, word[:4], word[:6]}
    return frozenset(at for at, (_, openings, _) in enumerate(KINDS) if not openings.isdisjoint(begun))


def kinds_for(sentence: str) -> list[tuple[str, re.Pattern[str]]]:
    """The kinds that a sentence may admit, told by the beginnings of its words."""
    led = frozenset[int]().union(*map(_led_to, marks(sentence)))
    return [(KINDS[at][0], KINDS[at][2]) for at in sorted(led)]


def _kind(text: str, kinds: list[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((about for about, pattern in kinds if pattern.search(text)), None)


_PROPOSES = re.compile(
    r"\b(?:recommend\w*|priorities|objectives|aims?|responsibilities|outcomes will)\b", re.IGNORECASE
)
_STANDS = re.compile(r"\b(?:remains?|open|outstanding|still|position|progress)\b[^.]*$", re.IGNORECASE)


def _is_proposal(introduction: str) -> bool:
    """Whether the items under a line say what should be, not what is, as recommendations, aims and outcomes do; not
    where its last words say that they tell how things stand: "Two of the recommendations remain open:"."""
    return bool(_PROPOSES.search(introduction)) and not _STANDS.search(introduction)


def _is_old(text: str, until: date | None, *, introduces: bool = False) -> bool:
    """Whether a finding is dated more than a year before the end of the period reported. A year alone is the date of
    what it `introduces`, but in a sentence of its own it is only the year of a figure."""
    if until is None or not _YEAR.search(text):
        return False
    exact = ("day", "month", "year") if introduces else ("day", "month")
    dates = [
        f.due.from_ for f in find_dates(text, written=until, past=True) if f.due.from_ and f.due.precision in exact
    ]
    return bool(dates) and all((until - date.fromisoformat(day)).days > A_YEAR + 31 for day in dates)


@lru_cache(maxsize=64)
def _period_end(words: str) -> date | None:
    found = find_dates(words, written=None, past=True)
    return date.fromisoformat(found[-1].due.to) if found and found[-1].due.to else None


def _shortfall(sentence: str, about: str, passage: Passage, line: Line) -> Shortfall:
    source = passage.source if line.source == Source() else line.source
    return Shortfall(text=sentence, action=passage.action, section=passage.section, about=about, source=source)
