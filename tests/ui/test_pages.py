"""The pages of words, the error pages and the sign-in pages, without a browser."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings

from answerable.access.models import User
from answerable.access.roles import Role
from bench.board import fill
from tests.board import Made
from tests.browser import DIST, NARROW, PHONE

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.urls")]
PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    user = User(email="manager@board.example")
    user.set_password(PASSWORD)
    user.save()
    return user


def title(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html, re.S)
    assert found
    return found[1].strip()


def built(name: str) -> str:
    if not (DIST / name).exists():
        pytest.skip("the site's CSS is not built (npm ci && npm run build)")
    return (DIST / name).read_text()


@pytest.mark.parametrize(
    ("url", "heading"),
    [
        ("/help/", "Help"),
        ("/accessibility/", "Accessibility statement"),
        ("/cookies/", "Cookies"),
        ("/privacy/", "Privacy"),
        ("/accounts/login/", "Sign in"),
        ("/accounts/signed-out/", "You have signed out"),
        ("/accounts/inactive/", "Your account is closed"),
        ("/accounts/password/reset/", "Choose a new password"),
        ("/accounts/password/reset/done/", "Check your e-mail"),
        ("/accounts/password/reset/key/1-no-such-key/", "This link no longer works"),
        ("/accounts/password/reset/key/done/", "Your password is changed"),
    ],
)
def test_open_to_anybody_under_one_layout(client: Client, url: str, heading: str) -> None:
    response = client.get(url)
    html = response.text
    assert response.status_code == 200
    assert title(html) == f"{heading} – Answerable"
    assert html.count("<h1") == 1
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in html
    assert '<html lang="en-GB"' in html
    assert settings.VERSION in html
    code = re.sub(r'<script[^>]* type="application/json">', "", html)  # data, which no browser runs
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", code), "the policy allows no inline code"


def test_a_page_of_the_house_asks_for_sign_in(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/login/?next=/"


def test_what_is_missing_is_said_above_and_beside(client: Client) -> None:
    html = client.post("/accounts/login/", {"login": "", "password": ""}).text
    assert title(html) == "Error: Sign in – Answerable"
    assert '<a href="#id_login">Enter e-mail address</a>' in html
    assert '<a href="#id_password">Enter password</a>' in html
    assert 'id="id_login-error"' in html


def test_a_wrong_password_does_not_say_which_part_was_wrong(client: Client, user: User) -> None:
    known = client.post("/accounts/login/", {"login": user.email, "password": "wrong"}).text
    unknown = client.post("/accounts/login/", {"login": "nobody@board.example", "password": "wrong"}).text
    message = "The e-mail address or the password is not right"
    assert message in known
    assert message in unknown
    assert f'value="{user.email}"' in known, "what was typed stays"


def test_too_many_attempts_are_told_what_to_do(client: Client, user: User) -> None:
    pages = [client.post("/accounts/login/", {"login": user.email, "password": "wrong"}) for _ in range(6)]
    assert "Wait five minutes" in pages[-1].text
    many = (client.post("/accounts/login/", {}) for _ in range(40))
    refused = next(page for page in many if page.status_code == 429)
    assert title(refused.text) == "Too many attempts – Answerable"
    assert "Wait five minutes" in refused.text


def test_signing_in_and_out(client: Client, user: User) -> None:
    signed_in = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, follow=True)
    assert user.email in signed_in.text
    assert "govuk-notification-banner" not in signed_in.text
    assert client.get("/accounts/logout/").text.count('action="/accounts/logout/"') == 2, "asks before it signs out"
    assert title(client.post("/accounts/logout/", follow=True).text) == "You have signed out – Answerable"
    assert client.get("/").status_code == 302


def test_a_forgotten_password_is_replaced_by_e_mail(client: Client, user: User) -> None:
    client.post("/accounts/password/reset/", {"email": user.email})
    (message,) = mail.outbox
    assert message.subject == "Choose a new password for Answerable"
    link = re.search(r"http://testserver(/\S+)", str(message.body))
    assert link
    form = client.get(link[1], follow=True)
    action = form.redirect_chain[-1][0]
    short = client.post(action, {"password1": "short", "password2": "short"})
    assert "at least 12 characters" in short.text
    new = "three random words"
    done = client.post(action, {"password1": new, "password2": new}, follow=True)
    assert title(done.text) == "Your password is changed – Answerable"
    assert client.login(email=user.email, password=new)
    assert "This link no longer works" in Client().get(link[1], follow=True).text


def test_a_stranger_is_not_told_whether_an_account_exists_nor_written_to(client: Client) -> None:
    page = client.post("/accounts/password/reset/", {"email": "stranger@elsewhere.example"}, follow=True)
    assert "If there is an account with that address" in page.text
    assert mail.outbox == []


def test_there_is_no_sign_up(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404


def test_only_the_cookies_that_the_statement_names_are_set(client: Client, user: User) -> None:
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "x" * 5, "password2": "y"})
    page = client.get("/cookies/").text
    assert sorted(client.cookies) == ["csrftoken", "sessionid"]
    assert all(name in page for name in client.cookies)


@pytest.mark.parametrize(
    ("url", "status", "heading"),
    [("/nowhere/", 404, "Page not found"), ("/forbidden/", 403, "You are not allowed to do this")],
)
def test_errors_in_the_layout(client: Client, user: User, url: str, status: int, heading: str) -> None:
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == status
    assert title(response.text) == f"{heading} – Answerable"
    assert "business manager" in response.text
    assert user.email in response.text


@override_settings(ALLOWED_HOSTS=["board.example"])
def test_a_request_that_makes_no_sense(client: Client) -> None:
    response = client.get("/help/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert title(response.text) == "There is a problem with the request – Answerable"


def test_our_own_fault_needs_nothing_that_may_be_broken() -> None:
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert title(response.text) == "Sorry, something went wrong – Answerable"


def test_a_form_without_its_cookie_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert response.status_code == 403
    assert title(response.text) == "Your form could not be accepted – Answerable"
    assert "allow cookies" in response.text


def test_pages_of_allauth_that_are_not_ours_look_like_ours(client: Client, user: User) -> None:
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    html = client.get("/accounts/reauthenticate/").text
    assert '<h1 class="govuk-heading-l">' in html
    assert 'class="govuk-input"' in html
    assert 'class="govuk-button"' in html


@override_settings(EXAMPLE=True)
def test_an_example_says_so_on_every_page(client: Client) -> None:
    assert "rounds marked fictional were invented" in client.get("/accounts/login/").text


def is_light(client: Client, address: str) -> None:
    """At most 10 requests and 150 KB over the wire; `address` leads to the page itself."""
    built("ui.css")
    page = client.get(address)
    assert page.status_code == 200
    assets = re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"', page.text)
    answers = [client.get(url, headers={"accept-encoding": "gzip"}) for url in assets]
    ours = [answer for url, answer in zip(assets, answers, strict=True) if "/ui/" in url]
    assert [answer.headers["Content-Encoding"] for answer in ours] == ["gzip"] * 3
    assert len(assets) + 1 <= 10
    assert len(page.content) + sum(len(answer.getvalue()) for answer in answers) <= 150_000


def test_the_first_visit_is_light(client: Client) -> None:
    is_light(client, "/accounts/login/")


@pytest.mark.urls(settings.ROOT_URLCONF)
def test_the_board_s_first_page_is_light(client: Client, made: Made) -> None:
    fill(by=made.manager, board=made.board, actions=1500)
    client.force_login(made.users[Role.MANAGER])
    is_light(client, f"/boards/{made.board.slug}/")


def test_no_rule_of_the_style_sheet_tells_a_phone_from_400_per_cent_zoom() -> None:
    """So a page is laid out alike 320 and 390 pixels wide, and axe looks at one of the two (tests/browser.py)."""
    css = built("ui.css")
    asked = re.findall(r"\((min|max)-width:\s*([\d.]+)(em|px)\)", css)
    assert len(asked) > 100 and "@container" not in css and "orientation" not in css
    for end, number, unit in asked:
        pixels = float(number) * (16 if unit == "em" else 1)
        assert not (NARROW < pixels <= PHONE if end == "min" else NARROW <= pixels < PHONE), (end, number, unit)
