"""From a token to the actor that the two doors know; and how often it may ask."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from answerable.access.actor import Actor
from answerable.api.changes import note_use
from answerable.api.models import Token
from answerable.api.rules import dead_because
from answerable.keys import hashed
from answerable.partnership.actor import actor_by_secret
from answerable.partnership.models import Board

_READS = frozenset({"GET", "HEAD"})


class ApiRequest(HttpRequest):
    """A request by a token. `actor` holds the standings of its person on its board (and for its agency) alone; `at` is
    the moment as at which the record is asked for, None for now."""

    auth: Token
    actor: Actor
    board: Board
    at: datetime | None


def actor_of(token: Token) -> Actor:
    """What the token's person may today, on its board and for its agency alone; without standings where the account or
    the appointment is no more. One query."""
    actor = actor_by_secret(token.user, token.board_id, second_step=token.second_step)
    if token.agency_id is None:
        return actor
    own = [
        replace(one, itself=None)
        for one in actor.standings
        if one.agency == token.agency_id and one.party.group is None
    ]
    return Actor(actor.user, tuple(own))


class Bearer(HttpBearer):
    """The only way in: neither a session's cookie nor a password is taken, so no other site can send what counts."""

    openapi_description = "A token from “Your account”, sent as `Authorization: Bearer …`."

    def authenticate(self, request: Any, token: str) -> Token | None:
        found = Token.objects.filter(key=hashed(token)).select_related("user", "board").first()
        if found is None:
            return None
        if dead_because(until=found.until, revoked=found.revoked_at is not None, today=timezone.localdate()):
            return None
        actor = actor_of(found)
        if not actor.standings:
            return None
        request.user, request.actor = found.user, actor
        if request.method not in _READS and not found.writes:
            raise HttpError(403, "This token is for reading only. Make one for reading and writing.")
        note_use(token=found, now=timezone.now())
        return found


class PerToken(SimpleRateThrottle):
    """So that a program that has gone wrong holds nobody else up."""

    def get_cache_key(self, request: Any) -> str:
        return f"api:{request.auth.key}"
