"""Meetings as at a moment: those of a board, and one with its agenda, who came, and its minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from answerable.access.actor import Actor
from answerable.access.roles import ROLES, Role
from answerable.access.roles import Permission as P
from answerable.challenges.record import Thread, threads_of
from answerable.history.together import Among, Ask, Days, Reading, read_all
from answerable.meetings import models
from answerable.meetings.rows import Attendance, Interest, Item, Meeting, Outcome, Paper, Seat, Step, Terms
from answerable.meetings.rules import HOW, LEVELS, OUT, THERE, Filled, Quorum, quorum
from answerable.partnership.models import Group
from answerable.partnership.record import Bodies, bodies_of
from answerable.plan import models as plan
from answerable.plan.record import Commitment, Round, grouped
from answerable.ui.words import counted


def state_of(steps: Sequence[Any]) -> str:
    """Where minutes stand after these steps."""
    return max(steps, key=lambda step: step.id).state if steps else ""


def chairs(actor: Actor, board: int, group: int) -> bool:
    """Whether somebody checks the minutes of a group: the board's chair those of any, a group's chair those of theirs.
    Whoever keeps meetings enters that they were checked, and is nobody's chair."""
    held = (s for s in actor.standings if s.board == board and P.CHECK_MINUTES in ROLES[s.role].permissions)
    theirs = any(s.role is not Role.GROUP_CHAIR or s.group == group for s in held)
    return theirs and not actor.may(P.KEEP_MEETINGS, board)


def sees_minutes(actor: Actor, board: int, group: int, state: str) -> bool:
    """Minutes are read once they are circulated; before that by whoever writes and checks them."""
    return state in OUT or actor.may(P.KEEP_MEETINGS, board) or chairs(actor, board, group)


def sees_confidential(actor: Actor, board: int, group: int) -> bool:
    """A confidential item is read by its group, and by whoever reads everything of the board."""
    return actor.may(P.READ_CONFIDENTIAL, board) or group in models.sits_on(actor, board)


@dataclass(frozen=True)
class Near:
    """A meeting not long ago or soon: of which group, where its minutes stand, and how many items its agenda has."""

    id: int
    group_id: int
    group: str
    on: date
    state: str
    items: int


def near(board: int, today: date) -> Reading:
    """The meetings of the last half year and of the next two months, oldest first."""
    days = Days(today - timedelta(days=183), today + timedelta(days=61))
    which = {"board_id": board, "withdrawn": False, "cancelled": "", "on": days}
    of = {"board_id": board, "withdrawn": False, "meeting_id": Among(models.Meeting, "id", which)}
    groups = {"id": Among(models.Meeting, "group_id", which)}
    asks = (
        Ask(Meeting, models.Meeting, which),
        Ask(Step, models.MinutesStep, of),
        Ask(_Counted, models.Item, of),
        Ask(_Called, Group, groups),
    )

    def made(meetings: list[Meeting], steps: list[Step], items: list[Any], groups: list[Any]) -> list[Near]:
        of_steps, of_items = grouped(steps, "meeting_id"), grouped(items, "meeting_id")
        called = {one.id: one.name for one in groups}
        oldest = sorted(meetings, key=lambda one: (one.on, one.id))
        return [
            Near(m.id, m.group_id, called[m.group_id], m.on, state_of(of_steps[m.id]), len(of_items[m.id]))
            for m in oldest
        ]

    return Reading(asks, made)


@dataclass(frozen=True)
class _Called:
    id: int
    name: str


@dataclass(frozen=True)
class Listed:
    """A meeting in a list: where its minutes stand, how many items it has, and how its seats were filled."""

    meeting: Meeting
    state: str
    items: int
    attendance: list[Attendance]


