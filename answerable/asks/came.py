"""What came of everything that a plan's rounds asked, as at a moment: for papers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Min, Value
from django.utils import timezone

from answerable.access.actor import Party
from answerable.asks import models
from answerable.history.states import state_model
from answerable.history.together import Ask, Reading
from answerable.plan.models import Update
from answerable.plan.rules import SENT


@dataclass(frozen=True)
class Asked:
    """What a round asked of one agency, group or post, by a day."""

    id: int
    round_id: int
    agency_id: int | None
    group_id: int | None
    post_id: int | None
    due: date
    state: str

    @property
    def party(self) -> Party:
        return Party(self.agency_id, self.group_id, self.post_id)


@dataclass(frozen=True)
class Came:
    """By ask the day of its first answer; and the updates that the board ever wrote in somebody's name, whether or not
    they confirmed them since."""

    answered: dict[int, date]
    on_behalf: frozenset[int]


def asked_in(plan: int) -> Reading:
    """Whom a plan's rounds asked, without what was withdrawn."""
    return Reading([Ask(Asked, models.Ask, {"plan_id": plan, "withdrawn": False})], lambda asks: asks)


def came_of(plan: int, at: datetime | None) -> Came:
    """What only the states before the newest tell of a plan's asks. One query."""
    until = {"history_date__lte": at or timezone.now(), "plan_id": plan}
    text = CharField()
    sent = state_model(models.Ask).objects.filter(**until, state__in=SENT).order_by().values("id")
    first = sent.annotate(kind=Value("ask", output_field=text), on=Min("history_date")).values_list("kind", "id", "on")
    named = state_model(Update).objects.filter(**until, state__in=SENT).exclude(on_behalf="").order_by().values("id")
    ever = named.annotate(kind=Value("update", output_field=text), on=Min("history_date"))
    rows = list(first.union(ever.values_list("kind", "id", "on"), all=True))
    return Came(
        {pk: timezone.localdate(moment) for kind, pk, moment in rows if kind == "ask"},
        frozenset(pk for kind, pk, _ in rows if kind == "update"),
    )
