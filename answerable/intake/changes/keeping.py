"""What the families of changes to a document share: its state, and a proposal as a database can hold it."""

import hashlib
from typing import Any

from answerable.intake.models import Document
from answerable.partnership.models import Board
from answerable.reading.child import PROPOSAL
from answerable.reading.letters import without_controls
from answerable.reading.proposal import Proposal


def already_there(board: Board, content: bytes) -> Document | None:
    """The document that these very bytes were, whatever became of it."""
    return Document.objects.filter(board=board, sha256=hashlib.sha256(content).hexdigest()).first()


def new_document(board: Board, filename: str, content: bytes, state: str) -> Document:
    """A document that is not kept yet."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(board=board, filename=without_controls(filename), sha256=sha256, content=content, state=state)


def storable(proposal: Proposal) -> Proposal:
    """The proposal without letters that no database holds."""
    return PROPOSAL.validate_python(clean(PROPOSAL.dump_python(proposal, by_alias=True)))


def clean(part: Any) -> Any:
    if isinstance(part, str):
        return without_controls(part)
    if isinstance(part, dict):
        return {name: clean(value) for name, value in part.items()}
    return [clean(value) for value in part] if isinstance(part, list) else part


def as_json(proposal: Proposal) -> dict[str, Any]:
    return dict(PROPOSAL.dump_python(proposal, mode="json", by_alias=True))


def changed(document: Document, **columns: Any) -> Document:
    """The document with other values in some columns, to be kept."""
    for name, value in columns.items():
        setattr(document, name, value)
    return document
