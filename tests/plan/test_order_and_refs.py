"""Refs are offered and never renumbered; things move by sharing out the order numbers they have."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from answerable.plan.rules import next_ref, orders, placed, standing_of, what_next

REF = st.from_regex(r"[0-9]\.[0-9]{1,2}[a-z]?", fullmatch=True)


@given(st.lists(REF, max_size=5), st.sets(REF, max_size=8))
def test_a_ref_that_is_offered_is_free(refs: list[str], taken: set[str]) -> None:
    assert next_ref(refs, "1.1", {*taken, *refs}) not in {*taken, *refs}


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.data())
def test_after_a_move_everything_stands_where_it_was_put(numbers: list[int], data: st.DataObject) -> None:
    now = dict(enumerate(numbers))
    before = sorted(now, key=lambda one: (now[one], one))
    which = data.draw(st.sampled_from(before))
    after = data.draw(st.sampled_from([one for one in before if one != which] + [None]))
    wanted = placed(before, which, after)
    then = now | orders(wanted, now)
    assert sorted(then, key=lambda one: then[one]) == wanted
    assert len(set(then.values())) == len(then)


@given(st.sets(st.integers(0, 99), min_size=2, max_size=9))
def test_two_neighbours_change_places_alone(numbers: set[int]) -> None:
    now = dict(enumerate(sorted(numbers)))
    assert set(orders([1, 0, *range(2, len(now))], now)) == {0, 1}


def test_a_promise_that_was_put_off_is_overdue_again_when_its_new_date_has_passed() -> None:
    put_off = {"outcome": "rescheduled", "due_to": date(2013, 3, 31), "newest_round_on": None}
    assert standing_of(**put_off, moved=True, on=date(2013, 3, 31)) == "Rescheduled"
    assert standing_of(**put_off, moved=True, on=date(2013, 4, 1)) == "Overdue"
    assert standing_of(**put_off, on=date(2013, 4, 1)) == "Rescheduled"


def test_what_to_do_now() -> None:
    well = {"closed": False, "led": True, "due": True, "overdue": [], "round": "March 2013", "said": True}
    assert what_next(**well) == []
    assert [about for about, _ in what_next(**well | {"led": False, "due": False, "said": False})] == [
        *("action", "action", "progress")
    ]
    assert what_next(**well | {"closed": True, "led": False, "said": False}) == []
    assert what_next(**well | {"closed": True, "overdue": ["report to the January meeting"]})[0][0] == "promise"
    assert what_next(**well | {"round": None, "said": False})[0][0] == "round"
