"""Boards, agencies, groups and posts: what they are called, and whether they still belong."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, keep_all, read_anew
from answerable.partnership.models import Agency, AgencyName, Appointment, Board, Group, Member, Merge, Post
from answerable.partnership.rules import sort_key


@transaction.atomic
def make_board(
    *, by: Actor, slug: str, name: str, short_name: str, area: str, guidance: str, is_example: bool = False
) -> Board:
    require(by, Permission.RUN_INSTALLATION, on=None)
    board = Board(slug=slug, name=name, short_name=short_name, area=area, guidance=guidance, is_example=is_example)
    return keep(board, by=by, board=None, what="board made")


def held(board: int) -> Board:
    """The board, held until the transaction ends: one change at a time of who goes by which name."""
    return Board.objects.select_for_update(no_key=True).get(pk=board)


def called(place: Member) -> str:
    """What a board calls an agency."""
    return place.name or place.agency.name


def _refuse_taken(board: int, names: Iterable[str], *, besides: Agency | Group | None = None) -> None:
    """Refuse a name that another agency or group of the board has: a document's words must lead to one of them."""
    wanted = {sort_key(name): name for name in names}
    places = {place.agency_id: called(place) for place in Member.objects.filter(board=board).select_related("agency")}
    taken: list[tuple[str, str, type[Agency | Group], int]] = [
        (name, places.get(agency, ""), Agency, agency)
        for name, agency in AgencyName.objects.filter(board=board, withdrawn=False).values_list("name", "agency")
    ]
    taken += [
        (name, group.name, Group, group.pk)
        for group in Group.objects.filter(board=board, withdrawn=False)
        for name in (group.name, *group.names.splitlines())
    ]
    for name, whose, model, pk in taken:
        if sort_key(name) in wanted and not (isinstance(besides, model) and besides.pk == pk):
            raise ValidationError(
                f"“{wanted[sort_key(name)]}” is already a name of {whose}. Choose another name; if both are one and "
                "the same, merge them."
            )


def _refuse_merged(board: int, of: str, pk: int) -> None:
    if Merge.objects.filter(board=board, of=of, merged=pk, undone=False).exists():
        raise ValidationError("It was merged with another. Undo the merge first.")


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
    """Make an agency known to a board, under `name` and its other `names`. One that the board knows is returned; one
    that had left the board is back on it."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    wanted = [name, *(names or [])]
    there = AgencyName.objects.filter(board=board, withdrawn=False).select_related("agency")
    known = {n.name: n.agency for n in there}
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
    elif left := Member.objects.filter(board=board, agency=agency, withdrawn=True).first():
        left.withdrawn = False
        keep(left, by=by, board=board.pk, what="agency came back to the board", known_from=known_from)
    fresh = [AgencyName(board=board, agency=agency, name=n) for n in dict.fromkeys(wanted) if n not in known]
    keep_all(fresh, by=by, board=board.pk, what="agency names added", known_from=known_from)
    return agency


@transaction.atomic
def make_agency(
    *, by: Actor, board: Board, name: str, names: Sequence[str] = (), kind: str = "agency", funds: bool = False
) -> Agency:
    """A new agency on a board; refused where any of its names is another's."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    _refuse_taken(board.pk, [name, *names])
    return add_agency(by=by, board=board, name=name, names=list(names), kind=kind, funds=funds)


