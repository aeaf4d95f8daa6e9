"""Records of a few rows, for the rules: what is not said of them does not matter."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from answerable.questions.rules import RULES
from answerable.questions.rules.asking import Question
from answerable.questions.rules.facts import Action, Answerer, Begun, Level, Round, Statement
from answerable.questions.rules.record import Record

TODAY = date(2031, 8, 1)
SPRING, SUMMER = Round(1, "March 2031", date(2031, 3, 31)), Round(2, "June 2031", date(2031, 6, 30))
LEVELS = [
    Level(1, "delivery", "off track", "Off track", "red"),
    Level(2, "delivery", "on track", "On track", "green"),
    Level(3, "delivery", "done", "Done", "blue"),
    Level(4, "impact", "no evidence", "No evidence yet", "grey"),
    Level(5, "impact", "some evidence", "Some evidence", "teal"),
    Level(6, "impact", "confirmed", "Confirmed by a second source", "green"),
]
HOUSING, POLICE = 1, 2
ACTION = Action(1, "1.1", "Train all hostel staff to ask children about violence at home")


def record(**rows: Any) -> Record:
    """Two rounds, two agencies, and one action, led by the first, that is known from the beginning."""
    made = Record(
        today=TODAY,
        rounds=[SPRING, SUMMER],
        levels=LEVELS,
        actions=[ACTION],
        begun=[Begun(1, datetime(2030, 1, 1))],  # noqa: DTZ001  # its day alone counts
        answerers=[Answerer(1, 1, None, HOUSING)],
        agencies={HOUSING: "Eastmarsh Housing", POLICE: "Eastmarsh Police"},
    )
    return replace(made, **rows)


def said(text: str = "", round: int = SUMMER.id, action: int = 1, pk: int = 0, **more: Any) -> Statement:
    return Statement(pk or 100 * round + action, round, action, text, **more)


def asked(rule: str, made: Record) -> list[Question]:
    """What one rule asks of a record; each question is held to what all are."""
    found = list(RULES[rule].find(made))
    for one in found:
        assert one.rule == rule and one.asks.endswith("?") and one.sides and one.about, one
    return found
