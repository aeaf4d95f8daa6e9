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

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.access.roles import Permission, Role
from answerable.asks import changes
from answerable.asks.models import Link
from answerable.asks.pages import live
from answerable.asks.rules import MOST_CODES, MOST_PASSED, MOST_TRIES
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership.changes import appoint, change_agency, end_appointment, make_account
from answerable.partnership.models import Draft, Member, Person
from answerable.plan.changes import write_update
from answerable.plan.models import Action, Update
from answerable.plan.reporting import Report
from tests.asks.asked import ADDRESS, Asked, asked_on, code_in, lead_of, link_to, opened, proven, sent
from tests.board import PASSWORD, Made

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
    page = client.get(f"/requests/{key}/").text
    assert "Continue" in page and asked.agency.name in page
    assert (Event.objects.count(), len(mail.outbox)) == before
    assert client.get(asked.url).status_code == 403


def test_a_new_device_shows_the_code_that_was_sent_and_a_known_one_does_not(asked: Asked, client: Client) -> None:
    _, key = link_to(asked)
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
    # Left on a shared machine, it is asked for again.
    client.post(f"{asked.url}leave/")
    assert client.post(f"/requests/{key}/")["Location"] == f"/requests/{key}/code/"


def test_a_code_is_soon_too_old_and_only_so_many_are_sent(asked: Asked, client: Client) -> None:
    _, key = link_to(asked)
    client.post(f"/requests/{key}/")
    first = code_in(mail.outbox[-1])
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert "too old" in client.post(f"/requests/{key}/code/", {"code": first}).text
    for _ in range(MOST_CODES - 1):
        client.post(f"/requests/{key}/")
    letters = len(mail.outbox)
    assert "Too many codes" in client.post(f"/requests/{key}/", follow=True).text and len(mail.outbox) == letters
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        client.post(f"/requests/{key}/")
        assert len(mail.outbox) == letters + 1
        assert client.post(f"/requests/{key}/code/", {"code": code_in(mail.outbox[-1])}).status_code == 302


def test_wrong_codes_stop_a_link_however_many_codes_are_sent(asked: Asked, client: Client) -> None:
    link, key = link_to(asked)
    start = timezone.now()
    for n in range(MOST_TRIES):
        with time_machine.travel(start + timedelta(hours=2 * n), tick=False):
            client.post(f"/requests/{key}/")
            code = code_in(mail.outbox[-1])
            wrong = "000000" if code != "000000" else "111111"
            page = client.post(f"/requests/{key}/code/", {"code": wrong}).text
            left = MOST_TRIES - n - 1
            assert "not the code" in page and ("left" in page) is (left <= 5)
            assert left != 1 or "1 try is left" in page
    with time_machine.travel(start + timedelta(hours=2 * MOST_TRIES), tick=False):
        letters = len(mail.outbox)
        assert "this link is stopped" in client.post(f"/requests/{key}/", follow=True).text
        assert len(mail.outbox) == letters
        assert "this link is stopped" in client.post(f"/requests/{key}/code/", {"code": code}).text
    manager = Client()
    manager.force_login(asked.made.users[Role.MANAGER])
    assert "Stopped" in manager.get(f"/boards/{asked.made.board.slug}/asks/{asked.ask.pk}/").text
    assert Link.objects.get(pk=link.pk).proven_at is None


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
    sent(client, f"{asked.url}send/")
    for browser in (client, other):
        for address in (asked.url, f"{asked.url}actions/{asked.action.pk}/", f"{asked.url}send/", f"/requests/{key}/"):
            page = browser.get(address)
            assert page.status_code in {403, 410} and "Secret words." not in page.text, address
    changes.send_back(by=asked.made.manager, ask=asked.ask, comment="Out of how many?")
    assert client.post(f"/requests/{key}/")["Location"] == asked.url
    page = client.get(asked.url)
    assert "Out of how many?" in page.text and "Secret words." in page.text
    assert live(pk=link.pk) is not None


@pytest.mark.parametrize("end", ["withdrawn", "ask withdrawn", "expired", "erased", "left", "agency left"])
def test_a_link_that_is_over_opens_nothing_even_where_it_is_open(asked: Asked, end: str) -> None:
    client = opened(asked)
    link = Link.objects.get(ask=asked.ask, withdrawn=False)
    assert client.get(asked.url).status_code == 200
    now = timezone.now()
    if end == "withdrawn":
        changes.withdraw_link(by=asked.made.manager, link=link)
    elif end == "ask withdrawn":
        changes.withdraw_ask(by=asked.made.manager, ask=asked.ask, reason="Asked elsewhere")
    elif end == "erased":
        Link.objects.filter(pk=link.pk).update(key="", email="")
    elif end == "left":
        person = lead_of(asked.made, asked.agency)
        Link.objects.filter(pk=link.pk).update(person=person.person_id)
        assert client.get(asked.url).status_code == 200
        end_appointment(by=asked.made.manager, appointment=person, on=timezone.localdate())
    elif end == "agency left":
        place = Member.objects.get(board=asked.made.board, agency=asked.agency)
        change_agency(
            by=asked.made.manager, place=place, name="Eastmarsh Council", kind="agency", funds=False, withdrawn=True
        )
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
    assert Draft.objects.get(address=url).user == Link.objects.get(email=ADDRESS).user


