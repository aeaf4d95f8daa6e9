"""From a file to a proposal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from answerable.reading.formats import read_pages
from answerable.reading.proposal import Action, Proposal


def understand(path: Path) -> Proposal:
    """Reads the file in this process, without limits: the child's own work. Everyone else calls `child.read_apart`.

    Raises Refusal, whose text is one plain sentence for the person who sent the file.
    """
    from answerable.reading.facts import with_facts
    from answerable.reading.structure.assemble import structure_of

    structure = structure_of(read_pages(path))
    written = date.fromisoformat(structure.document.date) if structure.document.date else None
    proposal = Proposal(
        document=structure.document,
        aims=structure.aims,
        objectives=structure.objectives,
        actions=[_dated(action, structure.due_words, written) for action in structure.actions],
        statements=structure.statements,
        doubts=structure.doubts,
    )
    return with_facts(proposal, structure, written)


def _dated(action: Action, due_words: dict[str, str], written: date | None) -> Action:
    from answerable.reading.dates import parse_due

    words = due_words.get(action.ref)
    return replace(action, due=parse_due(words, written=written)) if words else action
