"""Status beside promises and dates; what came and what did not: each rule finds its case, and not those near to it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from answerable.questions.rules.facts import Begun, Item, Measure, Promise, Tie, Update, Value
from answerable.questions.rules.updates import is_same_text
from tests.questions.records import ACTION, HOUSING, LEVELS, POLICE, SPRING, SUMMER, TODAY, asked, record, said

REPORT = Promise(1, SPRING.id, 1, "Report on the training to the board", due_words="May 2031", due_to=date(2031, 5, 31))
LONG = "The board has trained the staff of three hostels in asking children about violence, and two more are to come."


@pytest.mark.parametrize("code", ["on track", "done"])
def test_green_beside_a_promise_that_is_late(code: str) -> None:
    (one,) = asked("green-late", record(statements=[said(delivery=code)], promises=[REPORT]))
    assert "1 promise is past the day" in one.asks and one.action == 1 and one.agencies == {HOUSING}
    assert {side.kind for side in one.sides} == {"statement", "promise"}


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said(delivery="off track")], "promises": [REPORT]},
        {"statements": [said(delivery="on track")], "promises": [replace(REPORT, outcome="done")]},
        {"statements": [said(delivery="on track")], "promises": [replace(REPORT, due_to=date(2031, 9, 1))]},
        {"statements": [said(delivery="on track")], "promises": [replace(REPORT, due_to=None)]},
        {"statements": [said(delivery="on track")], "promises": [replace(REPORT, action_id=2)]},
        {"statements": [said()], "promises": [REPORT]},
        {"statements": [said(delivery="on track", round=1), said(delivery="off track")], "promises": [REPORT]},
    ],
    ids=["red", "kept", "not yet due", "no day", "of another action", "no status", "red by now"],
)
def test_no_question_where_status_and_promises_agree(rows: dict[str, Any]) -> None:
    assert asked("green-late", record(**rows)) == []


def test_green_past_its_own_date_is_asked_about_and_done_is_not() -> None:
    late = replace(ACTION, due_to=date(2031, 5, 31), due_words="May 2031")
    (one,) = asked("green-late", record(actions=[late], statements=[said(delivery="on track")]))
    assert "its own date, May 2031, has passed" in one.asks
    assert asked("green-late", record(actions=[late], statements=[said(delivery="done")])) == []
    assert (
        asked("green-late", record(actions=[replace(late, due_to=TODAY)], statements=[said(delivery="on track")])) == []
    )


DONE = [said(delivery="done", round=1), said(delivery="done")]
LATER = date(2031, 7, 1)


def test_done_a_round_ago_and_never_looked_at() -> None:
    (one,) = asked("never-retested", record(statements=DONE))
    assert "March 2031" in one.asks
    closed = record(actions=[replace(ACTION, closed="done")])
    assert len(asked("never-retested", closed)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said(delivery="on track", round=1), said(delivery="done")]},
        {"statements": DONE, "items": [Item(1, "Audit", on=LATER)], "ties": [Tie(1, 1, 1, None)]},
        {"statements": DONE, "measures": [Measure(1, "asked", 1)], "values": [Value(1, 1, 2, 40, period_to=LATER)]},
        {"statements": [DONE[0], said(delivery="done", impact="confirmed")]},
        {"actions": [replace(ACTION, closed="stopped")]},
    ],
    ids=["done just now", "an audit since", "a value since", "confirmed", "stopped"],
)
def test_no_question_where_it_is_too_early_or_was_looked_at(rows: dict[str, Any]) -> None:
    assert asked("never-retested", record(**rows)) == []


def test_what_was_done_is_no_look_at_whether_it_lasts() -> None:
    earlier = Item(1, "Audit", on=date(2031, 1, 1))
    activity = Item(2, "Course", kind="activity", on=LATER)
    ties = [Tie(1, 1, 1, None), Tie(2, 2, 1, None)]
    assert len(asked("never-retested", record(statements=DONE, items=[earlier, activity], ties=ties))) == 1


def test_a_promise_of_which_the_next_round_has_no_word() -> None:
    (one,) = asked("promise-silent", record(promises=[REPORT], statements=[said("Two hostels have closed.")]))
    assert one.about == ("promise:1",) and "May 2031" in one.asks
    section = replace(REPORT, action_id=None, section="4. Reviews")
    assert len(asked("promise-silent", record(promises=[section]))) == 1
    assert len(asked("promise-silent", record(promises=[replace(REPORT, due_words="", due_to=None)]))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        {"promises": [replace(REPORT, outcome="done")]},
        {"promises": [replace(REPORT, round_id=SUMMER.id)]},
        {"promises": [replace(REPORT, due_to=date(2031, 7, 31))]},
        {"promises": [replace(REPORT, outcome="rescheduled", first_due="May", outcome_round_id=SUMMER.id)]},
        {"promises": [REPORT], "statements": [said("The report on training went to the board.")]},
        {"promises": [REPORT], "updates": [Update(1, SUMMER.id, 1, HOUSING, "We reported on training to the board.")]},
        {"promises": [REPORT], "rounds": [SPRING]},
        {"promises": [REPORT], "actions": [replace(ACTION, closed="stopped")]},
    ],
    ids=["kept", "made now", "not yet due", "put off now", "spoken of", "in an update", "one round", "stopped"],
)
def test_no_question_where_there_is_news_or_none_is_due(rows: dict[str, Any]) -> None:
    assert asked("promise-silent", record(**rows)) == []


def begun(year: int, month: int) -> list[Begun]:
    """The action is known from that month only."""
    return [Begun(1, datetime(year, month, 1))]  # noqa: DTZ001  # its day alone counts


def test_an_action_without_a_word_in_two_rounds() -> None:
    (one,) = asked("two-rounds-silent", record())
    assert one.about == ("action:1",) and one.asks.startswith("Neither March 2031 nor June 2031")
    assert len(asked("two-rounds-silent", record(statements=[said(" ", delivery="on track")]))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said("It goes on.")]},
        {"statements": [said("It goes on.", round=1)]},
        {"updates": [Update(1, SPRING.id, 1, HOUSING, "It goes on.")]},
        {"actions": [replace(ACTION, closed="done")]},
        {"statements": [said(delivery="done", round=1)]},
        {"begun": begun(2031, 6)},
        {"rounds": [SUMMER]},
    ],
    ids=["now", "before", "an agency's", "closed", "done", "new", "one round"],
)
def test_no_question_where_something_came_or_is_not_to_come(rows: dict[str, Any]) -> None:
    assert asked("two-rounds-silent", record(**rows)) == []


def test_an_action_that_came_with_a_document_is_as_old_as_its_round() -> None:
    """Also where the document's facts are known only from the day on which it was brought in."""
    late = {"begun": begun(2031, 7)}
    brought = replace(ACTION, source={"document": "ab"})
    rounds = [replace(SPRING, source={"document": "ab"}), SUMMER]
    assert asked("two-rounds-silent", record(**late)) == []
    assert len(asked("two-rounds-silent", record(**late, actions=[brought], rounds=rounds))) == 1


