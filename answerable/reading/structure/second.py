"""An objective's second wording: a list elsewhere in the document that restates the objectives one by one."""

import re
from dataclasses import replace
from functools import lru_cache

from answerable.reading.blocks import Line
from answerable.reading.proposal import Also, Objective
from answerable.reading.structure.draft import Draft

_NOISE = {"the", "a", "an", "of", "to", "and", "in", "for", "is", "are", "that", "on", "with", "as", "or", "by", "be"}
_LIKE = 0.34


def with_second_wording(objectives: list[Objective], draft: Draft) -> list[Objective]:
    """The objectives with `also` set where one list of the prose restates them: matched by likeness of words, then by
    order. An objective without a title takes its second wording as one, and a doubt says so."""
    for items in _lists(draft) if len(objectives) > 1 else []:
        if len(items) == len(objectives) and (pairs := _pairs(objectives, items)):
            objectives = [_joined(objective, item, draft) for objective, item in zip(objectives, pairs, strict=True)]
            break
    for objective in objectives:
        if not objective.title:
            draft.doubt(
                objective.ref, f"{objective.ref} has no title where its actions are printed, nor anywhere else."
            )
    return objectives


def _lists(draft: Draft) -> list[list[Line]]:
    """The runs of list items in the prose."""
    runs: list[list[Line]] = []
    for _, lines in draft.prose:
        run: list[Line] = []
        for line in [*lines, Line(text="")]:
            if line.kind == "item":
                run.append(line)
            elif run:
                runs.append(run)
                run = []
    return runs


def _pairs(objectives: list[Objective], items: list[Line]) -> list[Line] | None:
    """An item for each objective, or None where the list is about something else."""
    scores = sorted(
        (
            (_likeness(objective.title, item.text), a, b)
            for a, objective in enumerate(objectives)
            for b, item in enumerate(items)
        ),
        key=lambda found: (-found[0], abs(found[1] - found[2])),
    )
    chosen: dict[int, int] = {}
    for score, a, b in scores:
        if score >= _LIKE and a not in chosen and b not in chosen.values():
            chosen[a] = b
    if 2 * len(chosen) < len(objectives):
        return None
    left = [b for b in range(len(items)) if b not in chosen.values()]
    for a in range(len(objectives)):
        if a not in chosen:
            chosen[a] = left.pop(0)
    return [items[chosen[a]] for a in range(len(objectives))]


def _likeness(one: str, other: str) -> float:
    """Share of the shorter text's telling words that the other has too (0 to 1)."""
    first, second = _telling(one), _telling(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


@lru_cache(maxsize=256)  # each title is held against each
def _telling(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]+", text.casefold()) if word not in _NOISE)


def _joined(objective: Objective, item: Line, draft: Draft) -> Objective:
    ref = item.marker.strip(".()•- ")
    also = Also(ref=ref, text=item.text)
    if objective.title:
        return objective if _same(objective.title, item.text) and not ref else replace(objective, also=also)
    draft.doubt(
        objective.ref,
        f"{objective.ref} has no title in its table; the title proposed is the wording of objective "
        f"{ref or 'in the same place'} in the covering report, matched by order. Please confirm.",
    )
    return replace(objective, title=item.text, also=also)


def _same(one: str, other: str) -> bool:
    return _telling(one) == _telling(other)