def meetings_of(board: int, **where: Any) -> Reading:
    """The meetings of a board that match `where`, newest first, each with where its minutes stand."""
    which = {"board_id": board, "withdrawn": False, **where}
    of: dict[str, Any] = {"board_id": board, "withdrawn": False}
    if where:
        of["meeting_id"] = Among(models.Meeting, "id", which)
    asks = (
        Ask(Meeting, models.Meeting, which),
        Ask(Step, models.MinutesStep, of),
        Ask(_Counted, models.Item, of),
        Ask(Attendance, models.Attendance, of),
    )

    def made(meetings: list[Meeting], steps: list[Step], items: list[Any], there: list[Attendance]) -> list[Listed]:
        of_steps, of_items = grouped(steps, "meeting_id"), grouped(items, "meeting_id")
        of_there = grouped(there, "meeting_id")
        newest = sorted(meetings, key=lambda one: (one.on, one.id), reverse=True)
        return [Listed(m, state_of(of_steps[m.id]), len(of_items[m.id]), of_there[m.id]) for m in newest]

    return Reading(asks, made)


@dataclass(frozen=True)
class _Counted:
    id: int
    meeting_id: int


def groups_of(board: int) -> Reading:
    """The terms of reference and the seats of a board's groups, by the id of the group."""
    here = {"board_id": board, "withdrawn": False}
    return Reading(
        (Ask(Terms, models.Terms, here), Ask(Seat, models.Seat, {"board_id": board})),
        lambda terms, seats: ({one.group_id: one for one in terms}, seats),
    )


@dataclass(frozen=True)
class Came:
    """What came of an item, with what became of it since: the promise with how it stands, or the challenge."""

    outcome: Outcome
    promise: Commitment | None
    thread: Thread | None


