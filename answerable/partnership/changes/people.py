"""Accounts, people and their appointments."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.models import User, same_address
from answerable.access.roles import ROLES, Permission, Role
from answerable.history.changes import keep, name_of, read_anew, record
from answerable.partnership.changes.bodies import held, post_held
from answerable.partnership.models import Agency, Appointment, Board, Group, Member, Person, ReasonToRead
from answerable.partnership.record import who_may


@transaction.atomic
def make_account(*, by: Actor, email: str, password: str | None, is_example: bool = False, opens: bool = True) -> User:
    """A new account; without a password nobody can sign in to it until one is set by e-mail, nor ever to one that
    `opens` nothing."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    user = User(email=email.lower(), is_example=is_example, is_active=opens)
    user.set_password(password)
    user.save()
    record(by=by, board=None, what="account made", subject=name_of(user))
    return user


def _account(email: str) -> User | None:
    """The account with this address, if there is one. Whoever enters an address is never told whether."""
    found = User.objects.at(email) if email else None
    return found if found and found.is_active else None


def _refuse_own_role(by: Actor, board: int | None, user: int | None, role: str) -> None:
    held = {standing.role for standing in by.standings if standing.board == board}
    if role and by.user is not None and user == by.user and role not in held:
        raise ValidationError("Nobody gives a role to themselves. Ask somebody else who keeps the board’s people.")


def _refuse_more_than_own(by: Actor, board: int | None, role: str) -> None:
    """Refuse to give, change or take a role that may do what `by` may not, unless `by` is there to give roles: else
    two who help each other could do anything."""
    if not role or by.may(Permission.GIVE_ROLES, board) or by.may(Permission.RUN_INSTALLATION, None):
        return
    described = ROLES[Role(role)]
    if not all(by.may(permission, board) for permission in described.permissions):
        raise ValidationError(
            f"“{described.name}” may do more than you may, so it is not yours to give, change or take. Ask the "
            "business manager."
        )


def _refuse_last_keeper(by: Actor, board: int | None, on: date | None = None) -> None:
    """Refuse to leave a board without anybody who may give its roles today, or `on` the day ahead on which somebody
    leaves; the administrator may."""
    day = max(timezone.localdate(), on or date.min)
    left = who_may(board, Permission.GIVE_ROLES, day).filter(person__user__is_active=True)
    if not by.may(Permission.RUN_INSTALLATION, None) and not left.exists():
        raise ValidationError("Nobody would be left who may give roles on the board. Appoint another manager first.")


def _checked(appointment: Appointment) -> Appointment:
    """An appointment that can be, or a ValidationError that says what is wrong with which field."""
    wrong: dict[str, str] = {}
    if not appointment.role and not appointment.post:
        wrong["post"] = "Enter a post, or choose a role"
    if appointment.board_id and appointment.role == Role.ADMINISTRATOR:
        wrong["role"] = "The system administrator has no role on a board"
    if appointment.role == Role.LINK_HOLDER:
        wrong["role"] = "Nobody is appointed to this: it comes with a link"
    if appointment.role and ROLES[Role(appointment.role)].for_a_time and not appointment.ends:
        wrong["ends"] = "This role is given for a time: enter the day on which it ends"
    if appointment.ends and appointment.ends <= appointment.starts:
        wrong["ends"] = "It must end after the day on which it begins"
    board, agency, group = appointment.board_id, appointment.agency_id, appointment.group_id
    if agency and not Member.objects.filter(board=board, agency=agency).exists():
        wrong["agency"] = "The board does not know that agency"
    if group and not Group.objects.filter(board=board, pk=group).exists():
        wrong["group"] = "The board does not know that group"
    if wrong:
        raise ValidationError(wrong)
    return appointment


@transaction.atomic
def appoint(
    *,
    by: Actor,
    board: Board | None,
    role: Role | str | None,
    post: str,
    starts: date,
    name: str = "",
    email: str = "",
    user: User | None = None,
    person: Person | None = None,
    agency: Agency | None = None,
    group: Group | None = None,
    ends: date | None = None,
) -> Appointment:
    """Give a person a post on a board (or, with no board, in the installation), and the role that goes with it.

    The installation's administrator appoints a board's first manager; from then on the manager does. `person` is
    somebody the board knows; without one it is whoever has the account `user`, or somebody new with this name and
    `email`, whose account is linked where there is one. Whoever has the account `user` and is that already, or will be,
    is only linked to it: their appointment is returned as it is.
    """
    pk = board.pk if board else None
    if not by.may(Permission.RUN_INSTALLATION, None):
        require(by, Permission.EDIT_PARTNERSHIP, on=pk)
    if person and not Appointment.objects.filter(person=person, board=board).exists():
        raise Http404("Not found.")
    if board:
        held(board.pk)  # two who appoint somebody new at once must not make two of them
    if person is None and user:
        own = Q(user=user) | Q(user=None, email__iexact=user.email)
        people = Person.objects.filter(own, appointments__board=board).distinct().order_by("pk")
        person = next((one for one in people if one.user_id or same_address(one.email, user.email)), None)
        if person and person.user is None:
            person.user = user
            keep(person, by=by, board=pk, what="account linked")
        if person and (known := _not_ended(person, board, role, agency)):
            return known
    if person is None:
        _refuse_known_address(pk, email)
        fresh = Person(name=name, user=user or _account(email), email=email or (user.email if user else ""))
        person = keep(fresh, by=by, board=pk, what="person added")
    _refuse_own_role(by, pk, person.user_id, role or "")
    _refuse_more_than_own(by, pk, role or "")
    about = {"role": role or "", "post": post, "agency": agency, "group": group, "starts": starts, "ends": ends}
    appointment = Appointment(board=board, person=person, holds=post_held(pk, post, agency), **about)
    return keep(_checked(appointment), by=by, board=pk, what="person appointed")


