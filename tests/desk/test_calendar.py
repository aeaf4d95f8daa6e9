"""What somebody's calendar program is shown of a board: what falls due for them, and nothing else."""

import io
import logging
import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar, Event

from answerable.access.roles import Role
from answerable.desk.calendar.changes import make_address, note_reading, withdraw_address
from answerable.desk.models import CalendarAddress
from answerable.history.models import Event as Told
from answerable.keys import hashed
from answerable.meetings import changes as meetings
from answerable.partnership.changes import add_group, appoint, end_appointment
from answerable.partnership.models import Agency
from answerable.plan.changes import conclude_commitment
from answerable.plan.models import Commitment
from answerable.reading.dates import parse_due
from answerable.running.logs import JsonLines
from tests.asks.asked import add_ask
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.meetings.made import add_meetings

pytestmark = pytest.mark.django_db
SECRET = re.compile(r"/calendars/([\w-]{43})/file\.ics")


def address(made: Made, role: Role) -> str:
    return f"/calendars/{make_address(by=made.actor(role), board=made.board.pk)[1]}/file.ics"


def shown(url: str) -> dict[str, Event]:
    """What a program reads there, by what it says."""
    answer = Client().get(url)
    assert answer.status_code == 200
    return {str(one["summary"]): one for one in Calendar.from_ical(answer.content).events}


def lead_of(made: Made, **whom: Any) -> None:
    """Let the board's agency lead answer for an agency, or sit on a group."""
    user = made.users[Role.AGENCY_LEAD]
    about = {"by": made.manager, "board": made.board, "role": Role.AGENCY_LEAD, "starts": date(2012, 1, 1)}
    appoint(**about, **whom, person=user.people.get(), post="Head of service")


def council(made: Made) -> Agency:
    return Agency.objects.get(members__board=made.board, name="Eastmarsh Council")


def promise(made: Made, item: Any, what: str, who: str) -> Commitment:
    """What was agreed under an item of a meeting, to be done by a day that is told as a range."""
    due = parse_due("early February 2031", written=None)
    outcome = meetings.promise(by=made.manager, item=item, what=what, who=who, due=due)
    assert outcome.commitment
    return outcome.commitment


def test_an_address_is_made_shown_once_read_made_anew_and_withdrawn(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.LAY_MEMBER])
    page = f"/boards/{made.board.slug}/calendar/"
    assert "Make the address" in client.get(page).text
    first = SECRET.findall(client.post(f"{page}address/").text)
    assert len(set(first)) == 1 and first[0] not in client.get(page).text
    assert "No program has read it yet" in client.get(page).text
    url = f"/calendars/{first[0]}/file.ics"
    answer = Client().get(url)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8" and "no-store" in answer["Cache-Control"]
    assert (
        "A program last read it" in client.get(page).text and "last read it" in client.get("/accounts/calendars/").text
    )
    second = SECRET.findall(client.post(f"{page}address/").text)[0]
    assert [Client().get(one).status_code for one in (url, url.replace(first[0], second))] == [404, 200]
    assert client.post(f"{page}stop/").status_code == 302
    assert Client().get(url.replace(first[0], second)).status_code == 404
    told = Told.objects.filter(subject__startswith="desk.CalendarAddress").order_by("number")
    made_, ended = "calendar address made", "calendar address withdrawn"
    assert [one.what for one in told] == [made_, ended, made_, ended]
    assert {one.chain for one in told} == {"installation"}


def test_the_secret_is_kept_nowhere_and_stands_in_no_log(made: Made) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    url = address(made, Role.INSPECTOR)  # of whom the history keeps what they open
    words = url.split("/")[2]
    Client().get(url)
    Client().get(url.replace(words, words[::-1]))
    Client().post(url)
    logging.getLogger().removeHandler(handler)
    assert "calendars/<slug:key>/file.ics" in written.getvalue()
    assert words not in written.getvalue() and words[::-1] not in written.getvalue()
    kept = CalendarAddress.objects.get()
    assert kept.key == hashed(words) and words not in str(CalendarAddress.objects.values())
    assert words not in str(list(Told.objects.values()))
    assert Told.objects.filter(what="page opened", subject=f"/boards/{made.board.slug}/calendar/").exists()


