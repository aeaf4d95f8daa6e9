"""The history of a plan's year in words."""

from collections.abc import Sequence

from django.utils import timezone

from answerable.history.telling import Change, changes_in
from answerable.history.together import State
from answerable.partnership.record import posts_of
from answerable.plan.told import Told
from answerable.plan.year.rules import STEPS
from answerable.years.rules import BECAME

_THINGS = {"years.Consulted": "Who is consulted", "years.Comment": "Comment"}
# The columns that are told, as a reader knows them; of the first the words before are shown.
_FIELDS = {
    "text": "words",
    "elsewhere": "how the board knows it",
    "because": "why",
    "on_words": "the day",
    "objective_id": "what it is about",
    "became": "what became of it",
}
_SHOWN = ("text", "elsewhere", "because")


def told(board: int, states: Sequence[State]) -> list[Told]:
    """Newest first. One query, for the posts."""
    post = posts_of(board, {state.user for state in states if state.user is not None})
    return [
        Told(
            one.state.at,
            one.state.written,
            post(one.state.user, timezone.localdate(one.state.written)),
            words,
            [] if one.added else [(_FIELDS[n], str(one.fields[n][0])) for n in _SHOWN if one.fields.get(n, ("",))[0]],
            one.state.reason,
        )
        for one in changes_in(states)
        if (words := _what(one))
    ]


def _what(change: Change) -> str:
    values = change.state.values
    is_step = change.state.label == "plan.PlanStep"
    thing = f"{STEPS[values['kind']]}, {values['on_words']}" if is_step else _THINGS[change.state.label]
    if "withdrawn" in change.fields and not change.added:
        return f"Taken back: {thing}" if is_step else f"{thing}: withdrawn"
    if change.added:
        return thing if is_step else f"{thing}: added"
    if "became" in change.fields:
        return f"{thing}: {BECAME[values['became']].lower()}"
    parts = [words for name, words in _FIELDS.items() if name in change.fields]
    return f"{thing} changed: {', '.join(parts)}" if parts else ""
