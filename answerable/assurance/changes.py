"""Everything that writes the quality assurance framework."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.assurance.models import EvidenceOf, FrameworkRecord, OwnObjective, Review, Uptake
from answerable.assurance.record import answers_for, may_tie, may_withdraw
from answerable.assurance.rules import due_after, is_step_back
from answerable.evidence.changes import supply
from answerable.evidence.models import Evidence
from answerable.history.changes import EditedMeanwhile, keep, name_of, read_anew, record
from answerable.history.states import version_of
from answerable.partnership.models import Board, Group, Member
from answerable.plan.models import Action, Plan

Values = Mapping[str, Any]
NOT_YOURS = (
    "This is another agency’s. Whoever answers for it writes here; the board’s people enter what it said elsewhere."
)
NOT_TIED = (
    "You show what is your own agency’s: this evidence is not. Ask the board’s business manager or quality assurance "
    "officer to tie or untie it."
)


def _on_board(board: int, agency: int) -> None:
    if not Member.objects.filter(board=board, agency=agency, withdrawn=False).exists():
        raise ValidationError("That agency is not on this board. Choose one that is.")


def _taking_part(board: int, agency: int) -> None:
    """Refuse what is said of an agency that has not taken the framework up: no page would show it."""
    _on_board(board, agency)
    if not Uptake.objects.filter(board=board, agency=agency, withdrawn=False).exists():
        raise ValidationError("The agency has not taken up the framework yet. Set its stage first.")


def _of_own(by: Actor, board: int, agency: int) -> bool:
    """Whether somebody writes for their own agency, rather than enters what it said elsewhere as one of the board's
    people; nobody else writes what is an agency's."""
    if answers_for(by, agency, board):
        return True
    if not by.may(Permission.EDIT_EVIDENCE, board):
        raise PermissionDenied(NOT_YOURS)
    return False


def _known(own: bool, on_behalf: str) -> str:
    """How the board knows an agency's words: not asked of its own."""
    if not own and not on_behalf.strip():
        raise ValidationError({"on_behalf": "Say how you know it: where and when the agency said or wrote it"})
    return "" if own else on_behalf.strip()


def _not_ahead(field: str, day: date | None) -> None:
    if day and day > timezone.localdate():
        raise ValidationError({field: "The day must be today or earlier: what is planned is no fact yet."})


def _uptake(board: Board, agency: int, since: int | None) -> Uptake | None:
    """An agency's stage, held until the transaction ends; None where it has none yet. `since`: see `set_stage`."""
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)  # two people may be the first to set it
    there = Uptake.objects.select_for_update(no_key=True).filter(board=board, agency=agency, withdrawn=False).first()
    if there and since is not None and since != version_of(there):
        raise EditedMeanwhile(there)
    if there is None and since:
        raise ValidationError("The agency was taken out of the framework meanwhile. Open its page again.")
    return there


@transaction.atomic
def set_stage(
    *,
    by: Actor,
    board: Board,
    agency: int,
    stage: str,
    on: date | None = None,
    words: str = "",
    since: int | None = None,
    known_from: datetime | None = None,
) -> Uptake:
    """Say how far an agency has taken up the framework, and from which day. A step back needs `words` that say why.
    `since`: the version from which the person began, 0 where there was none. Raises EditedMeanwhile where somebody
    else has set it meanwhile."""
    require(by, Permission.EDIT_EVIDENCE, on=board.pk)
    _on_board(board.pk, agency)
    _not_ahead("on", on)
    there = _uptake(board, agency, since)
    if there and is_step_back(there.stage, stage) and not words.strip():
        raise ValidationError({"words": f"Say why it goes back from {there.stage} to {stage}."})
    if there and there.stage != stage and on and there.on and on < there.on:
        before = f"{there.on:%-d %B %Y}"
        raise ValidationError({"on": f"The stage before it began on {before}. Enter that day or a later one."})
    uptake = there or Uptake(board=board, agency_id=agency)
    same = uptake.stage == stage  # only its day is put right
    uptake.stage, uptake.on, uptake.words = stage, on, words or (uptake.words if same else "")
    uptake.waits = False  # what the agency proposed was looked at, and stays beside it
    what = "stage in the framework changed" if there else "framework taken up"
    return keep(uptake, by=by, board=board.pk, what=what, known_from=known_from)


