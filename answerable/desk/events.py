"""Who did what on a board, and when: its chain of events, by thing, by person and by day; and what inspectors opened.

Events name records and columns, never their values, so these pages show nothing that another page would hide.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, make_dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_GET

from answerable.access.roles import ROLES, Permission
from answerable.asks.models import Link
from answerable.desk.changes import record_history_export
from answerable.desk.forms import EventsAsked
from answerable.history.changes import INSTALLATION, chain_of
from answerable.history.models import Event
from answerable.history.reading import head_of
from answerable.history.together import Ask, read_together
from answerable.partnership.changes import TOLD
from answerable.partnership.models import Appointment, ReasonToRead
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import posts_of
from answerable.ui.cells import inert

# By which column a record of each kind is known, and the page that shows it.
_KNOWN_BY = {
    "plan.Plan": ("title", ""),
    "plan.Aim": ("ref", ""),
    "plan.Objective": ("ref", "plan:objective"),
    "plan.Action": ("ref", "desk:action"),
    "plan.Round": ("title", ""),
    "plan.Commitment": ("what", "plan:promise"),
    "evidence.Measure": ("what", "evidence:measure"),
    "evidence.Evidence": ("title", "evidence:item"),
    "challenges.Challenge": ("about", "challenges:challenge"),
    "assurance.OwnObjective": ("words", ""),
    "meetings.Meeting": ("on", "meetings:meeting"),
    "meetings.Item": ("title", ""),
    "papers.Paper": ("title", "papers:paper"),
    "intake.Document": ("filename", "intake:document"),
    "partnership.Group": ("name", "desk:group"),
    "partnership.Agency": ("name", "desk:agency"),
}
_MOST_WORDS = 80


@dataclass(frozen=True)
class Happened:
    """One event as it is shown: the post that did it, what, on which thing (its kind and how it is known; where it is
    shown) and which of its parts were touched. `several` is how many records one event wrote."""

    number: int
    at: datetime
    who: str
    user: int | None
    what: str
    thing: str
    subject: str
    url: str
    parts: str
    several: int


def _kind(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def _parts(label: str, fields: Sequence[Any]) -> str:
    """The columns of an event as a reader knows them; "" for a new record, which has them all."""
    try:
        known = {field.attname: str(field.verbose_name) for field in apps.get_model(label)._meta.concrete_fields}
    except (LookupError, ValueError):
        known = {}
    if known and len(fields) >= len(known) - 1:  # all but its key
        return ""
    hidden = {"board_id", "plan_id", "sort_key"}
    names = [known.get(name, name) for name in fields if isinstance(name, str) and name not in hidden]
    return ", ".join(dict.fromkeys(names))


def _split(subject: str) -> tuple[str, int | None]:
    label, _, pk = subject.partition(":")
    return label, int(pk) if pk.isdecimal() and len(pk) < 19 else None


def _subject(row: Event) -> str:
    """The record that an event is about. Of an e-mail that something waits it is that thing, though the event stands
    with the board (see partnership.changes.tell_by_email)."""
    return str(row.fields[0]) if row.what == TOLD else row.subject


def _names(subjects: Iterable[str]) -> dict[str, str]:
    """How each of these records is known; one query for all."""
    wanted: dict[str, list[int]] = {}
    for label, pk in map(_split, set(subjects)):
        if label in _KNOWN_BY and pk is not None:
            wanted.setdefault(label, []).append(pk)
    asks = [Ask(_known(_KNOWN_BY[label][0]), apps.get_model(label), {"id": ids}) for label, ids in wanted.items()]
    found = read_together(None, *asks) if asks else []
    return {
        f"{label}:{row.id}": str(getattr(row, _KNOWN_BY[label][0]))[:_MOST_WORDS]
        for label, rows in zip(wanted, found, strict=True)
        for row in rows
    }


@cache
def _known(column: str) -> type:
    """The shape of a record of which only one column is read."""
    return make_dataclass("Known", [("id", int), (column, str)], frozen=True)


def _told(request: BoardRequest, rows: Sequence[Event]) -> list[Happened]:
    """Three queries for any number of events: the posts, the links, and how the things are known."""
    users = {row.user for row in rows if row.user is not None}
    post, names = posts_of(request.board.pk, users), _names(_subject(row) for row in rows)
    asked = Coalesce(*(f"ask__{party}__name" for party in ("agency", "group", "post")))
    links = Link.objects.filter(board=request.board, user__in=users).values_list("user", asked)
    by_link = {user: f"Whoever answers for {called} by a link" for user, called in links}
    return [
        _one(request, row, by_link.get(row.user or 0) or post(row.user, timezone.localdate(row.at)), names)
        for row in rows
    ]


def _without_account(label: str, pk: int | None) -> str:
    """Who did something without an account: whoever types commands, or a stranger with a link in hand."""
    return "Whoever holds the link" if label == "asks.Link" and pk else "Whoever runs the site"


def _one(request: BoardRequest, row: Event, who: str, names: dict[str, str]) -> Happened:
    subject = _subject(row)
    label, pk = _split(subject)
    page = _KNOWN_BY.get(label, ("", ""))[1]
    known = names.get(subject, "")
    return Happened(
        number=row.number,
        at=row.at,
        who=who if row.user is not None else _without_account(label, pk),
        user=row.user,
        what=capfirst(row.what),
        thing=f"{_kind(label)} {known or pk or ''}".strip(),
        subject=subject,
        url=reverse(page, args=[request.board.slug, pk]) if page and known else "",
        parts=_parts(label, row.fields) if pk and row.what != TOLD else "",
        several=0 if pk else len(row.fields),
    )


def _asked(request: BoardRequest) -> tuple[EventsAsked, QuerySet[Event]]:
    """What the address asks for, and the board's events that it leads to, newest first."""
    people = Appointment.objects.filter(board=request.board).exclude(person__user=None)
    users = dict(people.order_by("id").values_list("person__user_id", "post"))
    form = EventsAsked(request.GET or None, users=users)
    rows = Event.objects.filter(chain=chain_of(request.board.pk)).order_by("-number")
    if not form.is_valid():
        return form, rows if not form.is_bound else rows.none()
    if (day := form.cleaned_data["day"]) is not None:
        begins = _begins(day)
        rows = rows.filter(at__gte=begins, at__lt=_begins(day + timedelta(days=1)))
    if who := form.cleaned_data["who"]:
        rows = rows.filter(user=int(who))
    if thing := form.cleaned_data["thing"]:
        label, pk = _split(thing)
        together = [row.pk for row in rows.filter(subject=label) if pk in row.fields] if pk else []
        rows = rows.filter(Q(subject=thing) | Q(pk__in=together) | Q(what=TOLD, fields__0=thing))
    return form, rows


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@board_page(Permission.READ_HISTORY)
def events(request: BoardRequest) -> HttpResponse:
    """Who did what, newest first; of one thing, one person or one day where the address asks."""
    form, rows = _asked(request)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    shown = _told(request, page.object_list)  # type: ignore[arg-type]  # a page of a queryset
    thing = form.cleaned_data.get("thing", "") if form.is_bound and form.is_valid() else ""
    number, head = head_of(request.board.pk)
    return render(
        request,
        "desk/events.html",
        {
            "form": form,
            "page": page,
            "events": shown,
            "thing": next((one.thing for one in shown if one.subject == thing), _kind(_split(thing)[0]))
            if thing
            else "",
            "head": f"{chain_of(request.board.pk)}:{number}:{head}" if number else "",
            "query": request.GET.urlencode(),
        },
    )


