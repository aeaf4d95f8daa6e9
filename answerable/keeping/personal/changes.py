"""Erasing what is kept of somebody, tidying up what has been kept for its time, and that a copy was given."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.history.changes import name_of, record, redact
from answerable.history.states import state_model
from answerable.keeping.belonging import HELD_BACK, LEFT_OUT, Model
from answerable.keeping.personal.retention import YEAR
from answerable.keeping.personal.subject import links_to, records_of
from answerable.partnership.changes import held
from answerable.partnership.models import Appointment, Board, Draft, Merge, Person, ReasonToRead

P = Permission
ERASED = "Erased person"
# What was sent to somebody's address, and what of it goes with them; a mail server's refusal repeats the address.
_GOES = {"email": "", "key": "", "why": "", "refused": ""}
SENT: dict[str, Mapping[str, str | None]] = {
    "partnership.Invitation": _GOES,
    "asks.Link": {**_GOES, "name": ERASED, "code": ""},
}


@transaction.atomic
def record_given(*, by: Actor, board: Board | None, subject: Person | User) -> None:
    """Keep that somebody was given, or somebody took for them, what is kept of a person on a board; or, with no board,
    of an account in the whole installation."""
    if board:
        require(by, P.TAKE_DATA_AWAY, on=board.pk)
    else:
        require(by, P.RUN_INSTALLATION, on=None)
    record(by=by, board=board.pk if board else None, what="personal data exported", subject=name_of(subject))


@transaction.atomic
def erase_person(*, by: Actor, board: Board, person: Person, reason: str) -> None:
    """Put "Erased person" in the place of a person's name and posts on a board, and nothing in that of their address
    and their invitations', nor of why they read where their reading is kept, in the record and in every earlier state;
    other records that were merged with it too. Takes away the link to their account. Nothing brings it back. Raises
    ValidationError while they hold, or will hold, an appointment: so whoever alone may give roles cannot be erased."""
    require(by, P.EDIT_PARTNERSHIP, on=board.pk)
    require(by, P.GIVE_ROLES, on=board.pk)
    held(board.pk)
    appointments = Appointment.objects.filter(board=board, person=person)
    if not appointments.exists():
        raise Http404("Not found.")
    if _to_come(appointments).exists():
        raise ValidationError("An appointment of theirs has not ended yet. End it first, then come back.")
    people = records_of(board.pk, person)
    if all(one.name == ERASED for one in people):
        raise ValidationError("This person has been erased already.")
    theirs = Q(person__in=people)
    for one in people:
        theirs |= Q(email__iexact=one.email) if one.email else Q()
    reasons = ReasonToRead.objects.filter(board=board, user__in=[one.user_id for one in people if one.user_id])
    _redact(reasons, by, board.pk, _erased(ReasonToRead), {"why": ""}, reason)
    _erase(by, board.pk, people, reason)
    for model, columns in _sent():
        _redact(model.objects.filter(theirs, board=board), by, board.pk, _erased(model), columns, reason)
    keys = [one.pk for one in people]
    merges = Merge.objects.filter(Q(kept__in=keys) | Q(merged__in=keys), board=board, of="person")
    _redact(merges, by, board.pk, "reason of a merge erased", {"of": "person"}, reason)  # which it says already
    _forget_typed(board, people)


def _sent() -> list[tuple[Any, Mapping[str, str | None]]]:
    return [(apps.get_model(label), columns) for label, columns in SENT.items()]


def _erased(model: Any) -> str:
    return f"{model._meta.verbose_name} erased"


def _to_come(appointments: Any) -> Any:
    return appointments.filter(Q(ends=None) | Q(ends__gt=timezone.localdate()))


def _erase(by: Actor, board: int | None, people: Iterable[Person], reason: str) -> None:
    keys = [person.pk for person in people]
    columns = {"name": ERASED, "email": "", "user": None}
    _redact(Person.objects.filter(pk__in=keys), by, board, "person erased", columns, reason)
    appointments = Appointment.objects.filter(board=board, person__in=keys)
    _redact(appointments, by, board, "post erased", {"post": ERASED}, reason)


def _redact(rows: Any, by: Actor, board: int | None, what: str, columns: Mapping[str, str | None], reason: str) -> int:
    things = list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))
    return len(redact(things, by=by, board=board, what=what, columns=columns, reason=reason))


def _forget_typed(board: Board, people: Iterable[Person]) -> None:
    """What anybody has typed into the forms about these people and not sent names them as well."""
    who = f"/boards/{board.slug}/who/"
    for person in people:
        parts = [f"appointments/{pk}/" for pk in person.appointments.values_list("pk", flat=True)]
        for part in (f"people/{person.pk}/", f"data/people/{person.pk}/", *parts):
            Draft.objects.filter(board=board, address__startswith=who + part).delete()


@transaction.atomic
def erase_account(*, by: Actor, user: User) -> list[Board]:
    """Take everything away by which an account can be known or opened: its address, password, second steps, single
    sign-on, sessions, what it typed and did not send, private notes, why it read where its reading is kept, the address
    of its invitations, and who it is in the installation. Its number stays, since events name it. Returns the boards
    whose people still have a record of it: those are for each board's manager to erase. Raises ValidationError while an
    appointment of it has not ended."""
    require(by, P.RUN_INSTALLATION, on=None)
    address, appointments = user.email, Appointment.objects.filter(person__user=user)
    if _to_come(appointments).exists():
        raise ValidationError("An appointment of this account has not ended yet. End it first.")
    if not user.is_active and address == _no_address(user):
        raise ValidationError("This account has been erased already.")
    named = Person.objects.filter(Q(user=user) | Q(email__iexact=address))
    boards = list(Board.objects.filter(appointments__person__in=named).distinct().order_by("slug"))
    _erase(by, None, Person.objects.filter(user=user, appointments__board=None, appointments__isnull=False), "")
    for model, columns in _sent():
        _by_board(model.objects.filter(Q(person__user=user) | Q(email__iexact=address)), by, _erased(model), columns)
    _by_board(ReasonToRead.objects.filter(user=user), by, _erased(ReasonToRead), {"why": ""})
    _forget_notes(by, user)
    _end_sessions(user)
    for label in LEFT_OUT:  # what is an account's own, and no board's
        model = apps.get_model(label)
        for link in links_to(User, model):
            model._base_manager.filter(**{link: user}).delete()
    user.email, user.is_active, user.last_login = _no_address(user), False, None
    user.set_unusable_password()
    user.save()
    record(by=by, board=None, what="account erased", subject=name_of(user), fields=["email", "password", "last_login"])
    return boards


def _no_address(user: User) -> str:
    return f"erased-{user.pk}@erased.invalid"


def _by_board(rows: Any, by: Actor, what: str, columns: Mapping[str, str | None]) -> int:
    """Redact rows of several boards, each in its board's own chain; returns how many."""
    boards = rows.order_by("board").values_list("board", flat=True).distinct()
    return sum(_redact(rows.filter(board=board), by, board, what, columns, "") for board in list(boards))


