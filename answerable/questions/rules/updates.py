"""What came, and what did not: promises without news, silence, the same words again, words about something else."""

from collections.abc import Iterator

from answerable.plan.rules import plain
from answerable.questions.rules.asking import Question, Side, of_action, of_promise, of_statement, of_update, on_action
from answerable.questions.rules.facts import Promise, Round
from answerable.questions.rules.record import Record
from answerable.reading.doubts.delivery import not_mentioned
from answerable.reading.doubts.places import quote
from answerable.reading.similar import content_words, shared, similarity
from answerable.ui.words import listed

FEWEST_WORDS = 6  # shorter texts repeat by chance ("See above")
ALIKE, ENOUGH_WORDS = 0.9, 15  # from which share of the same words on, and for texts of how many, two are one text
SPOKEN_OF = 0.5  # the share of a promise's words from which on a text tells of it


def promise_without_news(record: Record) -> Iterator[Question]:
    """A promise of an earlier round, due by the newest one or without a day, of which that says nothing."""
    newest = record.newest
    if newest is None:
        return
    for one in record.promises:
        made = record.round.get(one.round_id)
        if made is None or made is newest or not one.is_open or one.outcome_round_id == newest.id:
            continue
        if (one.due_to and one.due_to > newest.on) or _is_over(record, one):
            continue
        sides = [of_promise(record, one)]
        if one.action_id:
            texts = _texts(record, one.action_id, newest)
            if any(shared(one.what, side.words) >= SPOKEN_OF for side in texts):
                continue
            sides += texts
        due = f", due {one.due_words}" if one.due_words else ""
        asks = (
            f"{quote(one.what, 20)} was promised in {made.title}{due}, and {newest.title} has no word of it: what came "
            "of it?"
        )
        yield Question(
            rule="promise-silent",
            asks=asks,
            sides=tuple(sides),
            about=(f"promise:{one.id}",),
            action=one.action_id,
            agencies=frozenset(record.agencies_of(one.action_id)),
        )


def _is_over(record: Record, promise: Promise) -> bool:
    """Whether its action was stopped, or is no longer there."""
    here = record.action.get(promise.action_id)
    return promise.action_id is not None and (here is None or here.closed == "stopped")


def two_rounds_silent(record: Record) -> Iterator[Question]:
    """An open action of which neither the newest round nor the one before has a word."""
    newest, before = record.newest, record.before
    if newest is None or before is None:
        return
    begun = {one.id: one.history_date.date() for one in record.begun}
    brought = {one.source["document"]: one.on for one in record.rounds if one.source.get("document")}
    for action in record.actions:
        last = record.newest_said.get(action.id)
        first = brought.get(action.source.get("document", ""), begun.get(action.id, record.today))
        if action.closed or first > before.on or (last is not None and last.delivery == "done"):
            continue
        if any(_texts(record, action.id, round) for round in (newest, before)):
            continue
        asks = f"Neither {before.title} nor {newest.title} has an update on action {action.ref}: how does it stand?"
        yield on_action(record, "two-rounds-silent", asks, action, [of_action(action)])


def same_text(record: Record) -> Iterator[Question]:
    """The newest round says of an action what the round before said."""
    newest, before = record.newest, record.before
    if newest is None or before is None:
        return
    for action in record.actions:
        then = {_who(side, record): side for side in _texts(record, action.id, before)}
        for side in _texts(record, action.id, newest):
            earlier = then.get(_who(side, record))
            if earlier and is_same_text(side.words, earlier.words):
                asks = f"{newest.title} says of action {action.ref} what {before.title} said: has anything changed?"
                yield on_action(record, "same-text", asks, action, [side, earlier])
                break


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts say the same: word for word, or nearly, without another figure.

    >>> is_same_text("We met and agreed how to go on.", "We met, and agreed how to go on")
    True
    """
    left, right = plain(one), plain(other)
    if left == right:
        return len(left.split()) >= FEWEST_WORDS
    words = left.split()
    if len(words) < ENOUGH_WORDS or abs(len(words) - len(right.split())) > len(words) // 5:
        return False
    if [w for w in words if w.isdecimal()] != [w for w in right.split() if w.isdecimal()]:
        return False
    return similarity(one, other) >= ALIKE and len(content_words(one)) >= FEWEST_WORDS


def never_mentioned(record: Record) -> Iterator[Question]:
    """The newest update speaks neither of what its action was to do nor of those it is for; nor does the one before it,
    which it may go on from."""
    rounds = [one for one in (record.newest, record.before) if one]
    for action in record.actions:
        if action.closed or not rounds or not _texts(record, action.id, rounds[0]):
            continue
        sides = [side for round in rounds for side in _texts(record, action.id, round)]
        told = " ".join(side.words for side in sides)
        wanted, people = not_mentioned(action.text, told)
        whom = listed([f"“{who}”" for who in people])
        missed = f"what it was to do, {quote(wanted)}," if wanted else f"{whom}, whom it is for," if people else ""
        if missed:
            asks = (
                f"The update on action {action.ref} in {rounds[0].title} has no word of {missed.rstrip(',')}: was that "
                "done?"
            )
            yield on_action(record, "never-mentioned", asks, action, [of_action(action), *sides])


def _texts(record: Record, action: int, round: Round) -> list[Side]:
    """What is said of an action in a round: the board's words, and agencies' where the board's do not hold them."""
    said = record.said.get((action, round.id))
    sides = [of_statement(record, said)] if said and said.text.strip() else []
    held = plain(said.text) if said else ""
    told = [one for one in record.reported.get((action, round.id), []) if one.text.strip()]
    return sides + [of_update(record, one) for one in told if plain(one.text) not in held]


def _who(side: Side, record: Record) -> str:
    return side.called.partition(" on ")[0] if side.kind == "update" else side.kind
