"""The forward plan: what a board is to come back to, gathered from its promises, challenges, reviews and terms of
reference, and from the clocks of the law; and which parts of the plan nothing ahead is about."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from answerable.assurance.record import Framework, read_framework
from answerable.challenges.record import Thread, threads_of
from answerable.evidence.models import EvidenceFor
from answerable.history.reading import head_of
from answerable.history.together import Among, Ask, Reading, read_all
from answerable.meetings import models
from answerable.meetings.record import Item, Listed, Terms, meetings_of
from answerable.meetings.rules import Ahead, Coming, report_due, year_ends
from answerable.partnership.models import Board
from answerable.partnership.record import Bodies, bodies_of
from answerable.plan import models as plan
from answerable.plan.record import Commitment, Objective, PlanRecord, Round, plan_of
from answerable.plan.rows import Reffed
from answerable.ui.templatetags.ui import shortened


@dataclass(frozen=True)
class Forward:
    """The forward plan as at a day. `coming` is everything, whether or not it is on an agenda; `placed` says on which
    meeting's, by key; `meetings` are those of the board, newest first."""

    coming: list[Coming]
    placed: dict[str, Listed]
    meetings: list[Listed]
    bodies: Bodies


def read_forward(board: Board, at: datetime | None, day: date) -> Forward:
    """Two queries, and a third where anything was written since the framework was read."""
    here: dict[str, Any] = {"board_id": board.pk, "withdrawn": False}
    reffed = Ask(Reffed, plan.Action, {"id": Among(plan.Commitment, "action_id", here)})
    promises = Reading(
        (Ask(Commitment, plan.Commitment, here), Ask(Round, plan.Round, here), reffed), lambda *found: found
    )
    own = Reading((Ask(Item, models.Item, here), Ask(Terms, models.Terms, here)), lambda items, terms: (items, terms))
    made, threads, (items, terms), meetings, bodies = read_all(
        at, promises, threads_of(board.pk, withdrawn=False), own, meetings_of(board.pk), bodies_of(board.pk)
    )
    framework = read_framework(board.pk, at, day, head_of(board.pk)[1])
    coming = [
        *_promised(*made),
        *_challenged(threads, bodies, day),
        *_reviews(framework),
        *_terms(terms, bodies),
        *_clocks(board, day),
    ]
    there = {one.meeting.id: one for one in meetings if not one.meeting.cancelled}
    placed = {item.key: there[item.meeting_id] for item in items if item.key and item.meeting_id in there}
    # What was on the agenda of a meeting that is over and is still to come back to needs another.
    placed = {key: one for key, one in placed.items() if one.meeting.on >= day}
    return Forward(coming, placed, meetings, bodies)


def _promised(promises: list[Commitment], rounds: list[Round], actions: list[Reffed]) -> list[Coming]:
    """Promises that somebody has to keep: by day, or at a meeting. A report's words seldom tell by themselves what they
    are about, so each is told with its action."""
    there = {round.id for round in rounds}
    about = {action.id: f"(action {action.ref})" for action in actions}
    return [
        Coming(
            "promise",
            one.id,
            " ".join(
                filter(
                    None,
                    [f"{one.who}:" if one.who else "", shortened(one.what, 120), about.get(one.action_id or 0, "")],
                )
            ),
            one.due_words or one.meeting,
            one.due_to,
            "plan:promise",
            (one.id,),
        )
        for one in promises
        if one.is_open and one.round_id in there and (one.due_to or one.meeting)
    ]


def _challenged(threads: list[Thread], bodies: Bodies, day: date) -> list[Coming]:
    found = []
    for thread in threads:
        standing, here = thread.standing(day), thread.challenge
        if standing.whose in {"them", "executive", "chief officers"}:
            words = f"{thread.to(bodies)}: {here.about}"
            found.append(
                Coming(
                    "challenge",
                    here.id,
                    words,
                    standing.due_words,
                    standing.due_to,
                    "challenges:challenge",
                    (here.id,),
                )
            )
    return found


def _reviews(framework: Framework) -> list[Coming]:
    """The next review of each agency's framework; where none was ever made, it is due and has no day."""
    found = []
    for part in framework.parts:
        last = part.reviewed.last
        due = last.next_due if last else None
        words = f"Quality assurance framework: {part.agency.name}"
        page = "assurance:agency"
        found.append(Coming("review", part.agency.id, words, _said(due), due, page, (part.agency.id,)))
    return found


def _terms(terms: list[Terms], bodies: Bodies) -> list[Coming]:
    return [
        Coming(
            "terms",
            one.id,
            f"Terms of reference: {bodies.groups[one.group_id].name}",
            _said(one.review_on),
            one.review_on,
            "meetings:group",
            (one.group_id,),
        )
        for one in terms
        if one.review_on and one.group_id in bodies.groups
    ]


def _clocks(board: Board, day: date) -> list[Coming]:
    due = report_due(board.guidance, day)
    return [Coming("report", 0, f"Yearly report {due[1]}", _said(due[0]), due[0], "papers:list")] if due else []


def _said(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


@dataclass(frozen=True)
class Gaps:
    """What is ahead of each objective of a plan before its year ends on `until` (None: nothing tells when)."""

    plan: PlanRecord
    until: date | None
    rows: list[tuple[Objective, Ahead]]

    @property
    def without(self) -> int:
        return sum(ahead.nothing for _, ahead in self.rows)


def read_gaps(board: int, of: int, day: date, asked: Collection[date]) -> Gaps | None:
    """The gap check of a plan as it is today. `asked` are the days by which rounds that are open ask for answers (a
    round asks of all parts of its plan). Two queries."""
    here: dict[str, Any] = {"board_id": board, "withdrawn": False}
    items = Reading((Ask(Item, models.Item, here),), lambda items: items)
    record, items_there, meetings = read_all(None, plan_of(of), items, meetings_of(board))
    if record is None:
        return None
    until = year_ends(record.plan.period, [round.on for round in record.rounds])
    last = until or date.max
    ahead = {one.meeting.id for one in meetings if day <= one.meeting.on <= last and not one.meeting.cancelled}
    open_rounds = sum(day <= due <= last for due in asked)
    due = [one for one in record.commitments if one.is_open and one.due_to and day <= one.due_to <= last]
    promised = {one.id: one.action_id for one in record.commitments}
    expiring = Counter(
        EvidenceFor.objects.filter(
            plan_id=of, withdrawn=False, evidence__withdrawn=False, evidence__expires__range=(day, last)
        ).values_list("action_id", flat=True)
    )
    rows = []
    for objective in record.objectives:
        actions = {action.id for action in record.actions_of.get(objective.id, [])}
        about = [
            item.objective_id == objective.id
            or item.action_id in actions
            or promised.get(item.commitment_id or 0) in actions
            for item in items_there
            if item.meeting_id in ahead
        ]
        found = Ahead(
            items=sum(about),
            asked=open_rounds if actions else 0,
            promises=sum(one.action_id in actions for one in due),
            evidence=sum(expiring[action] for action in actions),
        )
        rows.append((objective, found))
    return Gaps(record, until, rows)
