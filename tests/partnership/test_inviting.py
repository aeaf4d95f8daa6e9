"""People are invited by e-mail: the link lets its reader in once, and whoever sent it sees what became of it."""

import re
import smtplib
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.http import Http404
from django.test import Client
from django.utils import timezone

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership import changes
from answerable.partnership.actor import actor_for
from answerable.partnership.inviting.changes import accept, invite, waiting
from answerable.partnership.models import Invitation, Person
from answerable.partnership.rules import became_of
from tests.board import PASSWORD, Made, make

pytestmark = pytest.mark.django_db
ADDRESS = "newcomer@eastmarsh.example"
CHOSEN = "three quite random words"


@pytest.fixture
def newcomer(made: Made) -> Person:
    cache.clear()
    new = {"by": made.manager, "board": made.board, "name": "Example newcomer", "email": ADDRESS}
    starts = timezone.localdate()
    return changes.appoint(**new, role=Role.AGENCY_LEAD, post="Head of nursing", starts=starts).person


def sent_to(client: Client, made: Made, person: Person, why: str = "") -> Any:
    client.force_login(made.users[Role.MANAGER])
    return client.post(f"/boards/{made.board.slug}/who/people/{person.pk}/invite/", {"why": why}, follow=True)


def link_in(letter: Any) -> str:
    found = re.search(r"/invitations/\S+", str(letter.body))
    assert found
    return found[0]


def test_a_newcomer_chooses_a_password_and_is_in(client: Client, made: Made, newcomer: Person) -> None:
    page = sent_to(client, made, newcomer, why="We need you before the January round.")
    assert "on its way to newcomer@eastmarsh.example" in page.text and "Waiting" in page.text
    letter = mail.outbox[0]
    assert letter.to == [ADDRESS]
    for words in (made.board.name, "business manager", "agency lead", "before the January round", "If you did not"):
        assert words in letter.body, words
    link, theirs = link_in(letter), Client()
    assert made.board.name in theirs.get(link).text
    kept = theirs.post(link, {"password1": CHOSEN, "password2": CHOSEN}, follow=True)
    assert "Your password is set" in kept.text
    theirs.post("/accounts/login/", {"login": ADDRESS, "password": CHOSEN})
    assert theirs.get(f"/boards/{made.board.slug}/plan/").status_code == 200
    assert "Accepted" in client.get(f"/boards/{made.board.slug}/who/invitations/").text
    assert check() == []


def test_opening_the_link_changes_nothing_as_often_as_a_scanner_likes(
    client: Client, made: Made, newcomer: Person
) -> None:
    sent_to(client, made, newcomer)
    before = Event.objects.count()
    for method in ("get", "head", "get"):
        assert getattr(Client(), method)(link_in(mail.outbox[0])).status_code == 200
    assert Event.objects.count() == before and not User.objects.filter(email=ADDRESS).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", ""), "Enter password"),
        (("short", "short"), "too short"),
        (("password1234", "password1234"), "too easy to guess"),
        (("newcomer@eastmarsh", "newcomer@eastmarsh"), "too similar"),
        ((CHOSEN, "three other random words"), "not the same"),
    ],
)
def test_a_password_that_will_not_do_is_refused(
    client: Client, made: Made, newcomer: Person, typed: tuple[str, str], said: str
) -> None:
    sent_to(client, made, newcomer)
    answer = Client().post(link_in(mail.outbox[0]), {"password1": typed[0], "password2": typed[1]})
    assert said in answer.text and "There is a problem" in answer.text
    assert not User.objects.filter(email=ADDRESS).exists()


def over(link: str) -> bool:
    """Whether a link opens nothing any more, for whoever looks and whoever sends the form."""
    answers = [Client().get(link), Client().post(link, {"password1": CHOSEN, "password2": CHOSEN})]
    return all(answer.status_code == 410 and "This invitation no longer works" in answer.text for answer in answers)


def test_a_link_works_once(client: Client, made: Made, newcomer: Person) -> None:
    sent_to(client, made, newcomer)
    link = link_in(mail.outbox[0])
    Client().post(link, {"password1": CHOSEN, "password2": CHOSEN})
    assert over(link)


def test_a_newer_one_takes_the_place_of_an_older(client: Client, made: Made, newcomer: Person) -> None:
    sent_to(client, made, newcomer)
    sent_to(client, made, newcomer)
    older, newer = (link_in(letter) for letter in mail.outbox)
    assert over(older) and Client().get(newer).status_code == 200


def test_one_that_is_withdrawn_opens_nothing(client: Client, made: Made, newcomer: Person) -> None:
    sent_to(client, made, newcomer)
    invitation = Invitation.objects.get()
    page = client.post(f"/boards/{made.board.slug}/who/invitations/{invitation.pk}/withdraw/", follow=True)
    assert "is withdrawn" in page.text and over(link_in(mail.outbox[0]))


def test_one_that_has_expired_says_so_to_both(client: Client, made: Made, newcomer: Person) -> None:
    sent_to(client, made, newcomer)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        assert over(link_in(mail.outbox[0]))
        client.force_login(made.users[Role.MANAGER])  # the session has ended by then
        assert "Expired" in client.get(f"/boards/{made.board.slug}/who/invitations/").text


