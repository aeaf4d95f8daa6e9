"""A meeting from an empty page to approved minutes: a group gets terms and a seat, its meetings are planned, what falls
due is put on the agenda; then who came, what was said and agreed; the chair checks, and a committee reads what is
public."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from answerable.access.roles import Role
from answerable.meetings.models import Meeting
from answerable.partnership.changes import add_group
from answerable.plan.models import Commitment
from tests.board import Made
from tests.browser import fit_for_all, fit_for_the_keyboard, follow, press
from tests.example_plan import add_plan
from tests.stories.test_assurance import judged
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def day_into(page: Page, label: str, on: object) -> None:
    group = page.get_by_role("group", name=label)
    for name, value in (("Day", f"{on:%-d}"), ("Month", f"{on:%-m}"), ("Year", f"{on:%Y}")):
        group.get_by_label(name).fill(value)


def the_group(page: Page) -> None:
    follow(page, "Meetings")
    judged(page)
    follow(page, "Practice sub-group")
    follow(page, "Enter its terms of reference")
    page.get_by_label("What is the group for?").fill("It looks at practice.")
    page.get_by_label("How many seats must be filled for a quorum?").fill("1")
    press(page, "Save")
    follow(page, "Add a seat")
    page.get_by_label("Whose seat is it?").select_option(label="Eastmarsh Council")
    page.get_by_label("Which post sits there?").fill("Head of safeguarding")
    page.get_by_label("How senior must a deputy be, at least?").select_option(label="Senior manager")
    press(page, "Add the seat")
    judged(page)


def the_agenda(page: Page) -> None:
    follow(page, "Plan meetings")
    day_into(page, "On which day?", timezone.localdate() + timedelta(7))
    page.get_by_label("And then").select_option(label="Each 2 months")
    page.get_by_label("How many meetings in all?").fill("3")
    press(page, "Plan")
    expect(page.get_by_text("3 meetings planned.")).to_be_visible()
    page.get_by_role("link", name=f"{timezone.localdate() + timedelta(7):%-d %B %Y}").first.click()
    follow(page, "Put on the agenda what falls due")
    judged(page)
    page.get_by_role("checkbox").first.check()
    press(page, "Put them on the agenda")
    follow(page, "Add another item")
    page.get_by_label("What is it about?").fill("A case in court")
    page.get_by_label("For discussion").check()
    page.get_by_label("It is confidential").check()
    press(page, "Put it on the agenda")
    expect(page.get_by_role("heading", name="2. A case in court")).to_be_visible()
    judged(page)


def the_minutes(page: Page, meeting: Meeting) -> None:
    follow(page, "Enter who came")
    page.get_by_label("Eastmarsh Council, Head of safeguarding", exact=True).select_option(label="A deputy came")
    press(page, "Save")
    expect(page.get_by_role("link", name="Enter the deputy’s post")).to_be_visible()
    judged(page)
    page.get_by_label("Deputy’s post: Eastmarsh Council").fill("Deputy head")
    page.get_by_label("How senior is the deputy").select_option(label="Manager")
    press(page, "Save")
    expect(page.get_by_text("the deputy is less senior than the terms ask")).to_be_visible()
    follow(page, "Write the minutes of item 1")
    page.get_by_label("What do the minutes say?").fill("They heard why it is late.")
    press(page, "Save")
    follow(page, "Action from item 1")
    page.get_by_label("What is to be done?").fill("Ask the police for their figures")
    page.get_by_label("Who does it?").fill("Board manager")
    page.get_by_label("By when?").fill("end of March 2031")
    press(page, "Save")
    follow(page, "Decision on item 1")
    page.get_by_label("What was decided?").fill("To look at it again in spring.")
    press(page, "Save")
    judged(page)
    follow(page, "Send the minutes on their way to the chair")
    page.get_by_label("Send them to the chair to be checked").check()
    press(page, "Save")
    expect(page.get_by_text("With the chair").first).to_be_visible()


def the_chair(page: Page, meeting: str) -> None:
    page.goto(meeting)
    follow(page, "Say that they are checked, or what is to be put right")
    page.get_by_label("The chair has checked them").check()
    press(page, "Save")
    expect(page.get_by_text("Checked by the chair").first).to_be_visible()


def test_a_meeting_is_prepared_held_minuted_checked_and_published(
    page: Page, chromium: Browser, live_server: object, made: Made
) -> None:
    add_plan(made)
    add_group(by=made.manager, board=made.board, name="Practice sub-group", kind="sub-group")
    sign_in(page, live_server, Role.MANAGER)
    page.goto(f"{live_server}/boards/{made.board.slug}/")
    the_group(page)
    the_agenda(page)
    Meeting.objects.filter(pk=Meeting.objects.earliest("on").pk).update(on=timezone.localdate() - timedelta(1))
    page.reload()
    meeting = Meeting.objects.earliest("on")
    the_minutes(page, meeting)
    assert Commitment.objects.get(what="Ask the police for their figures").due_words == "end of March 2031"
    address = page.url
    with chromium.new_context() as context:
        chair = context.new_page()
        sign_in(chair, live_server, Role.CHAIR)
        the_chair(chair, address)
    page.reload()
    follow(page, "Circulate the minutes")
    page.get_by_label("They are circulated").check()
    press(page, "Save")
    follow(page, "Publish the minutes without what is confidential")
    expect(page.get_by_text("1 confidential item is left out.")).to_be_visible()
    press(page, "Publish the minutes")
    with chromium.new_context(viewport={"width": 390, "height": 800}) as context:
        member = context.new_page()
        sign_in(member, live_server, Role.SCRUTINY_MEMBER)
        member.goto(f"{live_server}/boards/{made.board.slug}/meetings/")
        member.get_by_role("link", name=f"{meeting.on:%-d %B %Y}").first.click()
        expect(member.get_by_text("To look at it again in spring.")).to_be_visible()
        expect(member.get_by_text("A case in court")).to_have_count(0)
        fit_for_all(member)
        fit_for_the_keyboard(member)
