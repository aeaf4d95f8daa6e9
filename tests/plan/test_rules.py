from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.plan.rules import OUTCOMES, STANDARD_SCALE, level_of, standing_of

DELIVERY = [(level["code"], level["words"]) for level in STANDARD_SCALE if level["scale"] == "delivery"]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Green", "on track"),
        ("2 – On track", "on track"),
        ("AMBER", "recovery agreed"),
        ("Off track – recovery agreed", "recovery agreed"),
        ("Off track", "off track"),
        ("Not started", "not started"),
        ("Complete", "done"),
        ("", ""),
        ("Greenish", ""),
        ("On track, mostly", ""),
        ("Complete?", ""),
        ("28.5", ""),
    ],
)
def test_a_printed_status_is_a_level_only_in_the_level_s_own_words(printed: str, code: str) -> None:
    assert level_of(printed, DELIVERY) == code


DAY = date(2013, 1, 31)


@pytest.mark.parametrize(
    ("outcome", "due_to", "on", "newest", "words"),
    [
        ("done", DAY, DAY, None, "Done"),
        ("stopped", None, DAY, None, "Stopped by agreement"),
        ("", None, DAY, None, "No date given"),
        ("", DAY, DAY, None, "Not yet due"),
        ("", DAY, DAY + timedelta(1), date(2012, 12, 1), "Overdue"),
        ("", DAY, DAY + timedelta(90), date(2013, 3, 20), "No update received"),
    ],
)
def test_what_became_of_a_promise(outcome: str, due_to: date | None, on: date, newest: date | None, words: str) -> None:
    assert standing_of(outcome=outcome, due_to=due_to, on=on, newest_round_on=newest) == words


@given(due_to=st.dates(), on=st.dates(), newest=st.none() | st.dates())
def test_no_promise_is_ever_without_a_word(due_to: date, on: date, newest: date | None) -> None:
    words = standing_of(outcome="", due_to=due_to, on=on, newest_round_on=newest)
    assert words not in OUTCOMES.values()
    assert (words == "Not yet due") == (on <= due_to)
