"""What reports say beside what is known: each rule finds its case, and not those near to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from answerable.questions.rules.facts import (
    Action,
    Answerer,
    Claim,
    Drafted,
    Item,
    Measure,
    Printed,
    Shortfall,
    Tie,
    Update,
    Value,
)
from tests.questions.records import ACTION, HOUSING, POLICE, SPRING, SUMMER, asked, record, said

GAP = Shortfall(1, SUMMER.id, 1, "Two hostels have trained nobody.")
NO_RISKS = "There are no specific risks at present."


def printed(*lines: str, round: int = SUMMER.id) -> Printed:
    return Printed(1, round, "report.docx", [{"cells": [line]} for line in lines])


def drafted(text: str) -> Drafted:
    layout = {"section": [{"key": "risks", "title": "Risk management"}]}
    return Drafted(1, "Our report", SUMMER.on, {"risks": {"text": text}}, layout)


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said(NO_RISKS)]},
        {"statements": [said("All is well. The agency has no concerns.")]},
        {"updates": [Update(1, SUMMER.id, 1, HOUSING, NO_RISKS)]},
        {"documents": [printed("6. Risk management", f"6.1 {NO_RISKS}")]},
        {"papers": [drafted(f"It was a long year.\n- {NO_RISKS}")]},
        {"statements": [said(NO_RISKS, action=2)], "actions": [ACTION, replace(ACTION, id=2)], "answerers": [
            Answerer(1, 1, None, HOUSING), Answerer(2, 2, None, HOUSING)]},
    ],
    ids=["the same action", "no concerns", "an agency's words", "a report", "the board's paper", "another action"],
)  # fmt: skip
def test_no_risks_beside_gaps(rows: dict[str, Any]) -> None:
    (one,) = asked("no-risks", record(shortfalls=[GAP], **rows))
    assert "1 shortfall that is admitted in June 2031" in one.asks
    assert one.sides[1].words == GAP.text and "6.1" not in one.sides[0].words


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said(NO_RISKS)], "shortfalls": []},
        {"statements": [said(NO_RISKS)], "shortfalls": [replace(GAP, action_id=3)]},
        {"statements": [said(NO_RISKS)], "shortfalls": [replace(GAP, round_id=SPRING.id)]},
        {"statements": [said(NO_RISKS, round=1)]},
        {"statements": [said("There is no risk of flooding. No concerns of parents were heard.")]},
        {"updates": [Update(1, SUMMER.id, 2, POLICE, NO_RISKS)]},
        {"documents": [printed(NO_RISKS, round=SPRING.id)]},
        {"documents": [Printed(1, SUMMER.id, "report.docx", [{"cells": [NO_RISKS], "table": True}])]},
    ],
    ids=["none", "another's", "an old one", "said before", "another no", "another agency", "an old report", "a table"],
)  # fmt: skip
def test_no_question_where_no_gap_stands_beside_it(rows: dict[str, Any]) -> None:
    assert asked("no-risks", record(**{"shortfalls": [GAP], **rows})) == []


AUTUMN = "Ofsted found it good in its inspection of October 2030."


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said(AUTUMN), said("The Ofsted inspection in November 2030 had concerns.", action=2)]},
        {"statements": [said(AUTUMN, round=1), said("The Ofsted inspection in November 2030 had concerns.")]},
        {"statements": [said(AUTUMN)], "documents": [printed("The Ofsted inspection in November 2030 had concerns.")]},
    ],
    ids=["two actions", "two rounds", "an action and the report"],
)
def test_one_inspection_with_two_dates(rows: dict[str, Any]) -> None:
    (one,) = asked("two-dates", record(**rows))
    assert "October 2030 and as November 2030" in one.asks and len(one.sides) == 2


@pytest.mark.parametrize(
    "other",
    [
        "The Ofsted inspection in October 2030 had concerns.",
        "The Ofsted inspection in March 2030 had concerns.",
        "The CQC inspection in November 2030 had concerns.",
        "Since the Ofsted report was published in November 2030 much has changed.",
        "An internal inspection in November 2030 found the same.",
    ],
)
def test_no_question_where_two_inspections_are_two(other: str) -> None:
    assert asked("two-dates", record(statements=[said(AUTUMN), said(other, action=2)])) == []


def test_two_evidence_items_of_one_name_near_each_other() -> None:
    one = Item(1, "Audit of case files", "outcome", "board", on=date(2031, 2, 1))
    (found,) = asked("two-dates", record(items=[one, replace(one, id=2, on=date(2031, 3, 1))]))
    assert "1 February 2031 and 1 March 2031" in found.asks
    for other in (
        replace(one, id=2),
        replace(one, id=2, on=date(2030, 2, 1)),
        replace(one, id=2, title="Audit 2", on=date(2031, 3, 1)),
    ):
        assert asked("two-dates", record(items=[one, other])) == []


CAUSE = "The course has led to better recording by hostels."


def test_a_cause_without_a_figure() -> None:
    (one,) = asked("cause", record(statements=[said(f"We met. {CAUSE}")]))
    assert one.sides[0].words == CAUSE
    measure, claim = Measure(1, "recording", 1), Claim(1, 1, "cause", attribution="the course (of May)")
    (one,) = asked("cause", record(measures=[measure], claims=[claim]))
    assert one.sides[0].kind == "claim"
    (one,) = asked(
        "cause",
        record(statements=[said("The course has led to better recording.")], measures=[measure], claims=[claim]),
    )
    assert len(one.sides) == 1  # the claim was read from that very sentence


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said("The course has led to better recording: 80% of files, from 60%.")]},
        {"statements": [said("The course will lead to better recording.")]},
        {"statements": [said("The course was held in two hostels.")]},
        {"statements": [said(CAUSE, round=1)]},
        {"documents": [printed(CAUSE)]},
        {"measures": [Measure(1, "recording", 1)], "claims": [Claim(1, 1, "cause", attribution="it", change_value=3)]},
        {"measures": [Measure(1, "recording", 1)], "claims": [Claim(1, 1, "cause", attribution="it")],
         "values": [Value(1, 1, 2, 80)]},
    ],
    ids=["with figures", "to come", "no effect", "said before", "the report's prose", "how much", "values"],
)  # fmt: skip
def test_no_question_where_no_cause_is_claimed_or_a_figure_is_there(rows: dict[str, Any]) -> None:
    assert asked("cause", record(**rows)) == []


OWN = "We ran a self-assessment."
TO_THE_ACTION = [Tie(1, 1, 1, None)]


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said("An internal inspection found good practice.")]},
        {"items": [Item(1, "Internal audit of files", producer="independent")]},
        {"items": [Item(1, "Self-assessment", producer="inspectorate")]},
        {"items": [Item(1, "Audit", producer="independent", agency_id=HOUSING)], "ties": TO_THE_ACTION},
        {"measures": [Measure(1, "files that an internal audit found good", 1, producer="independent")]},
        {"actions": [Action(1, "1.1", "Have training looked at by independent review")],
         "statements": [said(OWN, blocks=[{"kind": "paragraph", "text": OWN}])]},
    ],
    ids=["internal inspection", "internal audit", "self-assessment", "by the lead", "a figure", "promised"],
)  # fmt: skip
def test_an_agency_s_own_look_taken_for_somebody_else_s(rows: dict[str, Any]) -> None:
    assert len(asked("own-independent", record(**rows))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        {"statements": [said("The inspection found good practice.")]},
        {"statements": [said("An internal inspection found good practice.", round=1)]},
        {"items": [Item(1, "Internal audit of files", producer="agency itself")]},
        {"items": [Item(1, "Audit", producer="independent", agency_id=POLICE)], "ties": TO_THE_ACTION},
        {"items": [Item(1, "Audit", producer="independent")], "ties": TO_THE_ACTION},
        {"measures": [Measure(1, "files that an audit found good", 1, producer="independent")]},
    ],
    ids=["an inspection", "said before", "kept as its own", "by another", "by nobody named", "an audit"],
)
def test_no_question_where_it_is_kept_as_what_it_is(rows: dict[str, Any]) -> None:
    assert asked("own-independent", record(**rows)) == []


def test_what_a_paper_says_is_quoted_with_its_section_and_without_the_marks_of_its_figures() -> None:
    (one,) = asked(
        "no-risks", record(shortfalls=[GAP], papers=[drafted("There are no specific risks in [[1.1: 12%]].")])
    )
    assert (one.sides[0].kind, one.sides[0].called) == ("paper", "Our report, “Risk management”")
    assert one.sides[0].words == "There are no specific risks in 12%."
