"""A quality assurance officer keeps measures and evidence: defines, pastes, mends, reads, ties, and breaks a series."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from tests.board import PASSWORD, Made, make
from tests.browser import PHONE, at_width, fit_for_all
from tests.example_plan import add_plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MONTHS = [
    *("October 2011", "November 2011", "December 2011", "January 2012", "February 2012", "March 2012", "April 2012"),
    *("May 2012", "June 2012", "July 2012", "August 2012", "September 2012", "October 2012", "November 2012"),
    "December 2012",
]
VALUES = [20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21, 20, 22, 41]
PASTED = "Month\tReferrals\n" + "\n".join(f"{m}\t{v}" for m, v in zip(MONTHS, VALUES, strict=True))


def sign_in(page: Page, live_server: object, role: Role) -> None:
    page.goto(f"{live_server}/accounts/login/")
    page.get_by_label("Email").or_(page.get_by_label("E-mail")).first.fill(f"{role.value}@eastmarsh.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def menu(page: Page, entry: str) -> None:
    page.get_by_role("navigation", name="Menu").get_by_role("link", name=entry, exact=True).click()


@pytest.fixture
def made() -> Made:
    made = make(everybody=True)
    add_plan(made)
    return made


def define(page: Page) -> None:
    menu(page, "Measures")
    page.get_by_role("button", name="Define a measure").click()
    page.get_by_label("What is counted", exact=True).fill("referrals for bullying")
    page.get_by_label("A count: everything is counted").check()
    page.get_by_label("Unit").fill("referrals")
    page.get_by_label("Lower is better").check()
    page.get_by_label("Yes: them, or referrals").check()
    page.get_by_label("Who produces it").select_option("The agency itself")
    page.get_by_label("How it is produced").select_option("Return")
    page.get_by_label("Target").fill("15")
    page.get_by_label("Comparator: a value from elsewhere").fill("25")
    page.get_by_label("Whose value the comparator is").fill("Authorities like ours, 2011/12")


@pytest.mark.both_databases
def test_a_measure_is_defined_its_months_pasted_mended_and_read_in_words(
    page: Page, live_server: object, made: Made
) -> None:
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    define(page)
    page.get_by_label("Action it belongs to").fill("9.9.9")
    page.get_by_role("button", name="Save the measure").click()
    expect(page.get_by_role("link", name="There is no action 9.9.9 in this plan")).to_be_visible()
    expect(page.get_by_label("What is counted", exact=True)).to_have_value("referrals for bullying")
    fit_for_all(page)
    page.get_by_label("Action it belongs to").fill("1.1.1")
    page.get_by_role("button", name="Save the measure").click()
    expect(page.get_by_text("There are no values yet")).to_be_visible()
    fit_for_all(page)

    page.get_by_role("link", name="Enter values from a spreadsheet").click()
    fit_for_all(page)
    page.get_by_label("Periods and values").fill(PASTED.replace("June 2012\t20", "Juno 2012\t20"))
    page.get_by_role("button", name="Check the rows").click()
    expect(page.get_by_role("link", name="Row 10, column A (period): “Juno 2012” is not a period")).to_be_visible()
    expect(page.get_by_role("button", name="Enter these values")).not_to_be_visible()
    fit_for_all(page)
    page.get_by_label("Periods and values").fill(PASTED)
    page.get_by_role("button", name="Check the rows").click()
    expect(page.get_by_text("Nothing is entered yet.")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("button", name="Enter these values").click()
    expect(page.get_by_text("15 values entered.")).to_be_visible()
    reading = page.get_by_role("paragraph").filter(has_text="above anything that this measure does by chance")
    expect(reading).to_contain_text("a cause for concern (lower is better)")
    expect(page.get_by_text("Authorities like ours, 2011/12: 25 referrals")).to_be_visible()
    expect(page.get_by_text("quality assurance officer").first).to_be_visible()
    fit_for_all(page)

    # The same month again: the old value and the new one are shown, and one must be chosen.
    page.get_by_role("link", name="Enter values from a spreadsheet").click()
    page.get_by_label("Periods and values").fill("December 2012\t31\nJanuary 2013\t21")
    page.get_by_role("button", name="Check the rows").click()
    page.get_by_role("button", name="Enter these values").click()
    expect(page.get_by_role("link", name="Select which value is to count for December 2012")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("The value in this row: 31 referrals").check()
    page.get_by_role("button", name="Enter these values").click()
    expect(page.get_by_text("2 values entered.")).to_be_visible()
    expect(page.get_by_role("row", name="December 2012")).to_contain_text("31 referrals")


def test_a_claim_becomes_stronger_by_an_audit_with_its_file(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    menu(page, "Measures")
    page.get_by_role("link", name="children who felt heard").click()
    page.get_by_role("link", name="Add a claim").click()
    fit_for_all(page)
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("link", name="Enter what is claimed")).to_be_visible()
    page.get_by_label("What is claimed", exact=True).fill("More children felt heard in 2012 than in 2011.")
    page.get_by_label("Change: it went up or down").check()
    page.get_by_label("2012: 42%").check()
    page.get_by_label("2011: 30%").check()
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("More children felt heard in 2012 than in 2011.")
    expect(page.get_by_text("Up 12 percentage points")).to_be_visible()
    expect(page.locator(".govuk-body-l")).to_contain_text("Not shown")
    expect(page.get_by_text("No evidence is tied to it yet.")).to_be_visible()
    fit_for_all(page)

    page.get_by_role("link", name="Add evidence for this claim").click()
    expect(page.get_by_label("Claims it speaks for")).to_have_value(re.compile(r"C\d+"))
    page.get_by_label("What it is", exact=True).fill("Interviews with 120 children by an independent visitor")
    page.get_by_label("Voice: what children and service users say").check()
    page.get_by_label("Who produced it").select_option("Independent")
    page.get_by_label("How", exact=True).select_option("Audit or dip sample")
    today = date.today()
    for part, number in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_role("group", name="Date").get_by_label(part).fill(str(number))
    page.get_by_label("How many were asked or looked at").fill("120")
    page.get_by_label("Actions it speaks for").fill("1.1.1")
    page.get_by_label("File").set_input_files(
        {"name": "visits.pdf", "mimeType": "application/pdf", "buffer": b"<html>no pdf</html>"}
    )
    page.get_by_role("button", name="Save the evidence").click()
    expect(page.get_by_role("link", name="The file must be one of PDF")).to_be_visible()
    expect(page.get_by_label("What it is", exact=True)).to_have_value(
        "Interviews with 120 children by an independent visitor"
    )
    fit_for_all(page)
    page.get_by_label("File").set_input_files(
        {"name": "visits.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 visits"}
    )
    page.get_by_role("button", name="Save the evidence").click()
    expect(page.get_by_role("link", name="visits.pdf", exact=True)).to_be_visible()
    fit_for_all(page)
    page.get_by_role("link", name=re.compile("Claim C")).click()
    expect(page.locator(".govuk-body-l")).to_contain_text("Strong")
    expect(page.get_by_text("(the claim rests on this)")).to_be_visible()
    fit_for_all(page)
    for entry in ("Claims", "Evidence"):
        menu(page, entry)
        fit_for_all(page)
    menu(page, "Plan")
    page.get_by_role("link", name="1.1.1").click()
    expect(page.get_by_text("Interviews with 120 children by an independent visitor")).to_be_visible()


def test_a_changed_definition_breaks_the_series_and_a_part_of_a_year_is_marked(
    page: Page, live_server: object, made: Made
) -> None:
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    menu(page, "Measures")
    page.get_by_role("link", name="children who felt heard").click()
    page.get_by_role("link", name="Enter one value").click()
    fit_for_all(page)
    page.get_by_label("Period", exact=True).fill("January to September 2013")
    page.get_by_label("Value (optional)", exact=True).fill("fifty")
    page.get_by_role("button", name="Enter the value").click()
    expect(page.get_by_role("link", name="“fifty” is not a number")).to_be_visible()
    page.get_by_label("Value (optional)", exact=True).fill("50")
    page.get_by_role("button", name="Enter the value").click()
    expect(page.get_by_role("row", name="January to September 2013")).to_contain_text("only part of a year")
    expect(page.get_by_text("How January to September 2013 compares with a whole year")).to_be_visible()
    fit_for_all(page)

    page.get_by_role("link", name="Change this measure").click()
    page.get_by_label("What is counted", exact=True).fill("children in care who felt heard at their last review")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Select what the change means")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Something else is counted from a day on").check()
    for part, value in (("Day", "1"), ("Month", "1"), ("Year", "2012")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Until 1 January 2012 this was counted: children who felt heard")).to_be_visible()
    expect(page.get_by_role("row", name="2011")).to_contain_text("counted another way")
    expect(page.locator("svg")).to_contain_text("what is counted changed")
    expect(page.get_by_text("What changed across 1 January 2012")).to_be_visible()
    fit_for_all(page)


def test_a_chair_reads_and_is_offered_no_change(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.CHAIR)
    menu(page, "Evidence")
    expect(page.get_by_text("There is no evidence yet")).to_be_visible()
    expect(page.get_by_role("button", name="Add evidence")).not_to_be_visible()
    fit_for_all(page)
    menu(page, "Measures")
    page.get_by_label("Words in it").fill("nothing like it")
    page.get_by_role("button", name="Show").first.click()
    expect(page.get_by_text("No measure fits what you asked for.")).to_be_visible()
    fit_for_all(page)


def test_on_a_phone_nothing_of_a_value_is_off_screen_and_a_wider_table_shows_that_there_is_more(
    page: Page, live_server: object, made: Made
) -> None:
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    menu(page, "Measures")
    page.get_by_role("link", name="children who felt heard").first.click()
    at_width(page, PHONE)
    correct = page.get_by_role("link", name="Correct the value for 2012").bounding_box()
    assert correct and correct["x"] + correct["width"] <= PHONE
    table = page.get_by_role("region", name="The reckoning")
    assert "linear-gradient" in table.evaluate("each => getComputedStyle(each).backgroundImage")
