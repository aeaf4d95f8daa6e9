"""The plan, its actions, updates and commitments."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status
from ninja.params import Body, Path

from answerable.access.actor import Party, require
from answerable.access.roles import Permission
from answerable.api import schemas
from answerable.api.bearer import ApiRequest
from answerable.api.door import AsAt, OfPlan, Paging, paged, plan_asked, under_board
from answerable.api.problems import CONFLICT, PROBLEMS
from answerable.api.schemas import Id
from answerable.asks.changes import say_part
from answerable.asks.models import Ask as AskOf
from answerable.history.states import version_of
from answerable.history.together import Ask, read_all, read_together
from answerable.partnership.models import Agency, Member
from answerable.partnership.record import Bodies, bodies_of
from answerable.plan import changes, forms, models, rows
from answerable.plan.record import PlanRecord, action_of, levels_of, plan_of, read_levels, read_promise
from answerable.plan.reporting import COLUMNS as REPORT
from answerable.plan.reporting import Report, digest_of, report_of
from answerable.plan.rules import SENT, sees_update
from answerable.plan.views.lookups import rounds_of

router = Router(tags=["Plan"])
P = Permission


def _due(row: rows.Action | rows.Commitment) -> dict[str, Any]:
    return {"words": row.due_words, "from": row.due_from, "to": row.due_to}


def _named(bodies: Bodies, agency: int) -> dict[str, Any]:
    return {"id": agency, "name": bodies.agencies[agency].name}


@router.get("/plan", response={200: schemas.Plan, **PROBLEMS}, summary="The plan's levels, rounds and scales")
@under_board(P.READ_PLAN)
def plan(request: ApiRequest, slug: Path[str], asked: Query[OfPlan]) -> Any:
    at = asked.moment()
    found = plan_asked(request, asked.plan, at)
    record = read_levels(found.id, at)
    levels, bodies = read_all(at, levels_of(request.board.pk), bodies_of(request.board.pk))
    if record is None:
        raise Http404
    names = ("id", "title", "period", "aim_word", "objective_word")
    here = sorted(bodies.agencies.keys() - bodies.gone, key=lambda pk: bodies.agencies[pk].sort_key)
    return {
        **{name: getattr(record.plan, name) for name in names},
        "stands": record.stands(asked.at or timezone.localdate()),
        "aims": record.aims,
        "objectives": record.objectives,
        "rounds": record.rounds,
        **levels,
        "agencies": [_named(bodies, agency) for agency in here],
    }


def _newest(record: PlanRecord) -> dict[int, tuple[str, str]]:
    """The newest delivery and impact status that is stated of each action, by its id."""
    place = {round.id: number for number, round in enumerate(record.rounds)}
    found: dict[int, tuple[str, str]] = {}
    for said in sorted(record.statements, key=lambda s: place.get(s.round_id, -1)):
        delivery, impact = found.get(said.action_id, ("", ""))
        found[said.action_id] = (said.delivery or delivery, said.impact or impact)
    return found


def _actions(record: PlanRecord, some: Iterable[rows.Action]) -> list[dict[str, Any]]:
    newest = _newest(record)
    found = []
    for one in some:
        answering = record.answerers_of.get(one.id, [])
        delivery, impact = newest.get(one.id, ("", ""))
        said = {name: getattr(one, name) for name in ("id", "objective_id", "ref", "text", "closed")}
        said |= {"due": _due(one), "delivery": delivery, "impact": impact}
        said["leads"] = [a.words for a in answering if a.part == "lead"]
        said["contributors"] = [a.words for a in answering if a.part != "lead"]
        found.append(said)
    return found


@router.get("/actions", response={200: schemas.Page[schemas.Action], **PROBLEMS}, summary="The plan's actions")
@under_board(P.READ_PLAN)
def actions(request: ApiRequest, slug: Path[str], asked: Query[OfPlan]) -> Any:
    at = asked.moment()
    found = plan_asked(request, asked.plan, at)
    record: PlanRecord | None = read_all(at, plan_of(found.id))[0]
    if record is None:
        raise Http404
    page = paged(record.actions, asked.page)
    return {**page, "items": _actions(record, page["items"])}


@router.get("/actions/{action}", response={200: schemas.WholeAction, **PROBLEMS}, summary="One action")
@under_board(P.READ_PLAN)
def action(request: ApiRequest, slug: Path[str], action: Path[Id], asked: Query[AsAt]) -> Any:
    """An action with what was said and promised of it, round by round."""
    at, board = asked.moment(), request.board.pk
    seen = models.Action.objects.seen_by(request.actor).filter(board=board, pk=action)
    plan = seen.values_list("plan_id", flat=True).first()
    if plan is None:
        raise Http404
    record, bodies = read_all(at, action_of(plan, action), bodies_of(board))
    if record is None:
        raise Http404
    own, keeps = request.actor.parties(board), request.actor.may(P.EDIT_PLAN, board)
    titles = {round.id: round.title for round in record.rounds}
    return {
        **_actions(record, [record.action[action]])[0],
        "statements": [
            {"round": titles[s.round_id], **{n: getattr(s, n) for n in ("text", "status_words", "delivery", "impact")}}
            for round in record.rounds
            if (s := record.statement_of.get((round.id, action)))
        ],
        "updates": [
            {
                **_columns(u, *_UPDATE),
                **_whose(u.party, bodies.called(u.party)),
                "moderations": _moderations(u, record, bodies) if u.state in SENT else [],
            }
            for u in record.updates
            if sees_update(u.state, u.party, own=own, keeps_plan=keeps)
        ],
        "commitments": [_commitment(c, record.rounds, asked.at) for c in record.commitments],
        "shortfalls": record.shortfalls,
    }


def _moderations(update: Any, record: PlanRecord, bodies: Bodies) -> list[dict[str, Any]]:
    """What groups say of an update that was sent."""
    now = digest_of(report_of(update))
    return [
        {
            **_columns(one, "verdict", "delivery", "impact", "words", "on_behalf"),
            "group": {"id": one.group_id, "name": bodies.called(Party(group=one.group_id))},
            "of_these_words": one.said == now,
        }
        for one in record.moderations
        if one.update_id == update.id
    ]


def _columns(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


_UPDATE = ("id", "action_id", "round_id", *REPORT, "state", "on_behalf")


def _report(sent: schemas.NewUpdate, before: Report | None = None) -> Report:
    """What was sent; of what was written `before`, the parts that were left out stay."""
    said = {name: getattr(sent, name) for name in REPORT if before is None or name in sent.model_fields_set}
    return replace(before or Report(), **said)


class Updates(Paging):
    """Which updates."""

    action: Id | None = None
    round: Id | None = None
    agency: Id | None = None


def _whose(party: Party, name: str) -> dict[str, Any]:
    """The agency, the group or the post of which something is; None for the others."""
    return {of: None if pk is None else {"id": pk, "name": name} for of, pk in party._asdict().items()}


def _update(update: models.Update, names: dict[int, str]) -> dict[str, Any]:
    own = update.body.name
    return {**_columns(update, *_UPDATE), **_whose(update.party, names.get(update.agency_id or 0) or own)}


def _called(request: ApiRequest) -> dict[int, str]:
    """What the board calls its agencies, where that is not their own name."""
    return dict(Member.objects.filter(board=request.board).exclude(name="").values_list("agency_id", "name"))


@router.get("/updates", response={200: schemas.Page[schemas.Update], **PROBLEMS}, summary="What agencies report")
@under_board(P.READ_PLAN)
def updates(request: ApiRequest, slug: Path[str], asked: Query[Updates]) -> Any:
    """Newest first, as they are today. What an agency has not sent is given to that agency and to whoever keeps the
    plan alone."""
    seen = models.Update.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    chosen = {name: pk for name in ("action", "round", "agency") if (pk := getattr(asked, name))}
    page = paged(seen.filter(**chosen).select_related("agency", "group", "post").order_by("-id"), asked.page)
    names = _called(request)
    return {**page, "items": [_update(update, names) for update in page["items"]]}


@router.post("/updates", response={201: schemas.Update, **PROBLEMS}, summary="Write an update")
@under_board(P.READ_PLAN)
def write_update(request: ApiRequest, slug: Path[str], sent: Body[schemas.NewUpdate]) -> Any:
    """Refused where the agency has reported on the action in that round, and of whoever may not write updates. An
    agency itself writes where it is asked, in state “draft”; its answer is then sent on the site."""
    agency = Agency.objects.filter(pk=sent.agency or request.auth.agency_id or 0).first()
    if agency is None:
        raise ValidationError({"agency": "Say which agency of the board reports, by its id."})
    action = _record(request, models.Action, sent.action, "action")
    round = _record(request, models.Round, sent.round, "round")
    if request.actor.may(P.EDIT_PLAN, request.board.pk):
        made = changes.write_update(
            by=request.actor,
            action=action,
            round=round,
            party=agency,
            report=_report(sent),
            state=sent.state,
            reason=sent.reason,
        )
    else:
        made = _answered(request, action, round, agency, sent)
    return Status(201, _update(made, _called(request)))


def _answered(request: ApiRequest, action: Any, round: Any, agency: Agency, sent: schemas.NewUpdate) -> models.Update:
    """What an agency itself writes: in the answer to what it is asked, unsent until a person has read and sent it."""
    require(request.actor, P.ANSWER_ASK, on=request.board.pk)
    ask = AskOf.objects.filter(board=request.board, round=round, agency=agency, withdrawn=False).first()
    if ask is None:
        raise ValidationError({"round": "The agency is not asked in that round. Give the id of one in which it is."})
    if sent.state != "draft":
        raise ValidationError({"state": "An agency's update is a “draft” until somebody has read and sent the answer."})
    there = models.Update.objects.filter(round=round, agency=agency, action=action, withdrawn=False).first()
    said = _report(sent, report_of(there)) if there else _report(sent)
    return say_part(by=request.actor, ask=ask, action=action, report=said)


def _record(request: ApiRequest, model: Any, pk: int, name: str) -> Any:
    """A record of the board that a body names; a sentence where it is not there."""
    seen = model.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    if (found := seen.filter(pk=pk).select_related("plan").first()) is None:
        raise ValidationError({name: f"There is no {name} {pk} on this board. Give the id of one that is."})
    return found


def _commitment(one: rows.Commitment, rounds: list[rows.Round], on: date | None) -> dict[str, Any]:
    newest = max((round.on for round in rounds), default=None)
    names = ("id", "action_id", "round_id", "kind", "what", "who", "meeting", "outcome", "outcome_words")
    standing = one.standing(on or timezone.localdate(), newest)
    return {**_columns(one, *names), "due": _due(one), "standing": standing}


@router.get("/commitments", response={200: schemas.Page[schemas.Commitment], **PROBLEMS}, summary="What was promised")
@under_board(P.READ_PLAN)
def commitments(request: ApiRequest, slug: Path[str], asked: Query[OfPlan]) -> Any:
    at = asked.moment()
    where = {"plan_id": plan_asked(request, asked.plan, at).id, "withdrawn": False}
    promised, rounds = read_together(
        at, Ask(rows.Commitment, models.Commitment, where), Ask(rows.Round, models.Round, where)
    )
    page = paged(promised, asked.page)
    return {**page, "items": [_commitment(one, rounds, asked.at) for one in page["items"]]}


def _one(request: ApiRequest, thing: models.Commitment, asked: AsAt) -> dict[str, Any]:
    record = read_promise(thing.plan_id, thing.pk, thing.action_id, asked.moment())
    if record is None:
        raise Http404
    return {**_commitment(record.commitments[0], record.rounds, asked.at), "version": version_of(thing)}


@router.get("/commitments/{commitment}", response={200: schemas.OneCommitment, **PROBLEMS}, summary="One commitment")
@under_board(P.READ_PLAN)
def commitment(request: ApiRequest, slug: Path[str], commitment: Path[Id], asked: Query[AsAt]) -> Any:
    seen = models.Commitment.objects.seen_by(request.actor)
    return _one(request, get_object_or_404(seen, board=request.board, pk=commitment), asked)


@router.post(
    "/commitments/{commitment}/outcome",
    response={200: schemas.OneCommitment, **PROBLEMS, **CONFLICT},
    summary="Say what became of a commitment",
)
@under_board(P.EDIT_PLAN)
def conclude(request: ApiRequest, slug: Path[str], commitment: Path[Id], sent: Body[schemas.Outcome]) -> Any:
    seen = models.Commitment.objects.seen_by(request.actor).select_related("plan")
    thing = get_object_or_404(seen, board=request.board, pk=commitment, withdrawn=False)
    said = sent.dict(exclude={"version"})
    form = forms.Conclude(said, rounds=rounds_of(thing.plan))
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    values = {**form.cleaned_data, "round": _record(request, models.Round, sent.round, "round")}
    changes.conclude_commitment(by=request.actor, commitment=thing, since=sent.version, **values)
    return _one(request, thing, AsAt(at=None))
