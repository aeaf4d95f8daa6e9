"""Real Word lists: numbered sections, bullets, and ordered lists that each begin at one."""

from typing import Any, Literal

from answerable.example.make.xml import element

ListKind = Literal["bullet", "number", "roman"]
_FORMATS = {"bullet": ("bullet", "•"), "number": ("decimal", "%1."), "roman": ("upperRoman", "%1.")}


class Lists:
    """The list definitions of one Word document."""

    def __init__(self, document: Any) -> None:
        self._root = document.part.numbering_part.element
        for old in list(self._root):
            self._root.remove(old)
        self._count = 0
        self._bullets: dict[int, int] = {}
        self.sections = self._define(
            _level(0, "decimal", "%1.", left=567, hanging=567),
            _level(1, "decimal", "%1.%2", left=567, hanging=567),
        )

    def begin(self, kind: ListKind, *, left: int) -> int:
        """The number of a new list, indented by `left` twentieths of a point; bullets of one depth share theirs."""
        if kind == "bullet" and left in self._bullets:
            return self._bullets[left]
        style, words = _FORMATS[kind]
        made = self._define(_level(0, style, words, left=left, hanging=425 if kind == "roman" else 284))
        if kind == "bullet":
            self._bullets[left] = made
        return made

    def put(self, paragraph: Any, number: int, level: int = 0) -> None:
        """Makes `paragraph` an item of the list `number`."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number

    def _define(self, *levels: Any) -> int:
        self._count += 1
        name = str(self._count)
        abstract = element("abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=name)
        number = element("num", element("abstractNumId", val=name), numId=name)
        self._root.insert(self._count - 1, abstract)  # Word wants every abstractNum before the first num
        self._root.append(number)
        return self._count


def _level(depth: int, style: str, words: str, *, left: int, hanging: int) -> Any:
    return element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val=style),
        element("lvlText", val=words),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=str(left), hanging=str(hanging))),
        ilvl=str(depth),
    )
