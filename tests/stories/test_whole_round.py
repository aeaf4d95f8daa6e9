"""A whole reporting round of the example board, as its people live it over six weeks: nine agencies and a group are
asked and answer, the board says what it makes of that, a committee reads it, the board meets, and the next round brings
forward what was said. Nothing is written but through pages; only the clock is moved."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.conf import Settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from answerable.access.roles import Role
from answerable.asks.models import Ask
from answerable.asks.record import named
from answerable.challenges.models import Challenge
from answerable.example.load import load
from answerable.history.reading import check
from answerable.papers.layout import read_layout
from answerable.papers.models import Paper, Reply
from answerable.plan.models import Commitment, Statement, Update
from tests.browser import fit_for_all, follow, press
from tests.stories.test_meetings import day_into
from tests.stories.whole_round import (
    GROUP,
    GROUP_CHAIR,
    IN_WORD,
    LATE,
    NEW_PASSWORD,
    NEXT,
    ON_A_PHONE,
    OPENED,
    QUICK,
    ROUND,
    UNCLEAR,
    Story,
    accept_and_compose,
    appoint_the_group_chair,
    ask,
    asked,
    eight_agencies_and_a_group_answer,
    name_on_three_more,
    open_round,
    sent_back_and_answered_again,
    the_late_one_is_reminded,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(chromium: Browser, live_server: object) -> Iterator[Story]:
    told = Story(chromium, live_server)
    yield told
    for page in told.pages.values():
        page.context.close()
    assert told.wrong == []


def step(page: Page, button: str, post: str, where: str) -> None:
    page.get_by_label("Your post").first.fill(post)
    press(page, button)
    expect(page.get_by_text(f"The paper is now {where}")).to_be_visible()


def begin_the_paper(story: Story, manager: Page, meets_on: date) -> str:
    """The paper with all that it must have, sent to its agencies. Returns its address below the board's."""
    manager.goto(f"{story.at}papers/new/")
    manager.get_by_role("link", name="Progress report").click()
    manager.get_by_label("Title").fill("Progress by spring 2031")
    day_into(manager, "Date of the meeting", meets_on)
    press(manager, "Start the draft")
    paper = manager.url.removeprefix(story.at)
    for section in read_layout().written():
        if section.required:
            manager.goto(f"{story.at}{paper}sections/{section.key}/")
            resolved = section.key == "recommendation"
            words = (
                "The Committee is asked to note the report." if resolved else f"What is to be said: {section.title}."
            )
            manager.get_by_label("Text").fill(words)
            if section.officer:
                manager.get_by_label("Post of the officer").fill("Example officer")
            press(manager, "Save")
    expect(manager.get_by_text("14 of 14 sections that the paper must have are written")).to_be_visible()
    fit_for_all(manager)
    manager.get_by_label("not asked, because nobody could answer").check()
    step(manager, "Send to agencies for an accuracy check", "Business Manager", "with agencies for an accuracy check")
    return paper


def take_it_to_the_agenda(story: Story, paper: str) -> None:
    lead = story.signed_in(Role.AGENCY_LEAD, paper)
    lead.get_by_label("What is it about?").fill("Action 1.1.1")
    lead.get_by_label("Your correction or comment").fill("The figures are right.")
    press(lead, "Send your comment")
    expect(lead.get_by_text("Your comment is kept with the paper.")).to_be_visible()
    manager = story.signed_in(Role.MANAGER, paper)
    expect(manager.get_by_text("The figures are right.")).to_be_visible()
    step(manager, "Send to the chair for approval", "Business Manager", "with the chair")
    step(story.signed_in(Role.CHAIR, paper), "Approve", "Independent Chair", "with finance and legal")
    manager.reload()
    step(manager, "Record finance and legal clearance", "Business Manager", "cleared")
    manager.get_by_label("Your post").last.fill("Business Manager")
    press(manager, "Publish")
    expect(manager.get_by_text("The paper is published.")).to_be_visible(timeout=30_000)
    member = story.signed_in(Role.SCRUTINY_MEMBER, "papers/")
    follow(member, "Progress by spring 2031")
    follow(member, "Read the paper")
    expect(member.get_by_text("Thirty of forty staff were trained.").first).to_be_visible()


def plan_the_meeting(story: Story, manager: Page, on: date) -> str:
    """The board's own meeting, with what falls due on its agenda. Returns its address below the board's."""
    manager.goto(f"{story.at}meetings/")
    follow(manager, "Medway Safeguarding Children Board")
    follow(manager, "Plan meetings")
    day_into(manager, "On which day?", on)
    manager.get_by_label("And then").select_option("Only once")
    press(manager, "Plan")
    meeting = manager.url.removeprefix(story.at)
    follow(manager, "Put on the agenda what falls due")
    manager.get_by_role("checkbox").first.check()
    press(manager, "Put them on the agenda")
    return meeting


