"""What a reader can work out from sums that are told.

A sum is written as a form: how often each of some unknown numbers goes into it. Two things give a form away: that it
follows from the forms that are told, and that no other record of whole numbers, none of them too low, tells the same.
Another record is looked for one step away, along the directions that leave everything told as it is; where none is
found there, the form counts as given away, so that a mistake hides too much and never too little.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import gcd, lcm

Form = frozenset[tuple[Hashable, int]]  # each unknown with how often it goes into the sum


def form(*parts: tuple[Form, int]) -> Form:
    """Forms, each taken so many times, added up."""
    total: dict[Hashable, int] = {}
    for each, times in parts:
        for unknown, often in each:
            total[unknown] = total.get(unknown, 0) + times * often
    return frozenset((unknown, often) for unknown, often in total.items() if often)


def value(of: Form, true: Mapping[Hashable, int]) -> int:
    return sum(often * true[unknown] for unknown, often in of)


class Reader:
    """Somebody who knows the value of each of these forms; their unknowns are numbered."""

    def __init__(self, knows: Iterable[Form]) -> None:
        self._rows: dict[Hashable, dict[Hashable, int]] = {}  # reduced: each leads with an unknown that no other has
        for each in knows:
            if rest := self._beyond(each):
                lead = min(rest)  # type: ignore[type-var]  # numbered
                for row in self._rows.values():
                    _clear(row, lead, rest)
                self._rows[lead] = rest

    def _beyond(self, wanted: Form) -> dict[Hashable, int]:
        """What is left of a form, or of some times it, when everything that follows from what is known is taken off."""
        rest = dict(wanted)
        for unknown, _ in wanted:
            if row := self._rows.get(unknown):
                _clear(rest, unknown, row)
        return rest

    def follows(self, wanted: Form) -> bool:
        return not self._beyond(wanted)

    def steps(self, unknowns: Iterable[Hashable]) -> list[dict[Hashable, int]]:
        """The directions in which the unknowns can be moved without changing anything that is known."""
        found = []
        for free in unknowns:
            if free not in self._rows:
                moving = {lead: row for lead, row in self._rows.items() if free in row}
                whole = lcm(*(row[lead] for lead, row in moving.items()))
                found.append({lead: -row[free] * whole // row[lead] for lead, row in moving.items()} | {free: whole})
        return found


def _clear(row: dict[Hashable, int], unknown: Hashable, other: Mapping[Hashable, int]) -> None:
    """Take as much of `other` off `row` as leaves `unknown` out of it."""
    if not (often := row.get(unknown)):
        return
    by = other[unknown]
    if by not in (1, -1):
        for each in row:
            row[each] *= by
        often *= by
    for each, times in other.items():
        left = row.get(each, 0) - often // by * times
        if left:
            row[each] = left
        else:
            del row[each]
    if (shared := gcd(*row.values())) > 1:
        for each in row:
            row[each] //= shared


def possible(steps: Iterable[Mapping[Hashable, int]], room: Sequence[tuple[Form, int]]) -> list[Mapping[Hashable, int]]:
    """The steps, forwards or backwards, that one can take; `room` says how far each form may go down."""
    about: dict[Hashable, list[tuple[Form, int]]] = {}
    for each, most in room:
        for unknown, _ in each:
            about.setdefault(unknown, []).append((each, most))
    both = [{unknown: way * by for unknown, by in step.items()} for step in steps for way in (1, -1)]
    return [
        step
        for step in both
        if all(_moved(each, step) >= -most for unknown in step for each, most in about.get(unknown, ()))
    ]


def given_away(wanted: Form, steps: Iterable[Mapping[Hashable, int]]) -> bool:
    """Whether a form stays as it is with every step that can be taken."""
    return all(_moved(wanted, step) == 0 for step in steps)


def _moved(each: Form, step: Mapping[Hashable, int]) -> int:
    return sum(often * step.get(unknown, 0) for unknown, often in each)
