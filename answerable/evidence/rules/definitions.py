"""Under which definition a value was counted, where what is counted has changed in the course of a series.

Source: the project's design, "Honest figures": a change needs two periods of the same length and the same definition.
"""

from collections.abc import Mapping, Sequence
from datetime import date


def wider_words(wider: str) -> str:
    """What stands behind a value of a wider area than its measure's; "" for one of the measure's own.

    >>> wider_words("Kent and Medway")
    ' (of a wider area: Kent and Medway)'
    """
    return f" (of a wider area: {wider})" if wider else ""


def definition_of(start: date | None, end: date | None, changed_on: Sequence[date]) -> str:
    """A name for the definition that was in force in a period: equal names may be compared, others may not.

    "" where the definition never changed. A period in which it changed, or of which that cannot be told, has a name of
    its own.
    """
    if not changed_on:
        return ""
    first, last = start or end, end or start
    if first is None or last is None:
        return "period not given"
    begun = sum(day <= first for day in changed_on)
    done = sum(day <= last for day in changed_on)
    if begun != done or (start is None and done):
        return f"changed within {first} to {last}"
    return str(begun)


def counted_anew(changes: Sequence[Mapping[str, str]], since: date, was: str) -> list[dict[str, str]]:
    """The dated changes of what is counted, with one more: until `since` it was counted as `was` says.

    ValueError, a sentence, where an earlier change is dated on that day or later: the words of what was counted then
    would be lost.
    """
    if changes and since <= date.fromisoformat(changes[-1]["from"]):
        last = date.fromisoformat(changes[-1]["from"])
        raise ValueError(f"What is counted changed on {last:%-d %B %Y} already. Give a later day, or keep it the same.")
    return [*map(dict, changes), {"from": since.isoformat(), "was": was}]
