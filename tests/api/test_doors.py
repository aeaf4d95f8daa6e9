"""Every endpoint against every role, by one written table that is held to the API's own routes."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.models import User
from answerable.access.roles import ROLES, Role
from answerable.api.models import Token
from answerable.api.site import UNDER, api
from answerable.challenges.models import Challenge
from answerable.evidence.models import Evidence, Measure
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.meetings.models import Meeting
from answerable.papers.models import Paper
from answerable.partnership.models import Agency, Appointment
from answerable.plan.changes import write_update
from answerable.plan.models import Action, Commitment, Round, Update
from answerable.plan.reporting import Report
from tests.api.asking import ask, in_every_room, lead_of, token
from tests.asks.asked import add_ask, opened
from tests.board import Made, make, signed_in
from tests.house.doors import ANSWERERS, CHALLENGED, DRAFTS, ON_BOARD, PLAN, WRITERS
from tests.house.full import note

pytestmark = pytest.mark.django_db
R = Role
# Route and method: who is let in. Others on the board get 403, tokens of other boards 404.
TABLE: dict[tuple[str, str], set[Role]] = {
    ("/plan", "GET"): PLAN,
    ("/actions", "GET"): PLAN,
    ("/actions/{action}", "GET"): PLAN,
    ("/updates", "GET"): PLAN,
    ("/updates", "POST"): PLAN,  # and then whoever the write door lets in
    ("/commitments", "GET"): PLAN,
    ("/commitments/{commitment}", "GET"): PLAN,
    ("/commitments/{commitment}/outcome", "POST"): WRITERS,
    ("/measures", "GET"): PLAN,
    ("/measures/{measure}/observations", "GET"): PLAN,
    ("/measures/{measure}/observations", "POST"): WRITERS,
    ("/evidence", "GET"): PLAN,
    ("/evidence", "POST"): WRITERS,
    ("/framework", "GET"): PLAN,
    ("/framework/reviews", "GET"): PLAN,
    ("/challenges", "GET"): DRAFTS,
    ("/challenges/{challenge}", "GET"): DRAFTS,
    ("/challenges/{challenge}/answer", "POST"): CHALLENGED,  # and then whoever the write door lets in
    ("/meetings", "GET"): ON_BOARD,
    ("/meetings/{meeting}", "GET"): ON_BOARD,
    ("/papers", "GET"): ON_BOARD,
    ("/papers/{paper}", "GET"): ON_BOARD,
    ("/papers/{paper}/tree", "GET"): DRAFTS,
}
TRIED = [R.MANAGER, R.AGENCY_LEAD, R.AGENCY_CONTRIBUTOR, R.INSPECTOR, R.SCRUTINY_MEMBER]
OF_PUBLISHED = {"/papers/{paper}", "/meetings/{meeting}"}  # a draft is not there for whoever may not read drafts


@pytest.fixture
def made() -> Made:
    return in_every_room()


def routes() -> Iterator[tuple[str, str, Any]]:
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield router.prefix + path, method, operation


def filled(route: str) -> str:
    models = {"action": Action, "commitment": Commitment, "measure": Measure, "paper": Paper}
    for name, model in {**models, "challenge": Challenge, "meeting": Meeting}.items():
        route = route.replace(f"{{{name}}}", str(model.objects.order_by("pk")[0].pk))  # type: ignore[attr-defined]
    return route


def bodies(made: Made) -> dict[str, Any]:
    """Something that each endpoint takes."""
    action = Action.objects.filter(board=made.board).earliest("pk")
    round = Round.objects.filter(plan=action.plan)[0]
    agency = Agency.objects.filter(members__board=made.board)[0]
    return {
        "/updates": {
            "action": action.pk,
            "round": round.pk,
            "agency": agency.pk,
            "text": "We asked 40.",
            "reason": "E-mail",
        },
        "/commitments/{commitment}/outcome": {"outcome": "done", "words": "It was.", "round": round.pk},
        "/measures/{measure}/observations": {"period": "2013", "value": 55},
        "/evidence": {"title": "Audit", "kind": "outcome"},
        "/challenges/{challenge}/answer": {"text": "We looked.", "on": "10 June 2012", "elsewhere": "Letter"},
    }


def test_the_table_has_every_route_and_each_asks_for_a_token() -> None:
    there = {(route.removeprefix(UNDER), method) for route, method, _ in routes() if route.startswith(UNDER)}
    assert there == set(TABLE)
    for route, method, operation in routes():
        assert route.startswith(UNDER) and operation.auth_callbacks and operation.throttle_objects, (route, method)


def test_the_table_says_of_each_role_what_its_permissions_say() -> None:
    for route, method, operation in routes():
        permission = operation.view_func.permission
        who = {role for role in Role if permission in ROLES[role].permissions}
        assert who == TABLE[route.removeprefix(UNDER), method], (route, permission)


def test_each_role_is_answered_as_the_table_says(made: Made) -> None:
    sent = bodies(made)
    tokens = {role: token(made, role) for role in TRIED}
    outsider = token(make("calderwick"), R.MANAGER)
    signed_in(made, R.INSPECTOR)  # who says what they read for
    wrong = []
    for (route, method), who in TABLE.items():
        body = sent[route] if method == "POST" else None
        for role in sorted(TRIED, key=lambda role: role is R.MANAGER):  # who may write does so last
            got = ask(made, filled(route), tokens[role], body).status_code
            wanted = {200, 201} if role in who else {403}
            if (route, method) == ("/updates", "POST") and role is not R.MANAGER:
                wanted = {422} if role in ANSWERERS else {403}  # whose agency is not asked, it has no answer to write
            if (route, method) == ("/challenges/{challenge}/answer", "POST") and role is not R.MANAGER:
                wanted = {422} if role in CHALLENGED else {403}  # an agency enters nothing from elsewhere
            if route in OF_PUBLISHED and role not in DRAFTS:
                wanted = {404}
            if got not in wanted:
                wrong.append(f"{method} {route}: {role} got {got}")
        for words, refused in ((outsider, 404), (None, 401), ("answerable_nothing", 401)):
            if (got := ask(made, filled(route), words, body).status_code) != refused:
                wrong.append(f"{method} {route}: {words and words[:14]} got {got}")
    assert wrong == []
    assert check() == []


@pytest.mark.parametrize("who", ["the manager", "the holder of a request link"])
def test_a_session_opens_nothing(made: Made, who: str) -> None:
    client = Client()
    if who == "the manager":
        client.force_login(made.users[R.MANAGER])
    else:
        opened(add_ask(made), client)
    for (route, method), _ in TABLE.items():
        answer = getattr(client, method.lower())(f"/api/v1/boards/{made.board.slug}{filled(route)}")
        assert answer.status_code == 401 and answer["Content-Type"] == "application/problem+json"
        assert set(answer.json()) == {"title", "detail", "status"}


def test_an_agency_s_token_writes_where_it_is_asked_and_nowhere_else(made: Made) -> None:
    agency = Agency.objects.get(members__board=made.board, name="Eastmarsh Council")
    lead_of(made, agency)
    sent, words = bodies(made)["/updates"] | {"agency": agency.pk}, token(made, R.AGENCY_LEAD)
    december = sent["round"]
    assert ask(made, "/updates", words, {**sent, "state": "draft"}).status_code == 422
    asked = add_ask(made)
    here = {**sent, "round": asked.ask.round_id}
    assert ask(made, "/updates", words, {**here, "state": "submitted"}).status_code == 422
    answer = ask(made, "/updates", words, {**here, "state": "draft"})
    assert answer.status_code == 201 and answer.json()["state"] == "draft"
    other = Action.objects.get(plan=asked.ask.plan_id, ref="1.1.2").pk
    assert ask(made, "/updates", words, {**here, "action": other, "state": "draft"}).status_code == 422
    assert not Update.objects.filter(round=december).exists()


def test_a_token_for_reading_writes_nothing(made: Made) -> None:
    words, sent, before = token(made, R.MANAGER, writes=False), bodies(made), Event.objects.count()
    for route, method in TABLE:
        got = ask(made, filled(route), words, sent[route] if method == "POST" else None)
        assert got.status_code == (403 if method == "POST" else 200), route
    assert Event.objects.count() == before


def _expired(made: Made) -> None:
    Token.objects.update(until=timezone.localdate() - timedelta(days=1))


def _revoked(made: Made) -> None:
    Token.objects.update(revoked_at=timezone.now())


def _inactive(made: Made) -> None:
    User.objects.update(is_active=False)


def _example(made: Made) -> None:
    User.objects.update(is_example=True)


def _ended(made: Made) -> None:
    Appointment.objects.update(ends=timezone.localdate())


@pytest.mark.parametrize("end", [_expired, _revoked, _inactive, _example, _ended])
def test_a_token_that_has_ended_opens_nothing(made: Made, end: Any) -> None:
    words = token(made, R.MANAGER)
    assert ask(made, "/plan", words).status_code == 200
    end(made)
    assert ask(made, "/plan", words).status_code == 401


def test_a_token_does_no_more_than_its_person_may_today(made: Made) -> None:
    words = token(made, R.MANAGER)
    Appointment.objects.filter(person__user=made.users[R.MANAGER]).update(role=R.SCRUTINY_MEMBER)
    assert ask(made, "/plan", words).status_code == 403
    assert ask(made, "/papers", words).status_code == 200


def test_what_an_agency_has_not_sent_is_its_own(made: Made) -> None:
    """Neither the list nor the action's own answer gives it to anybody else, nor to a token of another agency."""
    from answerable.partnership.changes import add_agency

    own, other = (add_agency(by=made.manager, board=made.board, name=name) for name in ("Eastmarsh Police", "School"))
    action = Action.objects.filter(board=made.board).earliest("pk")
    round = Round.objects.get(plan=action.plan)
    for agency in (own, other):
        new: dict[str, Any] = {"action": action, "round": round, "party": agency, "state": "draft"}
        write_update(by=made.manager, **new, report=Report(text=f"A draft of {agency.name}."))
    lead_of(made, own)
    lead_of(made, other)
    seen = {
        "manager": token(made, R.MANAGER),
        "lead of both": token(made, R.AGENCY_LEAD),
        "for the police": token(made, R.AGENCY_LEAD, agency=own.pk),
        "contributor": token(made, R.AGENCY_CONTRIBUTOR),
    }
    given: dict[str, set[str]] = {}
    for who, words in seen.items():
        listed = {one["text"] for one in ask(made, "/updates", words).json()["items"]}
        assert listed == {one["text"] for one in ask(made, f"/actions/{action.pk}", words).json()["updates"]}
        given[who] = {text.split()[-1] for text in listed}
    both = {"Police.", "School."}
    assert given == {"manager": both, "lead of both": both, "for the police": {"Police."}, "contributor": set()}


