"""The document's own key to initials: "SM – Service Manager; QAO = quality assurance officer"."""

import re
from collections.abc import Iterator, Sequence

from answerable.reading.blocks import Line, Pages
from answerable.reading.names.spelling import initials

_SPELT = re.compile(
    r"(?<![\w&])([A-Z][A-Za-z&]{1,7})\s*(?:=|–|—|-|:|\bmeans\b|\bis\b)\s*([A-Za-z][\w'’&/ -]{3,80})(?=\s*(?:[;,|.(]|$))"
)

_KEY = re.compile(r"key\b.{0,40}?:|(?:abbreviations|initials)\b", re.IGNORECASE)


def initials_in(pages: Pages) -> dict[str, str]:
    """What initials stand for by the document's key, in lines or in two cells of a row: what they do spell, and in a
    line that is called a key, or spells several, whatever else it says of initials."""
    found: dict[str, str] = {}
    for text in _texts(pages):
        said = _SPELT.findall(text)
        spelt = [(short, name) for short, name in said if _spells(short, name)]
        if _KEY.match(text) or len(spelt) > 1:
            spelt = [(short, name) for short, name in said if sum(map(str.isupper, short)) > 1]
        found |= {short: f"{name[0].upper()}{name[1:].rstrip()}" for short, name in spelt}
    return found


def _spells(short: str, name: str) -> bool:
    return short.upper() in (initials(name, small=True), initials(name, small=False))


def _texts(pages: Pages) -> Iterator[str]:
    for part in pages.content:
        if isinstance(part, Line):
            yield part.text
            continue
        for row in part.rows:
            cells = list({id(cell): cell.text for cell in row.cells}.values())
            yield from (text for text in cells if text)
            said = [text for text in cells if text]
            if len(said) == 2:
                yield " = ".join(said)


def spelt_out(names: Sequence[str], key: dict[str, str]) -> list[str]:
    """Leads with initials put into words, by the key."""
    return list(dict.fromkeys(key.get(name, name) for name in names))
