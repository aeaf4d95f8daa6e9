"""From a file to a proposal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from answerable.reading.formats import read_pages
from answerable.reading.proposal import Action, Proposal
from answerable.reading.structure.assemble import structure_of


def understand(path: Path) -> Proposal:
    """Reads the file in this process. Raises Refusal. Callers outside this room use `child.read`, which has limits."""
    from answerable.reading.dates import parse_due

    structure = structure_of(read_pages(path))
    written = date.fromisoformat(structure.document.date) if structure.document.date else None

    def dated(action: Action) -> Action:
        words = structure.due_words.get(action.ref)
        return replace(action, due=parse_due(words, written=written)) if words else action

    return Proposal(
        document=structure.document,
        aims=structure.aims,
        objectives=structure.objectives,
        actions=[dated(action) for action in structure.actions],
        statements=structure.statements,
        doubts=structure.doubts,
    )
