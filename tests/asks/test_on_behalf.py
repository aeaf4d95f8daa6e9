"""What the board writes in an agency's name: it says how it knows, and stays marked until the agency confirms it."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Ask, Link
from answerable.asks.record import digest_of, parts_of, to_confirm
from answerable.history.reading import check
from answerable.partnership.models import Appointment
from answerable.plan.changes import change_action, correct_update, write_update
from answerable.plan.models import Action, Update
from answerable.plan.reporting import NOT_OWN, Report
from tests.asks.asked import ADDRESS, Asked, asked_on, link_to, opened, proven, sent
from tests.asks.test_answers import answering
from tests.board import Made

pytestmark = pytest.mark.django_db
SAID = Report(text="They rang: sixty were asked.")


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


@pytest.fixture
def manager(asked: Asked, client: Client) -> Client:
    client.force_login(asked.made.users[Role.MANAGER])
    return client


def entered(asked: Asked, report: Report = SAID) -> Update:
    """The board enters and sends what an agency said by telephone."""
    by = asked.made.manager
    update = changes.say_part(by=by, ask=asked.ask, action=asked.action, report=report)
    changes.submit(by=by, ask=asked.ask, how="Telephone, 3 May")
    update.refresh_from_db()
    return update


def seen(asked: Asked) -> str:
    asked.ask.refresh_from_db()
    return digest_of(asked.ask, parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party))


def action_page(asked: Asked) -> str:
    return f"/boards/eastmarsh/plan/{asked.action.pk}/"


def test_what_the_board_enters_says_how_it_knows_wherever_it_is_read(asked: Asked, manager: Client) -> None:
    assert entered(asked).on_behalf == "Telephone, 3 May"
    ask = manager.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text
    assert "Sent" in ask and "by the business manager (Telephone, 3 May)" in " ".join(ask.split())
    progress = f"{action_page(asked)}progress/{asked.ask.round_id}/"
    for page in (ask, manager.get(action_page(asked)).text, manager.get(progress).text):
        assert NOT_OWN in page and "Telephone, 3 May" in page


def test_an_agency_s_own_answer_carries_no_mark(asked: Asked, manager: Client) -> None:
    by = answering(asked.made, asked.agency)
    changes.say_part(by=asked.made.manager, ask=asked.ask, action=asked.action, report=SAID)
    assert Update.objects.get(round=asked.ask.round).on_behalf == "not said yet"
    changes.submit(by=by, ask=asked.ask)  # who read it, and sent it as their own
    assert Update.objects.get(round=asked.ask.round).on_behalf == ""
    assert NOT_OWN not in manager.get(action_page(asked)).text


def test_accepted_words_are_rewritten_only_with_a_reason_and_are_marked(asked: Asked, manager: Client) -> None:
    by = answering(asked.made, asked.agency)
    said = changes.say_part(by=by, ask=asked.ask, action=asked.action, report=SAID)
    changes.submit(by=by, ask=asked.ask)
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    url = f"/boards/eastmarsh/plan/updates/{said.pk}/change/"
    typed = {"party": f"agency {asked.agency.pk}", "state": "accepted", "text": "Six hundred were asked."}
    assert "Say how you know it" in sent(manager, url, **typed).text
    assert Update.objects.get(pk=said.pk).text == SAID.text
    assert "Six hundred" in sent(manager, url, **typed, reason="They corrected it by e-mail on 4 May").text
    update = Update.objects.get(pk=said.pk)
    assert update.on_behalf == "They corrected it by e-mail on 4 May" and check() == []


def test_where_only_the_state_changes_the_words_stay_the_agency_s(asked: Asked) -> None:
    by = answering(asked.made, asked.agency)
    said = changes.say_part(by=by, ask=asked.ask, action=asked.action, report=SAID)
    changes.submit(by=by, ask=asked.ask)
    correct_update(by=asked.made.manager, update=said, party=asked.agency, report=SAID, state="accepted")
    said.refresh_from_db()
    assert (said.state, said.on_behalf) == ("accepted", "")


def test_the_agency_confirms_it_by_a_link_and_it_is_marked_no_more(asked: Asked, manager: Client) -> None:
    entered(asked)
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    page = sent(manager, f"/boards/eastmarsh/asks/{asked.ask.pk}/link/", person="other", name="Deputy", email=ADDRESS)
    assert f"The link is on its way to {ADDRESS}" in page.text
    assert "please confirm" in mail.outbox[-1].subject and "confirm it" in mail.outbox[-1].body
    holder = opened(asked)
    page = holder.get(asked.url).text
    assert "These are our words" in page and "Telephone, 3 May" in page and "/colleague/" not in page
    assert holder.post(f"{asked.url}own-words/", {"seen": "another"}, follow=True).status_code == 200
    assert Update.objects.get(round=asked.ask.round).on_behalf == "Telephone, 3 May"
    last = holder.post(f"{asked.url}own-words/", {"seen": seen(asked)}).text
    assert "Your answer is sent" in last and SAID.text in last  # a copy to keep
    update = Update.objects.get(round=asked.ask.round)
    assert (update.state, update.on_behalf, update.text) == ("accepted", "", SAID.text) and check() == []
    assert holder.get(asked.url).status_code == 403
    assert "Waiting" not in manager.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text


def test_a_lead_who_is_signed_in_confirms_it(asked: Asked) -> None:
    entered(asked)
    lead = Client()
    lead.force_login(User.objects.get(pk=answering(asked.made, asked.agency).user))
    own = f"/boards/eastmarsh/answers/{asked.ask.pk}/"
    assert "These are our words" in lead.get(own).text
    assert (
        "the board sees that these are your words"
        in lead.post(f"{own}own-words/", {"seen": seen(asked)}, follow=True).text
    )
    assert "These are our words" not in lead.get(own).text


def test_nobody_but_the_agency_confirms_and_only_what_was_sent(asked: Asked) -> None:
    by = answering(asked.made, asked.agency)
    changes.say_part(by=asked.made.manager, ask=asked.ask, action=asked.action, report=SAID)
    with pytest.raises(ValidationError):
        changes.confirm(by=by, ask=asked.ask, seen=seen(asked))
    changes.submit(by=asked.made.manager, ask=asked.ask, how="Telephone, 3 May")
    with pytest.raises(PermissionDenied):
        changes.confirm(by=asked.made.manager, ask=asked.ask, seen=seen(asked))
    with pytest.raises(PermissionDenied):
        changes.confirm(by=asked.made.actor(Role.CHAIR), ask=asked.ask, seen=seen(asked))


def test_a_link_to_an_answer_that_is_the_agency_s_own_opens_nothing_once_it_is_sent(asked: Asked) -> None:
    link, by = proven(asked)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=SAID)
    changes.submit(by=by, ask=asked.ask)
    with pytest.raises(ValidationError, match="has been answered meanwhile"):
        link_to(asked, "other@eastmarsh.example")
    assert Link.objects.get() == link


def test_an_accepted_answer_is_asked_for_more_and_what_was_accepted_stays(asked: Asked, manager: Client) -> None:
    holder = opened(asked)
    changes.link_sent(by=asked.made.manager, link=Link.objects.get(), refused="")
    sent(holder, f"{asked.url}actions/{asked.action.pk}/", text=SAID.text)
    sent(holder, f"{asked.url}send/")
    url = f"/boards/eastmarsh/asks/{asked.ask.pk}/"
    with pytest.raises(ValidationError, match="nothing more needs"):
        changes.ask_more(by=asked.made.manager, ask=asked.ask, comment="x")
    asked.ask.refresh_from_db()
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    second = Action.objects.get(plan=asked.ask.plan_id, ref="1.1.2")
    given = {"text": second.text, "due": None, "leads": [asked.agency.name], "contributors": []}
    change_action(by=asked.made.manager, action=second, **given)
    mail.outbox.clear()
    page = sent(manager, f"{url}more/", comment="Please answer for 1.1.2 too: you lead it since June.").text
    assert "What was accepted stays so." in page and "1 e-mail that says so is on the way" in page
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS] and "you lead it since June" in letter.body
    holder = opened(asked, holder)
    page = holder.get(asked.url).text
    assert "you lead it since June" in page and f"actions/{second.pk}/" in page
    assert f'actions/{asked.action.pk}/"' not in page  # what is accepted is not theirs to change
    sent(holder, f"{asked.url}actions/{second.pk}/", text="It is done.")
    sent(holder, f"{asked.url}send/")
    states = dict(Update.objects.filter(round=asked.ask.round).values_list("action__ref", "state"))
    assert states == {"1.1.1": "accepted", "1.1.2": "submitted"}


def test_whoever_holds_a_link_is_told_what_the_board_did(asked: Asked, manager: Client) -> None:
    link, by = proven(asked)
    url = f"/boards/eastmarsh/asks/{asked.ask.pk}/"
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=SAID)
    changes.submit(by=by, ask=asked.ask)
    mail.outbox.clear()
    page = sent(manager, f"{url}send-back/", comment="Of how many?").text
    assert "nobody is told by e-mail" in page and mail.outbox == []  # nothing was ever sent to it
    changes.link_sent(by=asked.made.manager, link=link, refused="")
    day = {"due-day": "27", "due-month": "3", "due-year": "2030"}
    sent(manager, f"{url}more-time/", **day, reason="They are short of staff")
    sent(manager, f"{url}withdraw/", reason="The police answer for it")
    more, no_more = mail.outbox
    assert "until 27 March 2030" in more.body and "short of staff" not in more.body
    assert "asks Eastmarsh Council no more" in no_more.body
    page = manager.get(url).text
    assert "The police answer for it" in page and "Accept the answer" not in page
    asks = manager.get(f"/boards/eastmarsh/asks/?round={asked.ask.round_id}").text
    assert f'href="{url}"' in asks and "Withdrawn" in asks
    again = manager.get(f"/boards/eastmarsh/asks/rounds/{asked.ask.round_id}/").text
    assert "a request in this round was withdrawn" in again and " checked" not in again
    assert manager.get(f"{url}extend/").status_code == 404 and Ask.objects.get().withdrawn


def test_what_the_board_entered_and_the_agency_sends_is_the_agency_s(asked: Asked) -> None:
    """One part was entered and sent by the board while the request was open; then the agency reads and sends it all."""
    by = answering(asked.made, asked.agency)
    about = {"action": asked.action, "round": asked.ask.round, "party": asked.agency, "report": SAID}
    write_update(by=asked.made.manager, **about, state="submitted", reason="He rang")  # type: ignore[arg-type]
    changes.submit(by=by, ask=asked.ask, seen=seen(asked))
    assert Update.objects.get(round=asked.ask.round).on_behalf == ""


def test_what_is_no_part_of_the_answer_is_not_asked_to_be_confirmed(asked: Asked) -> None:
    entered(asked)
    other = Action.objects.get(plan=asked.ask.plan_id, ref="1.1.2")  # which the agency does not lead
    about = {"action": other, "round": asked.ask.round, "party": asked.agency, "report": SAID}
    write_update(by=asked.made.manager, **about, state="submitted", reason="He rang")  # type: ignore[arg-type]
    changes.confirm(by=answering(asked.made, asked.agency), ask=asked.ask, seen=seen(asked))
    assert not to_confirm(asked.ask)


def test_a_manager_who_comes_from_the_agency_does_not_confirm_for_it(asked: Asked) -> None:
    entered(asked)
    Appointment.objects.filter(role=Role.MANAGER, board=asked.made.board).update(agency=asked.agency)
    with pytest.raises(PermissionDenied):
        changes.confirm(by=asked.made.actor(Role.MANAGER), ask=asked.ask, seen=seen(asked))
