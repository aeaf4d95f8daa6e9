"""A challenge is printed in papers only where the chair has said so."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.challenges import changes
from answerable.challenges.models import Challenge
from answerable.desk.changed.differences import between
from answerable.desk.changed.telling import tell
from answerable.desk.changed.told import Names
from answerable.history.changes import EditedMeanwhile
from answerable.history.states import version_of
from tests.board import Made, signed_in
from tests.challenges.made import agency_in, answered, challenge_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge(made: Made) -> Challenge:
    return challenge_in(made, agency_in(made))


def test_nobody_else_may_say_so_and_it_is_off_until_then(made: Made, challenge: Challenge) -> None:
    assert challenge.printed is False
    for role in (Role.SCRUTINEER, Role.QUALITY_OFFICER, Role.AGENCY_LEAD):
        with pytest.raises(PermissionDenied):
            changes.let_print(by=made.actor(role), challenge=challenge, printed=True, reason="x")
    changes.let_print(by=made.actor(Role.CHAIR), challenge=challenge, printed=True)
    assert Challenge.objects.get().printed is True


def test_who_keeps_the_ledger_says_where_the_chair_said_it(made: Made, challenge: Challenge) -> None:
    with pytest.raises(ValidationError, match="Enter where the chair said so"):
        changes.let_print(by=made.manager, challenge=challenge, printed=True, reason=" ")
    changes.let_print(by=made.manager, challenge=challenge, printed=True, reason="Board meeting, July 2012")
    newest = challenge.history.order_by("-history_id").first()
    assert newest is not None and newest.history_change_reason == "Board meeting, July 2012"


def test_it_is_said_of_what_was_read(made: Made, challenge: Challenge) -> None:
    since = version_of(challenge)
    answered(challenge)
    with pytest.raises(EditedMeanwhile):
        changes.let_print(by=made.actor(Role.CHAIR), challenge=challenge, printed=True, since=since)


def test_the_thread_says_it_and_leads_to_it(made: Made, challenge: Challenge, client: Client) -> None:
    here = f"/boards/eastmarsh/challenges/{challenge.pk}/"
    client.force_login(made.users[Role.CHAIR])
    assert "Papers count it, and do not print it" in client.get(here).text
    page = client.get(f"{here}printing/").text
    assert "Why? (optional)" in page
    version = version_of(challenge)
    done = client.post(f"{here}printing/", {"printed": "yes", "version": version}, follow=True).text
    assert "Papers may print it" in done and "Papers that are on their way follow it" in done
    client.force_login(made.users[Role.MANAGER])
    assert "Where the chair said so" in client.get(f"{here}printing/").text
    assert f"{here}printing/" not in signed_in(made, Role.INSPECTOR).get(here).text


def test_what_changed_tells_it(made: Made, challenge: Challenge) -> None:
    start = timezone.now()
    changes.let_print(by=made.actor(Role.CHAIR), challenge=challenge, printed=True)
    [change] = between(made.manager, made.board, start, timezone.now())
    [told] = tell([change], Names({}, {}, {}, {}), {})
    assert told.words == "may be printed in papers."
