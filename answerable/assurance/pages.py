"""What the pages of this room begin with: the framework as at their day, and the agency that they are about."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from answerable.assurance.changes import NOT_YOURS
from answerable.assurance.record import Framework, answers_for, may_keep, read_framework
from answerable.evidence.pages import today
from answerable.history.reading import head_of
from answerable.partnership.models import Member
from answerable.partnership.pages import BoardRequest


def framework_as_at(request: BoardRequest) -> Framework:
    board = request.board.pk
    return read_framework(board, request.at, today(request), head_of(board)[1])


def called(request: BoardRequest, agency: int) -> str:
    """What the board calls an agency that is on it; 404 where it is not."""
    member = Member.objects.filter(board=request.board, agency=agency, withdrawn=False).select_related("agency").first()
    if member is None:
        raise Http404("Not found.")
    return member.name or member.agency.name


def writes_own(request: BoardRequest, agency: int) -> bool:
    """Whether the reader writes for an agency of their own, rather than for it as one of the board's people; nobody
    else writes what is an agency's (403)."""
    if not may_keep(request.actor, agency, request.board.pk):
        raise PermissionDenied(NOT_YOURS)
    return answers_for(request.actor, agency, request.board.pk)


def page_of_agency(request: BoardRequest, agency: int | None) -> str:
    """The address of an agency's page of the framework; of the framework's own where there is none."""
    slug = request.board.slug
    return (
        reverse("assurance:framework", args=[slug])
        if agency is None
        else reverse("assurance:agency", args=[slug, agency])
    )
