"""How the round of the example board is asked and answered in a browser (test_whole_round.py)."""

import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from django.core import mail
from django.utils import timezone
from docx import Document
from playwright.sync_api import Browser, Page, expect

from answerable.access.roles import Role
from answerable.asks.models import Ask, Link
from answerable.asks.record import named
from answerable.asks.word import LABELS
from answerable.example.load import PASSWORD, address
from answerable.plan.models import Action, Plan
from tests.asks.asked import code_in
from tests.asks.test_word_form import fill
from tests.browser import PHONE, fit_for_all, follow, press
from tests.stories.test_meetings import day_into

ROUND, NEXT = "Spring 2031", "Summer 2031"
GROUP, GROUP_CHAIR = "Learning and Development subgroup", "group-chair@medway.example"
ON_A_PHONE, IN_WORD, UNCLEAR, LATE = "Kent Police", "Medway Council", "NHS Kent and Medway", "Medway Police"
QUICK = (
    "Kent and Medway Partnership Trust",
    "Children & Family Court Advisory and Support Service",
    "Medway CCG",
    "Children’s Trust Board",
    "Medway Community Safety Partnership",
)
OPENED = datetime(2031, 3, 3, 10, tzinfo=UTC)
NEW_PASSWORD = "four plain words together"  # noqa: S105  # of a made-up account in a test


class Story:
    """Who takes part, each in a browser of their own."""

    def __init__(self, chromium: Browser, server: object) -> None:
        self.chromium, self.at = chromium, f"{server}/boards/medway/"
        self.server, self.pages, self.wrong = str(server), dict[str, Page](), list[str]()

    def page(self, who: str, width: int = 1280) -> Page:
        if who not in self.pages:
            context = self.chromium.new_context(viewport={"width": width, "height": 900}, locale="en-GB")
            context.set_default_timeout(15_000)
            self.pages[who] = context.new_page()
            self.pages[who].on("pageerror", lambda error: self.wrong.append(str(error)))
        return self.pages[who]

    def signed_in(self, who: Role | str, to: str = "", password: str = PASSWORD) -> Page:
        """The page of a role or an address, signed in today, at an address of the board."""
        email = address(who) if isinstance(who, Role) else who
        page = self.page(email)
        page.context.clear_cookies()
        page.goto(f"{self.server}/accounts/login/")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(password)
        press(page, "Sign in")
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        page.goto(f"{self.at}{to}")
        return page


def asked(party: str) -> Ask:
    """What a party is asked in the round, by what the list of requests calls it."""
    return next(one for one in named(Ask.objects.filter(round__title=ROUND)) if one.called == party)


def letter_to(email: str, what: str) -> str:
    """The address in the newest letter to somebody, below `what`."""
    bodies = [str(letter.body) for letter in mail.outbox if letter.to == [email]]
    found = [hit[0] for body in bodies if (hit := re.search(rf"/{what}/[^/\s]+/", body))]
    return found[-1]


def open_round(story: Story, manager: Page, title: str) -> None:
    manager.goto(f"{story.at}plan/levels/{Plan.objects.get(period='2012/13').pk}/rounds/new/")
    manager.get_by_label("Name").fill(title)
    day_into(manager, "As at", timezone.localdate())
    press(manager, "Open the round")
    expect(manager.get_by_text(f"The round “{title}” is open.")).to_be_visible()
    manager.goto(f"{story.at}asks/")
    press(manager, "Ask the agencies")


def appoint_the_group_chair(story: Story, manager: Page) -> None:
    """The group has nobody with an address, so the manager appoints its chair, who comes in by an invitation."""
    manager.goto(f"{story.at}who/people/appoint/")
    manager.get_by_label("Name").first.fill("Example group chair")
    manager.get_by_label("E-mail address").fill(GROUP_CHAIR)
    manager.get_by_label("Post").fill("Chair of the learning and development subgroup")
    manager.get_by_label("Role").select_option("Group chair")
    manager.get_by_label("On which group").select_option(GROUP)
    press(manager, "Appoint")
    expect(manager.get_by_text("The appointment is made.")).to_be_visible()
    if not manager.get_by_role("button", name="Invite by e-mail").count():
        follow(manager, "Example group chair")
    press(manager, "Invite by e-mail")
    press(manager, "Send the invitation")
    expect(manager.get_by_text(GROUP_CHAIR).first).to_be_visible()
    chair = story.page(GROUP_CHAIR)
    chair.goto(f"{story.server}{letter_to(GROUP_CHAIR, 'invitations')}")
    chair.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    chair.get_by_label("The same password again").fill(NEW_PASSWORD)
    press(chair, "Set the password")
    expect(chair.get_by_role("heading", level=1)).to_be_visible()


