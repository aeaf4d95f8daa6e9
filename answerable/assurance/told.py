"""The history of an agency's framework in words: its stages, its own objectives and its reviews."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from answerable.assurance.models import OwnObjective, Review, Uptake
from answerable.history.telling import Change, changes_in
from answerable.history.together import states_of
from answerable.partnership.record import posts_of
from answerable.plan.told import Told


def told_of(board: int, agency: int, at: datetime | None) -> list[Told]:
    """Newest first. Three queries."""
    mine = {"board_id": board, "agency_id": agency}
    states = states_of(board, at, [(Uptake, mine), (OwnObjective, mine), (Review, mine)])
    post = posts_of(board, {state.user for state in states if state.user is not None})
    entries = []
    for change in changes_in(states):
        what = _TELLERS[change.state.label](change)
        if what:
            state = change.state
            who = post(state.user, timezone.localdate(state.written))
            reason = state.reason or _why(change)
            entries.append(Told(state.at, state.written, who, what, _before(change), reason))
    return entries


def _why(change: Change) -> str:
    """Why a stage was set or proposed, and how the board knows an agency's words, stands in the record itself."""
    values = change.state.values
    if "stage" in values:
        return str(values["proposed_words" if _proposes(change) else "words"])
    return str(values["on_behalf"]) if "on_behalf" in change.fields else ""


def _proposes(change: Change) -> bool:
    """Whether the agency said how far it is: the board's word never changes that."""
    return bool(change.state.values["proposed"] and {"proposed", "proposed_words"} & change.fields.keys())


def _before(change: Change) -> list[tuple[str, str]]:
    """The words that a change replaced, of what is not told whole."""
    was = change.fields.get("words", (None, None))[0]
    return [("the words", was)] if was and "stage" not in change.state.values else []


def _day(iso: str | None) -> str:
    return f"{datetime.fromisoformat(iso):%-d %B %Y}" if iso else "a day that is not stated"


def _stage(change: Change) -> str:
    values, changed = change.state.values, change.fields
    if values["withdrawn"]:
        return "Taken out of the framework"
    if _proposes(change):
        return f"{'Taken up. ' if change.added else ''}The agency says: {values['proposed']}"
    if change.added:
        return f"Taken up: {values['stage']}, from {_day(values['on'])}"
    if "stage" in changed:
        return f"Stage changed from {changed['stage'][0]} to {values['stage']}, from {_day(values['on'])}"
    return f"Still {values['stage']}: from {_day(values['on'])}"


def _objective(change: Change) -> str:
    values, changed = change.state.values, change.fields
    if values["withdrawn"]:
        return f"Own objective withdrawn: {values['words']}"
    if change.added:
        return f"Own objective added: {values['words']}"
    if "words" in changed:
        return f"Own objective reworded: {values['words']}"
    if "action_id" in changed:
        return f"Serves {'another' if values['action_id'] else 'no'} action of the plan: {values['words']}"
    if "on_behalf" in changed and not values["on_behalf"]:
        return f"Confirmed by the agency itself: {values['words']}"
    return ""  # it only changed places


def _review(change: Change) -> str:
    values = change.state.values
    on, conclusion = _day(values["on"]), values["conclusion"]
    if values["withdrawn"]:
        return f"Review of {on} withdrawn"
    return f"{'Reviewed on' if change.added else 'Review corrected:'} {on}: {conclusion}"


_TELLERS: dict[str, Any] = {
    "assurance.Uptake": _stage,
    "assurance.OwnObjective": _objective,
    "assurance.Review": _review,
}
