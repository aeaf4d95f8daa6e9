"""Everything that writes measures, their values, claims and evidence items."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from answerable.access.actor import Actor, Party, require
from answerable.access.roles import Permission
from answerable.evidence.models import (
    Claim,
    ClaimValue,
    Evidence,
    EvidenceFile,
    EvidenceFor,
    Measure,
    Observation,
)
from answerable.evidence.record import Measure as MeasureAsRead
from answerable.evidence.rules.definitions import counted_anew
from answerable.evidence.rules.entered import Entered
from answerable.evidence.rules.files import Refused, suffix_of
from answerable.evidence.rules.periods import period_words, place
from answerable.evidence.sayings import definition_words
from answerable.history.changes import keep, keep_all, read_anew
from answerable.history.states import read_as_at
from answerable.partnership.models import Member
from answerable.partnership.scanning import on_disk, scan
from answerable.plan.models import Action, Plan, PlanRecord
from answerable.reading.letters import without_controls
from answerable.reading.refusals import Refusal

R = TypeVar("R", bound=models.Model)
Values = Mapping[str, Any]

# The columns that say what is counted: where one differs, the values before and after may not be alike.
DEFINING = ("what", "unit", "population", "base_words", "kind")


def _on_plan(plan: int, board: int, values: Values) -> None:
    """Refuse an action, an agency or a claim that belongs to another plan or board."""
    action, agency = values.get("action_id"), values.get("agency_id")
    if action and not Action.objects.filter(pk=action, plan=plan, withdrawn=False).exists():
        raise ValidationError("That action is not in this plan. Give the ref of one that is.")
    if agency and not Member.objects.filter(agency=agency, board=board).exists():
        raise ValidationError("That agency is not on this board. Choose one that is.")


def _check_open(measure: Measure) -> None:
    """Refuse to change what belongs to a measure that was withdrawn: it has gone with it."""
    if Measure.objects.filter(pk=measure.pk, withdrawn=True).exists():
        raise ValidationError("The measure was withdrawn, and its values and claims with it: they are closed.")


def _set(thing: R, values: Values) -> R:
    for name, value in values.items():
        setattr(thing, name, value)
    return thing


@transaction.atomic
def define_measure(*, by: Actor, plan: Plan, values: Values) -> Measure:
    """A new measure of a plan; `values` are its columns."""
    require(by, Permission.EDIT_EVIDENCE, on=plan.board_id)
    _on_plan(plan.pk, plan.board_id, values)
    last = Measure.objects.filter(plan=plan).aggregate(last=models.Max("order"))["last"]
    fresh = _set(Measure(board_id=plan.board_id, plan=plan, order=(last or 0) + 1), values)
    return keep(fresh, by=by, board=plan.board_id, what="measure defined")


@transaction.atomic
def change_measure(
    *,
    by: Actor,
    measure: Measure,
    values: Values,
    counted_from: date | None = None,
    same: bool = False,
    reason: str = "",
    since: int | None = None,
) -> Measure:
    """Change a measure. `counted_from`: the day from which something else is counted, so that values before and after
    are never compared; `same`: the same is counted, in better words. One of the two is asked for where what is counted
    is worded otherwise. `since`: see `history.changes.read_anew`."""
    require(by, Permission.EDIT_EVIDENCE, on=measure.board_id)
    read_anew(measure, since=since)
    _check_open(measure)
    _on_plan(measure.plan_id, measure.board_id, values)
    definitions = measure.definitions
    if not (counted_from or same) and any(values.get(name, there) != there for name, there in _defined(measure)):
        raise ValidationError({"counted": "Say what the change means: what is counted is worded otherwise."})
    if counted_from:
        was = definition_words(read_as_at(MeasureAsRead, Measure, None, id=measure.pk)[0])
        try:
            definitions = counted_anew(definitions, counted_from, was)
        except ValueError as wrong:
            raise ValidationError({"counted_from": str(wrong)}) from None
    _set(measure, {**values, "definitions": definitions})
    return keep(measure, by=by, board=measure.board_id, what="measure changed", reason=reason)


def _defined(measure: Measure) -> list[tuple[str, Any]]:
    return [(name, getattr(measure, name)) for name in DEFINING]


@transaction.atomic
def withdraw(*, by: Actor, thing: PlanRecord | EvidenceFile, reason: str, since: int | None = None) -> None:
    """Take back a measure, a value, a claim, an evidence item or a file; it stays in the history."""
    require(by, Permission.EDIT_EVIDENCE, on=thing.board_id)
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is withdrawn."})
    read_anew(thing, since=since)
    if isinstance(thing, Observation | Claim):
        _check_open(thing.measure)
    thing.withdrawn = True
    keep(thing, by=by, board=thing.board_id, what=f"{thing._meta.verbose_name} withdrawn", reason=reason)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One value on its way in: what was entered, where it stood, and, where a value for the same period is there
    already, which of the two is to count ("old" or "new")."""

    entered: Entered
    source: dict[str, Any]
    choice: str = ""


