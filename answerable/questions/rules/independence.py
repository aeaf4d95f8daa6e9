"""Whose word something is: an agency's own look at itself that is, or could be, taken for somebody else's."""

import re
from collections.abc import Iterator

from answerable.questions.rules.asking import Question, Side, of_action, of_statement
from answerable.questions.rules.facts import Item
from answerable.questions.rules.record import Record
from answerable.questions.rules.sentences import said_in
from answerable.questions.rules.sources import of_item, of_item_question
from answerable.reading.doubts.delivery import own_work, promises_independence
from answerable.reading.doubts.origin import called_internal
from answerable.reading.doubts.places import quote

_OWN = re.compile(
    r"\b(?:internal(?:ly)?|in-house|self[- ](?:assess|evaluat|review|audit)\w*|own (?:audit|review))\b", re.I
)
_BY_OTHERS = {"independent": "independent", "inspectorate": "an inspectorate’s"}


def own_as_independent(record: Record) -> Iterator[Question]:
    """An agency's own look at itself that is, or could be, taken for somebody else's."""
    for item in record.items:
        if item.producer in _BY_OTHERS and (why := _whose(record, item)):
            asks = f"{quote(item.title)} is kept as {_BY_OTHERS[item.producer]}, and {why}: whose word is it?"
            yield of_item_question(record, "own-independent", asks, item, [of_item(item)])
    for measure in record.measures:
        words = f"{measure.what} {measure.base_words}"
        if measure.producer in _BY_OTHERS and _OWN.search(words):
            asks = (
                f"{quote(measure.what)} is kept as {_BY_OTHERS[measure.producer]}, and its words say that somebody "
                "looked at themselves: whose word is it?"
            )
            yield Question(
                "own-independent", asks, (Side("measure", measure.id, "Figure", words.strip()),),
                (f"measure:{measure.id}",), measure.action_id, frozenset(record.agencies_of(measure.action_id)),
            )  # fmt: skip
    yield from _in_words(record)


def _whose(record: Record, item: Item) -> str:
    """Why an item may be the own word of whoever is looked at, in words; "" where nothing says so."""
    if _OWN.search(item.title):
        return "its title says that somebody looked at themselves"
    leads = {
        agency for tie in record.ties if tie.evidence_id == item.id for agency in record.agencies_of(tie.action_id)
    }
    if item.agency_id in leads and item.producer == "independent":
        return f"comes from {record.named(item.agency_id)}, which answers for the action it speaks for"
    return ""


def _in_words(record: Record) -> Iterator[Question]:
    """Internal inspections that the newest update speaks of, and independent review that was the board's own."""
    told: dict[int, list[tuple[str, Side]]] = {}
    for one in said_in(record, [record.newest]):
        if one.action and (what := called_internal(one.text)):
            told.setdefault(one.action, []).append((what, one.side(record)))
    for action in record.actions:
        agencies = frozenset(record.agencies_of(action.id))
        if found := told.get(action.id):
            asks = (
                f"The update on action {action.ref} rests on an internal {found[0][0]}, which is an agency’s own word: "
                "has anybody else looked?"
            )
            sides = tuple(side for _, side in found)
            yield Question("own-independent", asks, sides, (f"action:{action.id}", "internal"), action.id, agencies)
        said = record.newest_said.get(action.id) if promises_independence(action.text) else None
        if said and (why := own_work([(b.get("kind", ""), b.get("text", "")) for b in said.blocks])):
            asks = f"Action {action.ref} promises independent review, and {why}: who from outside has looked?"
            sides = (of_action(action), of_statement(record, said))
            yield Question("own-independent", asks, sides, (f"action:{action.id}", "promised"), action.id, agencies)
