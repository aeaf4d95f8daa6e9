"""An action's page: what is to be done, what was said and promised of it, what it rests on, and what to do now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.desk import challenges, pictures, promise_table
from answerable.evidence.charts import newest_by_period, series_chart
from answerable.evidence.figures import figures, item_rows
from answerable.evidence.record import EvidenceRecord, Measure, evidence_of
from answerable.history.reading import head_of
from answerable.history.together import State, read_all, states_of
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Bodies, bodies_of
from answerable.plan import models
from answerable.plan.charts import impact, standing
from answerable.plan.history_list import history_list
from answerable.plan.record import (
    Action,
    Levels,
    PlanRecord,
    Round,
    Statement,
    Update,
    action_of,
    level_names,
    levels_of,
)
from answerable.plan.reporting import drawn, report_of, word_of
from answerable.plan.reporting import told as in_words
from answerable.plan.rules import SENT, past_its_day, sees_update, what_next
from answerable.plan.told import closed_why, refs_before, told
from answerable.questions.record import Standing, known_questions
from answerable.recommendations.record import recommendations_of
from answerable.years.record import Thread, thread_of

_HISTORY = (models.Statement, models.Update, models.Commitment, models.Shortfall, models.Answerer)
MOST_TOLD, MOST_SAID = 20, 6  # changes and rounds before a reader asks for all
ENOUGH = 3  # two points are never a trend, and a picture of them would look like one


@dataclass(frozen=True)
class Said:
    """What was said of an action in one round; `delivery` and `impact` are words and a colour. `updates` are the parts
    that speak for one agency, as (id, agency, state, what it says part by part); `drawn` from whose each sentence of
    the statement comes, "" for the board's own."""

    round: Round
    delivery: tuple[str, str]
    impact: tuple[str, str]
    statement: Statement | None
    updates: list[tuple[int, str, str, list[tuple[str, str]]]]
    drawn: list[tuple[str, str]]


@board_page(Permission.READ_PLAN, as_at=True)
def action(request: BoardRequest, action: int) -> HttpResponse:
    """One action. Eleven queries at most, signing in among them, however large the plan and long the history."""
    plan = _plan_of(request, action)
    board, slug = request.board.pk, request.board.slug
    record, evidence, bodies, listed, levels, threads, thread = read_all(
        request.at,
        *(action_of(plan, action), evidence_of(action), bodies_of(board), recommendations_of(action), levels_of(board)),
        challenges.reading_of(request, action_id=action),
        thread_of(action, board),
    )
    if record is None:
        raise Http404
    here = record.action[action]
    on = request.as_at or timezone.localdate()
    measures = evidence.measures_of.get(action, [])
    sees = _sees(request)
    seen = [u for u in record.updates if sees(u.state, u.party)]
    rounds = said(record, seen, action, levels, bodies)
    delivery = next((one.statement.delivery for one in rounds if one.statement and one.statement.delivery), "")
    promises = promise_table.became(record, record.commitments, on)
    states = _states(request, action, sees)
    may_edit = request.at is None and request.actor.may(Permission.EDIT_PLAN, board)
    entries = told(board, states)
    at = f"?at={request.as_at:%Y-%m-%d}" if request.as_at else ""
    return render(
        request,
        "desk/action.html",
        {
            "record": record,
            "row": pictures.rows(record, levels["delivery"], [here])[0],
            "past_its_day": past_its_day(here.due_to, on, delivery=delivery, closed=here.closed),
            "closed_why": closed_why(states, action),
            "closed": dict(models.Action.CLOSED).get(here.closed, ""),
            "also_leads": [a.words for a in record.answerers if _above(here, a.objective_id)],
            "serves": [one for one in record.serves if not one.kind and _above(here, one.objective_id)],
            "former_refs": refs_before(states, action),
            **_kinship(record, thread, action, on),
            "now": rounds[0] if rounds else None,
            "rounds": rounds if request.GET.get("rounds") == "all" else rounds[:MOST_SAID],
            "all_rounds": record.rounds[::-1],
            "unheard": len(rounds) - MOST_SAID if request.GET.get("rounds") != "all" else 0,
            "unsaid": [r for r in reversed(record.rounds) if (r.id, action) not in record.statement_of],
            "on": on,
            "measures": figures(evidence, measures, on),
            "charts": _charts(evidence, measures),
            "evidence": item_rows(evidence.items_of_actions.get(action, []), on),
            "may_add_evidence": request.at is None and request.actor.may(Permission.EDIT_EVIDENCE, board),
            "about": f"?{urlencode({'plan': plan, 'action': here.ref})}",
            "promise_heads": promise_table.HEADS,
            "promises": promise_table.table_rows(promises, reverse("desk:promises", args=[slug]), at),
            "shortfalls": record.shortfalls,
            "recommendations": [(found, listed.items_of.get(found.id, [])) for found in listed.lists],
            "challenges": challenges.listed(request, threads, bodies),
            "history": history_list(entries[:MOST_TOLD] if request.GET.get("history") != "all" else entries),
            "untold": len(entries) - MOST_TOLD if request.GET.get("history") != "all" else 0,
            "may_edit": may_edit,
            "questions": _questions(request, action),
            "steps": _steps(request, record, action, promises) if may_edit else [],
        },
    )


