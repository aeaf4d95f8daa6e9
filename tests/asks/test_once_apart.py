"""What an agency is asked by one board stays hidden from everybody of another who does not answer for it there: on each
page, in every file, every export and every history."""

import io
import zipfile

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from answerable.access.actor import INSTALLER
from answerable.access.roles import ROLES, Role
from answerable.asks.models import Ask, SaidOnce
from answerable.asks.once.changes import Also, say_once, say_same
from answerable.history.models import Event
from answerable.keeping.belonging import tables_of
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account
from answerable.partnership.models import Agency, Appointment
from answerable.plan.models import Action, Plan
from answerable.plan.reporting import PARTS, Report
from tests.asks.asked import Asked, opened
from tests.asks.twice import Twice, lead_for
from tests.board import make
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import TABLE
from tests.house.full import add_bodies, filled

pytestmark = pytest.mark.django_db
SECRETS = ("kestrel", "calderwick", "cscb")
SAID = Report(text="Held a course.")


@pytest.fixture
def twice() -> Twice:
    """Two boards with one of everything, whose actions one person joined, and answered once."""
    cache.clear()
    asked = []
    for slug in ("eastmarsh", "calderwick"):
        made = make(slug, everybody=True)
        add_plan(made)
        add_evidence(made)
        add_bodies(made)
        ask = Ask.objects.filter(board=made.board).earliest("pk")
        asked.append(Asked(made, ask, ask.agency, Action.objects.filter(board=made.board, ref="1.1.1").earliest("pk")))
    here, there = asked
    Plan.objects.filter(board=there.made.board).update(title="Plan of kestrel")
    for action in Action.objects.filter(board=there.made.board):
        Action.objects.filter(pk=action.pk).update(text=f"{action.text}, kestrel")
    user = make_account(by=INSTALLER, email="both@council.example", password=None)
    for each in asked:
        lead_for(each, user)
    both = Twice(here, there, user)
    half = both.join()
    say_once(by=both.by, ask=here.ask, action=here.action, report=SAID, also={half.pk: Also(list(PARTS))})
    return both


def secrets_in(client: Client, route: str, twice: Twice) -> list[str]:
    """What a page of this board gives away of the other, in whatever it answers with."""
    answer = client.get(filled(route, twice.here.made))
    told = b"".join(answer) if answer.streaming else answer.content
    if told.startswith(b"PK"):
        held = zipfile.ZipFile(io.BytesIO(told))
        told = b"".join(held.read(name) + name.encode() for name in held.namelist())
    words = told.decode("utf-8", "ignore").casefold() + str(answer.headers).casefold()
    return [f"{route} ({answer.status_code}): {secret}" for secret in SECRETS if secret in words]


def of_this_board() -> list[str]:
    return [route for route in TABLE if route.startswith("boards/<slug:board>/")]


def test_the_board_s_own_people_see_nothing_of_the_other_on_any_page(twice: Twice) -> None:
    client = Client()
    client.force_login(twice.here.made.users[Role.MANAGER])
    wrong = [found for route in of_this_board() for found in secrets_in(client, route, twice)]
    assert wrong == []


ANSWERING = [route for route in of_this_board() if "/answers/" in route or "/asks/" in route or "/events/" in route]


def lead_of_another_agency(twice: Twice) -> Client:
    police = Agency.objects.get(members__board=twice.here.made.board, name="Eastmarsh Police")
    return _client(twice, Role.AGENCY_LEAD, police)


def contributor_of_this_board(twice: Twice) -> Client:
    return _client(twice, Role.AGENCY_CONTRIBUTOR, twice.here.agency)


def whose_other_appointment_ended_today(twice: Twice) -> Client:
    held = Appointment.objects.filter(person__user=twice.user, board=twice.there.made.board)
    assert held.update(ends=timezone.localdate()) == 1
    return twice.client


def who_sits_there_for_nobody(twice: Twice) -> Client:
    """Reads the plan of both boards, each on its own pages, and answers for the agency here alone."""
    client = contributor_of_this_board(twice)
    new = {"board": twice.there.made.board, "role": Role.LAY_MEMBER, "post": "Lay member"}
    appoint(by=twice.there.made.manager, user=_user(client), starts=timezone.localdate(), **new)
    return client


def holder_of_a_link(twice: Twice) -> Client:
    return opened(twice.here, email="third@eastmarsh.example")


def _client(twice: Twice, role: Role, agency: Agency) -> Client:
    user = make_account(by=INSTALLER, email=f"{role.value}@x.example", password=None)
    new = {"board": twice.here.made.board, "role": role, "post": "Head", "agency": agency}
    appoint(by=twice.here.made.manager, user=user, starts=timezone.localdate(), **new)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "somebody",
    [
        contributor_of_this_board,
        lead_of_another_agency,
        whose_other_appointment_ended_today,
        who_sits_there_for_nobody,
        holder_of_a_link,
    ],
)
def test_nobody_who_does_not_answer_for_it_there_sees_anything_of_it(twice: Twice, somebody: object) -> None:
    client = somebody(twice)
    routes = ANSWERING + [route for route in of_this_board() if "/requests/" in route]
    wrong = [found for route in routes for found in secrets_in(client, route, twice)]
    assert wrong == []


def test_whoever_answers_on_both_does_see_it_so_the_others_would_have_been_found_out(twice: Twice) -> None:
    part = "boards/<slug:board>/answers/<int:ask>/actions/<int:action>/"
    url = filled(part, twice.here.made)
    assert url.strip("/") == twice.part(twice.here).strip("/")
    assert {found.rpartition(" ")[2] for found in secrets_in(twice.client, part, twice)} == {"kestrel", "cscb"}


def test_each_half_is_read_by_whoever_answers_for_the_agency_on_its_board_alone(twice: Twice) -> None:
    for each in (twice.here, twice.there):
        for role, user in each.made.users.items():
            assert not SaidOnce.objects.seen_by(actor_for(user)).exists() or ROLES[role].for_agency, role
    assert SaidOnce.objects.seen_by(twice.by).count() == 2
    lead = contributor_of_this_board(twice)
    seen = SaidOnce.objects.seen_by(actor_for(_user(lead)))
    assert [half.board_id for half in seen] == [twice.here.made.board.pk]
    assert not SaidOnce.objects.seen_by(actor_for(_user(lead_of_another_agency(twice)))).exists()


def _user(client: Client) -> object:
    from answerable.access.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def test_an_export_and_a_history_of_one_board_hold_nothing_of_the_other(twice: Twice) -> None:
    chosen = {twice.here.ask.pk: {twice.there.action.pk: None}}
    say_same(by=twice.by, ask=twice.there.ask, chosen=chosen)
    here, there = twice.here.made.board.pk, twice.there.made.board.pk
    assert SaidOnce not in tables_of(here) and SaidOnce.history.model not in tables_of(here)
    for board, other in ((here, there), (there, here)):
        halves = {half.pk: half for half in SaidOnce.objects.filter(board=board)}
        told = Event.objects.filter(subject__startswith="asks.SaidOnce:")
        assert {event.chain for event in told if int(event.subject.partition(":")[2]) in halves} == {f"board:{board}"}
        for half in halves.values():
            assert {half.plan.board_id, half.action.board_id} == {board}
            assert half.agency.members.filter(board=board).exists()
        rows = [str(list(rows.values())).casefold() for model, rows in tables_of(here).items() if board == here]
        assert not [secret for secret in ("kestrel",) for row in rows if secret in row] and other != board