def test_one_to_an_address_that_was_changed_since_opens_nothing(client: Client, made: Made, newcomer: Person) -> None:
    sent_to(client, made, newcomer)
    moved = {"name": newcomer.name, "email": "another@eastmarsh.example"}
    changes.change_person(by=made.manager, board=made.board, person=newcomer, **moved)
    assert over(link_in(mail.outbox[0]))


class Refusing(EmailBackend):
    """A mail server that takes nothing."""

    error: Exception = smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})

    def send_messages(self, messages: Any) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")}), "refused the address"),
        (smtplib.SMTPAuthenticationError(535, b"no"), "refused the e-mail"),
        (ConnectionRefusedError(111, "refused"), "did not answer"),
    ],
)
def test_one_that_cannot_be_sent_fails_aloud_and_stays_on_the_page(
    client: Client, made: Made, newcomer: Person, settings: Any, monkeypatch: Any, error: Exception, said: str
) -> None:
    monkeypatch.setattr(Refusing, "error", error)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    page = sent_to(client, made, newcomer)
    assert page.text.count(said) >= 2 and "Not sent" in page.text
    assert said in client.get(f"/boards/{made.board.slug}/who/invitations/").text


def test_whoever_has_an_account_signs_in_to_accept(client: Client, made: Made, newcomer: Person) -> None:
    elsewhere = make("calderwick")
    known = changes.make_account(by=_installer(), email="known@eastmarsh.example", password=PASSWORD)
    changes.appoint(
        by=elsewhere.manager, board=elsewhere.board, role=Role.AGENCY_LEAD, post="Head", starts=timezone.localdate(),
        name="Example lead", email=known.email,
    )  # fmt: skip
    changes.change_person(by=made.manager, board=made.board, person=newcomer, name="Example", email="x@y.example")
    newcomer.refresh_from_db()
    newcomer.email = known.email  # as of a person whose address had no account when it was entered
    newcomer.save()
    _, key = invite(by=made.manager, board=made.board, person=newcomer)
    link, theirs = f"/invitations/{key}/", Client()
    page = theirs.get(link).text
    assert "There is an account with this address already" in page and "Password" not in page
    assert theirs.post(link, {"password1": CHOSEN, "password2": CHOSEN}).status_code == 200
    assert waiting(key) and known.check_password(PASSWORD)  # the link alone changes no account that is used
    theirs.force_login(made.users[Role.CHAIR])  # nor does somebody else accept for them
    theirs.post(link)
    assert waiting(key)
    theirs.force_login(known)
    assert f"You can open {made.board.name} now" in theirs.post(link, follow=True).text
    assert actor_for(known).boards() == {made.board.pk, elsewhere.board.pk}


def _installer() -> Any:
    from answerable.access.actor import INSTALLER

    return INSTALLER


def test_an_account_that_nobody_has_used_yet_is_given_its_password(client: Client, made: Made) -> None:
    user = changes.make_account(by=_installer(), email=ADDRESS, password=None)
    new = {"by": made.manager, "board": made.board, "name": "Example", "email": ADDRESS}
    person = changes.appoint(**new, role=Role.CHAIR, post="Chair", starts=timezone.localdate()).person
    _, key = invite(by=made.manager, board=made.board, person=person)
    accept(key=key, user=None, password=CHOSEN)
    user.refresh_from_db()
    assert user.check_password(CHOSEN) and Role.CHAIR in {s.role for s in actor_for(user).standings}


def test_nobody_without_an_address_or_a_role_is_invited(made: Made) -> None:
    new = {"by": made.manager, "board": made.board, "starts": timezone.localdate(), "post": "Lay member"}
    for person, said in (
        (changes.appoint(**new, role=Role.LAY_MEMBER, name="Example one").person, "No e-mail address"),
        (changes.appoint(**new, role=None, name="Example two", email="two@e.example").person, "has no role"),
    ):
        with pytest.raises(ValidationError, match=said):
            invite(by=made.manager, board=made.board, person=person)


def test_only_who_keeps_the_people_invites(made: Made, newcomer: Person) -> None:
    with pytest.raises(PermissionDenied):
        invite(by=made.actor(Role.CHAIR), board=made.board, person=newcomer)
    with pytest.raises(Http404):
        invite(by=make("calderwick").manager, board=made.board, person=newcomer)


def test_the_key_itself_is_kept_nowhere(client: Client, made: Made, newcomer: Person) -> None:
    sent_to(client, made, newcomer)
    key = link_in(mail.outbox[0]).split("/")[2]
    states = [*Invitation.objects.values(), *Invitation.history.values(), *Event.objects.values()]  # type: ignore[attr-defined]
    assert len(key) >= 40 and key not in str(states)


def test_what_became_of_it() -> None:
    now = timezone.now()
    new: dict[str, Any] = {"accepted": False, "withdrawn": False, "refused": "", "sent": True, "now": now}
    later = now + timedelta(days=1)
    assert became_of(**new, expires=later) == ("Waiting", "")
    assert became_of(**new, expires=now)[0] == "Expired"
    assert became_of(**new | {"sent": False}, expires=later)[0] == "Not sent"
    assert became_of(**new | {"refused": "No."}, expires=now)[0] == "Not sent"
    assert became_of(**new | {"withdrawn": True, "refused": "No."}, expires=now)[0] == "Withdrawn"
    assert became_of(**new | {"accepted": True}, expires=now)[0] == "Accepted"
