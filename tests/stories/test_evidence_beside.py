"""An answer by a link comes with its figure, its evidence and a workbook; the group that the plan names on the action
reads it, sends it back, and says where it puts it; the board's own words begin there."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.asks.models import Ask
from answerable.asks.word import LABELS
from answerable.evidence.changes import define_measure, enter_value
from answerable.evidence.models import EvidenceFor, Observation
from answerable.history.reading import check
from answerable.partnership.changes import add_group, appoint, make_account
from answerable.plan.changes import change_action
from answerable.plan.models import Action, Moderation
from tests.asks.asked import Asked, add_ask, code_in, link_to
from tests.asks.test_excel_form import fill
from tests.board import PASSWORD, Made
from tests.browser import WIDE, press
from tests.example_plan import add_plan
from tests.stories.test_asks import done, judged, send, telephone
from tests.stories.test_main_job import sign_in

__all__ = ["telephone"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHAIR = "chair.of.audit@eastmarsh.example"


def asked_with_a_measure(made: Made) -> Asked:
    """The agency supplies a measure of its action, on which the plan names a group as well."""
    add_plan(made)
    group = add_group(by=made.manager, board=made.board, name="Audit group")
    action = Action.objects.get(board=made.board, ref="1.1.1")
    names = {"leads": ["Eastmarsh Council"], "contributors": ["Audit group"]}
    change_action(by=made.manager, action=action, text=action.text, due=None, **names)
    asked = add_ask(made)
    values = {"what": "Plans reviewed in time", "kind": "level", "unit": "%", "action_id": action.pk, "people": False}
    values["agency_id"] = asked.agency.pk
    measure = define_measure(by=made.manager, plan=asked.ask.plan, values=values)
    of = {"period_words": "2030", "period_from": date(2030, 1, 1), "period_to": date(2030, 12, 31)}
    enter_value(by=made.manager, measure=measure, values={"value": 60.0, **of})
    user = make_account(by=INSTALLER, email=CHAIR, password=PASSWORD)
    about = {"role": Role.GROUP_CHAIR, "post": "Chair", "group": group, "agency": None, "email": CHAIR}
    appoint(by=made.manager, board=made.board, user=user, starts=timezone.localdate(), **about)
    return asked


def answer_with_proof(telephone: Page, tmp_path: Path) -> None:
    telephone.get_by_role("link", name="Enter Plans reviewed in time").click()
    expect(telephone.get_by_text("2030").first).to_be_visible()
    judged(telephone)
    telephone.get_by_label("Period").fill("2031")
    telephone.get_by_label("Numerator").fill("15")
    telephone.get_by_label("Denominator").fill("20")
    press(telephone, "Save")
    expect(telephone.get_by_text("75%").first).to_be_visible()
    telephone.get_by_role("link", name="Add evidence to 1.1.1").click()
    judged(telephone)
    telephone.get_by_label("What it is").fill("Audit of 20 plans")
    telephone.get_by_label("Outcome").check()
    paper = tmp_path / "audit.txt"
    paper.write_text("Fifteen of twenty plans were reviewed in time.")
    telephone.get_by_label("The file, if there is one").set_input_files(paper)
    press(telephone, "Add it")
    expect(telephone.get_by_role("link", name="audit.txt")).to_be_visible()
    judged(telephone)


def answer_in_excel(telephone: Page, tmp_path: Path) -> None:
    """The words come by the workbook, which knows what was entered beside it."""
    telephone.get_by_role("link", name="Answer in Word or Excel instead").click()
    with telephone.expect_download() as coming:
        telephone.get_by_role("link", name="the same in Excel").click()
    book = load_workbook(io.BytesIO(Path(coming.value.path()).read_bytes()))
    fill(book, "Actions", {LABELS["text"]: "Twenty plans were looked at.", LABELS["ahead"]: "Again by May 2032."})
    back = tmp_path / "form.xlsx"
    book.save(back)
    telephone.get_by_label("The form").set_input_files(back)
    press(telephone, "Read the form")
    expect(telephone.get_by_text("1 action is written as the form says.")).to_be_visible()
    expect(telephone.get_by_text("Twenty plans were looked at.")).to_be_visible()
    judged(telephone)


def moderate(chair: Page, verdict: str, words: str, status: str = "") -> None:
    chair.get_by_role("link", name="1 report waits for the word of your group").click()
    judged(chair)
    chair.get_by_role("link", name="1.1.1: Eastmarsh Council").click()
    judged(chair)
    chair.get_by_label(verdict).check()
    chair.get_by_label("Why, or what is missing?").fill(words)
    if status:
        chair.get_by_label(status).check()
    press(chair, "Keep the word of the group")
    expect(chair.get_by_text("The word of the group is kept")).to_be_visible()


@pytest.mark.parametrize("telephone", ["with JavaScript"], indirect=True)
def test_an_answer_with_its_proof_is_moderated_by_the_group(
    page: Page, chromium: Browser, telephone: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    asked = asked_with_a_measure(made)
    sign_in(page, live_server, Role.MANAGER)
    link = f"{live_server}/requests/{link_to(asked)[1]}/"
    telephone.goto(link)
    press(telephone, "Continue")
    telephone.get_by_label("The code in the e-mail").fill(code_in(mail.outbox[-1]))
    press(telephone, "Continue")
    answer_with_proof(telephone, tmp_path)
    answer_in_excel(telephone, tmp_path)
    send(telephone)

    with chromium.new_context(viewport={"width": WIDE, "height": 900}, locale="en-GB") as context:
        chair = context.new_page()
        chair.goto(f"{live_server}/accounts/login/")
        chair.get_by_label("E-mail").first.fill(CHAIR)
        chair.get_by_label("Password").first.fill(PASSWORD)
        press(chair, "Sign in")
        chair.goto(f"{live_server}/boards/eastmarsh/")
        moderate(chair, "More is needed", "Were the children seen?")
        telephone.goto(link)
        press(telephone, "Continue")
        expect(telephone.get_by_text("Audit group: Were the children seen?")).to_be_visible()
        telephone.get_by_role("link", name="Change 1.1.1").click()
        done(telephone).fill("Twenty plans were looked at, and each child was seen.")
        press(telephone, "Save")
        send(telephone)
        chair.goto(f"{live_server}/boards/eastmarsh/")
        moderate(chair, "It holds", "Five were late.", "Off track:")

    page.goto(f"{live_server}/boards/eastmarsh/asks/{asked.ask.pk}/")
    expect(page.get_by_text("It holds. Delivery: Off track. Five were late.")).to_be_visible()
    judged(page)
    press(page, "Accept the answer")
    page.get_by_role("link", name="Write the board’s progress on 1.1.1").click()
    expect(page.get_by_label("Off track:")).to_be_checked()
    assert Observation.objects.filter(value=75).exists() and EvidenceFor.objects.filter(action=asked.action).exists()
    assert Ask.objects.get(pk=asked.ask.pk).state == "accepted"
    assert Moderation.objects.get().delivery == "off track" and check() == []
