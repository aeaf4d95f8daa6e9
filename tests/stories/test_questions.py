"""What does not fit together is found, looked at and handled: the manager answers one and sets one aside, the chair
shares one, and a member of the committee sees that and no more."""

import pytest
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from answerable.questions.models import Shared
from tests.board import Made
from tests.browser import fit_for_all, fit_for_the_keyboard, press
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def judged(page: Page) -> None:
    fit_for_all(page)
    fit_for_the_keyboard(page)


def from_first_page(page: Page) -> None:
    """By the duty on the first page to the list. It counts what is open where that is found already."""
    page.get_by_role("link", name="does not fit together: look at both sides").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions to ask")


def switch_a_rule_off_and_on(page: Page) -> None:
    """One that does not suit the board."""
    page.get_by_role("link", name="Why these are asked").click()
    judged(page)
    page.get_by_role("link", name="Switch it off so as not to ask about: A source that is not stated").click()
    page.get_by_label("Why?").fill("We keep sources in the annex.")
    press(page, "Switch it off")
    expect(page.get_by_text("We keep sources in the annex.")).to_be_visible()
    judged(page)
    press(page, "Switch it on to ask about: A source that is not stated")
    expect(page.get_by_text("The rule is on again.")).to_be_visible()


@pytest.mark.both_databases
def test_a_question_is_looked_at_answered_and_shared(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    sign_in(page, live_server, Role.MANAGER)
    from_first_page(page)
    judged(page)

    # Both sides are quoted, and lead to where they stand.
    source = page.get_by_role(
        "link", name="1 figure on action 1.1.1 does not state a source: who counted or asked, and how?"
    )
    page.get_by_role("link", name="Figure", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Children who felt heard")
    page.go_back()
    source.click()
    judged(page)
    page.get_by_role("link", name="Note the answer").click()
    press(page, "Keep the answer")
    expect(page.get_by_role("link", name="Answer “What is the answer, and who gave it?”")).to_be_visible()
    judged(page)
    page.get_by_label("What is the answer").fill("The council’s participation team asked, in May.")
    press(page, "Keep the answer")
    expect(page.get_by_text("The council’s participation team asked, in May.")).to_be_visible()
    judged(page)
    press(page, "Ask it again")
    expect(page.get_by_text("It is asked again.")).to_be_visible()
    page.get_by_role("link", name="Set it aside, and say why").click()
    page.get_by_label("Why does it need no answer?").fill("It is in the annex.")
    press(page, "Set it aside")
    page.get_by_role("link", name="Questions to ask", exact=True).click()
    expect(source).not_to_be_visible()
    page.get_by_label("Which", exact=True).select_option("Set aside or answered")
    press(page, "Show")
    expect(source).to_be_visible()

    switch_a_rule_off_and_on(page)

    page.context.clear_cookies()
    sign_in(page, live_server, Role.CHAIR)
    from_first_page(page)
    page.get_by_role("heading", level=3).get_by_role("link").first.click()
    asked = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Share it with the scrutiny officer and members").click()
    page.get_by_label("I have read the question as it is worded").check()
    judged(page)
    press(page, "Share it")
    expect(page.get_by_text("It is shared with the scrutiny officer")).to_be_visible()
    assert Shared.objects.get().asks == asked

    page.context.clear_cookies()
    sign_in(page, live_server, Role.SCRUTINY_MEMBER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Questions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions that are shared")
    expect(page.get_by_text(asked)).to_be_visible()
    judged(page)
