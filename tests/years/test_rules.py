"""Where a plan stands, which step may follow which, and what is to do next."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.plan.year.rules import (
    FOLLOWS,
    STEPS,
    in_use,
    in_use_of,
    no_round,
    not_printed,
    on_day,
    picture,
    stands,
    why_asked,
    wrong_day,
    wrong_step,
)
from answerable.reading.proposal import Due
from answerable.years.rules import came, may_change, next_one, no_comment, what_next

TODAY = date(2013, 3, 20)


@dataclass(frozen=True)
class Taken:
    kind: str
    on_from: date
    plan_id: int = 1


@dataclass(frozen=True)
class Plan:
    id: int
    stands: str = ""


AGREED = [
    Taken("draft", date(2013, 1, 7)),
    Taken("consultation", date(2013, 2, 1)),
    Taken("agreed", date(2013, 3, 12)),
    Taken("in force", date(2013, 4, 1)),
]


@pytest.mark.parametrize(
    ("on", "there"),
    [
        (date(2013, 1, 6), ""),
        (date(2013, 1, 7), "draft"),
        (date(2013, 3, 11), "consultation"),
        (date(2013, 3, 31), "agreed"),
        (date(2013, 4, 1), "in force"),
    ],
)
def test_a_plan_stands_where_its_last_step_by_that_day_put_it(on: date, there: str) -> None:
    assert stands(AGREED, on) == there


def test_of_two_steps_of_one_day_the_later_counts() -> None:
    assert stands([Taken("agreed", TODAY), Taken("draft", TODAY)], TODAY) == "draft"


# From where, to what; whether it may be, with a reason and without.
TABLE = {
    ("", "draft"): (True, True),
    ("", "consultation"): (True, True),
    ("", "agreed"): (True, True),
    ("", "in force"): (True, True),
    ("", "closed"): (True, True),
    ("draft", "consultation"): (True, True),
    ("draft", "agreed"): (True, False),
    ("consultation", "agreed"): (True, True),
    ("consultation", "draft"): (True, False),
    ("agreed", "in force"): (True, True),
    ("agreed", "consultation"): (True, False),
    ("agreed", "draft"): (True, False),
    ("in force", "closed"): (True, True),
    ("closed", "in force"): (True, False),
}


@pytest.mark.parametrize("now", ["", *STEPS])
@pytest.mark.parametrize("to", list(STEPS))
def test_which_step_may_follow_which(now: str, to: str) -> None:
    known = {"reported": False, "undecided": 0}
    got = tuple(not wrong_step(now, to, reason=reason, **known) for reason in ("It was so decided.", ""))  # type: ignore[arg-type]
    assert got == TABLE.get((now, to), (False, False))


def test_what_stands_in_the_way_of_a_step_is_said() -> None:
    def wrong(now: str, to: str, reason: str = "", reported: bool = False, undecided: int = 0) -> str:
        return wrong_step(now, to, reason=reason, reported=reported, undecided=undecided)

    assert wrong("in force", "draft") == "The plan is in force now. What can follow is: closed."
    assert "has been reported on" in wrong("", "draft", reported=True)
    assert not wrong("closed", "in force", "A slip.", reported=True)
    assert wrong("in force", "closed", undecided=1).startswith("1 action is not finished")
    assert wrong("", "closed", undecided=2).endswith("Carry each forward, or end it with a reason.")
    assert wrong("agreed", "draft") == f"Say {why_asked('agreed', 'draft')}."


def test_only_being_in_force_may_lie_ahead_and_no_step_goes_before_the_last() -> None:
    def wrong(to: str, on: Due, not_before: date | None = None) -> str:
        return wrong_day(to, on, today=TODAY, not_before=not_before)

    ahead, now = on_day(TODAY + timedelta(days=12)), on_day(TODAY)
    assert wrong("agreed", ahead) and not wrong("in force", ahead) and not wrong("agreed", now)
    assert "19 March" not in wrong("agreed", now, TODAY) and not wrong("agreed", now, TODAY)
    assert "21 March 2013" in wrong("agreed", now, TODAY + timedelta(days=1))
    assert "calendar" in wrong("agreed", Due(words="soon", precision="open"))


@pytest.mark.parametrize(
    ("now", "round", "paper"),
    [
        ("", "", ""),
        ("draft", "is a draft", "is a draft"),
        ("consultation", "being consulted on", "being consulted on"),
        ("agreed", "", ""),
        ("in force", "", ""),
        ("closed", "is closed", ""),
    ],
)
def test_a_draft_and_a_closed_plan_take_no_round_and_a_draft_is_not_printed(now: str, round: str, paper: str) -> None:
    assert (round in no_round(now)) and bool(no_round(now)) == bool(round)
    assert (paper in not_printed(now)) and bool(not_printed(now)) == bool(paper)


def test_a_board_works_by_the_plan_in_force_and_not_by_a_newer_draft() -> None:
    every = [Plan(1, "closed"), Plan(2, "in force"), Plan(3, "agreed"), Plan(4, "consultation"), Plan(5, "draft")]
    assert [plan.id for plan in in_use(every)] == [2, 3, 1, 4, 5]
    assert [plan.id for plan in in_use([Plan(1), Plan(2), Plan(3, "draft")])] == [2, 1, 3]
    taken = [Taken("draft", TODAY, 2), Taken("in force", TODAY + timedelta(days=9), 2)]
    assert in_use_of([Plan(1), Plan(2)], taken, TODAY) == Plan(1)
    assert in_use_of([Plan(1), Plan(2)], taken, TODAY + timedelta(days=9)) == Plan(2)
    assert in_use_of([], taken, TODAY) is None


@given(st.lists(st.sampled_from(list(STEPS)), max_size=8), st.integers(0, 40))
def test_whatever_was_done_a_plan_stands_somewhere_that_leads_on(kinds: list[str], days: int) -> None:
    steps = [Taken(kind, TODAY + timedelta(days=5 * n)) for n, kind in enumerate(kinds)]
    here = stands(steps, TODAY + timedelta(days=days))
    assert here in FOLLOWS and FOLLOWS[here]
    places = [place for _, _, place in picture(here, kinds)]
    order = {"done": 0, "unrecorded": 0, "now": 1, "ahead": 2}
    assert all(order[one] <= order[other] for one, other in pairwise(places)) and places.count("now") == bool(here)


def test_a_step_that_was_passed_over_is_not_told_as_done() -> None:
    places = [place for _, _, place in picture("agreed", ["draft", "agreed"])]
    assert places == ["done", "unrecorded", "now", "ahead", "ahead"]


def test_who_may_say_what_they_think_and_when() -> None:
    said = {(now, keeps): not no_comment(now, keeps=keeps) for now in ("", *STEPS) for keeps in (True, False)}
    may = {pair for pair, fits in said.items() if fits}
    assert may == {("consultation", False), ("consultation", True), ("draft", True), ("agreed", True)}


@pytest.mark.parametrize(
    ("elsewhere", "own", "keeps", "runs", "may"),
    [
        ("A letter", False, True, False, True),
        ("A letter", True, False, True, False),
        ("", True, False, True, True),
        ("", True, False, False, False),
        ("", False, True, True, False),
    ],
)
def test_who_puts_a_comment_right(elsewhere: str, own: bool, keeps: bool, runs: bool, may: bool) -> None:
    assert may_change(elsewhere, own=own, keeps=keeps, runs=runs) is may


def next_for(stands: str, **other: bool | int) -> list[str]:
    known: dict[str, bool | int] = {"keeps": False, "agrees": False, "comments": False, "consulted": 1}
    known |= {"unanswered": 0, "undecided": 0}
    return [about for about, _ in what_next(stands, **{**known, **other})]  # type: ignore[arg-type]


def test_each_role_is_told_what_to_do_next() -> None:
    assert next_for("draft", keeps=True, consulted=0)[:2] == ["consult", "take consultation"]
    assert next_for("consultation", comments=True) == ["comment"]
    assert next_for("consultation", keeps=True, unanswered=2)[:2] == ["settle", "take agreed"]
    assert next_for("consultation", agrees=True) == ["take agreed"]
    assert next_for("agreed", keeps=True)[0] == "take in force"
    assert next_for("in force", keeps=True, undecided=3) == ["closing", "next"]
    assert next_for("in force", keeps=True) == ["next", "take closed"]
    assert all(next_for(now) == [""] for now in ("", *STEPS))


def test_what_came_of_comments_is_counted() -> None:
    assert came([]) == "No comment yet"
    assert came(["accepted", "not", ""]) == "3 comments: 1 accepted, 1 not accepted, 1 waits for an answer"


@given(st.lists(st.integers(1, 9), unique=True), st.integers(1, 9))
def test_the_next_one_to_decide_is_another_that_is_left(ids: list[int], after: int) -> None:
    found = next_one(ids, after)
    assert found != after and ((found is None) == (not set(ids) - {after}))
