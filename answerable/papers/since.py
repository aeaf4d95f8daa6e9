"""What became, by one day, of what a board's plan said on an earlier one: promises, stated shortfalls, statuses. Pure.

Nothing is guessed: a status that one of the days does not state is no change, and a shortfall that is not said again is
not mended by that.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.plan.charts import NOT_STATED
from answerable.plan.record import PlanRecord
from answerable.plan.rows import Action, Commitment, Shortfall
from answerable.plan.rules import plain

# What became of a promise, in the order in which it is told: each with what a list of counts calls it.
BECAME = {
    "Done": "kept",
    "Rescheduled": "given a new date",
    "Stopped by agreement": "stopped by agreement",
    "Overdue": "overdue",
    "No update received": "past their day, with no news",
    "Not yet due": "not yet due, with no news",
    "No date given": "without a date, with no news",
    "Off the record": "not on the record any more",
}
# What became of a stated shortfall.
SAID_AGAIN, NOT_AGAIN = "Said again", "Not said again; nobody says that it is mended"
OTHER, NO_ROUND, TAKEN_BACK = "Another is said of the same now", "No later round has reported", "Taken off the record"


@dataclass(frozen=True)
class Became:
    """A promise that was open on the earlier day. `now` is how it stands, None where the record holds it no more;
    `what` is one of BECAME; `words` what was said of it since, empty where nothing was."""

    then: Commitment
    now: Commitment | None
    what: str
    words: str = ""


@dataclass(frozen=True)
class Weak:
    """A shortfall that was stated on the earlier day, and what became of it."""

    then: Shortfall
    what: str


@dataclass(frozen=True)
class Moved:
    """An action whose delivery status is another, where both days state one."""

    ref: str
    text: str
    before: str
    after: str


def became(
    then: Iterable[Commitment], now: Mapping[int, Commitment], *, on: date, newest_round_on: date | None
) -> list[Became]:
    """What became of each promise that was `then` open; `now` are those of the later day, by id, and `on` is that day.

    A promise that was put off before the earlier day already, and of which nothing was said since, had no news.
    """
    order = list(BECAME)
    found = [_became(one, now.get(one.id), on, newest_round_on) for one in then if one.is_open]
    return sorted(found, key=lambda one: order.index(one.what))


def _became(then: Commitment, now: Commitment | None, on: date, newest_round_on: date | None) -> Became:
    if now is None:
        return Became(then, None, "Off the record")
    stands = now.standing(on, newest_round_on)
    news = (now.outcome, now.outcome_words, now.due_words) != (then.outcome, then.outcome_words, then.due_words)
    if not news and stands == "Rescheduled":
        stands = "Not yet due"
    elif (
        stands == "Not yet due" and now.due_to != then.due_to
    ):  # its day was put right without saying what became of it
        stands = "Rescheduled"
    return Became(then, now, stands, now.outcome_words if news else "")


def weaknesses(then: PlanRecord, now: PlanRecord) -> list[Weak]:
    """What became of each shortfall that the earlier day's newest round stated; both are the same plan."""
    round = then.round
    there = {one.id for one in now.shortfalls}
    later = now.round if now.round and round and now.round.id != round.id else None
    newest = [one for one in now.shortfalls if later and one.round_id == later.id]

    def what(one: Shortfall) -> str:
        if one.id not in there:
            return TAKEN_BACK
        if later is None:
            return NO_ROUND
        same = [other for other in newest if (other.action_id, other.section) == (one.action_id, one.section)]
        if any(plain(other.text) == plain(one.text) for other in same):
            return SAID_AGAIN
        return OTHER if same else NOT_AGAIN

    return [Weak(one, what(one)) for one in then.shortfalls if round and one.round_id == round.id]


def moves(then: PlanRecord, now: PlanRecord, status_of: Callable[[PlanRecord, Action], str]) -> tuple[list[Moved], int]:
    """The actions whose delivery status changed between two days of one plan, and of how many at least one of the days
    does not state it. `status_of` gives an action's status in words."""
    moved, unknown = [], 0
    for action in now.actions:
        earlier = then.action.get(action.id)
        before = status_of(then, earlier) if earlier else NOT_STATED
        after = status_of(now, action)
        if NOT_STATED in (before, after):
            unknown += 1
        elif before != after:
            moved.append(Moved(action.ref, action.text, before, after))
    return moved, unknown


def is_by(made_by: str, committee: str) -> bool:
    """Whether a list of recommendations is a committee's, by the names of both in plain words: one holds the other.

    >>> is_by("The Scrutiny Committee", "Scrutiny Committee"), is_by("Ofsted", "Scrutiny Committee"), is_by("", "x")
    (True, False, False)
    """
    one, other = plain(made_by), plain(committee)
    return bool(one and other) and (one in other or other in one)
