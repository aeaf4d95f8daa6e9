"""The plan as a list, as at any moment: how each action stands, what it lacks, and which were asked for.

A few columns of every action are read, each table once; the words only of the actions that a page shows, or where words
are looked for. So a page costs no more for many rounds than for one, and asks the same of today's rows as of earlier
states (`history.states.rows_as_at`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, NamedTuple

from django.db.models import Case, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, Left

from answerable.desk.rules import MISSING, words_of
from answerable.history.states import rows_as_at
from answerable.plan import models
from answerable.plan.charts import closed_as
from answerable.plan.record import Plan
from answerable.plan.rules import past_its_day
from answerable.plan.year.rules import by_origin

_TEXT = TextField()


@dataclass(frozen=True)
class Asked:
    """What a reader asks of the plan; everything empty: all of it. `missing` is a code of rules.MISSING, or "any"."""

    words: str = ""
    status: str | None = None  # a level's code or words as printed; "" for not stated
    impact: str | None = None
    lead: str = ""
    objective: int | None = None  # 0: under no objective
    missing: str = ""
    before: date | None = None
    agencies: frozenset[int] = frozenset()  # only what one of these leads


class ObjectiveLine(NamedTuple):
    """An objective with the aim above it."""

    id: int
    ref: str
    title: str
    aim_id: int | None
    aim_ref: str
    aim_title: str
    partnership: str = ""


class Lead(NamedTuple):
    words: str
    agency_id: int | None


class ActionLine(NamedTuple):
    """An action as the list knows it; `missing` are codes of rules.MISSING, none once it is `closed`."""

    id: int
    objective_id: int | None
    ref: str
    due_words: str
    due_to: date | None
    status: str
    impact: str
    missing: tuple[str, ...]
    leads: Sequence[Lead]
    closed: str = ""


Late = set[int | None]
# Every way to lack something, by whether it lacks each of rules.MISSING: looked up, since a plan may have many actions.
_LACKING = {
    lacks: tuple(code for code, is_so in zip(MISSING, lacks, strict=True) if is_so)
    for lacks in product((False, True), repeat=len(MISSING))
}


class Reading:
    """A few columns of each record of one plan as at `at`, as in one round, with promises reckoned on the day `today`.
    Five queries, each when it is first needed."""

    def __init__(self, plan: int, round: int | None, at: datetime | None, today: date) -> None:
        self.plan, self.round, self.at, self.today = plan, round, at, today

    def rows(self, model: Any, **where: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = rows_as_at(model, self.at, plan_id=self.plan, withdrawn=False, **where)
        return rows.order_by()

    def statements(self) -> QuerySet[Any]:
        """What is said of the actions in this round."""
        rows: QuerySet[Any] = rows_as_at(models.Statement, self.at, round_id=self.round or 0, withdrawn=False)
        return rows.order_by()

    @cached_property
    def objectives(self) -> list[ObjectiveLine]:
        """In printed order. One query."""
        aim = self.rows(models.Aim).filter(id=OuterRef("aim_id"))
        found = self.rows(models.Objective).annotate(
            above=Subquery(aim.values("order")[:1]),
            aim_ref=Coalesce(Subquery(aim.values("ref")[:1]), Value(""), output_field=_TEXT),
            aim_title=Coalesce(Subquery(aim.values("title")[:1]), Value(""), output_field=_TEXT),
        )
        names = ("id", "ref", "title", "also_text", "aim_id", "aim_ref", "aim_title", "partnership")
        rows = found.values_list("above", "order", *names)
        return [
            ObjectiveLine(pk, ref, title or also, *above)
            for _, _, pk, ref, title, also, *above in sorted(
                rows, key=lambda row: (row[0] is None, row[0] or 0, row[1], row[2])
            )
        ]

    @cached_property
    def origins(self) -> dict[int, list[tuple[str, list[str]]]]:
        """Where each objective comes from, by origin (see `year.rules.by_origin`). One query, for the files."""
        found: dict[int, list[tuple[str, str, str]]] = {}
        rows = self.rows(models.Serves).exclude(kind="").order_by("order", "id")
        for objective, kind, words, ref in rows.values_list("objective_id", "kind", "words", "ref"):
            found.setdefault(objective, []).append((kind, words, ref))
        return {objective: by_origin(said) for objective, said in found.items()}

    @cached_property
    def leads(self) -> tuple[dict[int, list[Lead]], dict[int | None, list[Lead]]]:
        """Who leads each action, and who each objective. One query."""
        of_actions: dict[int, list[Lead]] = {}
        of_objectives: dict[int | None, list[Lead]] = {}
        rows = self.rows(models.Answerer).filter(part="lead").order_by("order", "id")
        for action, objective, words, agency in rows.values_list("action_id", "objective_id", "words", "agency_id"):
            if action:
                of_actions.setdefault(action, []).append(Lead(words, agency))
            else:
                of_objectives.setdefault(objective, []).append(Lead(words, agency))
        return of_actions, of_objectives

    @cached_property
    def standing(self) -> dict[int, tuple[str, str, bool]]:
        """Of each action that is spoken of in this round: its status, its impact, and whether anything is said. One
        query."""
        columns = ("action_id", "delivery", "status_words", "impact", Left("text", 1))
        return standing(self.statements().values_list(*columns))

    @cached_property
    def late(self) -> Late:
        """Actions with a promise that is still open though its day has passed. One query."""
        late = self.rows(models.Commitment).filter(models.Commitment.STILL_OPEN, due_to__lt=self.today)
        return set(late.values_list("action_id", flat=True).distinct())

    @cached_property
    def actions(self) -> list[ActionLine]:
        """All of the plan, in the order of their own. Four queries."""
        # Said to be done in some round: later rounds may be silent of it.
        once_done = When(id__in=self.rows(models.Statement).filter(delivery="done").values("action_id"), then=True)
        rows = self.rows(models.Action).annotate(once_done=Case(once_done, default=False)).order_by("order", "id")
        own, above = self.leads
        standing, late, nothing = self.standing, self.late, ("", "", False)
        nobody: list[Lead] = []
        found = []
        columns = ("id", "objective_id", "ref", "due_words", "due_to", "closed", "once_done")
        for pk, objective, ref, words, day, closed, once in rows.values_list(*columns):
            leads = own.get(pk) or above.get(objective, nobody)
            status, impact, said = standing.get(pk, nothing)
            if closed:
                status = closed_as(closed)
            said_last = status or ("done" if once else "")
            past = past_its_day(day, self.today, delivery=said_last, closed=closed)
            missing = () if closed else _LACKING[not leads, not words, not said, past, pk in late]
            found.append(ActionLine(pk, objective, ref, words, day, status, impact, missing, leads, closed))
        return found

    @cached_property
    def in_order(self) -> list[ActionLine]:
        """All of the plan, by objective, in printed order. Five queries."""
        place = {objective.id: n for n, objective in enumerate(self.objectives)}
        return sorted(self.actions, key=lambda line: place.get(line.objective_id or 0, len(place)))

    @cached_property
    def missing(self) -> Counter[str]:
        """How many actions of the whole plan lack what, by code."""
        return Counter(code for line in self.actions for code in line.missing)

    @cached_property
    def lead_names(self) -> list[str]:
        """Who leads anything, in the order of their names."""
        own, above = self.leads
        names = {lead.words for leads in (*own.values(), *above.values()) for lead in leads}
        return sorted(names, key=str.casefold)


def standing(rows: Iterable[Any]) -> dict[int, tuple[str, str, bool]]:
    return {action: (delivery or printed, impact, bool(said)) for action, delivery, printed, impact, said in rows}


@lru_cache(maxsize=16)
def reading_of(plan: int, round: int | None, at: datetime | None, today: date, head: str) -> Reading:
    """The plan as it was read when the head of its board's chain of events was `head`. Whatever is written adds an
    event and so changes the head: until then, nobody has to read the plan again. (Two of one head are the same record:
    a head is the signature of all that was ever written.)"""
    return Reading(plan, round, at, today)


class PlanList:
    """One plan as it was read, as the reader asked for it. One query for the words of a page, and one more where words
    are looked for."""

    def __init__(self, plan: Plan, reading: Reading, asked: Asked) -> None:
        self.plan, self.reading, self.asked = plan, reading, asked
        self._every_text: dict[int, str] | None = None
        # Before the list is read, which else would ask by itself how each action stands.
        self._said = self._progress() if words_of(asked.words) else {}

    @property
    def actions(self) -> list[ActionLine]:
        return self.reading.actions

    @property
    def objectives(self) -> list[ObjectiveLine]:
        return self.reading.objectives

    @cached_property
    def found(self) -> list[ActionLine]:
        """The actions asked for."""
        words = words_of(self.asked.words)
        if self.asked == Asked():
            return self.actions
        found = [line for line in self.actions if self._is_asked_for(line)]
        if not words or not found:
            return found
        said = self._words()
        return [line for line in found if all(word.casefold() in said[line.id] for word in words)]

    @property
    def in_order(self) -> list[ActionLine]:
        """The actions asked for, by objective, in printed order."""
        if self.asked == Asked():
            return self.reading.in_order
        wanted = {line.id for line in self.found}
        return [line for line in self.reading.in_order if line.id in wanted]

    def _is_asked_for(self, line: ActionLine) -> bool:
        asked = self.asked
        return (
            (asked.status is None or line.status == asked.status)
            and (asked.impact is None or line.impact == asked.impact)
            and (asked.objective is None or (line.objective_id or 0) == asked.objective)
            and (not asked.missing or bool(line.missing if asked.missing == "any" else asked.missing in line.missing))
            and (not asked.before or (line.due_to is not None and line.due_to < asked.before))
            and (not asked.lead or any(lead.words == asked.lead for lead in line.leads))
            and (not asked.agencies or any(lead.agency_id in asked.agencies for lead in line.leads))
        )

    def _progress(self) -> dict[int, str]:
        """What is said of each action in this round; with it comes how it stands. One query."""
        rows = list(self.reading.statements().values_list("action_id", "delivery", "status_words", "impact", "text"))
        self.reading.standing = standing(rows)
        return {row[0]: row[4] for row in rows}

    def _words(self) -> dict[int, str]:
        """What each action, its objective and its progress say, without case. One query."""
        objectives = {objective.id: f"{objective.ref} {objective.title}" for objective in self.objectives}
        texts = self._every_text = self.texts(line.id for line in self.actions)
        return {
            line.id: "\n".join(
                [
                    *(line.ref, texts.get(line.id, ""), objectives.get(line.objective_id or 0, "")),
                    *(self._said.get(line.id, ""), *(lead.words for lead in line.leads)),
                ]
            ).casefold()
            for line in self.actions
        }

    def texts(self, actions: Iterable[int]) -> dict[int, str]:
        """What these actions say, by id. One query, where not all of them were looked through."""
        if self._every_text is not None:
            return self._every_text
        ids = list(actions)
        rows = self.reading.rows(models.Action)
        if len(ids) <= 100:  # a database takes only so many numbers in one question
            rows = rows.filter(id__in=ids)
        return dict(rows.values_list("id", "text"))