@transaction.atomic
def propose_stage(
    *, by: Actor, board: Board, agency: int, stage: str, words: str = "", since: int | None = None
) -> Uptake:
    """Say for one's own agency how far it has taken up the framework, and in `words` what shows it. Whoever says so of
    an agency that has not taken it up takes it up: as planning, until the board has set a stage. `since`: see
    `set_stage`."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=board.pk)
    if not answers_for(by, agency, board.pk):
        raise PermissionDenied(NOT_YOURS)
    _on_board(board.pk, agency)
    uptake = _uptake(board, agency, since) or Uptake(board=board, agency_id=agency, stage="planning")
    what = "framework taken up" if uptake._state.adding else "stage in the framework proposed"
    uptake.proposed, uptake.proposed_words, uptake.waits = stage, words, stage != uptake.stage
    return keep(uptake, by=by, board=board.pk, what=what)


@transaction.atomic
def add_objective(
    *,
    by: Actor,
    board: Board,
    agency: int,
    words: str,
    action: int | None = None,
    on_behalf: str = "",
    known_from: datetime | None = None,
) -> OwnObjective:
    """A new objective that an agency has set for itself, the last of its own; `action` is that of the board's plan
    which it serves. `on_behalf`: how one of the board's people, who enters it for the agency, knows it."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=board.pk)
    own = _of_own(by, board.pk, agency)
    _taking_part(board.pk, agency)
    _of_plan(board.pk, action)
    mine = OwnObjective.objects.filter(board=board, agency=agency)
    last = mine.aggregate(last=Max("order"))["last"] or 0
    known = _known(own, on_behalf)
    fresh = OwnObjective(board=board, agency_id=agency, words=words, action_id=action, order=last + 1, on_behalf=known)
    return keep(fresh, by=by, board=board.pk, what="own objective added", known_from=known_from)


def _of_plan(board: int, action: int | None) -> None:
    if action and not Action.objects.filter(pk=action, board=board, withdrawn=False).exists():
        raise ValidationError({"action": "That action is not in the board’s plan any more. Choose another."})


@transaction.atomic
def change_objective(
    *,
    by: Actor,
    objective: OwnObjective,
    words: str,
    action: int | None,
    order: int,
    on_behalf: str = "",
    reason: str = "",
    since: int | None = None,
) -> OwnObjective:
    """Reword an own objective, let it serve another action, or move it. What the agency itself saves is in its own
    words from then on; whoever rewords it for the agency says how they know (`on_behalf`). `since`: see
    `history.changes.read_anew`."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=objective.board_id)
    own = _of_own(by, objective.board_id, objective.agency_id)
    read_anew(objective, since=since)
    _there(objective)
    if own or words != objective.words or on_behalf.strip():
        objective.on_behalf = _known(own, on_behalf)
    if action != objective.action_id:  # one that was withdrawn since stays where nobody chose another
        _of_plan(objective.board_id, action)
    objective.words, objective.action_id, objective.order = words, action, order
    return keep(objective, by=by, board=objective.board_id, what="own objective changed", reason=reason)


@transaction.atomic
def tie(*, by: Actor, evidence: Evidence, objective: OwnObjective, known_from: datetime | None = None) -> EvidenceOf:
    """Let an evidence item of the register speak for an own objective; one that does already is left as it is. Whoever
    answers for the agency ties what is that agency's own."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=objective.board_id)
    _of_own(by, objective.board_id, objective.agency_id)
    if evidence.board_id != objective.board_id:
        raise ValidationError({"evidence": "That evidence is not in this board’s register."})
    read_anew(objective)
    read_anew(evidence)
    _there(objective)
    if evidence.withdrawn:
        raise ValidationError({"evidence": "That evidence was withdrawn. Choose another."})
    if not may_tie(by, evidence, objective.board_id):
        raise ValidationError({"evidence": NOT_TIED})
    there = EvidenceOf.objects.filter(evidence=evidence, objective=objective, withdrawn=False).first()
    return there or keep(
        EvidenceOf(board_id=objective.board_id, evidence=evidence, objective=objective),
        by=by,
        board=objective.board_id,
        what="evidence tied to an own objective",
        known_from=known_from,
    )


