"""What an import wrote, what stands in the way of undoing it, and how each record was before.

`Document.wrote` names every record that an import added or changed: model → id → the state before the import (null: it
added the record) and the state in which it left it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from answerable.history.changes import chain_of, name_of
from answerable.history.models import Event
from answerable.intake.models import Document
from answerable.partnership.models import Board
from answerable.plan.models import Plan, PlanRecord

Wrote = dict[str, dict[str, tuple[int | None, int]]]
_MOST_NAMED = 8


def what_was_written(board: Board, *, since: int) -> Wrote:
    """The records of a plan that were written since that event of the board's chain, which must still be held: each
    event names its records, and each record has one state for each of its events. Agencies and groups are not among
    them: they stay known to the board."""
    times: dict[str, Counter[int]] = defaultdict(Counter)
    events = Event.objects.filter(chain=chain_of(board.pk), number__gt=since)
    for subject, fields in events.values_list("subject", "fields"):
        label, _, pk = subject.partition(":")
        if issubclass(apps.get_model(label), (Plan, PlanRecord)):
            times[label].update([int(pk)] if pk else fields)
    wrote: Wrote = {}
    for label, counted in times.items():
        states: dict[int, list[int]] = defaultdict(list)
        kept = apps.get_model(label).history.filter(id__in=list(counted))
        for pk, state in kept.order_by("-history_id").values_list("id", "history_id"):
            states[pk].append(state)
        wrote[label] = {str(pk): (next(iter(states[pk][n:]), None), states[pk][0]) for pk, n in counted.items()}
    return wrote


def before_it(document: Document) -> Iterator[list[tuple[Any, dict[str, Any]]]]:
    """The records that an import wrote, by model, each with the columns it had before; one that it added is withdrawn.
    They are held until the transaction ends."""
    for model, things, states in _written(document):
        found = []
        for pk, thing in things.items():
            before = states.get(document.wrote[model._meta.label][str(pk)][0])
            values = _values(before, model) if before else {"withdrawn": True}
            differ = {name: value for name, value in values.items() if value != getattr(thing, name)}
            if differ:
                found.append((thing, differ))
        if found:
            yield found


def in_the_way(document: Document) -> list[str]:
    """Why an import cannot be undone, as sentences that name the records: they are no longer as it left them, or
    something else has come to rest on what it added. Empty where it can be; the records are then held until the
    transaction ends."""
    changed = list(dict.fromkeys(_in_words(thing) for thing in _changed_since(document)))
    if changed:
        verb = "has" if len(changed) == 1 else "have"
        return [
            f"{_list(changed)} {verb} been changed since this document was brought in. Undoing it would lose that; "
            "correct what is wrong by hand instead. Where a later document changed it, undo the later one first."
        ]
    resting = list(dict.fromkeys(_in_words(thing) for thing in _resting_on(document)))
    if resting:
        verb = "rests" if len(resting) == 1 else "rest"
        return [
            f"{_list(resting)} {verb} on what this document brought in. Undo or withdraw that first; where a later "
            "document brought it in, undo the later one."
        ]
    return []


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if not field.primary_key]


def _values(thing: Any, model: type[models.Model]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in _columns(model)}


def _written(document: Document) -> Iterator[tuple[Any, dict[int, Any], dict[int | None, Any]]]:
    """Each model that an import wrote to, with its records as they are now and the states that `wrote` names."""
    for label, records in document.wrote.items():
        model: Any = apps.get_model(label)
        named = [state for pair in records.values() for state in pair if state is not None]
        states = {state.history_id: state for state in model.history.filter(history_id__in=named)}
        held = model.objects.select_for_update(no_key=True).in_bulk([int(pk) for pk in records])
        yield model, held, states


def _changed_since(document: Document) -> Iterator[Any]:
    """The records that are no longer as the import left them."""
    for model, things, states in _written(document):
        for pk, thing in things.items():
            left = states[document.wrote[model._meta.label][str(pk)][1]]
            if _values(thing, model) != _values(left, model):
                yield thing


def _resting_on(document: Document) -> Iterator[Any]:
    """Records in force that are not of this import, and name one that it added."""
    own = {f"{label}:{pk}" for label, records in document.wrote.items() for pk in records} | {name_of(document)}
    for label, records in document.wrote.items():
        added = [int(pk) for pk, (before, _) in records.items() if before is None]
        for link in apps.get_model(label)._meta.get_fields(include_hidden=True):
            if not isinstance(link, models.ManyToOneRel) or hasattr(link.related_model, "instance_type"):
                continue  # not a link, or a state's
            there: Any = link.related_model
            resting = there._default_manager.filter(**{f"{link.field.name}__in": added})
            if "withdrawn" in _columns(there):
                resting = resting.filter(withdrawn=False)
            if there is Document:
                resting = resting.filter(state=Document.BROUGHT_IN)
            yield from (thing for thing in resting if name_of(thing) not in own)


def _in_words(thing: Any) -> str:
    """A record as a reader knows it: "action 1.1.1", "statement of action 1.1.1", "paper “Progress”"."""
    kind = str(thing._meta.verbose_name)
    if getattr(thing, "ref", ""):
        return f"{kind} {thing.ref}"
    if getattr(thing, "action_id", None):
        return f"{kind} of action {thing.action.ref}"
    if getattr(thing, "measure_id", None):
        return f"value of “{thing.measure.what[:60]}”"
    words = next(
        (str(getattr(thing, name)) for name in ("title", "what", "filename", "text") if hasattr(thing, name)), ""
    )
    return f"{kind} “{words[:60]}”" if words else str(thing)


def _list(names: list[str]) -> str:
    shown = names[:_MOST_NAMED]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    words = ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else shown[0]
    return words[0].upper() + words[1:]
