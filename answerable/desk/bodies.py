"""Who is on a board, beside the plan: lists of agencies, groups and people, and what each of them leads and owes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import ROLES, Permission, Role
from answerable.desk import challenges
from answerable.desk.owed import PlanNow, Whose, read_duties
from answerable.partnership.models import Agency, Group, Merge, Person, Post
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Agency as AgencyNow
from answerable.partnership.record import Appointment, Directory, read_directory
from answerable.partnership.record import Group as GroupNow
from answerable.partnership.rules import look_alike, sort_key
from answerable.plan.rules import plain

PAGE = 50
Through = tuple[str, str, str, Whose]  # "agency" or "group", its name, its page and who that is


def _today(request: BoardRequest) -> date:
    return request.as_at or timezone.localdate()


def _may_edit(request: BoardRequest) -> bool:
    return request.at is None and request.actor.may(Permission.EDIT_PARTNERSHIP, request.board.pk)


def _directory(request: BoardRequest) -> Directory:
    people = request.actor.may(Permission.READ_PEOPLE, request.board.pk)
    return read_directory(request.board.pk, request.at, people=people)


@dataclass(frozen=True)
class Row:
    """One line of a list: the key and name of what it links to, and its cells. `search` is what is looked through."""

    id: int
    name: str
    cells: tuple[Any, ...]
    search: Sequence[str]


def _found(request: BoardRequest, rows: Iterable[Row]) -> tuple[str, Page[Row]]:
    """What was searched for, and one page of the rows in which each of its words stands."""
    asked = " ".join(request.GET.get("q", "").split())[:200]
    words = sort_key(asked).split()
    hits = [row for row in rows if all(any(word in sort_key(s) for s in row.search) for word in words)]
    return asked, Paginator(hits, PAGE).get_page(request.GET.get("page"))


def _list(
    request: BoardRequest, template: str, rows: Iterable[Row], head: Sequence[str], **context: Any
) -> HttpResponse:
    asked, page = _found(request, rows)
    lines = [(row, list(zip(head[1:], row.cells, strict=True))) for row in page]
    shown = {"asked": asked, "page": page, "head": head, "lines": lines}
    return render(request, template, {**shown, **about(request), **context})


def about(request: BoardRequest) -> dict[str, Any]:
    """What these pages' templates ask of whoever reads; `at_day` is how a link to another page as at the same day
    ends."""
    may = request.actor.may
    return {
        "may_edit": _may_edit(request),
        "sees_people": may(Permission.READ_PEOPLE, request.board.pk),
        "sees_plan": may(Permission.READ_PLAN, request.board.pk),
        "at_day": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }


@board_page(Permission.READ_PLAN, as_at=True)
def agencies(request: BoardRequest) -> HttpResponse:
    """Every agency on the board under all its names, with how much it leads."""
    directory, plan = _directory(request), read_duties(request.actor, request.board.pk, request.at)
    leads = _led(plan, "agency_id")
    others = {a.id: [n.name for n in directory.names_of[a.id] if n.name != a.name] for a in directory.agencies}
    rows = [
        Row(
            a.id,
            a.name,
            (
                leads[a.id],
                ", ".join(others[a.id]),
                a.kind.capitalize(),
                "Yes" if a.id in directory.bodies.funders else "",
            ),
            [a.name, *others[a.id]],
        )
        for a in directory.agencies
    ]
    names = {a.id: [a.name, *others[a.id]] for a in directory.agencies}
    alike = look_alike(names) if _may_edit(request) else []
    called = directory.bodies.agencies
    head = ("Agency", "Leads", "Other names", "Kind", "Pays in")
    pairs = [(called[one], called[other]) for one, other in alike]
    return _list(request, "desk/agencies.html", rows, head=head, alike=pairs[:10])


def _led(plan: PlanNow | None, column: str) -> Counter[int]:
    """How many actions and objectives each body leads, by its key."""
    return Counter(getattr(a, column) for a in plan.answerers if a.part == "lead") if plan else Counter()


@board_page(Permission.READ_PLAN, as_at=True)
def groups(request: BoardRequest) -> HttpResponse:
    """The board itself, its executive, its sub-groups and panels."""
    directory, plan = _directory(request), read_duties(request.actor, request.board.pk, request.at)
    leads = _led(plan, "group_id")
    sitting = Counter(a.group_id for a in directory.appointments if a.on(_today(request)))
    kinds = dict(Group.KINDS)
    sees_people = request.actor.may(Permission.READ_PEOPLE, request.board.pk)
    rows = [
        Row(
            g.id,
            g.name,
            (
                leads[g.id],
                *([sitting[g.id]] if sees_people else []),
                ", ".join(g.names.splitlines()),
                kinds.get(g.kind, ""),
            ),
            [g.name, *g.names.splitlines()],
        )
        for g in directory.groups
    ]
    head = ("Group", "Leads", *(["Members"] if sees_people else []), "Other names", "Kind")
    return _list(request, "desk/groups.html", rows, head=head)


@board_page(Permission.READ_PEOPLE, as_at=True)
def people(request: BoardRequest) -> HttpResponse:
    """Everybody who has or had an appointment, those who have one first; and the posts that the plan names."""
    directory, today = _directory(request), _today(request)
    parts: dict[int, list[Appointment]] = {}
    for appointment in directory.appointments:
        parts.setdefault(appointment.person_id, []).append(appointment)
    rows = []
    for pk, had in parts.items():
        now = [a for a in had if a.on(today)]
        shown = now or had[-1:]
        said = "; ".join(_part_words(a, directory) for a in shown)
        when = f"Since {min(a.starts for a in now):%-d %B %Y}" if now else ended(had[-1], today)
        name = directory.people[pk].name if pk in directory.people else ""
        rows.append((not now, sort_key(name), Row(pk, name or "No name", (said, when), [name, said])))
    ordered = [row for *_, row in sorted(rows, key=lambda row: row[:2])]
    head = ("Person", "Appointment", "When")
    posts = Paginator(directory.posts, PAGE).get_page(request.GET.get("posts"))
    return _list(request, "desk/people.html", ordered, head=head, posts=posts)


def ended(appointment: Appointment, today: date) -> str:
    """When an appointment that does not stand today began or ended, in words."""
    if appointment.starts > today:
        return f"Begins on {appointment.starts:%-d %B %Y}"
    return f"Ended on {appointment.ends:%-d %B %Y}" if appointment.ends else ""


def _part_words(a: Appointment, directory: Directory) -> str:
    """An appointment in a line: post, role, agency, group."""
    role = ROLES[Role(a.role)].name if a.role else ""
    agency = directory.bodies.agencies.get(a.agency_id or 0)
    group = directory.bodies.groups.get(a.group_id or 0)
    same = plain(role) == plain(a.post)
    parts = (a.post, "" if same else role, agency.name if agency else "", group.name if group else "")
    return ", ".join(part for part in parts if part) or "No post"


def _answers_for(request: BoardRequest, plan: PlanNow | None, whose: Whose, page: str | None = None) -> dict[str, Any]:
    """What one leads and contributes to, a page of it; where it is silent; and what it owes."""
    duties = plan.duties(whose) if plan else []
    return {
        "page": Paginator(duties, PAGE).get_page(page),
        "silent": [duty for duty in duties if duty.silent],
        "owed": plan.owed(whose, _today(request)) if plan else [],
    }


def _body(
    request: BoardRequest, template: str, whose: Whose, through: Sequence[Through] = (), **context: Any
) -> HttpResponse:
    """The page of an agency, a group, a post or a person: what it leads and owes, beside what `context` says of it;
    and what the bodies lead and owe that a person speaks for."""
    plan = (
        read_duties(request.actor, request.board.pk, request.at)
        if request.actor.may(Permission.READ_PLAN, request.board.pk)
        else None
    )
    measures = [m for m in plan.measures if whose.agency and m.agency_id == whose.agency] if plan else []
    return render(
        request,
        template,
        {
            "plan": plan,
            **_answers_for(request, plan, whose, request.GET.get("page")),
            "through": [(kind, name, url, _answers_for(request, plan, one)) for kind, name, url, one in through],
            "measures": measures,
            "most": PAGE,
            **about(request),
            **context,
        },
    )


def _not_yet(request: BoardRequest) -> HttpResponse:
    """Something that is there today and was not yet on the day that the page is shown as at."""
    if request.at is None:
        raise Http404("Not found.")
    return render(request, "desk/not_yet.html")


def _sitting(directory: Directory, column: str, pk: int, today: date) -> list[tuple[Appointment, str, str]]:
    """The appointments for an agency or on a group that stand today: each with the person's name and its words."""
    return [
        (a, directory.people[a.person_id].name if a.person_id in directory.people else "", _part_words(a, directory))
        for a in directory.appointments
        if getattr(a, column) == pk and a.on(today)
    ]


