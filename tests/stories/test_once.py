"""Whoever leads an agency on two boards writes once what holds for both, on a telephone, and sends each by itself:
what is not ticked stays with one board, and nothing of the other draft is lost unseen."""

import pytest
from playwright.sync_api import Page, expect

from answerable.asks.models import Ask
from answerable.history.reading import check
from answerable.plan.models import Update
from tests.asks.twice import Twice, asked_twice
from tests.board import PASSWORD
from tests.browser import press
from tests.stories.test_asks import done, judged, telephone

__all__ = ["telephone"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def twice() -> Twice:
    twice = asked_twice()
    twice.user.set_password(PASSWORD)
    twice.user.save()
    return twice


def joined(telephone: Page, live_server: object, twice: Twice) -> None:
    """Nothing is the same before its answerer says so, and the likeliest is named."""
    telephone.goto(f"{live_server}{twice.page(twice.here)}")
    expect(telephone.get_by_text("CSCB asks you too")).to_be_visible()
    telephone.get_by_role("link", name="answer once").click()
    telephone.wait_for_url("**/once/")
    judged(telephone)
    same = telephone.get_by_label("1.1.1", exact=False).first
    (likeliest,) = [one for one in same.locator("option").all_inner_texts() if "kestrel" in one]
    expect(telephone.get_by_text(f"The likeliest is {likeliest}")).to_be_visible()
    same.select_option(label=likeliest)
    press(telephone, "Save")
    expect(telephone.get_by_text("What you say of 1.1.1 you can say to both at once.")).to_be_visible()


@pytest.mark.both_databases
def test_what_holds_for_both_boards_is_written_once(telephone: Page, live_server: object, twice: Twice) -> None:
    telephone.goto(f"{live_server}/accounts/login/")
    telephone.get_by_label("E-mail").first.fill(twice.user.email)
    telephone.get_by_label("Password").fill(PASSWORD)
    press(telephone, "Sign in")
    joined(telephone, live_server, twice)

    telephone.goto(f"{live_server}{twice.part(twice.here)}")
    judged(telephone)
    done(telephone).fill("Sixty children were asked, on both sides of the river.")
    telephone.get_by_role("textbox", name="children and families").fill("They want to be asked at home.")
    to_both = telephone.get_by_role("group", name="What do you say to CSCB too, of 1.1.1?")
    to_both.get_by_label("What children and families said").uncheck()
    press(telephone, "Save")
    expect(telephone.get_by_text("CSCB").first).to_be_visible()

    telephone.goto(f"{live_server}{twice.part(twice.there)}")
    expect(done(telephone)).to_have_value("Sixty children were asked, on both sides of the river.")
    done(telephone).fill("In Calderwick forty were asked.")
    telephone.get_by_role("group", name="What do you say to ESCB too, of 1.1.1?").get_by_label(
        "What was done"
    ).uncheck()
    press(telephone, "Save")

    telephone.goto(f"{live_server}{twice.part(twice.here)}")
    expect(done(telephone)).to_have_value("Sixty children were asked, on both sides of the river.")
    expect(telephone.get_by_text("Your draft for CSCB has words of its own")).to_be_visible()
    expect(telephone.get_by_text("In Calderwick forty were asked.").first).to_be_visible()
    judged(telephone)
    here, there = twice.said(twice.here), twice.said(twice.there)
    assert (here.voices, there.voices) == ("They want to be asked at home.", "")
    assert set(Ask.objects.values_list("state", flat=True)) == {"open"}  # each is sent by itself
    assert Update.objects.exclude(state="draft").count() == 0 and check() == []
