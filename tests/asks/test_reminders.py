"""Reminders: whoever holds a link and has not answered is told of the day, and the link they have still works. They are
sent by a person, or go by themselves on set days."""

from collections.abc import Iterator
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Link, Reminding
from answerable.asks.pages import holder
from answerable.asks.rules import SET_DAYS, falls_due
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership.models import Appointment
from answerable.plan.reporting import Report
from tests.asks.asked import ADDRESS, Asked, asked_on, link_to, sent
from tests.board import Made
from tests.worker import do_what_waits

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


def link_that_was_sent(asked: Asked, email: str = ADDRESS) -> tuple[Link, str]:
    link, key = link_to(asked, email)
    changes.link_sent(by=asked.made.manager, link=link, refused="")
    mail.outbox.clear()
    return link, key


def reminders(asked: Asked) -> str:
    return f"/boards/eastmarsh/asks/rounds/{asked.ask.round_id}/reminders/"


def ticked(page: str) -> int:
    return page.count(" checked")


@pytest.fixture
def near_the_day(asked: Asked, client: Client) -> Iterator[Client]:
    """The manager, two days before the answers are due."""
    with time_machine.travel(timezone.now() + timedelta(days=12)):
        client.force_login(asked.made.users[Role.MANAGER])
        yield client


def test_nobody_is_ticked_long_before_the_day_and_may_be_reminded_all_the_same(asked: Asked, client: Client) -> None:
    link, _ = link_that_was_sent(asked)
    client.force_login(asked.made.users[Role.MANAGER])
    assert ticked(client.get(reminders(asked)).text) == 0
    assert "Select whom to remind" in sent(client, reminders(asked)).text and mail.outbox == []
    assert "1 reminder is on the way." in sent(client, reminders(asked), links=link.pk).text
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]


def test_near_the_day_whoever_has_not_answered_is_ticked_and_not_twice_in_three_days(
    asked: Asked, request: pytest.FixtureRequest
) -> None:
    link, key = link_that_was_sent(asked)
    client: Client = request.getfixturevalue("near_the_day")
    assert ticked(client.get(reminders(asked)).text) == 1
    assert "1 reminder is on the way." in sent(client, reminders(asked), links=link.pk).text
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS] and asked.agency.name in letter.subject and "/requests/" not in letter.body
    assert ticked(client.get(reminders(asked)).text) == 0
    assert Event.objects.filter(what="reminder sent").count() == 1 and check() == []
    assert "Continue" in Client().get(f"/requests/{key}/").text
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        client.force_login(asked.made.users[Role.MANAGER])
        page = client.get(reminders(asked)).text
        assert "1 day late" in page and ticked(page) == 1


def test_whoever_has_answered_is_not_offered(asked: Asked, client: Client) -> None:
    link, _ = link_that_was_sent(asked)
    changes.withdraw_link(by=asked.made.manager, link=link)
    client.force_login(asked.made.users[Role.MANAGER])
    assert "There is nobody to remind" in client.get(reminders(asked)).text
    assert sent(client, reminders(asked), links=link.pk).status_code == 200 and mail.outbox == []


@pytest.mark.parametrize(("fault", "tried"), [(ConnectionRefusedError, 1), (SMTPRecipientsRefused({}), 2)])
def test_a_reminder_that_cannot_be_sent_is_told_and_none_is_tried_where_nothing_answers(
    asked: Asked, request: pytest.FixtureRequest, fault: Any, tried: int
) -> None:
    tries = []

    class Refusing(EmailBackend):
        def send_messages(self, *_: Any) -> int:
            tries.append(1)
            raise fault

    both = [link_that_was_sent(asked, email)[0].pk for email in (ADDRESS, "other@eastmarsh.example")]
    client: Client = request.getfixturevalue("near_the_day")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend", Refusing)
        assert "2 could not be sent." in sent(client, reminders(asked), links=both).text
    assert len(tries) == tried and not Link.objects.exclude(reminded_at=None).exists()


def morning(days: int) -> Any:
    """What the worker does on a morning so many days from now, all that waits till then."""
    return time_machine.travel(timezone.localtime().replace(hour=9, minute=0) + timedelta(days=days))


def test_reminders_go_by_themselves_on_set_days_until_it_is_answered(asked: Asked, client: Client) -> None:
    link, _ = link_that_was_sent(asked)  # due in a fortnight
    client.force_login(asked.made.users[Role.MANAGER])
    url = reminders(asked)
    assert "Let them go by themselves" in client.get(url).text
    assert "Stop them" in client.post(f"{url}on/", follow=True).text
    client.post(f"{url}on/")  # pressed twice: there is one of it, and nobody is reminded twice
    assert Reminding.objects.count() == 1
    told = []
    for days in range(1, 20):
        with morning(days):
            do_what_waits()
        if mail.outbox:
            told.append(days)
            mail.outbox.clear()
    assert told == [7, 13, 17] and check() == []
    assert Event.objects.filter(what="reminder sent", user=asked.made.manager.user).count() == 3
    changes.say_part(by=holder(link), ask=asked.ask, action=asked.action, report=Report(text="Sixty."))
    changes.submit(by=holder(link), ask=asked.ask)
    with morning(60):
        do_what_waits()
    assert mail.outbox == [] and not DBTaskResult.objects.ready().exists()  # nothing looks on for ever


@pytest.mark.parametrize("end", ["switched off", "the manager left"])
def test_reminders_that_were_stopped_go_no_more(asked: Asked, client: Client, end: str) -> None:
    link_that_was_sent(asked)
    client.force_login(asked.made.users[Role.MANAGER])
    client.post(f"{reminders(asked)}on/")
    do_what_waits()
    if end == "switched off":
        assert "Let them go by themselves" in client.post(f"{reminders(asked)}off/", follow=True).text
    else:
        Appointment.objects.filter(role=Role.MANAGER, board=asked.made.board).update(ends=timezone.localdate())
    with morning(7):
        do_what_waits()
    assert mail.outbox == []


def test_reminders_begin_before_the_links_are_sent_and_go_anew_where_they_stopped(asked: Asked, client: Client) -> None:
    client.force_login(asked.made.users[Role.MANAGER])
    url = reminders(asked)
    client.post(f"{url}on/")
    do_what_waits()  # there is no link yet
    link_that_was_sent(asked)
    with morning(7):
        do_what_waits()
    assert len(mail.outbox) == 1
    other = asked.made.users[Role.QUALITY_OFFICER]
    Appointment.objects.filter(role=Role.MANAGER, board=asked.made.board).update(ends=timezone.localdate())
    client.force_login(other)
    assert "Let them go by themselves" in client.get(url).text  # whoever let them go keeps the plan no more
    assert "Stop them" in client.post(f"{url}on/", follow=True).text and Reminding.objects.count() == 2


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sets(st.integers(-30, 30)), st.integers(-30, 30), st.integers(0, 9)
)
def test_each_set_day_reminds_once_even_where_the_worker_was_away(
    due: date, away: set[int], sent: int, longer: int
) -> None:
    """Look every day but some: nobody is reminded twice for one set day, nor between two of them."""
    contacted, told = due + timedelta(days=sent), []
    for day in range(sent, 31 + longer):
        if day not in away and falls_due(due, contacted, today := due + timedelta(days=day)):
            told.append(day)
            contacted = today
    come = [day for day in SET_DAYS if day > sent]
    assert len(told) <= len(come)
    assert all(any(day <= moment for day in come) for moment in told)
    looked = [day for day in range(sent, 31 + longer) if day not in away]
    if come and any(day >= come[-1] for day in looked):
        assert told and told[-1] == min(day for day in looked if day >= come[-1])
