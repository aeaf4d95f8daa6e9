"""Cut running text into sentences; a stop after "s.11", "e.g.", "No. 5" or within 4.2 does not end one."""

import re

_END = re.compile(
    r"(?<=[.!?])[”\"’')\]]*\s+(?=[\"“‘'\[]?[A-Z0-9•£])|(?<=\))\s+(?=[A-Z][a-z]+\s+[a-z])|\s*\n+\s*|\s+•\s+"
)
_NOT_AN_END = re.compile(
    r"(?:^|[\s(/])(?:e\.g|i\.e|cf|al|approx|c|ca|dr|mr|mrs|ms|prof|st|no|nos|vs|v|p|pp|para|paras|ch|ref|s|ss|sec|"
    r"reg|regs|art|fig|vol|inc|ltd|dept|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z])\.$",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text in order, trimmed; joined they hold every word of it."""
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()]
        soft = not re.search(r"[\n•]", end.group())
        if soft and _NOT_AN_END.search(piece[-12:]):
            continue
        if piece.endswith(")") and not re.search(r"[.!?]\s+\([^()]*\)$", piece):
            continue  # brackets end a sentence only where they stand apart from it
        sentences.append(_trimmed(text[start : end.end()]))
        start = end.end()
    sentences.append(_trimmed(text[start:]))
    return [sentence for sentence in sentences if sentence]


def _trimmed(sentence: str) -> str:
    """Without the spaces and list marks round it; a minus that belongs to a number stays."""
    return re.sub(r"^(?:[•–—-](?=\s)|\s)+", "", sentence).strip(" \t\n•")
