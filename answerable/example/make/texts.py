"""The example's texts: TOML files, with paragraphs, lists and sub-headings marked inside the strings."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

DOCUMENTS = Path(__file__).parent.parent / "documents"

_MARKED = re.compile(r"(?P<bullet>- )|(?P<number>\d+\. )|(?P<roman>[IVX]+\. )|(?P<heading>### )")

PieceKind = Literal["paragraph", "heading", "bullet", "number", "roman"]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One paragraph, sub-heading or list item; a list item's own number is left to the list it stands in."""

    kind: PieceKind
    text: str


def pieces(text: str) -> list[Piece]:
    """`text` cut at its blank lines, its list items and its sub-headings."""
    found: list[Piece] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        match = _MARKED.match(line)
        kinds: dict[str, PieceKind] = {
            "bullet": "bullet",
            "number": "number",
            "roman": "roman",
            "heading": "heading",
        }
        kind = kinds[match.lastgroup] if match and match.lastgroup else "paragraph"
        found.append(Piece(kind=kind, text=line[match.end() :] if match else line))
    return found


def load(name: str) -> dict[str, Any]:
    """The text file `name`; where it names the plan that it goes on with (`plan_of`), with that plan's wording.

    A later round repeats the aims, the objectives and what each action says; it must name every action, and where it
    gives no progress of its own it repeats what was said before. A table that names a `series` file has its months.
    """
    with (DOCUMENTS / name).open("rb") as file:
        text = tomllib.load(file)
    for section in text.get("sections", []):
        for table in section.get("tables", []):
            if series := table.get("series"):
                table["columns"], *table["rows"] = by_month(load(series))
    if earlier := text["about"].get("plan_of"):
        plan = load(earlier)
        said = {action["ref"]: action for action in text["actions"]}
        text["aims"], text["objectives"] = plan["aims"], plan["objectives"]
        text["actions"] = [{**action, **said[action["ref"]]} for action in plan["actions"]]
    return text


def by_month(text: dict[str, Any]) -> list[list[Any]]:
    """The rows of a measures file: the heading row, then one row for each month."""
    measures = text["measures"]
    series = [text["about"]["months"], *(measure["values"] for measure in measures)]
    return [["Month", *(measure["name"] for measure in measures)], *map(list, zip(*series, strict=True))]
