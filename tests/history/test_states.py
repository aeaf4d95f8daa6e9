"""Reading records as they stood: what was withdrawn or moved since, several tables at once, and every state."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.history.models import Event
from answerable.history.states import read_as_at, rows_as_at
from answerable.history.together import Among, Ask, read_together, states_of
from answerable.plan import models, record
from answerable.plan.changes import correct
from answerable.plan.models import Action
from tests.board import Made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]

JANUARY, FEBRUARY = datetime(2013, 1, 1, tzinfo=UTC), datetime(2013, 2, 1, tzinfo=UTC)


def refs(at: datetime | None) -> list[str]:
    return [action.ref for action in rows_as_at(Action, at, withdrawn=False).order_by("id")]


def test_what_was_withdrawn_before_a_day_is_not_there_on_it(made: Made) -> None:
    action = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=action, values={"withdrawn": True}, known_from=FEBRUARY)
    assert refs(JANUARY) == ["1.1.1", "1.1.2"]
    assert refs(FEBRUARY) == ["1.1.2"]
    assert refs(None) == ["1.1.2"]


@dataclass(frozen=True)
class Kept:
    id: int
    blocks: list[dict[str, str]]
    withdrawn: bool
    source: dict[str, Any]


@dataclass(frozen=True)
class Due:
    id: int
    text: str
    due_from: date | None
    due_year_inferred: bool
    objective_id: int | None


@pytest.mark.parametrize("at", [None, JANUARY, datetime(2012, 1, 1, tzinfo=UTC)])
def test_several_tables_in_one_query_are_the_same_as_each_alone(made: Made, at: datetime | None) -> None:
    where = {"plan_id": models.Plan.objects.get().pk}
    asks = [Ask(Kept, models.Statement, where), Ask(Due, models.Action, where), Ask(Due, models.Action, {"id": 0})]
    asks.append(Ask(record.Round, models.Round, where))
    with CaptureQueriesContext(connection) as seen:
        together = read_together(at, *asks)
    assert len(seen) == 1
    assert together == [read_as_at(ask.shape, ask.model, at, **ask.where) for ask in asks]
    if at == JANUARY:
        # What hangs on a record that was elsewhere then: the statements of actions that were under this objective.
        under = Among(models.Action, "id", {"objective_id": models.Objective.objects.get().pk})
        moved = {"objective": None}
        correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values=moved, known_from=FEBRUARY)
        for moment, count in ((JANUARY, 1), (FEBRUARY, 0), (None, 0)):
            assert len(read_together(moment, Ask(Kept, models.Statement, {"action_id": under}))[0]) == count
    if at is None:
        assert together[0][0].blocks[1] == {"kind": "item", "text": "42% felt heard, up from 30%."}
        assert together[1][1].due_from == date(2013, 1, 1)


def test_every_state_of_a_record_with_who_and_why(made: Made) -> None:
    action = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=action, values={"text": "Ask every child"}, reason="Agreed", known_from=FEBRUARY)
    asks = [(Action, {"id": action.pk}), (models.Statement, {"action_id": action.pk})]
    found = states_of(made.board.pk, None, asks)
    assert [state.label for state in found] == ["plan.Action", "plan.Statement", "plan.Action"]
    newest = found[-1]
    assert (newest.at, newest.user, newest.reason) == (FEBRUARY, made.manager.user, "Agreed")
    assert newest.values["text"] == "Ask every child" and found[0].values["text"] == "Survey children in care"
    assert len(states_of(made.board.pk, JANUARY, asks)) == 2


def test_when_a_state_was_written_is_told_apart_from_when_it_is_known_from(made: Made) -> None:
    action = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=action, values={"text": "Ask every child"}, known_from=FEBRUARY)
    correct(by=made.manager, thing=action, values={"text": "Ask them all"}, known_from=JANUARY)
    asks = [(Action, {"id": action.pk})]
    events = Event.objects.filter(subject=f"plan.Action:{action.pk}").order_by("-number")
    last, one_before = [event.at for event in events[:2]]
    added = Event.objects.filter(subject="plan.Action").latest("number").at  # with the others of its plan, as one event
    found = states_of(made.board.pk, None, asks)
    assert [(state.values["text"], state.written) for state in found[1:]] == [
        ("Ask them all", last),
        ("Ask every child", one_before),
    ]
    assert found[0].written == added > found[0].at
    assert [state.written for state in states_of(made.board.pk, JANUARY, asks)] == [added, last]


def test_each_column_of_each_table_of_states_is_that_table_s_own() -> None:
    """Else an update of one table's states would change another's."""
    for model in apps.get_models():
        if hasattr(model, "instance_type"):
            assert [f for f in model._meta.concrete_fields if f.model is not model] == [], model
