"""Request links: who opens one, on which device, for how long, and that they open nothing else."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from answerable.access.models import User
from answerable.access.roles import Permission, Role
from answerable.asks import changes
from answerable.asks.models import Link
from answerable.asks.pages import live
from answerable.asks.rules import MOST_CODES, MOST_PASSED, MOST_TRIES
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership.models import Draft, Person
from answerable.plan.changes import write_update
from answerable.plan.models import Action, Update
from tests.asks.asked import ADDRESS, Asked, asked_on, code_in, lead_of, link_to, opened, proven, sent
from tests.board import Made

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


def test_opening_a_link_changes_and_sends_nothing(asked: Asked, client: Client) -> None:
    _, key = link_to(asked)
    before = (Event.objects.count(), len(mail.outbox))
    for method in (client.get, client.head):
        page = method(f"/requests/{key}/")
        assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert "Continue" in client.get(f"/requests/{key}/").text
    assert (Event.objects.count(), len(mail.outbox)) == before
    assert client.get(asked.url).status_code == 403


def test_a_new_device_shows_the_code_that_was_sent_and_a_known_one_does_not(asked: Asked, client: Client) -> None:
    link, key = link_to(asked)
    assert client.post(f"/requests/{key}/").status_code == 302
    letter = mail.outbox[-1]
    assert letter.to == [ADDRESS] and client.get(asked.url).status_code == 403
    page = client.post(f"/requests/{key}/code/", {"code": code_in(letter)}, follow=True)
    assert page.request["PATH_INFO"] == asked.url and "1.1.1" in page.text
    cookie = client.cookies["device"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie.key in client.get("/about/cookies/").text
    # The browser is closed: the session goes, the device is known again.
    del client.cookies["sessionid"]
    letters = len(mail.outbox)
    assert client.post(f"/requests/{key}/")["Location"] == asked.url and len(mail.outbox) == letters
    # What the device remembers opens no other link, and the link nothing on another device.
    other, other_key = link_to(asked, "other@eastmarsh.example")
    assert client.post(f"/requests/{other_key}/")["Location"] == f"/requests/{other_key}/code/"
    assert Client().post(f"/requests/{key}/")["Location"] == f"/requests/{key}/code/"
    link.refresh_from_db()
    assert link.user is not None and not link.user.has_usable_password()


def test_a_code_is_tried_a_few_times_and_is_soon_too_old(asked: Asked, client: Client) -> None:
    _, key = link_to(asked)
    client.post(f"/requests/{key}/")
    code = code_in(mail.outbox[-1])
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(MOST_TRIES):
        assert "not the code" in client.post(f"/requests/{key}/code/", {"code": wrong}).text
    assert "too often" in client.post(f"/requests/{key}/code/", {"code": code}).text
    client.post(f"/requests/{key}/")
    newest = code_in(mail.outbox[-1])
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert "too old" in client.post(f"/requests/{key}/code/", {"code": newest}).text
    for _ in range(MOST_CODES - 2):
        client.post(f"/requests/{key}/")
    letters = len(mail.outbox)
    assert "Too many codes" in client.post(f"/requests/{key}/", follow=True).text and len(mail.outbox) == letters
    # A new code is not a new set of tries on the old one, and an old one is good for nothing.
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        client.post(f"/requests/{key}/")
        assert len(mail.outbox) == letters + 1
        assert client.post(f"/requests/{key}/code/", {"code": code_in(mail.outbox[-1])}).status_code == 302


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "１２３４５６", "123456789"])
def test_what_is_no_code_is_refused_in_words(asked: Asked, client: Client, typed: str) -> None:
    _, key = link_to(asked)
    client.post(f"/requests/{key}/")
    page = client.post(f"/requests/{key}/code/", {"code": typed})
    assert page.status_code == 200 and "There is a problem" in page.text


def test_a_link_answers_one_request_and_opens_nothing_else(asked: Asked) -> None:
    client = opened(asked)
    url = asked.url
    page = sent(client, f"{url}actions/{asked.action.pk}/", text="We asked 60 children.")
    assert "We asked 60 children." in page.text
    said = Update.objects.get(round=asked.ask.round)
    assert (said.state, said.agency) == ("draft", asked.agency)
    sent(client, f"{url}changes/", changes="Two posts are vacant.")
    asked.ask.refresh_from_db()
    assert asked.ask.changes == "Two posts are vacant."
    # Nothing of the board, not even its name's page, and no account's pages.
    board = f"/boards/{asked.made.board.slug}/"
    for address in ("", "plan/", f"plan/{asked.action.pk}/", "who/people/", f"answers/{asked.ask.pk}/", "asks/mine/"):
        assert "/accounts/login/" in client.get(board + address)["Location"], address
    for address in ("/", "/accounts/", "/accounts/tokens/", "/accounts/password/set/"):
        assert "/accounts/login/" in client.get(address)["Location"], address
    assert client.get(f"/api/v1/boards/{asked.made.board.slug}/plan").status_code == 401
    assert "Your answer is sent" in sent(client, f"{url}send/").text
    said.refresh_from_db()
    assert said.state == "submitted" and check() == []


def test_once_sent_a_link_shows_nothing_until_the_answer_is_sent_back(asked: Asked, client: Client) -> None:
    link, key = link_to(asked)
    client.post(f"/requests/{key}/")
    client.post(f"/requests/{key}/code/", {"code": code_in(mail.outbox[-1])})
    client.post(f"{asked.url}actions/{asked.action.pk}/", {"text": "Secret words."})
    other = opened(asked, email="second@eastmarsh.example")
    client.post(f"{asked.url}send/", {})
    for browser in (client, other):
        for address in (asked.url, f"{asked.url}actions/{asked.action.pk}/", f"{asked.url}send/", f"/requests/{key}/"):
            page = browser.get(address)
            assert page.status_code in {403, 410} and "Secret words." not in page.text, address
    changes.send_back(by=asked.made.manager, ask=asked.ask, comment="Out of how many?")
    assert client.post(f"/requests/{key}/")["Location"] == asked.url
    page = client.get(asked.url)
    assert "Out of how many?" in page.text and "Secret words." in page.text
    assert live(pk=link.pk) is not None


@pytest.mark.parametrize("end", ["withdrawn", "ask withdrawn", "expired", "account closed"])
def test_a_link_that_is_over_opens_nothing_even_where_it_is_open(asked: Asked, end: str) -> None:
    client = opened(asked)
    link = Link.objects.get(ask=asked.ask, withdrawn=False)
    assert client.get(asked.url).status_code == 200
    now = timezone.now()
    if end == "withdrawn":
        changes.withdraw_link(by=asked.made.manager, link=link)
    elif end == "ask withdrawn":
        changes.withdraw_ask(by=asked.made.manager, ask=asked.ask, reason="Asked elsewhere")
    elif end == "account closed":
        User.objects.filter(pk=link.user_id).update(is_active=False)
    else:
        now = link.expires_at
        client.session.set_expiry(now + timedelta(days=1))
    with time_machine.travel(now, tick=False):
        if end == "expired":  # the session would be over too: only the link's own end is looked at
            assert live(pk=link.pk) is None
        else:
            assert client.get(asked.url).status_code == 403
            assert client.post(f"{asked.url}actions/{asked.action.pk}/", {"text": "Late"}).status_code == 403
    assert not Update.objects.filter(round=asked.ask.round).exists()


def test_what_was_typed_is_kept_when_the_session_is_over(asked: Asked) -> None:
    client = opened(asked)
    url = f"{asked.url}actions/{asked.action.pk}/"
    mark = client.get(url).text.split('name="writer" value="')[1].split('"')[0]
    del client.cookies["sessionid"]
    page = client.post(url, {"text": "Sixty children were asked.", "writer": mark, "version": "0"})
    assert page.status_code == 403 and "What you typed is kept" in page.text
    kept = client.post(f"{asked.url}draft/", {"address": url, "text": "Sixty-one.", "writer": mark})
    assert kept.status_code == 204
    assert client.post(f"{asked.url}draft/", {"address": url, "text": "x", "writer": "forged"}).status_code == 403
    key_of = link_to(asked)[1]  # the same address: the earlier link is withdrawn, the words stay its writer's
    client.post(f"/requests/{key_of}/")
    client.post(f"/requests/{key_of}/code/", {"code": code_in(mail.outbox[-1])})
    assert "Sixty-one." in client.get(url).text
    assert not Update.objects.filter(round=asked.ask.round).exists()


def test_a_draft_of_a_link_holder_is_seen_by_nobody_else(asked: Asked) -> None:
    client = opened(asked)
    url = f"{asked.url}actions/{asked.action.pk}/"
    assert client.post(f"{asked.url}draft/", {"address": url, "text": "Not yet sure."}).status_code == 204
    other = opened(asked, email="second@eastmarsh.example")
    assert "Not yet sure." not in other.get(url).text and "Not yet sure." in client.get(url).text
    assert Draft.objects.get(address=url).user.email == ADDRESS


def test_a_colleague_gets_a_link_of_their_own(asked: Asked) -> None:
    client = opened(asked)
    colleague = {"name": "Example colleague", "email": "colleague@eastmarsh.example", "why": "You ran the survey."}
    page = client.post(f"{asked.url}colleague/", colleague, follow=True)
    assert "on its way to colleague@eastmarsh.example" in page.text
    letter = mail.outbox[-1]
    assert letter.to == ["colleague@eastmarsh.example"] and "You ran the survey." in letter.body
    assert "Example deputy, who was asked first" in letter.body
    manager = Client()
    manager.force_login(asked.made.users[Role.MANAGER])
    seen = manager.get(f"/boards/{asked.made.board.slug}/asks/{asked.ask.pk}/").text
    assert "passed on by Example deputy" in seen and "colleague@eastmarsh.example" in seen
    # It makes no account before the colleague shows the code, and puts nobody on the board.
    assert not User.objects.filter(email="colleague@eastmarsh.example").exists()
    assert not Person.objects.filter(email="colleague@eastmarsh.example").exists()


def test_a_link_is_passed_on_a_few_times_and_to_somebody_new(asked: Asked) -> None:
    link, by = proven(asked)
    for number in range(MOST_PASSED):
        changes.pass_on(by=by, link=link, name="Somebody", email=f"{number}@eastmarsh.example")
    with pytest.raises(ValidationError, match="passed on too often"):
        changes.pass_on(by=by, link=link, name="Somebody", email="more@eastmarsh.example")


def test_a_link_is_not_passed_on_to_its_holder_or_to_whoever_has_one(asked: Asked) -> None:
    link, by = proven(asked)
    with pytest.raises(ValidationError, match="your own address"):
        changes.pass_on(by=by, link=link, name="Somebody", email=ADDRESS.upper())
    theirs, _ = link_to(asked, "theirs@eastmarsh.example")
    with pytest.raises(ValidationError, match="A link was sent to that address already"):
        changes.pass_on(by=by, link=link, name="Somebody", email="theirs@eastmarsh.example")
    theirs.refresh_from_db()
    assert not theirs.withdrawn


def test_the_holder_of_a_link_may_do_what_it_asks_and_nothing_more(asked: Asked, made: Made) -> None:
    link, by = proven(asked)
    board = made.board.pk
    assert [p for p in Permission if by.may(p, board)] == [Permission.ANSWER_ASK]
    assert by.answers_for(asked.agency.pk, board, asked.ask.pk)
    assert not by.answers_for(asked.agency.pk, board) and not by.answers_for(asked.agency.pk, board, asked.ask.pk + 1)
    assert not Update.objects.seen_by(by).exists() and not Action.objects.seen_by(by).exists()
    with pytest.raises(PermissionDenied):
        changes.issue_link(by=by, ask=asked.ask, name="x", email="x@x.example")
    with pytest.raises(PermissionDenied):
        changes.accept_answer(by=by, ask=asked.ask)
    with pytest.raises(PermissionDenied):  # the agency's own update, but of no ask
        write_update(by=by, action=asked.action, round=asked.ask.round, agency=asked.agency, text="x", state="draft")
    other, _ = proven(asked, "second@eastmarsh.example")
    with pytest.raises(PermissionDenied):
        changes.pass_on(by=by, link=other, name="x", email="x@x.example")


def test_an_address_that_has_an_account_gains_and_lends_nothing(asked: Asked, made: Made) -> None:
    """The chair's own address on a link: the link answers in the chair's name, without the chair's rights."""
    chair = made.users[Role.CHAIR]
    link, by = proven(asked, chair.email)
    link.refresh_from_db()
    assert link.user == chair and by.user == chair.pk
    assert not by.may(Permission.READ_PLAN, made.board.pk)
    client = opened(asked, email=chair.email)
    assert "/accounts/login/" in client.get(f"/boards/{made.board.slug}/plan/")["Location"]