def test_a_colleague_gets_a_link_of_their_own(asked: Asked) -> None:
    client = opened(asked)
    accounts = User.objects.count()
    colleague = {"name": "Example colleague", "email": "colleague@eastmarsh.example", "why": "You ran the survey."}
    page = client.post(f"{asked.url}colleague/", colleague, follow=True)
    assert "on its way to colleague@eastmarsh.example" in page.text
    letter = mail.outbox[-1]
    assert letter.to == ["colleague@eastmarsh.example"] and "You ran the survey." in letter.body
    assert "Somebody who gave the name “Example deputy”, at deputy@eastmarsh.example, has passed this on" in letter.body
    manager = Client()
    manager.force_login(asked.made.users[Role.MANAGER])
    seen = manager.get(f"/boards/{asked.made.board.slug}/asks/{asked.ask.pk}/").text
    assert "passed on by Example deputy" in seen and "colleague@eastmarsh.example" in seen
    # It makes no account before the colleague shows the code, and puts nobody on the board.
    assert User.objects.count() == accounts
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
    party = asked.ask.party
    assert by.answers_for(party, board, asked.ask.pk)
    assert not by.answers_for(party, board) and not by.answers_for(party, board, asked.ask.pk + 1)
    assert not Update.objects.seen_by(by).exists() and not Action.objects.seen_by(by).exists()
    with pytest.raises(PermissionDenied):
        changes.issue_link(by=by, ask=asked.ask, name="x", email="x@x.example")
    with pytest.raises(PermissionDenied):
        changes.accept_answer(by=by, ask=asked.ask)
    with pytest.raises(PermissionDenied):  # the agency's own update, but of no ask
        write_update(
            by=by,
            action=asked.action,
            round=asked.ask.round,
            party=asked.agency,
            report=Report(text="x"),
            state="draft",
        )
    other, _ = proven(asked, "second@eastmarsh.example")
    with pytest.raises(PermissionDenied):
        changes.pass_on(by=by, link=other, name="x", email="x@x.example")


def test_an_address_that_has_an_account_gains_and_lends_nothing(asked: Asked, made: Made) -> None:
    """The chair's own address on a link: what is written by it stands under the link's own account, to which nobody can
    sign in, and touches nothing of the chair's."""
    chair = made.users[Role.CHAIR]
    client = opened(asked, email=chair.email)
    link = Link.objects.get(email=chair.email)
    assert link.user not in {None, chair} and not link.user.is_active and not link.user.has_usable_password()  # type: ignore[union-attr]
    assert "/accounts/login/" in client.get(f"/boards/{made.board.slug}/plan/")["Location"]
    own = f"/boards/{made.board.slug}/papers/1/replies/"
    mark = client.get(f"{asked.url}changes/").text.split('name="writer" value="')[1].split('"')[0]
    for browser in (client, Client()):
        answer = browser.post(f"{asked.url}draft/", {"address": own, "text": "Planted", "writer": mark})
        assert answer.status_code in {403, 404}
    assert not Draft.objects.exists()
    letters = len(mail.outbox)
    Client().post("/accounts/password/reset/", {"email": link.user.email})  # type: ignore[union-attr]
    assert len(mail.outbox) == letters


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


def test_a_link_that_was_passed_on_ends_with_the_one_before(asked: Asked) -> None:
    link, by = proven(asked)
    theirs, _ = changes.pass_on(by=by, link=link, name="Colleague", email="colleague@eastmarsh.example")
    assert live(pk=theirs.pk) is not None
    changes.withdraw_link(by=asked.made.manager, link=link)
    assert live(pk=theirs.pk) is None and live(pk=link.pk) is None


def test_more_time_lets_a_link_stand_longer(asked: Asked) -> None:
    link, _ = link_to(asked)
    later = timezone.localdate() + timedelta(days=200)
    changes.extend(by=asked.made.manager, ask=asked.ask, due=later, reason="They are short of staff")
    before, link = link.expires_at, Link.objects.get(pk=link.pk)
    assert link.expires_at > before + timedelta(days=150)


def test_a_look_alike_address_is_another(asked: Asked, made: Made) -> None:
    """ "ı" is no "i", whatever a database makes of the two where case does not count."""
    make_account(by=INSTALLER, email="chief@police-hq.example", password=PASSWORD)
    assert User.objects.at("chief@polıce-hq.example") is None
    link, by = proven(asked, "chief@police-hq.example")
    other, _ = changes.pass_on(by=by, link=link, name="x", email="chief@polıce-hq.example")
    link.refresh_from_db()
    assert not link.withdrawn and other.email == "chief@polıce-hq.example"
    given = {"by": made.manager, "board": made.board, "role": Role.PARTNER, "post": "Chief"}
    make_account(by=INSTALLER, email="chair@polıce-hq.example", password=PASSWORD)
    held = appoint(**given, name="x", email="chair@police-hq.example", starts=timezone.localdate())  # type: ignore[arg-type]
    assert held.person.user is None


def test_a_name_says_no_more_than_a_name(asked: Asked) -> None:
    client = opened(asked)
    sent(client, f"{asked.url}colleague/", name="The Chair\n\nURGENT: sign in", email="a@eastmarsh.example")
    assert Link.objects.get(email="a@eastmarsh.example").name == "The Chair URGENT: sign in"
    page = sent(client, f"{asked.url}colleague/", name="x" * 81, email="b@eastmarsh.example")
    assert "must be 80 characters or fewer" in page.text
