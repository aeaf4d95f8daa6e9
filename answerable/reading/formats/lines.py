"""Running text into lines: list markers found inside it, white space put right.

Cells keep whole lists in one run of text ("… includes: • first • second", "I. An executive … II. Officer …"), and
Word's symbol fonts leave private-use characters where bullets were. Every reader passes its text through here, so a
list looks the same whatever format it came from.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count, islice

from answerable.reading.blocks import Line
from answerable.reading.proposal import BlockKind, Source

# Soft hyphens and joiners go, other widths of nothing are spaces, and the symbol font's tick is a tick.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060"), "")
_INVISIBLE |= {0x200B: " ", 0xFEFF: " ", 0xF0FC: "✓"}
# Bullets of text and of symbol fonts; a middle dot only with space on both sides ("1·5" is a figure).
BULLET = re.compile(r"\s*(?:[•●▪■◦‣⁃∙➢►❖\uf0a7\uf0a8\uf0b7\uf0d8\uf076]|(?:(?<=\s)|^)·(?=\s))\s*")
_DASH = re.compile(r"(?:[-–—*]|o(?=\s+[A-Z]))\s+(?=\S)")
# "2.1", "2.1.3": a numbered paragraph, when a sentence follows.
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+\.?)\s+(?=[\"'“‘(\[]?[A-Z])")
_ORDINAL = re.compile(
    r"(\(?(?:\d{1,2}|[ivx]{1,5}|[IVX]{1,5}|[a-h])\)|(?:\d{1,2}|[ivx]{1,5}|[IVX]{1,5}|[a-h])\.)\s+(?=\S)"
)
_ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]


def tidy(text: str) -> str:
    """The words alone: every run of white space is one space, soft hyphens and joiners go."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


def roman(number: int) -> str:
    """`number` (1 to 39) in small Roman numerals."""
    tens, ones = divmod(number, 10)
    return "x" * tens + _ROMAN[ones]


def letter(number: int) -> str:
    """`number` as list letters: 1 is a, 27 is aa."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def lines_from(
    text: str,
    source: Source,
    *,
    kind: BlockKind = "paragraph",
    level: int = 0,
    marker: str = "",
    bold: bool = False,
) -> list[Line]:
    """The lines in `text`: one per printed line (a newline in `text`), more where list markers stand inside it."""
    found: list[Line] = []
    for piece in text.split("\n"):
        before, *items = [piece] if piece.isascii() else BULLET.split(piece)  # no bullet is ASCII
        if words := tidy(before):
            found += _ordered(words, source, kind, level, marker, bold)
        found += [
            Line(text=words, kind="item", level=max(level, 1), marker="•", bold=bold, source=source)
            for item in items
            if (words := tidy(item))
        ]
        if kind == "item" and found:
            marker, kind = "", "paragraph"
    if not found and marker:
        found.append(Line(text="", kind=kind, level=level, marker=marker, bold=bold, source=source))
    return found


def _ordered(text: str, source: Source, kind: BlockKind, level: int, marker: str, bold: bool) -> list[Line]:
    """One piece without bullets: takes its own marker off, and splits a list that runs on ("1. … 2. …")."""
    if (dash := _DASH.match(text)) and kind == "paragraph":
        marker, kind, text, level = text[: dash.end()].strip(), "item", text[dash.end() :], max(level, 1)
    if match := _NUMBERED.match(text):
        plain: BlockKind = "heading" if kind == "heading" else "paragraph"
        return [Line(text=text[match.end() :], kind=plain, marker=match[1], level=level, bold=bold, source=source)]
    match = _ORDINAL.match(text)
    if not match:
        return [Line(text=text, kind=kind, level=level, marker=marker, bold=bold, source=source)]
    if kind == "heading":
        return [Line(text=text[match.end() :], kind=kind, marker=match[1], level=level, bold=bold, source=source)]
    return [
        Line(text=words, kind="item", level=max(level, 1), marker=own, bold=bold, source=source)
        for own, words in _run_on(match[1], text[match.end() :])
    ]


def _run_on(marker: str, text: str) -> list[tuple[str, str]]:
    """Splits the text of a list's first item where its second, third … begin; text of a later item stays whole."""
    found = []
    for following in islice(_followers(marker), 38):
        begins = re.search(rf"(?<=\s){re.escape(following)}\s+(?=\S)", text)
        if not begins:
            break
        found.append((marker, text[: begins.start()].strip()))
        marker, text = following, text[begins.end() :]
    return [*found, (marker, text)]


def _followers(marker: str) -> Iterator[str]:
    """The markers that follow `marker` in its list; none unless it is the list's first."""
    core = marker.strip("().")
    shapes: dict[str, Callable[[int], str]] = {"1": str, "i": roman, "I": lambda n: roman(n).upper(), "a": letter}
    if core not in shapes:
        return
    for number in count(2):
        yield marker.replace(core, shapes[core](number))
