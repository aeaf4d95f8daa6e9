"""A group's terms of reference and its seats."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import EditedMeanwhile, keep, read_anew
from answerable.history.states import version_of
from answerable.meetings.models import Seat, Terms
from answerable.partnership.models import Group, Member


@transaction.atomic
def set_terms(
    *,
    by: Actor,
    group: Group,
    purpose: str,
    quorum: int | None,
    every: int | None,
    review_on: date | None,
    reason: str = "",
    since: int | None = None,
) -> Terms:
    """Write down a group's terms of reference, or what they are now. `since`: the version from which the person began,
    0 where there was none. Raises EditedMeanwhile where somebody else has written them meanwhile."""
    require(by, Permission.KEEP_MEETINGS, on=group.board_id)
    read_anew(group)
    _meets(group)
    there = Terms.objects.select_for_update(no_key=True).filter(group=group, withdrawn=False).first()
    if there and since is not None and since != version_of(there):
        raise EditedMeanwhile(there)
    terms = there or Terms(board_id=group.board_id, group=group)
    terms.purpose, terms.quorum, terms.every, terms.review_on = purpose, quorum, every, review_on
    what = "terms of reference changed" if there else "terms of reference entered"
    return keep(terms, by=by, board=group.board_id, what=what, reason=reason)


def _meets(group: Group) -> None:
    if group.withdrawn:
        raise ValidationError("This group no longer meets. Nothing was saved.")


@transaction.atomic
def add_seat(
    *, by: Actor, group: Group, agency: int | None, post: str, level: str = "", required: bool = False
) -> Seat:
    """A new seat on a group, of an agency of the board or of somebody who comes for none."""
    require(by, Permission.KEEP_MEETINGS, on=group.board_id)
    read_anew(group)
    _meets(group)
    _on_board(group.board_id, agency)
    fresh = Seat(board_id=group.board_id, group=group, agency_id=agency, post=post, level=level, required=required)
    return keep(fresh, by=by, board=group.board_id, what="seat added")


def _on_board(board: int, agency: int | None, before: int | None = None) -> None:
    if agency not in {None, before} and not Member.objects.filter(board=board, agency=agency, withdrawn=False).exists():
        raise ValidationError({"agency": "It is on the board no more. Choose an agency that is"})


@transaction.atomic
def change_seat(*, by: Actor, seat: Seat, reason: str = "", since: int | None = None, **said: Any) -> Seat:
    """Change who sits on a seat: `agency`, `post`, `level`, `required`. Who came earlier stays as it was."""
    require(by, Permission.KEEP_MEETINGS, on=seat.board_id)
    read_anew(seat, since=since)
    if seat.withdrawn:
        raise ValidationError("This seat was withdrawn meanwhile. Nothing was saved.")
    _on_board(seat.board_id, said["agency"], seat.agency_id)
    seat.agency_id, seat.post, seat.level, seat.required = (said[n] for n in ("agency", "post", "level", "required"))
    return keep(seat, by=by, board=seat.board_id, what="seat changed", reason=reason)
