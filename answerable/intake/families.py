"""The kinds of proposed things, and the words in which a form shows one of each. Pure.

What a person corrects is kept as words, by family, row and field. The rows of a family are numbered as they were first
read; what the reader missed and a person added by hand comes after them, tied to its place in the document (`PLACE`).
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from answerable.plan.rules import as_asked, plain
from answerable.reading import proposal as read

ROWS = 20  # of one page
LEFT_OUT, PLACE = "left_out", "place"
YES = "yes"
AS_BEFORE = "as before"  # of what is left out: because it was from the document before
KEEP, DROP = "keep the word", "no status"  # of a status: on no level, or no status at all
Words = dict[str, str]
Corrections = Mapping[str, Mapping[int, Mapping[str, str]]]


def number_words(value: float | None) -> str:
    """A figure as it is typed: no trailing noughts, every digit kept.

    >>> number_words(42.0), number_words(1234567.5), number_words(None)
    ('42', '1234567.5', '')
    """
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


_UNITS = {"percent": "per cent", "points": "percentage points", "count": ""}


def change_words(change: read.Change) -> str:
    """A change that words state: "down 28 per cent", "up"."""
    much = "" if change.value is None else f" {number_words(change.value)} {_UNITS[change.unit]}"
    return f"{change.direction or 'changed'}{much}".rstrip()


@dataclass(frozen=True)
class Said:
    """A status or a lead in the document's own words: the refs of those it is said of, and where it stands first."""

    words: str
    of: list[str] = field(default_factory=list)
    source: read.Source = read.Source()


def _distinct(found: Iterable[tuple[str, str, read.Source]], key_of: Callable[[str], str]) -> list[Said]:
    said: dict[str, Said] = {}
    for words, ref, source in found:
        if key := key_of(words):
            said.setdefault(key, Said(words, source=source)).of.append(ref)
    return list(said.values())


def statuses(whole: read.Proposal) -> list[Said]:
    """Each word that the document uses for a status, once."""
    return _distinct(((a.status, a.ref, a.source) for a in whole.actions if a.status), as_asked)


def leads(whole: read.Proposal) -> list[Said]:
    """Each lead and contributor, once, but those that the document itself knows as an agency or a group."""
    bodies: list[read.Agency | read.Group] = [*whole.agencies, *whole.groups]
    names = {plain(name) for body in bodies for name in (body.name, *body.aliases)}
    named = [(words, o.ref, read.Source()) for o in whole.objectives for words in o.leads]
    named += [(words, a.ref, a.source) for a in whole.actions for words in (*a.leads, *a.contributors)]
    return [said for said in _distinct(named, plain) if plain(said.words) not in names]


def row_words(source: read.Source) -> tuple[Any, ...]:
    """What the row or line of a place goes by."""
    return (source.part, source.sheet, source.page, source.row, None if source.row else source.line)


# What a form shows of each row, as first read


def _index(refs: Sequence[str], ref: str | None) -> str:
    """Which row carries this ref, as words; "" for none."""
    return str(refs.index(ref)) if ref in refs else ""


def action_row(ref: str | None, source: read.Source, whole: read.Proposal) -> str:
    """Which row the action with this ref is, as words; "" for none. Of several with one ref it is the one in the same
    row of the document, else the first."""
    rows = [n for n, action in enumerate(whole.actions) if action.ref == ref]
    beside = [n for n in rows if row_words(whole.actions[n].source) == row_words(source)] if len(rows) > 1 else []
    return str((beside or rows)[0]) if rows else ""


def _objective(row: read.Objective, whole: read.Proposal) -> Words:
    return {"ref": row.ref, "title": row.title, "aim": _index([aim.ref for aim in whole.aims], row.aim)}


def _action(row: read.Action, whole: read.Proposal) -> Words:
    return {
        "ref": row.ref,
        "text": row.text,
        "objective": _index([o.ref for o in whole.objectives], row.objective),
        "leads": "\n".join(row.leads),
        "contributors": "\n".join(row.contributors),
        "due": row.due.words if row.due else "",
        "level": "",
    }


def _of_action(row: Any, whole: read.Proposal) -> Words:
    return {"action": action_row(row.action, row.source, whole)}


def statement_words(row: read.Statement) -> str:
    return "\n".join(block.text for block in row.blocks) or row.text


def _statement(row: read.Statement, whole: read.Proposal) -> Words:
    return {**_of_action(row, whole), "text": statement_words(row)}


def base_words(row: read.Measure) -> str:
    """What a measure is counted over: the document's words, else the number that it gives with every value."""
    if row.base and row.base.words:
        return row.base.words
    wholes = {value.denominator for value in row.values}
    return number_words(wholes.pop()) if len(wholes) == 1 else ""


def _measure(row: read.Measure, whole: read.Proposal) -> Words:
    """Of a measure without a value one empty place for it."""
    words = {"what": row.what, **_of_action(row, whole), "unit": row.unit, "base": base_words(row)}
    words["same"] = ""
    words["target"] = number_words(row.target)
    for at, value in enumerate(row.values or [None]):
        words[f"value-{at}"] = number_words(value.value) if value else ""
        words[f"period-{at}"] = value.period.words if value and value.period else ""
    return words


