"""The plan as a list that is filtered, counted and paged by the database, as at any moment.

Nothing here reads more rows than a page shows, whatever the plan's size: what is asked of the record (a status, a lead,
something missing) is asked by the database, of today's rows and of earlier states alike (`history.states.rows_as_at`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from answerable.desk.rules import MISSING, words_of
from answerable.history.states import rows_as_at
from answerable.plan import models
from answerable.plan.charts import MOST_TILES
from answerable.plan.record import Plan, Round, grouped

_TEXT = TextField()
_SHOWN = ("id", "objective_id", "ref", "text", "due_words", "due_to", "status", "impact")


@dataclass(frozen=True)
class Asked:
    """What a reader asks of the plan; everything empty: all of it. `missing` is a code of rules.MISSING."""

    words: str = ""
    status: str | None = None  # a level's code or words as printed; "" for not stated
    impact: str | None = None
    lead: str = ""
    objective: int | None = None  # 0: under no objective
    missing: str = ""
    before: date | None = None
    agencies: frozenset[int] = frozenset()  # only what one of these leads


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective with the aim above it."""

    id: int
    ref: str
    title: str
    aim_id: int | None
    aim_ref: str
    aim_title: str


@dataclass(frozen=True)
class ActionLine:
    """An action as the list shows it; `missing` are codes of rules.MISSING."""

    id: int
    objective_id: int | None
    ref: str
    text: str
    due_words: str
    due_to: date | None
    status: str
    impact: str
    missing: tuple[str, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """How many actions of one objective stand alike. `ref` is an action's own in a plan of few, "" in one of many."""

    objective_id: int | None
    status: str
    impact: str
    ref: str
    first: int
    count: int
    asked_for: int
    missing: dict[str, int] = field(hash=False)


def _under_objective(objective: int | None) -> Q:
    return Q(objective_id=objective) if objective else Q(objective_id__isnull=True)


class PlanList:
    """One plan as at `at`, its actions as in `round` (its newest then), as the reader asked for it. `today` is the day
    on which promises are reckoned. Five queries at most, each when it is first needed."""

    def __init__(self, plan: Plan, round: Round | None, at: datetime | None, today: date, asked: Asked) -> None:
        self.plan, self.round, self.at, self.today, self.asked = plan, round, at, today, asked

    def _rows(self, model: Any, **where: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = rows_as_at(model, self.at, plan_id=self.plan.id, withdrawn=False, **where)
        return rows

    @cached_property
    def objectives(self) -> list[ObjectiveLine]:
        """In printed order. One query."""
        aim = self._rows(models.Aim).filter(id=OuterRef("aim_id"))
        found = self._rows(models.Objective).annotate(
            above=Subquery(aim.values("order")[:1]),
            aim_ref=Coalesce(Subquery(aim.values("ref")[:1]), Value(""), output_field=_TEXT),
            aim_title=Coalesce(Subquery(aim.values("title")[:1]), Value(""), output_field=_TEXT),
        )
        rows = found.values_list("above", "order", "id", "ref", "title", "also_text", "aim_id", "aim_ref", "aim_title")
        ordered = sorted(rows, key=lambda row: (row[0] is None, row[0] or 0, row[1], row[2]))
        return [
            ObjectiveLine(pk, ref, title or also, aim_id, aim_ref, aim_title)
            for _, _, pk, ref, title, also, aim_id, aim_ref, aim_title in ordered
        ]

    @cached_property
    def leads(self) -> list[str]:
        """Who leads anything, in the order of their names. One query."""
        names = self._rows(models.Answerer, part="lead").order_by().values_list("words", flat=True).distinct()
        return sorted(names, key=str.casefold)

    @cached_property
    def _actions(self) -> QuerySet[Any]:
        """Every action with its status, and what it lacks as flags named after rules.MISSING."""
        statements = rows_as_at(models.Statement, self.at, round_id=self.round.id if self.round else 0, withdrawn=False)
        statement = statements.filter(action_id=OuterRef("id"))
        leads = self._rows(models.Answerer, part="lead")
        promises = self._rows(models.Commitment).filter(outcome="", due_to__lt=self.today)
        return self._rows(models.Action).annotate(
            status=Coalesce(Subquery(statement.values(is_=_status())[:1]), Value(""), output_field=_TEXT),
            impact=Coalesce(Subquery(statement.values("impact")[:1]), Value(""), output_field=_TEXT),
            lacks_lead=~Exists(leads.filter(action_id=OuterRef("id")))
            & ~Exists(leads.filter(objective_id=OuterRef("objective_id"))),
            lacks_date=Case(When(due_words="", then=True), default=False),
            lacks_update=~Exists(statement.exclude(text="")),
            lacks_promise=Exists(promises.filter(action_id=OuterRef("id"))),
        )

    @cached_property
    def _asked_for(self) -> Q:
        """What the reader asked, as a condition on `_actions`."""
        asked, wanted = self.asked, Q()
        if asked.status is not None:
            wanted &= Q(status=asked.status)
        if asked.impact is not None:
            wanted &= Q(impact=asked.impact)
        if asked.objective is not None:
            wanted &= _under_objective(asked.objective)
        if asked.before:
            wanted &= Q(due_to__lt=asked.before)
        if asked.missing == "any":
            wanted &= Q(*((f"lacks_{code}", True) for code in MISSING), _connector=Q.OR)
        elif asked.missing:
            wanted &= Q((f"lacks_{asked.missing}", True))
        if asked.lead:
            wanted &= self._led_by(Q(words=asked.lead))
        if asked.agencies:
            wanted &= self._led_by(Q(agency_id__in=asked.agencies))
        for word in words_of(asked.words):
            wanted &= self._says(word)
        return wanted

    def _led_by(self, lead: Q) -> Q:
        """The objective's lead answers for an action that names none of its own."""
        leads = self._rows(models.Answerer, part="lead")
        own, above = leads.filter(action_id=OuterRef("id")), leads.filter(objective_id=OuterRef("objective_id"))
        return Q(Exists(own.filter(lead))) | (Q(~Exists(own)) & Q(Exists(above.filter(lead))))

    def _says(self, word: str) -> Q:
        said = rows_as_at(models.Statement, self.at, round_id=self.round.id if self.round else 0, withdrawn=False)
        objective = self._rows(models.Objective).filter(id=OuterRef("objective_id"))
        leads = self._rows(models.Answerer).filter(action_id=OuterRef("id"), words__icontains=word)
        return (
            Q(ref__icontains=word)
            | Q(text__icontains=word)
            | Q(Exists(leads))
            | Q(Exists(said.filter(action_id=OuterRef("id"), text__icontains=word)))
            | Q(Exists(objective.filter(Q(title__icontains=word) | Q(ref__icontains=word))))
        )

    @cached_property
    def groups(self) -> list[Group]:
        """How the whole plan stands, and how many actions of each group were asked for. One query: a row for each
        action of a plan that is drawn action by action, else for each objective and status."""
        whole = self._rows(models.Action).order_by().values("plan_id").annotate(n=Count("id")).values("n")
        few = self._actions.annotate(size=Subquery(whole)).annotate(
            own_ref=Case(When(size__lte=MOST_TILES, then=F("ref")), default=Value(""), output_field=_TEXT)
        )
        flags = {f"n_{code}": Count("id", filter=Q((f"lacks_{code}", True))) for code in MISSING}
        rows = (
            few.order_by()
            .values("objective_id", "status", "impact", "own_ref")
            .annotate(first=Min("order"), n=Count("id"), asked_for=Count("id", filter=self._asked_for or None), **flags)
        )
        found = [
            Group(
                *(row["objective_id"], row["status"], row["impact"], row["own_ref"], row["first"]),
                *(row["n"], row["asked_for"]),
                {code: row[f"n_{code}"] for code in MISSING},
            )
            for row in rows
        ]
        return sorted(found, key=lambda group: group.first)

    @property
    def total(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def found(self) -> int:
        """How many actions were asked for."""
        return sum(group.asked_for for group in self.groups)

    @property
    def missing(self) -> Counter[str]:
        """How many actions of the whole plan lack what, by code."""
        return sum((Counter(group.missing) for group in self.groups), Counter())

    def lines(self, start: int = 0, stop: int | None = None) -> list[ActionLine]:
        """The actions asked for, in printed order, from the `start`th up to the `stop`th. Two queries."""
        asked_for: Counter[int | None] = Counter()
        for group in self.groups:
            asked_for[group.objective_id] += group.asked_for
        known: list[int | None] = [objective.id for objective in self.objectives]
        places = [*known, *(pk for pk in asked_for if pk is not None and pk not in set(known)), None]
        here: list[int | None] = []
        before = passed = 0
        for place in places:
            begins, passed = passed, passed + asked_for[place]
            if asked_for[place] and passed > start and (stop is None or begins < stop):
                before = before if here else begins
                here.append(place)
        if not here:
            return []
        order = Case(*(When(_under_objective(place), then=Value(n)) for n, place in enumerate(here)))
        rows = self._actions.filter(_any_of(here)).filter(self._asked_for).order_by(order, "order", "id")
        flags = [f"lacks_{code}" for code in MISSING]
        window = rows.values(*_SHOWN, *flags)[start - before : None if stop is None else stop - before]
        return self._with_leads(list(window))

    def _with_leads(self, rows: Sequence[dict[str, Any]]) -> list[ActionLine]:
        ids, above = {row["id"] for row in rows}, {row["objective_id"] for row in rows if row["objective_id"]}
        leads = self._rows(models.Answerer, part="lead")
        if len(ids) <= 200:  # an export reads them all: a database takes only so many numbers in one question
            leads = leads.filter(Q(action_id__in=ids) | Q(objective_id__in=above))
        named = [_Lead(*row) for row in leads.order_by("order", "id").values_list("action_id", "objective_id", "words")]
        own, whole = grouped(named, "action_id"), grouped(named, "objective_id")
        return [
            ActionLine(
                **{name: row[name] for name in _SHOWN},
                missing=tuple(code for code in MISSING if row[f"lacks_{code}"]),
                leads=tuple(lead.words for lead in own.get(row["id"]) or _above(whole, row["objective_id"])),
            )
            for row in rows
        ]


def _above(leads: dict[Any, list["_Lead"]], objective: int | None) -> list["_Lead"]:
    return leads.get(objective, []) if objective else []


@dataclass(frozen=True)
class _Lead:
    action_id: int | None
    objective_id: int | None
    words: str


def _status() -> Case:
    """A statement's level, else its status as printed."""
    return Case(When(delivery="", then=F("status_words")), default=F("delivery"), output_field=_TEXT)


def _any_of(places: Iterable[int | None]) -> Q:
    known = [place for place in places if place is not None]
    return Q(objective_id__in=known) | Q(objective_id__isnull=True) if None in places else Q(objective_id__in=known)


def read_plans(board: int, at: datetime | None) -> list[Plan]:
    """A board's plans as at a moment, the newest first. One query."""
    columns = ("id", "board_id", "title", "period", "aim_word", "objective_word")
    return [Plan(*row) for row in rows_as_at(models.Plan, at, board_id=board).order_by("-id").values_list(*columns)]


def read_rounds(plan: int | None, at: datetime | None, *, board: int | None = None) -> list[Round]:
    """A plan's rounds (a board's, where no plan is given) as at a moment, the newest first. One query."""
    where = {"plan_id": plan} if plan else {"board_id": board}
    rounds = rows_as_at(models.Round, at, withdrawn=False, **where).order_by("-on", "-id")
    return [Round(*row) for row in rounds.values_list("id", "title", "on", "fictional")]
