"""What is true of asks and links, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.actor import Party
from answerable.asks.rules import (
    AFTER_DUE,
    AT_LEAST,
    Held,
    Owner,
    became_of_link,
    expiry,
    lateness,
    preflight,
    unanswered,
    unreached,
)

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)

# The same number: an agency is no group, and neither is a post.
POLICE, EXECUTIVE, CHAIR = Party(agency=1), Party(group=1), Party(post=1)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_a_link_outlives_the_day_it_is_for_and_is_never_over_at_once(due: datetime, now: datetime) -> None:
    try:
        until = expiry(due, now)
    except OverflowError:  # the year 9999 has an end
        return
    assert until >= now + AT_LEAST and until >= due + AFTER_DUE


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        ("open", -1, ""),
        ("open", 0, ""),
        ("open", 1, "1 day late"),
        ("sent back", 9, "9 days late"),
        ("submitted", 9, ""),
        ("accepted", 9, ""),
    ],
)
def test_only_what_is_still_to_be_answered_is_late(state: str, days: int, words: str) -> None:
    assert lateness(state, date(2031, 3, 1), date(2031, 3, 1) + timedelta(days=days)) == words


def test_whoever_cannot_be_asked_is_named_with_the_reason() -> None:
    owners = [
        Owner("Police", POLICE),
        Owner("The Police", POLICE),
        Owner("Old Trust", Party(agency=2)),
        Owner("Executive", EXECUTIVE),
        Owner("The new unit"),
        Owner("the new unit"),
        Owner("Independent chair", CHAIR),
    ]
    parts, others = preflight(owners, on_board={POLICE, EXECUTIVE, CHAIR})
    assert parts == {POLICE: 2, EXECUTIVE: 1, CHAIR: 1}
    assert [(one.words, one.actions, one.why) for one in others] == [
        ("The new unit", 2, "Nobody has said who this is."),
        ("Old Trust", 1, "It has left the board."),
    ]


PARTIES = st.sampled_from([None, POLICE, EXECUTIVE, Party(agency=2), Party(group=1), CHAIR])


@given(st.lists(st.builds(Owner, st.text(max_size=3), PARTIES)))
def test_everybody_who_answers_is_asked_or_told_of(owners: list[Owner]) -> None:
    parts, others = preflight(owners, on_board={POLICE, EXECUTIVE})
    assert sum(parts.values()) + sum(one.actions for one in others) == len(owners)


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ({"withdrawn": True}, "Withdrawn"),
        ({"over": True}, "Not used"),
        ({"over": True, "proven": True}, "Answered"),
        ({"refused": "The mail server refused the address."}, "Not sent"),
        ({"sent": False}, "Not sent"),
        ({"tries": 20}, "Stopped"),
        ({"expires": NOW}, "Expired"),
        ({"proven": True}, "In use"),
        ({}, "Waiting"),
    ],
)
def test_what_became_of_a_link(case: dict[str, object], word: str) -> None:
    plain = {"withdrawn": False, "refused": "", "sent": True, "proven": False, "tries": 0, "over": False, "now": NOW}
    found, then = became_of_link(**{**plain, "expires": NOW + timedelta(days=1), **case})  # type: ignore[arg-type]
    assert found == word
    assert bool(then) == (word in {"Not sent", "Stopped", "Expired"})  # whoever sent it is told what to do


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (set(), "Nothing is written yet on 1, 2 and 3."),
        ({"1", "3"}, "Nothing is written yet on 2."),
        ({"1", "2", "3"}, ""),
    ],
)
def test_what_is_not_written_yet_is_named(said: set[str], words: str) -> None:
    assert unanswered(["1", "2", "3"], said) == words


@given(st.lists(st.builds(Held, st.integers(1, 9), st.booleans(), st.booleans(), st.booleans())))
def test_somebody_is_reached_who_is_appointed_today_and_has_a_way_to_answer(held: list[Held]) -> None:
    reached = any(one.current and (one.address or one.account) for one in held)
    assert (unreached(held) == "") is reached
    assert unreached([*held, Held(10, current=False, address=True, account=True)]) != "nobody"
    assert (unreached(held) == "nobody") is (not held)
