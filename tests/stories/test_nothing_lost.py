"""Nothing typed is lost: by a closed tab, an expired session, a refused upload or a validation error; with JavaScript
and without."""

import re
from collections.abc import Iterator
from time import monotonic

import pytest
from django.contrib.sessions.models import Session
from django.http import QueryDict
from playwright.sync_api import Browser, Locator, Page, expect

from answerable.access.roles import Role
from answerable.evidence.models import EvidenceFile
from answerable.papers import changes
from answerable.papers.models import Paper, Reply
from answerable.partnership.models import Draft
from answerable.plan.models import Statement
from tests.board import Made
from tests.browser import fit_for_all, press, until
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPED = "The figure was 41%, not 42%: see the survey’s own table."


@pytest.fixture
def paper(made: Made) -> Paper:
    return changes.move(by=made.manager, paper=add_plan(made), to="accuracy check", post="Manager")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def tab(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    script = request.param == "with JavaScript"
    context = chromium.new_context(java_script_enabled=script, locale="en-GB", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_a_comment_on_a_paper_outlives_a_closed_tab(page: Page, live_server: object, made: Made, paper: Paper) -> None:
    sign_in(page, live_server, Role.AGENCY_LEAD)
    address = f"{live_server}/boards/eastmarsh/papers/{paper.pk}/"
    page.goto(address)
    page.get_by_label("Your correction or comment").fill(TYPED)
    until(lambda: Draft.objects.exclude(words="").exists())
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_text("You began this on")).to_be_visible()
    expect(again.get_by_label("Your correction or comment")).to_have_value(TYPED)
    again.get_by_label("What is it about?").fill("Paragraph 4.1")
    press(again, "Send your comment")
    expect(again.get_by_text(TYPED)).to_be_visible()
    assert Reply.objects.get().words == TYPED


@pytest.fixture
def box(page: Page, live_server: object, made: Made, paper: Paper) -> Locator:
    """Where an agency writes what it thinks of a paper."""
    sign_in(page, live_server, Role.AGENCY_LEAD)
    page.goto(f"{live_server}/boards/eastmarsh/papers/{paper.pk}/")
    return page.get_by_label("Your correction or comment")


def kept() -> str:
    """What is kept of the comment."""
    return "".join(QueryDict(draft.words).get("reply-words", "") for draft in Draft.objects.all())


def test_who_types_without_a_pause_loses_a_few_seconds_at_most(page: Page, box: Locator) -> None:
    """Nothing is done at the end: a browser that crashes then has sent no more."""
    box.focus()
    began = monotonic()
    page.keyboard.type(TYPED, delay=6000 / len(TYPED))
    assert monotonic() - began > 5
    assert len(TYPED) / 2 < len(kept()) <= len(TYPED) and TYPED.startswith(kept())


def test_what_could_not_be_kept_is_tried_again_by_itself(page: Page, box: Locator) -> None:
    drafts = re.compile("/who/draft/")
    page.clock.install()
    page.route(drafts, lambda route: route.fulfill(status=503))
    box.fill(TYPED)
    page.clock.fast_forward(2000)
    expect(page.get_by_text("could not be kept")).to_be_visible()
    page.unroute(drafts)
    page.clock.fast_forward(5000)
    expect(page.get_by_text("What you have typed is kept")).to_be_visible()
    assert kept() == TYPED


def test_who_leaves_at_once_loses_nothing_however_long_it_is(page: Page, box: Locator) -> None:
    """A page that is gone sends 64 KB at most, so the browser asks first whether to leave one with more."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    for words in (TYPED, TYPED * 1000):
        box.fill(words)
        page.get_by_role("link", name="Papers").first.click()
        page.wait_for_url("**/papers/")
        until(lambda words=words: kept() == words)  # type: ignore[misc]
        page.go_back()
        expect(box).to_have_value(words)
    assert asked == ["beforeunload"]


def test_a_comment_on_a_paper_outlives_the_session(tab: Page, live_server: object, made: Made, paper: Paper) -> None:
    sign_in(tab, live_server, Role.AGENCY_LEAD)
    tab.goto(f"{live_server}/boards/eastmarsh/papers/{paper.pk}/")
    tab.get_by_label("Your correction or comment").fill(TYPED)
    Session.objects.all().delete()
    press(tab, "Send your comment")
    expect(tab.get_by_text("What you typed is kept")).to_be_visible()
    tab.get_by_label("E-mail address").fill("agency_lead@eastmarsh.example")
    tab.get_by_label("Password").fill("correct horse battery staple")
    press(tab, "Sign in")
    expect(tab.get_by_role("heading", name="Is it accurate?")).to_be_visible()
    expect(tab.get_by_label("Your correction or comment")).to_have_value(TYPED)
    press(tab, "Send your comment")  # a field is empty still
    expect(tab.get_by_role("link", name="Answer “What is it about?”")).to_be_visible()
    expect(tab.get_by_label("Your correction or comment")).to_have_value(TYPED)
    assert tab.title().startswith("Error:")
    tab.get_by_label("What is it about?").fill("Paragraph 4.1")
    press(tab, "Send your comment")
    expect(tab.get_by_text(TYPED)).to_be_visible()


def test_progress_typed_when_the_session_has_ended_is_saved_after_all(
    tab: Page, live_server: object, made: Made, paper: Paper
) -> None:
    round_ = Statement.objects.get().round
    action = Statement.objects.get().action_id
    sign_in(tab, live_server, Role.MANAGER)
    tab.goto(f"{live_server}/boards/eastmarsh/plan/{action}/progress/{round_.pk}/")
    tab.get_by_role("textbox", name="What was done").fill(TYPED)
    Session.objects.all().delete()
    press(tab, "Save")
    tab.get_by_label("E-mail address").fill("business_manager@eastmarsh.example")
    tab.get_by_label("Password").fill("correct horse battery staple")
    press(tab, "Sign in")
    expect(tab.get_by_text("You began this on")).to_be_visible()
    expect(tab.get_by_role("textbox", name="What was done")).to_have_value(TYPED)
    press(tab, "Save")
    expect(tab.get_by_role("heading", name="What these words state")).to_be_visible()
    press(tab, "Keep what is ticked")
    expect(tab.get_by_text(TYPED).first).to_be_visible()


def test_a_refused_upload_says_which_file_and_keeps_the_words(
    tab: Page, live_server: object, made: Made, paper: Paper
) -> None:
    sign_in(tab, live_server, Role.MANAGER)
    tab.goto(f"{live_server}/boards/eastmarsh/evidence/add/")
    tab.get_by_label("What it is", exact=True).fill("Audit of 40 case files")
    tab.get_by_label("What it found, in a few sentences").fill(TYPED)
    good = {"name": "audit.txt", "mimeType": "text/plain", "buffer": b"Forty files were read."}
    tab.get_by_label("File", exact=False).last.set_input_files(good)
    press(tab, "Save the evidence")  # what it shows is not said
    expect(tab.get_by_role("link", name="Select an answer to “What does it show?”")).to_be_visible()
    expect(tab.get_by_role("link", name="Choose “audit.txt” again: it was not kept")).to_be_visible()
    expect(tab.get_by_label("What it found, in a few sentences")).to_have_value(TYPED)
    tab.get_by_label("Outcome: what changed").check()
    bad = {"name": "audit.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    tab.get_by_label("File", exact=False).last.set_input_files(bad)
    press(tab, "Save the evidence")
    expect(tab.get_by_role("link", name="The file must be one of")).to_be_visible()
    expect(tab.get_by_label("What it found, in a few sentences")).to_have_value(TYPED)
    tab.get_by_label("File", exact=False).last.set_input_files(good)
    press(tab, "Save the evidence")
    expect(tab.get_by_text(TYPED)).to_be_visible()
    assert EvidenceFile.objects.get().filename == "audit.txt"


def test_the_pages_that_tell_of_it_are_fit_for_all(page: Page, live_server: object, made: Made, paper: Paper) -> None:
    sign_in(page, live_server, Role.MANAGER)
    here = f"{live_server}/boards/eastmarsh/papers/{paper.pk}"
    page.goto(f"{here}/sections/summary/")
    expect(page.get_by_text("send it back to draft")).to_be_visible()
    expect(page.get_by_role("textbox", name="Text")).to_have_count(0)
    fit_for_all(page)
    page.goto(f"{here}/replies/")
    press(page, "Send your comment")
    fit_for_all(page)
    page.goto(f"{live_server}/boards/eastmarsh/plan/levels/{paper.plan_id}/?at=31/2/2013")
    page.get_by_role("link", name="“31/2/2013” is not a day before today").click()
    expect(page.get_by_label("Any earlier day")).to_be_focused()
    fit_for_all(page)
    Paper.objects.update(state="published")
    page.goto(f"{here}/sections/summary/")
    expect(page.get_by_role("link", name="start a new version")).to_be_visible()
    page.goto(f"{here}/correct/")
    expect(page.get_by_role("heading", name="Start a new version")).to_be_visible()


def test_a_form_that_is_too_long_says_so_and_keeps_its_words(
    tab: Page, live_server: object, made: Made, paper: Paper
) -> None:
    sign_in(tab, live_server, Role.AGENCY_LEAD)
    tab.goto(f"{live_server}/boards/eastmarsh/papers/{paper.pk}/")
    tab.get_by_label("What is it about?").fill("Paragraph 4.1")
    tab.get_by_label("Your correction or comment").fill(TYPED * 50_000)
    press(tab, "Send your comment")
    expect(tab.get_by_role("heading", name="What you sent is too long")).to_be_visible()
    expect(tab.get_by_text("and a form takes 2.5\xa0MB")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_label("What is it about?")).to_have_value("Paragraph 4.1")
    assert len(tab.get_by_label("Your correction or comment").input_value()) == len(TYPED) * 50_000
    tab.get_by_label("Your correction or comment").fill(TYPED)
    press(tab, "Send your comment")
    expect(tab.get_by_text(TYPED)).to_be_visible()
    assert Reply.objects.get().words == TYPED
