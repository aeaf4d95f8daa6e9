"""Every write leaves a state and a signed event; the database itself refuses to change an event."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from answerable.history.changes import keep
from answerable.history.models import Event
from answerable.history.protection import lift, protect, standing
from answerable.history.reading import check, head_of
from answerable.history.states import rows_as_at
from answerable.plan import changes
from answerable.plan.models import Plan
from tests.board import make

pytestmark = pytest.mark.django_db


def test_a_change_leaves_its_state_and_its_event() -> None:
    made = make()
    plan = changes.make_plan(by=made.manager, board=made.board, title="Plan", period="2026/27")
    event = Event.objects.get(subject=f"plan.Plan:{plan.pk}")
    assert (event.what, event.user, event.chain) == ("plan made", made.manager.user, f"board:{made.board.pk}")
    assert plan.history.get().history_user_id == made.manager.user
    assert check() == []


def test_a_change_that_fails_leaves_neither() -> None:
    made = make()
    before = head_of(made.board.pk)
    with pytest.raises(RuntimeError), transaction.atomic():
        changes.make_plan(by=made.manager, board=made.board, title="Plan", period="2026/27")
        raise RuntimeError
    assert head_of(made.board.pk) == before
    assert not Plan.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE history_event SET what = 'nothing'", "DELETE FROM history_event"])
def test_the_database_refuses_to_change_an_event(statement: str) -> None:
    make()
    assert standing(connection)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_someone_who_edits_the_database_by_hand_is_found_out() -> None:
    made = make()
    lift(connection)
    Event.objects.filter(chain=f"board:{made.board.pk}", number=2).update(user=999)
    protect(connection)
    with pytest.raises(CommandError, match="event 2 is not as it was signed"):
        call_command("history", "verify")


def test_a_rewritten_tail_is_found_by_a_head_that_a_paper_prints() -> None:
    made = make()
    chain = f"board:{made.board.pk}"
    call_command("history", "verify", head=[":".join([chain, *map(str, head_of(made.board.pk))])])
    with pytest.raises(CommandError, match="cut or rewritten"):
        call_command("history", "verify", head=[f"{chain}:1:{'0' * 64}"])


def test_a_state_is_found_as_at_the_moment_it_is_known_from() -> None:
    made = make()
    then = datetime(2013, 1, 15, tzinfo=UTC)
    plan = changes.make_plan(
        by=made.manager, board=made.board, title="As first printed", period="2012/13", known_from=then
    )
    before = datetime(2013, 1, 14, tzinfo=UTC)
    assert list(rows_as_at(Plan, before, board_id=made.board.pk)) == []
    plan.title = "As corrected today"
    keep(plan, by=made.manager, board=made.board.pk, what="plan changed")
    assert [p.title for p in rows_as_at(Plan, then, board_id=made.board.pk)] == ["As first printed"]
    assert [p.title for p in rows_as_at(Plan, None, board_id=made.board.pk)] == ["As corrected today"]