def _not_ended(
    person: Person, board: Board | None, role: Role | str | None, agency: Agency | None
) -> Appointment | None:
    """The appointment by which a person has, or will have, this role on a board (for that agency, if one is named)."""
    held = Appointment.objects.filter(person=person, board=board, role=role or "")
    held = held.filter(Q(ends=None) | Q(ends__gt=timezone.localdate()))
    return (held.filter(agency=agency) if agency else held).order_by("starts", "id").first()


def _refuse_known_address(board: int | None, email: str, *, besides: int = 0) -> None:
    there = Person.objects.filter(appointments__board=board, email__iexact=email).exclude(pk=besides)
    if email and any(same_address(one.email, email) for one in there):
        raise ValidationError({"email": "Somebody on this board has that address already; choose them instead"})


@transaction.atomic
def change_person(
    *, by: Actor, board: Board, person: Person, name: str, email: str, since: int | None = None
) -> Person:
    """Change a person's name and address; the account that has the address, if there is one, is the person's on this
    board. The account that was theirs keeps what it is elsewhere."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    read_anew(person, since=since)
    _refuse_known_address(board.pk, email, besides=person.pk)
    if email.lower() != person.email.lower():
        user = _account(email)
        for role in Appointment.objects.filter(person=person, board=board).values_list("role", flat=True):
            _refuse_own_role(by, board.pk, user.pk if user else None, role)
            _refuse_more_than_own(by, board.pk, role)
        person.user = user
    person.name, person.email = name, email
    keep(person, by=by, board=board.pk, what="person changed")
    _refuse_last_keeper(by, board.pk)
    return person


@transaction.atomic
def end_appointment(
    *, by: Actor, appointment: Appointment, on: date, reason: str = "", since: int | None = None
) -> Appointment:
    """End somebody's part on a board: from the day `on` it opens nothing, not even in a session that is open."""
    require(by, Permission.EDIT_PARTNERSHIP, on=appointment.board_id)
    _end(by, appointment, on, reason, since)
    _refuse_last_keeper(by, appointment.board_id, on)
    return appointment


def _end(by: Actor, appointment: Appointment, on: date, reason: str, since: int | None) -> None:
    read_anew(appointment, since=since)
    _refuse_more_than_own(by, appointment.board_id, appointment.role)
    if appointment.ends and appointment.ends <= timezone.localdate():
        raise ValidationError(f"It ended on {appointment.ends:%-d %B %Y} already. Appoint the person again instead.")
    if on < appointment.starts:
        raise ValidationError({"on": f"It began on {appointment.starts:%-d %B %Y}; it cannot end before that"})
    appointment.ends = on
    keep(appointment, by=by, board=appointment.board_id, what="appointment ended", reason=reason)


@transaction.atomic
def change_appointment(
    *,
    by: Actor,
    appointment: Appointment,
    on: date,
    role: str,
    post: str,
    agency: Agency | None,
    group: Group | None,
    ends: date | None = None,
    reason: str = "",
    since: int | None = None,
) -> Appointment:
    """Change somebody's part on a board from the day `on`: the appointment ends and another begins, so that who was
    what when stays on record. Returns the new one."""
    require(by, Permission.EDIT_PARTNERSHIP, on=appointment.board_id)
    _end(by, appointment, on, reason, since)
    begun = appoint(
        by=by,
        board=appointment.board,
        person=appointment.person,
        role=role,
        post=post,
        agency=agency,
        group=group,
        starts=on,
        ends=ends,
    )
    _refuse_last_keeper(by, appointment.board_id, on)
    return begun


TOLD = "told by e-mail"


@transaction.atomic
def tell_by_email(*, by: Actor, thing: Any, permission: Permission, letters: int) -> None:
    """Keep in the history that so many e-mails went out which say that a `thing` waits. It is no change of the thing,
    so the event is about the board."""
    require(by, permission, on=thing.board_id)
    board = thing.board_id
    record(by=by, board=board, what=TOLD, subject=f"partnership.Board:{board}", fields=[name_of(thing), letters])


@transaction.atomic
def explain_reading(*, by: Actor, board: Board, why: str) -> ReasonToRead:
    """Keep why somebody whose reading is kept reads the board."""
    require(by, Permission.READ_KEPT, on=board.pk)
    said = ReasonToRead(board=board, user_id=by.user or 0, why=why)
    return keep(said, by=by, board=board.pk, what="reading explained")
