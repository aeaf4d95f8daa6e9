"""What an agency does that is asked the same by two boards: says which actions are the same, and says of them once what
holds for both. Each board's half is written through that board's own door, with its own event."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.asks.changes import say_part
from answerable.asks.changes.holding import hold_open
from answerable.asks.models import Ask, SaidOnce
from answerable.asks.once import rules
from answerable.asks.once.record import Joined, elsewhere, joined, pairs, says_for
from answerable.asks.record import Part, parts_of
from answerable.history.changes import keep, read_anew
from answerable.history.states import version_of
from answerable.plan.models import Action, Update
from answerable.plan.reporting import PARTS, Report
from answerable.ui.words import listed


@dataclass(frozen=True)
class Also:
    """What is said to another board too: which parts; and by their words (`rules.words_of`) those of the other draft
    that somebody was shown and lets go, "" for none."""

    parts: Sequence[str]
    instead: str = ""


def _require(by: Actor, ask: Ask) -> None:
    """Let pass whoever answers for the agency that is asked, and nobody who only writes for it."""
    require(by, Permission.ANSWER_ASK, on=ask.board_id)
    if not says_for(by, ask):
        raise PermissionDenied("Only whoever answers for the agency itself can answer two boards at once.")


def _hold(asks: Sequence[Ask]) -> None:
    """Hold several asks, always in one order, so that two people who write at once never wait for each other."""
    for ask in sorted(asks, key=lambda one: one.pk):
        read_anew(ask)


@transaction.atomic
def say_same(*, by: Actor, ask: Ask, chosen: Mapping[int, Mapping[int, int | None]]) -> int:
    """Say which actions of other boards are the same as those of an ask, and which are no more: by the other ask, then
    by the action here, the one there (None: none). What is not named stays. Returns how many notes changed."""
    _require(by, ask)
    others = {one.pk: one for one in elsewhere(by, ask)}
    if not set(chosen) <= set(others):
        raise ValidationError("One of these boards asks nothing more that is open. Look at the page again.")
    _hold([ask, *(others[pk] for pk in chosen)])
    hold_open(ask)
    here = {one.action.id for one in _parts(ask)}
    changed = 0
    halves: list[SaidOnce] = []
    for pk in chosen:
        other = others[pk]
        hold_open(other)
        there = {one.action.id for one in _parts(other)}
        wanted = chosen[pk]
        if not set(wanted) <= here or not {one for one in wanted.values() if one is not None} <= there:
            raise ValidationError("One of the plans has changed meanwhile. Look at the page again.")
        actions, new = _same(by, ask, other, here, wanted)
        changed += actions
        halves += new
    for half in sorted(halves, key=lambda one: (one.board_id, one.pk or 0)):  # boards in one order, as `_hold` says
        what = "agency’s own note taken back" if half.withdrawn else "agency’s own note made"
        keep(half, by=by, board=half.board_id, what=what)
    return changed


def _same(
    by: Actor, ask: Ask, other: Ask, here: set[int], wanted: Mapping[int, int | None]
) -> tuple[int, list[SaidOnce]]:
    """Of how many actions it is another by now which of the other ask is the same, and the halves that say so."""
    held = {
        action: (half, theirs)
        for action, some in pairs(by, ask, here).items()
        for half, theirs in some
        if (theirs.plan_id, theirs.agency_id) == (other.plan_id, other.agency_id)
    }
    now: dict[int, int | None] = {action: theirs.action_id for action, (_, theirs) in held.items()}
    if rules.twice([*(now | dict(wanted)).values()]):
        raise ValidationError("You chose one action twice. Choose it for the one that is the same.")
    changed = [action for action in wanted if wanted[action] != now.get(action)]
    halves = [half for action in changed for half in held.get(action, ())]
    for half in halves:
        half.withdrawn = True
    for action in changed:
        choice, key = wanted[action], str(uuid4())
        halves += [_half(ask, action, key), _half(other, choice, key)] if choice is not None else []
    return len(changed), halves


def _half(ask: Ask, action: int, key: str) -> SaidOnce:
    assert ask.agency_id is not None  # see `says_for`
    return SaidOnce(board_id=ask.board_id, plan_id=ask.plan_id, agency_id=ask.agency_id, action_id=action, key=key)


@transaction.atomic
def say_once(
    *, by: Actor, ask: Ask, action: Action, report: Report, since: int | None = None, also: Mapping[int, Also]
) -> list[Joined]:
    """Say how one of the ask's actions stands (see `say_part`), and to other boards what is ticked of it: `also`, by
    the id of this board's half of the note. It is a draft on each, still to be read and sent by itself. Returns those
    that were written to. Nothing at all is written where words of another draft would be lost that nobody let go, or
    where it is sent meanwhile."""
    if also:
        _require(by, ask)
    known = {one.half.pk: one for one in joined(by, ask, action.pk)} if also else {}
    if not set(also) <= set(known):
        raise ValidationError("Something that you say to another board too has changed meanwhile. Save it again.")
    _hold([ask, *(known[pk].ask for pk in also)])
    before = next((one.report for one in _parts(ask) if one.action.id == action.pk), Report())
    mine = partial(say_part, by=by, ask=ask, action=action, report=report, since=since)
    steps: list[tuple[int, Callable[[], Any]]] = [(ask.board_id, mine)]
    written = []
    for one in (fresh for fresh in joined(by, ask, action.pk) if fresh.half.pk in also):
        wish = also[one.half.pk]
        _check(one, wish, before, report)
        words = rules.said_too(report, one.report, wish.parts)
        if words != one.report:
            steps.append((one.ask.board_id, partial(_say_there, by, one, words)))
            written.append(one)
        steps += [(half.board_id, partial(_remember, by, half, wish.parts)) for half in (one.half, one.other)]
    for _, step in sorted(steps, key=lambda each: each[0]):  # boards in one order, as `_hold` says
        step()
    return written


def _check(one: Joined, wish: Also, before: Report, report: Report) -> None:
    """Refuse what would take words away from another draft that nobody let go, or that leaves it half said."""
    name = f"also-{one.half.pk}"
    if not wish.parts:
        return
    if one.shut:
        raise ValidationError({name: f"Your answer to {one.board} {one.shut}: nothing of it is changed."})
    if not (one.report.text.strip() or "text" in wish.parts):
        raise ValidationError({name: f"Say to {one.board} what was done as well, or nothing of it"})
    gone = rules.lost(before, report, one.report, wish.parts)
    if gone and wish.instead != rules.words_of(one.report):
        words = listed([f"“{PARTS[column]}”" for column in gone])
        say = (
            f"Your draft for {one.board} says something else under {words}, which would be lost: it is shown below. "
            "Untick what is to stay as it is there, or tick that your words here take its place"
        )
        raise ValidationError({name: say})


def _say_there(by: Actor, there: Joined, words: Report) -> None:
    action = Action.objects.get(pk=there.other.action_id)
    version = version_of(Update.objects.get(pk=there.part.update.id)) if there.part.update else 0
    say_part(by=by, ask=there.ask, action=action, report=words, since=version)


def _remember(by: Actor, half: SaidOnce, parts: Sequence[str]) -> None:
    """Which parts were ticked, for the next time; on both boards, whichever is answered first then."""
    half.parts = [column for column in PARTS if column in parts]
    keep(half, by=by, board=half.board_id, what="agency’s own note changed")


def _parts(ask: Ask) -> list[Part]:
    return parts_of(ask.plan_id, ask.round_id, ask.party)
