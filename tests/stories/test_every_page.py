"""Every page in a real browser, in each state that it can be in: axe finds nothing, nothing scrolls sideways, in a wide
window, on a phone and at 400% zoom, and the keyboard reaches everything. The pages are those of the written table of
addresses: none is forgotten."""

from collections.abc import Iterator, Sequence

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from lxml.html import document_fromstring
from playwright.sync_api import Page

from answerable.access.roles import Role
from answerable.questions.record import forget
from tests.board import Made, make
from tests.browser import NARROW, PHONE, WIDE, fit_for_all, fit_for_the_keyboard
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import POST_ONLY, SET_UP, TABLE
from tests.house.full import add_bodies, filled
from tests.house.test_as_at import AS_AT
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "boards/<slug:board>/"
ROOMS = {
    "plan": ("plan/", "promises/", "changes/", "search/"),
    "evidence": ("measures/", "claims/", "evidence/"),
    "papers and documents": ("papers/", "documents/"),
    "partnership": ("who/",),
    "questions": ("questions/",),
    "the rest": ("",),
}
# Files, and what only somebody has who is at a certain step of signing in (tests/stories/test_sign_in.py).
NO_PAGES = (
    "health/",
    "/file",
    "files/",
    "file.",
    "<uidb36>",
    "logout",
    *SET_UP,
    "webauthn/login/",
    "second-step/authenticate/",
)
# Pages that say what could not be done, and answer so.
REFUSE = {"/invitations/": 410, "/requests/": 410, "/accounts/sign-on/failed/": 401}
# Columns that are part of an address, or of which the program itself knows every value.
NOT_WORDS = {"slug", "sort_key", "code", "scale", "digest", "sha256", "role", "email", "key", "rule", "facts"}


@pytest.fixture
def made() -> Made:
    made = make(everybody=True)
    add_plan(made)
    add_evidence(made)
    add_bodies(made)
    return made


def routes(room: str) -> Iterator[str]:
    """The addresses of a room's pages that the manager may see."""
    elsewhere = tuple(BOARD + start for name, starts in ROOMS.items() if name != room for start in starts if start)
    here = tuple((BOARD if start else "") + start for start in ROOMS[room])
    for route, who in TABLE.items():
        shown = who == "public" or (who != "link" and Role.MANAGER in who)
        page = route not in POST_ONLY and not any(part in route for part in NO_PAGES)
        if shown and page and route.startswith(here) and not route.startswith(elsewhere):
            yield route


def see(page: Page, live_server: object, address: str, widths: Sequence[int] = (WIDE, PHONE)) -> None:
    answer = page.goto(f"{live_server}{address}")
    expected = next((status for start, status in REFUSE.items() if address.startswith(start)), 200)
    assert answer is not None and answer.status == expected, (address, answer and answer.status)
    fit_for_all(page, widths)


@pytest.mark.parametrize("room", ROOMS)
def test_every_page(page: Page, live_server: object, made: Made, room: str) -> None:
    sign_in(page, live_server, Role.MANAGER)
    for route in routes(room):
        see(page, live_server, filled(route, made))
        fit_for_the_keyboard(page)


# What the keyboard is to reach, in the order of the page: of a group of radio buttons one.
STOPS = """() => {
    window.reached = []
    addEventListener('focusin', (event) => window.reached.push(event.target))
    const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    window.stops = [...document.querySelectorAll(all)].filter((one) => {
        if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) return false
        if (one.type !== 'radio') return true
        const group = [...one.form.elements[one.name]]
        return one === (group.find((each) => each.checked) ?? group[0])
    })
    return window.stops.length
}"""


def test_the_tab_key_goes_through_the_main_pages_in_their_order(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.MANAGER)
    for route in ("", "plan/", "plan/<int:action>/", "measures/define/", "papers/<int:paper>/", "documents/new/"):
        page.goto(f"{live_server}{filled(BOARD + route, made)}")
        stops = page.evaluate(STOPS)
        assert stops > 15, route
        for _ in range(stops):
            page.keyboard.press("Tab")
        strays = "window.stops.map((one, at) => one === reached[at] ? '' : one.outerHTML).filter(Boolean)"
        assert page.evaluate(strays) == [], route


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_with_the_longest_words_that_it_can_hold(
    page: Page, live_server: object, made: Made, room: str
) -> None:
    """None scrolls sideways: what axe judges is the same with other words."""
    addresses = [filled(route, made) for route in routes(room)]
    lengthen()
    forget()  # what was found in the words before
    sign_in(page, live_server, Role.MANAGER)
    for address in addresses:
        see(page, live_server, address, [])


