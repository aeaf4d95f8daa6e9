"""Letting two agencies, or two groups, be one, and undoing it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, read_anew
from answerable.history.states import version_of
from answerable.partnership.changes import held
from answerable.partnership.merging import Body, EditedSince, Moved, as_left, moved_by, moving
from answerable.partnership.models import Agency, Board, Group, Member, Merge


@transaction.atomic
def merge(*, by: Actor, board: Board, kept: Body, merged: Body, reason: str = "") -> Merge:
    """Let two agencies, or two groups, of one board be one: all that names `merged` on this board names `kept` from now
    on, and `merged` is withdrawn. What another board keeps of either stays as it is.

    Takes the permission to write each kind of record that moves. Raises ValidationError where they cannot be merged.
    """
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    of = "agency" if isinstance(kept, Agency) else "group"
    if type(kept) is not type(merged) or kept.pk == merged.pk:
        raise ValidationError(f"Choose another {of}, to be merged with this one.")
    places = [_place(board, body) for body in (kept, merged)]
    if any(place.withdrawn for place in places):
        raise ValidationError("One of the two is no longer part of the board. Nothing was merged.")
    into, gone = places
    moved: list[Moved] = []

    def change(thing: Any, **values: Any) -> None:
        _shift(thing, values, by=by, board=board, reason=reason, moved=moved)

    for thing, column in moving(board.pk, merged):
        change(thing, **{column: kept.pk})
    if isinstance(into, Member):
        if gone.funds and not into.funds:
            change(into, funds=True)
    else:
        names = (*into.names.splitlines(), gone.name, *gone.names.splitlines())
        change(into, names="\n".join(dict.fromkeys(n for n in names if n != into.name)))
    change(gone, withdrawn=True)
    done = Merge(board=board, of=of, kept=kept.pk, merged=merged.pk, moved=moved, at=timezone.now())
    return keep(done, by=by, board=board.pk, what=f"two {of.replace('agency', 'agencie')}s merged", reason=reason)


def _place(board: Board, body: Body) -> Any:
    """What is withdrawn when `body` is merged: a group itself, an agency's place on the board."""
    model, where = (Group, {"pk": body.pk}) if isinstance(body, Group) else (Member, {"agency": body.pk})
    place = model._default_manager.filter(board=board, **where).first()
    if place is None:
        raise Http404("Not found.")
    return place


def _shift(thing: Any, values: dict[str, Any], *, by: Actor, board: Board, reason: str, moved: list[Moved]) -> None:
    """Change these columns of one record, and note in `moved` how to put them back."""
    require(by, getattr(thing, "write_by", Permission.EDIT_PARTNERSHIP), on=board.pk)
    read_anew(thing)
    was = {name: getattr(thing, name) for name in values}
    for name, value in values.items():
        setattr(thing, name, value)
    keep(thing, by=by, board=board.pk, what=f"{thing._meta.verbose_name} moved by a merge", reason=reason)
    moved.append({"model": thing._meta.label, "id": thing.pk, "was": was, "version": version_of(thing)})


@transaction.atomic
def undo_merge(*, by: Actor, merge: Merge, reason: str = "") -> Merge:
    """Put back exactly what a merge moved. Raises EditedSince where somebody has changed any of it since, and then
    nothing is put back."""
    require(by, Permission.EDIT_PARTNERSHIP, on=merge.board_id)
    board = held(merge.board_id)
    read_anew(merge)
    if merge.undone:
        raise ValidationError("This merge has been undone already.")
    things = moved_by(merge)
    for thing, _ in things:
        read_anew(thing)
    edited = [thing for thing, moved in things if not as_left(thing, moved)]
    if edited:
        raise EditedSince(edited)
    for thing, moved in reversed(things):
        _shift(thing, moved["was"], by=by, board=board, reason=reason, moved=[])
    merge.undone = True
    return keep(merge, by=by, board=board.pk, what="merge undone", reason=reason)