def test_words_come_back_as_they_are_and_nobody_is_named(made: Made) -> None:
    words, text = token(made, R.MANAGER), '=HYPERLINK("x") <script>alert(1)</script> ’“'
    written = note(made)
    sent = bodies(made)["/updates"] | {"text": text}
    assert ask(made, "/updates", words, sent).json()["text"] == text
    assert Update.objects.get(text=text).state == "submitted"
    assert ask(made, "/evidence", words, {"title": text, "kind": "voice"}).status_code == 201
    everything = ""
    for route, method in TABLE:
        answer = ask(made, filled(route), words) if method == "GET" else None
        if answer is not None:
            assert answer["Content-Type"].startswith("application/json") and "no-store" in answer["Cache-Control"]
            everything += json.dumps(answer.json(), ensure_ascii=False)
    assert json.dumps(text, ensure_ascii=False) in everything
    hidden = [written.text, *User.objects.values_list("email", flat=True), *Token.objects.values_list("key", flat=True)]
    hidden += [one for one in Evidence.objects.values_list("verifier", flat=True) if one]
    hidden += list(Appointment.objects.values_list("person__name", flat=True))
    assert [one for one in hidden if one in everything] == []


def test_what_an_inspector_reads_is_kept_with_what_they_read_for(made: Made) -> None:
    words = token(made, R.INSPECTOR)
    refused = ask(made, "/measures", words)
    assert refused.status_code == 403 and "say there what you read for" in refused.json()["detail"]
    assert not Event.objects.filter(what="page opened").exists()
    signed_in(made, R.INSPECTOR)
    assert ask(made, "/measures?at=2013-01-31", words).status_code == 200
    event = Event.objects.filter(what="page opened").latest("pk")
    here = f"/api/v1/boards/{made.board.slug}/measures?at=2013-01-31"
    assert (event.user, event.subject) == (made.users[R.INSPECTOR].pk, here)
    page = signed_in(made, R.MANAGER).get(f"/boards/{made.board.slug}/events/reads/").text
    assert "The inspection of March (by a program)" in page


