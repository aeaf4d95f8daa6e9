"""Tokens of a made board, and asking with them."""

import json
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.api.changes import make_token
from answerable.partnership.changes import appoint
from answerable.partnership.models import Agency
from tests.assurance.framework import add_framework
from tests.board import Made, make
from tests.challenges.made import agency_in, challenge_in
from tests.example_plan import add_evidence, add_plan
from tests.meetings.made import add_meetings


def in_every_room() -> Made:
    """A board with something in every room that a program reads."""
    cache.clear()
    made = make()
    add_plan(made)
    add_evidence(made)
    add_rooms(made)
    return made


def add_rooms(made: Made) -> None:
    """A challenge to the police, an agency in the framework, and two meetings."""
    challenge_in(made, agency_in(made))
    add_framework(made, Agency.objects.get(members__board=made.board, name="Eastmarsh Council"))
    add_meetings(made)


def token(made: Made, role: Role, *, writes: bool = True, agency: int | None = None) -> str:
    until = timezone.localdate() + timedelta(days=30)
    options: dict[str, Any] = {"agency": agency, "name": "A program", "until": until, "writes": writes}
    return make_token(by=made.actor(role), board=made.board.pk, **options)[1]


def lead_of(made: Made, agency: Agency) -> None:
    """Let the board's agency lead answer for this agency."""
    person = made.users[Role.AGENCY_LEAD].people.get()
    new: dict[str, Any] = {
        "board": made.board,
        "name": person.name,
        "role": Role.AGENCY_LEAD,
        "post": "Head of service",
    }
    appoint(by=made.manager, **new, agency=agency, starts=timezone.localdate(), user=made.users[Role.AGENCY_LEAD])


def ask(made: Made, path: str, words: str | None, sent: Any = None, method: str = "") -> Any:
    """The answer to a request under the board's address."""
    headers = {"Authorization": f"Bearer {words}"} if words else {}
    body: dict[str, Any] = {} if sent is None else {"data": json.dumps(sent), "content_type": "application/json"}
    send = getattr(Client(), method or ("get" if sent is None else "post"))
    return send(f"/api/v1/boards/{made.board.slug}{path}", headers=headers, **body)