def by_place(measure: Measure) -> dict[tuple[date | None, date | None, str], Observation]:
    """The measure's values by the days of their periods and their areas (`Entered.place`), the one entered last where
    there are several."""
    found = (
        Observation.objects.filter(measure=measure, withdrawn=False).exclude(period_from=None).exclude(period_to=None)
    )
    return {place(o.period_from, o.period_to, o.wider): o for o in found.order_by("id")}


def _columns(entered: Entered) -> dict[str, Any]:
    period = entered.period
    return {
        "value": entered.value,
        "numerator": entered.numerator,
        "denominator": entered.denominator,
        "partial": entered.partial,
        "derived": entered.derived,
        "wider": entered.wider,
        "period_words": (period.words or period_words(period))[:200],
        "period_from": period.start,
        "period_to": period.end,
        "words": "",
        "qualifier": "",
    }


@transaction.atomic
def enter_values(*, by: Actor, measure: Measure, values: Sequence[Place]) -> tuple[int, int]:
    """Enter many values of a measure at once, or none; returns how many are new and how many took an old one's place.

    Raises ValidationError where a value for the same period is there and nobody has said which is to count.
    """
    require(by, Permission.EDIT_EVIDENCE, on=measure.board_id)
    read_anew(measure)  # one after another: two people who paste the same months see each other's
    _check_open(measure)
    there = by_place(measure)
    fresh, corrected = [], 0
    for value in values:
        columns = {**_columns(value.entered), "source": value.source}
        old = there.get(value.entered.place)
        if old is None:
            fresh.append(_set(Observation(board=measure.board, plan=measure.plan, measure=measure), columns))
        elif value.choice == "new":
            _set(old, columns)
            keep(old, by=by, board=measure.board_id, what="observation changed", reason="Entered again with others")
            corrected += 1
        elif value.choice != "old" and old.value != value.entered.value:
            words = columns["period_words"]
            raise ValidationError(f"There is a value for {words} now, entered meanwhile. Check the rows again.")
    keep_all(fresh, by=by, board=measure.board_id, what="observations added")
    return len(fresh), corrected


@transaction.atomic
def enter_value(*, by: Actor, measure: Measure, values: Values) -> Observation:
    """Enter one value; `values` are its columns. ValidationError where the period has one already."""
    require(by, Permission.EDIT_EVIDENCE, on=measure.board_id)
    read_anew(measure)
    _check_open(measure)
    _one_for_each_period(measure, values)
    fresh = _set(Observation(board=measure.board, plan=measure.plan, measure=measure), values)
    return keep(fresh, by=by, board=measure.board_id, what="observation added")


@transaction.atomic
def correct_value(
    *, by: Actor, observation: Observation, values: Values, reason: str, since: int | None
) -> Observation:
    """Correct one value, with the reason."""
    require(by, Permission.EDIT_EVIDENCE, on=observation.board_id)
    read_anew(observation, since=since)
    _check_open(observation.measure)
    _one_for_each_period(observation.measure, values, but=observation.pk)
    _set(observation, values)
    return keep(observation, by=by, board=observation.board_id, what="observation changed", reason=reason)


