"""Anything at all typed into any form: no fault, nothing unescaped, and nothing of the machine shown.

Hypothesis makes the words up, with one of each class of attack among them. `make soak` tries many more."""

import os
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.asks.models import Ask
from answerable.plan.models import Action
from tests.asks.asked import Asked, opened
from tests.board import Made
from tests.house.forms_of_people import ACCOUNTS
from tests.house.test_random_people import MARKUP, WORDS
from tests.house.test_refused_forms import _page, both, hidden_in, names_in, route, that_save

__all__ = ["both"]
pytestmark = pytest.mark.django_db
TRIES = int(os.environ.get("ANSWERABLE_FUZZ", "120"))
# What somebody types, pastes or sends with a program of their own.
TYPED = st.one_of(st.sampled_from(WORDS), st.text(max_size=300), st.integers().map(str), st.dates().map(str))
PARTS = ("", "-day", "-month", "-year")
Found = tuple[Client, str, dict[str, str], list[str]]  # who sends it, where to, what is hidden in it, its fields


def forms_of(made: Made, other: Made, client: Client) -> list[Found]:
    """Each form as its page shows it: those of the manager, and those of whoever holds a request link."""
    found: list[Found] = []
    for address, fields in that_save(made, other):
        shown = _page(made, client, address)
        form = shown.form(address, "post", set(fields))
        url = form.get("action") or f"{shown.where}?{shown.query}"
        found.append((client, url, hidden_in(form), sorted(names_in(form))))
    Ask.objects.update(state="open")  # some forms stand only where one was answered
    ask = Ask.objects.filter(board=made.board).earliest("pk")
    action = Action.objects.filter(board=made.board).earliest("pk")
    asked = Asked(made, ask, ask.agency, action)
    holder = opened(asked)
    fields_of = {f"actions/{action.pk}/": ["text"], "changes/": ["changes"], "colleague/": ["email", "name", "why"]}
    found += [(holder, asked.url + page, {"version": "0"}, names) for page, names in fields_of.items()]
    found += [(Client(), f"/{url}", {}, sorted(names)) for url, names in ACCOUNTS.items() if names and "<" not in url]
    return found


def test_anything_may_be_typed_into_any_form(both: tuple[Made, Made], client: Client) -> None:
    client.raise_request_exception = False
    found = forms_of(*both, client)
    assert len(found) > 60
    status: dict[int, int] = {}

    @settings(max_examples=TRIES, deadline=None, derandomize=TRIES < 1000, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(found) - 1), st.data())
    def send(number: int, data: st.DataObject) -> None:
        sender, url, hidden, names = found[number]
        typed = {f"{name}{part}": data.draw(TYPED) for name in names for part in PARTS}
        if data.draw(st.booleans()):  # what a page hides may be anything too
            hidden = {name: data.draw(TYPED) for name in hidden}
        cache.clear()
        with transaction.atomic():
            answer = sender.post(url, {**hidden, **typed}, follow=True)
            transaction.set_rollback(True)
        status[answer.status_code] = status.get(answer.status_code, 0) + 1
        faults(answer, f"{route(url)} {typed}")

    send()
    assert status.get(200, 0) > TRIES / 3  # it got somewhere


def faults(answer: Any, what: str) -> None:
    body = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "ignore")
    assert answer.status_code < 500, what
    assert "Traceback (most recent" not in body and "root:x:0" not in body, what
    assert MARKUP not in body, f"{what}: unescaped"
    assert "stolen" not in str(answer.cookies) and "attacker.example" not in answer.get("Location", ""), what
