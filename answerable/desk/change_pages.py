"""What changed: between two days, since a round, or since one's last visit, to be read aloud in a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, zip_longest
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.desk.changed.differences import between, told_at, without_repeats, written_since
from answerable.desk.changed.meetings import meetings_told
from answerable.desk.changed.plan import overdue
from answerable.desk.changed.states import PRINTED, Change
from answerable.desk.changed.telling import tell
from answerable.desk.changed.told import GROUPS, Names, Told
from answerable.desk.frame import Frame, read_frame
from answerable.desk.plan_pages import today
from answerable.desk.visits import Since, last_visit
from answerable.history.states import rows_as_at
from answerable.papers.models import Paper
from answerable.partnership.pages import BoardRequest, board_page, end_of
from answerable.plan.models import Action, Commitment, Statement
from answerable.plan.record import Round
from answerable.ui.forms import DateInput, Form

SHOWN = 20  # of a group, before the rest has a page of its own
PAGE = 50
OFFERED = 6  # rounds to compare with, beside any two days


class Days(Form):
    """Two days to compare."""

    start = forms.DateField(label="From the end of", required=False, widget=DateInput, input_formats=["%Y-%m-%d"])
    until = forms.DateField(label="To the end of", required=False, widget=DateInput, input_formats=["%Y-%m-%d"])

    def clean(self) -> dict[str, Any]:
        days: dict[str, Any] = super().clean() or {}
        if (start := days.get("start")) and start >= (days.get("until") or timezone.localdate()):
            self.add_error("start", "The first day must be before the second, and before today")
        return days


@dataclass(frozen=True)
class Compared:
    """The two moments, and in words from when to when. `since` where the first is the end of somebody's visit."""

    start: datetime
    until: datetime
    words: str
    since: Since | None = None


@board_page(Permission.READ_PLAN, as_at=True)
def what_changed(request: BoardRequest) -> HttpResponse:
    """Each difference in a plain sentence with a link, by what it is about."""
    frame = read_frame(request.board.pk, request.at)
    since = last_visit(request.actor, request.board)
    form = Days(request.GET if "start-day" in request.GET or "until-day" in request.GET else None)
    compared = _compared(request, form, frame, since)
    told = _told(request, compared, frame) if compared else []
    only = request.GET.get("group", "")
    groups = [(name, list(same)) for name, same in groupby(told, key=lambda one: one.group)]
    page = None
    if only in dict(groups):
        page = Paginator(dict(groups)[only], PAGE).get_page(request.GET.get("page"))
        shown = [(only, _linked(request, list(page.object_list)), len(dict(groups)[only]))]
    else:
        shown = [(name, _linked(request, same[:SHOWN]), len(same)) for name, same in groups]
    return render(
        request,
        "desk/changes.html",
        {
            "form": form,
            "compared": compared,
            "since": since,
            "groups": shown,
            "page": page,
            "count": len(told),
            "rounds": [
                (plan.title if len(frame.plans) > 1 else "", round, before)
                for plan in frame.plans
                for there in [frame.rounds_of.get(plan.id, [])]
                for round, before in zip_longest(there, there[1:])
            ][:OFFERED],
            "fictional": [round for round in frame.rounds if round.fictional],
        },
    )


def _compared(request: BoardRequest, form: Days, frame: Frame, since: Since | None) -> Compared | None:
    """What was asked for; else since the last visit; else since the round before the newest of the newest plan, which
    is the one that the plan's page shows. None before any round."""
    now = request.at or timezone.now()
    end = request.as_at or timezone.localdate()
    if form.is_bound:
        if not form.is_valid():
            return None
        start, until = form.cleaned_data["start"], form.cleaned_data["until"] or end
        start = start or date(1900, 1, 1)
        return Compared(end_of(start), min(end_of(until), now), _days(start, until, end))
    numbers = {str(round.id): round for round in frame.rounds}
    first, last = numbers.get(request.GET.get("since", "")), numbers.get(request.GET.get("to", ""))
    if first:
        words = f"from the round “{first.title}” to {f'the round “{last.title}”' if last else _day(end)}"
        return _since_round(request, first, last, words, now)
    if since and request.GET.get("since", "visit") == "visit" and not request.as_at:
        return Compared(since.at, now, "since your last visit", since)
    plan = next((plan.id for plan in frame.plans if plan.id in frame.rounds_of), None)
    if plan is None:
        return None
    newest, *before = frame.rounds_of[plan]
    if not before:
        return Compared(end_of(newest.on - timedelta(days=1)), now, f"since the day before “{newest.title}”")
    return _since_round(request, before[0], None, f"since the round “{before[0].title}”", now)


