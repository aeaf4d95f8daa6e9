"""Measures with their values, and evidence items."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status
from ninja.params import Body, Path

from answerable.access.roles import Permission
from answerable.api import schemas
from answerable.api.bearer import ApiRequest
from answerable.api.door import AsAt, OfPlan, Paging, paged, plan_asked, under_board
from answerable.api.problems import PROBLEMS
from answerable.api.schemas import Id
from answerable.evidence import changes, forms, models
from answerable.evidence.figures import figures
from answerable.evidence.record import EvidenceItem, EvidenceRecord, evidence_of_measure, read_evidence
from answerable.evidence.rules.periods import by_area
from answerable.history.states import read_as_at
from answerable.history.together import read_all

router = Router(tags=["Measures and evidence"])
P = Permission


@router.get("/measures", response={200: schemas.Page[schemas.Measure], **PROBLEMS}, summary="What is counted")
@under_board(P.READ_PLAN)
def measures(request: ApiRequest, slug: Path[str], asked: Query[OfPlan]) -> Any:
    """The plan's measures, each with how strong its newest value is."""
    at = asked.moment()
    plan = plan_asked(request, asked.plan, at)
    record = read_evidence(plan.id, at, without={"evidence", "links", "claim_values"})
    page = paged(record.measures, asked.page)
    shown = figures(record, page["items"], asked.at or timezone.localdate())
    names = schemas.Measure.model_fields.keys() - {"strength"}
    return {
        **page,
        "items": [
            {**{name: getattr(row.measure, name) for name in names}, "strength": _strength(row.strength)}
            for row in shown
        ],
    }


def _strength(found: Any) -> dict[str, str] | None:
    return {"level": found.level, "note": found.note} if found else None


class Values(Paging, AsAt):
    """Which values."""


@router.get(
    "/measures/{measure}/observations",
    response={200: schemas.Page[schemas.Observation], **PROBLEMS},
    summary="The values of a measure",
)
@under_board(P.READ_PLAN)
def observations(request: ApiRequest, slug: Path[str], measure: Path[Id], asked: Query[Values]) -> Any:
    """Oldest period first."""
    record: EvidenceRecord = read_all(asked.moment(), evidence_of_measure(measure, request.board.pk))[0]
    if not record.measures:
        raise Http404
    return paged(record.observations_of.get(measure, []), asked.page)


@router.post(
    "/measures/{measure}/observations",
    response={201: schemas.Observation, **PROBLEMS},
    summary="Add a value to a measure",
)
@under_board(P.EDIT_EVIDENCE)
def add_observation(request: ApiRequest, slug: Path[str], measure: Path[Id], sent: Body[schemas.NewObservation]) -> Any:
    """One value for one period. Refused where the period has one already: correct that one in the browser."""
    seen = models.Measure.objects.seen_by(request.actor).select_related("plan", "board")
    found = get_object_or_404(seen, board=request.board, pk=measure, withdrawn=False)
    said = sent.dict()
    if sent.value is not None:
        said["value"] = f"{Decimal(repr(sent.value)):f}"  # digits alone, as the form takes them
    form = forms.Value(said, unit=found.unit, today=timezone.localdate(), others=by_area(changes.by_place(found)))
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return Status(201, changes.enter_value(by=request.actor, measure=found, values=form.columns))


@router.get("/evidence", response={200: schemas.Page[schemas.Evidence], **PROBLEMS}, summary="Evidence items")
@under_board(P.READ_PLAN)
def evidence(request: ApiRequest, slug: Path[str], asked: Query[OfPlan]) -> Any:
    """The plan's evidence, newest first."""
    at = asked.moment()
    plan = plan_asked(request, asked.plan, at)
    items = read_as_at(EvidenceItem, models.Evidence, at, plan_id=plan.id, withdrawn=False)
    return paged(items[::-1], asked.page)


@router.post("/evidence", response={201: schemas.Evidence, **PROBLEMS}, summary="Add an evidence item")
@under_board(P.EDIT_EVIDENCE)
def add_evidence(request: ApiRequest, slug: Path[str], sent: Body[schemas.NewEvidence]) -> Any:
    """Without a file: attach that in the browser."""
    plan = plan_asked(request, sent.plan, None)
    values = {"agency_id": sent.agency, **sent.dict(exclude={"plan", "agency", "actions"})}
    return Status(201, changes.add_evidence(by=request.actor, plan=plan, values=values, actions=sent.actions))
