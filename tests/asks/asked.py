"""A round of the made board that asks its one agency, and a link to it that somebody may open."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.asks import changes
from answerable.asks.models import Ask, Link
from answerable.partnership.models import Agency, Appointment
from answerable.plan.changes import open_round
from answerable.plan.models import Action, Plan, Round
from tests.board import Made
from tests.example_plan import add_plan

ADDRESS = "deputy@eastmarsh.example"


@dataclass
class Asked:
    made: Made
    ask: Ask
    agency: Agency
    action: Action

    @property
    def url(self) -> str:
        return f"/boards/{self.made.board.slug}/requests/{self.ask.pk}/"


def add_ask(made: Made) -> Asked:
    """Opens a new round of the plan and asks the agency that leads its first action."""
    plan = Plan.objects.filter(board=made.board).earliest("pk")
    round = open_round(by=made.manager, plan=plan, title="March 2031", on=timezone.localdate())
    return ask_in(made, round)


def ask_in(made: Made, round: Round) -> Asked:
    agency = Agency.objects.get(members__board=made.board, name="Eastmarsh Council")
    due = timezone.localdate() + timedelta(days=14)
    (ask,) = changes.open_asks(by=made.manager, round=round, due=due, parties=[agency])
    return Asked(made, ask, agency, Action.objects.get(plan=round.plan, ref="1.1.1"))


def asked_on(made: Made) -> Asked:
    add_plan(made)
    return add_ask(made)


def lead_of(made: Made, agency: Agency) -> Appointment:
    return Appointment.objects.filter(board=made.board, agency=agency).earliest("pk")


def link_to(asked: Asked, email: str = ADDRESS, name: str = "Example deputy") -> tuple[Link, str]:
    return changes.issue_link(by=asked.made.manager, ask=asked.ask, name=name, email=email)


def proven(asked: Asked, email: str = ADDRESS) -> tuple[Link, Actor]:
    """A link whose address was proven, and who answers by it."""
    from answerable.asks.pages import holder

    link, _ = link_to(asked, email)
    changes.prove(link=link, code=changes.new_code(link=link))
    return link, holder(link)


def code_in(letter: mail.EmailMessage) -> str:
    found = re.search(r"\b\d{6}\b", str(letter.body))
    assert found
    return found[0]


def opened(asked: Asked, client: Client | None = None, email: str = ADDRESS) -> Client:
    """A browser in which a link to the ask is open."""
    client = client or Client()
    _, key = link_to(asked, email)
    client.post(f"/requests/{key}/")
    answer = client.post(f"/requests/{key}/code/", {"code": code_in(mail.outbox[-1])})
    assert answer.status_code == 302 and answer["Location"] == asked.url
    return client


def sent(client: Client, url: str, **typed: Any) -> Any:
    """What comes of a form that was fetched, filled in and sent, the pages that follow included."""
    page = client.get(url).text
    hidden = dict(re.findall(r'<input type="hidden" name="(version|writer|seen)" value="([^"]*)"', page))
    return client.post(url, {**hidden, **typed}, follow=True)
