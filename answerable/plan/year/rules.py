"""What is true of a plan's year: where a plan stands on a day, which step may follow which, what each asks for, and
which of several plans the board works by. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from answerable.plan.rules import day
from answerable.reading.proposal import Due
from answerable.ui.words import counted


class Step(Protocol):
    """One step of a plan's year, taken on one of the days from `on_from`."""

    @property
    def kind(self) -> str: ...
    @property
    def on_from(self) -> date: ...


STEPS = {
    "draft": "Draft",
    "consultation": "Consultation",
    "agreed": "Agreed",
    "in force": "In force",
    "closed": "Closed",
}
# The colour of a tag beside each; "" is a plan of which nobody has said where it stands.
COLOURS = {"": "grey", "draft": "grey", "consultation": "blue", "agreed": "teal", "in force": "green"}
COLOURS |= {"closed": "purple"}
# What each asks for, said under its name in the picture of the five.
MEANS = {
    "draft": "Written from the needs analysis and the priorities",
    "consultation": "Agencies, groups and others say what they think",
    "agreed": "The chair or a meeting has agreed it",
    "in force": "It is worked by, and reported on round by round",
    "closed": "What was not finished is carried forward or ended",
}
PARTNERSHIP = {"single": "Single-agency", "multi": "Multi-agency"}
ORIGINS = {
    "needs analysis": "Needs analysis",
    "single-agency priority": "Single-agency priority",
    "national priority": "National priority",
    "other": "Other source",
}
NOT_STATED = "Not stated"
UNAGREED = frozenset({"draft", "consultation"})

# From where a plan stands ("": not stated) to which steps may follow, most usual first.
FOLLOWS: dict[str, tuple[str, ...]] = {
    "": ("closed", "in force", "agreed", "consultation", "draft"),
    "draft": ("consultation", "agreed"),
    "consultation": ("agreed", "draft"),
    "agreed": ("in force", "consultation", "draft"),
    "in force": ("closed",),
    "closed": ("in force",),
}
# Steps that go back, or leave one out, and so need a reason.
_WITH_REASON = {
    ("draft", "agreed"): "why it is agreed without a consultation",
    ("consultation", "draft"): "why the consultation ends",
    ("agreed", "consultation"): "why the consultation is opened again",
    ("agreed", "draft"): "why it goes back to draft",
    ("closed", "in force"): "why it is opened again",
}


def stands(steps: Iterable[Step], on: date) -> str:
    """Where a plan stands on a day: its last step that was taken by then, "" where there is none. `steps` are in the
    order in which they were taken; a step counts from the first day that its date may mean.

    A plan of which nobody has said where it stands is treated as one in force (see `takes_rounds`, `in_use`).
    """
    return next((step.kind for step in reversed(list(steps)) if step.on_from <= on), "")


def why_asked(now: str, to: str) -> str:
    """What the reason for a step must say; "" where none is needed.

    >>> why_asked("agreed", "draft"), why_asked("agreed", "in force")
    ('why it goes back to draft', '')
    """
    return _WITH_REASON.get((now, to), "")


def wrong_step(now: str, to: str, *, reason: str, reported: bool, undecided: int) -> str:
    """Why a step cannot follow where a plan stands, in a sentence; "" where it can. `reported`: the plan has a round,
    and what has been reported on is no draft; `undecided`: how many unfinished actions have no decision."""
    if to not in FOLLOWS[now]:
        then = " or ".join(STEPS[step].lower() for step in FOLLOWS[now])
        return f"The plan is {STEPS.get(now, NOT_STATED).lower()} now. What can follow is: {then}."
    if to in UNAGREED and reported:
        return "The plan has been reported on, so it cannot be a draft again. Change it as it is, with reasons."
    if to == "closed" and undecided:
        return (
            f"{counted(undecided, 'action is', 'actions are')} not finished, and nobody has said what becomes of "
            f"{'it' if undecided == 1 else 'them'}. Carry each forward, or end it with a reason."
        )
    if (why := why_asked(now, to)) and not reason:
        return f"Say {why}."
    return ""


def wrong_day(to: str, on: Due, *, today: date, not_before: date | None) -> str:
    """Why a step cannot have been taken on a day, in a sentence; "" where it can. Only being in force may lie ahead:
    a plan is agreed before its year begins. `not_before` is the first day of the step before."""
    first = day(on.from_)
    if first is None or not on.to:
        return "Write a day, a month or a year that can be found in a calendar, such as 12 March 2013 or April 2013"
    if first > today and to != "in force":
        return "That day is still to come. Write when it was done"
    if not_before is not None and first < not_before:
        return f"The step before was on {not_before:%-d %B %Y}. Write a day from then on"
    return ""


