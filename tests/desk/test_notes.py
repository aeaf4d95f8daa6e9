"""A scrutineer's notes are seen by nobody else until they are shared, whatever role and door."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from answerable.access.actor import INSTALLER
from answerable.access.roles import APPOINTED, Role
from answerable.desk.changes import change_note, share_note, write_note
from answerable.desk.models import Note
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, end_appointment, make_account
from answerable.partnership.models import Appointment
from tests.board import Made, make, signed_in
from tests.house.doors import TABLE
from tests.house.full import filled

pytestmark = pytest.mark.django_db
SECRET = "Xylophone"  # a word that stands nowhere else


@pytest.fixture
def kept(made: Made) -> Note:
    by = made.actor(Role.SCRUTINEER)
    return write_note(by=by, board=made.board, title=f"{SECRET} title", text=f"The {SECRET} audit does not hold.")


def test_it_is_written_changed_and_shared_on_its_pages(made: Made) -> None:
    client, notes = signed_in(made, Role.SCRUTINEER), f"/boards/{made.board.slug}/notes/"
    assert "may still have a right to it by law" in client.get(notes).text
    page = client.post(f"{notes}new/", {"title": "To look at", "text": "The audit."}, follow=True)
    assert "Only you see it" in page.text
    note = Note.objects.get()
    version = note.history.latest().history_id  # type: ignore[attr-defined]
    client.post(f"{notes}{note.pk}/change/", {"title": "To look at", "text": "Both audits.", "version": version})
    refused = client.post(f"{notes}{note.pk}/share/", {"version": version})
    assert "There is a problem" in refused.text and Note.objects.get().shared_at is None
    version = note.history.latest().history_id  # type: ignore[attr-defined]
    client.post(f"{notes}{note.pk}/share/", {"sure": "on", "version": version})
    assert "Both audits." in signed_in(made, Role.CHAIR).get(f"{notes}{note.pk}/").text
    assert check() == []


@pytest.mark.parametrize("role", [role for role in APPOINTED if role is not Role.SCRUTINEER])
def test_nobody_else_finds_a_private_one_or_hears_of_it(made: Made, kept: Note, role: Role) -> None:
    client, here = signed_in(made, role), f"/boards/{made.board.slug}/"
    looked = ("", "notes/", f"notes/{kept.pk}/", "events/", f"events/?thing=desk.Note:{kept.pk}", f"search/?q={SECRET}")
    for address in (*looked, "events/file.csv", "changes/", "who/"):
        answer: Any = client.get(here + address)
        told = (
            (answer.getvalue() if answer.streaming else answer.content)
            .decode()
            .replace(f'value="{SECRET}"', "")
            .replace(f"“{SECRET}”", "")
        )  # what was asked
        assert SECRET not in told, address
    if role in {Role.MANAGER, Role.CHAIR, Role.INSPECTOR}:
        assert client.get(f"{here}notes/{kept.pk}/").status_code == 404


def test_another_scrutineer_of_the_board_does_not_see_it_either(made: Made, kept: Note) -> None:
    other = make_account(by=INSTALLER, email="other@eastmarsh.example", password=None)
    new = {"by": INSTALLER, "board": made.board, "role": Role.SCRUTINEER, "post": "Scrutineer", "user": other}
    starts = Appointment.objects.earliest("starts").starts
    appoint(**new, name="Example", starts=starts)
    by = actor_for(other)
    assert not Note.objects.seen_by(by).exists()
    for refused in (
        lambda: change_note(by=by, note=kept, title="x", text="y"),
        lambda: share_note(by=by, note=kept),
    ):
        with pytest.raises(Http404):
            refused()


def test_whoever_is_a_scrutineer_no_longer_does_not_see_it(made: Made, kept: Note) -> None:
    held = Appointment.objects.get(person__user=made.users[Role.SCRUTINEER])
    end_appointment(by=made.manager, appointment=held, on=held.starts)
    assert not Note.objects.seen_by(made.actor(Role.SCRUTINEER)).exists()


def test_what_is_shared_stays_as_it_was_shared(made: Made, kept: Note) -> None:
    by = made.actor(Role.SCRUTINEER)
    share_note(by=by, note=kept)
    with pytest.raises(ValidationError, match="shared already"):
        change_note(by=by, note=kept, title="x", text="y")
    seen = {role for role in APPOINTED if Note.objects.seen_by(made.actor(role)).exists()}
    assert seen == set(TABLE["boards/<slug:board>/notes/"])  # type: ignore[comparison-overlap]
    assert not Note.objects.seen_by(make("calderwick").manager).exists()


def test_only_a_scrutineer_keeps_notes(made: Made) -> None:
    with pytest.raises(PermissionDenied):
        write_note(by=made.actor(Role.CHAIR), board=made.board, title="x", text="y")


def test_the_board_s_chain_tells_of_it_only_once_it_is_shared(made: Made, kept: Note) -> None:
    chain = Event.objects.filter(chain=f"board:{made.board.pk}", subject__startswith="desk.Note")
    assert not chain.exists() and Event.objects.filter(chain="installation", what="private note written").exists()
    share_note(by=made.actor(Role.SCRUTINEER), note=kept)
    assert chain.count() == 1 and filled("boards/<slug:board>/notes/<int:note>/", made).endswith(f"/notes/{kept.pk}/")
