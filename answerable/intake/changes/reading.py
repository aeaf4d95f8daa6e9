"""A document is received, read in the background, or let go of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, read_anew
from answerable.intake.changes.correcting import open_pages
from answerable.intake.changes.keeping import already_there, as_json, changed, clean, new_document, storable
from answerable.intake.models import Document
from answerable.partnership.models import Board
from answerable.reading.child import Read
from answerable.reading.printed import Printed

_PRINTED = TypeAdapter(list[Printed])


def _move(document: Document, by: Actor, state: str, **columns: Any) -> None:
    keep(changed(document, state=state, **columns), by=by, board=document.board_id, what=f"document {state}")


@transaction.atomic
def receive(*, by: Actor, board: Board, filename: str, content: bytes) -> tuple[Document, bool]:
    """Keep a file that waits to be read. The same bytes again lead to the earlier document: the second of the pair says
    whether it is new."""
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    board = Board.objects.select_for_update(no_key=True).get(pk=board.pk)
    if before := already_there(board, content):
        return before, False
    document = new_document(board, filename, content, Document.QUEUED)
    return keep(document, by=by, board=board.pk, what="document received"), True


@transaction.atomic
def queue(*, by: Actor, document: Document) -> None:
    """Let a document wait to be read once more: one that was refused, cancelled, undone, or never came to an end."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state in (Document.READ, Document.BROUGHT_IN):
        raise ValidationError("The document has been read already.")
    _move(document, by, Document.QUEUED, refusal="", began_at=timezone.now())


@transaction.atomic
def begin_reading(*, by: Actor, document: Document) -> bool:
    """Say that a document is being read; False where it is no longer waiting."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state != Document.QUEUED:
        return False
    _move(document, by, Document.READING, began_at=timezone.now())
    return True


@transaction.atomic
def cancel(*, by: Actor, document: Document) -> None:
    """Let go of a document that waits or is being read; what is read of it meanwhile is thrown away."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state not in (Document.QUEUED, Document.READING, Document.READ):
        raise ValidationError(f"The document is {document.state}, so there is nothing to cancel.")
    _move(document, by, Document.CANCELLED)


@transaction.atomic
def refuse(*, by: Actor, document: Document, words: str) -> None:
    """Keep the sentence that says why a document cannot be read."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state == Document.READING:
        _move(document, by, Document.REFUSED, refusal=words)


@transaction.atomic
def finish_reading(*, by: Actor, document: Document, read: Read) -> None:
    """Keep what was read, for a person to check. Corrections made to the very same proposal before are kept."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state != Document.READING:
        return
    proposal = as_json(storable(read.proposal))
    same = proposal == document.proposal
    printed = clean(_PRINTED.dump_python(read.printed, mode="json", exclude_defaults=True))
    _move(document, by, Document.READ, proposal=proposal, printed=printed)
    open_pages(by=by, document=document, anew=not same)