def lengthen() -> None:
    """Every column of words as long as it may be, without a space to break a line at."""
    rooms = [config.label for config in apps.get_app_configs() if config.name.startswith("answerable.")]
    with transaction.atomic():
        for model in apps.get_models():
            if model._meta.app_label not in rooms or model._meta.label.startswith(("history.", "access.")):
                continue
            for row in model._default_manager.all():
                words = {
                    field.name: f"{row.pk}{'Safeguardingchildrenpartnership' * 9}"[: field.max_length or 900]
                    for field in model._meta.concrete_fields
                    if isinstance(field, models.CharField | models.TextField)
                    and not field.choices
                    and field.name not in NOT_WORDS
                    and "history" not in field.name
                    and getattr(row, field.name)
                }
                if words and not hasattr(row, "history_id"):
                    model._default_manager.filter(pk=row.pk).update(**words)


def test_every_page_as_at_a_past_day_says_so(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.CHAIR)
    there = 0
    for room in ROOMS:
        for route in (r for r in routes(room) if r in AS_AT):
            answer = page.goto(f"{live_server}{filled(route, made)}?at=2013-01-15")
            assert answer is not None and answer.status in {200, 404}, route
            if answer.status == 200:
                there += 1
                assert page.get_by_text("15 January 2013").first.is_visible(), route
                fit_for_all(page, [PHONE])
    assert there >= 15


def test_every_page_of_a_board_that_has_nothing_yet(page: Page, live_server: object) -> None:
    made = make(everybody=True)
    sign_in(page, live_server, Role.MANAGER)
    for room in ROOMS:
        for route in routes(room):
            if "<" not in route.replace("<slug:board>", ""):
                see(page, live_server, filled(route.replace("<slug:board>", made.board.slug), made), [PHONE])


def test_every_kind_of_form_that_is_sent_with_nothing_in_it(page: Page, live_server: object, made: Made) -> None:
    """A form is of another kind where it has another set of parts; what each refuses is in tests/house."""
    sign_in(page, live_server, Role.MANAGER)
    client, kinds, refused = Client(), set[frozenset[str]](), set[frozenset[str]]()
    client.force_login(made.users[Role.MANAGER])
    for address in (filled(route, made) for room in ROOMS for route in routes(room)):
        answer = client.get(address)
        kind = parts_of_form(answer.text) if answer.status_code == 200 else frozenset[str]()
        if not kind or kind in refused:
            continue
        kinds.add(kind)
        page.goto(f"{live_server}{address}")
        if not page.evaluate(EMPTY):
            continue
        with page.expect_navigation():
            page.locator("form[data-emptied]").evaluate("form => form.submit()")
        if page.locator(".govuk-error-summary").count():
            refused.add(kind)
            fit_for_all(page, [NARROW])
    assert len(refused) >= KINDS and set().union(*refused) == set().union(*kinds)


def parts_of_form(page: str) -> frozenset[str]:
    """Of which parts the first of a page's own forms is made that has words to fill in: their classes of the design
    system."""
    for form in document_fromstring(page).xpath("//main//form[@method='post']"):
        if form.xpath(".//input[not(@type='hidden') and not(@type='submit')] | .//textarea | .//select"):
            parts = {name for one in form.xpath(".//*[@class]") for name in one.get("class").split()}
            return frozenset(parts & PARTS)
    return frozenset()


KINDS = 12  # fewer would mean that some are looked at no longer
PARTS = {f"govuk-{part}" for part in ("input", "textarea", "select", "radios", "checkboxes", "date-input")}
PARTS |= {"govuk-file-upload", "govuk-input__suffix"}


# Takes every word out of the first of a page's own forms that has any; says whether there is one.
EMPTY = """() => {
    const words = 'input:not([type=hidden]):not([type=submit]), textarea, select'
    const form = [...document.querySelectorAll('main form[method=post]')].find(form => form.querySelector(words))
    if (!form) return false
    for (const field of form.querySelectorAll(words)) {
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = false
        else if (field.tagName === 'SELECT') field.selectedIndex = 0
        else field.value = ''
    }
    form.dataset.emptied = true
    return true
}"""
