"""A document's way in through the browser, once it was let in: read in the background, corrected, confirmed."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.intake.changes import begin_reading, receive
from answerable.intake.families import FAMILIES
from answerable.intake.models import Correction, Document
from answerable.partnership.models import Agency, AgencyName
from answerable.plan.models import Action, Aim, Answerer, Plan, Statement
from tests.board import Made, make
from tests.intake.plans import HEAD, ROWS, march, word_plan
from tests.intake.sending import HERE, send, sent
from tests.worker import do_what_waits

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    return made


def typed(client: Client, address: str) -> dict[str, str]:
    """The form at an address as it would be sent unchanged."""
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form}
    day = {
        f"on-{part}": v for part, v in zip(("year", "month", "day"), str(shown.get("on", "")).split("-"), strict=False)
    }
    version = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    words = {name: value for name, value in shown.items() if value not in (None, False)}
    return {**words, **day, "version": version[1] if version else ""}


def confirm(client: Client, document: Document, **other: str) -> Any:
    address = f"{HERE}{document.pk}/confirm/"
    return client.post(address, {**typed(client, address), "known": "document", **other}, follow=True)


# In the background


def test_a_page_shows_how_far_it_is_and_looks_again_until_it_is_read(made: Made, client: Client) -> None:
    page = send(client, word_plan())
    assert "Waiting to be read" in page.content.decode() and page["Refresh"] == "3"
    address = page.redirect_chain[-1][0]
    still = client.get(f"{address}?still=yes")
    assert "Refresh" not in still and "Look again" in still.content.decode()
    do_what_waits()
    read = client.get(address)
    assert "Refresh" not in read and "Waiting to be confirmed" in read.content.decode()


def test_a_page_says_what_a_document_waits_for_and_since_when(made: Made, client: Client) -> None:
    """The worker takes one document after the other, of whichever board."""
    others = make("calderwick")
    receive(by=others.manager, board=others.board, filename="first.md", content=b"# First")
    first = send(client, word_plan(), "first.docx").redirect_chain[-1][0]
    second = send(client, march(), "second.docx").redirect_chain[-1][0]
    assert "1 other document comes before it" in client.get(first).text
    waits = client.get(second).text
    assert "2 other documents come before it" in waits and "You can leave this page" in waits
    assert re.search(r"It has waited since \d+ \w+ \d{4} at \d+:\d\d[ap]m", waits)
    Document.objects.filter(filename="first.md").update(state=Document.CANCELLED)
    assert "It is the next to be read" in client.get(first).text


def test_a_page_says_that_a_document_is_being_read_and_since_when(made: Made, client: Client) -> None:
    send(client, word_plan())
    document = Document.objects.get()
    begin_reading(by=made.manager, document=document)
    page = client.get(f"{HERE}{document.pk}/")
    assert "Being read" in page.text and page["Refresh"] == "3"
    assert re.search(r"Reading began \d+ \w+ \d{4} at \d+:\d\d[ap]m", page.text)
    Document.objects.update(began_at=timezone.now() - timedelta(minutes=4))
    late = client.get(f"{HERE}{document.pk}/")
    assert "It has taken longer than it should" in late.text and "Refresh" not in late


def test_a_document_can_be_cancelled_while_it_waits_and_read_after_all(made: Made, client: Client) -> None:
    address = send(client, word_plan()).redirect_chain[-1][0]
    client.post(f"{address}cancel/")
    do_what_waits()
    document = Document.objects.get()
    assert document.state == Document.CANCELLED and document.proposal == {}
    client.post(f"{address}again/")
    do_what_waits()
    document.refresh_from_db()
    assert document.state == Document.READ and len(document.proposal["actions"]) == 3


def test_one_that_was_read_need_not_be_brought_in(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    page = client.post(f"{HERE}{document.pk}/cancel/", follow=True).content.decode()
    assert "Nothing was written into the plan" in page and "Read it again" in page
    address = f"{HERE}{document.pk}/confirm/"
    assert client.post(address, {"known": "now"}, follow=True).redirect_chain[-1][0] == f"{HERE}{document.pk}/"
    assert not Plan.objects.exists()


def test_whoever_may_read_doubts_sees_what_was_understood_and_changes_nothing(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    client.force_login(made.users[Role.CHAIR])
    page = client.get(f"{HERE}{document.pk}/").content.decode()
    assert "2. What was understood" in page
    assert "/check/" not in page and "/confirm/" not in page and "/cancel/" not in page
    assert client.post(f"{HERE}{document.pk}/check/actions/1/", {"0-ref": "9"}).status_code == 403


def test_what_is_read_of_a_document_that_was_cancelled_meanwhile_is_thrown_away(
    made: Made, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from answerable.intake import changes, tasks

    real = tasks.read_apart_with_words

    def cancelled_meanwhile(path: Path) -> Any:
        changes.cancel(by=made.manager, document=Document.objects.get())
        return real(path)

    monkeypatch.setattr(tasks, "read_apart_with_words", cancelled_meanwhile)
    assert sent(client, word_plan()).state == Document.CANCELLED


def test_one_that_never_came_to_an_end_can_be_read_again(made: Made, client: Client) -> None:
    send(client, word_plan())
    Document.objects.update(state=Document.READING, began_at="2026-01-01T00:00:00Z")
    document = Document.objects.get()
    assert "longer than it should" in client.get(f"{HERE}{document.pk}/").content.decode()
    Document.objects.update(read_on="2026-01-01T00:00:00Z")
    client.post(f"{HERE}{document.pk}/again/")
    waits = client.get(f"{HERE}{document.pk}/")
    assert waits["Refresh"] and "longer than it should" not in waits.content.decode(), "it has only just begun to wait"
    do_what_waits()
    document.refresh_from_db()
    assert document.state == Document.READ


# Corrected


def test_each_thing_stands_beside_the_documents_own_words(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    page = client.get(f"{HERE}{document.pk}/check/actions/1/")
    rows = page.context["form"].page_rows
    assert [row.name for row in rows] == ["Action 1.1.1", "Action 1.1.2", "Action 1.1.3"]
    assert rows[0].quoted == list(zip(HEAD, ROWS[0], strict=True)) and rows[0].place == "table 1, row 2"
    assert "25 March 2013 to 31 March 2013" in page.content.decode()
    words = client.get(f"{HERE}{document.pk}/words/?line={rows[0].line}").content.decode()
    assert re.search(r'app-printed--marked" id="line-\d+">.*?Train a lead in every school', words, re.S)


def test_corrections_are_kept_beside_what_was_read_and_written_once_confirmed(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/check/actions/1/"
    values = typed(client, address)
    changed = {"0-text": "Train two leads", "0-due": "mid June 2013", "1-leads": "Police\nHealth", "2-left_out": "on"}
    saved = client.post(address, {**values, **changed}, follow=True).content.decode()
    assert "(3 corrected)" in saved
    kept = Correction.objects.get(family="actions")
    assert kept.rows == {
        "0": {"text": "Train two leads", "due": "mid June 2013"},
        "1": {"leads": "Police\nHealth"},
        "2": {"left_out": "yes"},
    }
    document.refresh_from_db()
    assert document.proposal["actions"][0]["text"] == ROWS[0][1] and not Plan.objects.exists()
    page = confirm(client, document).content.decode()
    assert "The document is part of the plan. See below what to do now." in page and "What was written" in page
    actions = list(Action.objects.order_by("order"))
    assert [(a.ref, a.text) for a in actions] == [("1.1.1", "Train two leads"), ("1.1.2", ROWS[1][1])]
    assert str(actions[0].due_from) == "2013-06-11" and actions[0].due_words == "mid June 2013"
    assert list(Answerer.objects.filter(action=actions[1]).values_list("words", flat=True)) == ["Police", "Health"]
    document.refresh_from_db()
    assert document.confirmed["actions"][0]["text"] == "Train two leads"
    assert document.proposal["actions"][0]["text"] == ROWS[0][1] and check() == []


def test_the_second_of_two_who_correct_a_page_sees_both_versions(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/check/aims/1/"
    mine = {**typed(client, address), "0-title": "Mine"}
    other = Client()
    other.force_login(made.users[Role.QUALITY_OFFICER])
    assert other.post(address, {**typed(other, address), "0-title": "Theirs"}).status_code == 302
    page = client.post(address, mine).content.decode()
    assert "Somebody changed this while you were writing" in page and "Aim 1: Title" in page
    assert "Theirs" in page and "Mine" in page
    assert Correction.objects.get(family="aims").rows == {"0": {"title": "Theirs"}}


def test_a_refused_correction_returns_every_word_and_says_which_row(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/check/actions/1/"
    page = client.post(address, {**typed(client, address), "1-ref": "", "0-text": "Mine & yours"}).content.decode()
    nothing = client.post(address, {**typed(client, address), "0-text": ""}).text
    assert "Action 1.1.1: enter what is to be done" in nothing
    assert "Action 1.1.2: enter its ref" in page and "Mine &amp; yours" in page and 'href="#id_1-ref"' in page
    measures = f"{HERE}{document.pk}/check/measures/1/"
    page = client.post(measures, {**typed(client, measures), "0-value-0": "many"}).content.decode()
    assert "Enter a number, such as 42" in page and 'value="many"' in page


def test_who_is_who_joins_spellings_and_knows_the_boards_own(made: Made, client: Client) -> None:
    from answerable.partnership.changes import add_agency

    known = add_agency(by=made.manager, board=made.board, name="Constabulary")
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/check/agencies/1/"
    shown = client.get(address).context["form"].page_rows
    rows = {row.name: row.number for row in shown}
    assert {"Eastmarsh Council", "Eastmarsh Police"} <= set(rows)
    police = rows["Eastmarsh Police"]
    assert {row.note for row in shown} == {""}  # the board knows none of these names yet
    circle = {f"{n}-who": f"same:{m}" for n, m in ((0, 1), (1, 0))}
    assert "another name of another" in client.post(address, {**typed(client, address), **circle}).content.decode()
    client.post(address, {**typed(client, address), f"{police}-who": f"known:{known.pk}"})
    confirm(client, document)
    assert not Agency.objects.filter(name="Eastmarsh Police").exists()
    assert AgencyName.objects.get(name="Eastmarsh Police").agency == known
    assert Answerer.objects.get(action__ref="1.1.2").agency == known
    later = sent(client, march(), "march.docx")
    notes = {row.name: row.note for row in client.get(f"{HERE}{later.pk}/check/agencies/1/").context["form"].page_rows}
    assert notes["Eastmarsh Police"] == "The board knows it, as Constabulary."


def test_a_lead_that_a_person_typed_is_the_agency_that_the_board_knows_by_that_name(made: Made, client: Client) -> None:
    from answerable.partnership.changes import add_agency

    health = add_agency(by=made.manager, board=made.board, name="Eastmarsh Health Trust", names=["EHT"])
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/check/actions/1/"
    client.post(address, {**typed(client, address), "0-leads": "EHT"})
    confirm(client, document)
    assert Answerer.objects.get(action__ref="1.1.1").agency == health


# Confirmed


def test_confirming_asks_from_when_the_facts_are_known_and_says_what_begins(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/confirm/"
    page = client.get(address)
    assert "It starts a new plan." in page.content.decode()
    assert page.context["form"].initial["on"] == "2012-12-10"
    refused = client.post(address, {**typed(client, address), "title": ""}).content.decode()
    assert "Select from when the document’s facts are known" in refused and "Enter the title of the new plan" in refused
    confirm(client, document, title="Our plan", period="2012/13")
    plan = Plan.objects.get()
    assert (plan.title, plan.period) == ("Our plan", "2012/13")
    assert str(plan.history.get().history_date.date()) == "2012-12-10"


def test_what_was_corrected_after_the_page_was_opened_is_not_confirmed_unseen(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    opened = typed(client, f"{HERE}{document.pk}/confirm/")
    aims = f"{HERE}{document.pk}/check/aims/1/"
    client.post(aims, {**typed(client, aims), "0-title": "Other"})
    page = client.post(f"{HERE}{document.pk}/confirm/", {**opened, "known": "now"}).content.decode()
    assert "Somebody corrected something since you opened this page" in page and not Plan.objects.exists()
    confirm(client, document)
    assert Aim.objects.get().title == "Other"


def test_the_next_round_shows_what_is_new_changed_gone_and_silent(made: Made, client: Client) -> None:
    confirm(client, sent(client, word_plan()))
    document = sent(client, march(), "march.docx")
    page = client.get(f"{HERE}{document.pk}/confirm/").content.decode()
    for words in (
        "New since the last round: 1.1.4.",
        "Worded differently: 1.1.1.",
        "No longer in the document: 1.1.3.",
        "Gone silent (said something last time, nothing now): 1.1.2.",
    ):
        assert words in page
    confirm(client, document)
    assert Plan.objects.count() == 1 and Statement.objects.filter(round__title="March 2013").count() == 2


def test_a_ref_that_repeats_is_said_before_confirming_and_can_be_corrected(made: Made, client: Client) -> None:
    document = sent(client, word_plan())
    address = f"{HERE}{document.pk}/check/actions/1/"
    client.post(address, {**typed(client, address), "1-ref": "1.1.1"})
    for page in (f"{HERE}{document.pk}/", f"{HERE}{document.pk}/confirm/"):
        link = rf'<a href="{address}#row-1">The document gives an action twice under 1\.1\.1\.'
        assert re.search(link, client.get(page).content.decode())
    client.post(address, {**typed(client, address), "0-left_out": "on"})
    client.post(address, {**typed(client, address), "2-ref": "1.1.1"})
    assert f'{address}#row-2">The document gives' in client.get(f"{HERE}{document.pk}/").content.decode()
    client.post(address, {k: v for k, v in {**typed(client, address), "2-ref": "1.1.3"}.items() if k != "0-left_out"})
    confirm(client, document)
    assert not Plan.objects.exists()
    client.post(address, {**typed(client, address), "1-ref": "1.1.2"})
    confirm(client, document)
    assert Action.objects.count() == 3


def test_one_that_shares_few_actions_is_asked_which_plan_it_reports_on(made: Made, client: Client) -> None:
    confirm(client, sent(client, word_plan()))
    other = word_plan([["9.9", "Other", "Chair", "", "Begun."]], day="11 December 2012")
    document = sent(client, other, "other.docx")
    assert "Select which plan it reports on" in confirm(client, document).content.decode()
    page = confirm(client, document, plan="new", period="2012/13").content.decode()
    assert '<a href="#id_period">The board has a plan of 2012/13 already' in page
    assert "The board has a plan of 2012/13 already" in page and Plan.objects.count() == 1
    confirm(client, document, plan=str(Plan.objects.get().pk))
    assert Plan.objects.count() == 1 and Action.objects.count() == 4


# What a page costs


def large(count: int) -> bytes:
    return word_plan(
        [[f"1.1.{n}", f"Do thing {n}", "Chair", "June 2013", f"Thing {n} begun."] for n in range(1, count + 1)]
    )


def test_queries_do_not_grow_with_the_document(made: Made, client: Client) -> None:
    small, big = sent(client, large(15), "small.docx"), sent(client, large(150), "big.docx")
    counts: dict[str, list[int]] = {}
    for document in (small, big):
        checks = [f"check/{family}/1/" for family in FAMILIES]
        for page in ("", *checks, "words/", "words/?add=actions", "add/actions/3/", "confirm/"):
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(f"{HERE}{document.pk}/{page}")
            assert answer.status_code in (200, 404), page
            counts.setdefault(page, []).append(len(captured))
    with CaptureQueriesContext(connection) as captured:
        client.get(HERE)
    counts["list"] = [len(captured)] * 2
    confirm(client, small)
    later = sent(client, large(14), "later.docx")  # a later round of the plan
    for document, pages in ((small, ("", "undo/")), (later, ("", "check/commitments/1/", "confirm/"))):
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                client.get(f"{HERE}{document.pk}/{page}")
            counts[f"{document} {page}"] = [len(captured)] * 2
    assert all(few == many <= 12 for few, many in counts.values()), counts
