"""Ways to change the past that must not work, or must be found out."""

import threading
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from answerable.history.models import Chain, Event
from answerable.history.protection import lift, protect
from answerable.history.reading import check, head_of
from answerable.plan import changes
from answerable.plan.models import Round
from tests.board import Made, make

_DAY = date(2026, 10, 1)

COLUMNS = "id, chain, number, at, user, what, subject, fields, mac"


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="REPLACE is a word of SQLite alone")
@pytest.mark.parametrize("key", ["id", "number"])
def test_an_event_is_not_replaced_by_another_with_its_number(key: str) -> None:
    """SQLite's REPLACE removes a row without firing the triggers of DELETE."""
    make()
    first = Event.objects.order_by("id").values_list("id", flat=True)[0]
    columns = COLUMNS.replace("id, ", "", 1) if key == "number" else COLUMNS
    forged = columns.replace("what", "'nothing'")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO history_event ({columns.replace('user', chr(34) + 'user' + chr(34))}) "
            f"SELECT {forged} FROM history_event WHERE id = %s",
            [first],
        )


@pytest.mark.django_db
def test_a_head_that_was_bent_is_found_before_the_next_event() -> None:
    made = make()
    Chain.objects.filter(name=f"board:{made.board.pk}").update(head="0" * 64)
    assert any("next event" in fault for fault in check())


@pytest.mark.django_db
def test_each_of_several_printed_heads_of_one_chain_is_checked() -> None:
    made = make()
    chain = f"board:{made.board.pk}"
    good = ":".join([chain, *map(str, head_of(made.board.pk))])
    with pytest.raises(CommandError, match="cut or rewritten"):
        call_command("history", "verify", head=[f"{chain}:1:{'0' * 64}", good])


@pytest.mark.django_db
def test_a_tail_that_was_cut_with_its_count_is_found_by_a_printed_head() -> None:
    made = make()
    chain = f"board:{made.board.pk}"
    printed = ":".join([chain, *map(str, head_of(made.board.pk))])
    lift(connection)
    Event.objects.filter(chain=chain, number__gt=2).delete()
    left = Event.objects.get(chain=chain, number=2)
    protect(connection)
    Chain.objects.filter(name=chain).update(number=2, head=left.mac)
    with pytest.raises(CommandError, match="cut or rewritten"):
        call_command("history", "verify", head=[printed])


@pytest.mark.django_db
def test_an_event_with_a_forged_signature_is_found() -> None:
    made = make()
    chain = Chain.objects.get(name=f"board:{made.board.pk}")
    newest = Event.objects.get(chain=chain.name, number=chain.number)
    newest.pk, newest.number, newest.mac = None, chain.number + 1, "f" * 64
    newest.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(number=chain.number + 1, head="f" * 64)
    assert any("not as it was signed" in fault for fault in check())


@pytest.mark.django_db(transaction=True)
def test_writers_who_race_leave_no_gap_and_lose_nothing() -> None:
    made = make()
    plan = changes.make_plan(by=made.manager, board=made.board, title="Plan", period="2026/27")
    by, failed = made.manager, []

    def write(n: int) -> None:
        try:
            for step in range(5):
                if step == 2:  # one that fails half-way takes its event with it
                    with pytest.raises(RuntimeError), transaction.atomic():
                        changes.open_round(by=by, plan=plan, title="lost", on=_DAY)
                        raise RuntimeError
                changes.open_round(by=by, plan=plan, title=f"{n}-{step}", on=_DAY)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert Round.objects.count() == 20 and not Round.objects.filter(title="lost").exists()
    assert check() == []


@pytest.mark.django_db(transaction=True)
def test_two_people_who_change_two_columns_both_keep_theirs() -> None:
    """Each read the record before the other wrote."""
    made: Made = make()
    plan = changes.make_plan(by=made.manager, board=made.board, title="Plan", period="2026/27")
    first = changes.open_round(by=made.manager, plan=plan, title="Autumn", on=_DAY)
    second = Round.objects.get(pk=first.pk)
    changes.correct(by=made.manager, thing=first, values={"title": "Winter"})
    changes.correct(by=made.manager, thing=second, values={"fictional": True})
    kept = Round.objects.get(pk=first.pk)
    assert (kept.title, kept.fictional) == ("Winter", True)