@dataclass(frozen=True)
class Gathering:
    """One meeting whole. `meetings` are those of its group, oldest first; `items`, `outcomes` and so on are of all of
    them: what earlier meetings agreed stays until it is done."""

    meeting: Meeting
    meetings: list[Meeting]
    steps: list[Step]
    items: list[Item]
    outcomes: list[Outcome]
    papers: list[Paper]
    attendance: list[Attendance]
    interests: list[Interest]
    terms: Terms | None
    seats: list[Seat]
    promises: dict[int, Commitment]
    rounds: list[Round]
    threads: dict[int, Thread]
    left_out: int = 0  # declarations that were left out of this

    @cached_property
    def state(self) -> str:
        return state_of(self.way)

    @cached_property
    def way(self) -> list[Step]:
        """The steps of its minutes, oldest first."""
        return [step for step in self.steps if step.meeting_id == self.meeting.id]

    @cached_property
    def agenda(self) -> list[Item]:
        mine = [item for item in self.items if item.meeting_id == self.meeting.id]
        return sorted(mine, key=lambda item: (item.order, item.id))

    @cached_property
    def papers_of(self) -> dict[Any, list[Paper]]:
        return grouped(self.papers, "item_id")

    @cached_property
    def came_of(self) -> dict[int, list[Came]]:
        """What came of each item, by its id."""
        found = grouped(self.outcomes, "item_id")
        return {item: [self._came(one) for one in outcomes] for item, outcomes in found.items()}

    def _came(self, one: Outcome) -> Came:
        return Came(one, self.promises.get(one.commitment_id or 0), self.threads.get(one.challenge_id or 0))

    @cached_property
    def arising(self) -> list[tuple[Meeting, Item, Came]]:
        """Matters arising: the actions and challenges that the last meeting before agreed, and those of earlier ones
        that are still open; oldest first."""
        earlier = [one for one in self.meetings if (one.on, one.id) < (self.meeting.on, self.meeting.id)]
        held = [one for one in earlier if not one.cancelled]
        last = held[-1].id if held else 0
        found = []
        for meeting in held:
            for item in (item for item in self.items if item.meeting_id == meeting.id):
                for came in self.came_of.get(item.id, []):
                    open_ = came.promise is not None and came.promise.is_open
                    if came.outcome.kind == "action" and (meeting.id == last or open_):
                        found.append((meeting, item, came))
                    if came.outcome.kind == "challenge" and meeting.id == last:
                        found.append((meeting, item, came))
        return found

    @property
    def before(self) -> Meeting | None:
        """The meeting before, whose minutes this one may approve."""
        earlier = [one for one in self.meetings if one.on < self.meeting.on and not one.cancelled]
        return earlier[-1] if earlier else None

    @cached_property
    def filled(self) -> list[tuple[Seat, Attendance | None]]:
        """The seats that were there to be filled, each with how it was."""
        of = {one.seat_id: one for one in self.attendance if one.meeting_id == self.meeting.id}
        return [(seat, of.get(seat.id)) for seat in self.seats if seat.id in of or not seat.withdrawn]

    def quorum(self, bodies: Bodies) -> Quorum:
        seats = [
            Filled(
                named(seat, bodies), seat.level, seat.required, there.how if there else "", there.came if there else ""
            )
            for seat, there in self.filled
        ]
        return quorum(seats, self.terms.quorum if self.terms else None)

    @property
    def entered(self) -> bool:
        """Whether anybody entered who came."""
        return any(one.meeting_id == self.meeting.id for one in self.attendance)

    def newest_round(self, promise: Commitment) -> date | None:
        plan = next((round.plan_id for round in self.rounds if round.id == promise.round_id), None)
        return max((round.on for round in self.rounds if round.plan_id == plan), default=None)

    def without_confidential(self) -> "Gathering":
        """The same, with the confidential items and all that came of them left out."""
        hidden = {item.id for item in self.items if item.confidential}
        items = [item for item in self.items if item.id not in hidden]
        outcomes = [one for one in self.outcomes if one.item_id not in hidden]
        papers = [one for one in self.papers if one.item_id not in hidden]
        return replace(self, items=items, outcomes=outcomes, papers=papers)

    def published(self) -> "Gathering":
        """The same, as it is published: nothing confidential, nothing that came of other meetings, no challenge that
        the chair does not let papers print, no declaration that is to be left out, no attached file, and of the way of
        the minutes its steps alone."""
        mine = {item.id for item in self.agenda}
        printed = {thread.challenge.id for thread in self.threads.values() if thread.challenge.printed}
        outcomes = [one for one in self.outcomes if one.item_id in mine and one.challenge_id in {None, *printed}]
        steps = [replace(step, words="", elsewhere="") for step in self.way]
        told = [one for one in self.interests if not one.left_out]
        left = len(self.interests) - len(told)
        said = replace(self, outcomes=outcomes, papers=[], steps=steps, interests=told, left_out=left)
        return said.without_confidential()

    def without_drafts(self) -> "Gathering":
        """The same, without what came of other meetings whose minutes are not circulated."""
        of = grouped(self.steps, "meeting_id")
        out = {one.id for one in self.meetings if state_of(of[one.id]) in OUT or one.id == self.meeting.id}
        meeting = {item.id: item.meeting_id for item in self.items}
        outcomes = [one for one in self.outcomes if meeting[one.item_id] in out]
        return replace(self, outcomes=outcomes)

    def agenda_only(self) -> "Gathering":
        """The same, as it is read before the minutes are circulated: no minute, no outcome, no interest, nobody who
        came."""
        mine = {item.id for item in self.agenda}
        items = [replace(item, minute="") if item.id in mine else item for item in self.items]
        outcomes = [one for one in self.outcomes if one.item_id not in mine]
        there = [one for one in self.attendance if one.meeting_id != self.meeting.id]
        meeting = replace(self.meeting, others="")
        return replace(self, meeting=meeting, items=items, outcomes=outcomes, interests=[], attendance=there)


def named(seat: Seat, bodies: Bodies) -> str:
    """A seat as lists name it: the agency with the post, or the post."""
    agency = bodies.agencies.get(seat.agency_id or 0)
    return f"{agency.name}, {seat.post}" if agency else seat.post