def _merges(request: BoardRequest, of: str, pk: int) -> tuple[Merge | None, list[Merge]]:
    """The merge by which this body is no longer there, and those by which others became part of it."""
    merges = Merge.objects.seen_by(request.actor).filter(board=request.board, of=of, undone=False).order_by("-at")
    there = [m for m in merges if pk in (m.kept, m.merged) and (request.at is None or m.at <= request.at)]
    return next((m for m in there if m.merged == pk), None), [m for m in there if m.kept == pk]


@board_page(Permission.READ_PLAN, as_at=True)
def agency(request: BoardRequest, agency: int) -> HttpResponse:
    """An agency: its names, who sits for it, what it leads, contributes to and owes, and its measures."""
    directory = _directory(request)
    found = directory.bodies.agencies.get(agency)
    if found is None:
        get_or_404(request, Agency, members__board=request.board, pk=agency)
        return _not_yet(request)
    names = directory.names_of.get(agency, [])
    whose = _as_owner(directory, found)
    merged, took_in = _merges(request, "agency", agency)
    return _body(
        request,
        "desk/agency.html",
        whose,
        agency=found,
        names=[n for n in names if n.name != found.name],
        funds=agency in directory.bodies.funders,
        gone=agency in directory.bodies.gone,
        sitting=_sitting(directory, "agency_id", agency, _today(request)),
        merged=merged,
        into=directory.bodies.agencies.get(merged.kept) if merged else None,
        took_in=[(m, directory.bodies.agencies[m.merged]) for m in took_in if m.merged in directory.bodies.agencies],
        posts=[post for post in directory.posts if post.agency_id == agency],
        challenges=challenges.of_body(request, directory.bodies, agency_id=agency),
    )