def _one_for_each_period(measure: Measure, values: Values, but: int = 0) -> None:
    there = by_place(measure).get(place(values["period_from"], values["period_to"], values.get("wider", "")))
    if there and there.pk != but:
        say = f"There is a value for {there.period_words} already: {there.value:g}. Correct that one instead."
        raise ValidationError({"period": say})


@transaction.atomic
def make_claim(*, by: Actor, measure: Measure, values: Values, observations: Iterable[int]) -> Claim:
    """A new claim about a measure, resting on these of its values (their ids)."""
    require(by, Permission.EDIT_EVIDENCE, on=measure.board_id)
    _check_open(measure)
    fresh = _set(Claim(board=measure.board, plan=measure.plan, measure=measure), values)
    claim = keep(fresh, by=by, board=measure.board_id, what="claim added")
    _link(by, ClaimValue, claim, "observation", observations)
    return claim


@transaction.atomic
def change_claim(
    *, by: Actor, claim: Claim, values: Values, observations: Iterable[int], reason: str, since: int | None
) -> Claim:
    """Change a claim and which values it rests on."""
    require(by, Permission.EDIT_EVIDENCE, on=claim.board_id)
    read_anew(claim, since=since)
    _check_open(claim.measure)
    keep(_set(claim, values), by=by, board=claim.board_id, what="claim changed", reason=reason)
    _link(by, ClaimValue, claim, "observation", observations)
    return claim


@transaction.atomic
def add_evidence(
    *,
    by: Actor,
    plan: Plan,
    values: Values,
    actions: Iterable[int] = (),
    claims: Iterable[int] = (),
    file: tuple[str, bytes] | None = None,
) -> Evidence:
    """A new evidence item that speaks for these actions and claims (their ids), with its file (name and content)."""
    require(by, Permission.EDIT_EVIDENCE, on=plan.board_id)
    _on_plan(plan.pk, plan.board_id, values)
    fresh = _set(Evidence(board_id=plan.board_id, plan=plan), values)
    item = keep(fresh, by=by, board=plan.board_id, what="evidence item added")
    _speaks_for(by, item, actions, claims)
    if file:
        _attach(by, item, *file)
    return item


