"""Questions as a page has them: each side with the page that it is found on, and what they are about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from answerable.questions.record import Questions, Standing
from answerable.questions.rules import RULES
from answerable.questions.rules.asking import Rule, Side
from answerable.questions.rules.record import Record

MOST_SIDES = 6  # of one question, in a list
# The page that a side is found on, where it has one of its own, by its kind; else it stands on its action's.
_PAGES = {
    "promise": "plan:promise",
    "measure": "evidence:measure",
    "claim": "evidence:claim",
    "item": "evidence:item",
    "document": "intake:document",
    "paper": "papers:paper",
}


@dataclass(frozen=True)
class Shown:
    """A question in a list: where it stands, why it is asked, and its first sides, each with its address; `more` counts
    the others."""

    standing: Standing
    rule: Rule
    sides: list[tuple[Side, str]]
    more: int


def shown(slug: str, record: Record | None, standing: Standing, most: int = MOST_SIDES) -> Shown:
    sides = standing.question.sides
    return Shown(
        standing,
        RULES[standing.question.rule],
        [(side, address(slug, record, side)) for side in sides[:most]],
        max(0, len(sides) - most),
    )


def address(slug: str, record: Record | None, side: Side) -> str:
    """Where a side is found; "" where nowhere."""
    if side.kind in _PAGES:
        return reverse(_PAGES[side.kind], args=[slug, side.id])
    if side.kind == "value" and record:
        measure = next((value.measure_id for value in record.values if value.id == side.id), 0)
        return reverse("evidence:measure", args=[slug, measure])
    if side.action is None:
        return f"{reverse('desk:promises', args=[slug])}?show=missing" if side.kind == "shortfall" else ""
    return reverse("desk:action", args=[slug, side.action]) + (f"#r{side.round}" if side.round else "")


def in_groups(record: Record | None, some: Sequence[Standing]) -> list[Standing]:
    """Questions one action after the other: the action with the weightiest first, then the one with most."""
    heads: dict[int | None, tuple[int, int, int]] = {}
    place = {action.id: n for n, action in enumerate(record.actions)} if record else {}
    for one in some:
        of = one.question.action
        weight, count, _ = heads.get(of, (0, 0, 0))
        heaviest = max(weight, RULES[one.question.rule].weight)
        heads[of] = (heaviest, count + 1, -place.get(of or 0, len(place)))
    return sorted(some, key=lambda one: heads[one.question.action], reverse=True)


def groups(slug: str, record: Record | None, some: Iterable[Standing]) -> Iterator[tuple[str, str, str, list[Shown]]]:
    """Questions by what they are about: its name, its words, where it is found, and those about it."""
    for action, same in groupby(some, key=lambda one: one.question.action):
        here = record.action.get(action) if record else None
        rows = [shown(slug, record, one) for one in same]
        if here is None:
            yield "The plan as a whole", "", "", rows
        else:
            yield f"Action {here.ref}", here.text, reverse("desk:action", args=[slug, here.id]), rows


def agencies_in(found: Questions) -> list[tuple[int, str]]:
    """The agencies that any question is about, by name."""
    ids = {pk for one in found.every for pk in one.question.agencies}
    named = [(pk, found.record.named(pk)) for pk in ids] if found.record else []
    return sorted(((pk, name) for pk, name in named if name), key=lambda pair: pair[1].casefold())
