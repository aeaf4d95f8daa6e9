"""Boards, agencies, groups, people and appointments: everything that writes them."""

from datetime import date, datetime

from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.models import User
from answerable.access.roles import Permission, Role
from answerable.history.changes import keep, keep_all, name_of, read_anew, record
from answerable.partnership.models import Agency, AgencyName, Appointment, Board, Group, Member, Person
from answerable.partnership.rules import sort_key


@transaction.atomic
def make_account(*, by: Actor, email: str, password: str | None, is_example: bool = False) -> User:
    """A new account; without a password nobody can sign in to it until one is set by e-mail."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    user = User(email=email.lower(), is_example=is_example)
    user.set_password(password)
    user.save()
    record(by=by, board=None, what="account made", subject=name_of(user))
    return user


@transaction.atomic
def make_board(
    *, by: Actor, slug: str, name: str, short_name: str, area: str, guidance: str, is_example: bool = False
) -> Board:
    require(by, Permission.RUN_INSTALLATION, on=None)
    board = Board(slug=slug, name=name, short_name=short_name, area=area, guidance=guidance, is_example=is_example)
    return keep(board, by=by, board=None, what="board made")


@transaction.atomic
def appoint(
    *,
    by: Actor,
    board: Board | None,
    name: str,
    role: Role | None,
    post: str,
    starts: date,
    user: User | None = None,
    agency: Agency | None = None,
) -> Appointment:
    """Give a person a post on a board (or, with no board, in the installation), and the role that goes with it.

    The installation's administrator appoints a board's first manager; from then on the manager does.
    """
    pk = board.pk if board else None
    if not by.may(Permission.RUN_INSTALLATION, None):
        require(by, Permission.EDIT_PARTNERSHIP, on=pk)
    person = Person.objects.filter(user=user).first() if user else None
    person = person or keep(Person(name=name, user=user), by=by, board=pk, what="person added")
    appointment = Appointment(board=board, person=person, role=role or "", post=post, agency=agency, starts=starts)
    return keep(appointment, by=by, board=pk, what="person appointed")


@transaction.atomic
def add_agency(
    *,
    by: Actor,
    board: Board,
    name: str,
    kind: str = "agency",
    names: list[str] | None = None,
    funds: bool = False,
    known_from: datetime | None = None,
) -> Agency:
    """Make an agency known to a board, under `name` and its other `names`. One that the board knows is returned."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    wanted = [name, *(names or [])]
    known = {n.name: n.agency for n in AgencyName.objects.filter(board=board).select_related("agency")}
    agency = next((known[n] for n in wanted if n in known), None)
    if agency is None:
        agency = keep(
            Agency(name=name, sort_key=sort_key(name), kind=kind),
            by=by,
            board=board.pk,
            what="agency added",
            known_from=known_from,
        )
        place = Member(board=board, agency=agency, funds=funds)
        keep(place, by=by, board=board.pk, what="agency joined the board", known_from=known_from)
    fresh = [AgencyName(board=board, agency=agency, name=n) for n in dict.fromkeys(wanted) if n not in known]
    keep_all(fresh, by=by, board=board.pk, what="agency names added", known_from=known_from)
    return agency


@transaction.atomic
def add_group(
    *, by: Actor, board: Board, name: str, names: list[str] | None = None, known_from: datetime | None = None
) -> Group:
    """Make a group known to a board. One that the board knows by any of these names is returned."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    wanted = {name, *(names or [])}
    for group in Group.objects.filter(board=board):
        if wanted & {group.name, *group.names.splitlines()}:
            return group
    group = Group(board=board, name=name, sort_key=sort_key(name), names="\n".join(names or []))
    return keep(group, by=by, board=board.pk, what="group added", known_from=known_from)


@transaction.atomic
def end_appointment(*, by: Actor, appointment: Appointment, on: date) -> Appointment:
    """End somebody's part on a board: `on` is the last day on which it opens anything."""
    require(by, Permission.EDIT_PARTNERSHIP, on=appointment.board_id)
    read_anew(appointment)
    appointment.ends = on
    return keep(appointment, by=by, board=appointment.board_id, what="appointment ended")
