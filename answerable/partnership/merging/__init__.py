"""Which records speak of an agency, a group or a person, in whichever room they are kept.

Rooms above hold links to these that this room may not import. Django knows every one of them, so a merge finds them
itself and none can be forgotten (docs/decisions/merging-by-links.md).
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from answerable.history.changes import name_of
from answerable.partnership.models import Agency, Group, Member, Merge, Person

Body = Agency | Group | Person
Moved = dict[str, Any]


class EditedSince(Exception):
    """A merge cannot be undone: somebody has edited `things`, which it had moved, since."""

    def __init__(self, things: list[models.Model]) -> None:
        super().__init__(", ".join(name_of(thing) for thing in things))
        self.things = things


def links_to(body: type[Body]) -> Iterator[tuple[type[models.Model], str]]:
    """Every model that keeps states and names an agency (or a group, or a person), with the column that does. An
    agency's place on a board is none: it is withdrawn, not moved."""
    for relation in body._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        model = relation.related_model
        if hasattr(model, "history") and model is not Member:
            yield model, relation.field.attname


def live(model: type[models.Model], column: str, board: int, body: int) -> dict[str, Any]:
    """Which rows of `model` name a body on a board and are not withdrawn."""
    withdrawn = any(field.name == "withdrawn" for field in model._meta.fields)
    return {column: body, "board_id": board, **({"withdrawn": False} if withdrawn else {})}


def moving(board: int, body: Body) -> list[tuple[Any, str]]:
    """The records of a board that name `body`, each with the column that does. One query for each kind of record."""
    return [
        (row, column)
        for model, column in links_to(type(body))
        for row in model._default_manager.filter(**live(model, column, board, body.pk)).order_by("pk")
    ]


def moved_by(merge: Merge) -> list[tuple[Any, Moved]]:
    """The records that a merge changed, as they are now, in the order in which it changed them; one query a model."""
    by_model: dict[str, list[int]] = {}
    for moved in merge.moved:
        by_model.setdefault(moved["model"], []).append(moved["id"])
    now = {
        (label, row.pk): row
        for label, ids in by_model.items()
        for row in apps.get_model(label)._default_manager.filter(pk__in=ids)
    }
    return [(now[moved["model"], moved["id"]], moved) for moved in merge.moved]


def as_left(thing: Any, moved: Moved) -> bool:
    """Whether a record still is as the merge left it."""
    names = [field.attname for field in thing._meta.concrete_fields]
    left = thing.history.filter(history_id=moved["version"]).values(*names).first()
    return left == {name: getattr(thing, name) for name in names}
