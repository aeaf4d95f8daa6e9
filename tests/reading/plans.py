"""Small plans for the tests of structure: read without a child process, only as far as the plan."""

from pathlib import Path

from answerable.reading.formats import read_pages
from answerable.reading.structure.assemble import Structure, structure_of


def plan_of(path: Path) -> Structure:
    return structure_of(read_pages(path))


def plan_from(text: str, folder: Path, name: str = "plan.md") -> Structure:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return plan_of(path)


def table(*rows: str) -> str:
    """A Markdown table; the first row is its header."""
    head, *rest = rows
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rest)]) + "\n\n"