def test_a_wrong_address_is_not_there_and_nothing_but_reading_is_taken(made: Made) -> None:
    url = address(made, Role.MANAGER)
    assert Client().get("/calendars/nothing/file.ics").status_code == 404
    assert (Client().post(url).status_code, Client().head(url).status_code) == (405, 200)


def test_it_ends_with_the_appointment_or_the_account(made: Made) -> None:
    url, other = address(made, Role.CHAIR), address(made, Role.LAY_MEMBER)
    appointment = made.users[Role.CHAIR].people.get().appointments.get()
    end_appointment(by=made.manager, appointment=appointment, on=timezone.localdate(), reason="Left")
    made.users[Role.LAY_MEMBER].is_active = False
    made.users[Role.LAY_MEMBER].save()
    assert [Client().get(one).status_code for one in (url, other)] == [404, 404]
    assert CalendarAddress.objects.filter(used_at=None).count() == 2


def test_a_role_that_asks_for_a_second_step_is_borne_only_if_one_was_shown(made: Made, settings: Any) -> None:
    url = address(made, Role.MANAGER)
    settings.SECOND_STEP = True
    assert Client().get(url).status_code == 404
    CalendarAddress.objects.update(second_step=True)
    assert Client().get(url).status_code == 200


def test_who_may_not_read_the_plan_or_is_on_another_board_makes_none(made: Made) -> None:
    other = make("calderwick")
    with pytest.raises(PermissionDenied):
        make_address(by=made.actor(Role.SCRUTINY_MEMBER), board=made.board.pk)
    for change in (make_address, withdraw_address):
        with pytest.raises(Http404):
            change(by=other.manager, board=made.board.pk)
    assert not CalendarAddress.objects.exists()


