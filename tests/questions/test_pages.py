"""The pages: who is given a word of it, what they show, what is said on them, and what an unsent draft does not do."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import ROLES, Permission, Role
from answerable.evidence.models import Measure
from answerable.partnership.models import Agency
from answerable.plan.changes import open_round, write_statement, write_update
from answerable.plan.models import Action, Plan, Update
from answerable.plan.reporting import Report
from answerable.questions import changes
from answerable.questions.models import Handled, Shared, SwitchedOff
from answerable.questions.record import forget, questions_of
from bench.board import fill
from tests.asks.asked import sent
from tests.board import Made, make, signed_in
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
LIST = "/boards/eastmarsh/questions/"


@pytest.fixture
def here(made: Made) -> Made:
    add_plan(made)
    return made


def one_of(made: Made, rule: str = "no-source") -> Any:
    return next(one.question for one in questions_of(made.board.pk).every if one.question.rule == rule)


def test_nobody_without_the_right_is_given_a_word_of_it(here: Made) -> None:
    """On no page that they may open: neither the list, nor the first page, nor the action's, nor search."""
    question = one_of(here)
    changes.note_answer(by=here.manager, board=here.board, question=question, words="Osprey")
    action = Action.objects.get(ref="1.1.1").pk
    pages = ["", f"plan/{action}/", "questions/", f"questions/{question.key}/", "questions/rules/", "questions/shared/"]
    pages += ["search/?q=Ospre", "changes/", "promises/", "who/"]
    for role in set(Role) - {Role.LINK_HOLDER, Role.ADMINISTRATOR}:
        client = signed_in(here, role)
        text = " ".join(client.get(f"/boards/eastmarsh/{page}", follow=True).text for page in pages)
        reads = Permission.READ_DOUBTS in ROLES[role].permissions
        for word in ("who counted or asked", "Osprey", question.key):
            assert reads or word not in text, (role, word)
        assert ("Osprey" in text and question.asks in text) == reads, role
    outsider = signed_in(make("calderwick"), Role.CHAIR)
    assert {outsider.get(f"/boards/eastmarsh/{page}").status_code for page in pages} == {404}


def test_what_an_agency_has_not_sent_feeds_no_question(here: Made) -> None:
    """Whoever looks; once it is sent, it does."""
    plan = Plan.objects.get(board=here.board)
    round = open_round(by=here.manager, plan=plan, title="March 2031", on=timezone.localdate())
    action = Action.objects.get(ref="1.1.2")
    about = {"by": here.manager, "action": action, "round": round, "party": Agency.objects.get()}
    said = Report(text="It was done.", voices="An internal inspection found an Osprey.")
    draft = write_update(report=said, state="draft", **about)
    asked = {one.question.asks for one in questions_of(here.board.pk).every}
    assert not any("internal inspection" in asks for asks in asked)
    for state in ("sent back", "submitted", "accepted"):
        Update.objects.filter(pk=draft.pk).update(state=state)
        forget()
        found = {one.question.asks for one in questions_of(here.board.pk).every}
        assert any("internal inspection" in asks for asks in found) == (state != "sent back"), state
        assert ("Osprey" in signed_in(here, Role.MANAGER).get(LIST).text) == (state != "sent back")


def test_the_list_groups_filters_and_links_to_both_sides(here: Made) -> None:
    client = signed_in(here, Role.CHAIR)
    page = client.get(LIST).text
    question, action = one_of(here), Action.objects.get(ref="1.1.1")
    assert f'href="/boards/eastmarsh/questions/{question.key}/"' in page and "Action 1.1.1" in page
    assert f'href="/boards/eastmarsh/measures/{Measure.objects.earliest("pk").pk}/"' in page
    assert "“children who felt heard: 30% (2011), 42% (2012)”" in page and "Why this is asked" in page
    lead = Agency.objects.get().pk
    for asked, there in (
        ("rule=no-source", True),
        ("rule=cause", False),
        (f"agency={lead}", True),
        ("action=1.1.1", True),
        ("action=1.1.2", False),
        ("state=handled", False),
        ("state=all", True),
    ):
        assert (question.key in client.get(f"{LIST}?{asked}").text) == there, asked
    assert client.get(f"{LIST}?rule=none&agency=x&state=&action={'x' * 99}").status_code == 200
    beside = client.get(f"/boards/eastmarsh/plan/{action.pk}/").text
    assert "Questions to ask about this action" in beside and question.key in beside
    assert question.key not in client.get(f"/boards/eastmarsh/plan/{action.pk}/?at=2013-01-15").text
    # After a change the page does not look for them itself, however large the plan is: it leads to where that is done.
    open_round(by=here.manager, plan=action.plan, title="March 2031", on=timezone.localdate())
    beside = client.get(f"/boards/eastmarsh/plan/{action.pk}/").text
    assert question.key not in beside and 'href="/boards/eastmarsh/questions/?action=1.1.1"' in beside
    assert question.key in client.get(f"{LIST}?action=1.1.1").text
    assert question.key in client.get(f"/boards/eastmarsh/plan/{action.pk}/").text


