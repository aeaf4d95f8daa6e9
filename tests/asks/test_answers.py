"""An agency's answer: who writes it, in which state, and what the board makes of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.actor import INSTALLER, Actor, Party
from answerable.access.models import User
from answerable.access.roles import APPOINTED, ROLES, Role
from answerable.asks import changes
from answerable.asks.models import Ask
from answerable.asks.record import parts_of
from answerable.history.changes import EditedMeanwhile
from answerable.history.reading import check
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_agency, appoint, make_account
from answerable.partnership.models import Agency
from answerable.plan.changes import change_action, close_action, correct_update, write_update
from answerable.plan.models import Action, Commitment, Round, Update
from answerable.plan.reporting import Report
from tests.asks.asked import Asked, asked_on, opened, sent
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
# Who answers for an agency; whoever keeps the plan may write for any, and go on when it is sent.
ANSWER = [role for role in APPOINTED if ROLES[role].for_agency]


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


def answering(made: Made, agency: Agency, role: Role = Role.AGENCY_LEAD) -> Actor:
    """Somebody with an account who answers for an agency."""
    user = make_account(by=INSTALLER, email=f"{role.value}{agency.pk}@eastmarsh.example", password=None)
    day = timezone.localdate()
    appoint(by=made.manager, board=made.board, user=user, role=role, post="Head", agency=agency, starts=day)
    return actor_for(user)


def test_an_agency_is_asked_of_what_it_leads_with_what_was_said_before(asked: Asked) -> None:
    (part,) = parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party)
    assert (part.action.ref, part.part, part.is_said) == ("1.1.1", "lead", False)
    assert part.before is not None and part.before.round == "December 2012"
    assert "A survey was run." in part.before.text and part.before.whose == "the board"


def test_an_agency_s_own_words_go_before_the_board_s(asked: Asked) -> None:
    before = Round.objects.get(plan=asked.ask.plan_id, title="December 2012")
    about = {"action": asked.action, "round": before, "party": asked.agency}
    write_update(
        by=asked.made.manager, **about, report=Report(text="We asked forty."), state="accepted", reason="E-mail"
    )
    (part,) = parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party)
    assert part.before is not None and (part.before.whose, part.before.text) == ("you", "We asked forty.")


def test_a_contributor_is_asked_too_and_nobody_of_a_closed_action(asked: Asked) -> None:
    by, made = asked.made.manager, asked.made
    second = Action.objects.get(plan=asked.ask.plan_id, ref="1.1.2")
    given = {"text": second.text, "due": None, "leads": ["Eastmarsh Police"], "contributors": ["EC"]}
    police = add_agency(by=by, board=made.board, name="Eastmarsh Police")
    change_action(by=by, action=second, **given)
    parts = parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party)
    assert [(part.action.ref, part.part) for part in parts] == [("1.1.1", "lead"), ("1.1.2", "contributor")]
    assert [part.part for part in parts_of(asked.ask.plan_id, asked.ask.round_id, Party(agency=police.pk))] == ["lead"]
    close_action(by=by, action=second, closed="done", reason="All of it was done.")
    assert [p.action.ref for p in parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party)] == ["1.1.1"]


@pytest.mark.parametrize("role", ANSWER)
def test_whoever_answers_for_the_agency_writes_until_it_is_sent(asked: Asked, made: Made, role: Role) -> None:
    by = answering(made, asked.agency, role)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="We asked sixty."))
    changes.say_changes(by=by, ask=asked.ask, changes="Nothing.")
    changes.submit(by=by, ask=asked.ask)
    said = Update.objects.get(round=asked.ask.round)
    assert (said.state, said.text) == ("submitted", "We asked sixty.")
    with pytest.raises(ValidationError, match="has been answered meanwhile"):
        changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="Or fifty."))
    changes.accept_answer(by=made.manager, ask=asked.ask)
    said.refresh_from_db()
    with pytest.raises(PermissionDenied):  # nor by the other door
        correct_update(by=by, update=said, party=asked.agency, report=Report(text="Or fifty."), state="draft")
    assert check() == []


def test_another_agency_s_lead_writes_nothing(asked: Asked, made: Made) -> None:
    by = answering(made, add_agency(by=made.manager, board=made.board, name="Eastmarsh Police"))
    with pytest.raises(PermissionDenied):
        changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="x"))
    for act in (changes.submit, changes.accept_answer):
        with pytest.raises(PermissionDenied):
            act(by=by, ask=asked.ask)
    elsewhere = make("calderwick")
    with pytest.raises(Http404):
        changes.say_part(by=elsewhere.manager, ask=asked.ask, action=asked.action, report=Report(text="x"))


def test_the_board_enters_what_an_agency_said_elsewhere(asked: Asked, made: Made) -> None:
    changes.say_part(
        by=made.manager, ask=asked.ask, action=asked.action, report=Report(text="They rang: sixty were asked.")
    )
    with pytest.raises(ValidationError, match="Say how you know it"):
        changes.submit(by=made.manager, ask=asked.ask)
    changes.submit(by=made.manager, ask=asked.ask, how="Telephone, 3 May")
    assert Ask.objects.get(pk=asked.ask.pk).state == "submitted"


def test_nothing_is_sent_that_says_nothing(asked: Asked, made: Made) -> None:
    with pytest.raises(ValidationError, match="Nothing is written yet"):
        changes.submit(by=answering(made, asked.agency), ask=asked.ask)


def test_two_who_write_at_once_see_both(asked: Asked, made: Made) -> None:
    one, two = answering(made, asked.agency), answering(made, asked.agency, Role.AGENCY_CONTRIBUTOR)
    changes.say_part(by=one, ask=asked.ask, action=asked.action, report=Report(text="Sixty."), since=0)
    with pytest.raises(EditedMeanwhile):
        changes.say_part(by=two, ask=asked.ask, action=asked.action, report=Report(text="Fifty."), since=0)
    first, second = opened(asked), opened(asked, email="second@eastmarsh.example")
    url = f"{asked.url}actions/{asked.action.pk}/"
    before = second.get(url).text  # it holds the version from which the second begins
    sent(first, url, text="Seventy.")
    version = before.split('name="version" value="')[1].split('"')[0]
    page = second.post(url, {"text": "Eighty.", "version": version})
    assert "Somebody saved other words" in page.text and "Seventy." in page.text and "Eighty." in page.text
    assert Update.objects.get(round=asked.ask.round).text == "Seventy."


def test_what_is_sent_back_is_the_agency_s_again(asked: Asked, made: Made) -> None:
    by = answering(made, asked.agency)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="Sixty."))
    with pytest.raises(ValidationError, match="nothing to accept"):
        changes.send_back(by=made.manager, ask=asked.ask, comment="Of how many?")
    changes.submit(by=by, ask=asked.ask)
    changes.send_back(by=made.manager, ask=asked.ask, comment="Of how many?")
    said = Update.objects.get(round=asked.ask.round)
    assert said.state == "sent back"
    assert not Update.objects.seen_by(made.actor(Role.CHAIR)).filter(pk=said.pk).exists()  # its own until it is sent
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="Sixty of eighty."))
    changes.submit(by=by, ask=asked.ask)
    changes.accept_answer(by=made.manager, ask=asked.ask)
    said.refresh_from_db()
    assert (said.state, said.text) == ("accepted", "Sixty of eighty.")


def test_a_day_that_has_passed_is_refused(asked: Asked, made: Made) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError, match="That day has passed"):
        changes.open_asks(by=made.manager, round=asked.ask.round, due=yesterday, parties=[])
    with pytest.raises(ValidationError, match="That day has passed"):
        changes.extend(by=made.manager, ask=asked.ask, due=yesterday, reason="x")
    later = timezone.localdate() + timedelta(days=90)
    with pytest.raises(ValidationError, match="already"):
        changes.extend(by=made.manager, ask=asked.ask, due=asked.ask.due, reason="x")
    assert changes.extend(by=made.manager, ask=asked.ask, due=later, reason="They are short of staff").due == later


def test_an_agency_is_asked_once_in_a_round(asked: Asked, made: Made) -> None:
    due = timezone.localdate()
    assert changes.open_asks(by=made.manager, round=asked.ask.round, due=due, parties=[asked.agency]) == []
    elsewhere = make("calderwick")
    add_plan(elsewhere)
    with pytest.raises(ValidationError, match="not on the board"):
        theirs = Agency.objects.exclude(members__board=made.board)
        changes.open_asks(by=made.manager, round=asked.ask.round, due=due, parties=list(theirs))
    with pytest.raises(Http404):
        changes.open_asks(by=elsewhere.manager, round=asked.ask.round, due=due, parties=[asked.agency])


def test_the_pages_of_an_answer_ask_few_queries(asked: Asked, made: Made) -> None:
    """By a link and signed in, however much the plan holds."""
    lead = Client()
    lead.force_login(answering_user(made, asked.agency))
    board = f"/boards/{made.board.slug}/"
    for client, base in ((opened(asked), asked.url), (lead, f"{board}answers/{asked.ask.pk}/")):
        for page in ("", f"actions/{asked.action.pk}/", "changes/", "send/"):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(base + page).status_code == 200
            assert len(seen) <= 12, (base, page, len(seen))
    with CaptureQueriesContext(connection) as seen:
        assert "March 2031" in lead.get(f"{board}asks/mine/").text
    assert len(seen) <= 12


def answering_user(made: Made, agency: Agency) -> User:
    return User.objects.get(pk=answering(made, agency).user)


def test_what_is_sent_and_accepted_is_what_was_read(asked: Asked, made: Made) -> None:
    mine, theirs = opened(asked), opened(asked, email="second@eastmarsh.example")
    url = f"{asked.url}actions/{asked.action.pk}/"
    sent(mine, url, text="Mine.")
    seen = hidden(mine, f"{asked.url}send/")
    sent(theirs, url, text="Theirs.")
    page = mine.post(f"{asked.url}send/", {"seen": seen}, follow=True)
    assert "Somebody has written meanwhile" in page.text and "Theirs." in page.text
    sent(mine, f"{asked.url}send/")
    manager = Client()
    manager.force_login(made.users[Role.MANAGER])
    board = f"/boards/{made.board.slug}/asks/{asked.ask.pk}/"
    seen = hidden(manager, board)
    changes.send_back(by=made.manager, ask=asked.ask, comment="More.")
    by = answering(made, asked.agency)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="New words."))
    changes.submit(by=by, ask=asked.ask)
    page = manager.post(f"{board}accept/", {"seen": seen}, follow=True)
    assert "The answer is another by now" in page.text and Ask.objects.get().state == "submitted"
    manager.post(f"{board}accept/", {"seen": hidden(manager, board)})
    assert Ask.objects.get().state == "accepted"


def hidden(client: Client, url: str) -> str:
    return str(client.get(url).text.split('name="seen" value="')[1].split('"')[0])


def test_what_was_not_sent_is_not_accepted(asked: Asked, made: Made) -> None:
    second = Action.objects.get(plan=asked.ask.plan_id, ref="1.1.2")
    change_action(by=made.manager, action=second, text=second.text, due=None, leads=["EC"], contributors=[])
    by = answering(made, asked.agency)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="Sixty."))
    changes.submit(by=by, ask=asked.ask)
    with pytest.raises(PermissionDenied):  # outside the answer an agency writes nowhere
        write_update(
            by=by, action=second, round=asked.ask.round, party=asked.agency, report=Report(text="x"), state="draft"
        )
    unsent = write_update(
        by=made.manager,
        action=second,
        round=asked.ask.round,
        party=asked.agency,
        report=Report(text="Not sure."),
        state="draft",
    )
    changes.accept_answer(by=made.manager, ask=asked.ask)
    unsent.refresh_from_db()
    assert unsent.state == "draft"


def test_a_part_that_the_board_took_by_hand_does_not_stop_the_rest(asked: Asked, made: Made) -> None:
    by, said_so = answering(made, asked.agency), Report(text="Sixty.")
    said = changes.say_part(by=by, ask=asked.ask, action=asked.action, report=said_so)
    taken = {"party": asked.agency, "report": said_so, "state": "accepted", "reason": "He rang"}
    correct_update(by=made.manager, update=said, **taken)
    changes.submit(by=by, ask=asked.ask)
    assert Ask.objects.get().state == "submitted"


def test_a_day_too_far_ahead_is_taken_for_a_slip(asked: Asked, made: Made) -> None:
    with pytest.raises(ValidationError, match="years ahead"):
        changes.extend(by=made.manager, ask=asked.ask, due=date(9999, 12, 31), reason="x")


def test_what_an_answer_promises_is_kept_by_one_press_and_offered_no_more(asked: Asked, client: Client) -> None:
    by = answering(asked.made, asked.agency)
    said = Report(text="Sixty were asked.", ahead="We will report to the board by June 2031. Nobody knows the rest.")
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=said)
    client.force_login(asked.made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/asks/{asked.ask.pk}/"
    assert "It promises" not in client.get(url).text  # it is not sent yet
    changes.submit(by=by, ask=asked.ask)
    page = client.get(url).text
    assert page.count("It promises") == 1 and "by June 2031" in page
    what = page.partition('name="what" value="')[2].partition('"')[0]
    keep = f"{url}actions/{asked.action.pk}/keep/"
    assert "kept already, or the answer is another" in client.post(keep, {"what": "Something else"}, follow=True).text
    assert "It promises" not in client.post(keep, {"what": what}, follow=True).text
    assert "kept already" in client.post(keep, {"what": what}, follow=True).text
    promise = Commitment.objects.get(round=asked.ask.round)
    assert (promise.action, promise.who, promise.due_words) == (asked.action, asked.agency.name, "June 2031")
