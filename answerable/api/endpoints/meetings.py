"""Meetings: their days, agendas, and minutes, as far as the token's person reads them on the pages."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router
from ninja.params import Path

from answerable.access.roles import Permission
from answerable.api import business_schemas, schemas
from answerable.api.bearer import ApiRequest
from answerable.api.door import AsAt, Paging, paged, under_board
from answerable.api.problems import PROBLEMS
from answerable.api.schemas import Id
from answerable.history.together import read_all
from answerable.meetings.pages import gathering_for, sees_what_was_said
from answerable.meetings.record import Came, Gathering, came_words, meetings_of, named
from answerable.meetings.rows import Item, Meeting
from answerable.partnership.record import Bodies, bodies_of

router = Router(tags=["Meetings"])
P = Permission


class Meetings(Paging, AsAt):
    """Which meetings."""


def _meeting(one: Meeting, state: str, bodies: Bodies) -> dict[str, Any]:
    group = bodies.groups[one.group_id]
    names = ("id", "on", "time", "place", "cancelled", "published_on")
    return {
        **{name: getattr(one, name) for name in names},
        "group": {"id": group.id, "name": group.name},
        "minutes": state,
    }


@router.get(
    "/meetings", response={200: schemas.Page[business_schemas.Meeting], **PROBLEMS}, summary="Meetings held and ahead"
)
@under_board(P.READ_PUBLISHED)
def meetings(request: ApiRequest, slug: Path[str], asked: Query[Meetings]) -> Any:
    """The latest first. To whoever reads published papers alone, those whose minutes are published."""
    board = request.board.pk
    found, bodies = read_all(asked.moment(), meetings_of(board), bodies_of(board))
    if not request.actor.may(P.READ_MEETINGS, board):
        found = [one for one in found if one.meeting.published_on]
    page = paged(found, asked.page)
    return {**page, "items": [_meeting(one.meeting, one.state, bodies) for one in page["items"]]}


def _item(number: int, item: Item, came: list[Came], *, said: bool) -> dict[str, Any]:
    names = ("id", "title", "kind", "brings", "confidential", "asks", "objective_id", "action_id")
    return {
        **{name: getattr(item, name) for name in names},
        "number": number,
        "minute": item.minute if said else "",
        "outcomes": [
            {name: getattr(one.outcome, name) for name in ("kind", "text", "commitment_id", "challenge_id")}
            for one in (came if said else [])
        ],
    }


def _there(found: Gathering, bodies: Bodies) -> list[dict[str, str]]:
    """How each seat was filled, once that was entered."""
    if not found.entered:
        return []
    return [{"seat": named(seat, bodies), "came": came_words(there)} for seat, there in found.filled]


@router.get("/meetings/{meeting}", response={200: business_schemas.WholeMeeting, **PROBLEMS}, summary="One meeting")
@under_board(P.READ_PUBLISHED)
def meeting(request: ApiRequest, slug: Path[str], meeting: Path[Id], asked: Query[AsAt]) -> Any:
    """Its agenda; and the minutes once they are circulated, or published. Confidential items are given to the group and
    to whoever reads everything of the board."""
    found, bodies = gathering_for(request.actor, request.board.pk, meeting, asked.moment())
    held = found.meeting.on <= (asked.at or timezone.localdate()) and not found.meeting.cancelled
    said = held and sees_what_was_said(request.actor, request.board.pk, found)
    return {
        **_meeting(found.meeting, found.state, bodies),
        "others": found.meeting.others,
        "attendance": _there(found, bodies),
        "quorum": found.quorum(bodies).met if found.entered else None,
        "items": [
            _item(number, item, found.came_of.get(item.id, []), said=said)
            for number, item in enumerate(found.agenda, start=1)
        ],
    }