def test_a_program_that_asks_too_often_waits(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from answerable.desk.calendar import views

    url, other = address(made, Role.MANAGER), address(made, Role.CHAIR)
    monkeypatch.setattr(views, "RATE", "2/m")
    assert [Client().get(url).status_code for _ in range(3)] == [200, 200, 429]
    assert int(Client().get(url)["Retry-After"]) > 0 and Client().get(other).status_code == 200


def test_the_last_reading_is_kept_at_most_once_a_minute(made: Made) -> None:
    address(made, Role.MANAGER)
    now = timezone.now()
    for seconds in (0, 59, 61):
        note_reading(address=CalendarAddress.objects.get(), now=now + timedelta(seconds=seconds))
        kept = CalendarAddress.objects.get().used_at
        assert kept == now + timedelta(seconds=seconds if seconds != 59 else 0)


def test_meetings_of_the_board_and_of_one_s_own_groups(made: Made) -> None:
    add_plan(made)
    today = timezone.localdate()
    board, own, other = (
        add_group(by=made.manager, board=made.board, name=name, kind=kind)
        for name, kind in (("The board", "board"), ("Practice", "sub-group"), ("Training", "sub-group"))
    )
    lead_of(made, group=own)
    for group in (board, own, other):
        meetings.plan_meetings(
            by=made.manager, group=group, first=today + timedelta(9), time="10 am to noon", place="Hall; 1"
        )
    ahead = meetings.plan_meetings(by=made.manager, group=own, first=today + timedelta(30), time="after school")[0]
    meetings.cancel_meeting(by=made.manager, meeting=ahead, why="Nobody can come")
    url = address(made, Role.AGENCY_LEAD)
    found = shown(url)
    assert {one for one in found if "eeting" in one} == {
        "Meeting: The board",
        "Meeting: Practice",
        "Cancelled meeting: Practice, after school",
    }
    one = found["Meeting: Practice"]
    assert one.start == timezone.make_aware(datetime.combine(today + timedelta(9), time(10)))
    assert (one.end - one.start, str(one["location"])) == (timedelta(hours=2), "Hall; 1")
    assert found["Cancelled meeting: Practice, after school"]["status"] == "CANCELLED"
    assert "Nobody can come" not in str(found)
    assert "Meeting: Training" in shown(address(made, Role.BOARD_ADMINISTRATOR))
    assert not any("eeting" in summary for summary in shown(address(made, Role.TRAINING_COORDINATOR)))


def test_what_is_asked_of_one_s_agency_and_of_all_for_whoever_keeps_the_plan(made: Made) -> None:
    asked = add_ask_on(made)
    lead_of(made, agency=asked.agency)
    lead, manager = address(made, Role.AGENCY_LEAD), address(made, Role.MANAGER)
    own = shown(lead)["Answer due: March 2031"]
    assert own["dtstart"].dt == asked.ask.due and str(own["url"]).endswith(f"/answers/{asked.ask.pk}/")
    assert "Answers due: March 2031 (1 agency or group to answer)" in shown(manager)
    assert not any(one.startswith("Answer") for one in shown(address(made, Role.LAY_MEMBER)))
    type(asked.ask).objects.filter(pk=asked.ask.pk).update(state="accepted")
    assert not any(one.startswith("Answer") for one in (*shown(lead), *shown(manager)))


def add_ask_on(made: Made) -> Any:
    add_plan(made)
    return add_ask(made)


def test_promises_of_those_whom_one_speaks_for_on_their_last_day_in_their_own_words(made: Made) -> None:
    add_plan(made)
    lead_of(made, agency=council(made))
    item = add_meetings(made).item
    theirs = promise(made, item, "Visit each week", "EC and its schools")
    promise(made, item, "Train all staff", "Police")
    promise(made, item, "Look at the waiting list", "head of service")
    done = promise(made, item, "Write to parents", "EC")
    conclude_commitment(by=made.manager, commitment=done, outcome="done", words="Sent")
    url = address(made, Role.AGENCY_LEAD)
    found = {name: one for name, one in shown(url).items() if name.startswith("Promise")}
    visit = "Promise due early February 2031: Visit each week (Eastmarsh Council)"
    assert set(found) == {visit, "Promise due early February 2031: Look at the waiting list (Head of service)"}
    assert found[visit]["dtstart"].dt == theirs.due_to == date(2031, 2, 10)
    assert str(found[visit]["url"]).endswith(f"/promises/{theirs.pk}/")
    every = shown(address(made, Role.MANAGER))
    assert visit in every and "Promise due early February 2031: Train all staff" in every
    due = parse_due("March 2031", written=None)
    conclude_commitment(by=made.manager, commitment=theirs, outcome="rescheduled", words="No staff", due=due)
    later = shown(url)["Promise due March 2031: Visit each week (Eastmarsh Council)"]
    assert (later["uid"], later["sequence"]) == (found[visit]["uid"], found[visit]["sequence"] + 1)
    assert later["dtstart"].dt == date(2031, 3, 31)


def test_nothing_that_was_agreed_under_a_confidential_item_nor_anybody_s_name(made: Made) -> None:
    add_plan(made)
    held = add_meetings(made)
    promise(made, held.secret, "Move the boy at once", "EC")
    promise(made, held.item, "Visit weekly", "Example Person of EC")
    promise(made, held.item, "Write it down", "Example Person")
    words = Client().get(address(made, Role.MANAGER)).content.decode().replace("\r\n ", "")
    assert "Visit weekly (Eastmarsh Council)" in words and "Write it down" in words
    assert not any(one in words for one in ("the boy", "A case in court", "Example", "Board officer"))


def test_a_large_board_asks_no_more_of_the_database(made: Made) -> None:
    add_plan(made)
    add_ask(made)
    item = add_meetings(made).item
    promise(made, item, "One", "EC")
    url = address(made, Role.MANAGER)

    def queries() -> int:
        CalendarAddress.objects.update(used_at=timezone.now())
        with CaptureQueriesContext(connection) as seen:
            Client().get(url)
        return len(seen)

    few = queries()
    for n in range(20):
        promise(made, item, f"Number {n}", "EC")
    assert queries() == few <= 12
