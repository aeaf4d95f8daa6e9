"""Whoever has the next step of a challenge is told by e-mail: who, what it says, and what is kept of it."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.access.roles import Permission, Role
from answerable.challenges.models import Challenge
from answerable.desk.changed.differences import written_since
from answerable.desk.visits import Since
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership import changes
from answerable.partnership.models import Agency, Appointment, Person
from tests.asks.asked import sent
from tests.board import Made
from tests.challenges.made import ABOUT, agency_in, answered, challenge_in, concluded, lead_of

pytestmark = pytest.mark.django_db
LEAD = "lead@police.example"


@pytest.fixture
def police(made: Made) -> Agency:
    """An agency with a lead whose address the board knows, one whose it does not, and one who has left."""
    agency = agency_in(made)
    for email, known, ends in ((LEAD, LEAD, None), ("b@x.example", "", None), ("c@x.example", "c@x.example", 2013)):
        user = lead_of(made, agency, email)
        Person.objects.filter(user=user).update(email=known)
        Appointment.objects.filter(person__user=user).update(ends=date(ends, 1, 1) if ends else None)
    return agency


@pytest.fixture
def manager(made: Made, client: Client) -> Client:
    client.force_login(made.users[Role.MANAGER])
    return client


def tell(challenge: Challenge) -> str:
    return f"/boards/eastmarsh/challenges/{challenge.pk}/tell/"


def letters() -> list[tuple[str, str]]:
    return [(to, letter.body.partition("\n")[0]) for letter in mail.outbox for to in letter.to]


def test_whoever_was_challenged_is_told_that_it_waits_and_nothing_of_what_it_says(
    made: Made, police: Agency, manager: Client
) -> None:
    here = challenge_in(made, police, due="June 2031")
    page = manager.get(f"/boards/eastmarsh/challenges/{here.pk}/").text
    assert "Tell them by e-mail" in page and tell(here) in page
    page = manager.get(tell(here)).text
    assert LEAD in page and "c@x.example" not in page and "b@x.example" not in page
    page = sent(manager, tell(here), people=LEAD).text
    assert "1 e-mail is on the way" in page
    assert letters() == [(LEAD, "A challenge to Eastmarsh Police waits for an answer, by June 2031.")]
    (letter,) = mail.outbox
    assert f"http://testserver/boards/eastmarsh/challenges/{here.pk}/" in letter.body
    assert here.asked not in letter.body + letter.subject and ABOUT not in letter.body + letter.subject
    assert "1 e-mail about it went out" in manager.get(tell(here)).text
    assert check() == []


def test_who_is_told_is_who_has_the_next_step(made: Made, police: Agency, manager: Client) -> None:
    chair = made.users[Role.CHAIR].email
    here = challenge_in(made, police)
    answered(here)
    page = manager.get(tell(here)).text
    assert chair in page and LEAD not in page
    assert (
        'value="business_manager@eastmarsh.example"' not in page
    )  # who sends it, and may enter what the chair concluded
    sent(manager, tell(here), people=chair)
    concluded(here, "assured")
    sent(manager, tell(here), people=LEAD)
    assert letters() == [
        (chair, "A challenge to Eastmarsh Police is answered, and waits for what the chair concludes."),
        (LEAD, "The chair has concluded what came of a challenge to Eastmarsh Police."),
    ]


def test_whom_no_e_mail_reaches_is_named(made: Made, manager: Client) -> None:
    fire = agency_in(made, "Eastmarsh Fire Service")
    for here in (challenge_in(made, fire), challenge_in(made, "The head of the fire service")):
        page = manager.get(tell(here)).text
        assert "No e-mail address for" in page and "Send the e-mails" not in page
        assert manager.post(tell(here), {"people": LEAD}).status_code == 200
    assert mail.outbox == []


def test_a_post_in_words_answers_nowhere_here_and_is_not_written_to(made: Made, manager: Client) -> None:
    post = changes.add_post(by=made.manager, board=made.board, name="Head of children’s homes")
    user = lead_of(made, agency_in(made), "head@homes.example")
    Appointment.objects.filter(person__user=user).update(holds=post)
    page = manager.get(tell(challenge_in(made, post.name))).text
    assert "head@homes.example" not in page and f"<li>{post.name}</li>" in page


def test_a_chair_who_is_not_there_is_missed_whoever_else_may_enter_a_conclusion(made: Made, manager: Client) -> None:
    here = challenge_in(made, agency_in(made))
    answered(here)
    Appointment.objects.filter(person__user=made.users[Role.CHAIR]).update(ends=date(2013, 1, 1))
    other = lead_of(made, agency_in(made, "Eastmarsh Fire Service"), "second@eastmarsh.example", role=Role.MANAGER)
    Person.objects.filter(user=other).update(email=other.email)
    page = manager.get(tell(here)).text
    assert "<li>The chair</li>" in page and other.email not in page


def test_one_address_gets_one_e_mail(made: Made, police: Agency, manager: Client) -> None:
    user = lead_of(made, police, "again@police.example")
    Person.objects.filter(user=user).update(email=LEAD.upper())
    page = manager.get(tell(challenge_in(made, police))).text
    assert page.casefold().count(f'value="{LEAD}"') == 1


def test_the_board_s_own_group_is_no_stranger_to_whoever_keeps_the_ledger(made: Made, manager: Client) -> None:
    group = changes.add_group(by=made.manager, board=made.board, name="Audit group")
    appointment = Appointment.objects.get(person__user=made.users[Role.MANAGER])
    Appointment.objects.filter(pk=appointment.pk).update(role=Role.GROUP_CHAIR, group=group)
    changes.appoint(
        by=INSTALLER,
        board=made.board,
        user=made.users[Role.MANAGER],
        role=Role.MANAGER,
        post="Manager",
        starts=date(2012, 1, 1),
    )
    page = manager.get(tell(challenge_in(made, group))).text
    assert "No e-mail address for" not in page and "there is nobody to tell" in page


def test_only_whom_the_page_offers_is_written_to(made: Made, police: Agency, manager: Client) -> None:
    here = challenge_in(made, police)
    for typed in ({"people": "stranger@example.org"}, {}):
        assert "There is a problem" in sent(manager, tell(here), **typed).text
    assert mail.outbox == []


def test_that_somebody_was_told_is_no_change_of_the_challenge(made: Made, police: Agency, manager: Client) -> None:
    here = challenge_in(made, police)
    last = Event.objects.filter(chain=f"board:{made.board.pk}").latest("number")
    sent(manager, tell(here), people=LEAD)
    event = Event.objects.filter(chain=f"board:{made.board.pk}").latest("number")
    assert (event.number, event.what, event.fields[1]) == (last.number + 1, "told by e-mail", 1)
    told = manager.get(f"/boards/eastmarsh/events/?thing=challenges.Challenge:{here.pk}").text
    assert "Told by e-mail" in told and f"Challenge {ABOUT}".casefold() in told.casefold()
    assert LEAD not in str(event.fields)  # who it was is personal, and no part of the chain
    since = Since(number=last.number, at=last.at)
    assert written_since(made.manager, made.board, since, event.at) == []


def test_nobody_else_writes_it_down(made: Made, police: Agency) -> None:
    here, chair = challenge_in(made, police), made.actor(Role.CHAIR)
    told: dict[str, Any] = {"thing": here, "permission": Permission.KEEP_CHALLENGES, "letters": 1}
    with pytest.raises(PermissionDenied):
        changes.tell_by_email(by=chair, **told)


def test_who_may_keep_no_ledger_is_told_who_can_send_it(made: Made, police: Agency, client: Client) -> None:
    user: User = made.users[Role.CHAIR]
    client.force_login(user)
    raised = {"about": ABOUT, "asked": "Show us.", "way": "person", "raised_by": "Chair", "on": "May 2012"}
    page = sent(client, "/boards/eastmarsh/challenges/new/", to=f"agency {police.pk}", **raised).text
    assert "ask the business manager to tell them" in page and "Tell them by e-mail" not in page
