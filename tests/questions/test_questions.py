"""What holds of every question, whatever the record: it is asked, in neutral words, once, and known again."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from answerable.questions.rules import RULES, find
from answerable.questions.rules.asking import Question, Side
from answerable.questions.rules.facts import (
    Action,
    Claim,
    Item,
    Measure,
    Printed,
    Promise,
    Shortfall,
    Statement,
    Tie,
    Update,
    Value,
)
from answerable.questions.rules.record import Record
from tests.questions.records import ACTION, record

# What a question never says of anybody.
_JUDGES = "wrong|false|fail(?:ed|s|ure)?|lie[sd]?|mislead\\w*|error|mistake\\w*|must|should|contradict\\w*"
JUDGES = re.compile(rf"\b(?:{_JUDGES})\b", re.IGNORECASE)

ids, ones = st.integers(1, 3), st.integers(1, 2)
some_days = st.none() | st.dates(date(2029, 1, 1), date(2032, 1, 1))
texts = st.sampled_from(
    [
        "",
        "No specific risks were found.",
        "Ofsted inspected it in October 2030.",
        "The Ofsted inspection in November 2030 had concerns.",
        "An internal inspection found good practice.",
        "Confidence has improved as a result of the course.",
        "The partnership met twice, agreed its budget for next year and thanked the outgoing chair for long service.",
    ]
)


def rows(of: Any, **columns: Any) -> Any:
    return st.lists(st.builds(of, ids, **columns), max_size=3, unique_by=lambda one: one.id)


producers = st.sampled_from(["agency itself", "independent", "not stated", "board"])
records = st.builds(
    record,
    actions=rows(Action, ref=st.just("1.1"), text=texts, due_to=some_days, closed=st.sampled_from(["", "done"])),
    statements=rows(
        Statement,
        round_id=ones,
        action_id=ids,
        text=texts,
        delivery=st.sampled_from(["", "on track", "done", "off track"]),
        impact=st.sampled_from(["", "no evidence", "some evidence"]),
        blocks=st.just([]),
    ),
    updates=rows(Update, round_id=ones, action_id=ids, agency_id=ones, text=texts),
    promises=rows(Promise, round_id=ones, action_id=st.none() | ids, what=texts, due_to=some_days),
    shortfalls=rows(Shortfall, round_id=ones, action_id=st.none() | ids, text=texts),
    measures=rows(Measure, what=texts, action_id=st.none() | ids, agency_id=st.none() | ones, producer=producers),
    values=rows(
        Value,
        measure_id=ids,
        round_id=st.none() | ones,
        value=st.floats(0, 1e6),
        period_from=some_days,
        period_to=some_days,
        words=texts,
    ),
    claims=rows(Claim, measure_id=ids, kind=st.sampled_from(["level", "change", "cause"]), attribution=texts),
    items=rows(Item, title=texts, producer=producers, agency_id=st.none() | ones, on=some_days),
    ties=rows(Tie, evidence_id=ids, action_id=st.none() | ids, claim_id=st.none() | ids),
    documents=rows(
        Printed, round_id=ones, filename=st.just("report.docx"), printed=st.builds(lambda w: [{"cells": [w]}], texts)
    ),
)


@given(records)
def test_each_question_asks_once_in_neutral_words(made: Record) -> None:
    found = find(made)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        own = re.sub(r"“[^”]*”", "", one.asks)  # what the record says is quoted
        assert one.asks.endswith("?") and one.asks[0] in "“" + one.asks[0].upper() and not JUDGES.search(own), one.asks
        assert one.rule in RULES and one.sides and re.fullmatch("[0-9a-f]{16}", one.key) and len(one.facts) == 64
    weights = [RULES[one.rule].weight for one in found]
    assert weights == sorted(weights, reverse=True)


@given(records)
def test_the_same_record_asks_the_same(made: Record) -> None:
    again = find(replace(made))
    assert [(one.key, one.facts) for one in find(made)] == [(one.key, one.facts) for one in again]


def test_a_rule_that_is_off_asks_nothing() -> None:
    made = record(actions=[ACTION])
    assert {one.rule for one in find(made)} == {"two-rounds-silent"} and find(made, off={"two-rounds-silent"}) == []


def test_a_question_is_the_same_while_its_records_are_and_knows_when_its_facts_change() -> None:
    side = Side("promise", 7, "A promise", "Report in May")
    one = Question("promise-silent", "What came of it?", (side,), ("promise:7",))
    changed = replace(one, sides=(replace(side, words="Report in June"),))
    assert one.key == changed.key and one.facts != changed.facts
    assert one.key != replace(one, about=("promise:8",)).key != replace(one, rule="cause").key
    assert one.facts == replace(one, sides=(replace(side, called="The promise"),)).facts  # what it is called is no fact


def test_every_rule_says_why_it_asks_in_plain_words() -> None:
    for rule in RULES.values():
        assert rule.name and rule.why.endswith(".") and len(rule.why) < 250 and not JUDGES.search(rule.name)
    assert len({rule.weight for rule in RULES.values()}) == len(RULES) == 17
