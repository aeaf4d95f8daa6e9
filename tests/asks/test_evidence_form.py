"""Evidence in a request's form: what is filled in beside an action comes back as what the answer names, once."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from answerable.asks import changes
from answerable.asks.evidence_form import EVIDENCE, LABELS, evidence_of, rows_of_evidence
from answerable.asks.models import Offered
from answerable.evidence.models import Evidence, EvidenceFor
from answerable.history.reading import check
from answerable.plan.models import Update
from answerable.plan.rules import plain
from tests.asks.asked import Asked, asked_on, opened, sent
from tests.asks.test_excel_form import book_of, fill, saved
from tests.asks.test_word_form import form_of, send
from tests.board import Made

database = pytest.mark.django_db
ITEM = {"title": "Audit of 40 files", "kind": "Outcome", "method": "audit or dip sample", "on": "27 March 2013"}
KEPT = {"title": "Audit of 40 files", "kind": "outcome", "method": "audit", "on": date(2013, 3, 27), "findings": ""}


def read(said: dict[str, str], ref: str = "1.1.1", named: Any = ()) -> tuple[list[Any], list[str]]:
    """What a table says in which these rows are filled in."""
    rows = {plain(label.partition("?")[0]): words for label, words in rows_of_evidence(ref)}
    rows |= {plain(LABELS[name].partition("?")[0]): words for name, words in said.items()}
    return evidence_of([rows], ["1.1.1", "1.1.2"], named)


def test_what_is_filled_in_is_what_the_page_would_take() -> None:
    assert read(ITEM) == ([("1.1.1", KEPT)], [])
    assert read({"title": "Survey", "kind": "Voice: what children and service users say"})[0][0][1]["kind"] == "voice"
    assert read({"title": "Survey", "kind": "voice"})[0][0][1]["method"] == "not stated"
    assert read({**ITEM, "on": "27 3 2013"})[0] == read({**ITEM, "on": "2013-03-27 00:00:00"})[0] == read(ITEM)[0]
    assert read({}) == ([], []) and read(ITEM, named={("1.1.1", plain(ITEM["title"]))}) == ([], [])
    assert read(ITEM, named={("1.1.2", plain(ITEM["title"]))})[0]


@pytest.mark.parametrize(
    ("said", "ref", "why"),
    [
        (ITEM, "7.7", "not an action that you are asked about"),
        ({**ITEM, "title": ""}, "1.1.1", "What it is"),
        ({**ITEM, "kind": ""}, "1.1.1", "What does it show"),
        ({**ITEM, "kind": "Excellent"}, "1.1.1", "choose one of Activity, Outcome, Voice"),
        ({**ITEM, "method": "guess"}, "1.1.1", "choose one of Return, Records"),
        ({**ITEM, "on": "March 2013"}, "1.1.1", "give a whole date"),
        ({**ITEM, "on": "some time"}, "1.1.1", "give a whole date"),
        ({**ITEM, "title": "x" * 301}, "1.1.1", "What it is"),
        ({**ITEM, "findings": "x" * 5001}, "1.1.1", "What it found"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_of_it_is(said: dict[str, str], ref: str, why: str) -> None:
    taken, faults = read(said, ref)
    assert taken == [] and len(faults) == 1 and why in faults[0] and ref in faults[0]


def fill_table(document: Any, ref: str, said: dict[str, str]) -> bytes:
    (table,) = [t for t in document.tables if [c.text for c in t.rows[0].cells] == [EVIDENCE, ref]]
    for row in table.rows:
        for name, words in said.items():
            if row.cells[0].text.startswith(LABELS[name].rstrip("?")):
                row.cells[1].text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


@database
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_evidence_in_a_form_stands_beside_the_answer_and_is_of_the_register_once_it_is_accepted(
    asked: Asked, form: str
) -> None:
    client: Client = opened(asked)
    if form == "docx":
        content = fill_table(form_of(client, asked.url), "1.1.1", ITEM)
    else:
        book = book_of(client, asked.url)
        assert book["Evidence"]["A2"].value == "1.1.1" and book["Evidence"]["A2"].protection.locked
        fill(book, "Evidence", {LABELS[name].rstrip("?"): words for name, words in ITEM.items()})
        content = saved(book)
    page = send(client, asked.url, content, f"form.{form}").text
    assert "1 item of evidence is added beside the answer" in page and "Nothing is sent yet." in page
    assert "Audit of 40 files" in client.get(asked.url).text and not Evidence.objects.filter(title=ITEM["title"])
    send(client, asked.url, content, f"form.{form}")  # the same file again
    one = Offered.objects.get()
    assert {name: getattr(one, name) for name in KEPT} == KEPT and one.action == asked.action
    assert not Update.objects.filter(round=asked.ask.round).exists()
    sent(client, f"{asked.url}actions/{asked.action.pk}/", text="Forty files were audited.")
    sent(client, f"{asked.url}send/")
    asked.ask.refresh_from_db()
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    item = Evidence.objects.get(title="Audit of 40 files")
    assert EvidenceFor.objects.filter(evidence=item, action=asked.action).exists() and item.producer == "agency itself"
    assert check() == []


@database
def test_a_form_with_a_fault_in_its_evidence_says_which_and_takes_the_rest(asked: Asked) -> None:
    client = opened(asked)
    book = book_of(client, asked.url)
    fill(book, "Evidence", {"What it is": "Audit", "Date": "March 2013"})
    fill(book, "Changes", {"What has changed": "Nothing."})
    page = send(client, asked.url, saved(book), "form.xlsx").text
    assert "Evidence for 1.1.1" in page and "give a whole date" in page and "row 2" in page.lower()
    asked.ask.refresh_from_db()
    assert not Offered.objects.exists()
