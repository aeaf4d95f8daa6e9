"""Passages cut by hand from a few lines of text, for tests of the rules that read words."""

from answerable.reading.blocks import Line, Passage
from answerable.reading.proposal import Source


def lines(text: str) -> list[Line]:
    """Cut a text into lines: "# " opens a sub-heading, "- " or "1. " an item; any other line is a paragraph."""
    found = []
    for number, raw in enumerate((line.strip() for line in text.strip().splitlines() if line.strip()), 1):
        marker, _, rest = raw.partition(" ")
        source = Source(line=number)
        if marker == "#":
            found.append(Line(text=rest, kind="heading", level=1, source=source))
        elif marker == "-" or (marker.endswith(".") and len(marker) < 4):
            found.append(Line(text=rest, kind="item", level=1, marker=marker, source=source))
        else:
            found.append(Line(text=raw, source=source))
    return found


def statement(text: str, action: str = "1.1", period: str | None = None) -> Passage:
    """A progress cell."""
    return Passage(lines=lines(text), role="statement", action=action, period=period)


def section(text: str, heading: str = "2. Background") -> Passage:
    """A section of a report's prose."""
    return Passage(lines=lines(text), role="section", section=heading)
