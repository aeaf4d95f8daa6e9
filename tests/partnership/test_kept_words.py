"""What was typed when the session had ended is kept for whoever typed it, and for nobody else."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.history.states import version_of
from answerable.partnership import changes
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Appointment, Draft, Person
from answerable.plan.models import Action
from tests.board import PASSWORD, Made, make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]
TODAY = timezone.localdate()
TYPED = "Half a sentence that nobody else may read"
SAVE = "/boards/eastmarsh/who/draft/"


@pytest.fixture
def address(made: Made) -> str:
    return f"/boards/eastmarsh/plan/{Action.objects.get(ref='1.1.1').pk}/change/"


def signed_in(made: Made, role: Role, client: Client | None = None) -> Client:
    client = client or Client()
    said = {"login": made.users[role].email, "password": PASSWORD}
    assert client.post("/accounts/login/", said).status_code == 302
    return client


def form(client: Client, address: str) -> dict[str, str]:
    """The form as it was given to somebody, with what they typed since."""
    edit = client.get(address).context["edit"]
    return {"version": str(edit.version), "writer": edit.mark, "text": TYPED, "leads": "Chair", "due": ""}


def test_words_sent_after_the_session_ended_are_there_after_signing_in_again(made: Made, address: str) -> None:
    client = signed_in(made, Role.MANAGER)
    said = form(client, address)
    Session.objects.all().delete()
    asked = client.post(address, said, follow=True)
    assert asked.redirect_chain[-1][0] == f"/accounts/login/?next={address}"
    assert "What you typed is kept" in asked.text and TYPED not in asked.text
    said_in = {"login": made.users[Role.MANAGER].email, "password": PASSWORD, "next": address}
    back = client.post("/accounts/login/", said_in, follow=True)
    assert back.redirect_chain[-1][0] == address
    assert "You began this on" in back.text and TYPED in back.text
    assert Action.objects.get(ref="1.1.1").text != TYPED, "kept, not saved"


def test_whoever_signs_in_next_at_the_same_machine_sees_nothing_of_them(made: Made, address: str) -> None:
    client = signed_in(made, Role.MANAGER)
    said = form(client, address)
    Session.objects.all().delete()
    client.post(address, said)
    assert TYPED not in signed_in(made, Role.QUALITY_OFFICER, client).get(address).text
    assert TYPED in signed_in(made, Role.MANAGER).get(address).text


def test_a_form_given_to_one_fills_in_nothing_for_another(made: Made, address: str) -> None:
    """However it comes to be sent from another's browser: words are kept for whoever was given the form."""
    theirs = form(signed_in(made, Role.QUALITY_OFFICER), address)
    victim = Client()
    victim.post(address, theirs | {"text": "planted"})
    assert "planted" not in signed_in(made, Role.MANAGER, victim).get(address).text
    assert set(Draft.objects.values_list("user", flat=True)) == {made.users[Role.QUALITY_OFFICER].pk}


@pytest.mark.parametrize("mark", ["", "x", "a:b:c", "\x00", "9" * 5000])
def test_nobody_makes_up_who_was_given_a_form(made: Made, address: str, mark: str) -> None:
    answer = Client().post(
        address, {"text": "planted", "writer": mark}, headers={"Referer": f"http://testserver{address}"}
    )
    assert answer["Location"] == f"/accounts/login/?next={address}"
    assert not Draft.objects.exists()


def test_nothing_is_kept_for_whoever_has_left_nor_from_long_ago(made: Made, address: str, settings: Any) -> None:
    said = form(signed_in(made, Role.QUALITY_OFFICER), address)
    lead = Appointment.objects.get(person__user=made.users[Role.QUALITY_OFFICER])
    changes.end_appointment(by=made.manager, appointment=lead, on=TODAY)
    Client().post(address, said)
    said = form(signed_in(made, Role.MANAGER), address)
    settings.SESSION_COOKIE_AGE = -1
    Client().post(address, said)
    assert not Draft.objects.exists()


def test_the_script_keeps_words_after_the_session_ended(made: Made, address: str) -> None:
    client = signed_in(made, Role.MANAGER)
    said = form(client, address)
    Session.objects.all().delete()
    assert client.post(SAVE, said | {"address": address}).status_code == 204
    assert client.post(SAVE, {"address": address, "text": "planted"}).status_code == 403
    assert TYPED in signed_in(made, Role.MANAGER).get(address).text