@pytest.mark.parametrize("role", [R.MANAGER, R.INSPECTOR])
def test_no_endpoint_asks_much_of_the_database(made: Made, role: Role) -> None:
    """Reading: at most twelve queries, the token's and the person's among them."""
    words = token(made, role)
    signed_in(made, role)
    much = {}
    for route, method in TABLE:
        if method == "GET":
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert ask(made, filled(route), words).status_code == 200
            queries = [q for q in asked.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
            if len(queries) > 12 + 5 * (role is R.INSPECTOR):  # a watched reading is itself written down
                much[route] = len(queries)
    assert much == {}


def test_lists_come_in_pages(made: Made) -> None:
    plan = Action.objects.filter(board=made.board)[0].plan
    Action.objects.bulk_create(
        Action(board=made.board, plan=plan, ref=f"9.{n}", text=f"Thing {n}", order=100 + n) for n in range(120)
    )
    words = token(made, R.MANAGER)
    pages = [ask(made, f"/actions?page={page}", words).json() for page in (1, 2, 3, 4)]
    assert [len(page["items"]) for page in pages] == [50, 50, 22, 0]
    assert {(page["count"], page["pages"]) for page in pages} == {(122, 3)}
    assert len({item["id"] for page in pages for item in page["items"]}) == 122


def test_an_earlier_day_is_shown_and_a_later_one_refused(made: Made) -> None:
    words = token(made, R.MANAGER)
    assert ask(made, "/plan?at=2000-01-01", words).status_code == 404
    assert ask(made, "/plan?at=2013-01-15", words).json()["period"] == "2012/13"
    refused = ask(made, "/plan?at=2999-01-01", words)
    assert refused.status_code == 422 and "today" in refused.json()["detail"]


def test_whoever_was_second_is_told_so(made: Made) -> None:
    words, sent = token(made, R.MANAGER), bodies(made)["/commitments/{commitment}/outcome"]
    address = filled("/commitments/{commitment}")
    began = ask(made, address, words).json()["version"]
    assert ask(made, f"{address}/outcome", words, sent | {"version": began}).json()["standing"] == "Done"
    again = ask(made, f"{address}/outcome", words, sent | {"version": began, "words": "Otherwise."})
    assert again.status_code == 409 and again["Content-Type"] == "application/problem+json"


def test_what_cannot_be_taken_is_refused_in_a_sentence(made: Made) -> None:
    words = token(made, R.MANAGER)
    values = filled("/measures/{measure}/observations")
    refused = {
        "no period": ask(made, values, words, {"period": "some time", "value": 1}),
        "twice": ask(made, values, words, {"period": "2012", "value": 1}),
        "unknown name": ask(made, "/evidence", words, {"title": "A", "kind": "voice", "titel": "B"}),
        "no such round": ask(made, "/updates", words, bodies(made)["/updates"] | {"round": 2**62}),
        "no agency": ask(made, "/updates", words, bodies(made)["/updates"] | {"agency": None}),
    }
    assert {name: answer.status_code for name, answer in refused.items()} == dict.fromkeys(refused, 422)
    assert "some time" in refused["no period"].json()["detail"]
    assert "titel" in refused["unknown name"].json()["detail"]
    broken = Client().post(
        f"/api/v1/boards/{made.board.slug}/evidence",
        data="{",
        content_type="application/json",
        headers={"Authorization": f"Bearer {words}"},
    )
    assert broken.status_code == 400 and "no JSON" in broken.json()["detail"]


def test_a_value_of_a_wider_area_says_so(made: Made) -> None:
    words, address = token(made, R.MANAGER), filled("/measures/{measure}/observations")
    added = ask(made, address, words, {"period": "2012", "value": 1, "wider": "Kent and Medway"})
    assert added.status_code == 201 and added.json()["wider"] == "Kent and Medway"
    assert {one["wider"] for one in ask(made, address, words).json()["items"]} == {"", "Kent and Medway"}


def test_a_token_that_asks_too_often_waits(made: Made) -> None:
    words, other = token(made, R.MANAGER), token(made, R.CHAIR)
    answers = [ask(made, "/plan", words) for _ in range(121)]
    assert [answer.status_code for answer in answers] == [200] * 120 + [429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert ask(made, "/plan", other).status_code == 200
