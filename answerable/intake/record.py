"""A document's proposal as it was read, as a person has corrected it so far, and the document's own words."""

import hashlib
import json

from pydantic import TypeAdapter

from answerable.intake.correcting import corrected
from answerable.intake.models import Correction, Document
from answerable.partnership.models import Agency, AgencyName, Board
from answerable.reading.child import PROPOSAL
from answerable.reading.printed import Printed
from answerable.reading.proposal import Proposal

_PRINTED = TypeAdapter(list[Printed])
Typed = dict[str, dict[int, dict[str, str]]]


def as_read(document: Document) -> Proposal:
    return PROPOSAL.validate_python(document.proposal)


def printed_words(document: Document) -> list[Printed]:
    """The document's own lines and rows; none where it came in by a command."""
    return _PRINTED.validate_python(document.printed)


def corrections_of(document: Document) -> Typed:
    """What has been corrected: family → row → field → words. One query."""
    typed: Typed = {}
    for kept in Correction.objects.filter(document=document).order_by("family", "page"):
        typed.setdefault(kept.family, {}).update({int(row): words for row, words in kept.rows.items()})
    return typed


def known_agencies(board: Board) -> dict[int, str]:
    """The agencies of a board by id, in order of name. One query."""
    found = Agency.objects.filter(members__board=board).order_by("sort_key", "id")
    return dict(found.values_list("pk", "name"))


def names_of_agencies(board: Board) -> dict[str, str]:
    """Every name under which a board knows an agency, with the agency's own. One query."""
    return dict(AgencyName.objects.filter(board=board).values_list("name", "agency__name"))


def as_corrected(document: Document, typed: Typed) -> Proposal:
    """The proposal with these corrections: one query where any agency was corrected, else none."""
    known = known_agencies(document.board) if typed.get("agencies") else {}
    return corrected(as_read(document), typed, known=known)


def digest(typed: Typed) -> str:
    """What stands for the corrections that a person had before them when confirming."""
    return hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()