@transaction.atomic
def change_agency(
    *,
    by: Actor,
    place: Member,
    name: str,
    kind: str,
    funds: bool,
    withdrawn: bool = False,
    reason: str = "",
    since: int | None = None,
) -> Member:
    """Change what a board calls an agency, takes it for, and whether it pays in or has left. The name it had stays one
    of its names. Another board that knows the agency sees no difference. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PARTNERSHIP, on=place.board_id)
    board = held(place.board_id)
    read_anew(place, since=since)
    _refuse_merged(board.pk, "agency", place.agency_id)
    _refuse_taken(board.pk, [name], besides=place.agency)
    before = called(place)
    place.name = "" if name == place.agency.name else name
    place.kind = "" if kind == place.agency.kind else kind
    place.funds, place.withdrawn = funds, withdrawn
    keep(place, by=by, board=board.pk, what="agency changed", reason=reason)
    for one in (before, name):
        add_name(by=by, place=place, name=one)
    return place


@transaction.atomic
def add_name(*, by: Actor, place: Member, name: str) -> AgencyName:
    """Another name or spelling of an agency on a board; one that it has already is returned."""
    require(by, Permission.EDIT_PARTNERSHIP, on=place.board_id)
    held(place.board_id)
    _refuse_merged(place.board_id, "agency", place.agency_id)
    _refuse_taken(place.board_id, [name], besides=place.agency)
    where = {"board_id": place.board_id, "agency": place.agency, "name": name, "withdrawn": False}
    there = AgencyName.objects.filter(**where).first()
    return there or keep(AgencyName(**where), by=by, board=place.board_id, what="agency name added")


@transaction.atomic
def withdraw_name(*, by: Actor, name: AgencyName) -> AgencyName:
    """A name is the agency's no more: documents to come that use it speak of somebody else."""
    require(by, Permission.EDIT_PARTNERSHIP, on=name.board_id)
    read_anew(name)
    place = Member.objects.select_related("agency").get(board=name.board_id, agency=name.agency_id)
    if name.name == called(place):
        raise ValidationError(f"The board calls this agency “{name.name}”. Rename it before you withdraw that name.")
    name.withdrawn = True
    return keep(name, by=by, board=name.board_id, what="agency name withdrawn")


@transaction.atomic
def add_group(
    *,
    by: Actor,
    board: Board,
    name: str,
    names: list[str] | None = None,
    kind: str = "",
    known_from: datetime | None = None,
) -> Group:
    """Make a group known to a board. One that the board knows by any of these names is returned; one that was withdrawn
    is there again."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    wanted = {name, *(names or [])}
    for group in Group.objects.filter(board=board).order_by("withdrawn", "pk"):
        if wanted & {group.name, *group.names.splitlines()}:
            group.withdrawn = False
            return keep(group, by=by, board=board.pk, what="group came back", known_from=known_from)
    group = Group(board=board, name=name, sort_key=sort_key(name), names="\n".join(names or []), kind=kind)
    return keep(group, by=by, board=board.pk, what="group added", known_from=known_from)


@transaction.atomic
def make_group(*, by: Actor, board: Board, name: str, names: Sequence[str] = (), kind: str = "") -> Group:
    """A new group of a board; refused where any of its names is another's."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    _refuse_taken(board.pk, [name, *names])
    return add_group(by=by, board=board, name=name, names=list(names), kind=kind)


@transaction.atomic
def change_group(
    *,
    by: Actor,
    group: Group,
    name: str,
    names: Sequence[str],
    kind: str,
    withdrawn: bool = False,
    reason: str = "",
    since: int | None = None,
) -> Group:
    """Change what a group is called and is. The name it had stays one of its `names`. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PARTNERSHIP, on=group.board_id)
    held(group.board_id)
    read_anew(group, since=since)
    _refuse_merged(group.board_id, "group", group.pk)
    _refuse_taken(group.board_id, [name, *names], besides=group)
    others = dict.fromkeys(n for n in (group.name, *names) if n != name)
    group.name, group.sort_key, group.names = name, sort_key(name), "\n".join(others)
    group.kind, group.withdrawn = kind, withdrawn
    return keep(group, by=by, board=group.board_id, what="group changed", reason=reason)


@transaction.atomic
def add_post(*, by: Actor, board: Board, name: str, agency: Agency | None = None) -> Post:
    """A post that plans name as an owner; one that the board knows is returned."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    there = Post.objects.filter(board=board, withdrawn=False)
    known = next((post for post in there if sort_key(post.name) == sort_key(name)), None)
    if known:
        return known
    made = keep(Post(board=board, name=name, agency=agency), by=by, board=board.pk, what="post added")
    if agency is None:
        of_none = Appointment.objects.filter(board=board, agency=None)
        of_none = of_none.select_for_update(of=("self",), no_key=True).order_by("pk")
        held_by = [one for one in of_none if sort_key(one.post) == sort_key(name)]
        for one in held_by:
            one.holds = made
        keep_all(held_by, by=by, board=board.pk, what="post held", columns={"holds"})
    return made


def post_held(board: int | None, post: str, agency: Agency | None) -> Post | None:
    """The post of no agency that an appointment, itself for none, is by its words."""
    there = Post.objects.filter(board=board, agency=None, withdrawn=False) if post and agency is None else ()
    return next((one for one in there if sort_key(one.name) == sort_key(post)), None)
