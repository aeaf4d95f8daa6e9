"""Agendas and minutes go to the group's members by e-mail: to whom, with what, and what became of each letter."""

import io
import smtplib
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from docx import Document

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.meetings import changes
from answerable.meetings.members import members_of
from answerable.meetings.models import Letter, Meeting
from answerable.meetings.record import state_of
from answerable.meetings.rows import Seat
from answerable.partnership.changes import appoint
from answerable.partnership.models import Person
from answerable.partnership.record import Appointment, Bodies, Directory
from answerable.partnership.record import Person as PersonRow
from tests.asks.asked import sent
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.meetings.made import Meetings, add_meetings
from tests.meetings.test_changes import go

database = pytest.mark.django_db
BOARD, GROUP, TODAY = 1, 5, date(2031, 3, 1)


def directory(*appointments: Appointment) -> Directory:
    people = {pk: PersonRow(pk, f"Person {pk}", f"{pk}@eastmarsh.example" if pk < 9 else "") for pk in range(1, 10)}
    return Directory(Bodies({}, {}, frozenset(), frozenset(), {}), [], [], people, list(appointments))


def holds(person: int, role: str = "", *, group: int | None = GROUP, **more: Any) -> Appointment:
    of = {"agency_id": None, "post": "Member", "starts": date(2030, 1, 1), "ends": None, **more}
    return Appointment(person, person, role, of.pop("post"), group_id=group, **of)


HEAD = Seat(1, GROUP, 7, "Head of Safeguarding", "", False, False)


@pytest.mark.parametrize(
    ("held", "found", "whole", "seats"),
    [
        (holds(1), [1], False, 1),  # named in a list, with no rights
        (holds(1, "lay_member"), [1], True, 1),
        (holds(1, "agency_contributor", agency_id=7), [1], False, 1),  # a role that reads no meetings
        (holds(1, "lay_member", group=6), [], False, 1),
        (holds(1, "lay_member", ends=TODAY), [], False, 1),
        (holds(1, "lay_member", starts=date(2031, 3, 2)), [], False, 1),
        (holds(1, "agency_lead", group=None, agency_id=7, post="head of safeguarding"), [1], False, 0),
        (holds(1, Role.DIRECTOR.value, group=None, agency_id=7, post="Head of safeguarding"), [1], True, 0),
        (holds(1, "agency_lead", group=None, agency_id=8, post="Head of safeguarding"), [], False, 1),
    ],
    ids=["no role", "member", "reads no meetings", "other group", "ended", "to come", "seat", "reads all", "elsewhere"],
)
def test_who_is_a_member_and_reads_what_is_confidential(
    held: Appointment, found: list[int], whole: bool, seats: int
) -> None:
    members, empty = members_of(directory(held), BOARD, GROUP, [HEAD], TODAY)
    assert [one.person for one in members] == found and [one.whole for one in members] == [whole] * len(found)
    assert len(empty) == seats


def test_a_member_in_two_posts_is_one_and_one_without_an_address_is_named() -> None:
    members, _ = members_of(directory(holds(1), holds(1, post="Chair"), holds(9)), BOARD, GROUP, [], TODAY)
    assert [(one.person, one.posts, bool(one.why_not)) for one in members] == [
        (1, ("Member", "Chair"), False),
        (9, ("Member",), True),
    ]


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    return made


@pytest.fixture
def held(made: Made) -> Meetings:
    held = add_meetings(made)
    for name, role, email in (
        ("Member One", Role.LAY_MEMBER, "one"),
        ("Guest Two", None, "two"),
        ("Mx Three", None, ""),
    ):
        person = _join(made, held, name, role)
        person.email = f"{email}@eastmarsh.example" if email else ""
        person.save()
    return held


def _join(made: Made, held: Meetings, name: str, role: Role | None) -> Person:
    starts = timezone.localdate() - timedelta(days=30)
    kept = appoint(
        by=made.manager, board=made.board, name=name, role=role, post=f"{name}’s post", starts=starts, group=held.group
    )
    return kept.person


def manager(made: Made) -> Client:
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    return client


