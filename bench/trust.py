"""What trust costs: signing in beside the password's hash alone, the queries by which a request knows who is asking,
and checking a history of a million events beside the signatures alone."""

from collections.abc import Iterator

from bench.measure import Figure, in_an_installation

EVENTS = 1_000_000
_MEASURE = """
import json, time
from datetime import UTC, datetime, timedelta
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.history.models import Chain, Event
from answerable.history.reading import check
from answerable.history.rules import Entry, mac
from answerable.partnership.actor import actor_and_boards
from tests.board import PASSWORD, make

made, user = make(), None
user = made.users[Role.AGENCY_LEAD]
Client(HTTP_HOST="127.0.0.1").get("/accounts/login/")  # what a process loads once is no part of each sign-in
took = {"hash": 0.0, "sign in": 0.0}
for _ in range(5):
    cache.clear()
    began = time.perf_counter()
    assert check_password(PASSWORD, user.password)
    took["hash"] += time.perf_counter() - began
    client, began = Client(HTTP_HOST="127.0.0.1"), time.perf_counter()
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    took["sign in"] += time.perf_counter() - began
    assert answer.status_code == 302, answer.content

with CaptureQueriesContext(connection) as seen:
    actor_and_boards(user)
took["queries"] = len(seen)

key, head, events, at = settings.HISTORY_KEY, "", [], datetime(2026, 1, 1, tzinfo=UTC)
for number in range(1, EVENTS + 1):
    entry = Entry("board:0", number, at + timedelta(seconds=number), 7, "action changed", f"plan.Action:{number % 400}",
                  ["text", "due_words"], "")
    head = mac(key, head, entry)
    events.append(Event(**entry._replace(mac=head)._asdict()))
    if len(events) == 20_000:
        Event.objects.bulk_create(events)
        events = []
Chain.objects.create(name="board:0", number=EVENTS, head=head)
began = time.perf_counter()
assert check() == []
took["verify"] = time.perf_counter() - began
before, began = "", time.perf_counter()
for number in range(1, EVENTS + 1):
    before = mac(key, before, entry)
took["signatures"] = time.perf_counter() - began
print(json.dumps(took))
"""


def figures() -> Iterator[Figure]:
    took = in_an_installation(f"EVENTS = {EVENTS}\n{_MEASURE}")
    yield Figure("signing in, beside the hash of the password alone", took["sign in"] / took["hash"], 2, "×")
    yield Figure("queries by which a request knows who is asking", took["queries"], 1, "")
    rate, alone = EVENTS / took["verify"], EVENTS / took["signatures"]
    yield Figure(
        "checking a history of 1,000,000 events, beside their signatures alone",
        alone / rate,
        3,
        "×",
        f"{rate:,.0f} events a second, of {alone:,.0f} signatures",
    )
