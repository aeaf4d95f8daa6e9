"""The quality assurance framework: how far each agency is, its own objectives, what its evidence shows and lacks."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router
from ninja.params import Path

from answerable.access.roles import Permission
from answerable.api import business_schemas, schemas
from answerable.api.bearer import ApiRequest
from answerable.api.door import AsAt, Paging, paged, under_board
from answerable.api.problems import PROBLEMS
from answerable.assurance.record import Framework, Part, Review, Row, read_framework
from answerable.assurance.rules import KINDS
from answerable.history.reading import head_of

router = Router(tags=["Quality assurance framework"])
P = Permission


class Agencies(Paging, AsAt):
    """Which agencies."""


def _framework(request: ApiRequest, asked: AsAt) -> Framework:
    board = request.board.pk
    return read_framework(board, asked.moment(), asked.at or timezone.localdate(), head_of(board)[1])


def _objective(row: Row) -> dict[str, Any]:
    kinds = [{"kind": kind, **cell.__dict__} for kind, cell in zip(KINDS, row.cells, strict=True)]
    return {
        **{name: getattr(row, name) for name in ("id", "words", "on_behalf", "shows")},
        "action_id": row.action.id if row.action else None,
        "lacks": [kind for kind in KINDS if kind in row.missing],
        "kinds": kinds,
        "evidence": [item.id for item, _ in row.items],
    }


def _agency(part: Part) -> dict[str, Any]:
    uptake, last = part.uptake, part.reviewed.last
    names = ("stage", "on", "words", "proposed", "proposed_words", "waits")
    return {
        **{name: getattr(uptake, name) for name in names},
        "agency": {"id": part.agency.id, "name": part.agency.name},
        "objectives": [_objective(row) for row in part.rows],
        "reviewed": last and last.on,
        "overdue": part.reviewed.overdue,
    }


@router.get(
    "/framework",
    response={200: schemas.Page[business_schemas.InFramework], **PROBLEMS},
    summary="What agencies can show",
)
@under_board(P.READ_PLAN)
def framework(request: ApiRequest, slug: Path[str], asked: Query[Agencies]) -> Any:
    """The agencies that have taken the framework up, those who can show only activity first."""
    page = paged(_framework(request, asked).parts, asked.page)
    return {**page, "items": [_agency(part) for part in page["items"]]}


@router.get(
    "/framework/reviews", response={200: schemas.Page[business_schemas.Review], **PROBLEMS}, summary="Reviews of it"
)
@under_board(P.READ_PLAN)
def reviews(request: ApiRequest, slug: Path[str], asked: Query[Agencies]) -> Any:
    """Of single agencies and of the whole, the newest first."""

    def place(review: Review) -> Any:
        return review.on, review.id

    return paged(sorted(_framework(request, asked).reviews, key=place, reverse=True), asked.page)