def left_out_words(count: int) -> str:
    """>>> left_out_words(0), left_out_words(1)
    ('', '1 declaration is left out, as whoever made it asked.')
    """
    return (
        f"{counted(count, 'declaration is', 'declarations are')} left out, as whoever made it asked." if count else ""
    )


def came_words(there: Attendance | None) -> str:
    """How a seat was filled, in words."""
    if there is None:
        return "Not entered"
    if there.how != "deputy":
        return HOW[there.how]
    return f"{HOW['deputy']}: {there.post}, {LEVELS[there.came].lower() if there.came else 'seniority not stated'}"


def read_gathering(board: int, group: int, meeting: int, at: datetime | None) -> tuple[Gathering | None, Bodies]:
    """One meeting of a group, whole (None where it was not there), and the board's bodies. Two queries."""
    here: dict[str, Any] = {"board_id": board, "withdrawn": False}
    theirs = {**here, "group_id": group}
    meetings = Among(models.Meeting, "id", theirs)
    items = Among(models.Item, "id", {**here, "meeting_id": meetings})
    asks = (
        Ask(Meeting, models.Meeting, theirs),
        Ask(Step, models.MinutesStep, {**here, "meeting_id": meetings}),
        Ask(Item, models.Item, {**here, "meeting_id": meetings}),
        Ask(Outcome, models.Outcome, {**here, "item_id": items}),
        Ask(Paper, models.ItemPaper, {**here, "item_id": items}),
        Ask(Attendance, models.Attendance, {**here, "meeting_id": meeting}),
        Ask(Interest, models.Interest, {**here, "meeting_id": meeting}),
        Ask(Terms, models.Terms, theirs),
        Ask(Seat, models.Seat, {"board_id": board, "group_id": group}),
    )
    (held, steps, items_, outcomes, papers, there, interests, terms, seats), bodies = read_all(
        at, Reading(asks, lambda *rows: rows), bodies_of(board)
    )
    one = next((found for found in held if found.id == meeting), None)
    if one is None:
        return None, bodies
    if at is not None:  # who may read is judged today: what was made confidential since is so on every day
        rows = models.Item.objects.filter(pk__in=[item.id for item in items_], confidential=True)
        secret = set(rows.values_list("pk", flat=True))
        items_ = [replace(item, confidential=item.confidential or item.id in secret) for item in items_]
    made = [outcome.commitment_id for outcome in outcomes if outcome.commitment_id]
    raised = [outcome.challenge_id for outcome in outcomes if outcome.challenge_id]
    promises, rounds, threads = read_all(
        at,
        Reading([Ask(Commitment, plan.Commitment, {**here, "id": made})], lambda rows: rows),
        Reading([Ask(Round, plan.Round, here)], lambda rows: rows),
        threads_of(board, id=raised),
    )
    found = Gathering(
        one,
        sorted(held, key=lambda found: (found.on, found.id)),
        *(steps, items_, outcomes, papers, there, interests, next(iter(terms), None), in_order(seats)),
        *({promise.id: promise for promise in promises}, rounds, {one.challenge.id: one for one in threads}),
    )
    return found, bodies


def in_order(seats: Iterable[Seat]) -> list[Seat]:
    """Those without an agency (the chair, lay members) first, then as they were entered."""
    return sorted(seats, key=lambda seat: (seat.agency_id is not None, seat.id))


def attended(meetings: Iterable[Listed], seats: Sequence[Seat]) -> list[tuple[Seat, dict[int, Attendance], int, int]]:
    """Who came to which meetings of a group, seat by seat: how it was filled at each, by the meeting's id; and at how
    many of those for which it was entered somebody came."""
    rows = []
    held = [one for one in meetings if one.attendance]
    for seat in in_order(seats):
        of = {one.meeting.id: there for one in held for there in one.attendance if there.seat_id == seat.id}
        if of or not seat.withdrawn:
            rows.append((seat, of, sum(there.how in THERE for there in of.values()), len(of)))
    return rows