def test_the_same_words_as_last_time() -> None:
    (one,) = asked("same-text", record(statements=[said(LONG, round=1), said(LONG)]))
    assert [side.round for side in one.sides] == [SUMMER.id, SPRING.id]
    told = [Update(1, SPRING.id, 1, HOUSING, LONG), Update(2, SUMMER.id, 1, HOUSING, LONG)]
    assert len(asked("same-text", record(updates=told))) == 1
    assert asked("same-text", record(updates=[told[0], replace(told[1], agency_id=POLICE)])) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LONG, LONG.upper() + "!", True),
        (LONG, LONG.replace("two more are to come", "two more will come"), True),
        (LONG, LONG.replace("two", "2"), False),
        (f"{LONG} 40 came.", f"{LONG} 44 came.", False),
        ("See above.", "See above.", False),
        (
            LONG,
            f"{LONG} The first of them has asked for a second day, which the board will pay for in September.",
            False,
        ),
        (LONG, "", False),
    ],
)
def test_texts_are_one_word_for_word_or_nearly_and_without_another_figure(one: str, other: str, same: bool) -> None:
    assert is_same_text(one, other) == is_same_text(other, one) == same


OTHER = "The partnership met twice, agreed its budget for next year and thanked the outgoing chair for long service."


def test_an_update_that_does_not_mention_its_action() -> None:
    (one,) = asked("never-mentioned", record(statements=[said(OTHER)]))
    assert "Train all hostel staff" in one.asks


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said(LONG)]},
        {"statements": [said("It was agreed.")]},
        {"statements": [said(LONG, round=1), said(OTHER)]},
        {"statements": [said(OTHER, round=1)]},
        {
            "statements": [said(OTHER)],
            "updates": [Update(1, SUMMER.id, 1, HOUSING, "All our hostel staff are trained.")],
        },
        {"statements": [said(OTHER)], "actions": [replace(ACTION, closed="done")]},
        {"statements": [said(OTHER)], "actions": [replace(ACTION, text="Agree it")]},
    ],
    ids=["mentioned", "few words", "mentioned before", "only before", "by an agency", "closed", "a short action"],
)
def test_no_question_where_it_is_mentioned_or_cannot_be_told(rows: dict[str, Any]) -> None:
    assert asked("never-mentioned", record(**rows)) == []


BETTER = [said("It goes.", round=1, impact="no evidence"), said("It helps.", impact="some evidence")]


def test_a_better_impact_or_status_by_ones_own_word() -> None:
    (one,) = asked("raised-alone", record(statements=BETTER))
    assert "from “No evidence yet” in March 2031 to “Some evidence” in June 2031" in one.asks
    (one,) = asked("raised-alone", record(statements=[said(round=1, delivery="off track"), said(delivery="on track")]))
    assert "The status" in one.asks


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [replace(BETTER[0], impact="some evidence"), replace(BETTER[1], impact="no evidence")]},
        {"statements": [replace(BETTER[0], impact="some evidence"), BETTER[1]]},
        {"statements": [replace(BETTER[0], impact=""), BETTER[1]]},
        {"statements": BETTER[1:]},
        {"statements": BETTER, "items": [Item(1, "Audit", producer="independent")], "ties": [Tie(1, 1, 1, None)]},
        {"statements": BETTER, "levels": LEVELS[:3]},
    ],
    ids=["turned round", "the same", "not stated", "first said", "an independent audit", "no such scale"],
)
def test_no_question_where_nothing_rose_or_somebody_else_looked(rows: dict[str, Any]) -> None:
    assert asked("raised-alone", record(**rows)) == []


def test_an_agency_s_own_audit_or_a_course_is_no_source_from_outside() -> None:
    items = [Item(1, "Audit", producer="agency itself"), Item(2, "Course", kind="activity", producer="independent")]
    ties = [Tie(1, 1, 1, None), Tie(2, 2, 1, None)]
    assert len(asked("raised-alone", record(statements=BETTER, items=items, ties=ties))) == 1
