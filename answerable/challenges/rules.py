"""What is true of a challenge: in which order its steps stand, where it stands, what is to do next, and what may be
counted of many. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from answerable.plan.rules import day
from answerable.reading.proposal import Due


class Step(Protocol):
    """One step of a challenge's thread. It was taken on one of the days `on_from` to `on_to`; `due_to` is the last day
    by which something is sought or planned, and `due_words` says it as written."""

    @property
    def kind(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def on_from(self) -> date: ...
    @property
    def on_to(self) -> date: ...
    @property
    def due_words(self) -> str: ...
    @property
    def due_to(self) -> date | None: ...


S = TypeVar("S", bound=Step)

# What a step is, by code: what the thread calls it.
KINDS = {
    "answer": "Answer",
    "review": "Internal review",
    "recommendations": "Recommendations",
    "next review": "A further review is planned",
    "done": "Something was done",
    "conclusion": "The chair’s conclusion",
    "effect": "What changed",
}
MEANWHILE = ("review", "recommendations", "next review", "done")
OUTCOMES = {
    "assured": "Assured",
    "more": "More is sought",
    "executive": "Escalated to the executive",
    "chief officers": "Escalated to chief officers",
}
ESCALATED = frozenset({"executive", "chief officers"})

# Where a challenge stands, by code, what is most pressing first: its words, and the colour of a tag beside them.
STATES = {
    "overdue": ("Answer overdue", "red"),
    "answered": ("Answered, waiting for the chair", "blue"),
    "more": ("More is sought", "orange"),
    "escalated": ("Escalated", "purple"),
    "waiting": ("Waiting for an answer", "yellow"),
    "no effect": ("Assured, no effect stated", "teal"),
    "assured": ("Assured, with its effect", "green"),
}


def in_order(steps: Iterable[S]) -> list[S]:
    """Steps in the order in which they were taken, as far as their dates tell: one whose last possible day is before
    another's first stands before it. Of two whose days overlap, the one that is given first stands first, unless a
    third stands between them."""
    ordered: list[S] = []
    for step in steps:
        at = next((n for n, one in enumerate(ordered) if step.on_to < one.on_from), len(ordered))
        ordered.insert(at, step)
    return ordered


@dataclass(frozen=True)
class Standing:
    """Where a challenge stands: `state` (see STATES), to whom it was `escalated` ("" where it is not), by when an
    answer is sought now, and whose the next step is: "them" (whom it went to), "chair", "executive", "chief officers",
    "manager", or "" where nothing is left to do. `next` says it in a sentence."""

    state: str
    whose: str
    next: str
    escalated: str = ""
    due_words: str = ""
    due_to: date | None = None

    @property
    def words(self) -> str:
        return OUTCOMES[self.escalated] if self.escalated else STATES[self.state][0]

    @property
    def colour(self) -> str:
        return STATES[self.state][1]


def standing_of(steps: Sequence[Step], *, due_words: str, due_to: date | None, today: date) -> Standing:
    """Where a challenge stands on a day. `steps` are in order (`in_order`); `due_to` is the last day by which it was to
    be answered, None where no day can be reckoned from its words.

    The newest conclusion counts, and an answer that was given after it asks for another; but not after the chair was
    assured. What was sought again has its own day, or none.

    >>> standing_of([], due_words="May 2013", due_to=date(2013, 5, 31), today=date(2013, 6, 1)).state
    'overdue'
    """
    last = max((n for n, step in enumerate(steps) if step.kind == "conclusion"), default=-1)
    concluded = steps[last] if last >= 0 else None
    outcome = concluded.outcome if concluded else ""
    if outcome == "assured":
        if any(step.kind == "effect" for step in steps):
            return Standing("assured", "", "Nothing is left to do.")
        return Standing("no effect", "manager", "Say what changed for children, or that nothing shows it yet.")
    if any(step.kind == "answer" for step in steps[last + 1 :]):
        return Standing("answered", "chair", "The chair reads the answer and concludes.")
    if concluded:
        due_words, due_to = concluded.due_words, concluded.due_to
    until = f" It is due by {due_words}." if due_words else " No day was set: agree one."
    late = due_to is not None and due_to < today
    if outcome in ESCALATED:
        bodies = {"executive": "The executive says", "chief officers": "The chief officers say"}
        until = f" It was to be by {due_words}." if due_words else ""
        return Standing(
            "escalated", outcome, f"{bodies[outcome]} what is to happen.{until}", outcome, due_words, due_to
        )
    if late:
        return Standing("overdue", "them", f"Answer: it was due by {due_words}.", "", due_words, due_to)
    if outcome == "more":
        return Standing("more", "them", f"Answer what the chair still seeks.{until}", "", due_words, due_to)
    return Standing("waiting", "them", f"Answer.{until}", "", due_words, due_to)


def may_conclude(steps: Iterable[Step], outcome: str) -> str:
    """Why the chair cannot conclude this yet, in a sentence; "" where nothing stands in the way."""
    if outcome == "assured" and not any(step.kind == "answer" for step in steps):
        return "Nothing has been answered yet, so there is nothing to be assured by. Enter the answer first."
    return ""


def may_change(elsewhere: str, *, wrote: bool, keeps: bool) -> bool:
    """Whether somebody may correct or withdraw a step. Who keeps the ledger may what was entered in it from elsewhere,
    whoever did; what an agency or the chair wrote themselves only they may (`wrote`).

    >>> may_change("", wrote=False, keeps=True), may_change("A letter", wrote=False, keeps=True)
    (False, True)
    """
    return keeps if elsewhere else wrote


def timely(steps: Iterable[Step], due_to: date | None) -> str:
    """Whether the first answer came in time: "in time", "late", "not told" where the dates as written leave it open,
    "no day" where none was set that can be reckoned with, "" where nothing was answered."""
    first = next((step for step in steps if step.kind == "answer"), None)
    if first is None:
        return ""
    if due_to is None:
        return "no day"
    if first.on_to <= due_to:
        return "in time"
    return "late" if first.on_from > due_to else "not told"


def year_of(day: date) -> str:
    """The year from April to March in which a day lies, as boards' plans and reports name it.

    >>> year_of(date(2013, 3, 31)), year_of(date(2013, 4, 1)), year_of(date(1999, 12, 1))
    ('2012/13', '2013/14', '1999/00')
    """
    first = day.year - (day.month < 4)
    return f"{first}/{(first + 1) % 100:02}"


def counts_of(found: Iterable[tuple[Sequence[Step], date | None, Standing]], withdrawn: int) -> list[tuple[str, int]]:
    """What came of many challenges: how many of them …, as (words, number), each of the steps in order, the last day
    for an answer, and where it stands. Counts and no shares: there are a few dozen of them in years.

    Those that were raised are all but the withdrawn. Answered is in time, late, not told and without a day together.
    """
    challenges = list(found)
    times = Counter(timely(steps, due_to) for steps, due_to, _ in challenges)
    states = Counter(standing.state for *_, standing in challenges)
    escalated = sum(any(step.outcome in ESCALATED for step in steps) for steps, *_ in challenges)
    effects = sum(any(step.kind == "effect" for step in steps) for steps, *_ in challenges)
    answered = len(challenges) - times[""]
    rows = [
        ("Raised", len(challenges)),
        ("Answered", answered),
        ("Answered in time", times["in time"]),
        ("Answered late", times["late"]),
        ("Answered, and the dates do not tell whether in time", times["not told"]),
        ("Answered, and no day had been set", times["no day"]),
        ("Not answered yet", times[""]),
        ("Now overdue", states["overdue"]),
        ("Ever escalated", escalated),
        ("The chair is assured", states["assured"] + states["no effect"]),
        ("Ended in a stated effect", states["assured"]),
    ]
    more = [("An effect is stated, and the chair has not been assured", effects - states["assured"])]
    return [
        *rows,
        *(row for row in more if row[1]),
        *([("Withdrawn, and counted nowhere above", withdrawn)] if withdrawn else []),
    ]


def wrong_day(on: Due, *, today: date, not_before: date | None = None) -> str:
    """Why something cannot have happened `on` this day, in a sentence; "" where it can. `not_before` is the first day
    on which the challenge may have been raised."""
    first, last = day(on.from_), day(on.to)
    if first is None or last is None:
        return (
            "Write a day, a month or a year that can be found in a calendar, such as 15 January 2013 or early May 2013"
        )
    if first > today:
        return "That day is still to come. Write when it happened"
    if not_before is not None and last < not_before:
        return "That is before the challenge was raised. Check both days"
    return ""
