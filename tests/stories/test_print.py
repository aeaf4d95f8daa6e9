"""The main pages on paper: what is known, over the whole sheet, and nothing that can only be clicked."""

import re

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from answerable.access.roles import Role
from answerable.evidence.models import Measure
from answerable.partnership.models import Agency
from answerable.plan.models import Action
from bench.board import fill
from tests.assurance.framework import FRAMEWORK_OWN
from tests.board import Made, make
from tests.browser import DIST
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import ITS_ANSWERS, PUT_RIGHT, TABLE, WRITERS
from tests.house.full import add_bodies, filled
from tests.meetings.made import MEETINGS_FORMS
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What stands on the sheet, of what matters and of what can only be clicked.
SHEET = """() => {
    const seen = (some) => [...document.querySelectorAll(some)].filter(one => one.checkVisibility() && one.offsetHeight)
    return {
        links: seen('main a').map(one => one.pathname),
        controls: seen('button, input, select, textarea, nav').map(one => one.outerHTML),
        headings: seen('main h2').map(one => one.textContent.trim()),
        narrow: seen('main h1, main p.govuk-body-l, main > div > div').filter(
            one => one.getBoundingClientRect().width < document.body.clientWidth - 1).map(one => one.outerHTML),
    }
}"""


# Pages that change something and are open to more than those who keep the plan: a paper's next step, challenges,
# and what somebody says of a draft plan.
CHANGING = {"boards/<slug:board>/papers/<int:paper>/move/"} | {
    f"boards/<slug:board>/challenges/{page}"
    for page in ("new/", "new/<slug:kind>/<int:pk>/", "<int:challenge>/conclude/", "<int:challenge>/printing/")
}
CHANGING |= ITS_ANSWERS | PUT_RIGHT | set(MEETINGS_FORMS) | set(FRAMEWORK_OWN)
CHANGING |= {f"boards/<slug:board>/meetings/<int:meeting>/{page}/" for page in ("minutes", "publish")}
CHANGING |= {"boards/<slug:board>/plan/levels/<int:plan>/year/comments/new/"}
CHANGING |= {"boards/<slug:board>/papers/<int:paper>/agencies/<int:agency>/say/<int:line>/"}
CHANGING |= {"boards/<slug:board>/asks/moderate/<int:reported>/<int:group>/"}
# Beside an answer, signed in or by a link.
CHANGING |= {
    f"boards/<slug:board>/{way}/<int:ask>/{page}/"
    for way in ("answers", "requests")
    for page in ("actions/<int:action>/evidence/add", "evidence/<int:offered>/drop")
}

# Read by nobody but those who keep the plan, and changing nothing.
READ = {f"boards/<slug:board>/asks/{page}" for page in ("", "<int:ask>/")}


def changes(route: str) -> bool:
    """Whether it is the address of a page on which something is changed."""
    who = TABLE.get(route, "public")
    if route in READ:
        return False
    return route in CHANGING or (isinstance(who, set) and who <= WRITERS | {Role.SCRUTINEER, Role.CHAIR})


def route_of(path: str) -> str:
    try:
        return resolve(path).route
    except Resolver404:
        return ""


@pytest.fixture
def made() -> Made:
    return make(everybody=True)


@pytest.fixture
def on_paper(made: Made, page: Page, live_server: object) -> Page:
    sign_in(page, live_server, Role.MANAGER)
    page.emulate_media(media="print")
    return page


def test_the_main_pages_on_paper(on_paper: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    add_evidence(made)
    add_bodies(made)
    action = Action.objects.get(ref="1.1.1").pk
    matters = {
        "": ["How the plan stands", "Papers"],
        "plan/": ["Actions"],
        f"plan/{action}/": ["What was said, round by round", "Figures", "Evidence", "Its history"],
        f"measures/{Measure.objects.earliest('pk').pk}/": ["Values", "How strong is it?", "How it is defined"],
        f"who/agencies/{Agency.objects.earliest('pk').pk}/": ["Its names", "What it leads and contributes to"],
        filled("papers/<int:paper>/", made)[1:]: ["What people write", "What happened so far"],
        "changes/": [],
    }
    for address, headings in matters.items():
        on_paper.goto(f"{live_server}/boards/{made.board.slug}/{address}")
        sheet = on_paper.evaluate(SHEET)
        assert [path for path in sheet["links"] if changes(route_of(path))] == [], address
        assert (sheet["controls"], sheet["narrow"]) == ([], []), address
        assert set(headings) <= set(sheet["headings"]), address
        assert not {"What to do now", "If it should not go on", "Compare other moments"} & set(sheet["headings"]), (
            address
        )
        expect(on_paper.locator("h1")).to_be_visible()
        assert filling(on_paper.pdf(format="A4", prefer_css_page_size=True)) > 0.6, address


def filling(pdf: bytes) -> float:
    """How much of the height of its first sheet is used, where there is a second."""
    paper = PdfDocument(pdf)
    sheet = paper[0]
    lowest = min(one.get_bounds()[1] for one in sheet.get_objects())
    return 1 if len(paper) == 1 else 1 - lowest / sheet.get_height()


def test_a_sheet_with_a_part_of_a_list_says_which_and_where_the_rest_is(
    on_paper: Page, live_server: object, made: Made
) -> None:
    fill(by=made.manager, board=made.board, actions=60)
    on_paper.goto(f"{live_server}/boards/{made.board.slug}/plan/")
    expect(on_paper.get_by_text("This sheet has 1 to 50 of 60")).to_be_visible()
    expect(on_paper.get_by_text("All 60 actions are in the Word, Excel and CSV files")).to_be_visible()
    on_paper.emulate_media(media="screen")
    expect(on_paper.get_by_text("This sheet has")).not_to_be_visible()


def test_a_link_to_every_page_that_changes_something_is_left_off_paper() -> None:
    """And a link to any other page is not."""
    css = (DIST / "ui.css").read_text()
    hidden = re.findall(r'main a\[href\*="([^"]+)"\](?:\[href\$="([^"]+)"\])?', css)
    assert hidden
    for route in (route for route in TABLE if route.startswith("boards/")):
        path = "/" + re.sub(r"<\w+:\w+>", "1", route)
        assert changes(route) == any(part in path and path.endswith(end) for part, end in hidden), path
