"""The pages on which somebody makes and revokes their tokens."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.api.changes import make_token, note_use, revoke_token
from answerable.api.models import Token
from answerable.history.models import Event
from answerable.keys import hashed
from answerable.partnership.changes import add_agency, appoint
from tests.api.asking import ask, lead_of, token
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


EVIDENCE = {"title": "Audit", "kind": "outcome"}


def filled_in(place: str, **more: Any) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=30)
    day = {"until-day": until.day, "until-month": until.month, "until-year": until.year}
    return {"name": "Figures", "place": place, "writes": "", **day, **more}


def test_a_token_is_made_shown_once_used_and_revoked(made: Made, client: Client) -> None:
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    page = client.post("/accounts/tokens/new/", filled_in(str(made.board.pk))).content.decode()
    words = re.findall(r"answerable_[\w-]{43}", page)[0]
    kept = Token.objects.get()
    assert kept.key == hashed(words) and words not in str(Token.objects.values())
    assert (kept.writes, kept.used_at) == (False, None)
    assert ask(made, "/plan", words).status_code == 200
    listed = client.get("/accounts/tokens/").content.decode()
    assert "Figures" in listed and "Last used" in listed and words not in listed and kept.key not in listed
    assert client.post(f"/accounts/tokens/{kept.pk}/revoke/").status_code == 302
    assert ask(made, "/plan", words).status_code == 401
    told = Event.objects.filter(subject=f"api.Token:{kept.pk}").order_by("number")
    assert [(event.chain, event.what) for event in told] == [
        ("installation", "token made"),
        ("installation", "token revoked"),
    ]


def test_a_token_is_for_ones_own_boards_and_agencies(made: Made, client: Client) -> None:
    other = make("calderwick")
    police, school = (add_agency(by=made.manager, board=made.board, name=name) for name in ("Police", "School"))
    lead_of(made, police)
    client.force_login(made.users[Role.AGENCY_LEAD])
    assert "only what I do for Police" in client.get("/accounts/tokens/new/").content.decode()
    for place in (str(other.board.pk), f"{made.board.pk}-{school.pk}"):
        assert "There is a problem" in client.post("/accounts/tokens/new/", filled_in(place)).content.decode()
    assert not Token.objects.exists()
    client.post("/accounts/tokens/new/", filled_in(f"{made.board.pk}-{police.pk}", writes="yes"))
    assert (Token.objects.get().agency, Token.objects.get().writes) == (police, True)
    by, until = made.actor(Role.AGENCY_LEAD), timezone.localdate()
    with pytest.raises(Http404):
        make_token(by=by, board=other.board.pk, name="A", until=until)
    with pytest.raises(ValidationError):
        make_token(by=by, board=made.board.pk, agency=school.pk, name="A", until=until)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_token_lasts_at_most_a_year(made: Made, days: int) -> None:
    with pytest.raises(ValidationError):
        make_token(by=made.manager, board=made.board.pk, name="A", until=timezone.localdate() + timedelta(days=days))


def test_nobody_revokes_anothers_token_but_whoever_runs_the_site(made: Made, client: Client) -> None:
    token(made, Role.CHAIR)
    kept = Token.objects.get()
    client.force_login(made.users[Role.MANAGER])
    assert client.post(f"/accounts/tokens/{kept.pk}/revoke/").status_code == 404
    with pytest.raises(PermissionDenied):
        revoke_token(by=made.manager, token=kept)
    revoke_token(by=made.actor(Role.ADMINISTRATOR), token=kept)
    assert Token.objects.get().revoked_at


def test_the_last_use_is_kept_at_most_once_a_minute(made: Made) -> None:
    token(made, Role.MANAGER)
    now = timezone.now()
    for seconds in (0, 59, 61):
        note_use(token=Token.objects.get(), now=now + timedelta(seconds=seconds))
        assert Token.objects.get().used_at == now + timedelta(seconds=seconds if seconds != 59 else 0)


def test_a_role_that_needs_a_second_step_makes_no_token_without(made: Made, client: Client, settings: Any) -> None:
    settings.SECOND_STEP = True
    client.force_login(made.users[Role.MANAGER])
    for page in ("/accounts/tokens/", "/accounts/tokens/new/"):
        answer = client.post(page, filled_in(str(made.board.pk)))
        assert answer.status_code == 302 and "second-step" in answer["Location"]
    assert not Token.objects.exists()
    client.force_login(made.users[Role.AGENCY_LEAD])
    assert client.get("/accounts/tokens/new/").status_code == 200


def test_a_token_bears_a_role_that_asks_for_a_second_step_only_if_one_was_shown(made: Made, settings: Any) -> None:
    add_plan(made)
    lead = token(made, Role.AGENCY_LEAD)
    assert ask(made, "/evidence", lead, EVIDENCE).status_code == 403
    person = made.users[Role.AGENCY_LEAD].people.get()
    given = {"by": made.manager, "board": made.board, "person": person, "post": "Manager"}
    appoint(**given, role=Role.MANAGER, starts=timezone.localdate())
    settings.SECOND_STEP = True
    assert ask(made, "/plan", lead).status_code == 200  # what it could do before
    assert ask(made, "/evidence", lead, EVIDENCE).status_code == 403
    Token.objects.update(second_step=True)
    assert ask(made, "/evidence", lead, EVIDENCE).status_code == 201
