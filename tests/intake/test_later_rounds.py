"""What a board said of one document is known for the next; a promise that is worded or dated anew goes on."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.intake.changes import import_document, undo_import
from answerable.intake.families import PLACE
from answerable.intake.models import Correction, Document
from answerable.partnership.models import Agency, Group, Post
from answerable.plan.models import Action, Answerer, Commitment, Statement
from answerable.reading.proposal import Commitment as Promised
from answerable.reading.proposal import Due
from tests.board import Made, make
from tests.example_plan import JANUARY, PROPOSAL
from tests.intake.messy import FIRST as MESSY
from tests.intake.messy import messy_plan
from tests.intake.plans import ROWS, word_plan
from tests.intake.sending import HERE, sent
from tests.intake.test_way_in import confirm, typed

pytestmark = pytest.mark.django_db

MARCH = Due(words="end of March 2013", from_="2013-03-25", to="2013-03-31", precision="end_month")
FIRST = Promised(what="Report what children said to the board", action="1.1.2", kind="report", due=JANUARY)


@pytest.fixture
def made() -> Made:
    return make()


@pytest.fixture
def client(made: Made, client: Client) -> Client:
    client.force_login(made.users[Role.MANAGER])
    return client


def bring(made: Made, month: int, *promises: Promised) -> Document:
    """A round of the plan, on the tenth of this month of 2013, that promises these."""
    about = replace(PROPOSAL.document, date=f"2013-{month:02}-10")
    proposal = replace(PROPOSAL, document=about, commitments=list(promises))
    given = {"by": made.manager, "board": made.board, "filename": "plan.docx", "proposal": proposal}
    return import_document(**given, content=f"round {month}".encode()).document


# Promises


def test_a_promise_that_is_reworded_a_little_goes_on_and_gets_its_words_back_when_that_is_undone(made: Made) -> None:
    bring(made, 1, FIRST)
    second = bring(made, 2, replace(FIRST, what="What children said is reported to the board", who="chair"))
    promise = Commitment.objects.get(withdrawn=False)
    assert (promise.what, promise.who) == ("What children said is reported to the board", "chair")
    assert promise.due_words == "January 2013" and promise.round_id != second.round_id
    undo_import(by=made.manager, document=second, reason="The wrong file")
    promise.refresh_from_db()
    assert (promise.what, promise.who) == (FIRST.what, "") and check() == []


def test_without_a_word_from_a_person_another_day_makes_another_promise(made: Made) -> None:
    bring(made, 1, FIRST)
    bring(made, 2, replace(FIRST, due=MARCH))
    assert Commitment.objects.filter(outcome="").count() == 2


def later(made: Made, client: Client, due: str) -> tuple[Document, str]:
    """The messy plan brought in, and its next round read, in which the pathway is launched at another time."""
    first = messy_plan()
    confirm(client, sent(client, first, "first.docx"), known="now", title="Plan", period="2026/27")
    milestones = MESSY[0][3].replace("January 2027 meeting", due)
    rows = [[*MESSY[0][:3], milestones, *MESSY[0][4:]], *MESSY[1:]]
    document = sent(client, messy_plan(first=rows, day="Position at 31 October 2026"), "later.docx")
    return document, f"{HERE}{document.pk}/check/commitments/1/"


def test_a_promise_with_another_day_is_asked_about_and_rescheduled_once_a_person_says_so(
    made: Made, client: Client
) -> None:
    document, address = later(made, client, "March 2027 meeting")
    page = client.get(f"{HERE}{document.pk}/").content.decode()
    assert "It may be the promise that stands already: “Pathway launched, January 2027 meeting”" in page
    promise = Commitment.objects.get(what="Pathway launched")
    client.post(address, {**typed(client, address), "1-same": str(promise.pk)})
    shown = client.get(f"{HERE}{document.pk}/confirm/").content.decode()
    assert "Promises with another date: “Pathway launched” (1.1)." in shown and "New promises" not in shown
    confirm(client, document, known="now")
    promise.refresh_from_db()
    assert (promise.outcome, promise.due_words) == ("rescheduled", "March 2027 meeting")
    assert promise.first_due == "January 2027 meeting" and promise.due_to == date(2027, 3, 31)
    assert Commitment.objects.filter(what="Pathway launched").count() == 1 and check() == []


def test_one_that_is_said_to_be_new_is_new(made: Made, client: Client) -> None:
    document, address = later(made, client, "March 2027 meeting")
    client.post(address, {**typed(client, address), "1-same": "new"})
    assert "It may be the promise" in client.get(f"{HERE}{document.pk}/").content.decode()  # settled, and still listed
    confirm(client, document, known="now")
    assert Commitment.objects.filter(what="Pathway launched", outcome="").count() == 2


# Statuses and leads


def test_what_was_said_of_statuses_and_leads_is_known_for_the_next_document(made: Made, client: Client) -> None:
    document = sent(client, messy_plan(), "first.docx")
    where = f"{HERE}{document.pk}/check/"
    statuses = {**typed(client, f"{where}statuses/1/"), "0-level": "off track", "3-level": "no status"}
    client.post(f"{where}statuses/1/", statuses)
    police = {"0-who": "itself", "0-name": "Eastmarsh Police", "2-who": "post", "2-name": "Head of Service"}
    leads = {**typed(client, f"{where}leads/1/"), **police, "3-who": "none", "5-who": "group"}
    client.post(f"{where}leads/1/", leads)
    confirm(client, document, known="now", title="Plan", period="2026/27")
    said = {s.action.ref: (s.status_words, s.delivery) for s in Statement.objects.select_related("action")}
    assert said["1.1"] == ("Partially achieved", "off track") and said["1.2"] == ("G", "on track")
    assert said["2.2.1"] == ("Fully achieved", "") and "2.1.2" not in said
    assert Agency.objects.get(name="Eastmarsh Police").names.filter(name="DI PPU").exists()
    assert Answerer.objects.get(words="Eastmarsh Police").agency is not None
    assert Group.objects.get(name="QA sub gp") and Post.objects.get().name == "Head of Service"
    assert not Answerer.objects.filter(words="Ed. Safeguarding Lead").exists()

    again = sent(client, messy_plan(day="Position at 31 October 2026"), "later.docx")
    page = client.get(f"{HERE}{again.pk}/").content.decode()
    assert re.search(r"Settled.{0,300}“Partially achieved”</a>: This status", page, re.S)
    kept = {c.family: c.rows for c in Correction.objects.filter(document=again, family__in=("statuses", "leads"))}
    assert kept["statuses"] == {"0": {"level": "off track"}, "3": {"level": "no status"}}
    assert kept["leads"]["0"] == {"who": "itself", "name": "Eastmarsh Police"} and "1" not in kept["leads"]
    confirm(client, again, known="now")
    assert Agency.objects.filter(name="Eastmarsh Police").count() == 1 and Post.objects.count() == 1
    assert Answerer.objects.filter(action__ref="1.1", withdrawn=False).count() == 1 and check() == []


def test_it_is_known_at_the_command_line_too_and_what_is_settled_in_the_browser_holds_there(
    made: Made, client: Client, tmp_path: Path
) -> None:
    document = sent(client, messy_plan(), "first.docx")
    for family, said in (("statuses", {"0-level": "off track"}), ("commitments", {"1-left_out": "on"})):
        address = f"{HERE}{document.pk}/check/{family}/1/"
        client.post(address, {**typed(client, address), **said})
    confirm(client, document, known="now", title="Plan", period="2026/27")

    who = {"board": "eastmarsh", "email": made.users[Role.MANAGER].email, "yes": True}
    file = tmp_path / "later.docx"
    file.write_bytes(messy_plan(day="Position at 31 October 2026"))
    call_command("import", str(file), **who)
    said_now = Statement.objects.get(round__on="2026-10-31", action__ref="1.1")
    assert (said_now.status_words, said_now.delivery) == ("Partially achieved", "off track")
    assert not Commitment.objects.filter(what="Pathway launched").exists()
    later = Document.objects.get(filename="later.docx")
    assert later.printed and Correction.objects.get(document=later, family="statuses").rows["0"]

    waits = sent(client, messy_plan(day="Position at 30 November 2026"), "third.docx")
    address = f"{HERE}{waits.pk}/check/actions/1/"
    client.post(address, {**typed(client, address), "0-text": "Agree one pathway"})
    file.write_bytes(bytes(waits.content))
    call_command("import", str(file), **who)
    assert Action.objects.get(ref="1.1").text == "Agree one pathway" and check() == []


# Actions that a later version no longer has

SHORT = [ROWS[0], ROWS[1]]


def test_an_action_that_is_no_longer_in_the_document_stays_open_unless_it_is_closed_with_a_reason(
    made: Made, client: Client
) -> None:
    more = [*ROWS, ["1.1.4", "Ask again", "Chair", "", ""]]
    confirm(client, sent(client, word_plan(more), "first.docx"))
    later = sent(client, word_plan(SHORT, day="20 March 2013"), "later.docx")
    kept, closed = (Action.objects.get(ref=ref) for ref in ("1.1.3", "1.1.4"))
    address = f"{HERE}{later.pk}/confirm/"
    page = client.get(address).content.decode()
    assert "Actions that the document no longer has" in page and "1.1.4: Ask again" in page
    refused = confirm(client, later, **{f"gone-{closed.pk}": "stopped", "why_closed": ""})
    assert b"Enter why they are closed" in refused.content and Action.objects.filter(closed="").count() == 4
    confirm(client, later, **{f"gone-{closed.pk}": "stopped"})
    for action in (kept, closed):
        action.refresh_from_db()
    assert (kept.closed, closed.closed) == ("", "stopped")
    state = closed.history.order_by("-history_id")[0]
    assert state.history_change_reason == "No longer in the plan" and state.history_date.year == 2013
    third = sent(client, word_plan(SHORT, day="20 April 2013"), "third.docx")
    assert list(client.get(f"{HERE}{third.pk}/confirm/").context["form"].headings) == [f"gone-{kept.pk}"]

    undo_import(by=made.manager, document=Document.objects.get(pk=later.pk), reason="The wrong file")
    closed.refresh_from_db()
    assert closed.closed == "" and closed.history.as_of(timezone.now()).closed == "" and check() == []


# What was left out


def test_what_was_left_out_of_one_version_is_left_out_of_the_next_until_it_is_taken_in(
    made: Made, client: Client
) -> None:
    document = sent(client, messy_plan(), "first.docx")
    address = f"{HERE}{document.pk}/check/commitments/1/"
    client.post(address, {**typed(client, address), "1-left_out": "on"})
    confirm(client, document, known="now", title="Plan", period="2026/27")
    assert not Commitment.objects.filter(what="Pathway launched").exists()

    later = sent(client, messy_plan(day="Position at 31 October 2026"), "later.docx")
    address = f"{HERE}{later.pk}/check/commitments/1/"
    page = client.get(f"{HERE}{later.pk}/").content.decode()
    assert f'href="{address}#row-1">Promise 2</a>: “Pathway launched” is left out, as it was from' in page
    shown = client.get(address)
    assert shown.context["form"]["1-left_out"].value() is True and "Untick it to take it in" in shown.content.decode()
    confirm(client, later, known="now")
    assert not Commitment.objects.filter(what="Pathway launched").exists()

    third = sent(client, messy_plan(day="Position at 30 November 2026"), "third.docx")
    address = f"{HERE}{third.pk}/check/commitments/1/"
    client.post(address, {name: value for name, value in typed(client, address).items() if name != "1-left_out"})
    confirm(client, third, known="now")
    assert Commitment.objects.filter(what="Pathway launched").count() == 1
    fourth = sent(client, messy_plan(day="Position at 31 December 2026"), "fourth.docx")
    assert not any(page.rows for page in Correction.objects.filter(document=fourth, family="commitments"))


# What was missed, and another board's document


def added(client: Client, document: Document, family: str, line: int, **words: str) -> Any:
    address = f"{HERE}{document.pk}/add/{family}/{line}/"
    return client.post(address, {**typed(client, address), **{f"0-{n}": w for n, w in words.items()}})


def test_what_the_reader_missed_is_added_from_its_place_and_written_with_the_rest(made: Made, client: Client) -> None:
    document = sent(client, messy_plan())
    refused = added(client, document, "actions", 8, ref="", text="House every family", leads="Housing Mgr").content
    assert b"Enter its ref" in refused and b'href="#id_0-ref"' in refused and b"House every family" in refused
    assert added(client, document, "actions", 8, ref="1.4", text="House", progress="Two were.").status_code == 302
    place = Correction.objects.get(family="actions").rows["6"][PLACE]
    assert '"part": "paragraph"' in place
    figure = {"what": "families housed", "action": "6", "value-0": "2", "unit": "families"}
    assert added(client, document, "measures", 8, **figure).status_code == 302
    assert (
        added(client, document, "commitments", 8, what="House one more", action="6", due="May 2027").status_code == 302
    )

    address = f"{HERE}{document.pk}/check/actions/1/"
    client.post(address, {**typed(client, address), "6-text": "House them", "0-due": "May 2027"})
    assert Correction.objects.get(family="actions").rows["6"][PLACE] == place
    confirm(client, document, known="now", title="Plan", period="2026/27")
    action = Action.objects.get(ref="1.4")
    assert action.text == "House them" and action.source["line"] == 5 and action.objective.ref == "Priority 1"  # type: ignore[union-attr]
    assert Statement.objects.get(action=action).text == "Two were."
    assert Commitment.objects.get(action=action).due_words == "May 2027"
    assert client.get(f"{HERE}{document.pk}/add/actions/8/").status_code == 302


def test_a_document_that_seems_another_boards_says_so_and_is_confirmed_only_with_a_tick(
    made: Made, client: Client
) -> None:
    document = sent(client, messy_plan(title="Northgate Safeguarding Children Partnership: Business Plan 2026/27"))
    warned = "seems to be of Northgate Safeguarding Children Partnership, not of Eastmarsh"
    assert warned in client.get(f"{HERE}{document.pk}/").content.decode()
    refused = confirm(client, document, known="now").content.decode()
    assert warned in refused and 'href="#id_ours"' in refused and not Action.objects.exists()
    confirm(client, document, known="now", ours="on")
    assert Action.objects.count() == 6


def test_pages_that_an_earlier_version_did_not_make_are_opened_when_they_are_asked_for(
    made: Made, client: Client
) -> None:
    document = sent(client, messy_plan())
    Correction.objects.filter(family__in=("statuses", "leads", "doubts"))._raw_delete("default")
    for family in ("statuses", "leads", "doubts"):
        assert client.get(f"{HERE}{document.pk}/check/{family}/1/").status_code == 200
        assert client.get(f"{HERE}{document.pk}/check/{family}/2/").status_code == 404
