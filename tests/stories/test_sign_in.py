"""Getting in, in a real browser: a second step by an app and by a passkey, and single sign-on with a real provider."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from tests.access.test_second_step import code_of
from tests.board import Made
from tests.browser import fit_for_all, fit_for_the_keyboard
from tests.desk.test_serve import Served
from tests.migrated import migrated_into
from tests.stories.test_main_job import sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked_for(settings: Any) -> None:
    settings.SECOND_STEP = True
    cache.clear()


def fit(page: Page) -> None:
    fit_for_all(page)
    fit_for_the_keyboard(page)


def test_a_manager_sets_up_an_app_and_signs_in_with_its_code(
    page: Page, live_server: object, made: Made, asked_for: None
) -> None:
    sign_in(page, live_server, Role.MANAGER)
    expect(page.get_by_text("Your role asks for a second step")).to_be_visible()
    fit(page)
    page.get_by_role("button", name="Set up an app").click()
    page.get_by_text("If you cannot scan the picture").click()
    secret = page.locator(".app-key").inner_text()
    fit(page)
    page.get_by_label("Code that the app shows").fill("12")
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("alert")).to_contain_text("This code is not right")
    fit(page)
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    fit(page)
    recovery = page.locator(".app-key").first.inner_text()
    page.get_by_role("link", name="Go on to the board").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(made.board.name)

    for code in (code_of(secret, ago=-1), recovery):
        sign_out(page)
        sign_in(page, live_server, Role.MANAGER)
        expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
        fit(page)
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(made.board.name)

    page.get_by_role("link", name="Your account").click()
    fit(page)
    page.get_by_role("link", name="Your second step and recovery codes").click()
    expect(page.get_by_text("You have 9 left.")).to_be_visible()
    fit(page)
    page.get_by_role("link", name="Make new ones").click()
    fit(page)
    page.get_by_role("link", name="Second step").click()
    page.get_by_role("link", name="Remove the app").click()
    fit(page)


def test_a_chair_signs_in_with_a_passkey_alone(page: Page, live_server: object, made: Made, asked_for: None) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "isUserVerified": True}})
    sign_in(page, live_server, Role.CHAIR)
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_label("Name of the passkey").fill("The blue key")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("link", name="Go on to the board").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(made.board.name)

    sign_out(page)
    page.goto(f"{live_server}/accounts/login/?next=/how-to-read/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()

    sign_out(page)
    sign_in(page, live_server, Role.CHAIR)  # with a password it is the second step
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(made.board.name)

    page.goto(f"{live_server}/accounts/second-step/webauthn/")
    expect(page.get_by_role("heading", name="The blue key")).to_be_visible()
    fit(page)
    page.get_by_role("link", name="Rename").click()
    fit(page)
    page.get_by_label("Name of the passkey").fill("The red key")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove").click()
    fit(page)
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("You have none.")).to_be_visible()
    page.goto(f"{live_server}/accounts/second-step/webauthn/add/")
    fit(page)


PEOPLE = """
import django; django.setup()
from tests.board import make
made = make()
"""


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[tuple[str, Served]]:
    """A provider of single sign-on, and a site that is told of it by its environment alone."""
    node = shutil.which("node")
    if not node or not Path("node_modules/oidc-provider").exists():
        pytest.skip("no node or no oidc-provider (npm ci): single sign-on is left out")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    migrated_into(tmp_path)
    served = Served(
        tmp_path,
        ANSWERABLE_OIDC_SERVER=address,
        ANSWERABLE_OIDC_CLIENT="answerable",
        ANSWERABLE_OIDC_SECRET="a secret of the story",
        ANSWERABLE_OIDC_NAME="Eastmarsh Council",
        ANSWERABLE_SSO_SECOND_STEP="yes",
    )
    back = f"http://127.0.0.1:{served.port}/accounts/sign-on/organisation/login/callback/"
    command = [node, "tests/stories/oidc_provider.js", address.rpartition(":")[2], back]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert running.stdout and running.stdout.readline() == b"ready\n"
        served.run(PEOPLE)
        yield f"http://127.0.0.1:{served.port}", served
    finally:
        running.kill()
        served.end()


def through(page: Page, site: str, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Sign in with Eastmarsh Council").click()
    page.get_by_placeholder("Enter any login").fill(name)
    page.get_by_placeholder("and password").fill("anything")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_a_manager_signs_in_through_the_council_and_a_stranger_does_not(
    page: Page, provider: tuple[str, Served]
) -> None:
    site, _ = provider
    # A typeface that the provider’s own page asks for.
    page.route(lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(body=""))
    page.goto(f"{site}/accounts/login/")
    fit(page)
    through(page, site, "business_manager")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Eastmarsh Safeguarding"))

    through(page, site, "business_manager")  # by the link between the two accounts, from now on
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Eastmarsh Safeguarding"))

    for nobody in ("stranger", "unchecked.chair"):  # unknown here, and known by an address that nobody has checked
        through(page, site, nobody)
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no account for you yet")
    fit(page)
    page.goto(f"{site}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")

    page.goto(f"{site}/accounts/sign-on/failed/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You were not signed in")
    fit(page)
    page.goto(f"{site}/accounts/sign-on/cancelled/")
    fit(page)
