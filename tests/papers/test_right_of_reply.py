"""Before a paper goes out an agency sees all that it says of it, corrects or comments on each, and is answered."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.papers.changes import answer_reply, reply, write_section
from answerable.papers.models import Paper, Reply
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_agency, appoint, make_account
from answerable.partnership.models import Agency
from tests.board import Made
from tests.filling import filled

pytestmark = pytest.mark.django_db
WORDS = "Eastmarsh Council asked 40 children. Nobody else was asked. The Council will ask again in May 2033."


@pytest.fixture
def sent(made: Made, plan_in: Paper) -> Paper:
    """The paper, out for its accuracy check."""
    write_section(by=made.manager, paper=plan_in, key="summary", text=WORDS)
    Paper.objects.filter(pk=plan_in.pk).update(state="accuracy check")
    return Paper.objects.get(pk=plan_in.pk)


@pytest.fixture
def council(plan_in: Paper) -> Agency:
    return Agency.objects.get(name="Eastmarsh Council")


def lead_of(made: Made, agency: Agency, name: str) -> Any:
    user = make_account(by=INSTALLER, email=f"{name}@eastmarsh.example", password=None)
    of = {"board": made.board, "role": Role.AGENCY_LEAD, "post": "Head of safeguarding", "starts": date(2012, 1, 1)}
    appoint(by=made.manager, user=user, agency=agency, **of)  # type: ignore[arg-type]
    return user


def at(made: Made, name: str, *args: Any) -> str:
    return reverse(f"papers:{name}", args=[made.board.slug, *args])


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_lead_sees_every_sentence_corrects_one_and_reads_the_boards_answer(
    made: Made, sent: Paper, council: Agency
) -> None:
    lead, manager = signed_in(lead_of(made, council, "lead")), signed_in(made.users[Role.MANAGER])
    assert f"What it says of {council.name}" in lead.get(at(made, "paper", sent.pk)).content.decode()
    page = lead.get(at(made, "about", sent.pk, council.pk)).content.decode()
    assert "Eastmarsh Council asked 40 children." in page and "Nobody else was asked." not in page
    assert "It is named" in page and "Status: " in page  # of the action that it leads

    said = {"proposed": "The Council asked 44 children.", "words": "Four more answered late."}
    filled(lead, at(made, "say", sent.pk, council.pk, 1), **said)
    kept = Reply.objects.get()
    assert (kept.agency, kept.quoted, kept.about) == (council, "Eastmarsh Council asked 40 children.", "Summary")
    assert "Not answered yet" in lead.get(at(made, "about", sent.pk, council.pk)).content.decode()

    assert "1 of 1 has no answer" in manager.get(at(made, "paper", sent.pk)).content.decode()
    filled(manager, at(made, "answer-reply", kept.pk), became="changed", answer="It says 44 now.", post="Manager")
    page = lead.get(at(made, "about", sent.pk, council.pk)).content.decode()
    assert "The paper is changed" in page and "It says 44 now." in page and "Four more answered late." in page


def test_what_was_said_stays_when_the_sentence_is_gone(made: Made, sent: Paper, council: Agency) -> None:
    lead = signed_in(lead_of(made, council, "lead"))
    filled(lead, at(made, "say", sent.pk, council.pk, 1), words="Four more answered late.")
    narrative = {**sent.narrative, "summary": {"text": "It met.", "post": ""}}
    Paper.objects.filter(pk=sent.pk).update(narrative=narrative)
    page = lead.get(at(made, "about", sent.pk, council.pk)).content.decode()
    assert "Said of what the paper no longer says" in page and "Four more answered late." in page


def test_a_comment_on_what_the_paper_no_longer_says_is_refused_with_its_words(
    made: Made, sent: Paper, council: Agency
) -> None:
    lead, there = signed_in(lead_of(made, council, "lead")), at(made, "say", sent.pk, council.pk, 1)
    typed = {"quoted": "Eastmarsh Council asked 12 children.", "words": "We did not.", "proposed": "", "version": "0"}
    answer = lead.post(there, typed)
    page = answer.content.decode()
    assert "The paper does not say this any more" in page and "We did not." in page
    assert not Reply.objects.exists()


def test_the_manager_enters_what_an_agency_said_elsewhere_and_says_how_it_is_known(
    made: Made, sent: Paper, council: Agency
) -> None:
    manager = signed_in(made.users[Role.MANAGER])
    typed = {"words": "It was 44.", "on_behalf": "By e-mail, 3 May."}
    filled(manager, at(made, "say", sent.pk, council.pk, 1), **typed)
    assert Reply.objects.get().on_behalf == "By e-mail, 3 May."
    with pytest.raises(ValidationError, match="Say how you know it"):
        reply(by=made.manager, paper=sent, agency=council, about="Summary", words="It was 44.")


def test_another_agencys_lead_says_nothing_for_it(made: Made, sent: Paper, council: Agency) -> None:
    other = add_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    user = lead_of(made, other, "other")
    client, there = signed_in(user), at(made, "say", sent.pk, council.pk, 1)
    assert client.get(there).status_code == 302  # to what it says of them
    quoted = "Eastmarsh Council asked 40 children."
    client.post(there, {"quoted": quoted, "words": "x", "on_behalf": "x", "version": "0"})
    assert not Reply.objects.exists()
    with pytest.raises(PermissionDenied):
        reply(by=actor_for(user), paper=sent, agency=council, about="x", words="x", on_behalf="x")
    with pytest.raises(PermissionDenied):
        kept = reply(by=made.manager, paper=sent, agency=council, about="x", words="x", on_behalf="x")
        answer_reply(by=actor_for(user), reply=kept, became="kept", answer="x", post="x")


def test_nothing_is_said_or_answered_once_the_paper_is_out(made: Made, sent: Paper, council: Agency) -> None:
    kept = reply(by=made.manager, paper=sent, agency=council, about="x", words="x", on_behalf="x")
    Paper.objects.filter(pk=sent.pk).update(state="published")
    with pytest.raises(ValidationError, match="published"):
        answer_reply(by=made.manager, reply=kept, became="kept", answer="x", post="x")
    page = signed_in(made.users[Role.MANAGER]).get(at(made, "about", sent.pk, council.pk)).content.decode()
    assert "Correct it or comment" not in page


def test_whoever_sends_it_on_reads_which_agencies_have_said_nothing(made: Made, sent: Paper, council: Agency) -> None:
    lead, manager = signed_in(lead_of(made, council, "lead")), signed_in(made.users[Role.MANAGER])
    quiet = "1 of its agencies has said nothing of it yet: Eastmarsh Council."
    assert quiet in manager.get(at(made, "paper", sent.pk)).text
    assert quiet not in lead.get(at(made, "paper", sent.pk)).text
    url = at(made, "say", sent.pk, council.pk, 1)
    with pytest.raises(AssertionError, match="Say how it should read, or what is wrong with it"):
        filled(lead, url, proposed="", words="")
    filled(lead, url, proposed="The Council asked 44 children.", words="")
    assert Reply.objects.get().proposed == "The Council asked 44 children."
    assert "has said nothing of it yet" not in manager.get(at(made, "paper", sent.pk)).text
