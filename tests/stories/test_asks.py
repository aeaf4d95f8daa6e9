"""A round is asked and answered: the manager asks and sends a link, somebody who has no account answers by it on a
telephone, passes it on, is sent back, and is accepted; an agency lead who signs in answers the same way."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.asks.models import Ask
from answerable.history.reading import check
from answerable.partnership.changes import make_account
from answerable.partnership.models import Draft, Person
from answerable.plan.changes import open_round
from answerable.plan.models import Plan, Update
from tests.asks.asked import add_ask, code_in, lead_of, link_to
from tests.board import PASSWORD, Made
from tests.browser import PHONE, WIDE, fit_for_all, fit_for_the_keyboard, press, until
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


SCRIPTLESS: set[Page] = set()


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def telephone(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    script = request.param == "with JavaScript"
    context = chromium.new_context(java_script_enabled=script, viewport={"width": PHONE, "height": 800}, locale="en-GB")
    page = context.new_page()
    if not script:
        SCRIPTLESS.add(page)
    yield page
    context.close()


def judged(page: Page) -> None:
    """By axe and by the keyboard; not without JavaScript, which both need."""
    if page in SCRIPTLESS:
        return
    fit_for_all(page)
    fit_for_the_keyboard(page)


def link_in(letter: Any) -> str:
    found = re.search(r"/requests/\S+", str(letter.body))
    assert found
    return found[0]


def ask_everybody(page: Page, made: Made) -> None:
    """From a plan with a new round to links on their way, as the manager does it."""
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Requests").click()
    expect(page.get_by_text("Nobody has been asked in this round")).to_be_visible()
    judged(page)
    page.get_by_role("button", name="Ask the agencies").click()
    expect(page.get_by_text("Who cannot be asked")).not_to_be_visible()  # nobody else is named in this plan
    judged(page)
    press(page, "Ask them")
    expect(page.get_by_role("link", name="Enter by when")).to_be_visible()
    judged(page)
    for part, value in (("Day", "31"), ("Month", "3"), ("Year", "2031")):
        page.get_by_label(part).fill(value)
    press(page, "Ask them")
    expect(page.get_by_role("heading", name="Send the links")).to_be_visible()
    judged(page)
    press(page, "Send them")
    expect(page.get_by_text("1 link is on the way.")).to_be_visible()
    judged(page)


def done(page: Page) -> Locator:
    """Where whoever answers says what was done."""
    return page.get_by_role("textbox", name="What was done?", exact=True)


def open_link(telephone: Page, address: str) -> None:
    """On a device that the link does not know: it takes the code that is sent to the address."""
    telephone.goto(address)
    judged(telephone)
    press(telephone, "Continue")
    judged(telephone)
    telephone.get_by_label("The code in the e-mail").fill("00000")
    press(telephone, "Continue")
    expect(telephone.get_by_text("Enter the six digits of the code").first).to_be_visible()
    judged(telephone)
    telephone.get_by_label("The code in the e-mail").fill(code_in(mail.outbox[-1]))
    press(telephone, "Continue")


def answer_everything(telephone: Page) -> None:
    expect(telephone.get_by_text("None is written yet.")).to_be_visible()
    judged(telephone)
    telephone.get_by_role("link", name="Answer 1.1.1").click()
    telephone.get_by_text("What was said before").click()
    expect(telephone.get_by_text("A survey was run. 42% felt heard")).to_be_visible()
    judged(telephone)
    press(telephone, "Save")
    expect(telephone.get_by_role("link", name="Answer “What was done?”")).to_be_visible()
    done(telephone).fill("Sixty children were asked.")
    telephone.get_by_label("What is next").fill("The rest will be asked.")
    telephone.get_by_label("On track:").check()
    if telephone not in SCRIPTLESS:  # what a reader would still ask is told while one types
        expect(telephone.get_by_text("What changed for children? If it is too early")).to_be_visible()
        expect(telephone.get_by_text("“The rest will be asked”: by when, and who does it?")).to_be_visible()
        judged(telephone)
    press(telephone, "Save")
    expect(telephone.get_by_text("Everything is written")).to_be_visible()
    telephone.get_by_role("link", name="Say what has changed").click()
    judged(telephone)
    telephone.get_by_label("What has changed in your funding").fill("Two posts are vacant.")
    press(telephone, "Save")
    send(telephone)
    expect(telephone.get_by_role("heading", name="Your answer is sent")).to_be_visible()
    expect(telephone.get_by_text("Two posts are vacant.")).to_be_visible()  # a copy to keep
    judged(telephone)


def send(telephone: Page) -> None:
    telephone.get_by_role("button", name="Read it and send it").click()
    judged(telephone)
    press(telephone, "Send it to the board")


def read_and_send_back(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("1 answer waits for you to accept or send back")).to_be_visible()
    page.get_by_role("link", name="Eastmarsh Council").click()
    expect(page.get_by_text("Sixty children were asked.")).to_be_visible()
    expect(page.get_by_text("Two posts are vacant.")).to_be_visible()
    judged(page)
    page.get_by_role("link", name="Send it back").click()
    page.get_by_label("What is missing or unclear?").fill("Out of how many?")
    press(page, "Send it back")
    expect(page.get_by_text("1 e-mail that says so is on the way.")).to_be_visible()
    assert "Out of how many?" in mail.outbox[-1].body


def compose(page: Page) -> None:
    """The board's own words begin from what was accepted, and each sentence is told from whose update it is."""
    said = page.get_by_role("textbox", name="What was done")
    page.get_by_role("link", name="Write the board’s progress on 1.1.1").click()
    words = "Sixty of eighty children were asked.\n\nThe rest will be asked."
    expect(said).to_have_value(words)
    press(page, "Insert what Eastmarsh Council reports")  # a paragraph of its own
    expect(said).to_have_value(f"{words}\n\n{words}")
    expect(page.get_by_role("heading", name="Eastmarsh Council: accepted")).to_be_visible()
    expect(page.get_by_text("Delivery status proposed")).to_be_visible()
    judged(page)
    said.fill("Sixty of eighty children were asked. We asked for the rest by May.")
    page.get_by_label("Why this status").fill("As the council proposes")
    press(page, "Save")
    expect(page.get_by_role("heading", name="What these words state")).to_be_visible()
    judged(page)
    press(page, "Keep what is ticked")
    page.get_by_text("Where each sentence comes from").first.click()
    expect(page.get_by_text("The board’s own words").first).to_be_visible()
    judged(page)


