"""From a file to a proposal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from answerable.reading.blocks import Passage
from answerable.reading.formats import read_pages
from answerable.reading.proposal import Due, Proposal
from answerable.reading.structure.assemble import structure_of


def understand(path: Path) -> Proposal:
    """Reads the file in this process. Raises Refusal. Callers outside this room use `child.read`, which has limits."""
    structure = structure_of(read_pages(path))
    return Proposal(
        document=structure.document,
        aims=structure.aims,
        objectives=structure.objectives,
        actions=structure.actions,
        statements=structure.statements,
        doubts=structure.doubts,
    )
