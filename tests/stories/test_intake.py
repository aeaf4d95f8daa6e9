"""A board with nothing but a Word file reaches a confirmed plan, the next round shows what changed, a wrong import is
undone; all of it without JavaScript too."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.plan.models import Action, Plan
from tests.board import Made
from tests.browser import fit_for_all
from tests.intake.plans import march, word_plan
from tests.stories.test_main_job import sign_in
from tests.worker import do_what_waits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A window in which no script runs."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


def file_of(folder: Path, content: bytes, name: str = "plan.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def send(page: Page, path: Path) -> None:
    page.get_by_label("The document").set_input_files(path)
    page.get_by_role("button", name="Send").click()


def checks(page: Page, family: str) -> None:
    page.get_by_role("link", name=re.compile(f"^Check.* {family}$")).click()


def row(page: Page, name: str) -> Page:
    return page.get_by_role("group", name=name, exact=True)  # type: ignore[return-value]  # filled in like a page


def correct_actions(page: Page) -> None:
    """A person corrects what was read, and is told what is missing."""
    checks(page, "Actions")
    expect(row(page, "Action 1.1.1").get_by_text("40 of 52 schools (77%) have sent somebody.")).to_be_visible()
    row(page, "Action 1.1.1").get_by_label("Due").fill("mid June 2013")
    row(page, "Action 1.1.2").get_by_label("Leads").fill("Eastmarsh Police\nEastmarsh Council")
    row(page, "Action 1.1.3").get_by_label("Ref").fill("")
    page.get_by_role("button", name="Save these").click()
    expect(page.get_by_role("link", name="Action 1.1.3: enter its ref")).to_be_visible()
    expect(row(page, "Action 1.1.1").get_by_label("Due")).to_have_value("mid June 2013")
    fit_for_all(page)
    row(page, "Action 1.1.3").get_by_label("Ref").fill("1.1.3")
    page.get_by_role("button", name="Save these").click()
    expect(page.get_by_text("3 (2 corrected)")).to_be_visible()


def confirm(page: Page) -> None:
    """From a day that has to be chosen."""
    page.get_by_role("button", name="Go on to confirm").click()
    fit_for_all(page)
    page.get_by_role("button", name="Confirm and bring it in").click()
    expect(page.get_by_role("link", name="Select from when the document’s facts are known")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("From the document’s own day: it was known to the board then").check()
    page.get_by_role("button", name="Confirm and bring it in").click()
    expect(page.get_by_text("The document is part of the plan. See below what to do now.")).to_be_visible()
    expect(page.get_by_role("heading", name="What do I do now?")).to_be_visible()
    fit_for_all(page)


@pytest.mark.both_databases
def test_a_manager_with_nothing_but_a_word_plan_reaches_a_confirmed_plan(
    page: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    sign_in(page, live_server, Role.MANAGER)
    expect(page.get_by_text("There is no plan yet")).to_be_visible()
    page.get_by_role("button", name="Bring your Word plan in").click()
    fit_for_all(page)

    send(page, file_of(tmp_path, word_plan()))
    expect(page.get_by_text("Waiting to be read")).to_be_visible()
    page.get_by_role("link", name="Stop it from looking again by itself").click()
    fit_for_all(page)
    page.get_by_role("link", name="Look again").click()
    do_what_waits()
    expect(page.get_by_text("Waiting to be confirmed")).to_be_visible(timeout=15_000)  # the page looked by itself
    expect(page.get_by_role("heading", name="1. What a person should look at")).to_be_visible()
    fit_for_all(page)

    correct_actions(page)

    for family in ("Agencies: who is who", "Aims", "Objectives", "Progress", "Measures", "Promises"):
        checks(page, family)
        fit_for_all(page)
        page.get_by_role("link", name="See it in the whole document").first.click()
        expect(page.get_by_text("This is the place")).to_be_visible()
        if family == "Measures":
            fit_for_all(page)
        page.go_back()
        page.get_by_role("link", name="Cancel").click()

    confirm(page)
    page.get_by_role("link", name="See the plan on a page").click()
    expect(page.get_by_role("cell", name="Eastmarsh Police, Eastmarsh Council")).to_be_visible()
    expect(page.get_by_role("cell", name="mid June 2013")).to_be_visible()

    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Documents").click()
    fit_for_all(page)
    page.get_by_role("button", name="Bring a document in").click()
    send(page, tmp_path / "plan.docx")
    expect(page.get_by_text("This file has been sent before.")).to_be_visible()
    expect(page.get_by_text("Part of the plan").first).to_be_visible()
    assert check() == []


def test_a_refused_file_says_why_and_the_next_can_be_sent_at_once(
    page: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    page.goto(f"{live_server}/boards/eastmarsh/documents/new/")
    send(page, file_of(tmp_path, b"Ref,Action\n1,Do", "plan.pdf"))
    expect(page.get_by_role("link", name=re.compile("is named .pdf but is not a PDF"))).to_be_visible()
    fit_for_all(page)
    send(page, file_of(tmp_path, b'Ref,Action\n1,"=HYPERLINK(""http://x"",""y"")"', "plan.csv"))
    expect(page.get_by_text("Waiting to be read")).to_be_visible()
    do_what_waits()
    expect(page.get_by_text("Could not be read", exact=True)).to_be_visible(timeout=15_000)
    expect(page.get_by_text("B2")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("button", name="Bring another document in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bring a document in")
    assert not Plan.objects.exists()


def test_without_scripts_the_next_round_shows_what_changed_and_a_wrong_import_is_undone(
    plain: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    sign_in(plain, live_server, Role.MANAGER)
    for number, content in enumerate((word_plan(), march())):
        plain.goto(f"{live_server}/boards/eastmarsh/documents/new/")
        send(plain, file_of(tmp_path, content, f"{number}.docx"))
        expect(plain.get_by_text("Waiting to be read")).to_be_visible()
        do_what_waits()
        expect(plain.get_by_text("Waiting to be confirmed")).to_be_visible(timeout=15_000)
        if number:
            checks(plain, "Aims")
            row(plain, "Aim 1").get_by_label("Title").fill("Children are heard and believed")
            plain.get_by_role("button", name="Save these").click()
        plain.get_by_role("button", name="Go on to confirm").click()
        if number:
            for words in ("New since the last round: 1.1.4.", "Gone silent", "Worded differently: 1.1.1."):
                expect(plain.get_by_text(words)).to_be_visible()
        plain.get_by_label("From today").check()
        plain.get_by_role("button", name="Confirm and bring it in").click()
        expect(plain.get_by_text("The document is part of the plan. See below what to do now.")).to_be_visible()
    assert Action.objects.get(ref="1.1.1").text == "Train two leads in every school"

    plain.get_by_role("link", name="Undo this import").click()
    plain.get_by_role("button", name="Undo this import").click()
    expect(plain.get_by_role("link", name="Enter why the import is undone")).to_be_visible()
    plain.get_by_label("Why is it undone?").fill("It was the draft")
    plain.get_by_role("button", name="Undo this import").click()
    expect(plain.get_by_text("The import is undone. The plan is as it was before.")).to_be_visible()
    assert Action.objects.get(ref="1.1.1").text == "Train a lead in every school"
    plain.get_by_role("link", name="Plan", exact=True).click()
    expect(plain.get_by_text("Train a lead in every school")).to_be_visible()
    assert check() == []


def test_the_page_of_an_undo_and_of_what_is_undone_fit_for_all(
    page: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    from answerable.papers.changes import withdraw
    from tests.example_plan import paper_today
    from tests.intake.test_import import march as next_round
    from tests.intake.test_undo import bring

    document = bring(made)
    march = bring(made, next_round(), b"march")
    draft = paper_today(made, Plan.objects.get())
    sign_in(page, live_server, Role.MANAGER)
    page.goto(f"{live_server}/boards/eastmarsh/documents/{march.pk}/undo/")
    page.get_by_label("Why is it undone?").fill("The wrong file")
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("link", name="Tick each paper that prints")).to_be_visible()
    fit_for_all(page)
    page.get_by_label(f"{draft.title}, on its way: draft").check()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("Undone", exact=True)).to_be_visible()
    withdraw(by=made.manager, paper=draft, post="Business Manager", reason="Begun too early")

    page.goto(f"{live_server}/boards/eastmarsh/documents/{document.pk}/undo/")
    fit_for_all(page)
    page.get_by_label("Why is it undone?").fill("The wrong file")
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("Undone", exact=True)).to_be_visible()
    fit_for_all(page)
    page.goto(f"{live_server}/")
    expect(page.get_by_text("There is no plan yet")).to_be_visible()
    expect(page.get_by_role("button", name="Bring your Word plan in")).to_be_visible()