def on_day(one: date) -> Due:
    """A day as somebody would write it."""
    iso = one.isoformat()
    return Due(words=f"{one:%-d %B %Y}", from_=iso, to=iso, precision="day")


def takes_rounds(now: str) -> bool:
    """Whether a plan that stands there is reported on."""
    return now not in UNAGREED and now != "closed"


def no_round(now: str) -> str:
    """Why no round can be opened, in a sentence; "" where one can."""
    if takes_rounds(now):
        return ""
    if now == "closed":
        return "The plan is closed, so nothing is reported on it any more. Open the round in the plan that is in force."
    return f"{_UNAGREED[now]} A round is opened once it is agreed."


def not_printed(now: str) -> str:
    """Why no paper is drawn from a plan, in a sentence; "" where one may be."""
    return f"{_UNAGREED[now]} Papers print what was agreed." if now in UNAGREED else ""


_UNAGREED = {"draft": "The plan is a draft.", "consultation": "The plan is being consulted on."}


def is_finished(*, closed: str, delivery: str) -> bool:
    """Whether nothing is left to decide of an action when its plan closes: it is done, or was closed with an outcome.
    `delivery` is the newest status that is stated.

    >>> is_finished(closed="", delivery="on track"), is_finished(closed="", delivery="done")
    (False, True)
    """
    return bool(closed) or delivery == "done"


# Which plan a board works by: the first kind there is.
_BEFORE = ("in force", "agreed", "closed", "consultation", "draft")


class Standing(Protocol):
    """A plan with where it stands."""

    @property
    def id(self) -> int: ...
    @property
    def stands(self) -> str: ...


class Numbered(Protocol):
    """A plan by its id."""

    @property
    def id(self) -> int: ...


class StepOf(Step, Protocol):
    """A step with the plan it is of."""

    @property
    def plan_id(self) -> int: ...


P = TypeVar("P", bound=Standing)
N = TypeVar("N", bound=Numbered)
S = TypeVar("S", bound=StepOf)


@dataclass(frozen=True)
class _Stands(Generic[N]):
    plan: N
    stands: str

    @property
    def id(self) -> int:
        return self.plan.id


def in_use(plans: Iterable[P]) -> list[P]:
    """Plans in the order in which a board works by them: the newest in force first. A draft is never taken for what the
    board does today while anything else is there."""
    return sorted(plans, key=lambda plan: (_BEFORE.index(plan.stands or "in force"), -plan.id))


def in_use_of(plans: Sequence[N], steps: Sequence[S], on: date) -> N | None:
    """The plan that a board works by on a day, of plans and all their steps in order; None where there is none."""
    standing = [_Stands(plan, stands((step for step in steps if step.plan_id == plan.id), on)) for plan in plans]
    return next((one.plan for one in in_use(standing)), None)


def picture(now: str, taken: Collection[str]) -> list[tuple[str, str, str]]:
    """The five steps as (name, what it asks for, "done", "now", "ahead", or "unrecorded" where it was passed over);
    none is done or now where that is not stated. `taken`: the steps that were taken."""
    order = list(STEPS)
    here = order.index(now) if now else -1
    passed = {step: "done" if step in taken else "unrecorded" for step in order}
    place = {step: passed[step] if n < here else "now" if n == here else "ahead" for n, step in enumerate(order)}
    return [(STEPS[step], MEANS[step], place[step]) for step in order]


def said(now: str) -> str:
    """Where a plan stands, in words."""
    return STEPS.get(now, NOT_STATED)


def by_origin(serves: Sequence[tuple[str, str, str]]) -> list[tuple[str, list[str]]]:
    """Where an objective comes from, of (kind, words, ref): each origin's name with what is said of it, in the order of
    ORIGINS. What an objective serves is no origin.

    >>> by_origin([("other", "A case review", ""), ("", "Children's plan", "2"), ("needs analysis", "JSNA", "4.1")])
    [('Needs analysis', ['JSNA (4.1)']), ('Other source', ['A case review'])]
    """
    found = {kind: [f"{words} ({ref})" if ref else words for k, words, ref in serves if k == kind] for kind in ORIGINS}
    return [(ORIGINS[kind], words) for kind, words in found.items() if words]