def test_a_form_opened_before_signing_in_again_elsewhere_is_not_lost(made: Made, address: str) -> None:
    """The browser has another token by then, so the form is refused; its words are not."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.users[Role.MANAGER])
    said = form(client, address)
    answer = client.post(address, said)
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert TYPED in client.get(address).text
    client.force_login(made.users[Role.QUALITY_OFFICER])
    assert client.post(address, said).status_code == 403
    assert TYPED not in client.get(address).text


def test_nobody_reads_fills_or_throws_away_what_another_typed(made: Made, address: str) -> None:
    mine, other = signed_in(made, Role.MANAGER), signed_in(made, Role.QUALITY_OFFICER)
    mine.post(SAVE, form(mine, address) | {"address": address})
    other.post(SAVE, {"address": address, "text": "theirs"})
    other.post(SAVE, {"address": address, "discard": "yes"})
    outsider = signed_in(make("calderwick"), Role.MANAGER)
    for how in ({"text": "planted"}, {"discard": "yes"}):
        assert outsider.post(SAVE, {"address": address, **how}).status_code == 404
        assert outsider.post("/boards/calderwick/who/draft/", {"address": address, **how}).status_code in {302, 413}
    assert TYPED in mine.get(address).text and "theirs" not in mine.get(address).text


@pytest.mark.parametrize(
    "referer", ["http://evil.example/", "http://testserver//evil.example/", "javascript:alert(1)", "", "http://["]
)
def test_signing_in_after_a_button_leads_back_and_nowhere_else(made: Made, referer: str) -> None:
    client = Client()
    url = f"/boards/eastmarsh/plan/{Action.objects.get(ref='1.1.1').pk}/move/"
    to = client.post(url, {"up": "up"}, headers={"Referer": referer})["Location"]
    said = {"login": made.users[Role.MANAGER].email, "password": PASSWORD, "next": to.partition("next=")[2]}
    assert client.post("/accounts/login/", said)["Location"] in {"/", "http://testserver/"}


def test_who_helps_gives_no_role_that_may_do_more(made: Made) -> None:
    """Two who help each other could else do anything."""
    officer, chair = made.actor(Role.QUALITY_OFFICER), Appointment.objects.get(person__user=made.users[Role.CHAIR])
    given: dict[str, Any] = {"by": officer, "board": made.board, "post": "x", "starts": TODAY, "name": "Friend"}
    for role in (Role.MANAGER, Role.CHAIR):
        with pytest.raises(ValidationError, match="may do more than you"):
            changes.appoint(**given, role=role)
    with pytest.raises(ValidationError, match="may do more than you"):
        changes.end_appointment(by=officer, appointment=chair, on=TODAY)
    part: dict[str, Any] = {"on": TODAY, "post": "x", "agency": None, "group": None}
    with pytest.raises(ValidationError, match="may do more than you"):
        changes.change_appointment(by=officer, appointment=chair, role="", **part)
    manager = Person.objects.get(user=made.users[Role.MANAGER])
    for email in ("friend@example.org", ""):
        with pytest.raises(ValidationError, match="may do more than you"):
            changes.change_person(by=officer, board=made.board, person=manager, name="M", email=email)
    for role in (Role.AGENCY_LEAD, Role.QUALITY_OFFICER, Role.SCRUTINY_MEMBER):
        changes.appoint(**given, role=role)
    assert changes.appoint(**(given | {"by": made.manager}), role=Role.CHAIR).role == Role.CHAIR


def test_an_address_is_moved_only_by_whoever_says_so_and_on_this_board_alone(made: Made) -> None:
    """The chair of this board chairs another too: a slip here takes nothing from her there, nor from her account."""
    other, user = make("calderwick"), made.users[Role.CHAIR]
    changes.appoint(
        by=other.manager, board=other.board, name="X", email=user.email, role=Role.CHAIR, post="x", starts=TODAY
    )
    client = signed_in(made, Role.MANAGER)
    person = Person.objects.get(user=user, appointments__board=made.board)
    url = f"/boards/eastmarsh/who/people/{person.pk}/change/"
    said = {"version": str(version_of(person)), "name": "Chair", "email": "slip@example.org"}
    page = client.post(url, said)
    assert "Tick that the new address is right" in page.text and "slip@example.org" in page.text
    assert actor_for(user).boards() == {made.board.pk, other.board.pk}
    assert client.post(url, said | {"moves": "on"}).status_code == 302
    assert actor_for(user).boards() == {other.board.pk}
    assert User.objects.get(pk=user.pk).email == user.email
    # A name alone needs no tick.
    said = {"version": str(version_of(person)), "name": "Another name", "email": "SLIP@example.org"}
    assert client.post(url, said).status_code == 302
