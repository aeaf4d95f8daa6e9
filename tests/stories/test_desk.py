"""How a board reads its plan: in ten seconds, by what it asks, as at an earlier day, from round to round, by a word."""

import csv
import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from answerable.plan.changes import (
    add_all,
    add_commitment,
    change_action,
    conclude_commitment,
    correct,
    open_round,
)
from answerable.plan.models import Action, Commitment, Plan, Round, Statement
from bench.board import fill
from tests.board import Made, make
from tests.browser import NARROW, PHONE, WIDE, at_width, fit_for_all, follow, no_sideways_scroll
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = datetime(2013, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def made() -> Made:
    made = make(everybody=True)
    add_plan(made)
    return made


def menu(page: Page, entry: str) -> None:
    page.get_by_role("navigation", name="Menu").get_by_role("link", name=entry).click()


def second_round(made: Made) -> None:
    """A round of March in which a promise was kept, an action done and another reworded."""
    plan, by = Plan.objects.get(), made.manager
    march = open_round(by=by, plan=plan, title="March 2013", on=date(2013, 3, 20), known_from=MARCH)
    first, second = Action.objects.get(ref="1.1.1"), Action.objects.get(ref="1.1.2")
    said = [
        Statement(round=march, action=first, text="All were asked.", delivery="done", impact="some evidence"),
        Statement(round=march, action=second, text="It is late.", delivery="off track"),
    ]
    add_all(by=by, plan=plan, things=said, known_from=MARCH)
    conclude_commitment(
        by=by,
        commitment=Commitment.objects.get(),
        outcome="done",
        words="reported on 15 January",
        round=march,
        known_from=MARCH,
    )
    correct(by=by, thing=second, values={"text": "Report to the board what they said"}, known_from=MARCH)


def test_a_member_of_the_board_reads_the_plan_in_ten_seconds(page: Page, live_server: object, made: Made) -> None:
    second_round(made)
    sign_in(page, live_server, Role.CHAIR)
    fit_for_all(page)
    # On the first page, without a click: how many there are, how they stand, and that impact is another question.
    expect(page.get_by_text("Of 2 actions: 1 off track; 1 done.").first).to_be_visible()
    expect(page.get_by_text("children are safer for it: 1 some evidence; 1 not stated.")).to_be_visible()
    expect(page.get_by_role("link", name="1 action is off track: see which")).to_be_visible()
    page.get_by_role("link", name="1 action is off track: see which").click()
    expect(page.get_by_text("1 of 2 actions")).to_be_visible()
    expect(page.get_by_text("Report to the board what they said")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("link", name="Show all 2 actions").click()
    expect(page.get_by_role("img", name="Business plan 2012/13 at a glance")).to_be_visible()
    page.get_by_text("The picture as a table").click()
    expect(page.get_by_role("row", name="1.1 Ask children what they think")).to_be_visible()
    fit_for_all(page)
    picture = page.get_by_role("img", name="Business plan 2012/13 at a glance")
    for width in (WIDE, PHONE, NARROW):  # one of two drawings, whose words are at least as large as a note's
        expect(picture.filter(visible=True)).to_have_count(1)
        at_width(page, width)
        [drawn] = [one.bounding_box() for one in picture.filter(visible=True).all()]
        units = float((picture.filter(visible=True).get_attribute("viewBox") or "").split()[2])
        assert drawn and 17 * drawn["width"] / units >= 14, f"at {width} px"
    at_width(page, PHONE)
    expect(page.get_by_role("cell", name="Off track").first).to_be_visible()


def test_the_same_rows_are_found_asked_for_and_taken_along(page: Page, live_server: object) -> None:
    made = make(everybody=True)
    fill(by=made.manager, board=made.board, actions=130, rounds=2)
    sign_in(page, live_server, Role.MANAGER)
    menu(page, "Plan")
    page.get_by_text("Filter by status").click()
    page.get_by_label("What is missing or late", exact=True).select_option(label="No lead")
    page.get_by_label("Delivery status").select_option(label="Done")
    page.get_by_label("Day", exact=True).fill("1")
    page.get_by_label("Month").fill("4")
    page.get_by_label("Year").fill("2013")
    page.get_by_role("button", name="Show these actions").click()
    page.wait_for_load_state()
    told = page.get_by_text(re.compile(r"Showing \d+ of 130 actions"))
    expect(told).to_be_visible()
    fit_for_all(page)
    shown = page.locator(".app-cards th a").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8-sig"))))
    assert [row["Action"] for row in rows] == shown and shown
    assert {row["Delivery status"] for row in rows} == {"Done"}
    # The question stands in the address: whoever opens it sees the same.
    page.goto(page.url)
    assert page.locator(".app-cards th a").all_inner_texts() == shown
    page.get_by_label("Year").fill("13")
    page.get_by_role("button", name="Show these actions").click()
    page.get_by_label("Month").fill("13")
    page.get_by_role("button", name="Show these actions").click()
    expect(page.get_by_role("link", name="Enter a real date")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Words").fill("nothing of the kind")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="No action is as you asked")).to_be_visible()
    fit_for_all(page)


def test_the_plan_of_an_earlier_day_stays_at_that_day(page: Page, live_server: object, made: Made) -> None:
    second_round(made)
    sign_in(page, live_server, Role.CHAIR)
    menu(page, "Plan")
    page.get_by_role("link", name="The round “December 2012”, 10 December 2012").click()
    banner = page.get_by_role("region", name="As at", exact=True)
    expect(banner).to_contain_text("as at 10 December 2012")
    expect(page.get_by_text("Report what they said")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Words").fill("report")
    page.get_by_role("button", name="Find").click()
    expect(banner).to_be_visible()
    expect(page.get_by_text("1 of 2 actions")).to_be_visible()
    menu(page, "Promises")
    expect(banner).to_be_visible()
    expect(page.get_by_text("Not yet due", exact=True)).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Any earlier day").fill("the day before yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#at-error")).to_contain_text("is not a day before today")
    fit_for_all(page)


def test_what_changed_between_two_rounds_is_read_aloud(page: Page, live_server: object, made: Made) -> None:
    second_round(made)
    sign_in(page, live_server, Role.CHAIR)
    menu(page, "What changed")
    fit_for_all(page)
    follow(page, "From the round “December 2012” to “March 2013”")
    lines = page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    for line in (
        "Action 1.1.1 went from “On track” to “Done”.",
        "Action 1.1.2 stands at “Off track”.",
        "Done: “report to the January meeting” (action 1.1.2): reported on 15 January.",
        "Action 1.1.2 now reads “Report to the board what they said”; it read “Report what they said”.",
    ):
        assert line in lines, lines
    page.get_by_role("link", name="Action 1.1.1").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1.1.1")


def test_a_newcomer_finds_what_became_of_an_old_promise(page: Page, live_server: object, made: Made) -> None:
    second_round(made)
    sign_in(page, live_server, Role.AGENCY_LEAD)
    page.get_by_role("searchbox", name="Search this board’s record").fill("January meeting")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="Promises")).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Words to look for").fill("unicorn")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_text("Nothing was found.")).to_be_visible()
    fit_for_all(page)
    menu(page, "Promises")
    expect(page.get_by_role("row", name="report to the January meeting")).to_contain_text("reported on 15 January")
    page.get_by_role("link", name="What reports say is missing or weak").click()
    expect(page.get_by_text("No survey of younger children.")).to_be_visible()
    fit_for_all(page)


def test_each_role_is_told_what_to_do_and_the_rest_is_explained(page: Page, live_server: object, made: Made) -> None:
    for role, told in {
        Role.MANAGER: "Finish the draft",
        Role.QUALITY_OFFICER: "Finish the draft",
        Role.CHAIR: "past the day",
        Role.AGENCY_LEAD: "Nothing waits for you today.",
        Role.SCRUTINY_MEMBER: "once they are published",
    }.items():
        sign_in(page, live_server, role)
        expect(page.get_by_text(re.compile(told)).first).to_be_visible()
        fit_for_all(page)
        if role is not Role.SCRUTINY_MEMBER:
            sign_out(page)
    page.get_by_role("link", name="how strength, status and charts are to be read").click()
    expect(page.get_by_role("heading", name="Two points are never a trend")).to_be_visible()
    fit_for_all(page)


# How many lines each word of the tables' cells stands on, of those short enough to stand on one.
BROKEN = """[...document.querySelectorAll('.app-cards td, .app-cards th')].flatMap(cell => {
  const found = [], walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());)
    for (const word of node.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(box => box.top)).size;
      if (word[0].length < 17 && lines > 1) found.push(word[0]);
    }
  return found;
})"""


def test_no_usual_word_of_a_table_is_broken_and_the_longest_pushes_nothing(
    page: Page, live_server: object, made: Made
) -> None:
    one = Action.objects.get(ref="1.1.2")
    said = {"by": made.manager, "due": None, "contributors": [], "text": f"Ask {'x' * 200} {'and again ' * 30}"}
    change_action(action=one, leads=["Lay representatives"], **said)
    promised = {"kind": "report", "meeting": "", "due": None, "round": Round.objects.get()}
    add_commitment(by=made.manager, plan=one.plan, action=one, what="y" * 200, who="Lay representatives", **promised)
    sign_in(page, live_server, Role.MANAGER)
    for address in ("plan/", f"plan/{one.pk}/"):
        page.goto(f"{live_server.url}/boards/eastmarsh/{address}")  # type: ignore[attr-defined]
        for width in (WIDE, PHONE):
            no_sideways_scroll(at_width(page, width))
            assert page.evaluate(BROKEN) == [], (address, width)
    table = at_width(page, WIDE).locator("table.app-cards").last.bounding_box()
    assert table and table["width"] > 900, "promises stand on the whole width"
    change_action(action=one, leads=["w" * 200], **said)
    page.goto(f"{live_server.url}/boards/eastmarsh/plan/")  # type: ignore[attr-defined]
    for width in (WIDE, PHONE):
        no_sideways_scroll(at_width(page, width))