@pytest.mark.both_databases
def test_a_round_is_asked_answered_by_a_link_sent_back_and_accepted(
    page: Page, telephone: Page, live_server: object, made: Made
) -> None:
    add_plan(made)
    plan = Plan.objects.get(board=made.board)
    open_round(by=made.manager, plan=plan, title="March 2031", on=timezone.localdate())
    sign_in(page, live_server, Role.MANAGER)
    ask_everybody(page, made)
    link = link_in(mail.outbox[-1])
    open_link(telephone, f"{live_server}{link}")
    answer_everything(telephone)
    read_and_send_back(page)

    telephone.goto(f"{live_server}{link}")
    press(telephone, "Continue")  # the device is known: no code is asked for
    expect(telephone.get_by_text("Out of how many?")).to_be_visible()
    judged(telephone)
    telephone.get_by_role("link", name="Change 1.1.1").click()
    done(telephone).fill("Sixty of eighty children were asked.")
    press(telephone, "Save")
    send(telephone)
    telephone.goto(f"{live_server}{link}")
    expect(telephone.get_by_role("heading", name="This has been answered")).to_be_visible()
    judged(telephone)

    page.reload()
    press(page, "Accept the answer")
    expect(page.get_by_text("The answer is accepted.")).to_be_visible()
    judged(page)
    compose(page)
    assert Update.objects.get(round__title="March 2031").state == "accepted" and check() == []


