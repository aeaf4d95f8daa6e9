"""From a file to a proposal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from answerable.reading.formats import read_pages
from answerable.reading.proposal import Action, Proposal
from answerable.reading.structure.assemble import Structure, structure_of


def read(path: Path) -> Proposal:
    """The proposal that the file holds, read in a process of its own with limits.

    Raises Refusal, whose text is one plain sentence for the person who sent the file.
    """
    from answerable.reading.child import read_apart

    return read_apart(path)


def understand(path: Path) -> Proposal:
    """Reads the file in this process, without limits: the child's own work. Raises Refusal."""
    structure = structure_of(read_pages(path))
    written = date.fromisoformat(structure.document.date) if structure.document.date else None
    return Proposal(
        document=structure.document,
        aims=structure.aims,
        objectives=structure.objectives,
        actions=_dated(structure, written),
        statements=structure.statements,
        doubts=structure.doubts,
    )


def _dated(structure: Structure, written: date | None) -> list[Action]:
    from answerable.reading.dates import parse_due

    words = structure.due_words
    return [
        replace(action, due=parse_due(words[action.ref], written=written)) if action.ref in words else action
        for action in structure.actions
    ]