def _forget_notes(by: Actor, user: User) -> None:
    """What nobody but its writer may read, nobody may once the writer is gone; also as it was before it was shared."""
    for label, private in HELD_BACK.items():
        model: Any = apps.get_model(label)
        words: Mapping[str, str | None] = dict.fromkeys(_text_columns(model), ERASED)
        for link in links_to(User, model):
            # Where their other events stand: nobody on the board is told of them.
            _redact(model._base_manager.filter(**private, **{link: user}), by, None, "private note erased", words, "")
            state_model(model).objects.filter(**private, **{link: user}).update(**words)


def _text_columns(model: Model) -> list[str]:
    fields = [model._meta.get_field(name) for name in model.personal]  # type: ignore[attr-defined]
    return [field.name for field in fields if not field.is_relation]


def _end_sessions(user: User) -> None:
    """Every session of an account, with what the sign-in library noted in it."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


@transaction.atomic
def tidy(*, by: Actor) -> dict[str, int]:
    """Remove what has been kept for its time (see `retention`): sessions that are over, drafts that nobody has touched
    for a year, and whom invitations and request links were sent to that ended a year ago. Returns how many of what, by
    table; where there was something, an event tells the same."""
    require(by, P.RUN_INSTALLATION, on=None)
    now = timezone.now()
    done = {
        "sessions.Session": Session.objects.filter(expire_date__lt=now).delete()[0],
        "usersessions.UserSession": _gone().delete()[0],
        "partnership.Draft": Draft.objects.filter(kept_at__lt=now - YEAR).delete()[0],
    }
    for model, columns in _sent():
        over = model.objects.filter(expires_at__lt=now - YEAR).exclude(email="")
        done[model._meta.label] = _by_board(over, by, f"{model._meta.verbose_name} kept for its time", columns)
    done = {label: number for label, number in done.items() if number}
    if done:
        record(by=by, board=None, what="tidied up", subject="retention", fields=[list(one) for one in done.items()])
    return done


def _gone() -> Any:
    """Where somebody was signed in, of sessions that are there no more. A session that began this very moment may not
    be stored yet."""
    there = Session.objects.values("session_key")
    return UserSession.objects.exclude(session_key__in=there).filter(
        last_seen_at__lt=timezone.now() - timedelta(hours=1)
    )