@pytest.mark.parametrize("telephone", ["with JavaScript"], indirect=True)
def test_the_board_enters_an_answer_that_the_agency_confirms(
    page: Page, telephone: Page, live_server: object, made: Made
) -> None:
    add_plan(made)
    asked = add_ask(made)
    sign_in(page, live_server, Role.MANAGER)
    page.goto(f"{live_server}/boards/eastmarsh/asks/{asked.ask.pk}/")
    page.get_by_role("link", name="Enter what they said elsewhere").click()
    page.get_by_role("link", name="Answer 1.1.1").click()
    done(page).fill("Sixty children were asked.")
    press(page, "Save")
    send(page)
    expect(page.get_by_role("link", name="Answer “How did they tell you?”")).to_be_visible()
    judged(page)
    page.get_by_label("How did they tell you?").fill("Telephone, 3 May, its deputy")
    press(page, "Send it to the board")
    page.goto(f"{live_server}/boards/eastmarsh/asks/{asked.ask.pk}/")
    expect(page.get_by_text("(Telephone, 3 May, its deputy)")).to_be_visible()
    judged(page)
    page.get_by_role("link", name="Send a link by which they confirm it").click()
    page.get_by_label("Somebody else").check()
    page.get_by_role("textbox", name="Name").fill("Example deputy")
    page.get_by_label("E-mail address").fill("deputy@eastmarsh.example")
    press(page, "Send the link")

    open_link(telephone, f"{live_server}{link_in(mail.outbox[-1])}")
    expect(telephone.get_by_text("Sixty children were asked.")).to_be_visible()
    judged(telephone)
    press(telephone, "These are our words")
    expect(telephone.get_by_role("heading", name="Your answer is sent")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Not everything here is their own")).not_to_be_visible()
    assert Update.objects.get(round=asked.ask.round).on_behalf == ""


@pytest.mark.parametrize("telephone", ["with JavaScript"], indirect=True)
def test_a_link_is_passed_on_and_withdrawn(page: Page, telephone: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    asked = add_ask(made)
    sign_in(page, live_server, Role.MANAGER)
    page.goto(f"{live_server}/boards/eastmarsh/asks/{asked.ask.pk}/")
    page.get_by_role("link", name="Send a link to whoever answers").click()
    judged(page)
    page.get_by_label("Somebody else").check()
    press(page, "Send the link")
    expect(page.get_by_role("link", name="Enter their name")).to_be_visible()
    judged(page)
    page.get_by_label("Name", exact=False).first.fill("Example deputy")
    page.get_by_label("E-mail address").fill("deputy@eastmarsh.example")
    press(page, "Send the link")
    expect(page.get_by_text("The link is on its way to deputy@eastmarsh.example.")).to_be_visible()

    telephone.goto(f"{live_server}{link_in(mail.outbox[-1])}")
    press(telephone, "Continue")
    telephone.get_by_label("The code in the e-mail").fill(code_in(mail.outbox[-1]))
    press(telephone, "Continue")
    telephone.get_by_role("link", name="Send a colleague a link of their own").click()
    judged(telephone)
    telephone.get_by_label("Your colleague’s name").fill("Example colleague")
    telephone.get_by_label("Your colleague’s e-mail address").fill("colleague@eastmarsh.example")
    press(telephone, "Send the link")
    expect(telephone.get_by_text("Yours still works.")).to_be_visible()

    page.reload()
    expect(page.get_by_text("passed on by Example deputy")).to_be_visible()
    judged(page)
    press(page, "Withdraw it from deputy@eastmarsh.example")
    expect(page.get_by_text("it opens nothing any more")).to_be_visible()
    telephone.reload()
    expect(telephone.get_by_role("heading", name="Open your link again")).to_be_visible()
    judged(telephone)
    telephone.goto(f"{live_server}{link_in(mail.outbox[-1])}")  # the colleague’s own, which rested on it
    expect(telephone.get_by_role("heading", name="This link no longer works")).to_be_visible()
    judged(telephone)


def test_what_is_typed_by_a_link_outlives_a_closed_tab(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    asked = add_ask(made)
    _, key = link_to(asked)
    page.goto(f"{live_server}/requests/{key}/")
    press(page, "Continue")
    page.get_by_label("The code in the e-mail").fill(code_in(mail.outbox[-1]))
    press(page, "Continue")
    page.get_by_role("link", name="Answer 1.1.1").click()
    done(page).fill("Sixty children were asked, and")
    until(lambda: Draft.objects.exclude(words="").exists())
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(f"{live_server}/requests/{key}/")
    press(again, "Continue")
    expect(again.get_by_text("Typed, and not saved")).to_be_visible()
    again.get_by_role("link", name="Answer 1.1.1").click()
    expect(done(again)).to_have_value("Sixty children were asked, and")
    judged(again)
    press(again, "Throw it away")
    expect(done(again)).to_have_value("")
    again.set_viewport_size({"width": WIDE, "height": 900})
    again.go_back()
    again.goto(f"{live_server}{asked.url}")
    press(again, "Leave this device: what is saved stays")
    expect(again.get_by_role("heading", name="You have left the request")).to_be_visible()
    judged(again)


def test_a_lead_who_signs_in_finds_what_is_asked_and_answers(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    asked = add_ask(made)
    lead = lead_of(made, asked.agency).person
    user = make_account(by=INSTALLER, email=lead.email, password=PASSWORD)
    Person.objects.filter(pk=lead.pk).update(user=user)
    page.goto(f"{live_server}/accounts/login/")
    page.get_by_label("E-mail").fill(lead.email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_role("link", name=re.compile("Answer for March 2031 by")).click()
    judged(page)
    page.get_by_role("link", name="Answer 1.1.1").click()
    judged(page)
    done(page).fill("Sixty children were asked.")
    press(page, "Save")
    page.get_by_role("button", name="Read it and send it").click()
    judged(page)
    press(page, "Send it to the board")
    expect(page.get_by_text("Your answer is sent. Thank you.")).to_be_visible()
    judged(page)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Requests").click()
    judged(page)
    assert Ask.objects.get().state == "submitted"
