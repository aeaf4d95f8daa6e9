"""What a person corrects in a proposal and adds to it, before it is confirmed."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, keep_all, read_anew
from answerable.intake.changes.keeping import storable
from answerable.intake.families import FAMILIES, PLACE, ROWS, completed, differing, place_typed, rows_of
from answerable.intake.models import Correction, Document
from answerable.intake.record import Typed, as_corrected, as_read, corrections_of, said_before
from answerable.reading.proposal import Source


@transaction.atomic
def open_pages(*, by: Actor, document: Document, anew: bool = False) -> None:
    """Make what keeps the corrections of each page of a proposal, where it is not there yet; `anew`: the proposal is
    another one, so corrections that were made before are set aside. What was said of the same in earlier documents is
    said again (see `said_before`)."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    there = {(kept.family, kept.page): kept for kept in Correction.objects.filter(document=document)}
    whole = as_read(document) if anew else completed(as_read(document), corrections_of(document))
    rows = {family: rows_of(family, whole) for family in FAMILIES}
    known = said_before(document.board, whole)
    if anew:
        for (family, page), kept in there.items():
            kept.rows = _of_page(known.get(family, {}), page)
            keep(kept, by=by, board=document.board_id, what="corrections set aside")
    pages = sorted({(family, n // ROWS + 1) for family, found in rows.items() for n in range(len(found))} - set(there))
    fresh = [_page(document, family, page, _of_page(known.get(family, {}), page)) for family, page in pages]
    keep_all(fresh, by=by, board=document.board_id, what="proposal opened for correction")


def _page(document: Document, family: str, page: int, rows: dict[str, Any]) -> Correction:
    return Correction(board_id=document.board_id, document=document, family=family, page=page, rows=rows)


def _of_page(rows: Mapping[int, dict[str, str]], page: int) -> dict[str, dict[str, str]]:
    return {str(row): words for row, words in rows.items() if row // ROWS + 1 == page}


def _refuse_unless_read(document: Document) -> None:
    if document.state != Document.READ:
        raise ValidationError(
            "The document is no longer waiting to be checked. Go back to it to see what became of it."
        )


@transaction.atomic
def correct_page(
    *, by: Actor, correction: Correction, rows: dict[int, dict[str, str]], since: int | None = None
) -> Correction:
    """Keep what a person corrected on one page of a proposal: row → field → words, only what differs from what was
    read. The proposal as first read stays beside it, and what was added by hand keeps its place. `since`: see
    `read_anew`."""
    require(by, Permission.IMPORT_DOCUMENT, on=correction.board_id)
    read_anew(correction, since=since)
    document = Document.objects.defer("content", "printed").get(pk=correction.document_id)
    _refuse_unless_read(document)
    added = {row: words for row, words in correction.rows.items() if PLACE in words}
    typed_here = {str(row): words for row, words in rows.items() if words or str(row) in added}
    for row, words in typed_here.items():
        typed_here[row] = {**words, PLACE: added[row][PLACE]} if row in added else words
    correction.rows = {**added, **typed_here}
    _refuse_unstorable(document, correction)
    return keep(correction, by=by, board=correction.board_id, what="proposal corrected")


def _refuse_unstorable(document: Document, correction: Correction) -> None:
    """What comes of a correction must still be a proposal."""
    typed: Typed = corrections_of(document)
    here = typed.setdefault(correction.family, {})
    for row in range((correction.page - 1) * ROWS, correction.page * ROWS):
        here.pop(row, None)
    here |= {int(row): words for row, words in correction.rows.items()}
    storable(as_corrected(document, typed))


@transaction.atomic
def add_row(
    *, by: Actor, document: Document, family: str, words: dict[str, str], source: Source, progress: str = ""
) -> int:
    """Add what the reader missed, at its place in the document; returns its row. `progress` is what is said there of an
    action that is added."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    _refuse_unless_read(document)
    row = _append(by, document, family, words, source)
    if progress:
        _append(by, document, "statements", {"action": str(row), "text": progress}, source)
    return row


def _append(by: Actor, document: Document, family: str, words: dict[str, str], source: Source) -> int:
    place, typed = place_typed(source), corrections_of(document)
    row = len(rows_of(family, completed(as_read(document), typed)))
    whole = completed(as_read(document), {**typed, family: {**typed.get(family, {}), row: {PLACE: place}}})
    page = row // ROWS + 1
    kept = Correction.objects.filter(document=document, family=family, page=page).first()
    kept = kept or _page(document, family, page, {})
    kept.rows = {**kept.rows, str(row): {**differing(family, row, whole, words), PLACE: place}}
    _refuse_unstorable(document, kept)
    keep(kept, by=by, board=document.board_id, what="added to proposal by hand")
    return row
