"""Every address against every role, by one written table; an address that is not listed fails."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from answerable.access.actor import INSTALLER
from answerable.access.roles import APPOINTED, ROLES, Permission, Role
from answerable.asks.models import Ask
from answerable.history.models import Event
from answerable.partnership.changes import appoint, make_account
from answerable.partnership.models import Agency
from answerable.plan.models import Action
from tests.asks.asked import Asked, lead_of, opened
from tests.board import Made, make, signed_in
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import (
    HIDDEN_DRAFTS,
    ITS_ANSWERS,
    ITS_OBJECTIVES,
    OWN_AGENCY,
    POST_ONLY,
    PUT_RIGHT,
    SET_UP,
    TABLE,
    R,
)
from tests.house.full import add_bodies, filled

pytestmark = pytest.mark.django_db

# Those that are tried page by page; of every other the permissions are held to the table.
TRIED = [R.MANAGER, R.BOARD_ADMINISTRATOR, R.CHAIR, R.AGENCY_LEAD, R.SCRUTINY_MEMBER, R.ADMINISTRATOR]


def addresses(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        elif isinstance(entry, URLPattern):
            yield (
                route.replace("^", "")
                .replace("$", "")
                .replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "<uidb36>-<key>")
            )


def test_every_address_is_in_the_table() -> None:
    # What a program asks for has a table of its own, in tests/api/test_doors.py.
    pages = {route for route in addresses() if not route.startswith("api/v1/")}
    assert pages == set(TABLE)


def test_the_table_says_of_each_role_what_its_permissions_say(made: Made) -> None:
    for route, who in TABLE.items():
        if route.startswith("boards/") and who != "link":
            asked = resolve(filled(route, made)).func.permission
            asked = Permission.READ_DRAFTS if route in HIDDEN_DRAFTS else asked
            assert who == {role for role in APPOINTED if asked in ROLES[role].permissions}, (route, asked)


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    add_evidence(made)
    add_bodies(made)
    return made


def test_each_role_sees_what_the_table_says(made: Made) -> None:
    outsider = signed_in(make("calderwick"), Role.MANAGER)
    clients = {role: signed_in(made, role) for role in TRIED}
    wrong = []
    for route, who in TABLE.items():
        url = filled(route, made)
        anonymous = Client().get(url)
        if led_to_sign_in(anonymous) != (who not in {"public", "link"}):
            wrong.append(f"{route}: signed out {anonymous.status_code}")
        if who == "link":
            got = {one.get(url).status_code for one in (Client(), outsider, *clients.values())}
            wrong += [f"{route}: without the link {code}" for code in got - {403}]
        if who in ("public", "link"):
            continue
        for role, client in clients.items():
            got = client.get(url).status_code
            if got not in expected(route, who, role):  # type: ignore[arg-type]  # "public" is handled above
                wrong.append(f"{route}: {role} got {got}")
        if "<slug:board>" in route and (got := outsider.get(url).status_code) not in {404, 405}:
            wrong.append(f"{route}: another board's manager got {got}")
    assert wrong == []


def led_to_sign_in(answer: Any) -> bool:
    return answer.status_code == 302 and "/accounts/login/" in answer["Location"]


def test_whoever_holds_a_link_sees_its_pages_and_is_a_stranger_to_all_others(made: Made) -> None:
    """Every address, with a link to one ask open: of the same board another ask, and of another board, are not its."""
    elsewhere = make("calderwick")
    add_plan(elsewhere)
    add_bodies(elsewhere)
    ask, other = (Ask.objects.filter(board=one.board).earliest("pk") for one in (made, elsewhere))
    holder = opened(Asked(made, ask, ask.agency, Action.objects.filter(board=made.board).earliest("pk")))
    wrong = []
    for route, who in TABLE.items():
        got = holder.get(filled(route, made))
        if who == "link":
            fits = got.status_code == (405 if route in POST_ONLY else 200)
            theirs = filled(route, made).replace(f"requests/{ask.pk}/", f"requests/{other.pk}/")
            slug = filled(route, made).replace(made.board.slug, elsewhere.board.slug)
            for url in (theirs, slug, theirs.replace(made.board.slug, elsewhere.board.slug)):
                fits = (
                    fits and holder.get(url).status_code == 403 and holder.post(url, {"text": "x"}).status_code == 403
                )
        else:
            fits = led_to_sign_in(got) if who != "public" else not led_to_sign_in(got)
            if who != "public":
                sent = holder.post(filled(route, made), {"text": "x"})
                fits = fits and (led_to_sign_in(sent) or sent.status_code == 403)
        if not fits:
            wrong.append(f"{route}: {got.status_code}")
    assert wrong == []


def test_nothing_of_a_board_opens_for_an_inspector_who_has_not_said_why(made: Made) -> None:
    client, why = Client(), f"/boards/{made.board.slug}/who/why/"
    client.force_login(made.users[R.INSPECTOR])
    for route, who in TABLE.items():
        if route.startswith("boards/") and who not in ("link", "public") and R.INSPECTOR in who:
            url = filled(route, made)
            for answer in () if url == why else (client.get(url), client.post(url)):
                assert answer.status_code == 405 or answer["Location"].startswith(f"{why}?next="), route
    assert not Event.objects.filter(what="page opened").exists()


def test_an_agency_s_answer_is_there_for_that_agency_alone(made: Made) -> None:
    """Every address for the leads of two agencies: they are answered alike but for what is asked of one of them."""
    ask = Ask.objects.filter(board=made.board).earliest("pk")
    other = Agency.objects.get(members__board=made.board, name="Eastmarsh Police")
    about = {"by": made.manager, "board": made.board, "role": R.AGENCY_LEAD, "post": "Lead", "starts": date(2012, 1, 1)}
    clients = []
    for name, agency in (("own", ask.agency), ("other", other)):
        user = make_account(by=INSTALLER, email=f"{name}@eastmarsh.example", password=None)
        appoint(**about, user=user, agency=agency)  # type: ignore[arg-type]
        clients.append(Client())
        clients[-1].force_login(user)
    assert lead_of(made, ask.agency).agency != other
    wrong = []
    for route in TABLE:
        url = filled(route, made)
        own, others = (client.get(url).status_code for client in clients)
        if route in ITS_ANSWERS:  # of a challenge to the police
            wrong += [f"{route}: {own} and {others}"] if (own, others) != (403, 200) else []
            continue
        if route in ITS_OBJECTIVES:  # of the council
            refused = clients[1].post(url, {"words": "x", "reason": "x", "title": "x"}).status_code
            wrong += [f"{route}: {own}, {others}, {refused}"] if (own, others, refused) != (200, 403, 403) else []
            continue
        sees = own if not route.startswith(OWN_AGENCY) else 405 if route in POST_ONLY else 200
        if (own, others) != (sees, 404 if route.startswith(OWN_AGENCY) else own):
            wrong.append(f"{route}: {own} and {others}")
        if route.startswith(OWN_AGENCY) and clients[1].post(url, {"text": "x"}).status_code != 404:
            wrong.append(f"{route}: another agency's lead posted")
    assert wrong == []


def expected(route: str, who: set[Role], role: Role) -> set[int]:
    if route in POST_ONLY and (role is R.MANAGER or not route.startswith(OWN_AGENCY)):
        return {405}
    if route in SET_UP:
        return {302, 404}
    if role in who and route.startswith(OWN_AGENCY) and role is not R.MANAGER:
        return {404}
    if role in who and route in ITS_ANSWERS | ITS_OBJECTIVES | PUT_RIGHT and role is not R.MANAGER:
        return {403}
    if role in who:
        return {200, 302}
    if role is R.ADMINISTRATOR or route in HIDDEN_DRAFTS:
        return {404}
    return {403}


def test_each_post_asks_for_its_permission(made: Made) -> None:
    clients = {role: signed_in(made, role) for role in TRIED}
    wrong = []
    for route, who in TABLE.items():
        if who in ("public", "link") or "/file." in route:  # a file is never sent
            continue
        for role in set(TRIED) - who:  # type: ignore[operator]
            got = clients[role].post(filled(route, made), {"to": "accuracy check"}).status_code
            if got not in {403, 404}:
                wrong.append(f"{route}: {role} posted and got {got}")
    assert wrong == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_method_that_no_page_uses_does_nothing(made: Made, client: Client, method: str) -> None:
    client.force_login(made.users[R.MANAGER])
    before = Event.objects.count()
    routes = [route for route, who in TABLE.items() if "<slug:board>" in route and who != "link" and R.MANAGER in who]
    got = {route: getattr(client, method)(filled(route, made)).status_code for route in routes}
    assert {route: code for route, code in got.items() if code != 405} == {}
    assert Event.objects.count() == before


@pytest.mark.parametrize("method", ["post", "head"])
@pytest.mark.parametrize(
    "file", ["plan/file.<slug:kind>", "who/data/file.zip", "events/file.csv", "challenges/file.<slug:kind>"]
)
def test_an_export_is_taken_and_kept_in_the_history_by_a_get_alone(
    made: Made, client: Client, method: str, file: str
) -> None:
    client.force_login(made.users[R.MANAGER])
    url = filled(f"boards/<slug:board>/{file}", made)
    before = Event.objects.count()
    assert getattr(client, method)(url).status_code == 405 and Event.objects.count() == before
    assert client.get(url).status_code == 200 and Event.objects.count() == before + 1