def name_on_three_more(story: Story, manager: Page) -> None:
    """So that one agency is asked of five actions."""
    for ref in ("1.1.3", "1.2.1", "2.3.1"):
        action = Action.objects.get(ref=ref)
        manager.goto(f"{story.at}plan/{action.pk}/change/")
        manager.get_by_label("Contributors").fill(ON_A_PHONE)
        press(manager, "Save")
        expect(manager.get_by_role("heading", level=1)).to_contain_text(ref)


def ask(manager: Page, due: date) -> None:
    """Who cannot be asked is said first; of the board's groups one is asked."""
    expect(manager.get_by_role("heading", name="Who cannot be asked")).to_be_visible()
    expect(manager.get_by_text("Director of Public Health")).to_be_visible()
    for other in ("Quality Assurance and Case File Audit Group", "Medway Safeguarding Children Board"):
        manager.get_by_label(re.compile(f"^{other}: ")).uncheck()
    day_into(manager, "By when", due)
    press(manager, "Ask them")
    press(manager, "Send them")
    expect(manager.get_by_text("10 links are on the way.")).to_be_visible()


class Reckoned:
    """How long somebody who was never shown the pages takes over them, who reads every line once: silently 238 words a
    minute (Brysbaert 2019), typing 36 words a minute on a phone (Palin et al. 2019), and ten seconds for each page to
    see what to press. An answer to an action is taken to be of 60 words; what they have to find out is not in it."""

    READ, TYPED, TO_SEE, AN_ANSWER = 238, 36, 10 / 60, 60

    def __init__(self) -> None:
        self.pages, self.words, self.answers = 0, 0, 0
        self.lines = set[str]()

    def saw(self, page: Page) -> None:
        self.pages += 1
        fresh = set(page.locator("main").inner_text().splitlines()) - self.lines
        self.words += sum(len(line.split()) for line in fresh)
        self.lines |= fresh

    def wrote(self) -> None:
        self.answers += 1

    @property
    def minutes(self) -> float:
        return self.words / self.READ + self.pages * self.TO_SEE + self.answers * self.AN_ANSWER / self.TYPED


def open_link(page: Page, story: Story, party: str, clock: Reckoned | None = None) -> None:
    clock = clock or Reckoned()
    link = Link.objects.get(ask=asked(party), withdrawn=False)
    page.context.clear_cookies()
    page.goto(f"{story.server}{letter_to(link.email, 'requests')}")
    clock.saw(page)
    press(page, "Continue")
    clock.saw(page)
    page.get_by_label("The code in the e-mail").fill(code_in(mail.outbox[-1]))
    press(page, "Continue")


def write(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="What was done?", exact=True).fill(words)


def answer_each(page: Page, words: Callable[[str], str], clock: Reckoned | None = None) -> None:
    """From the first action to the last by “Save and go to the next”; then it is read and sent."""
    clock = clock or Reckoned()
    clock.saw(page)
    follow(page, re.compile(r"^Answer \d"))
    while True:
        clock.saw(page)
        ref = page.get_by_role("heading", level=1).inner_text().removeprefix("Action ")
        write(page, words(ref))
        clock.wrote()
        if not page.get_by_role("button", name="Save and go to the next").count():
            break
        press(page, "Save and go to the next")
    press(page, "Save")
    send(page, clock)


def send(page: Page, clock: Reckoned | None = None) -> None:
    for button in ("Read it and send it", "Send it to the board"):
        if clock:
            clock.saw(page)
        press(page, button)


def said_by(party: str) -> Callable[[str], str]:
    return lambda ref: f"{party} did what was agreed for {ref}."


