"""A plan as it is being read: what the table reader fills and the level rules settle."""

from dataclasses import dataclass, field

from answerable.reading.blocks import Line
from answerable.reading.proposal import Doubt, Source
from answerable.reading.structure.labels import Level
from answerable.reading.structure.registers import Register


@dataclass(kw_only=True)
class ActionRow:
    """One action as printed, its cells already joined over page ends. `said` holds the progress columns: the heading's
    period (None where it names none) and the lines under it, one pair for each column."""

    ref: str
    parents: list[Level]
    what: list[Line] = field(default_factory=list)
    why: list[Line] = field(default_factory=list)
    leads: list[Line] = field(default_factory=list)
    contributors: list[Line] = field(default_factory=list)
    due: list[Line] = field(default_factory=list)
    milestones: list[Line] = field(default_factory=list)  # where they pair one for one with the lines of `due`
    said: dict[int, tuple[str | None, list[Line]]] = field(default_factory=dict)
    status: str | None = None
    source: Source = Source()
    said_at: Source | None = None
    last_page: int = 0
    short: bool = False  # the row has fewer cells than the table has columns


@dataclass(kw_only=True)
class Draft:
    """Everything that the walk through a document found."""

    levels: list[Level] = field(default_factory=list)
    rows: list[ActionRow] = field(default_factory=list)
    prose: list[tuple[str, list[Line]]] = field(default_factory=list)  # section heading, its lines
    registers: list[Register] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, where: str, message: str) -> None:
        self.doubts.append(Doubt(where=where, message=message))


def place(source: Source) -> str:
    """A source place in words: "sheet Priority 1, row 7", "page 3", "line 118"."""
    sheet = f"sheet {source.sheet}" if source.sheet else ""
    names = [sheet or source.part, f"page {source.page}" if source.page else ""]
    names += [
        f"row {source.row}" if source.row else "",
        f"line {source.line}" if source.line and not source.row else "",
    ]
    return ", ".join(name for name in names if name) or "the document"