def words_of(letter: Any) -> str:
    ((name, content, _),) = letter.attachments
    assert name.endswith(".docx")
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@database
def test_minutes_go_to_each_member_with_what_they_may_read_and_are_circulated_by_it(made: Made, held: Meetings) -> None:
    client, address = manager(made), f"/boards/eastmarsh/meetings/{held.meeting.pk}/send/minutes/"
    assert "They go out once the chair has checked them" in client.get(address).text
    sent(client, address)
    go(made, held, "with chair", "checked")
    page = client.get(address).text
    assert "one@eastmarsh.example" in page and "No e-mail address is entered for them" in page
    assert "Head of safeguarding" in page and not mail.outbox
    page = sent(client, address).text
    assert "2 e-mails are on the way." in page and "It went to everybody who can be reached." in page
    assert state_of(list(held.meeting.steps.all())) == "circulated"
    letters = {one.to[0]: one for one in mail.outbox}
    assert set(letters) == {"one@eastmarsh.example", "two@eastmarsh.example"}
    member, guest = (words_of(letters[f"{who}@eastmarsh.example"]) for who in ("one", "two"))
    assert "They talked of visits" in member and "They talked of visits" in guest
    assert "A case in court" in member and "A case in court" not in guest
    assert f"/boards/eastmarsh/meetings/{held.meeting.pk}/" in letters["two@eastmarsh.example"].body
    assert check() == []


@database
def test_again_it_goes_to_those_who_joined_or_to_whom_it_did_not_go(made: Made, held: Meetings) -> None:
    client, address = manager(made), f"/boards/eastmarsh/meetings/{held.meeting.pk}/send/agenda/"

    class Refusing(EmailBackend):
        def send_messages(self, messages: Any) -> int:
            if messages[0].to == ["two@eastmarsh.example"]:
                raise smtplib.SMTPRecipientsRefused({})
            return super().send_messages(messages)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend", Refusing)
        page = sent(client, address).text
    assert "1 could not be sent. two@eastmarsh.example: The mail server refused the address." in page
    assert sorted(Letter.objects.values_list("refused", flat=True)) == ["", "The mail server refused the address."]
    joined = _join(made, held, "Member Four", Role.LAY_MEMBER)
    Person.objects.filter(pk=joined.pk).update(email="four@eastmarsh.example")
    mail.outbox.clear()
    sent(client, address)
    assert sorted(one.to[0] for one in mail.outbox) == ["four@eastmarsh.example", "two@eastmarsh.example"]
    mail.outbox.clear()
    sent(client, address)
    assert not mail.outbox
    Letter.objects.update(begun_at=timezone.now() - timedelta(hours=1))
    sent(client, address, again="on")
    assert len(mail.outbox) == 3 and Letter.objects.count() == 3


@database
def test_nobody_is_written_to_twice_by_two_who_press_at_once(made: Made, held: Meetings) -> None:
    person = Person.objects.get(name="Member One")
    of: dict[str, Any] = {"meeting": held.meeting, "what": "agenda", "person": person.pk, "whole": True}
    letter = changes.begin_letter(by=made.manager, **of)
    with pytest.raises(ValidationError, match="a moment ago"):
        changes.begin_letter(by=made.manager, **of, again=True)
    changes.letter_sent(by=made.manager, letter=letter, refused="")
    Letter.objects.update(begun_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(ValidationError, match="meanwhile"):
        changes.begin_letter(by=made.manager, **of)
    assert changes.begin_letter(by=made.manager, **of, again=True).pk == letter.pk


@database
def test_minutes_that_nobody_circulated_and_a_cancelled_meeting_go_to_nobody(made: Made, held: Meetings) -> None:
    person = Person.objects.get(name="Member One")
    of: dict[str, Any] = {"person": person.pk, "whole": True}
    with pytest.raises(PermissionDenied):
        changes.begin_letter(by=made.actor(Role.CHAIR), meeting=held.meeting, what="agenda", **of)
    with pytest.raises(ValidationError, match="not circulated"):
        changes.begin_letter(by=made.manager, meeting=held.meeting, what="minutes", **of)
    changes.cancel_meeting(by=made.manager, meeting=held.ahead, why="Snow")
    with pytest.raises(ValidationError, match="cancelled"):
        changes.begin_letter(by=made.manager, meeting=Meeting.objects.get(pk=held.ahead.pk), what="agenda", **of)
    assert not Letter.objects.exists()
