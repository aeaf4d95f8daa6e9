"""The history of a plan's records in words: when, who by post, what, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils import timezone

from answerable.history.telling import Change, changes_in
from answerable.history.together import State
from answerable.partnership.record import posts_of
from answerable.plan.models import Action, Commitment
from answerable.plan.year.rules import PARTNERSHIP

_THINGS = {
    "plan.Action": "Action",
    "plan.Objective": "Objective",
    "plan.Answerer": "Lead",
    "plan.Serves": "What it comes from or serves",
    "plan.Statement": "Progress",
    "plan.Update": "What an agency reports",
    "plan.Commitment": "Promise",
    "plan.Shortfall": "Shortfall",
    "plan.Split": "Split",
}
# The columns that are told, as a reader knows them. Others change only together with one of these, or say nothing.
_FIELDS = {
    "ref": "ref",
    "title": "what it says",
    "text": "words",
    "what": "what is promised",
    "due_words": "due",
    "meeting": "meeting",
    "who": "who promises it",
    "objective_id": "objective",
    "aim_id": "what it stands under",
    "partnership": "single- or multi-agency",
    "also_ref": "ref elsewhere",
    "also_text": "wording elsewhere",
    "order": "place in the order",
    "closed": "closed",
    "delivery": "delivery status",
    "impact": "impact status",
    "difference": "what changed for children",
    "voices": "what children and families said",
    "ahead": "what is next",
    "because": "why this status",
    "forecast": "forecast",
    "outcome": "what was reported of it",
    "outcome_words": "what was said of it",
    "words": "name",
    "agency_id": "agency",
    "group_id": "group",
    "post_id": "post",
    "state": "where it stands",
    "on_behalf": "how the board knows it",
}
_SHORT = {
    "ref",
    "partnership",
    "due_words",
    "closed",
    "delivery",
    "impact",
    "outcome",
    "who",
    "meeting",
    "state",
    "forecast",
}
_LINKS = {"objective_id", "aim_id", "agency_id", "group_id", "post_id", "order"}  # whose numbers tell a reader nothing
_CHOICES: dict[str, dict[str, str]] = {"closed": dict(Action.CLOSED), "outcome": dict(Commitment.OUTCOMES)}
_CHOICES["partnership"] = PARTNERSHIP


@dataclass(frozen=True)
class Told:
    """One entry of a history: from when it is known, and who wrote it (`entered`), which is later for what a document
    told of an earlier day. `before` holds longer words that were replaced, as (what, words)."""

    when: datetime
    entered: datetime
    who: str
    what: str
    before: list[tuple[str, str]]
    reason: str

    @property
    def moment(self) -> tuple[date | None, str, str]:
        """The day from which it is known, where it was entered on another, then the minute and the post."""
        known, entered = timezone.localtime(self.when), timezone.localtime(self.entered)
        earlier = known.date() if known.date() != entered.date() else None
        return earlier, f"{entered:%Y-%m-%d %H:%M}", self.who


def told(board: int, states: Sequence[State]) -> list[Told]:
    """Newest first. One query, for the posts."""
    post = posts_of(board, {state.user for state in states if state.user is not None})
    entries = []
    for change in changes_in(states):
        what = _what(change)
        if what:
            who = post(change.state.user, timezone.localdate(change.state.written))
            entries.append(Told(change.state.at, change.state.written, who, what, _before(change), change.state.reason))
    return entries


def _what(change: Change) -> str:
    """In a sentence; "" for what says nothing to a reader, such as a lead who only changed places."""
    thing, values = _THINGS[change.state.label], change.state.values
    if change.state.label == "plan.Answerer":
        thing = values["part"].capitalize()
    named = str(values.get("words") or values.get("what") or "")
    said = f": {named}" if named else ""
    if "withdrawn" in change.fields and not change.added:
        return f"{thing} withdrawn{said}" if values["withdrawn"] else f"{thing} brought back{said}"
    if change.added:
        return f"{thing} added{said}"
    if change.state.label in {"plan.Answerer", "plan.Serves"}:
        return ""
    parts = [_part(name, *change.fields[name]) for name in _FIELDS if name in change.fields]
    if not parts:
        return f"{thing} changed" if change.state.reason else ""
    return f"{thing} changed: {'; '.join(parts)}"


def _part(name: str, before: Any, after: Any) -> str:
    if name not in _SHORT:
        return _FIELDS[name]
    if not before:
        return f"{'reported as' if name == 'outcome' else _FIELDS[name]} “{_word(name, after)}”"
    return f"{_FIELDS[name]} from “{_word(name, before)}” to “{_word(name, after)}”"


def _word(name: str, value: Any) -> str:
    return _CHOICES.get(name, {}).get(str(value), str(value)) if value else "nothing"


def _before(change: Change) -> list[tuple[str, str]]:
    """The longer words that this change replaced."""
    if change.added:
        return []
    long = [name for name in _FIELDS if name in change.fields and name not in {*_SHORT, *_LINKS}]
    return [(_FIELDS[name], str(change.fields[name][0])) for name in long if change.fields[name][0]]


def dates_of(states: Iterable[State]) -> list[tuple[datetime, str]]:
    """A promise's date (or its meeting) as it was given, and each time it became another, oldest first."""
    dates: list[tuple[datetime, str]] = []
    for state in states:
        words = state.values["due_words"] or state.values["meeting"] or "No date given"
        if not dates or dates[-1][1] != words:
            dates.append((state.at, words))
    return dates


def closed_why(states: Iterable[State], action: int) -> str:
    """The reason that was given when an action was closed as it is now; "" while it is open."""
    mine = [state for state in states if (state.label, state.id) == ("plan.Action", action)]
    closing = next(
        (now for before, now in reversed(list(pairwise(mine))) if now.values["closed"] != before.values["closed"]), None
    )
    return closing.reason if closing and mine[-1].values["closed"] else ""


def refs_before(states: Iterable[State], action: int) -> list[str]:
    """The refs that an action once had, oldest first, without the one it has."""
    refs = [state.values["ref"] for state in states if (state.label, state.id) == ("plan.Action", action)]
    return [ref for ref in dict.fromkeys(refs) if ref != refs[-1]]
