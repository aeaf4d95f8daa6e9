"""Where a challenge stands, in which order its steps were taken, and what is counted of many: pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.challenges.rules import (
    ESCALATED,
    KINDS,
    OUTCOMES,
    STATES,
    counts_of,
    in_order,
    may_conclude,
    standing_of,
    timely,
    wrong_day,
    year_of,
)
from answerable.reading.proposal import Due
from tests.challenges.made import day

TODAY = date(2013, 1, 15)


@dataclass(frozen=True)
class One:
    kind: str
    on_from: date = date(2012, 6, 1)
    on_to: date = date(2012, 6, 1)
    outcome: str = ""
    due_words: str = ""
    due_to: date | None = None


def answer(on: date = date(2012, 6, 1), until: date | None = None) -> One:
    return One("answer", on, until or on)


def chair(outcome: str, due: date | None = None) -> One:
    return One("conclusion", outcome=outcome, due_to=due, due_words=f"{due:%-d %B %Y}" if due else "")


REVIEW, EFFECT = One("review"), One("effect")
PAST, AHEAD = date(2012, 5, 31), date(2013, 2, 28)


@pytest.mark.parametrize(
    ("steps", "due", "state", "whose"),
    [
        ([], None, "waiting", "them"),
        ([], AHEAD, "waiting", "them"),
        ([], TODAY, "waiting", "them"),  # the day itself is not over
        ([], PAST, "overdue", "them"),
        ([REVIEW], PAST, "overdue", "them"),  # what was done is no answer
        ([answer()], PAST, "answered", "chair"),
        ([answer(), REVIEW], None, "answered", "chair"),
        ([answer(), chair("more")], PAST, "more", "them"),  # the first day is over and done with
        ([answer(), chair("more", AHEAD)], PAST, "more", "them"),
        ([answer(), chair("more", PAST)], AHEAD, "overdue", "them"),
        ([answer(), chair("more", PAST), answer()], PAST, "answered", "chair"),
        ([chair("executive")], PAST, "escalated", "executive"),
        ([answer(), chair("chief officers", PAST)], None, "escalated", "chief officers"),
        ([chair("executive"), answer()], None, "answered", "chair"),
        ([answer(), chair("assured")], None, "no effect", "manager"),
        ([answer(), chair("assured"), EFFECT], None, "assured", ""),
        ([answer(), EFFECT, chair("assured")], PAST, "assured", ""),
        ([answer(), chair("assured"), answer()], None, "no effect", "manager"),
        ([answer(), chair("assured"), chair("more", AHEAD)], None, "more", "them"),  # taken up again
        ([answer(), EFFECT], None, "answered", "chair"),  # an effect does not conclude
    ],
)
def test_where_a_challenge_stands(steps: list[One], due: date | None, state: str, whose: str) -> None:
    found = standing_of(steps, due_words=f"{due:%-d %B %Y}" if due else "", due_to=due, today=TODAY)
    assert (found.state, found.whose) == (state, whose)
    assert found.next and found.words and found.state in STATES


def test_what_is_next_says_by_when() -> None:
    def next_of(steps: list[One], due: date | None) -> str:
        return standing_of(steps, due_words=f"{due:%-d %B %Y}" if due else "", due_to=due, today=TODAY).next

    assert next_of([], AHEAD) == "Answer. It is due by 28 February 2013."
    assert next_of([], None) == "Answer. No day was set: agree one."
    assert next_of([], PAST) == "Answer: it was due by 31 May 2012."
    assert next_of([answer(), chair("more", AHEAD)], PAST) == (
        "Answer what the chair still seeks. It is due by 28 February 2013."
    )
    assert next_of([chair("chief officers", AHEAD)], None) == (
        "The chief officers say what is to happen. It was to be by 28 February 2013."
    )


days = st.dates(date(2010, 1, 1), date(2014, 12, 31))
spans = st.builds(lambda first, more: (first, first + timedelta(days=more)), days, st.integers(0, 400))
some_steps = st.lists(
    st.builds(
        lambda kind, span, outcome, due: One(
            kind, *span, outcome=outcome if kind == "conclusion" else "", due_words="then" if due else "", due_to=due
        ),
        st.sampled_from(sorted(KINDS)),
        spans,
        st.sampled_from(sorted(OUTCOMES)),
        st.none() | days,
    ),
    max_size=9,
)


@given(some_steps)
def test_no_step_stands_before_one_that_was_surely_taken_earlier(steps: list[One]) -> None:
    ordered = in_order(steps)
    assert sorted(map(id, ordered)) == sorted(map(id, steps))
    assert not any(later.on_to < earlier.on_from for earlier, later in combinations(ordered, 2))


@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=6), spans)
def test_steps_of_one_time_stay_as_they_were_entered(kinds: list[str], span: tuple[date, date]) -> None:
    steps = [One(kind, *span) for kind in kinds]
    assert [id(step) for step in in_order(steps)] == [id(step) for step in steps]


def test_an_old_letter_that_is_entered_late_stands_in_its_place() -> None:
    late = answer(date(2012, 1, 1), date(2012, 1, 31))
    conclusion = One("conclusion", date(2012, 3, 1), date(2012, 3, 31), "assured")
    assert in_order([conclusion, late]) == [late, conclusion]
    after = answer(date(2012, 4, 1))
    assert in_order([conclusion, after, late]) == [late, conclusion, after]


@given(some_steps, st.none() | days, days)
def test_every_thread_stands_somewhere_and_more_days_make_it_no_better(
    steps: list[One], due: date | None, today: date
) -> None:
    ordered = in_order(steps)

    def at(day: date) -> str:
        return standing_of(ordered, due_words="then" if due else "", due_to=due, today=day).state

    now, later = at(today), at(today + timedelta(days=3650))
    assert later == now or (now in {"waiting", "more"} and later == "overdue")
    whole = standing_of(ordered, due_words="", due_to=due, today=today)
    assert (whole.whose == "") == (whole.state == "assured")
    assert bool(whole.escalated) == (whole.state == "escalated")


def test_nobody_is_assured_by_nothing() -> None:
    assert "Nothing has been answered" in may_conclude([REVIEW], "assured")
    assert may_conclude([], "executive") == may_conclude([answer()], "assured") == ""


@pytest.mark.parametrize(
    ("first", "last", "due", "told"),
    [
        (date(2012, 6, 1), date(2012, 6, 1), date(2012, 6, 1), "in time"),
        (date(2012, 6, 1), date(2012, 6, 30), date(2012, 6, 30), "in time"),
        (date(2012, 6, 1), date(2012, 6, 30), date(2012, 6, 15), "not told"),
        (date(2012, 6, 16), date(2012, 6, 16), date(2012, 6, 15), "late"),
        (date(2012, 6, 1), date(2012, 6, 1), None, "no day"),
    ],
)
def test_whether_an_answer_came_in_time(first: date, last: date, due: date | None, told: str) -> None:
    assert timely([REVIEW, answer(first, last), answer(date(2013, 1, 1))], due) == told
    assert timely([REVIEW], due) == ""


@given(st.lists(st.tuples(some_steps, st.none() | days), max_size=8), days, st.integers(0, 3))
def test_the_counts_add_up(threads: list[tuple[list[One], date | None]], today: date, withdrawn: int) -> None:
    ordered = [(in_order(steps), due) for steps, due in threads]
    found = [(s, due, standing_of(s, due_words="then", due_to=due, today=today)) for s, due in ordered]
    said = dict(counts_of(found, withdrawn))
    assert said["Raised"] == len(threads) == said["Answered"] + said["Not answered yet"]
    assert said["Answered"] == sum(
        said[row]
        for row in (
            "Answered in time",
            "Answered late",
            "Answered, and the dates do not tell whether in time",
            "Answered, and no day had been set",
        )
    )
    assert said["Ended in a stated effect"] <= said["The chair is assured"] <= said["Raised"]
    assert said["Ever escalated"] == sum(any(step.outcome in ESCALATED for step in steps) for steps, _ in ordered)
    assert said.get("Withdrawn, and counted nowhere above", 0) == withdrawn
    assert all(isinstance(number, int) for number in said.values())  # no share of a few


@given(days)
def test_a_year_runs_from_april_to_march(on: date) -> None:
    first = int(year_of(on)[:4])
    assert date(first, 4, 1) <= on <= date(first + 1, 3, 31)


def test_a_day_must_be_there_and_over_and_not_before_it_was_raised() -> None:
    def wrong(words: str, **more: date) -> str:
        return wrong_day(day(words), today=TODAY, **more)

    assert wrong("January 2013") == wrong("15 January 2013") == wrong("2012") == ""
    assert "still to come" in wrong("16 January 2013") and "calendar" in wrong("ongoing")
    assert "calendar" in wrong_day(Due(words="once", precision="open"), today=TODAY)
    assert wrong("May 2012", not_before=date(2012, 5, 31)) == ""
    assert "before the challenge was raised" in wrong("May 2012", not_before=date(2012, 6, 1))
