"""What is kept of one person, for whoever asks what is kept of them: of one board, or of the whole installation.

Records that name somebody are found by Django's links to people and to accounts, in whichever room they are; what
somebody said on a paper by the history, which tells whose account wrote it. Free words that may mention somebody are
not searched: what is given says where to look.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import IO, Any

from django.db import models
from django.db.models import Q
from django.template.loader import render_to_string

from answerable.access.models import User
from answerable.history.changes import chain_of
from answerable.history.models import Event
from answerable.history.states import state_model
from answerable.keeping.belonging import HELD_BACK, LEFT_OUT, Model, paths_to_board
from answerable.keeping.cells import text_of
from answerable.keeping.personal.dictionary import is_ours, personal_columns, records
from answerable.keeping.personal.retention import kept
from answerable.partnership.models import Board, Merge, Person

# What opens something, by table: never given to anybody.
SECRET = {
    "access.User": {"password"},
    "api.Token": {"key"},
    "asks.Link": {"key", "code"},
    "desk.CalendarAddress": {"key"},
    "mfa.Authenticator": {"data"},
    "partnership.Draft": {"sent"},
    "partnership.Invitation": {"key"},
    "usersessions.UserSession": {"session_key"},
}
# What somebody said, in records that name their writer only in the history.
SAID = ("papers.Step", "papers.Reply")


@dataclass(frozen=True)
class Found:
    """The rows of one table that are about somebody, as text by column; `kept` says for how long they are kept. Of a
    table of earlier states each row tells from when it was known."""

    table: str
    what: str
    kept: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Subject:
    """Whose data it is: their records on a board (with `board`), or everywhere, and their account."""

    people: list[Person]
    user: User | None
    board: Board | None


def records_of(board: int | None, person: Person) -> list[Person]:
    """A person's record on a board and those that were merged with it."""
    merged = dict(Merge.objects.filter(of="person", undone=False, board=board).values_list("merged", "kept"))
    keys = {person.pk}
    while more := {one for one, into in merged.items() if into in keys} - keys:
        keys |= more
    return list(Person.objects.filter(pk__in=keys).order_by("pk"))


def of_person(board: Board, person: Person) -> Subject:
    """What one board holds of a person. Of their account it holds nothing but the number, by which its history names
    them."""
    return Subject(records_of(board.pk, person), person.user, board)


def of_address(address: str) -> Subject:
    """What the installation holds of whoever has an e-mail address: of the account, and of each board's people."""
    user = User.objects.at(address)
    known = Q(email__iexact=address) | (Q(user=user) if user else Q(pk=None))
    people = Person.objects.filter(known).order_by("pk")
    boards = {board for one in people for board in one.appointments.values_list("board", flat=True)}
    with_merged = [one for person in people for board in boards for one in records_of(board, person)]
    every = {one.pk: one for one in [*people, *with_merged]}
    return Subject([every[pk] for pk in sorted(every)], user, None)


def links_to(other: Model, model: Model) -> list[str]:
    """The names of the links of a model to another."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is other
    ]


def found_of(subject: Subject) -> list[Found]:
    """Every table with rows about somebody, and their earlier states."""
    tables, paths = [], paths_to_board()
    for model in records():
        rows = _rows(subject, model, paths)
        if rows is None:
            continue
        tables.append(_found(model, rows.order_by("pk"), model))
        if hasattr(model, "history"):
            states = state_model(model)
            earlier = states.objects.filter(id__in=rows.values("pk"))
            if subject.board and model._meta.label in HELD_BACK:
                earlier = earlier.exclude(**HELD_BACK[model._meta.label])
            tables.append(_found(model, earlier.order_by("id", "history_id"), states))
    return [table for table in [*tables, _events(subject)] if table.rows]


def _rows(subject: Subject, model: Model, paths: Mapping[Model, str]) -> Any:
    """The rows of one table that name somebody, None where the table is not asked: with a board, only what is that
    board's own."""
    label, every, board = model._meta.label, model._base_manager.all(), subject.board
    if model is Person:
        return every.filter(pk__in=[person.pk for person in subject.people])
    if model is User:
        return every.filter(pk=subject.user.pk) if subject.user and not board else None
    if board and (label in LEFT_OUT or model not in paths):
        return None
    asked = Q()
    for link in links_to(Person, model):
        asked |= Q(**{f"{link}__in": subject.people})
    if asked and "email" in {field.name for field in model._meta.concrete_fields}:  # what was sent to their address
        for address in {person.email for person in subject.people} - {""}:
            asked |= Q(email__iexact=address)
    for link in links_to(User, model) if subject.user else ():
        asked |= Q(**{link: subject.user})
    if label in SAID and subject.user:
        written = state_model(model).objects.filter(history_type="+", history_user_id=subject.user.pk)
        asked |= Q(pk__in=written.values("id"))
    if not asked:
        return None
    rows = every.filter(asked)
    if board:
        rows = rows.filter(**{paths[model]: board.pk}).exclude(**HELD_BACK.get(label, {"pk": None}))
    return rows


def _found(model: Model, rows: Any, read_from: Any) -> Found:
    """The table of these rows: of `model` itself, or of its states, which also tell from when and why."""
    own = {field.name for field in read_from._meta.concrete_fields} - SECRET.get(model._meta.label, set())
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.name in own]
    fields = [field for field in fields if not isinstance(field, models.BinaryField)]
    what, heads = str(model._meta.verbose_name), [str(field.verbose_name) for field in fields]
    if read_from is not model:
        what, heads = f"{what}, as it was", ["known from", "why", *heads]
        fields = [*map(read_from._meta.get_field, ("history_date", "history_change_reason")), *fields]
    return Found(model._meta.label, what, kept(model._meta.label), heads, _cells(fields, rows))


def _cells(fields: list[Any], rows: Any) -> list[list[str]]:
    read = rows.values_list(*(field.attname for field in fields))
    return [[text_of(field, value) for field, value in zip(fields, row, strict=True)] for row in read]


def _events(subject: Subject) -> Found:
    """What their account did: on a board, what the board's own history tells of it."""
    events = Event.objects.filter(user=subject.user.pk) if subject.user else Event.objects.none()
    if subject.board:
        events = events.filter(chain=chain_of(subject.board.pk))
    names = ["chain", "number", "at", "what", "subject", "fields"]
    fields = [Event._meta.get_field(name) for name in names]
    return Found(
        "history.Event", "event", kept("history.Event"), names, _cells(fields, events.order_by("chain", "number"))
    )


def not_searched() -> list[str]:
    """Tables whose free words may mention somebody, with the columns that hold them."""
    free = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    found = []
    for model in filter(is_ours, records()):
        named = links_to(Person, model) or links_to(User, model) or model in (Person, User, Event)
        personal = set() if named else personal_columns(model)
        fields = [field for field in model._meta.concrete_fields if field.name in personal]
        words = [str(field.verbose_name) for field in fields if isinstance(field, free)]
        if words:
            found.append(f"{model._meta.verbose_name}: {', '.join(words)}")
    return sorted(found)


def write_copy(subject: Subject, out: IO[bytes]) -> list[Found]:
    """Write what is kept of somebody to `out` as a zip: a page to read and the same as JSON. Returns what was found."""
    tables = found_of(subject)
    about = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "board": subject.board.name if subject.board else None,
        "account": subject.user.pk if subject.user else None,
        "not_searched": not_searched(),
    }
    page = render_to_string("keeping/copy.html", {"tables": tables, **about})
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("read-me.html", page)
        said = {**about, "tables": list(map(asdict, tables))}
        archive.writestr("data.json", json.dumps(said, indent=1, ensure_ascii=False))
    return tables
