"""Declarations of interest are left out of published minutes where people ask, one by one or all; and what falls due
goes on an agenda once, whoever presses when."""

import re
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.meetings import changes
from answerable.meetings.models import Interest, Item, Meeting, Terms
from answerable.meetings.rules import Coming
from answerable.plan.models import Commitment
from tests.asks.asked import sent
from tests.board import Made, make, signed_in
from tests.example_plan import add_plan
from tests.meetings.made import Meetings, add_meetings
from tests.meetings.test_changes import go
from tests.meetings.test_pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    return made


@pytest.fixture
def held(made: Made) -> Meetings:
    held = add_meetings(made)
    said = {"post": "Head teacher", "words": "Has a brother at the home.", "done": "Left the room."}
    changes.declare(by=made.manager, meeting=held.meeting, **said, left_out=True)
    go(made, held, "with chair", "checked", "circulated")
    return held


@pytest.mark.parametrize(
    ("chosen", "read", "says"), [([1], [0], "1 declaration is"), ([0, 1], [], "2 declarations are")]
)
def test_what_people_ask_to_be_left_out_is_read_by_the_board_alone(
    made: Made, held: Meetings, chosen: list[int], read: list[int], says: str
) -> None:
    manager, address = signed_in(made, Role.MANAGER), f"/boards/eastmarsh/meetings/{held.meeting.pk}/"
    of = list(Interest.objects.order_by("pk"))
    page = manager.get(f"{address}publish/").text
    boxes = re.findall(r'<input[^>]*name="left_out"[^>]*>', page)
    assert ["checked" in box for box in boxes] == [False, True]  # as it was declared
    sent(manager, f"{address}publish/", left_out=[str(of[n].pk) for n in chosen])
    member = signed_in(made, Role.SCRUTINY_MEMBER)
    shown = member.get(address).text
    files = [words_of(member, f"{address}file/minutes.docx")]
    files.append(words_of(manager, f"{address}file/minutes.docx?published=yes"))
    for text in (shown, *files):
        assert [n for n, one in enumerate(of) if one.words in text or one.done in text] == read
        assert f"{says} left out" in text
    whole = manager.get(address).text
    assert all(one.words in whole for one in of) and "Has a brother" in words_of(manager, f"{address}file/minutes.docx")
    assert check() == []


def test_whoever_published_before_says_nothing_and_what_was_said_stays(made: Made, held: Meetings) -> None:
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    assert list(Interest.objects.order_by("pk").values_list("left_out", flat=True)) == [False, True]
    changes.publish(by=made.manager, meeting=held.meeting, published=False, reason="To leave another out.")
    changes.publish(by=made.manager, meeting=held.meeting, published=True, left_out=set())
    assert not Interest.objects.filter(left_out=True).exists()


def test_two_who_place_the_same_thing_put_it_on_the_agenda_once(made: Made, held: Meetings) -> None:
    place = f"/boards/eastmarsh/meetings/forward/place/terms/{Terms.objects.get().pk}/"
    for again in (False, True):
        page = sent(signed_in(made, Role.MANAGER), place, meeting=str(held.ahead.pk)).text
        assert ("is on this agenda already" in page) is again
    assert Item.objects.filter(about="terms").count() == 1
    due = f"/boards/eastmarsh/meetings/{held.ahead.pk}/items/due/"
    page = sent(signed_in(made, Role.MANAGER), due, coming=f"terms {Terms.objects.get().pk}").text
    assert "on an agenda meanwhile" in page and Item.objects.filter(about="terms").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_in_one_moment_put_it_there_once() -> None:
    made = make()
    add_plan(made)
    held = add_meetings(made)
    promise = Commitment.objects.filter(board=made.board).earliest("pk")
    coming = [Coming("promise", promise.pk, "Police: visit", "", None, "plan:promise", (promise.pk,))]
    by, ready, refused = made.manager, threading.Barrier(2), []

    def one_press() -> None:
        meeting = Meeting.objects.get(pk=held.ahead.pk)
        ready.wait(timeout=20)
        try:
            changes.take_on(by=by, meeting=meeting, coming=coming)
        except ValidationError as error:
            refused.append(error.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=one_press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert Item.objects.filter(commitment=promise, withdrawn=False).count() == 1
    assert len(refused) == 1 and "on this agenda already" in refused[0]