def answer_in_word(page: Page, story: Story) -> None:
    open_link(page, story, IN_WORD)
    follow(page, "Answer in Word or Excel instead")
    with page.expect_download() as taken:
        follow(page, "Download the form (Word)")
    form = Document(io.BytesIO(Path(taken.value.path()).read_bytes()))
    filled = fill(form, {LABELS["text"]: "The council wrote this in Word.", LABELS["ahead"]: "The rest by June 2031."})
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("The form, filled in").set_input_files({"name": "form.docx", "mimeType": word, "buffer": filled})
    press(page, "Read the form")
    expect(page.get_by_text("2 actions are written as the form says. Nothing is sent yet.")).to_be_visible()
    send(page)


def eight_agencies_and_a_group_answer(story: Story) -> None:
    phone = story.page("phone", PHONE)
    clock = Reckoned()
    open_link(phone, story, ON_A_PHONE, clock)
    fit_for_all(phone)
    answer_each(phone, said_by(ON_A_PHONE), clock)
    expect(phone.get_by_role("heading", name="Your answer is sent")).to_be_visible()
    print(f"Five actions by a link: {clock.pages} pages, {clock.words} words, {clock.minutes:.0f} minutes as reckoned")
    assert clock.answers == 5 and clock.minutes <= 20
    desk = story.page("desk")
    answer_in_word(desk, story)
    open_link(desk, story, UNCLEAR)
    follow(desk, re.compile(r"^Answer \d"))
    desk.get_by_text("What was said before").click()
    expect(desk.get_by_text(re.compile(r"^(March 2013|December 2012), by "))).to_be_visible()
    write(desk, "Some were trained.")
    press(desk, "Save")
    send(desk)
    for party in QUICK:
        open_link(desk, story, party)
        answer_each(desk, said_by(party))
    chair = story.signed_in(GROUP_CHAIR, "asks/mine/", NEW_PASSWORD)
    follow(chair, re.compile(ROUND))
    answer_each(chair, said_by(GROUP))
    expect(chair.get_by_text("Your answer is sent. Thank you.")).to_be_visible()


def sent_back_and_answered_again(story: Story, manager: Page) -> None:
    manager.goto(f"{story.at}asks/{asked(UNCLEAR).pk}/")
    follow(manager, "Send it back")
    manager.get_by_label("What is missing or unclear?").fill("Out of how many?")
    press(manager, "Send it back")
    expect(manager.get_by_text("1 e-mail that says so is on the way.")).to_be_visible()
    desk = story.page("desk")
    open_link(desk, story, UNCLEAR)
    expect(desk.get_by_text("Out of how many?")).to_be_visible()
    follow(desk, re.compile(r"^Change \d"))
    write(desk, "Thirty of forty staff were trained.")
    press(desk, "Save")
    send(desk)


def the_late_one_is_reminded(story: Story, manager: Page) -> None:
    manager.goto(f"{story.at}asks/")
    expect(manager.get_by_role("row").filter(has_text=LATE)).to_contain_text("3 days late")
    expect(manager.get_by_text("9 of 10 answered")).to_be_visible()
    fit_for_all(manager)
    follow(manager, "remind them")
    expect(manager.get_by_label(re.compile(f"^{LATE}"))).to_be_checked()
    press(manager, "Send the reminders")
    expect(manager.get_by_text("1 reminder is on the way.")).to_be_visible()
    assert "reminder" in mail.outbox[-1].subject


def accept_and_compose(story: Story, manager: Page) -> None:
    for one in Ask.objects.filter(round__title=ROUND, state="submitted").order_by("pk"):
        manager.goto(f"{story.at}asks/{one.pk}/")
        press(manager, "Accept the answer")
        expect(manager.get_by_text("The answer is accepted.")).to_be_visible()
    for party, words in (
        (UNCLEAR, "Thirty of forty staff were trained."),
        (IN_WORD, "The council wrote this in Word."),
    ):
        manager.goto(f"{story.at}asks/{asked(party).pk}/")
        follow(manager, re.compile("^Write the board’s progress on "))
        said = manager.get_by_role("textbox", name="What was done")
        said.fill(f"{said.input_value()} We ask for the rest by June.")
        press(manager, "Save")
        expect(manager.get_by_role("heading", level=1)).to_have_text("What these words state")
        press(manager, "Keep what is ticked")
        manager.get_by_text("Where each sentence comes from").first.click()
        drawn = manager.locator(".govuk-summary-list__row").filter(has_text=words).filter(has_text=party)
        expect(drawn.first).to_be_visible()
        expect(manager.get_by_text("The board’s own words").first).to_be_visible()
