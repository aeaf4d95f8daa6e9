"""The one way to write: keep a record, its state and the event that tells of it, in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from answerable.access.actor import Actor
from answerable.history.models import Chain, Event
from answerable.history.rules import Entry, mac
from answerable.history.states import state_model, version_of

INSTALLATION = "installation"
_MOST = 2**31 - 1  # PostgreSQL's integer
T = TypeVar("T", bound=models.Model)


def chain_of(board: int | None) -> str:
    return INSTALLATION if board is None else f"board:{board}"


def name_of(thing: models.Model) -> str:
    return f"{thing._meta.label}:{thing.pk}"


@transaction.atomic(savepoint=False)
def record(*, by: Actor, board: int | None, what: str, subject: str, fields: Sequence[Any] = ()) -> Event:
    """Append one event to the board's chain (board None: the installation's).

    The chain's row is locked until the transaction ends, so numbers have no gaps and a change that is rolled back
    takes its event with it.
    """
    name = chain_of(board)
    held = Chain.objects.select_for_update().filter(name=name)
    chain = held.first()
    if chain is None:
        Chain.objects.get_or_create(name=name)  # somebody else may have begun it meanwhile
        chain = held.get()
    entry = Entry(name, chain.number + 1, timezone.now(), by.user, what, subject, list(fields), "")
    signed = entry._replace(mac=mac(settings.HISTORY_KEY, chain.head, entry))
    chain.number, chain.head = signed.number, signed.mac
    chain.save()
    return Event.objects.create(**signed._asdict())


@transaction.atomic
def opened(*, by: Actor, address: str, why: str) -> None:
    """Keep that somebody whose reading is watched opened a page, and in which record it says why (`name_of`; "" where
    none does): in the installation's chain, since nothing changed on any board."""
    most = Event._meta.get_field("subject").max_length
    record(by=by, board=None, what="page opened", subject=address[:most], fields=[why] if why else [])


def _mark(thing: models.Model, by: Actor, known_from: datetime | None, reason: str) -> None:
    thing._history_user = by.user  # type: ignore[attr-defined]
    thing._history_date = known_from or timezone.now()  # type: ignore[attr-defined]
    thing._change_reason = reason  # type: ignore[attr-defined]


def changed_fields(thing: models.Model) -> list[str]:
    """The names of the columns in which `thing` differs from what is stored; all of them for a new record."""
    names = [field.attname for field in thing._meta.concrete_fields if not field.primary_key]
    if thing._state.adding:
        return names
    stored = type(thing)._default_manager.values(*names).get(pk=thing.pk)
    return [name for name in names if getattr(thing, name) != stored[name]]


class EditedMeanwhile(Exception):
    """Somebody else has changed `thing`, given as it is now, since whoever is writing began from it."""

    def __init__(self, thing: models.Model) -> None:
        super().__init__(f"{name_of(thing)} has been changed meanwhile")
        self.thing = thing


def read_anew(thing: models.Model, *, since: int | None = None) -> None:
    """Read a record as it is now and hold it until the transaction ends: whoever changes some of its columns must not
    put back what somebody else has changed since it was read first. (`no_key`: others may still add records that
    name this one; else two could wait for each other for ever.)

    `since` is the version (see `states.version_of`) from which a person began to write. Raises EditedMeanwhile where
    there is a newer one: the person is to see it before anything is overwritten."""
    thing.refresh_from_db(from_queryset=type(thing)._default_manager.select_for_update(no_key=True))
    if since is not None and version_of(thing) != since:
        raise EditedMeanwhile(thing)


def _fits(thing: models.Model) -> None:
    """Refuse what a column cannot hold, on every database alike: PostgreSQL would stop with an error, SQLite not."""
    for field in thing._meta.concrete_fields:
        value, what = getattr(thing, field.attname), f"{thing._meta.verbose_name}’s {field.verbose_name}"
        if isinstance(value, str) and field.max_length and len(value) > field.max_length:
            words = (
                f"“{value[:60]}…” has {len(value)} letters, and a {what} has at most {field.max_length}. Shorten it."
            )
            raise ValidationError(words)
        small = isinstance(field, models.IntegerField) and not isinstance(field, models.BigIntegerField)
        if isinstance(value, int) and small and not -_MOST <= value <= _MOST:
            raise ValidationError(f"{value:,} is more than a {what} can be. Check the figure.")


@transaction.atomic(savepoint=False)
def keep(
    thing: T,
    *,
    by: Actor,
    board: int | None,
    what: str,
    known_from: datetime | None = None,
    reason: str = "",
    also: Sequence[str] = (),
) -> T:
    """Save one record with its state and its event; nothing at all when nothing changed.

    `also` names what hangs on the record and has changed with it, such as its leads: the record then has a new version
    (and a state for the reason) even where none of its own columns differs.
    """
    fields = [*changed_fields(thing), *also]
    if not fields:
        return thing
    _fits(thing)
    _mark(thing, by, known_from, reason)
    thing.save()
    record(by=by, board=board, what=what, subject=name_of(thing), fields=fields)
    return thing


@transaction.atomic(savepoint=False)
def keep_all(
    things: Sequence[T],
    *,
    by: Actor,
    board: int | None,
    what: str,
    known_from: datetime | None = None,
    reason: str = "",
    columns: Collection[str] = (),
) -> list[T]:
    """Save many records of one model, all new or all changed in these `columns`, in a few statements, with their states
    and one event that names them all. Whoever changes some must hold them (`select_for_update`) since they were read.
    """
    if not things:
        return []
    model = type(things[0])
    for thing in things:
        _fits(thing)
        _mark(thing, by, known_from, reason)
    kept = list(things)
    if kept[0]._state.adding:
        kept = bulk_create_with_history(kept, model, batch_size=500, default_change_reason=reason)
    else:
        bulk_update_with_history(kept, model, sorted(columns), batch_size=500, default_change_reason=reason)
    record(by=by, board=board, what=what, subject=kept[0]._meta.label, fields=[thing.pk for thing in kept])
    return kept


@transaction.atomic(savepoint=False)
def redact(
    things: Sequence[T], *, by: Actor, board: int | None, what: str, columns: Mapping[str, str | None], reason: str = ""
) -> list[T]:
    """Put other words in the place of what some records of one model say in `columns`, in them and in every earlier
    state: the one place where states are rewritten, for an erasure and for what has been kept for its time. What was
    empty stays so. The reasons of earlier changes go too, since they may name somebody; `reason` is this one's, in the
    state that it leaves. No event changes: events name records by number. Whoever redacts holds the records, as for
    `keep_all`.
    """
    if not things:
        return []
    states = state_model(type(things[0])).objects.filter(id__in=[thing.pk for thing in things])
    for name, words in columns.items():
        empty = None if words is None else ""
        states.exclude(**{name: empty}).update(**{name: words})
        for thing in things:
            if getattr(thing, name) != empty:
                setattr(thing, name, words)
    states.update(history_change_reason="")
    return keep_all(things, by=by, board=board, what=what, reason=reason, columns=columns.keys())
