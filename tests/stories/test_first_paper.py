"""The manager of an empty board, with nothing but a Word plan that nobody has seen, reaches a correct draft paper:
statuses, leads, a date, a figure and a promise corrected, a missed action added. Every click and field is counted."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from playwright.sync_api import Locator, Page, expect

from answerable.access.roles import Role
from answerable.evidence.models import Observation
from answerable.history.reading import check
from answerable.plan.models import Action, Answerer, Commitment, Statement
from answerable.plan.rules import plain
from tests.board import PASSWORD, Made
from tests.browser import fit_for_all
from tests.intake.messy import LOOSE, messy_plan
from tests.worker import do_what_waits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 45  # clicks and fields, from signing in to the draft; at half a minute for each it is 23 minutes
INSPECTOR = "Detective Inspector, Public Protection Unit"


class Hands:
    """A person at the page: each click, and each field filled in or chosen, is one."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def click(self, role: Any, name: str) -> None:
        self.count += 1
        self.page.get_by_role(role, name=name, exact=True).click()

    def fill(self, field: Locator, words: str) -> None:
        self.count += 1
        field.fill(words)

    def choose(self, row: str, field: str, label: str) -> None:
        self.count += 1
        self.row(row).get_by_label(field).select_option(label=label)

    def row(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=name, exact=True)