@transaction.atomic
def show_by(
    *, by: Actor, plan: Plan, objective: OwnObjective, values: Values, file: tuple[str, bytes] | None = None
) -> Evidence:
    """Add evidence of one's own agency to the register (see `evidence.changes.supply`), and let it speak for an own
    objective."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=objective.board_id)
    if not answers_for(by, objective.agency_id, objective.board_id):
        raise PermissionDenied(NOT_YOURS)
    item = supply(by=by, plan=plan, agency=objective.agency_id, values=values, file=file)
    tie(by=by, evidence=item, objective=objective)
    return item


@transaction.atomic
def add_review(*, by: Actor, board: Board, agency: int | None, values: Values) -> Review:
    """Keep that an agency's framework, or all of it (`agency` None), was reviewed. `values`: by which `group` (none:
    the board itself), `on` which day, in which `words`, with which `conclusion`, and when the next is due (`next_due`;
    six months later where it is None)."""
    require(by, Permission.EDIT_EVIDENCE, on=board.pk)
    if agency is not None:
        _taking_part(board.pk, agency)
    fresh = _said(Review(board=board, agency_id=agency), values)
    return keep(fresh, by=by, board=board.pk, what="framework reviewed")


@transaction.atomic
def change_review(*, by: Actor, review: Review, values: Values, reason: str = "", since: int | None = None) -> Review:
    """Correct what is kept of a review; `values` as in `add_review`."""
    require(by, Permission.EDIT_EVIDENCE, on=review.board_id)
    read_anew(review, since=since)
    _there(review)
    return keep(_said(review, values), by=by, board=review.board_id, what="review corrected", reason=reason)


def _said(review: Review, values: Values) -> Review:
    group, on = values["group"] or None, values["on"]
    _not_ahead("on", on)
    if group and not Group.objects.filter(pk=group, board=review.board_id, withdrawn=False).exists():
        raise ValidationError({"group": "That group is not on this board. Choose one that is."})
    latest = due_after(on)
    due = values.get("next_due") or latest
    if not on < due <= latest:
        words = f"The framework is reviewed twice a year: enter a day after the review, by {latest:%-d %B %Y}."
        raise ValidationError({"next_due": words})
    review.group_id, review.on, review.next_due = group, on, due
    review.words, review.conclusion = values["words"], values["conclusion"]
    return review


def _there(thing: FrameworkRecord) -> None:
    if thing.withdrawn:
        raise ValidationError("It was withdrawn meanwhile, and is closed.")


@transaction.atomic
def withdraw(*, by: Actor, thing: FrameworkRecord, reason: str, since: int | None = None) -> None:
    """Take an agency out of the framework, or take back an own objective, a tie of evidence or a review; each stays in
    the history. Whoever answers for an agency takes back its own objectives and the ties of its own evidence."""
    require(by, Permission.KEEP_OWN_OBJECTIVES, on=thing.board_id)
    if not may_withdraw(by, thing):
        raise PermissionDenied(NOT_TIED if isinstance(thing, EvidenceOf) else NOT_YOURS)
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is withdrawn."})
    read_anew(thing, since=since)
    thing.withdrawn = True
    keep(thing, by=by, board=thing.board_id, what=f"{thing._meta.verbose_name} withdrawn", reason=reason)


@transaction.atomic
def record_export(*, by: Actor, board: Board, rows: int) -> None:
    """Keep in the history that somebody took the matrix out as a file of so many lines."""
    require(by, Permission.READ_PLAN, on=board.pk)
    record(by=by, board=board.pk, what="framework exported", subject=name_of(board), fields=["csv", rows])
