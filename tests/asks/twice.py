"""Two boards that ask one person's agency, each in its own round, and that person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks.models import SaidOnce
from answerable.asks.once.changes import say_same
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account
from answerable.plan.models import Action, Update
from tests.asks.asked import Asked, asked_on
from tests.board import make


@dataclass
class Twice:
    here: Asked
    there: Asked
    user: User

    @property
    def by(self) -> Actor:
        return actor_for(self.user)

    @property
    def client(self) -> Client:
        client = Client()
        client.force_login(self.user)
        return client

    def page(self, asked: Asked, page: str = "") -> str:
        return f"/boards/{asked.made.board.slug}/answers/{asked.ask.pk}/{page}"

    def part(self, asked: Asked) -> str:
        return self.page(asked, f"actions/{asked.action.pk}/")

    def join(self) -> SaidOnce:
        """Say that both ask the same; gives this board's half of the note."""
        chosen = {self.there.ask.pk: {self.here.action.pk: self.there.action.pk}}
        say_same(by=self.by, ask=self.here.ask, chosen=chosen)
        return SaidOnce.objects.get(board=self.here.made.board, withdrawn=False)

    def said(self, asked: Asked) -> Any:
        return Update.objects.filter(round=asked.ask.round, action=asked.action).first()


def lead_for(asked: Asked, user: User) -> None:
    lead = {"board": asked.made.board, "agency": asked.agency, "role": Role.AGENCY_LEAD, "post": "Head"}
    appoint(by=asked.made.manager, user=user, starts=date(2012, 1, 1), **lead)


def asked_twice() -> Twice:
    here, there = asked_on(make("eastmarsh")), asked_on(make("calderwick"))
    Action.objects.filter(pk=there.action.pk).update(text="Survey all children in care each year, kestrel")
    user = make_account(by=INSTALLER, email="both@council.example", password=None)
    for each in (here, there):
        lead_for(each, user)
    return Twice(here, there, user)
