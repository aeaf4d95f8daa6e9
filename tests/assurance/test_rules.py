"""What evidence shows and lacks, which agency comes first, when a review is due."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.assurance.rules import (
    KINDS,
    STAGES,
    Cell,
    cells,
    due_after,
    is_step_back,
    lacks,
    shows,
    standing,
    urgency,
    what_now,
)

DAY = date(2013, 1, 15)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@dataclass(frozen=True)
class Item:
    kind: str
    on: date | None = None
    expires: date | None = None


@dataclass(frozen=True)
class Reviewed:
    id: int
    agency_id: int | None
    on: date
    next_due: date


ITEMS = st.lists(st.builds(Item, st.sampled_from(KINDS), st.none() | DAYS, st.none() | DAYS), max_size=8)


def of(*kinds: str) -> tuple[Cell, ...]:
    return cells([Item(kind) for kind in kinds], DAY)


@pytest.mark.parametrize(
    ("kinds", "words", "missing"),
    [
        ((), "No evidence", {"none", "activity", "outcome", "voice"}),
        (("activity", "activity"), "Only activity", {"only-activity", "outcome", "voice"}),
        (("outcome",), "Only outcome", {"activity", "voice"}),
        (("voice",), "Only voices", {"activity", "outcome"}),
        (("activity", "outcome"), "Activity and outcome, no voices", {"voice"}),
        (("voice", "activity"), "Activity and voices, no outcome", {"outcome"}),
        (("outcome", "voice"), "Outcome and voices, no activity", {"activity"}),
        (("voice", "outcome", "activity"), "All three", set()),
    ],
)
def test_each_mix_of_evidence_has_its_word(kinds: tuple[str, ...], words: str, missing: set[str]) -> None:
    assert shows(of(*kinds)) == words
    assert lacks(of(*kinds)) == missing


def test_an_item_counts_through_its_last_day_and_the_newest_is_of_those_that_count() -> None:
    old, last = Item("outcome", date(2012, 5, 1), date(2013, 1, 14)), Item("outcome", date(2011, 5, 1), DAY)
    assert cells([old, last, Item("outcome")], DAY)[1] == Cell(2, date(2011, 5, 1), 1)
    assert cells([old], DAY)[1] == Cell(0, None, 1)


@given(ITEMS, DAYS)
def test_every_item_is_counted_once(items: list[Item], day: date) -> None:
    found = cells(items, day)
    assert sum(cell.count + cell.expired for cell in found) == len(items)
    assert (shows(found) == "All three") == (lacks(found) == set())


@given(ITEMS, DAYS)
def test_as_time_goes_evidence_only_grows_old(items: list[Item], day: date) -> None:
    now, later = cells(items, day), cells(items, day + timedelta(days=30))
    assert all(after.count <= before.count for before, after in zip(now, later, strict=True))


def test_those_with_only_activity_come_first_and_those_without_objectives_last() -> None:
    every = ("activity", "outcome", "voice")
    ordered = [[of(*every), of("activity")], [of(), of(*every)], [of("outcome")], [of(*every)], []]
    assert [urgency(rows) for rows in ordered] == [0, 1, 2, 3, 4]


@given(DAYS)
def test_the_next_review_is_half_a_year_on(day: date) -> None:
    due = due_after(day)
    assert 181 <= (due - day).days <= 184
    assert (due.month - day.month) % 12 == 6 and due.day <= day.day


def test_a_review_is_overdue_from_the_day_after_it_was_due() -> None:
    review = Reviewed(1, 7, date(2012, 7, 15), DAY)
    assert not standing([review], 7, DAY).overdue
    assert standing([review], 7, DAY + timedelta(days=1)).overdue


def test_where_there_is_no_review_one_is_overdue() -> None:
    other = Reviewed(1, 8, DAY, due_after(DAY))
    assert standing([other], 7, DAY) == standing([], 7, DAY)
    assert standing([], 7, DAY).overdue


def test_a_review_of_the_whole_counts_for_each_agency_and_not_the_other_way_round() -> None:
    own, whole = Reviewed(1, 7, date(2012, 1, 1), date(2012, 7, 1)), Reviewed(2, None, date(2012, 12, 1), DAY)
    assert standing([own, whole], 7, DAY).last == whole
    assert standing([own], None, DAY).last is None


def test_the_newest_review_counts_whichever_was_entered_last() -> None:
    new, old = Reviewed(1, 7, DAY, due_after(DAY)), Reviewed(2, 7, date(2012, 1, 1), date(2012, 7, 1))
    assert standing([new, old], 7, DAY).last == new


@given(st.sampled_from(STAGES), st.sampled_from(STAGES))
def test_one_way_between_two_stages_is_a_step_back(one: str, other: str) -> None:
    assert [is_step_back(one, other), is_step_back(other, one)].count(True) == (one != other)


@pytest.mark.parametrize(
    ("stage", "rows", "overdue", "steps"),
    [
        ("", [], True, ["stage"]),
        ("planning", [], True, ["objectives", "review"]),
        ("piloting", [of("activity"), of()], False, ["evidence", "outcomes", "voices"]),
        ("piloting", [of("voice")], False, ["outcomes"]),
        ("embedded", [of("activity", "outcome")], True, ["voices", "review"]),
        ("embedded", [of(*KINDS)], False, []),
    ],
)
def test_what_an_agency_waits_for(stage: str, rows: list[tuple[Cell, ...]], overdue: bool, steps: list[str]) -> None:
    assert what_now(stage=stage, rows=rows, overdue=overdue) == steps