def _since_round(request: BoardRequest, first: Round, last: Round | None, words: str, now: datetime) -> Compared:
    start, *until = told_at(request.board, [(each.id, end_of(each.on)) for each in (first, last) if each])
    return Compared(start, min([now, *until]), words)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _days(start: date, until: date, end: date) -> str:
    """The two days in words; nothing is known of one after the `end`, and that is said."""
    ahead = f" ({_day(until)} is still to come)" if until > end else ""
    return f"from {_day(start)} to {_day(min(until, end))}{ahead}"


def _told(request: BoardRequest, compared: Compared, frame: Frame) -> list[Told]:
    if compared.since:
        changes = written_since(request.actor, request.board, compared.since, compared.until)
    else:
        changes = between(request.actor, request.board, compared.start, compared.until)
    changes = without_repeats(request.actor, request.board, changes)
    names = Names(
        delivery={level.code: level.name for level in frame.delivery},
        impact={level.code: level.name for level in frame.impact},
        rounds={round.id: round.title for round in frame.rounds},
        papers=dict(Paper.STATES),
    )
    sentences = [*_overdue(request, compared), *tell(changes, names, _earlier(request, changes, frame))]
    sentences += meetings_told(request.actor, request.board, changes)
    return sorted(sentences, key=lambda one: GROUPS.index(one.group))


def _earlier(request: BoardRequest, changes: Sequence[Change], frame: Frame) -> dict[int, tuple[str, str]]:
    """How each action stood in the round before the first of those that were reported now. One query."""
    new = {change.after.round for change in changes if change.after.kind == "Statement" and change.before is None}
    before = []  # of each plan: the round before its first new one
    for there in frame.rounds_of.values():
        first = max((at for at, round in enumerate(there) if round.id in new), default=len(there))
        before += [round.id for round in there[first + 1 : first + 2]]
    statements = Statement.objects.seen_by(request.actor).filter(round_id__in=before, withdrawn=False)
    rows = statements.values_list("action_id", PRINTED, "impact")
    return {action: (status, impact) for action, status, impact in rows}


def _overdue(request: BoardRequest, compared: Compared) -> list[Told]:
    """Promises whose last day lies between the two moments, and which are still open. One query."""
    at = None if compared.until >= timezone.now() - timedelta(days=1) else compared.until
    start, until = timezone.localdate(compared.start), min(timezone.localdate(compared.until), today(request))
    ref = Subquery(Action.objects.filter(pk=OuterRef("action_id")).values("ref")[:1])
    promises = rows_as_at(Commitment, at, board_id=request.board.pk, withdrawn=False)
    late = promises.filter(Commitment.STILL_OPEN, due_to__gte=start, due_to__lt=until).order_by("due_to", "id")
    return [overdue(*row) for row in late.values_list("what", "due_words", "action_id", ref)]


# By kind, the page that shows the record as at any day.
_PAGES = {
    "Challenge": "challenges:challenge",
    "Meeting": "meetings:meeting",
    "PlanStep": "years:year",
    "Uptake": "assurance:agency",
}


def _linked(request: BoardRequest, told: Sequence[Told]) -> list[tuple[Told, str]]:
    """Each sentence with the address at which to look."""
    slug = request.board.slug
    plan = reverse("desk:plan", args=[slug])
    at = f"?at={request.as_at:%Y-%m-%d}" if request.as_at else ""
    measures, evidence = reverse("evidence:measures", args=[slug]), reverse("evidence:items", args=[slug])
    papers, bodies = reverse("papers:list", args=[slug]), reverse("partnership:board", args=[slug])
    found = []
    for one in told:
        if one.kind == "Paper":
            url = f"{papers}{one.of}/"
        elif one.kind == "Document":
            url = reverse("intake:document", args=[slug, one.of])
        elif one.kind in ("Observation", "Claim"):
            url = f"{measures}{one.of}/{at}"
        elif one.kind == "Evidence":
            url = f"{evidence}{one.of}/{at}"
        elif one.kind in _PAGES:
            url = reverse(_PAGES[one.kind], args=[slug, one.of]) + at
        elif one.kind == "Appointment":
            url = reverse("desk:person", args=[slug, one.of])
        elif one.kind in ("Member", "Group"):
            url = bodies
        elif one.of:
            url = f"{plan}{one.of}/{at}"
        else:
            url = reverse("desk:promises", args=[slug]) + at if one.kind == "Commitment" else plan + at
        found.append((one, url))
    return found
