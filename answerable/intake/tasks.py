"""What is done in the background: reading a document. `answerable serve` starts the worker that does it."""

from django.db import transaction
from django_tasks import task

from answerable.access.actor import Actor
from answerable.access.models import User
from answerable.intake import changes
from answerable.intake.models import Document
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Board
from answerable.partnership.scanning import on_disk
from answerable.reading.child import read_apart_with_words
from answerable.reading.refusals import Refusal


@transaction.atomic
def take_in(by: Actor, board: Board, filename: str, content: bytes) -> tuple[Document, bool]:
    """Keep a file that was let in and have it read. The same bytes again lead to what they were the first time: the
    second of the pair says whether this is the first."""
    document, fresh = changes.receive(by=by, board=board, filename=filename, content=content)
    if fresh:
        read_document.enqueue(document.pk, by.user)
    return document, fresh


@transaction.atomic
def read_anew(by: Actor, document: Document) -> None:
    """Have a document read once more, from the beginning."""
    changes.queue(by=by, document=document)
    read_document.enqueue(document.pk, by.user)


@task()
def read_document(document: int, user: int | None) -> None:
    """Read a document for whoever sent it. One that was cancelled meanwhile, or is read already, is left alone."""
    by = actor_for(User.objects.filter(pk=user or 0).first())
    found = Document.objects.get(pk=document)
    if not changes.begin_reading(by=by, document=found):
        return
    try:
        with on_disk(found.filename, bytes(found.content)) as path:
            read = read_apart_with_words(path)
    except Refusal as refusal:
        changes.refuse(by=by, document=found, words=str(refusal))
        return
    changes.finish_reading(by=by, document=found, read=read)
