"""Tokens of a made board, and asking with them."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.api.changes import make_token
from answerable.partnership.changes import appoint
from answerable.partnership.models import Agency
from tests.board import Made


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
