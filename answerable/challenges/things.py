"""What challenges and their steps point at: parts of the plan, measures and evidence items, by name and page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from answerable.challenges import models
from answerable.evidence.models import Evidence, Measure
from answerable.history.together import Among, Ask, Reading
from answerable.plan.models import Action, Objective
from answerable.plan.rules import named

ABOUT: dict[str, Any] = {"action": Action, "objective": Objective, "measure": Measure, "evidence": Evidence}
_PAGES = {"action": "desk:action", "objective": "plan:objective", "measure": "evidence:measure"}
_PAGES |= {"evidence": "evidence:item"}


@dataclass(frozen=True)
class _Part:
    id: int
    ref: str


@dataclass(frozen=True)
class _Action(_Part):
    text: str


@dataclass(frozen=True)
class _Objective(_Part):
    title: str
    also_text: str


@dataclass(frozen=True)
class _Measure:
    id: int
    what: str


@dataclass(frozen=True)
class _Item:
    id: int
    title: str


def words_of(kind: str, thing: Any) -> str:
    """What a thing is called where a challenge names it."""
    if kind == "action":
        return f"Action {thing.ref}: {thing.text}"
    if kind == "objective":
        return f"{named('Objective', thing.ref)}: {thing.title or thing.also_text}"
    return f"Measure: {thing.what}" if kind == "measure" else f"Evidence: {thing.title}"


def page_of(kind: str) -> str:
    """The name of the page of a thing."""
    return _PAGES[kind]


@dataclass(frozen=True)
class Things:
    """Things by kind and id; what was withdrawn is not among them."""

    found: dict[tuple[str, int], Any]

    def of(self, points: Any) -> list[tuple[str, str, int]]:
        """What a challenge or a step points at, as (words, page, id)."""
        there = [(kind, getattr(points, f"{kind}_id", None) or 0) for kind in ABOUT]
        return [
            (words_of(kind, self.found[kind, pk]), page_of(kind), pk) for kind, pk in there if (kind, pk) in self.found
        ]


def things_of(challenge: int) -> Reading:
    """What one challenge and its steps point at."""
    shapes = {"action": _Action, "objective": _Objective, "measure": _Measure, "evidence": _Item}
    pointed: list[tuple[str, Any, str]] = [(kind, models.Challenge, "id") for kind in ABOUT]
    pointed += [(kind, models.Step, "challenge_id") for kind in ("measure", "evidence")]
    asks = [
        Ask(shapes[kind], ABOUT[kind], {"withdrawn": False, "id": Among(model, f"{kind}_id", {column: challenge})})
        for kind, model, column in pointed
    ]

    def made(*rows: Sequence[Any]) -> Things:
        return Things({(kind, row.id): row for (kind, *_), same in zip(pointed, rows, strict=True) for row in same})

    return Reading(asks, made)


def points_for(challenge: models.Challenge) -> list[tuple[str, str]]:
    """The measures and evidence items that may show what came of a challenge: those of what it is about, and those of
    the agency that it went to; as ("measure 3", words). Two queries."""
    here = {"board": challenge.board_id, "withdrawn": False}
    measures, items = Q(pk=challenge.measure_id or 0), Q(pk=challenge.evidence_id or 0)
    if challenge.agency_id:
        measures, items = measures | Q(agency=challenge.agency_id), items | Q(agency=challenge.agency_id)
    if challenge.action_id:
        measures |= Q(action=challenge.action_id)
        items |= Q(speaks_for__action=challenge.action_id, speaks_for__withdrawn=False)
    if challenge.objective_id:
        measures |= Q(action__objective=challenge.objective_id)
        items |= Q(speaks_for__action__objective=challenge.objective_id, speaks_for__withdrawn=False)
    found = Measure.objects.filter(measures, **here).order_by("-id")
    there = Evidence.objects.filter(items, **here).order_by("-id").distinct()
    return [
        *((f"measure {pk}", f"Measure: {what}"[:150]) for pk, what in found.values_list("pk", "what")),
        *((f"evidence {pk}", f"Evidence: {title}"[:150]) for pk, title in there.values_list("pk", "title")),
    ]


def thing_called(words: str, board: int) -> Measure | Evidence | None:
    """What "measure 3" or "evidence 7" names; None for "". A form has checked that it is one of those offered."""
    kind, _, pk = words.partition(" ")
    return ABOUT[kind].objects.filter(board=board, pk=int(pk)).first() if pk else None
