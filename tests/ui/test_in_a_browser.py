"""The sign-in pages in a real browser: every state, at three widths, with and without JavaScript."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from answerable.access.models import User
from tests.browser import NARROW, at_width, fit_for_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.ui.urls")]
PASSWORD = "correct horse battery staple"
EMAIL = "manager@board.example"


@pytest.fixture(autouse=True)
def user(transactional_db: None) -> User:
    cache.clear()
    user = User(email=EMAIL)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.both_databases
def test_signing_in(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    expect(page).to_have_title("Sign in – Answerable")
    fit_for_all(page)

    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title("Error: Sign in – Answerable")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    fit_for_all(page)
    page.get_by_role("link", name="Enter password").click()
    expect(page.get_by_label("Password", exact=True)).to_be_focused()

    sign_in(page, EMAIL, "wrong")
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    fit_for_all(page)

    sign_in(page, EMAIL, PASSWORD)
    expect(page.get_by_text(EMAIL)).to_be_visible()
    fit_for_all(page)

    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("You have signed out – Answerable")
    fit_for_all(page)


def test_too_many_attempts(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    for _ in range(6):
        sign_in(page, EMAIL, "wrong")
    expect(page.get_by_role("alert")).to_contain_text("Wait five minutes")
    fit_for_all(page)


@pytest.mark.parametrize(
    "path",
    [
        "help/",
        "accessibility/",
        "cookies/",
        "privacy/",
        "nowhere/",
        "broken/",
        "accounts/inactive/",
        "accounts/password/reset/",
        "accounts/password/reset/done/",
        "accounts/password/reset/key/1-no-such-key/",
        "accounts/password/reset/key/done/",
    ],
)
def test_fit_for_all(page: Page, live_server: LiveServer, path: str) -> None:
    if path == "nowhere/":
        page.goto(live_server.url)
        sign_in(page, EMAIL, PASSWORD)
    page.goto(f"{live_server.url}/{path}")
    fit_for_all(page)


def test_all_the_furniture_is_fit_for_all(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    sign_in(page, EMAIL, PASSWORD)
    page.goto(f"{live_server.url}/furniture/")
    expect(page).to_have_title("Error: All the furniture – Eastmarsh Safeguarding Children Board – Answerable")
    fit_for_all(page)
    menu = at_width(page, NARROW).get_by_role("button", name="Menu")
    expect(page.get_by_role("link", name="Commitments")).to_be_hidden()
    menu.click()
    expect(page.get_by_role("link", name="Commitments")).to_be_visible()
    fit_for_all(page)


def test_without_javascript(chromium: Browser, live_server: LiveServer) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(live_server.url)
        sign_in(page, "", "")
        expect(page).to_have_title("Error: Sign in – Answerable")
        sign_in(page, EMAIL, PASSWORD)
        expect(page.get_by_text(EMAIL)).to_be_visible()


def test_by_keyboard_alone(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text(EMAIL)).to_be_visible()


def test_the_house_typeface(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    family = page.locator("h1").evaluate("h1 => getComputedStyle(h1).fontFamily")
    assert family == "Arial, Helvetica, sans-serif"


def test_on_a_narrow_screen_the_words_stay_large(page: Page, live_server: LiveServer) -> None:
    at_width(page, NARROW).goto(live_server.url)
    size = page.locator("p.govuk-body").first.evaluate("p => getComputedStyle(p).fontSize")
    assert float(re.sub("px", "", size)) >= 16
