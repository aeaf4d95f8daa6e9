"""What a question is, how it is known again, and in which words it stands."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from answerable.papers.build.lines import MARK
from answerable.questions.rules.facts import (
    Action,
    Drafted,
    Printed,
    Promise,
    Prose,
    Round,
    Shortfall,
    Statement,
    Update,
)
from answerable.questions.rules.record import Record


@dataclass(frozen=True)
class Side:
    """One side of a question: the record it stands in ("statement", 7), what that is called, and its words. `action`:
    on whose page it is to be found, where it has none of its own; `round` in which part of it."""

    kind: str
    id: int
    called: str
    words: str
    action: int | None = None
    round: int | None = None


@dataclass(frozen=True)
class Question:
    """Something that does not fit together. `about` are the records by which it is the same question tomorrow, `asks`
    one neutral sentence or two that end in a question mark."""

    rule: str
    asks: str
    sides: tuple[Side, ...]
    about: tuple[str, ...]
    action: int | None = None
    agencies: frozenset[int] = frozenset()

    @cached_property
    def key(self) -> str:
        """The same for the same rule and records: 16 hex digits."""
        return sha256(f"{self.rule} {' '.join(self.about)}".encode()).hexdigest()[:16]

    @cached_property
    def facts(self) -> str:
        """The same as long as what it rests on is: 64 hex digits."""
        sides = sorted((side.kind, side.id, side.words) for side in self.sides)
        return sha256(repr((self.asks, sides)).encode()).hexdigest()


@dataclass(frozen=True)
class Rule:
    """One rule. `name` is what it looks for, `why` says why that is asked; the heavier stands first."""

    code: str
    name: str
    why: str
    weight: int
    find: Callable[[Record], Iterable[Question]]


def flat(words: str) -> str:
    """Words as they are quoted: on one line."""
    return " ".join(words.split())


def of_statement(record: Record, one: Statement, words: str = "") -> Side:
    called = f"Progress on {_ref(record, one.action_id)}{_in(record.round.get(one.round_id))}"
    return Side("statement", one.id, called, flat(words or one.text), one.action_id, one.round_id)


def of_update(record: Record, one: Update, words: str = "") -> Side:
    who = record.named(one.agency_id) or ("An agency" if one.agency_id else "A group of the board")
    called = f"{who} on {_ref(record, one.action_id)}{_in(record.round.get(one.round_id))}"
    return Side("update", one.id, called, flat(words or one.text), one.action_id, one.round_id)


def of_words(record: Record, one: Statement | Update, words: str) -> Side:
    """A part of what was said."""
    return of_update(record, one, words) if isinstance(one, Update) else of_statement(record, one, words)


def of_action(action: Action, words: str = "") -> Side:
    return Side("action", action.id, f"Action {action.ref}", flat(words or action.text), action.id)


def of_promise(record: Record, one: Promise) -> Side:
    due = f", due {one.due_words}" if one.due_words else ""
    return Side("promise", one.id, f"Promise{_in(record.round.get(one.round_id))}{due}", flat(one.what), one.action_id)


def of_shortfall(record: Record, one: Shortfall) -> Side:
    where = _ref(record, one.action_id) if one.action_id else one.section or "the report"
    called = f"Said to be missing or weak in {where}{_in(record.round.get(one.round_id))}"
    return Side("shortfall", one.id, called, flat(one.text), one.action_id)


def of_prose(one: Prose, heading: str, words: str) -> Side:
    kind, called = ("document", one.filename) if isinstance(one, Printed) else ("paper", one.title)
    return Side(kind, one.id, f"{called}, “{heading}”" if heading else called, flat(words))


def _ref(record: Record, action: int | None) -> str:
    here = record.action.get(action)
    return f"action {here.ref}" if here else "an action"


def _in(round: Round | None) -> str:
    return f", {round.title}" if round else ""


def on_action(record: Record, rule: str, asks: str, action: Action, sides: list[Side], *more: str) -> Question:
    """A question about an action: the same one as long as it is the same action, and `more`."""
    agencies = frozenset(record.agencies_of(action.id))
    return Question(rule, asks, tuple(sides), (f"action:{action.id}", *more), action.id, agencies)


_MARKER = re.compile(r"^(?:\(?\d+(?:\.\d+)*[.)]?|[ivxIVX]+\.|[•–-])\s+")  # a paragraph's number, a list's mark


def prose_of(one: Prose) -> Iterator[tuple[str, str]]:
    """What a report says in its own words, line by line, each with the heading above it: rows of tables, and all that a
    paper draws from the record, are told by the record."""
    if isinstance(one, Drafted):
        titles = {section["key"]: section["title"] for section in one.layout.get("section", [])}
        for key, block in one.narrative.items():
            words = MARK.sub(lambda mark: mark["words"], block.get("text", ""))
            yield from ((titles.get(key, ""), _MARKER.sub("", line)) for line in words.splitlines())
        return
    heading = ""
    for line in one.printed:
        words = " ".join(str(cell) for cell in line.get("cells", []))
        if line.get("table"):
            continue
        if line.get("heading") or _looks_like_one(words):
            heading = words
        else:
            yield heading, _MARKER.sub("", words)


def _looks_like_one(words: str) -> bool:
    """Whether a line is a heading though nothing marks it as one: few words, numbered, without a stop."""
    return len(words.split()) <= 8 and words[:1].isdecimal() and words[-1:] not in ".;:?!"