def _commitment(row: read.Commitment, whole: read.Proposal) -> Words:
    words = {"what": row.what, **_of_action(row, whole), "who": row.who or ""}
    return {**words, "due": row.due.words if row.due else "", "meeting": row.meeting or "", "same": ""}


@dataclass(frozen=True)
class Family:
    """One kind of proposed thing: how it is called, one of it, and what a form shows of one. `blank` is one that the
    reader missed; None where none can be added by hand."""

    name: str
    one: str
    words: Callable[[Any, read.Proposal], Words]
    blank: Callable[[read.Source], Any] | None = None
    rows: Callable[[read.Proposal], list[Any]] | None = None
    about: str = ""

    @property
    def addable(self) -> bool:
        return self.blank is not None


FAMILIES: dict[str, Family] = {
    "doubts": Family(
        "What to look at",
        "doubt",
        lambda *_: {"seen": ""},
        about="Tick what you have looked at and found right. What you correct counts as looked at.",
    ),
    "statuses": Family(
        "Statuses: what each word means",
        "status",
        lambda *_: {"level": ""},
        rows=statuses,
        about="Say once which level of the board’s own scale a word of the document stands for. It holds for every "
        "action with that word, and for the next document.",
    ),
    "leads": Family(
        "Leads: who is who",
        "lead",
        lambda row, _: {"name": row.words, "who": ""},
        rows=leads,
        about="Say once who each lead is. It holds wherever the document names it so, and for the next document.",
    ),
    "agencies": Family("Agencies: who is who", "agency", lambda row, _: {"name": row.name, "who": "itself"}),
    "aims": Family(
        "Aims",
        "aim",
        lambda row, _: {"ref": row.ref, "title": row.title},
        blank=lambda _: read.Aim(ref="", title=""),
    ),
    "objectives": Family("Objectives", "objective", _objective, blank=lambda _: read.Objective(ref="")),
    "actions": Family("Actions", "action", _action, blank=lambda source: read.Action(ref="", source=source)),
    "statements": Family(
        "Progress", "progress statement", _statement, blank=lambda source: read.Statement(action="", source=source)
    ),
    "measures": Family("Measures", "measure", _measure, blank=lambda source: read.Measure(what="", source=source)),
    "commitments": Family(
        "Promises", "promise", _commitment, blank=lambda source: read.Commitment(what="", source=source)
    ),
    "shortfalls": Family(
        "What the report says is missing",
        "shortfall",
        lambda row, whole: {"text": row.text, **_of_action(row, whole)},
        blank=lambda source: read.Shortfall(text="", source=source),
    ),
    "recommendations": Family("Recommendations", "list of recommendations", lambda *_: {}),
    "decisions_sought": Family("Decisions sought", "decision sought", lambda row, _: {"text": row.text}),
}
KEYS = ("doubts", "statuses", "leads")  # what is asked about the document, and is no part of the plan itself
WRITTEN = {name: family for name, family in FAMILIES.items() if name not in KEYS}


def rows_of(family: str, whole: read.Proposal) -> list[Any]:
    """The rows of a family, in order."""
    rows = FAMILIES[family].rows
    return rows(whole) if rows else list(getattr(whole, family))


def words_of(family: str, row: int, whole: read.Proposal, corrections: Corrections) -> Words:
    """The fields of one row as words, as they are now; `whole` is complete."""
    return _now(family, row, rows_of(family, whole)[row], whole, corrections)


def all_words(family: str, whole: read.Proposal, corrections: Corrections) -> list[Words]:
    """The same of each row of a family."""
    return [_now(family, n, thing, whole, corrections) for n, thing in enumerate(rows_of(family, whole))]


def _now(family: str, row: int, thing: Any, whole: read.Proposal, corrections: Corrections) -> Words:
    return {LEFT_OUT: "", **FAMILIES[family].words(thing, whole), **corrections.get(family, {}).get(row, {})}


def differing(family: str, row: int, whole: read.Proposal, typed: Mapping[str, str]) -> Words:
    """What of the words typed for a row differs from what was first read; line ends and outer spaces apart."""
    first = words_of(family, row, whole, {})
    return {name: words for name, words in typed.items() if trimmed(words) != trimmed(first.get(name, ""))}


def trimmed(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.strip().splitlines())


# What a person adds


def place_typed(source: read.Source) -> str:
    """A place as the words in which a correction keeps it."""
    return json.dumps({name: value for name, value in asdict(source).items() if value not in (None, "")})


def completed(proposal: read.Proposal, corrections: Corrections) -> read.Proposal:
    """The proposal as it was read, with a blank row at the end of its family for each that a person added."""
    added: dict[str, Any] = {}
    for name, typed in corrections.items():
        blank, rows = FAMILIES[name].blank, getattr(proposal, name, [])
        fresh = [words for row, words in sorted(typed.items()) if row >= len(rows) and PLACE in words]
        if blank and fresh:
            added[name] = [*rows, *(blank(read.Source(**json.loads(words[PLACE]))) for words in fresh)]
    return replace(proposal, **added) if added else proposal
