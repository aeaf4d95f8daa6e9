"""What each state of a record changed from the one before it: pure, for pages that tell a record's history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from answerable.history.together import State

_NO_FIELDS = {"board_id", "plan_id", "source"}


@dataclass(frozen=True)
class Change:
    """One state and what it changed: {column: (before, after)}; for the first state `added` and nothing before."""

    state: State
    added: bool
    fields: dict[str, tuple[Any, Any]]


def changes_in(states: Iterable[State]) -> list[Change]:
    """Newest first; `states` are oldest first. One that changed nothing is told only where it has a reason."""
    before: dict[tuple[str, int], dict[str, Any]] = {}
    found = []
    for state in states:
        key = (state.label, state.id)
        old = before.get(key)
        fields = {
            name: (old[name] if old else None, value)
            for name, value in state.values.items()
            if name not in _NO_FIELDS and (old is None or old[name] != value)
        }
        if old is None or fields or state.reason:
            found.append(Change(state, old is None, fields))
        before[key] = state.values
    return found[::-1]