@transaction.atomic
def supply(*, by: Actor, plan: Plan, agency: int, values: Values, file: tuple[str, bytes] | None = None) -> Evidence:
    """Evidence that whoever answers for an agency adds to the register. It is that agency's own word, whatever `values`
    say, and nobody has verified it yet."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=plan.board_id)
    if Party(agency) not in by.parties(plan.board_id, permission=Permission.KEEP_OWN_OBJECTIVES):
        raise PermissionDenied("You may add evidence of your own agency alone.")
    said = {**values, "agency_id": agency, "producer": "agency itself", "verifier": ""}
    _on_plan(plan.pk, plan.board_id, said)
    fresh = _set(Evidence(board_id=plan.board_id, plan=plan), said)
    item = keep(fresh, by=by, board=plan.board_id, what="evidence item added")
    if file:
        _attach(by, item, *file)
    return item


@transaction.atomic
def change_evidence(
    *,
    by: Actor,
    item: Evidence,
    values: Values,
    actions: Iterable[int],
    claims: Iterable[int],
    file: tuple[str, bytes] | None = None,
    reason: str = "",
    since: int | None = None,
) -> Evidence:
    """Change an evidence item and what it speaks for; `file` (name and content) is added to those it has."""
    require(by, Permission.EDIT_EVIDENCE, on=item.board_id)
    read_anew(item, since=since)
    _on_plan(item.plan_id, item.board_id, values)
    keep(_set(item, values), by=by, board=item.board_id, what="evidence item changed", reason=reason)
    _speaks_for(by, item, actions, claims)
    if file:
        attach(by=by, item=item, filename=file[0], content=file[1])
    return item


@transaction.atomic
def tie(*, by: Actor, item: Evidence, claim: Claim | None = None, action: Action | None = None) -> None:
    """Let an evidence item speak for one claim or one action more."""
    require(by, Permission.EDIT_EVIDENCE, on=item.board_id)
    if action is not None:
        actions = Action.objects.filter(evidence_for__evidence=item, evidence_for__withdrawn=False, withdrawn=False)
        _link(by, EvidenceFor, item, "action", [*actions.values_list("pk", flat=True), action.pk])
    if claim is None:
        return
    _check_open(claim.measure)
    claims = Claim.objects.filter(evidence_for__evidence=item, evidence_for__withdrawn=False, **Claim.OPEN)
    _link(by, EvidenceFor, item, "claim", [*claims.values_list("pk", flat=True), claim.pk])


def _speaks_for(by: Actor, item: Evidence, actions: Iterable[int], claims: Iterable[int]) -> None:
    _link(by, EvidenceFor, item, "action", actions)
    _link(by, EvidenceFor, item, "claim", claims)


_WHOSE = {ClaimValue: "claim", EvidenceFor: "evidence"}


def _link(by: Actor, model: type[Any], whose: PlanRecord, name: str, wanted: Iterable[int]) -> None:
    """Let `whose` be linked to exactly these things of its plan by `name`; what is linked no longer is withdrawn. A
    link to what was itself withdrawn stays as it is: nobody was shown it."""
    ids = set(wanted)
    target = model._meta.get_field(name).related_model
    within = {"plan": whose.plan_id, **getattr(target, "OPEN", {"withdrawn": False})}
    if isinstance(whose, Claim):
        within["measure"] = whose.measure_id
    if target.objects.filter(pk__in=ids, **within).count() != len(ids):
        raise ValidationError(
            f"One {target._meta.verbose_name} is not in this plan any more. Look again at your choice."
        )
    here = {_WHOSE[model]: whose}
    there = model.objects.filter(**here, withdrawn=False).exclude(**{name: None})
    for old in there.filter(**{f"{name}__in": target.objects.filter(**within)}).exclude(**{f"{name}__in": ids}):
        keep(_set(old, {"withdrawn": True}), by=by, board=whose.board_id, what=f"{model._meta.verbose_name} withdrawn")
    new = sorted(ids - set(there.values_list(f"{name}_id", flat=True)))
    links = [model(board_id=whose.board_id, plan_id=whose.plan_id, **here, **{f"{name}_id": pk}) for pk in new]
    keep_all(links, by=by, board=whose.board_id, what=f"{model._meta.verbose_name_plural} added")


@transaction.atomic
def attach(*, by: Actor, item: Evidence, filename: str, content: bytes) -> EvidenceFile:
    """Attach a file to an evidence item; the same content a second time is the file that is there.
    ValidationError: see `file_columns`."""
    require(by, Permission.EDIT_EVIDENCE, on=item.board_id)
    return _attach(by, item, filename, content)


def _attach(by: Actor, item: Evidence, filename: str, content: bytes) -> EvidenceFile:
    columns = file_columns(filename, content)
    if before := EvidenceFile.objects.filter(evidence=item, sha256=columns["sha256"], withdrawn=False).first():
        return before
    fresh = EvidenceFile(board_id=item.board_id, evidence=item, **columns)
    return keep(fresh, by=by, board=item.board_id, what="file attached")


def file_columns(filename: str, content: bytes) -> dict[str, Any]:
    """A file that somebody sends, as the columns that keep it, once it is known to be what is taken here.

    ValidationError where it is too large, of a kind that is not taken, not what its name says, or not let in by the
    scanner.
    """
    try:
        suffix = suffix_of(filename, content)
        with on_disk(filename, content) as path:
            scan(path)
    except (Refused, Refusal) as refused:
        raise ValidationError({"file": str(refused)}) from None
    name = without_controls(filename).replace("/", "_").replace("\\", "_")[-255:]
    sha256 = hashlib.sha256(content).hexdigest()
    return {"filename": name, "suffix": suffix, "sha256": sha256, "size": len(content), "content": content}
