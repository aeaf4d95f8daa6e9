"""Asks beside what other rooms do: agencies that are merged, histories that are told, words that come too late."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Ask, Link
from answerable.partnership.changes import add_agency
from answerable.plan.changes import correct_update, open_round
from answerable.plan.reporting import Report
from tests.asks.asked import Asked, asked_on, lead_of, link_to, opened, sent
from tests.asks.test_answers import answering
from tests.board import Made

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


@pytest.fixture
def manager(asked: Asked, client: Client) -> Client:
    client.force_login(asked.made.users[Role.MANAGER])
    return client


def test_two_agencies_that_are_asked_in_one_round_are_not_merged_and_it_says_why(asked: Asked, manager: Client) -> None:
    other = add_agency(by=asked.made.manager, board=asked.made.board, name="Council of Eastmarsh")
    due = timezone.localdate() + timedelta(days=3)
    changes.open_asks(by=asked.made.manager, round=asked.ask.round, due=due, parties=[other])
    page = f"/boards/eastmarsh/who/agencies/{asked.agency.pk}/merge/?other={other.pk}"
    assert "What it is asked by" in manager.get(page).text
    assert "such as a request in the same round" in sent(manager, page, reason="One").text


def test_a_link_that_was_refused_is_sent_again_from_the_page_of_all(asked: Asked, manager: Client) -> None:
    class Away(EmailBackend):
        def send_messages(self, *_: object) -> int:
            raise ConnectionRefusedError

    url = f"/boards/eastmarsh/asks/rounds/{asked.ask.round_id}/links/"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend", Away)
        assert "1 could not be sent" in manager.post(url, {}, follow=True).text
    assert lead_of(asked.made, asked.agency).person.email in manager.get(url).text
    assert "1 link is on the way" in manager.post(url, {}, follow=True).text and len(mail.outbox) == 1
    assert [link.withdrawn for link in Link.objects.order_by("pk")] == [True, False]


def test_words_that_come_after_a_colleague_has_sent_come_back(asked: Asked) -> None:
    mine = opened(asked)
    url = f"{asked.url}actions/{asked.action.pk}/"
    before = mine.get(url).text
    by = answering(asked.made, asked.agency)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="Sixty."))
    changes.submit(by=by, ask=asked.ask)
    mark = before.split('name="writer" value="')[1].split('"')[0]
    page = mine.post(url, {"text": "Seventy, since Monday.", "version": "0", "writer": mark})
    assert "has been answered meanwhile" in page.text and "Seventy, since Monday." in page.text
    assert "Sixty." not in page.text


def test_the_board_enters_what_an_agency_said_elsewhere_on_its_pages(asked: Asked, manager: Client) -> None:
    page = manager.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text
    assert f"/boards/eastmarsh/answers/{asked.ask.pk}/" in page
    own = f"/boards/eastmarsh/answers/{asked.ask.pk}/"
    sent(manager, f"{own}actions/{asked.action.pk}/", text="They rang: sixty.")
    assert "Answer “How did they tell you?”" in sent(manager, f"{own}send/").text
    sent(manager, f"{own}send/", how="Telephone, 3 May")
    assert Ask.objects.get().state == "submitted"


def test_what_the_board_took_by_hand_is_not_the_agency_s_to_change(asked: Asked) -> None:
    said = changes.say_part(
        by=answering(asked.made, asked.agency), ask=asked.ask, action=asked.action, report=Report(text="Sixty.")
    )
    correct_update(
        by=asked.made.manager,
        update=said,
        party=asked.agency,
        report=Report(text="Sixty."),
        state="accepted",
        reason="He rang",
    )
    client = opened(asked)
    url = f"{asked.url}actions/{asked.action.pk}/"
    assert f'"{url}"' not in client.get(asked.url).text  # evidence may still be added beside it
    assert "The board has accepted what is written here" in sent(client, url, text="Seventy.").text


def test_the_history_tells_for_which_agency_a_link_was_used(asked: Asked, manager: Client) -> None:
    sent(opened(asked), f"{asked.url}changes/", changes="Two posts are vacant.")
    link_to(asked, "other@eastmarsh.example")
    told = manager.get("/boards/eastmarsh/events/").text
    assert "Whoever answers for Eastmarsh Council by a link" in told


def test_the_duty_leads_to_the_round_that_waits(asked: Asked, manager: Client) -> None:
    Ask.objects.update(due=timezone.localdate() - timedelta(days=1))
    open_round(by=asked.made.manager, plan=asked.ask.plan, title="June 2031", on=timezone.localdate())
    page = manager.get("/boards/eastmarsh/").text
    assert "1 answer is late: chase the agencies" in page and f"asks/?round={asked.ask.round_id}" in page
    links = f"asks/rounds/{asked.ask.round_id}/links/"
    assert "1 was asked and sent nothing: send the links" in page and links in page
    link, _ = link_to(asked)
    changes.link_sent(by=asked.made.manager, link=link, refused="")
    assert links not in manager.get("/boards/eastmarsh/").text
