"""Which rows of which tables are one board's, in whichever room they are kept.

Django knows every model and every link, so nothing has to be listed here, and no room's table can be forgotten: a model
that is neither found by this nor named in LEFT_OUT with its reason fails a test.
"""

from collections import deque
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db import models

from answerable.access.models import User
from answerable.history.changes import chain_of
from answerable.history.models import Chain, Event
from answerable.partnership.models import Board

Model = type[models.Model]
Rows = models.QuerySet[Any]

# Models of which nothing is taken along, and why.
LEFT_OUT = {
    "account.EmailAddress": "sign-in: an account is taken with its address only",
    "account.EmailConfirmation": "sign-in",
    "api.Token": "sign-in: whoever comes to another place makes their tokens there",
    "asks.HistoricalSaidOnce": "the states of asks.SaidOnce",
    "asks.SaidOnce": "which answers an agency gives elsewhere too: its own note, of no use without the other board",
    "auth.Group": "not used",
    "auth.Permission": "Django's own names of models",
    "contenttypes.ContentType": "Django's own names of models",
    "desk.CalendarAddress": "sign-in: whoever comes to another place makes their address there",
    "desk.Visit": "when an account was last here: its own, and no record of the board",
    "django_tasks_database.DBTaskResult": "work in the background, done or about to be",
    "mfa.Authenticator": "sign-in: whoever comes to another place sets up their second step there",
    "partnership.Draft": "what somebody has typed and not sent: theirs alone",
    "running.Beat": "when a worker was last seen: of the installation, not of a board",
    "sessions.Session": "who is signed in at this moment",
    "socialaccount.SocialAccount": "sign-in: linked again at the first single sign-on there",
    "socialaccount.SocialApp": "not used",
    "socialaccount.SocialToken": "not used",
    "usersessions.UserSession": "who is signed in at this moment",
}
# Rows that stay, by what their columns say, in tables that are taken: a private note is its writer's alone, and so is
# what it said before it was shared.
HELD_BACK = {"desk.Note": {"shared_at": None}}
# An account is taken with these columns and no other: neither its password's hash nor when it was made or last used,
# which is nobody's business on this board.
OF_ACCOUNTS = ("id", "email", "is_active", "is_example")


def columns(model: Model) -> list[models.Field[Any, Any]]:
    """The columns of a table that are taken, as fields."""
    return [f for f in model._meta.concrete_fields if model is not User or f.name in OF_ACCOUNTS]


# What Django knows of models and links stays as it is for as long as the program runs, and takes a second to read.


@cache
def _taken() -> list[Model]:
    return [model for model in apps.get_models() if model._meta.label not in LEFT_OUT]


def _is_states(model: Model) -> bool:
    return hasattr(model, "instance_type")


@cache
def _links(model: Model) -> list[models.ForeignKey[Any, Any]]:
    return [f for f in columns(model) if isinstance(f, models.ForeignKey) and f.related_model in _taken()]


@cache
def paths_to_board() -> Mapping[Model, str]:
    """Each model (but states) from which links lead to a board, with the shortest way there, as a filter says it."""
    paths: dict[Model, str] = {Board: "pk"}
    todo: deque[Model] = deque([Board])
    while todo:
        there = todo.popleft()
        for model in _taken():
            link = next((f for f in _links(model) if f.related_model is there), None)
            if link and model not in paths and not _is_states(model):
                paths[model] = link.name if there is Board else f"{link.name}__{paths[there]}"
                todo.append(model)
    return MappingProxyType(paths)


def tables_of(board: int) -> dict[Model, Rows]:
    """Every table that holds something of a board, with its rows, in order of key: what links lead from to the board,
    what these and their earlier states name (agencies, people, accounts), the states of all, and its chain of events.
    """
    paths = paths_to_board()
    found: dict[Model, Rows] = {
        model: _all(model, model._meta.label).filter(**{path: board}) for model, path in paths.items()
    }
    states = {model.instance_type: model for model in _taken() if _is_states(model)}  # type: ignore[attr-defined]
    todo = deque(found)
    while todo:
        model = todo.popleft()
        if model in states:
            found[states[model]] = _all(states[model], model._meta.label).filter(id__in=found[model].values("pk"))
        for each in filter(None, (model, states.get(model))):
            for link in _links(each):
                if link.related_model not in paths:
                    _add(found, todo, link, each)
    found[Chain] = Chain.objects.filter(name=chain_of(board))
    found[Event] = Event.objects.filter(chain=chain_of(board))
    return {model: rows.order_by("pk") for model, rows in sorted(found.items(), key=lambda one: one[0]._meta.db_table)}


def _all(model: Model, label: str) -> Rows:
    """The rows of a table, or of its states, but those that are held back."""
    rows = model._base_manager.all()
    return rows.exclude(**HELD_BACK[label]) if label in HELD_BACK else rows


def _add(found: dict[Model, Rows], todo: deque[Model], link: models.ForeignKey[Any, Any], named_by: Model) -> None:
    """Let what `named_by` names through `link` be found as well; what it names in turn is looked at again."""
    model: Any = link.related_model
    named = set(found[named_by].exclude(**{link.attname: None}).values_list(link.attname, flat=True).distinct())
    known = set(found[model].values_list("pk", flat=True)) if model in found else set()
    if model not in found or not named <= known:
        found[model] = model._base_manager.filter(pk__in=named | known)
        todo.append(model)
