"""Every response of every address carries what browsers are to be told, and no page has a script or a style in it."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from answerable.access.roles import Role
from tests.board import Made
from tests.house.doors import TABLE
from tests.house.full import filled
from tests.house.test_doors import made  # noqa: F401  # the same board

pytestmark = pytest.mark.django_db
TOLD = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'"}
POLICY |= {"form-action 'self'", "frame-ancestors 'none'"}
# A paper's own file is whole in itself, to be kept and sent on: its style stands in it, and nothing else may.
PAPER = "boards/<slug:board>/papers/<int:paper>/files/<str:name>"
PAPER_POLICY = {"default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'"}
PAPER_POLICY |= {"frame-ancestors 'none'"}


class Inline(HTMLParser):
    """Gathers what a strict policy would refuse: scripts and styles that stand in the page itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        data = values.get("type") == "application/json"  # which no browser runs
        if tag == "style" or (tag == "script" and not values.get("src") and not data):
            self.found.append(f"<{tag}>")
        self.found += [f"<{tag} {name}>" for name in values if name == "style" or name.startswith("on")]
        self.found += [f"<{tag} {name}>" for name, value in attrs if (value or "").strip().startswith("javascript:")]


def missing(response: HttpResponse, policy: set[str] = POLICY) -> list[str]:
    """What is wrong with a response's headers and, if it is a page to be shown, with the page."""
    wrong = [name for name, value in TOLD.items() if response.get(name) != value]
    said = {part.strip() for part in response.get("Content-Security-Policy", "").split(";")}
    wrong += sorted(policy - said) + [part for part in said - policy if "unsafe" in part or "http" in part]
    shown = response.get("Content-Type", "").startswith("text/html")
    return wrong + (Inline(response.text).found if shown else [])


def test_no_address_answers_without_its_headers_or_with_a_script_or_style_in_its_page(
    made: Made,  # noqa: F811
    client: Client,
) -> None:
    wrong = {}
    for route, who in TABLE.items():
        client.logout()
        if who != "public":
            client.force_login(made.users[Role.MANAGER])
        response = client.get(filled(route, made))
        assert response.status_code < 500 or route == "health/ready", route
        policy, holds = (PAPER_POLICY, ["<style>"]) if route == PAPER else (POLICY, [])
        if (found := missing(response, policy)) != holds:
            wrong[route] = found
    assert wrong == {}


def test_what_is_refused_or_fails_or_is_no_page_carries_them_too(client: Client, settings: Any) -> None:
    settings.ROOT_URLCONF, client.raise_request_exception = "tests.running.urls", False
    answers = {
        200: client.get("/static/ui/dist/icon.svg"),
        302: client.get("/boards/eastmarsh/"),
        400: client.get("/", headers={"Host": "elsewhere.example"}),
        403: Client(enforce_csrf_checks=True).post("/accounts/login/"),
        404: client.get("/nowhere/"),
        405: client.post("/about/help/"),
        500: client.post("/fails/word/"),
    }
    assert {code: response.status_code for code, response in answers.items()} == {code: code for code in answers}
    wrong = {code: missing(response) for code, response in answers.items() if code != 200}
    wrong[200] = [name for name in [*TOLD, "Content-Security-Policy"] if name not in answers[200]]
    assert {code: found for code, found in wrong.items() if found} == {}


def test_browsers_are_told_to_use_nothing_but_https(client: Client, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True  # by ANSWERABLE_HTTPS
    told = client.get("/about/help/", secure=True)["Strict-Transport-Security"]
    assert told == "max-age=31536000; includeSubDomains"


def test_trace_is_refused_or_echoes_nothing(made: Made, client: Client) -> None:  # noqa: F811
    for route, who in TABLE.items():
        client.logout()
        if who != "public":
            client.force_login(made.users[Role.MANAGER])
        response = client.trace(filled(route, made), headers={"X-Mark": "echoed-mark"})
        assert response.status_code == 405 or b"echoed-mark" not in response.content, route


def test_the_test_sees_what_it_looks_for() -> None:
    page = '<style></style><script>x</script><script src="/x.js"></script><p style="a" onclick="b">'
    page += '<a href="javascript:x">'
    assert Inline(page).found == ["<style>", "<script>", "<p style>", "<p onclick>", "<a href>"]
    assert len(missing(HttpResponse("<p>"))) == len(TOLD) + len(POLICY)
