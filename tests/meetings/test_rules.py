"""What is true of meetings: quorum, the way of minutes, recurring days, what falls due, when a year ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.meetings.rules import (
    FORWARD,
    STATES,
    Ahead,
    Coming,
    Filled,
    dates,
    forward,
    next_states,
    quorum,
    report_due,
    why_not,
    year_ends,
)

SEATS = (
    Filled("Chair", "", True, "present"),
    Filled("Police", "senior", True, "deputy", "manager"),
    Filled("Health", "senior", False, "deputy", "director"),
    Filled("Prison", "senior", False, "deputy"),
    Filled("Schools", "senior", False, "apologies"),
    Filled("Housing", "", False, ""),
)


def test_a_deputy_who_is_less_senior_than_the_terms_ask_does_not_count() -> None:
    found = quorum(SEATS, 3)
    assert (found.met, found.counted) == (False, 3), "there are enough, but not the police"
    assert (found.missing, found.below, found.unstated) == (("Police",), ("Police",), ("Prison",))


def test_without_the_seats_that_are_needed_a_number_is_enough() -> None:
    free = [Filled(s.name, s.level, False, s.how, s.came) for s in SEATS]
    assert quorum(free, 3).met is True and quorum(free, 4).met is False


def test_terms_that_ask_for_nothing_have_no_quorum_to_meet() -> None:
    assert quorum([Filled("Chair", "", False, "absent")], None).met is None
    assert quorum([Filled("Chair", "", True, "present")], None).met is True


@given(st.lists(st.sampled_from(["present", "deputy", "apologies", "absent", ""]), max_size=9), st.integers(0, 9))
def test_one_more_who_comes_never_undoes_a_quorum(hows: list[str], needed: int) -> None:
    seats = [Filled(str(n), "", False, how) for n, how in enumerate(hows)]
    before, after = quorum(seats, needed), quorum([*seats, Filled("more", "", False, "present")], needed)
    assert after.counted == before.counted + 1 and (after.met or not before.met)


WAY = {"words": "", "has_items": True, "held": True, "later": True}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("to", STATES)
def test_minutes_go_only_where_they_may_from_where_they_are(state: str, to: str) -> None:
    allowed = to in next_states(state)
    assert (why_not(state, to, **{**WAY, "words": "Item 2"}) == "") == allowed  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "to", "but", "says"),
    [
        ("draft", "with chair", {"held": False}, "not been held"),
        ("draft", "with chair", {"has_items": False}, "nothing in the minutes"),
        ("with chair", "draft", {}, "what is to be put right"),
        ("circulated", "approved", {"later": False}, "at a later meeting"),
    ],
)
def test_what_stands_in_the_way_of_minutes_is_said(state: str, to: str, but: dict[str, bool], says: str) -> None:
    assert says in why_not(state, to, **{**WAY, **but})  # type: ignore[arg-type]


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from([1, 2, 3, 4, 6, 12]), st.integers(1, 24))
def test_a_group_meets_on_the_same_weekday_of_a_month_each_so_many_months(first: date, every: int, count: int) -> None:
    found = dates(first, every, count)
    assert found[0] == first and len(found) == count
    for n, day in enumerate(found):
        assert day.weekday() == first.weekday()
        assert (day.year * 12 + day.month) == (first.year * 12 + first.month) + n * every
        week, asked = (day.day - 1) // 7, (first.day - 1) // 7
        assert week == asked or (asked == 4 and (day + timedelta(7)).month != day.month)


def test_what_falls_due_first_stands_first_and_what_is_overdue_stays() -> None:
    def one(about: str, of: int, due: date | None) -> Coming:
        return Coming(about, of, f"{about} {of}", "", due, "")

    late, soon, same, later = (
        one("promise", 1, date(2013, 1, 1)),
        one("promise", 2, date(2013, 2, 1)),
        one("challenge", 3, date(2013, 2, 1)),
        one("review", 4, date(2013, 9, 1)),
    )
    never = one("promise", 5, None)
    assert forward([never, later, same, soon, late], date(2013, 3, 1)) == [late, soon, same, never]
    assert {coming.about for coming in (late, same, later)} <= FORWARD.keys()


@pytest.mark.parametrize(
    ("guidance", "today", "due"),
    [
        ("2010", date(2013, 1, 1), None),
        ("2023", date(2026, 9, 30), (date(2026, 9, 30), "2025/26")),
        ("2023", date(2026, 10, 1), (date(2027, 9, 30), "2026/27")),
        ("local", date(2026, 10, 1), None),
    ],
)
def test_the_yearly_report_has_its_day_where_the_guidance_sets_one(
    guidance: str, today: date, due: tuple[date, str] | None
) -> None:
    assert report_due(guidance, today) == due


@pytest.mark.parametrize(
    ("period", "rounds", "ends"),
    [
        ("2012/13", [], date(2013, 3, 31)),
        ("April 2012 to March 2013", [], date(2013, 3, 31)),
        ("2012–2015", [], date(2015, 3, 31)),
        ("2026", [], date(2026, 12, 31)),
        ("", [date(2012, 12, 31), date(2012, 6, 1)], date(2013, 3, 31)),
        ("", [date(2013, 3, 31)], date(2013, 3, 31)),
        ("three years", [], None),
    ],
)
def test_when_a_year_ends(period: str, rounds: list[date], ends: date | None) -> None:
    assert year_ends(period, rounds) == ends


def test_an_objective_of_which_anything_is_ahead_is_no_gap() -> None:
    assert Ahead().nothing
    assert not any(Ahead(**{name: 1}).nothing for name in ("items", "asked", "promises", "evidence"))