def test_the_session_of_a_link_is_a_new_one(asked: Asked, client: Client) -> None:
    client.get("/about/cookies/")
    session = client.session
    session["x"] = 1
    session.save()
    before = client.cookies["sessionid"] = session.session_key
    opened(asked, client)
    assert client.session.session_key != before


def test_a_link_goes_to_whom_the_board_knows_and_says_what_became_of_it(asked: Asked, made: Made) -> None:
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    board = f"/boards/{made.board.slug}"
    lead = lead_of(made, asked.agency)
    page = client.get(f"{board}/asks/rounds/{asked.ask.round_id}/links/")
    assert lead.person.email in page.text
    page = client.post(f"{board}/asks/rounds/{asked.ask.round_id}/links/", {}, follow=True)
    assert "1 link is on the way" in page.text
    letter = mail.outbox[-1]
    assert letter.to == [lead.person.email]
    for words in ("Eastmarsh Council", "March 2031", "business manager", "You need no password"):
        assert words in letter.body, words
    assert "Waiting" in client.get(f"{board}/asks/{asked.ask.pk}/").text
    link = Link.objects.get(ask=asked.ask)
    assert link.person == lead.person
    client.post(f"{board}/asks/links/{link.pk}/withdraw/")
    assert "Withdrawn" in client.get(f"{board}/asks/{asked.ask.pk}/").text


@pytest.mark.parametrize("fault", ["refused", "away"])
def test_a_link_that_could_not_be_sent_says_so(asked: Asked, made: Made, settings: Any, fault: str) -> None:
    wrong = smtplib.SMTPRecipientsRefused({}) if fault == "refused" else ConnectionRefusedError()

    class Refusing(EmailBackend):
        def send_messages(self, *_: Any) -> int:
            raise wrong

    client = Client()
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/{made.board.slug}/asks/{asked.ask.pk}/link/"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend", Refusing)
        page = client.post(url, {"person": "other", "name": "A", "email": "a@b.example"}, follow=True)
    assert "The link was not sent" in page.text and "Not sent" in page.text
