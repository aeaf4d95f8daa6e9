"""A board into which a document was brought as in the browser: read, kept with its own words, confirmed."""

from pathlib import Path

from answerable.intake.changes import bring_in
from answerable.intake.record import digest
from answerable.reading.child import read_apart_with_words
from tests.board import Made


def brought(made: Made, path: Path) -> None:
    bring_in(
        by=made.manager,
        board=made.board,
        filename=path.name,
        content=path.read_bytes(),
        read=read_apart_with_words(path),
        on=None,
        known_from_document=True,
        checked=digest({}),
    )
