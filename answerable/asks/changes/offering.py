"""The evidence that an answer names: picked from the register or added beside it, and of the register once the answer
is accepted."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require, require_answer
from answerable.access.roles import Permission
from answerable.asks.changes.holding import hold_open
from answerable.asks.models import Ask, Offered
from answerable.asks.offering import may_be_picked
from answerable.asks.record import parts_of
from answerable.evidence.changes import add_evidence, attach, file_columns, tie
from answerable.evidence.models import Evidence
from answerable.history.changes import keep, read_anew

MOST_OFFERED = 40  # items that one answer names


def _require(by: Actor, ask: Ask) -> None:
    require_answer(by, ask.party, on=ask.board_id, ask=ask.pk)


@transaction.atomic
def pick_evidence(*, by: Actor, ask: Ask, action: int, evidence: Evidence) -> Offered:
    """Name an item of the register for one of the ask's actions."""
    _require(by, ask)
    _open_for(ask, action)
    if not may_be_picked(ask, by, action).filter(pk=evidence.pk).exists():
        raise ValidationError({"evidence": "That is named already, or is not yours to name. Choose another"})
    return keep(_new(ask, action, evidence=evidence), by=by, board=ask.board_id, what="evidence named in an answer")


@transaction.atomic
def offer_evidence(
    *, by: Actor, ask: Ask, action: int, values: Mapping[str, Any], file: tuple[str, bytes] | None = None
) -> Offered:
    """Add an item beside the answer for one of the ask's actions: `values` are its title, kind, method, day and
    findings, `file` the name and the content of a file."""
    _require(by, ask)
    _open_for(ask, action)
    held = file_columns(*file) if file else {}
    return keep(_new(ask, action, **values, **held), by=by, board=ask.board_id, what="evidence added to an answer")


def _open_for(ask: Ask, action: int) -> None:
    """Hold an ask that may still be answered, of an action that it asks about."""
    hold_open(ask)
    if action not in {part.action.id for part in parts_of(ask.plan_id, ask.round_id, ask.party)}:
        raise ValidationError("The plan has changed meanwhile: this action is not one that you are asked about.")
    if Offered.objects.filter(ask=ask, withdrawn=False).count() >= MOST_OFFERED:
        raise ValidationError(f"An answer names at most {MOST_OFFERED} items. Take out what matters least.")


def _new(ask: Ask, action: int, **columns: Any) -> Offered:
    return Offered(board_id=ask.board_id, ask=ask, action_id=action, **columns)


@transaction.atomic
def drop_evidence(*, by: Actor, ask: Ask, offered: Offered) -> None:
    """Take an item out of an answer; what is in the register stays there."""
    _require(by, ask)
    hold_open(ask)
    read_anew(offered)
    if offered.taken or offered.withdrawn or offered.ask_id != ask.pk:
        raise ValidationError("The board has taken this, or it is out already.")
    offered.withdrawn = True
    keep(offered, by=by, board=ask.board_id, what="evidence taken out of an answer")


@transaction.atomic
def take_evidence(*, by: Actor, ask: Ask) -> None:
    """Let what an accepted answer names speak for its actions; what was added beside it comes into the register, as the
    agency's own."""
    require(by, Permission.EDIT_EVIDENCE, on=ask.board_id)
    named = Offered.objects.filter(ask=ask, withdrawn=False, taken=False, action__withdrawn=False)
    for one in named.select_related("action", "evidence").order_by("pk"):
        if one.evidence is None:
            values = {name: getattr(one, name) for name in ("title", "kind", "method", "on", "findings")}
            producer = "agency itself" if ask.agency_id else "board"
            values |= {"agency_id": ask.agency_id, "producer": producer}
            one.evidence = add_evidence(by=by, plan=ask.plan, values=values, actions=[one.action_id])
            if one.sha256:
                attach(by=by, item=one.evidence, filename=one.filename, content=bytes(one.content))
        elif not one.evidence.withdrawn:
            tie(by=by, item=one.evidence, action=one.action)
        one.taken = True
        keep(one, by=by, board=ask.board_id, what="evidence of an answer taken")