def minute_it(story: Story, manager: Page) -> None:
    follow(manager, "Write the minutes of item 1")
    manager.get_by_label("What do the minutes say?").fill("The board heard where the round stands.")
    press(manager, "Save")
    follow(manager, "Action from item 1")
    manager.get_by_label("What is to be done?").fill("Ask the late agency again")
    manager.get_by_label("Who does it?").fill("Business manager")
    manager.get_by_label("By when?").fill("end of June 2031")
    press(manager, "Save")
    follow(manager, "Challenge from item 1")
    manager.get_by_label("Who is challenged?").select_option(LATE)
    manager.get_by_label("What is it about?").fill("No answer in this round")
    manager.get_by_label("What is asked?").fill("Tell the board how your action stands.")
    manager.get_by_label("By when is an answer due?").fill("end of April 2031")
    press(manager, "Save")
    follow(manager, "Send the minutes on their way to the chair")
    manager.get_by_label("Send them to the chair to be checked").check()
    press(manager, "Save")
    expect(manager.get_by_text("With the chair").first).to_be_visible()


def the_chair_checks(chair: Page) -> None:
    follow(chair, "Say that they are checked, or what is to be put right")
    chair.get_by_label("The chair has checked them").check()
    press(chair, "Save")
    expect(chair.get_by_text("Checked by the chair").first).to_be_visible()


def the_next_round_brings_it_forward(story: Story, manager: Page) -> None:
    open_round(story, manager, NEXT)
    day_into(manager, "By when", timezone.localdate() + timedelta(days=14))
    press(manager, "Ask them")
    expect(manager.get_by_role("heading", name="Send the links")).to_be_visible()
    chair = story.signed_in(GROUP_CHAIR, "asks/mine/", NEW_PASSWORD)
    follow(chair, re.compile(NEXT))
    follow(chair, re.compile(r"^Answer \d"))
    chair.get_by_text("What was said before").click()
    expect(chair.get_by_text(f"{GROUP} did what was agreed for ")).to_be_visible()


def test_a_whole_round_from_its_first_link_to_the_next(story: Story, settings: Settings) -> None:
    settings.EXAMPLE = True  # its accounts open
    with time_machine.travel(OPENED) as clock:
        load()
        manager = story.signed_in(Role.MANAGER)
        appoint_the_group_chair(story, manager)
        name_on_three_more(story, manager)
        open_round(story, manager, ROUND)
        ask(manager, timezone.localdate() + timedelta(days=14))
        clock.shift(timedelta(days=10))
        eight_agencies_and_a_group_answer(story)
        story.signed_in(Role.MANAGER)
        sent_back_and_answered_again(story, manager)
        clock.shift(timedelta(days=7))
        story.signed_in(Role.MANAGER)
        the_late_one_is_reminded(story, manager)
        accept_and_compose(story, manager)
        paper = begin_the_paper(story, manager, timezone.localdate() + timedelta(days=28))
        take_it_to_the_agenda(story, paper)
        meeting = plan_the_meeting(story, manager, timezone.localdate() + timedelta(days=7))
        clock.shift(timedelta(days=7))
        minute_it(story, story.signed_in(Role.MANAGER, meeting))
        the_chair_checks(story.signed_in(Role.CHAIR, meeting))
        clock.shift(timedelta(days=14))
        the_next_round_brings_it_forward(story, story.signed_in(Role.MANAGER))
        what_is_on_record()


def what_is_on_record() -> None:
    accepted = Update.objects.filter(round__title=ROUND, state="accepted")
    there = list(named(Ask.objects.filter(round__title=ROUND)))
    assert {one.called: one.state for one in there if one.state != "accepted"} == {LATE: "open"}
    counts = {one.called: accepted.filter(**one.party._asdict()).count() for one in there}
    assert counts == {ON_A_PHONE: 5, IN_WORD: 2, **dict.fromkeys([UNCLEAR, GROUP, *QUICK], 1), LATE: 0}
    assert Update.objects.filter(round__title=ROUND).count() == sum(counts.values())
    assert Statement.objects.filter(round__title=ROUND).count() == 2
    challenge = Challenge.objects.latest("pk")
    assert (challenge.agency, challenge.about) == (asked(LATE).agency, "No answer in this round")
    promise = Commitment.objects.get(what="Ask the late agency again")
    assert (promise.due_words, promise.who) == ("end of June 2031", "Business manager")
    paper = Paper.objects.latest("pk")
    assert (paper.state, paper.late_reason, paper.files.count() > 5) == ("published", "", True)
    assert Reply.objects.get(paper=paper).words == "The figures are right."
    assert check() == []
