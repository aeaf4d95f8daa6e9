"""Letting two agencies, two groups or two records of a person be one, and undoing it."""

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
from answerable.partnership.models import Appointment, Board, Group, Member, Merge, Person


@transaction.atomic
def merge(*, by: Actor, board: Board, kept: Body, merged: Body, reason: str = "") -> Merge:
    """Let two agencies, two groups or two records of a person be one on a board: all that names `merged` there names
    `kept` from now on, and an agency or group is withdrawn. What another board keeps of either stays as it is.

    Takes the permission to write each kind of record that moves. Raises ValidationError where they cannot be merged.
    """
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    of = str(kept._meta.model_name)
    if type(kept) is not type(merged) or kept.pk == merged.pk:
        raise ValidationError(f"Choose another {of}, to be merged with this one.")
    places = [_place(board, body) for body in (kept, merged)]
    if any(place.withdrawn for place in places if not isinstance(place, Person)):
        raise ValidationError("One of the two is no longer part of the board. Nothing was merged.")
    if isinstance(merged, Person):
        refuse_role(board, merged)
    moved: list[Moved] = []

    def change(thing: Any, **values: Any) -> None:
        _shift(thing, values, by=by, board=board, reason=reason, moved=moved)

    for thing, column in moving(board.pk, merged):
        change(thing, **{column: kept.pk})
    into, gone = places
    if isinstance(into, Group):
        names = (*into.names.splitlines(), gone.name, *gone.names.splitlines())
        change(into, names="\n".join(dict.fromkeys(n for n in names if n != into.name)))
    elif isinstance(into, Member) and gone.funds and not into.funds:
        change(into, funds=True)
    if not isinstance(gone, Person):
        change(gone, withdrawn=True)
    done = Merge(board=board, of=of, kept=kept.pk, merged=merged.pk, moved=moved, at=timezone.now())
    return keep(done, by=by, board=board.pk, what=f"two {_PLURAL[of]} merged", reason=reason)


_PLURAL = {"agency": "agencies", "group": "groups", "person": "people"}


def _place(board: Board, body: Body) -> Any:
    """What stands for `body` on the board: a group itself, an agency's place there, a person who is appointed there."""
    if isinstance(body, Person):
        found: Any = Person.objects.filter(pk=body.pk, appointments__board=board)
    elif isinstance(body, Group):
        found = Group.objects.filter(pk=body.pk, board=board)
    else:
        found = Member.objects.filter(agency=body.pk, board=board)
    if (place := found.first()) is None:
        raise Http404("Not found.")
    return place


def refuse_role(board: Board, person: Person) -> None:
    """A role opens doors to whoever holds it, so none changes hands by a merge, nor one that is over or to come.
    Raises ValidationError."""
    if Appointment.objects.filter(board=board, person=person).exclude(role="").exists():
        raise ValidationError(
            f"{person.name} has or had a role on the board, and a role does not move by a merge. Merge the other into "
            f"{person.name} instead."
        )


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
