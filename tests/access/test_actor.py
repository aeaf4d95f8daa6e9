"""Nothing fails open: only a listed permission, on the right board, held today, lets anybody pass."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.actor import INSTALLER, NOBODY, Actor, Standing, require
from answerable.access.roles import ROLES, Permission, Role
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, end_appointment, make_account
from answerable.partnership.models import Appointment
from tests.board import make


def test_every_role_is_described_and_every_permission_is_somebody_s() -> None:
    assert set(ROLES) == set(Role)
    assert set(Permission) == {p for role in ROLES.values() for p in role.permissions}
    assert all(role.name and role.description for role in ROLES.values())


def test_the_administrator_sees_no_content() -> None:
    assert ROLES[Role.ADMINISTRATOR].permissions == {Permission.RUN_INSTALLATION}


def test_who_approves_a_paper_does_not_write_it() -> None:
    for role in ROLES.values():
        assert not {Permission.APPROVE_PAPER, Permission.WRITE_PAPER} <= role.permissions


def test_who_scrutinises_approves_no_paper_and_an_inspector_writes_nothing() -> None:
    assert Permission.APPROVE_PAPER not in ROLES[Role.SCRUTINEER].permissions
    assert all(permission.name.startswith("READ_") for permission in ROLES[Role.INSPECTOR].permissions)
    for role in (Role.SCRUTINY_OFFICER, Role.SCRUTINY_MEMBER, Role.CO_OPTED_MEMBER):
        assert ROLES[role].permissions == {Permission.READ_PUBLISHED, Permission.READ_SHARED}


@pytest.mark.django_db
def test_an_inspector_is_appointed_for_a_time_and_each_page_that_they_open_is_kept(client: Client) -> None:
    made = make()
    today = timezone.localdate()
    new = {"by": made.manager, "board": made.board, "name": "I. Spector", "post": "", "role": Role.INSPECTOR}
    with pytest.raises(ValidationError, match="given for a time"):
        appoint(**new, starts=today)
    user = make_account(by=INSTALLER, email="inspector@example.org", password=None)
    appoint(**new, starts=today, ends=today + timedelta(days=3), user=user)
    client.force_login(user)
    client.post("/boards/eastmarsh/who/why/", {"why": "The inspection of March"})
    opened = Event.objects.filter(chain="installation", what="page opened", user=user.pk)
    assert client.get("/boards/eastmarsh/plan/?words=secret").status_code == 200
    assert [event.subject for event in opened] == ["/boards/eastmarsh/plan/"]
    assert client.get(f"/boards/eastmarsh/papers/1/files/{'x' * 300}").status_code == 404
    assert len(opened.all()) == 2 and check() == []
    client.force_login(made.users[Role.CHAIR])
    client.get("/boards/eastmarsh/plan/")
    assert len(opened.all()) == 2 and not Event.objects.filter(what="page opened").exclude(user=user.pk).exists()
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        client.force_login(user)
        assert client.get("/boards/eastmarsh/plan/").status_code == 404


standings = st.builds(Standing, role=st.sampled_from(Role), board=st.sampled_from([None, 1, 2]))


@given(
    held=st.lists(standings, max_size=3), permission=st.sampled_from(Permission), board=st.sampled_from([None, 1, 2])
)
def test_a_door_opens_only_to_a_role_that_lists_it(
    held: list[Standing], permission: Permission, board: int | None
) -> None:
    actor = Actor(user=1, standings=tuple(held))
    listed = any(s.board == board and permission in ROLES[s.role].permissions for s in held)
    outsider = board is not None and board not in {s.board for s in held}
    if listed:
        require(actor, permission, on=board)
    else:
        with pytest.raises(Http404 if outsider else PermissionDenied):
            require(actor, permission, on=board)


def test_nobody_may_do_nothing() -> None:
    assert not any(NOBODY.may(permission, board) for permission in Permission for board in (None, 1))


@pytest.mark.django_db
def test_an_ended_appointment_opens_nothing_and_one_to_come_not_yet() -> None:
    made = make()
    user = made.users[Role.CHAIR]
    assert made.actor(Role.CHAIR).may(Permission.APPROVE_PAPER, made.board.pk)
    today = timezone.localdate()
    appointment = Appointment.objects.get(person__user=user)
    end_appointment(by=made.manager, appointment=appointment, on=today + timedelta(days=1))
    assert made.actor(Role.CHAIR).standings, "until the day on which it ends"
    end_appointment(by=made.manager, appointment=appointment, on=today)
    assert actor_for(user) == Actor(user=user.pk), "whoever is ended today is out at once"
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert actor_for(user) == Actor(user=user.pk)
        to_come = today + timedelta(days=9)
        appoint(by=made.manager, board=made.board, name="", role=Role.CHAIR, post="chair", starts=to_come, user=user)
        assert actor_for(user).standings == ()


@pytest.mark.django_db
def test_an_actor_takes_one_query(django_assert_num_queries: object) -> None:
    made = make()
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture of pytest-django
        actor_for(made.users[Role.MANAGER])


@pytest.mark.django_db
def test_accounts_of_the_example_open_nothing_elsewhere(settings: object, client: object) -> None:
    from answerable.partnership.changes import make_account
    from tests.board import INSTALLER, PASSWORD

    user = make_account(by=INSTALLER, email="example@eastmarsh.example", password=PASSWORD, is_example=True)
    settings.EXAMPLE = True  # type: ignore[attr-defined]  # a fixture of pytest-django
    client.force_login(user)  # type: ignore[attr-defined]
    assert client.get("/").status_code == 200  # type: ignore[attr-defined]
    settings.EXAMPLE = False  # type: ignore[attr-defined]
    assert client.get("/").status_code == 302  # type: ignore[attr-defined]
    assert not client.login(email=user.email, password=PASSWORD)  # type: ignore[attr-defined]