@pytest.mark.both_databases
def test_from_the_first_sign_in_to_a_correct_draft_paper(
    page: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    person = Hands(page)
    plan = tmp_path / "Plan FINAL v3.docx"
    plan.write_bytes(messy_plan())
    send(person, live_server, plan)
    settle_statuses_and_leads(person)
    correct(person)
    add_what_was_missed(person)
    confirm(person)
    draft(person)
    assert person.count <= MOST, f"{person.count} clicks and fields"
    assert_true_to_the_document(page, plan)
    assert check() == []


def send(person: Hands, live_server: object, plan: Path) -> None:
    page = person.page
    page.goto(f"{live_server}/accounts/login/")
    person.fill(page.get_by_label(re.compile("^E-?mail")), f"{Role.MANAGER.value}@eastmarsh.example")
    person.fill(page.get_by_label("Password"), PASSWORD)
    person.click("button", "Sign in")
    person.click("button", "Bring your Word plan in")
    person.count += 1
    page.get_by_label("The document").set_input_files(plan)
    person.click("button", "Send")
    do_what_waits()
    expect(page.get_by_text("Waiting to be confirmed")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("13 of 13 left to look at.")).to_be_visible()
    fit_for_all(page)


def settle_statuses_and_leads(person: Hands) -> None:
    page = person.page
    person.click("link", "“Partially achieved”")
    expect(person.row("“Amber”").get_by_label("Status")).to_have_value("")
    expect(person.row("“Amber”").get_by_text("Off track, recovery agreed, as “Amber” says")).to_be_attached()
    fit_for_all(page)
    person.choose("“Partially achieved”", "Status", "Off track, recovery agreed")
    person.choose("“Slippage”", "Status", "Off track")
    person.choose("“Fully achieved”", "Status", "Done")
    person.click("button", "Save and look at what is next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leads: who is who")
    fit_for_all(page)
    for post in ("“DI PPU”", "“L&D officer”", "“HoS”", "“Ed. Safeguarding Lead”", "“IRO Mgr”"):
        person.choose(post, "Who is it?", "A post")
    person.fill(person.row("“DI PPU”").get_by_label("How the plan is to call it"), INSPECTOR)
    person.choose("“QA sub gp”", "Who is it?", "A group that is new to the board")
    person.fill(person.row("“QA sub gp”").get_by_label("How the plan is to call it"), "Quality Assurance Group")
    person.click("button", "Save and look at what is next")


def correct(person: Hands) -> None:
    page = person.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions")
    row = person.row("Action 1.1")
    for words in ("Milestones", "Timescale"):
        expect(row.locator("blockquote strong", has_text=words)).to_be_visible()
    expect(row.locator("blockquote", has_text="Draft pathway to the executive by end of October 2026")).to_be_visible()
    fit_for_all(page)
    person.fill(person.row("Action 1.2").get_by_label("Due"), "mid October 2026")
    person.fill(person.row("Priority 1 > [1]").get_by_label("Ref"), "1.3")
    person.choose("Action 2.1.1", "Status", "On track")
    person.click("button", "Save these")

    person.click("link", "Check Measures")
    person.fill(person.row("Measure 2, action 1.2").get_by_label("Value", exact=True), "181")
    person.click("button", "Save and look at what is next")
    progress = person.row("Progress statement 2, action 1.2").get_by_label("What it says")
    person.fill(progress, progress.input_value().replace("118", "181"))
    person.click("button", "Save these")
    expect(page.get_by_text("1 of 14 left to look at.")).to_be_visible()

    person.click("link", "Check Promises")
    promise = person.row("Promise 5, action 2.1.1")
    for head, words in (("Milestones", "Questions agreed with young people"), ("Timescale", "by 31/12/26")):
        expect(promise.locator("blockquote", has_text=head).filter(has_text=words)).to_be_visible()
    person.fill(promise.get_by_label("Due"), "end of November 2026")
    person.click("button", "Save these")


def add_what_was_missed(person: Hands) -> None:
    page = person.page
    person.click("link", "Add one that is missing Actions")
    fit_for_all(page)
    missed = page.locator(".app-printed", has_text="Also agreed in July")
    expect(missed.get_by_text("Nothing understood")).to_be_visible()
    person.count += 1
    missed.get_by_role("link", name="Add action from here").click()
    expect(page.get_by_label("Ref")).to_have_value("1.4")
    expect(page.get_by_label("What is to be done")).to_have_value(LOOSE)
    fit_for_all(page)
    person.fill(page.get_by_label("Leads"), "Housing Mgr")
    person.fill(page.get_by_label("Due"), "25 December 2026")
    person.click("button", "Add this action")
    expect(page.get_by_text("Added: action, from paragraph")).to_be_visible()


def confirm(person: Hands) -> None:
    page = person.page
    person.click("button", "Go on to confirm")
    fit_for_all(page)
    person.count += 1
    page.get_by_label("From today").check()
    person.click("button", "Confirm and bring it in")
    expect(page.get_by_role("heading", name="What do I do now?")).to_be_visible()
    fit_for_all(page)


def draft(person: Hands) -> None:
    page = person.page
    person.click("link", "Draft a paper from it")
    expect(page.get_by_label("Author")).to_have_value("business manager")
    expect(page.get_by_label("Report from")).to_have_value("chair")
    person.fill(page.get_by_label("Committee"), "Children and Young People Scrutiny Committee")
    person.count += 1
    meeting = page.get_by_role("group", name="Date of the meeting")
    for part, words in (("Day", "14"), ("Month", "1"), ("Year", "2027")):
        meeting.get_by_label(part).fill(words)
    person.click("button", "Start the draft")
    page.get_by_role("link", name="Read the paper").click()
    fit_for_all(page)


def assert_true_to_the_document(page: Page, plan: Path) -> None:
    """The draft says what the document says and what was corrected, in its rows; and the record holds no word that is
    neither in the document nor typed."""
    late = "Off track, recovery agreed"
    expected = {
        "1.1": [
            "Agree one neglect pathway",
            INSPECTOR,
            "end Q3",
            "Off track, recovery agreed",
            "34 of 61 referrals (56%)",
        ],
        "1.2": [
            "Train practitioners",
            "L&D officer; HoS",
            "mid October 2026",
            "On track",
            "181 practitioners have been",
        ],
        "1.3": ["Visit each school", "Ed. Safeguarding Lead", "ongoing", late, "Nine schools"],
        "1.4": ["the housing association joins", "Housing Mgr", "25 December 2026", "Not stated", "No progress"],
        "2.1.1": ["Hear what children", "IRO Mgr", "by 31/12/26", "On track", "29 (72.5%) said"],
        "2.1.2": ["Offer an advocate", "HoS", "Spring term 2027", "Off track", "No progress"],
        "2.2.1": ["Audit twelve cases", "Quality Assurance Group", "Each quarter", "Done", "24 cases were audited."],
    }
    rows = [cells_of(row) for row in page.locator("table tbody tr").all()]
    progress = page.locator("table").filter(has=page.get_by_role("columnheader", name="Lead", exact=True))
    drafted = {cells[0]: cells[1:] for cells in map(cells_of, progress.locator("tbody tr").all())}
    assert list(drafted) == list(expected)
    for ref, words in expected.items():
        for cell, wanted in zip(drafted[ref], words, strict=True):
            assert wanted in cell, f"{ref}: {cell}"
    text = page.locator("main").inner_text()
    assert "118" not in text and "Partially achieved" not in text and "DI PPU" not in text
    assert ["2.1.1", "Questions agreed with young people", "", "end of November 2026"] in [row[:4] for row in rows]
    assert any(row[:3] == ["M2", "1.2", "practitioners have been trained"] and "181" in row[4] for row in rows)
    assert_nothing_invented(plan)


def cells_of(row: Locator) -> list[str]:
    return [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]


TYPED = (INSPECTOR, "Quality Assurance Group", "mid October 2026", "1.3", "1.4", "Housing Mgr", "25 December 2026")


def assert_nothing_invented(plan: Path) -> None:
    word = WordFile(io.BytesIO(plan.read_bytes()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    printed = plain(" | ".join([*(line.text for line in word.paragraphs), *cells]))
    typed = {plain(words) for words in (*TYPED, "end of November 2026")}
    kept = [words for a in Action.objects.all() for words in (a.text, a.ref, a.due_words)]
    kept += [answerer.words for answerer in Answerer.objects.all()]
    kept += [words for s in Statement.objects.all() for words in (s.text, s.status_words)]
    kept += [words for c in Commitment.objects.all() for words in (c.what, c.who, c.due_words, c.meeting)]
    kept += [o.words for o in Observation.objects.all()]
    for words in filter(None, map(plain, kept)):
        assert words in typed or words.replace("181", "118").removeprefix("the ") in printed, words
    assert Action.objects.count() == 7 and Statement.objects.count() == 6 and Observation.objects.count() == 5
