"""Whether a document seems to be another board's. Pure."""

import re
from collections.abc import Iterable

from answerable.reading.proposal import Document

_NAMED = re.compile(
    r"(?:(?:[A-Z][\w’'-]*|and|of|&|the|in|upon|on),?\s+)*"
    r"(?i:(?:Local\s+)?Safeguarding\s+(?:Children|Adults)(?:[’']?s)?(?:[’']|\s+and\s+Adults)?\s+(?:Board|Partnership))"
)
_SHORT = re.compile(r"\b([A-Z]{1,4}S(?:CB|CP|AB))\b")
_COMMON_WORDS = """
    a and arrangements authority board borough business children childrens city combined committee council county
    district for from improvement in joint local multi agency of on our partnership partners plan report safeguarding
    strategic the upon yearly annual adults s"""
_COMMON = frozenset(_COMMON_WORDS.split())


def _telling(words: str) -> set[str]:
    """The words that tell one board from another; of a short name ("ESCB", "ESCP") what stands for its area."""
    found = {re.sub(r"^([a-z]{1,4}s)(?:cb|cp|ab)$", r"\1", word) for word in re.findall(r"[a-z]+", words.casefold())}
    return found - _COMMON


def another_board(about: Document, names: Iterable[str]) -> str:
    """The name of the board that a document's title or body names, where that shares no telling word with any of the
    `names` by which this board goes (its own, its short name, its area, its aliases); "" where it does, or where the
    document names no board.

    >>> about = Document(title="Northgate Safeguarding Children Partnership: plan")
    >>> another_board(about, ["Eastmarsh SCP", "Eastmarsh"])
    'Northgate Safeguarding Children Partnership'
    >>> another_board(Document(title="ESCB business plan"), ["Eastmarsh Safeguarding Children Board", "ESCB"])
    ''
    """
    ours = set().union(*(_telling(name) for name in names))
    for words in (about.body, about.title):
        found = _NAMED.search(words) or _SHORT.search(words)
        if found and _telling(found.group()):
            named = found.group().split()
            while named and not _telling(named[0]):
                named.pop(0)
            return "" if _telling(words) & ours else " ".join(named)
    return ""
