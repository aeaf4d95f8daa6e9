"""Cut running text into sentences; a stop after "s.11", "e.g.", "No. 5" or within 4.2 does not end one."""

import re
from functools import lru_cache

_END = re.compile(r"(?:[.!?][”\"’')\]]*|\)|•)\s+|\n+")
_OPENING = re.compile(r"[\"“‘'\[]?[A-Z0-9•£]")
_MOST = 1500  # characters
_LONGEST = re.compile(rf"\S(?:.{{0,{_MOST - 1}}}(?=\s|$)|.{{0,{_MOST - 1}}})", re.DOTALL)
_SIGNS_AND_SPACES = " ,;:.(–—-"
_LIST_MARK = re.compile(r"(?:[•–—-](?=\s)|\s)+")
_NOT_AN_END = re.compile(
    r"(?:^|[\s(/])(?:e\.g|i\.e|cf|al|approx|c|ca|dr|mr|mrs|ms|prof|st|no|nos|vs|v|p|pp|para|paras|ch|ref|s|ss|sec|"
    r"reg|regs|art|fig|vol|inc|ltd|dept|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z])\.$",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, trimmed; joined they hold every word of it.

    What runs on for over 1,500 characters is damage, not a sentence, and is cut at a space, so that no rule that looks
    back over its sentence takes long."""
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if _ends(text[start : end.end()].rstrip(), end, text):
            sentences.append(_trimmed(text[start : end.end()]))
            start = end.end()
    sentences.append(_trimmed(text[start:]))
    return tuple(piece for sentence in sentences if sentence for piece in _pieces(sentence))


def _pieces(sentence: str) -> list[str]:
    return [sentence] if len(sentence) <= _MOST else _LONGEST.findall(sentence)


def _ends(piece: str, end: re.Match[str], text: str) -> bool:
    """Whether a stop, a bracket, a bullet or a line's end closes the sentence that `piece` is so far."""
    sign = end.group()[0]
    if sign in "\n•":
        return True
    if not _OPENING.match(text, end.end()):
        return "\n" in end.group()
    if sign == ")":  # brackets end a sentence only where they stand apart from it
        return re.search(r"[.!?]\s+\([^()]*\)$", piece) is not None
    return _NOT_AN_END.search(piece[-12:]) is None


_CLAUSE_END = re.compile(r"[,;:(]|\s[–—]\s|\bwhich\b")


def shortened(sentence: str) -> str:
    """The first clause of a sentence, at most 90 characters: what a following "this" stands for."""
    clause = _CLAUSE_END.split(sentence.rstrip(" ."), maxsplit=1)[0].strip()
    return clause if len(clause) <= 90 else clause[:90].rsplit(" ", 1)[0]


def without_end(text: str, words: frozenset[str]) -> str:
    """A phrase, its words one space apart, without the signs, spaces and `words` (in small letters) that it ends with;
    its first word stays."""
    while True:
        text = text.rstrip(_SIGNS_AND_SPACES)
        before, space, last = text.rpartition(" ")
        if not space or last.lower() not in words:
            return text
        text = before


def _trimmed(sentence: str) -> str:
    """Without the spaces and list marks round it; a minus that belongs to a number stays."""
    mark = _LIST_MARK.match(sentence)
    return sentence[mark.end() if mark else 0 :].strip(" \t\n•")