def _questions(request: BoardRequest, action: int) -> list[Standing] | None:
    """What the software asks about an action and nobody has answered: for whoever may read it, today. None where it has
    not looked since something was written last: the list of all does."""
    if request.at is not None or not request.actor.may(Permission.READ_DOUBTS, request.board.pk):
        return []
    known = known_questions(request.board.pk, head_of(request.board.pk)[1])
    return [one for one in known.open if one.question.action == action] if known else None


def _states(request: BoardRequest, action: int, sees: Callable[[str, Party], bool]) -> list[State]:
    """Every state of an action and of what is said of it, but for updates that the reader may not see. One query."""
    of = [(models.Action, {"id": action}), *((model, {"action_id": action}) for model in _HISTORY)]
    found = [(one, one.values) for one in states_of(request.board.pk, request.at, of)]
    return [
        one
        for one, held in found
        if one.label != "plan.Update"
        or sees(held["state"], Party(held["agency_id"], held["group_id"], held.get("post_id")))
    ]


def _sees(request: BoardRequest) -> Callable[[str, Party], bool]:
    """Whether the reader may see a party's update in a state (`rules.sees_update`)."""
    board = request.board.pk
    own, keeps = request.actor.parties(board), request.actor.may(Permission.EDIT_PLAN, board)
    return lambda state, party: sees_update(state, party, own=own, keeps_plan=keeps)


def _kinship(record: PlanRecord, thread: Thread, action: int, on: date) -> dict[str, Any]:
    """What an action was split from and into, and carried from and to, with what is still owed of that."""
    return {
        "split_from": _kin(record, [s.origin_id for s in record.splits if s.part_id == action]),
        "split_into": _kin(record, [s.part_id for s in record.splits if s.origin_id == action]),
        "thread": thread,
        "owed": [(one, other, one.standing(on, None)) for one, other in thread.owed],
    }


def _plan_of(request: BoardRequest, action: int) -> int:
    """The id of the plan that an action belongs to, through the read door."""
    seen = models.Action.objects.seen_by(request.actor).filter(board=request.board, pk=action)
    found = seen.values_list("plan_id", flat=True).first()
    if found is None:
        raise Http404
    return int(found)


def _kin(record: PlanRecord, ids: Sequence[int]) -> list[Action]:
    return [record.action[pk] for pk in ids if pk in record.action]


def _above(action: Action, objective: int | None) -> bool:
    """Whether this is the objective under which the action stands."""
    return objective is not None and objective == action.objective_id


def said(record: PlanRecord, seen: Sequence[Update], action: int, levels: Levels, bodies: Bodies) -> list[Said]:
    """What was said of an action, newest round first; rounds without a word are left out."""
    found = []
    names = level_names(levels)
    for round in reversed(record.rounds):
        statement = record.statement_of.get((round.id, action))
        updates = [u for u in seen if (u.round_id, u.action_id) == (round.id, action)]
        if statement is None and not updates:
            continue
        by_whom = [(u, bodies.called(u.party)) for u in updates]
        named = [
            (u.id, name, u.state, [*in_words(u, names), *moderated(record, u, names, bodies)]) for u, name in by_whom
        ]
        delivery, made = standing(statement, levels["delivery"]), impact(statement, levels["impact"])
        reports = {name: report_of(u) for u, name in by_whom if u.state in SENT}
        sentences = drawn(statement.text, reports) if statement and reports else []
        from_whom = [(sentence, ", ".join(who)) for sentence, who in sentences]
        found.append(Said(round, delivery, made, statement, named, from_whom))
    return found


def moderated(
    record: PlanRecord, update: Update, names: dict[tuple[str, str], str], bodies: Bodies
) -> list[tuple[str, str]]:
    """What groups say of what was sent, in words."""
    if update.state not in SENT:
        return []
    words = sorted((one for one in record.moderations if one.update_id == update.id), key=lambda one: one.id)
    return [word_of(one, bodies.called(Party(group=one.group_id)), report_of(update), names) for one in words]


def _charts(evidence: EvidenceRecord, measures: Sequence[Measure]) -> list[pictures.Picture]:
    """A chart for each measure with values in enough periods; fewer are told by the table of figures alone."""
    shown = [(measure, newest_by_period(evidence.observations_of.get(measure.id, []))) for measure in measures]
    charts = [series_chart(measure, values) for measure, values in shown if len(values) >= ENOUGH]
    return [pictures.picture(*chart) for chart in charts if chart]


def _steps(
    request: BoardRequest, record: PlanRecord, action: int, promises: Sequence[promise_table.Became]
) -> list[tuple[str, str]]:
    """What to do now, as (words, where)."""
    here, board = record.action[action], request.board.slug
    newest = record.round
    overdue = [one for one in promises if one.standing in {"Overdue", "No update received"}]
    statement = record.statement_of.get((newest.id, action)) if newest else None
    asked = what_next(
        closed=bool(here.closed),
        led=any(a.part == "lead" and (a.action_id == action or _above(here, a.objective_id)) for a in record.answerers),
        due=bool(here.due_words),
        overdue=[one.promise.what for one in overdue],
        round=newest.title if newest else None,
        said=bool(statement and statement.text),
    )
    change = reverse("plan:change-action", args=[board, action])
    where = {"action": change, "round": reverse("plan:open-round", args=[board, record.plan.id])}
    if newest:
        where["progress"] = reverse("plan:progress", args=[board, action, newest.id])
    promised = iter(overdue)
    return [
        (
            words,
            reverse("plan:promise", args=[board, next(promised).promise.id]) if about == "promise" else where[about],
        )
        for about, words in asked
    ]
