"""The history of a challenge in words, and who entered each step of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from answerable.challenges.rules import KINDS, OUTCOMES
from answerable.history.telling import Change, changes_in
from answerable.history.together import State
from answerable.partnership.record import posts_of
from answerable.plan.told import Told

_CHALLENGE, _STEP = "challenges.Challenge", "challenges.Step"
# The columns that are told, as a reader knows them; of the first a change of words is told with the words before.
_FIELDS = {
    "about": "what it is about",
    "asked": "what is asked",
    "text": "words",
    "raised_by": "who raised it",
    "to_words": "the post",
    "elsewhere": "where it was said",
    "on_words": "the day",
    "due_words": "by when",
    "outcome": "the conclusion",
    "agency_id": "who is challenged",
    "group_id": "who is challenged",
    "way": "who raised it",
    "measure_id": "what shows it",
    "evidence_id": "what shows it",
}
_PRINTED = {True: "Papers may print it", False: "Papers may not print it any more"}
_NUMBERS = {"agency_id", "group_id", "measure_id", "evidence_id", "way"}


@dataclass(frozen=True)
class Entered:
    """Who entered a step, by post, and when; and how it was put right last, "" where it was not."""

    who: str
    at: datetime
    corrected: str


def told(board: int, states: Sequence[State]) -> tuple[list[Told], dict[int, Entered]]:
    """The history, newest first, and who entered each step, by its id. One query, for the posts."""
    post = posts_of(board, {state.user for state in states if state.user is not None})

    def who(state: State) -> str:
        return post(state.user, timezone.localdate(state.written))

    changes = changes_in(states)
    entries = [
        Told(one.state.at, one.state.written, who(one.state), words, _before(one), one.state.reason)
        for one in changes
        if (words := _what(one))
    ]
    steps: dict[int, Entered] = {}
    for state in states:  # oldest first
        if state.label == _STEP:
            first = steps.get(state.id)
            steps[state.id] = (
                Entered(first.who, first.at, state.reason) if first else Entered(who(state), state.written, "")
            )
    return entries, steps


def _what(change: Change) -> str:
    values = change.state.values
    is_step = change.state.label == _STEP
    thing = KINDS[values["kind"]] if is_step else "Challenge"
    thing = f"{thing[0].lower()}{thing[1:]}"
    if is_step and values["outcome"]:
        thing = f"{thing} ({OUTCOMES[values['outcome']].lower()})"
    if "withdrawn" in change.fields and not change.added:
        return f"Withdrawn: {thing}"
    if change.added:
        return f"Entered: {thing}" if is_step else "Raised"
    if "printed" in change.fields:
        return _PRINTED[bool(values["printed"])]
    parts = dict.fromkeys(words for name, words in _FIELDS.items() if name in change.fields)
    return f"Corrected: {thing} ({', '.join(parts)})" if parts else ""


def _before(change: Change) -> list[tuple[str, str]]:
    """The words that this change replaced."""
    if change.added:
        return []
    replaced = [
        (_FIELDS[name], str(before))
        for name, (before, _) in change.fields.items()
        if name in _FIELDS and name not in _NUMBERS and before
    ]
    return [(label, OUTCOMES.get(words, words)) for label, words in replaced]
