"""What an import wrote, what stands in the way of undoing it, and how each record was before.

`Document.wrote` names every record that an import added or changed: model → id → the state before the import (null: it
added the record) and the state in which it left it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from answerable.history.changes import chain_of, name_of
from answerable.history.models import Event
from answerable.intake.models import Document
from answerable.papers.models import Paper
from answerable.papers.record import printing
from answerable.partnership.models import Board
from answerable.plan.models import Plan, PlanRecord
from answerable.reading.letters import shortened

Wrote = dict[str, dict[str, tuple[int | None, int]]]
_MOST_NAMED = 4
_CALLED = {"observation": "value", "commitment": "promise", "statement": "progress"}


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
            if not before:
                differ = values  # withdrawn by hand already, but from a later day than it was known from
            if differ:
                found.append((thing, differ))
        if found:
            yield found


@dataclass(frozen=True)
class InTheWay:
    """Why an import cannot be undone: `later` documents that came in on top of it, newest first; records that somebody
    has `changed` by hand since; others that are `resting` on what it added."""

    later: list[Document]
    changed: list[Any]
    resting: list[Any]

    @property
    def sentences(self) -> list[str]:
        """The same in words that name the records; none where nothing is in the way."""
        found = []
        if self.later:
            found.append(
                f"{_list([in_words(one) for one in self.later])} came in later and went on from this document. Undo "
                f"{'that' if len(self.later) == 1 else 'those'} first."
            )
        if self.changed:
            changed = [in_words(thing) for thing in self.changed]
            found.append(
                f"{_list(changed)} {'has' if len(changed) == 1 else 'have'} been changed since this document was "
                "brought in. Undoing it would lose that."
            )
        if self.resting:
            resting = [in_words(thing) for thing in self.resting]
            found.append(
                f"{_list(resting)} {'rests' if len(resting) == 1 else 'rest'} on what this document brought in. "
                "Withdraw that first."
            )
        return found


class NotUndone(ValidationError):
    """An import is not undone; `in_the_way` says what forbids it."""

    def __init__(self, in_the_way: InTheWay) -> None:
        super().__init__(in_the_way.sentences)
        self.in_the_way = in_the_way


def in_the_way(document: Document) -> InTheWay:
    """What forbids undoing an import; nothing where it can be, and then its records are held until the transaction
    ends."""
    others = Document.objects.filter(board=document.board_id, state=Document.BROUGHT_IN, round__gt=document.round_id)
    others = others.defer("content", "printed", "proposal", "confirmed").order_by("-round")  # rounds come one by one
    later: dict[int, Document] = {}

    def by_hand(things: Iterator[Any]) -> list[Any]:
        found = {}
        for thing in things:
            culprit = next((other for other in others if _wrote(other, thing)), None)
            if culprit:
                later[culprit.pk] = culprit
            else:
                found[name_of(thing)] = thing
        return list(found.values())

    changed = by_hand(_changed_since(document))
    resting = [thing for thing in by_hand(_resting_on(document)) if _in_force(thing)]
    return InTheWay([other for other in others if other.pk in later], changed, resting)


def printed_in(document: Document) -> list[Paper]:
    """The papers that print what an import brought in. Those on a plan that it began rest on it, and are told so."""
    brought_in = document.history.filter(state=Document.BROUGHT_IN).order_by("-history_id").first()
    began_plan, _ = document.wrote.get(Plan._meta.label, {}).get(str(document.plan_id), (0, 0))
    if document.plan_id is None or brought_in is None or began_plan is None:
        return []
    written = brought_in.history_date
    return printing(document.plan_id, document.known_from or written, written)


def _wrote(other: Document, thing: Any) -> bool:
    """Whether a document added or changed `thing`, or is itself what is meant."""
    return bool(thing == other or str(thing.pk) in other.wrote.get(thing._meta.label, {}))


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
            before, left = document.wrote[model._meta.label][str(pk)]
            gone = before is None and thing.withdrawn  # what undoing it would do has been done
            if not gone and _values(thing, model) != _values(states[left], model):
                yield thing


def _resting_on(document: Document) -> Iterator[Any]:
    """Records that are not of this import, not withdrawn, and name one that it added."""
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
                resting = resting.filter(state=Document.BROUGHT_IN).defer("content", "printed")
            yield from (thing for thing in resting if name_of(thing) not in own)


def _in_force(thing: Any) -> bool:
    """Whether neither it nor what it belongs to was withdrawn: a value goes with its measure."""
    above = [field for field in thing._meta.concrete_fields if _belongs_by(field)]
    return not getattr(thing, "withdrawn", False) and all(
        _in_force(getattr(thing, field.name)) for field in above if getattr(thing, field.attname)
    )


def _belongs_by(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.ForeignKey) and issubclass(field.related_model, PlanRecord)


def in_words(thing: Any) -> str:
    """A record as a reader knows it: "action 1.1.1", "progress of action 1.1.1", "paper “Progress”"."""
    for link in ("evidence", "claim", "origin"):  # a link between records is told by what it hangs on
        if getattr(thing, f"{link}_id", None):
            return in_words(getattr(thing, link))
    kind = str(thing._meta.verbose_name)
    kind = thing.part if kind == "answerer" else _CALLED.get(kind, kind)
    if getattr(thing, "ref", ""):
        return f"{kind} {thing.ref}"
    if getattr(thing, "measure_id", None):
        return f"{kind} of “{shortened(thing.measure.what, 80)}”"
    if hasattr(thing, "what"):
        return f"{kind} “{shortened(thing.what, 80)}”"
    for above in ("action", "objective"):
        if getattr(thing, f"{above}_id", None):
            return f"{kind} of {above} {getattr(thing, above).ref}"
    words = next((str(getattr(thing, name)) for name in ("title", "filename", "text") if hasattr(thing, name)), "")
    return f"{kind} “{shortened(words, 80)}”" if words else str(thing)


def _list(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    shown = names[:_MOST_NAMED]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    words = ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else shown[0]
    return words[0].upper() + words[1:]
