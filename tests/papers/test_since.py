"""What became, by one day, of what a plan said on an earlier one."""

from datetime import date

import pytest

from answerable.papers.since import (
    BECAME,
    NO_ROUND,
    NOT_AGAIN,
    OTHER,
    SAID_AGAIN,
    TAKEN_BACK,
    became,
    is_by,
    moves,
    weaknesses,
)
from answerable.plan.charts import NOT_STATED
from answerable.plan.record import Action, Commitment, Plan, PlanRecord, Round, Shortfall

THEN, NOW = date(2013, 1, 15), date(2013, 5, 14)


def promise(pk: int = 1, due: date | None = date(2013, 3, 31), **said: str) -> Commitment:
    words = f"{due:%-d %B %Y}" if due else ""
    of = {"outcome": "", "outcome_words": "", "first_due": "", **said}
    return Commitment(
        *(pk, 1, 1, "", "report", "report on it", "Police", "", words, due, due),
        *(of["outcome"], of["outcome_words"], None, {}),
        first_due=of["first_due"],
    )


@pytest.mark.parametrize(
    ("now", "newest", "what", "words"),
    [
        (promise(outcome="done", outcome_words="Reported."), date(2013, 4, 16), "Done", "Reported."),
        (promise(outcome="stopped", outcome_words="Agreed with the chair."), None, "Stopped by agreement", None),
        (promise(), date(2013, 4, 16), "No update received", ""),
        (promise(), date(2013, 1, 15), "Overdue", ""),
        (promise(due=date(2013, 9, 30)), None, "Rescheduled", ""),
        (promise(due=date(2013, 9, 30), outcome="rescheduled", first_due="31 March 2013"), None, "Rescheduled", ""),
        (None, None, "Off the record", ""),
    ],
)
def test_what_became_of_a_promise(now: Commitment | None, newest: date | None, what: str, words: str | None) -> None:
    there = {now.id: now} if now else {}
    (found,) = became([promise()], there, on=NOW, newest_round_on=newest)
    assert found.what == what
    assert words is None or found.words == words


def test_a_promise_without_news_is_not_told_as_put_off_a_second_time() -> None:
    before = promise(due=date(2013, 9, 30), outcome="rescheduled", outcome_words="Later.", first_due="31 March 2013")
    (found,) = became([before], {1: before}, on=NOW, newest_round_on=date(2013, 4, 16))
    assert (found.what, found.words) == ("Not yet due", "")


def test_what_was_done_before_is_not_told_again_and_the_rest_in_order() -> None:
    done, late, kept = promise(1, outcome="done"), promise(2), promise(3)
    now = {2: late, 3: promise(3, outcome="done")}
    found = became([done, late, kept], now, on=NOW, newest_round_on=date(2013, 4, 16))
    assert [(one.then.id, one.what) for one in found] == [(3, "Done"), (2, "No update received")]
    assert {one.what for one in found} <= BECAME.keys()


def record(rounds: list[Round], shortfalls: list[Shortfall], actions: list[Action] | None = None) -> PlanRecord:
    nothing: dict[str, list[object]] = {
        name: [] for name in ("aims", "objectives", "answerers", "statements", "updates", "commitments")
    }
    plan = Plan(1, 1, "Plan", "2012/13", "Aim", "Objective")
    return PlanRecord(plan=plan, rounds=rounds, shortfalls=shortfalls, actions=actions or [], **nothing)  # type: ignore[arg-type]


def weak(pk: int, round: int, text: str, action: int = 1) -> Shortfall:
    return Shortfall(pk, round, action, "", text, "", {})


DECEMBER, MARCH = Round(1, "December", THEN, False), Round(2, "March", date(2013, 4, 16), False)


def test_a_shortfall_that_is_not_said_again_is_not_called_mended() -> None:
    stated = [weak(1, 1, "Few forms"), weak(2, 1, "No base", 2), weak(3, 1, "Late", 3)]
    then = record([DECEMBER], [*stated, weak(4, 1, "x")])
    again = [weak(5, 2, "few forms."), weak(6, 2, "Another thing", 2)]
    now = record([DECEMBER, MARCH], [*stated, *again])
    assert [one.what for one in weaknesses(then, now)] == [SAID_AGAIN, OTHER, NOT_AGAIN, TAKEN_BACK]
    assert {one.what for one in weaknesses(then, then)} == {NO_ROUND}


def test_a_status_that_one_day_does_not_state_is_no_change() -> None:
    actions = [Action(n, 1, f"1.{n}", f"Do {n}", n, "", None, None, {}) for n in range(4)]
    then, now = record([DECEMBER], [], actions[:3]), record([DECEMBER, MARCH], [], actions)
    said = {
        THEN: {0: "On track", 1: NOT_STATED, 2: "On track"},
        MARCH.on: {0: "Done", 1: "Done", 2: "On track", 3: "Done"},
    }

    def status(of: PlanRecord, action: Action) -> str:
        return said[of.rounds[-1].on][action.id]

    moved, unknown = moves(then, now, status)
    assert [(one.ref, one.before, one.after) for one in moved] == [("1.0", "On track", "Done")]
    assert unknown == 2, "one that was not stated, and one that was not there"


@pytest.mark.parametrize(
    ("made_by", "committee", "same"),
    [
        ("Children and Young People Overview and Scrutiny Committee", "Overview and Scrutiny Committee", True),
        ("The Overview and Scrutiny Committee", "Overview & Scrutiny Committee", False),
        ("Ofsted", "Overview and Scrutiny Committee", False),
        ("", "Overview and Scrutiny Committee", False),
    ],
)
def test_whose_recommendations_they_are_is_told_by_the_names(made_by: str, committee: str, same: bool) -> None:
    assert is_by(made_by, committee) == same