def get_or_404(request: BoardRequest, model: Any, **where: Any) -> Any:
    found = model.objects.seen_by(request.actor).filter(**where).first()
    if found is None:
        raise Http404("Not found.")
    return found


@board_page(Permission.READ_PLAN, as_at=True)
def group(request: BoardRequest, group: int) -> HttpResponse:
    """A group: its names, its members, what it leads and owes."""
    directory = _directory(request)
    found = directory.bodies.groups.get(group)
    if found is None:
        get_or_404(request, Group, board=request.board, pk=group)
        return _not_yet(request)
    merged, took_in = _merges(request, "group", group)
    return _body(
        request,
        "desk/group.html",
        _as_owner(directory, found),
        group=found,
        kind=dict(Group.KINDS).get(found.kind, "Not stated"),
        names=found.names.splitlines(),
        sitting=_sitting(directory, "group_id", group, _today(request)),
        challenges=challenges.of_body(request, directory.bodies, group_id=group),
        merged=merged,
        into=directory.bodies.groups.get(merged.kept) if merged else None,
        took_in=[(m, directory.bodies.groups[m.merged]) for m in took_in if m.merged in directory.bodies.groups],
    )


def _as_owner(directory: Directory, body: AgencyNow | GroupNow) -> Whose:
    """An agency or a group under all its names, as what leads and owes."""
    if isinstance(body, GroupNow):
        return Whose(group=body.id, names=(body.name, *body.names.splitlines()))
    return Whose(agency=body.id, names=(body.name, *(n.name for n in directory.names_of.get(body.id, []))))


def _spoken_for(request: BoardRequest, directory: Directory, now: Sequence[Appointment]) -> list[Through]:
    """The agencies and groups of a person's appointments."""
    slug, agencies, groups = request.board.slug, directory.bodies.agencies, directory.bodies.groups
    found: dict[tuple[str, int], Through] = {}
    for one in now:
        if agency := agencies.get(one.agency_id or 0):
            url = reverse("desk:agency", args=[slug, agency.id])
            found["agency", agency.id] = ("agency", agency.name, url, _as_owner(directory, agency))
        if group := groups.get(one.group_id or 0):
            url = reverse("desk:group", args=[slug, group.id])
            found["group", group.id] = ("group", group.name, url, _as_owner(directory, group))
    return list(found.values())


@board_page(Permission.READ_PEOPLE, as_at=True)
def person(request: BoardRequest, person: int) -> HttpResponse:
    """A person: every appointment from when to when, and what their posts, agencies and groups answer for in the
    plan."""
    directory, today = _directory(request), _today(request)
    had = [a for a in directory.appointments if a.person_id == person]
    if person not in directory.people or not had:
        get_or_404(request, Person, appointments__board=request.board, pk=person)
        return _not_yet(request)
    now = [a for a in had if a.on(today)]
    posts = tuple(dict.fromkeys(a.post for a in now if a.post))
    return _body(
        request,
        "desk/person.html",
        Whose(posts=posts, post_ids=tuple(p.id for p in directory.posts if plain(p.name) in map(plain, posts))),
        _spoken_for(request, directory, now),
        person=directory.people[person],
        took_in=_other_records(request, person),
        may_take_data=request.at is None and request.actor.may(Permission.TAKE_DATA_AWAY, request.board.pk),
        posts=posts,
        appointments=[(a, _part_words(a, directory), a.on(today), ended(a, today)) for a in reversed(had)],
        sign_in=_may_edit(request)
        and bool(directory.people[person].email)
        and any(a.role and not (a.ends and a.ends <= today) for a in had),
    )


def _other_records(request: BoardRequest, person: int) -> list[tuple[Merge, str]]:
    """The merges by which other records of a person became this one, with their names; for those who may undo it."""
    if not _may_edit(request):
        return []
    merges = _merges(request, "person", person)[1]
    named = Person.objects.in_bulk([merge.merged for merge in merges])
    return [(merge, named[merge.merged].name) for merge in merges]


@board_page(Permission.READ_PLAN, as_at=True)
def post(request: BoardRequest, post: int) -> HttpResponse:
    """A post that the plan names, whoever holds it."""
    directory = _directory(request)
    found = next((p for p in directory.posts if p.id == post), None)
    if found is None:
        get_or_404(request, Post, board=request.board, pk=post)
        return _not_yet(request)
    same = [a for a in directory.appointments if plain(a.post) == plain(found.name) and a.on(_today(request))]
    return _body(
        request,
        "desk/post.html",
        Whose(posts=(found.name,), post_ids=(found.id,)),
        post=found,
        agency=directory.bodies.agencies.get(found.agency_id or 0),
        holders=[directory.people[a.person_id] for a in same if a.person_id in directory.people],
    )
