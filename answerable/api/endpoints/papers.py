"""Papers: published ones for everybody on the board, drafts for whoever may read them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Query, Router
from ninja.params import Path

from answerable.access.roles import Permission
from answerable.api import schemas
from answerable.api.bearer import ApiRequest
from answerable.api.door import AsAt, Paging, paged, under_board
from answerable.api.problems import PROBLEMS
from answerable.api.schemas import Id
from answerable.papers.changes import built
from answerable.papers.models import Paper
from answerable.papers.record import listed
from answerable.papers.tree import to_json

router = Router(tags=["Papers"])
P = Permission


class Papers(Paging, AsAt):
    """Which papers."""


@router.get("/papers", response={200: schemas.Page[schemas.Paper], **PROBLEMS}, summary="The board's papers")
@under_board(P.READ_PUBLISHED)
def papers(request: ApiRequest, slug: Path[str], asked: Query[Papers]) -> Any:
    """Those for the latest meeting first."""
    return paged(listed(request.actor, request.board.pk, asked.moment()), asked.page)


def _paper(request: ApiRequest, pk: int) -> Paper:
    seen = Paper.objects.seen_by(request.actor).select_related("board", "plan", "replaces")
    found: Paper = get_object_or_404(seen, board=request.board, pk=pk)
    return found


@router.get("/papers/{paper}", response={200: schemas.OnePaper, **PROBLEMS}, summary="One paper")
@under_board(P.READ_PUBLISHED)
def paper(request: ApiRequest, slug: Path[str], paper: Path[Id]) -> Any:
    found = _paper(request, paper)
    published = found.state == "published"
    rows = found.files.order_by("name").values("name", "sha256") if published else []

    def address(page: str, *more: str) -> str:
        return request.build_absolute_uri(reverse(page, args=[slug, paper, *more]))

    names = schemas.Paper.model_fields.keys() | {"correction"}
    return {
        **{name: getattr(found, name) for name in names},
        "files": [{**row, "address": address("papers:file", row["name"])} for row in rows],
        "html": address("papers:file", "paper.html") if published else address("papers:read"),
    }


@router.get(
    "/papers/{paper}/tree",
    response={200: dict[str, Any], **PROBLEMS},
    summary="A draft as its tree of headings, paragraphs, tables and figures",
)
@under_board(P.READ_DRAFTS)
def tree(request: ApiRequest, slug: Path[str], paper: Path[Id]) -> HttpResponse:
    """As the record now gives it, for papers on their way. A published paper is its files, which never change."""
    found = _paper(request, paper)
    if found.state == "published" or found.withdrawn:
        raise ValidationError("This paper is not on its way any more. Read its files, or another paper.")
    try:
        content = to_json(built(found).paper)
    except LookupError as nothing:
        raise ValidationError(str(nothing)) from None
    return HttpResponse(content, content_type="application/json; charset=utf-8")