def test_a_board_without_a_plan_and_one_without_questions_are_told_so(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    assert "There is no plan yet" in client.get(LIST).text
    fill(by=made.manager, board=made.board, actions=1, rounds=0)
    assert "Nothing is asked" in client.get(LIST).text


def test_a_question_is_set_aside_answered_and_asked_again(here: Made) -> None:
    client = signed_in(here, Role.SCRUTINEER)
    key = one_of(here).key
    url = f"{LIST}{key}/"
    page = sent(client, f"{url}set-aside/", words="The board knows <b>it</b>.")
    assert "It is set aside" in page.text and "The board knows &lt;b&gt;it&lt;/b&gt;." in page.text
    assert key not in client.get(LIST).text and key in client.get(f"{LIST}?state=handled").text
    page = sent(client, f"{url}answer/", words="Counted by the council.")
    assert "<strong>Answered</strong> by the independent scrutineer" in page.text
    assert "<strong>Set aside</strong>" in page.text
    assert "It is asked again" in client.post(f"{url}again/", follow=True).text and key in client.get(LIST).text
    assert client.get(f"{LIST}{'0' * 16}/").status_code == 404
    assert client.get(f"{LIST}{'0' * 16}/answer/").status_code == 404


def test_a_form_that_was_open_while_the_facts_changed_is_read_again(here: Made) -> None:
    client = signed_in(here, Role.MANAGER)
    url = f"{LIST}{one_of(here).key}/set-aside/"
    hidden = dict(re.findall(r'name="(version|writer|seen)" value="([^"]*)"', client.get(url).text))
    page = client.post(url, {**hidden, "seen": "0" * 64, "words": "We know."})
    assert "has changed since you opened the page" in page.text and "We know." in page.text
    hidden = dict(re.findall(r'name="(version|writer|seen)" value="([^"]*)"', page.text))
    assert client.post(url, {**hidden, "words": "We know."}).status_code == 302 and Handled.objects.get()


def test_the_chair_shares_a_question_and_the_committee_sees_that_and_no_more(here: Made) -> None:
    question = one_of(here)
    changes.note_answer(by=here.manager, board=here.board, question=question, words="Osprey")
    chair, member = signed_in(here, Role.CHAIR), signed_in(here, Role.SCRUTINY_MEMBER)
    shared = f"{LIST}shared/"
    assert "No question is shared" in member.get(shared).text
    url = f"{LIST}{question.key}/"
    assert "Tick that it may leave the board" in sent(chair, f"{url}share/").text and not Shared.objects.exists()
    assert "It is shared" in sent(chair, f"{url}share/", sure="on").text
    page = member.get(shared).text
    assert question.asks in page and "Shared by the chair" in page
    assert "Osprey" not in page and "felt heard" not in page and url not in page
    assert member.get(url).status_code == 403 and f'href="{shared}"' in member.get("/boards/eastmarsh/").text
    for role in (Role.AGENCY_LEAD, Role.SAFEGUARDING_LEAD, Role.LAY_MEMBER):
        assert signed_in(here, role).get(shared).status_code == 403
    assert (
        "Stop sharing it" in chair.get(url).text
        and "Stop sharing it" not in signed_in(here, Role.MANAGER).get(url).text
    )
    assert "shared no longer" in sent(chair, f"{url}stop-sharing/", reason="It was answered.").text
    assert "No question is shared" in member.get(shared).text


def test_a_question_that_the_record_answers_says_so(here: Made) -> None:
    question = one_of(here)
    changes.set_aside(by=here.manager, board=here.board, question=question, words="We know.")
    changes.switch_off(by=here.manager, board=here.board, rule="no-source", reason="We know.")
    page = signed_in(here, Role.MANAGER).get(f"{LIST}{question.key}/").text
    assert "Nothing is left to ask" in page and "We know." in page and "Note the answer" not in page


def test_rules_are_told_with_their_reasons_and_switched(here: Made) -> None:
    client = signed_in(here, Role.MANAGER)
    page = client.get(f"{LIST}rules/").text
    assert "A figure is worth what its source is worth" in page and "open question" in page
    assert "The rule is off" in sent(client, f"{LIST}rules/no-source/off/", reason="We know.").text
    assert "We know." in client.get(f"{LIST}rules/").text and "who counted or asked" not in client.get(LIST).text
    assert "The rule is on again" in client.post(f"{LIST}rules/no-source/on/", follow=True).text
    assert SwitchedOff.objects.get().withdrawn and "who counted or asked" in client.get(LIST).text
    assert client.get(f"{LIST}rules/no-such/off/").status_code == 404
    reader = signed_in(here, Role.PARTNER)
    assert "Switch it off" not in reader.get(f"{LIST}rules/").text


def test_the_list_is_paged_and_asks_as_little_of_a_large_board(client: Client) -> None:
    counts = []
    for slug, actions in (("eastmarsh", 15), ("calderwick", 150)):
        made = make(slug)
        fill(by=made.manager, board=made.board, actions=actions, rounds=4)
        client.force_login(made.users[Role.CHAIR])
        forget()
        with CaptureQueriesContext(connection) as seen:
            page = client.get(f"/boards/{slug}/questions/")
        counts.append(len(seen))
        assert page.status_code == 200
    assert "page=2" in page.text and counts[0] == counts[1] <= 12
    with CaptureQueriesContext(connection) as seen:
        client.get("/boards/calderwick/questions/?page=2")
    assert len(seen) == counts[0] - 2  # nothing was written: neither the plan nor its rows are read again


def test_words_of_the_record_are_words_on_the_page(here: Made, client: Client) -> None:
    action = Action.objects.get(ref="1.1.1")
    plan = Plan.objects.get(board=here.board)
    round = open_round(by=here.manager, plan=plan, title="March <i>2031</i>", on=timezone.localdate())
    typed = "An internal inspection found <script>alert(1)</script> good practice."
    write_statement(by=here.manager, action=action, round=round, typed=typed, delivery="")
    client.force_login(here.users[Role.MANAGER])
    page = client.get(LIST).text
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page and "<i>2031" not in page
