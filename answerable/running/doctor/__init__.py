"""Looks at an installation and says in plain words how each thing stands. It changes nothing, and never makes a new
key of the history where one is lost."""

import os
from collections.abc import Iterator
from functools import partial

from django.conf import settings

from answerable.history.models import Event
from answerable.running.doctor import database, keys, machine, site
from answerable.running.doctor.finding import Finding, wrong


def examine(*, send_to: str = "", stopped: bool = False) -> Iterator[Finding]:
    """Every finding, in the order in which they are mended. `send_to`: an address to send a test message to.
    `stopped`: the site is not running just now."""
    state = database.answers()
    yield state
    there = state.level == "ok" and database.has_tables()
    yield from keys.look_at_keys(settings.DATA_DIR, os.environ, has_events=there and Event.objects.exists())
    if state.level == "ok" and not there:
        yield wrong("migrations", "the database is empty. Type: answerable migrate")
    if there:
        reach = settings.OTHERS_REACH_IT
        yield from database.kind(others_reach_it=reach)
        yield from database.look_at_tables(
            others_reach_it=reach,
            is_example=site.is_example_here(),
            has_history_key=keys.are_there(settings.DATA_DIR, os.environ, "ANSWERABLE_HISTORY_KEY"),
        )
        yield from database.guarded("worker", partial(site.worker, stopped=stopped))
        yield from database.guarded("documents", site.waiting)
    yield from machine.look_at_machine()
    yield from site.reached()
    yield from site.deployed()
    yield from site.post(send_to)
