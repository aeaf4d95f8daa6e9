"""Word's automatic numbers: kept in numbering.xml, printed beside the paragraph, nowhere in its text."""

import re
from collections import defaultdict
from typing import Any

from answerable.reading.formats.lines import letter, roman

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _roman(number: int) -> str:
    return roman(number) if 0 < number < 40 else str(number)


_SHAPES: dict[str, Any] = {
    "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "ordinal": lambda n: f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}",
}


class Numbering:
    """Counts the numbered paragraphs of a document as they pass, in order."""

    def __init__(self, root: Any | None) -> None:
        self.levels: dict[str, dict[int, Any]] = {}
        self.abstract: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.started: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iter(_W + "abstractNum"):
            key = abstract.get(_W + "abstractNumId")
            self.levels[key] = {int(level.get(_W + "ilvl")): level for level in abstract.iter(_W + "lvl")}
        for number in root.iter(_W + "num"):
            target = number.find(_W + "abstractNumId")
            key = number.get(_W + "numId")
            if target is None:
                continue
            self.abstract[key] = target.get(_W + "val")
            for override in number.iter(_W + "lvlOverride"):
                start = override.find(_W + "startOverride")
                if start is not None:
                    self.starts[key, int(override.get(_W + "ilvl"))] = int(start.get(_W + "val"))

    def marker(self, number: str, depth: int) -> str | None:
        """The marker of the next paragraph of list `number` at `depth` (0 = outermost): "•" for any bullet, "" for a
        level that prints nothing; None where there is no such list."""
        abstract = self.abstract.get(number)
        levels = self.levels.get(abstract or "", {})
        if abstract is None or depth not in levels:
            return None
        counts = self.counts[abstract]
        if (number, depth) in self.starts and (number, depth) not in self.started:
            self.started.add((number, depth))
            counts[depth] = self.starts[number, depth]
        else:
            counts[depth] = counts.get(depth, _start(levels[depth]) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if _format(levels[depth]) == "bullet":
            return "•"
        if _format(levels[depth]) == "none":
            return ""
        return self._printed(levels, counts, depth)

    def _printed(self, levels: dict[int, Any], counts: dict[int, int], depth: int) -> str:
        legal = levels[depth].find(_W + "isLgl") is not None

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            value = counts.setdefault(at, _start(levels[at]) if at in levels else 1)
            shape = "decimal" if legal or at not in levels else _format(levels[at])
            return str(_SHAPES.get(shape, str)(value))

        text = levels[depth].find(_W + "lvlText")
        return re.sub(r"%(\d)", number, text.get(_W + "val", "") if text is not None else "").strip()


def _start(level: Any) -> int:
    start = level.find(_W + "start")
    return int(start.get(_W + "val", "1")) if start is not None else 1


def _format(level: Any) -> str:
    found = level.find(_W + "numFmt")
    return str(found.get(_W + "val")) if found is not None else "decimal"
