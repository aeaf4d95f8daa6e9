"""What an agency does with an ask: says how each action stands, answers the standing question, sends it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require, require_answer
from answerable.access.roles import Permission
from answerable.asks.changes.figures import say_figure
from answerable.asks.changes.holding import hold_open
from answerable.asks.changes.offering import offer_evidence
from answerable.asks.models import Ask, Figure
from answerable.asks.record import Part, digest_of, parts_of, unconfirmed
from answerable.asks.rules import ANSWERABLE
from answerable.evidence.models import Measure
from answerable.history.changes import EditedMeanwhile, keep, keep_all, read_anew
from answerable.history.states import version_of
from answerable.plan.changes import correct_update, write_update
from answerable.plan.models import Action, Update
from answerable.plan.reporting import Report
from answerable.plan.rules import UNSENT


def _require(by: Actor, ask: Ask) -> None:
    require_answer(by, ask.party, on=ask.board_id, ask=ask.pk)


@transaction.atomic
def say_part(*, by: Actor, ask: Ask, action: Action, report: Report, since: int | None = None) -> Update:
    """Say how one of the ask's actions stands; it is a draft, the agency's own, until the whole is sent. `since`: the
    version of what was said from which the person began, 0 where nothing was. Raises EditedMeanwhile where somebody
    else has written meanwhile."""
    _require(by, ask)
    hold_open(ask)
    if action.pk not in {part.action.id for part in _parts(ask)}:
        raise ValidationError("The plan has changed meanwhile: this action is not one that you are asked about.")
    of = {"round": ask.round_id, "action": action, **ask.party._asdict()}
    there = Update.objects.filter(**of, withdrawn=False).first()
    if there is None:
        return write_update(
            by=by, action=action, round=ask.round, party=ask.body, report=report, state="draft", ask=ask.pk
        )
    if there.state == "accepted":
        raise ValidationError("The board has accepted what is written here. Ask it to send it back if it is not right.")
    if since is not None and since != version_of(there):
        raise EditedMeanwhile(there)
    return correct_update(by=by, update=there, party=ask.body, report=report, state="draft", ask=ask.pk)


@transaction.atomic
def say_changes(*, by: Actor, ask: Ask, changes: str, since: int | None = None) -> Ask:
    """Answer the standing question: what has changed in funding, structure or staffing. `since`: see `read_anew`."""
    _require(by, ask)
    hold_open(ask, since)
    ask.changes = changes
    return keep(ask, by=by, board=ask.board_id, what="standing question answered")


@transaction.atomic
def say_all(
    *,
    by: Actor,
    ask: Ask,
    reports: Mapping[int, Report],
    changes: str | None,
    figures: Mapping[int, Mapping[str, Any]] = MappingProxyType({}),
    evidence: Sequence[tuple[int, Mapping[str, Any]]] = (),
) -> list[int]:
    """Take what a form says of some actions, by their ids, the answer to the standing question (None: not said), the
    columns of some figures, by their measures' ids, and `evidence` with the action that each speaks for; all of it or
    nothing. What the board has accepted stays as it is. Returns the actions of which something was taken."""
    _require(by, ask)
    taken = []
    for part in _parts(ask):
        report = reports.get(part.action.id)
        if report in {None, part.report} or (part.update and part.update.state == "accepted"):
            continue
        assert report is not None
        say_part(by=by, ask=ask, action=Action.objects.get(pk=part.action.id), report=report)
        taken.append(part.action.id)
    if changes is not None and changes != ask.changes:
        say_changes(by=by, ask=ask, changes=changes)
    for measure in Measure.objects.filter(pk__in=figures):
        say_figure(by=by, ask=ask, measure=measure, values=figures[measure.pk])
    for action, values in evidence:
        offer_evidence(by=by, ask=ask, action=action, values=values)
    return taken


@transaction.atomic
def submit(*, by: Actor, ask: Ask, seen: str | None = None, how: str = "", minutes: int | None = None) -> Ask:
    """Send an answer to the board: it is the agency's to change no more, unless it is sent back. `seen` is the digest
    of what was read before it was sent: where it says something else by now, it is to be read again. `how` the board
    was told, where it sends what an agency said elsewhere; `minutes`: how long the answer took."""
    _require(by, ask)
    hold_open(ask)
    parts = _parts(ask)
    if seen not in {None, digest_of(ask, parts)}:
        raise ValidationError("Somebody has written meanwhile. Read the answer once more, then send it.")
    said = [part.update for part in parts if part.update and part.is_said]
    figures = Figure.objects.filter(ask=ask, withdrawn=False, observation=None)
    if not (said or figures.exists()):
        raise ValidationError("Nothing is written yet. Say of at least one action how it stands, then send it.")
    own = Update.objects.filter(pk__in=[one.id for one in said], state__in=[*UNSENT, "proposed"])
    for update in own.select_related("action"):
        correct_update(
            by=by,
            update=update,
            party=ask.body,
            report=None,
            state="submitted",
            reason=how,
            ask=ask.pk,
        )
    if by.answers_for(ask.party, ask.board_id, ask.pk):
        _take_as_own(by, ask, unconfirmed(parts))  # what the board had entered, and they have read and sent
    elif not how.strip() and figures.exclude(on_behalf="").exists():
        raise ValidationError({"how": "Say how you know it, such as “E-mail of 3 May from its deputy”"})
    _say_how(by, ask, how)
    ask.state, ask.minutes = "submitted", minutes
    return keep(ask, by=by, board=ask.board_id, what="answer sent", reason=how)


@transaction.atomic
def confirm(*, by: Actor, ask: Ask, seen: str) -> Ask:
    """Take words that the board wrote in the agency's name for the agency's own. `seen` is the digest of what was
    read. The answer stays where it is: sent, or accepted."""
    require(by, Permission.ANSWER_ASK, on=ask.board_id)
    if not by.answers_for(ask.party, ask.board_id, ask.pk):
        raise PermissionDenied("Only the agency itself can say that these are its words.")
    read_anew(ask)
    parts = _parts(ask)
    if ask.withdrawn or ask.state in ANSWERABLE or seen != digest_of(ask, parts):
        raise ValidationError("The answer is another by now. Read it once more.")
    _take_as_own(by, ask, unconfirmed(parts))
    _say_how(by, ask, "")
    return ask


def _say_how(by: Actor, ask: Ask, how: str) -> None:
    """Of the figures that the board entered in somebody's name: how it knows them, "" once they are their own."""
    own = by.answers_for(ask.party, ask.board_id, ask.pk)
    held = Figure.objects.filter(ask=ask, withdrawn=False).exclude(on_behalf="")
    figures = list(held.select_for_update(of=("self",), no_key=True).order_by("pk"))
    for figure in figures:
        figure.on_behalf = "" if own else how.strip()
    keep_all(
        figures, by=by, board=ask.board_id, what="figures confirmed" if own else "figures sent", columns={"on_behalf"}
    )


def _take_as_own(by: Actor, ask: Ask, updates: Sequence[int]) -> None:
    """These were written in somebody's name, who now says that they are their words."""
    held = list(Update.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=updates).order_by("pk"))
    for update in held:
        update.on_behalf = ""
    keep_all(held, by=by, board=ask.board_id, what="words confirmed", columns={"on_behalf"})


def _parts(ask: Ask) -> list[Part]:
    return parts_of(ask.plan_id, ask.round_id, ask.party)