@require_GET  # not to look what there is: that would be kept as an export
@board_page(Permission.READ_HISTORY)
def events_file(request: BoardRequest) -> Any:
    """The same as a file, whole, with each event's signature; that it was taken is kept in the history."""
    _, rows = _asked(request)
    record_history_export(by=request.actor, board=request.board)
    newest, _ = head_of(request.board.pk)
    answer = StreamingHttpResponse(_lines(request, rows.filter(number__lte=newest)), content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="history-{request.board.slug}.csv"'
    return answer


def _lines(request: BoardRequest, rows: QuerySet[Event]) -> Iterator[str]:
    """The file in stretches of a thousand events, since a history has no end."""
    head = ["Number", "When (UTC)", "Who", "What", "Which record", "Parts", "Signature"]
    yield _csv([head])
    for page in Paginator(rows, 1000):
        kept = list(page)
        yield _csv(_cells(row, one) for row, one in zip(kept, _told(request, kept), strict=True))


def _cells(row: Event, one: Happened) -> list[Any]:
    when, parts = row.at.astimezone(UTC).isoformat(), one.parts or ", ".join(map(str, row.fields))
    return [row.number, when, *map(inert, (one.who, one.what, one.thing, parts)), row.mac]


def _csv(rows: Iterable[Sequence[Any]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


@board_page(Permission.READ_HISTORY)
def reads(request: BoardRequest) -> HttpResponse:
    """Which pages of the board were opened by somebody whose reading is kept, such as an inspector; newest first."""
    watched = [role for role, described in ROLES.items() if Permission.READ_KEPT in described.permissions]
    held = Appointment.objects.filter(board=request.board, role__in=watched)
    pages, by_program = (f"{start}/boards/{request.board.slug}/" for start in ("", "/api/v1"))
    rows = Event.objects.filter(
        Q(subject__startswith=pages) | Q(subject__startswith=by_program),
        chain=INSTALLATION,
        what="page opened",
        user__in=held.values("person__user"),
    ).order_by("-number")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    post = posts_of(request.board.pk, {row.user for row in page if row.user is not None})
    named = [_split(str(field)) for row in page for field in row.fields]
    said = [pk for label, pk in named if label == ReasonToRead._meta.label and pk is not None]
    why = dict(
        ReasonToRead.objects.seen_by(request.actor).filter(board=request.board, pk__in=said).values_list("pk", "why")
    )
    opened = [Opened(row.at, post(row.user, timezone.localdate(row.at)), row.subject, _why(row, why)) for row in page]
    return render(request, "desk/reads.html", {"page": page, "opened": opened})


class Opened(NamedTuple):
    """A page that somebody opened whose reading is kept. `why`: the reason that they gave."""

    at: datetime
    who: str
    address: str
    why: str


def _why(row: Event, said: Mapping[int, str]) -> str:
    if not row.fields:
        return "no reason was asked for then"
    why = said.get(_split(str(row.fields[0]))[1] or 0) or "the reason was erased"
    return f"{why} (by a program)" if row.subject.startswith("/api/") else why
