"""A proposal with a person's corrections. Pure.

A proposal as first read never changes. What a person corrects is kept as words, by family, row and field, and laid over
it here: `words_of` gives a row's fields as the form shows them, `corrected` the proposal that is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from answerable.intake import who_is_who
from answerable.reading import proposal as read
from answerable.reading.dates import parse_period
from answerable.reading.read import due_of

ROWS = 20  # of one page
LEFT_OUT = "left_out"
YES = "yes"
Words = dict[str, str]
Corrections = Mapping[str, Mapping[int, Mapping[str, str]]]
T = TypeVar("T")


def number_words(value: float | None) -> str:
    """A figure as it is typed: no trailing noughts, every digit kept.

    >>> number_words(42.0), number_words(1234567.5), number_words(None)
    ('42', '1234567.5', '')
    """
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


# What a form shows of each row, as first read


def _index(refs: Sequence[str], ref: str | None) -> str:
    """Which row carries this ref, as words; "" for none."""
    return str(refs.index(ref)) if ref in refs else ""


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
        "status": row.status or "",
    }


def _statement(row: read.Statement, _: read.Proposal) -> Words:
    return {"text": "\n".join(block.text for block in row.blocks) or row.text}


def _measure(row: read.Measure, _: read.Proposal) -> Words:
    words = {"what": row.what, "unit": row.unit, "base": row.base.words if row.base else ""}
    words["target"] = number_words(row.target)
    for at, value in enumerate(row.values):
        words[f"value-{at}"] = number_words(value.value)
        words[f"period-{at}"] = value.period.words if value.period else ""
    return words


def _commitment(row: read.Commitment, _: read.Proposal) -> Words:
    due = row.due.words if row.due else ""
    return {"what": row.what, "who": row.who or "", "due": due, "meeting": row.meeting or ""}


@dataclass(frozen=True)
class Family:
    """One kind of proposed thing: how it is called, one of it, and what a form shows of one."""

    name: str
    one: str
    words: Callable[[Any, read.Proposal], Words]


FAMILIES: dict[str, Family] = {
    "agencies": Family("Agencies: who is who", "agency", lambda row, _: {"name": row.name, "who": who_is_who.ITSELF}),
    "aims": Family("Aims", "aim", lambda row, _: {"ref": row.ref, "title": row.title}),
    "objectives": Family("Objectives", "objective", _objective),
    "actions": Family("Actions", "action", _action),
    "statements": Family("Progress", "progress statement", _statement),
    "measures": Family("Measures", "measure", _measure),
    "commitments": Family("Promises", "promise", _commitment),
    "shortfalls": Family("What the report says is missing", "shortfall", lambda row, _: {"text": row.text}),
    "recommendations": Family("Recommendations", "list of recommendations", lambda *_: {}),
    "decisions_sought": Family("Decisions sought", "decision sought", lambda row, _: {"text": row.text}),
}


def words_of(family: str, row: int, whole: read.Proposal, corrections: Corrections) -> Words:
    """The fields of one row as words, as they are now."""
    thing = getattr(whole, family)[row]
    return {LEFT_OUT: "", **FAMILIES[family].words(thing, whole), **corrections.get(family, {}).get(row, {})}


def differing(family: str, row: int, whole: read.Proposal, typed: Mapping[str, str]) -> Words:
    """What of the words typed for a row differs from what was first read; line ends and outer spaces apart."""
    first = words_of(family, row, whole, {})
    return {name: words for name, words in typed.items() if _plainly(words) != _plainly(first.get(name, ""))}


def _plainly(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.strip().splitlines())


# The corrected proposal


def corrected(proposal: read.Proposal, corrections: Corrections, *, known: Mapping[int, str]) -> read.Proposal:
    """The proposal with every correction: what was left out is gone with all that speaks of it, and whoever spoke of a
    ref that changed speaks of the new one. `known` are the board's agencies by id, for who is who."""
    over = _Over(proposal, corrections)
    aims, objectives, actions = over.kept("aims"), over.kept("objectives"), over.kept("actions")
    return replace(
        proposal,
        aims=[replace(row, ref=words["ref"], title=words["title"]) for _, row, words in aims],
        objectives=[over.objective(row, words) for _, row, words in objectives],
        actions=[over.action(row, words) for _, row, words in actions],
        statements=[over.statement(r, w) for _, r, w in over.following("statements")],
        updates=[replace(u, action=ref) for u in proposal.updates if (ref := over.follow(u.action, u.source))],
        agencies=who_is_who.settled(proposal.agencies, corrections.get("agencies", {}), known),
        groups=proposal.groups + who_is_who.groups(proposal.agencies, corrections.get("agencies", {})),
        measures=[over.measure(r, w) for _, r, w in over.following("measures")],
        commitments=[over.commitment(r, w) for _, r, w in over.following("commitments")],
        shortfalls=[replace(row, text=words["text"]) for _, row, words in over.following("shortfalls")],
        recommendations=[row for _, row, _ in over.kept("recommendations")],
        decisions_sought=[replace(row, text=words["text"]) for _, row, words in over.kept("decisions_sought")],
    )


def due_typed(words: str, before: read.Due | None, whole: read.Proposal) -> read.Due | None:
    """When something is due by the words that stand in its field: as it was read where they are the same, else read
    anew; without a day where they name none."""
    if not words or (before and before.words == words):
        return before if words else None
    return due_of(words, title=whole.document.title, written=_written(whole)) or read.Due(words=words)


def _written(whole: read.Proposal) -> date | None:
    return date.fromisoformat(whole.document.date) if whole.document.date else None


@dataclass(frozen=True)
class _Over:
    whole: read.Proposal
    corrections: Corrections

    def words(self, family: str, row: int) -> Words:
        return words_of(family, row, self.whole, self.corrections)

    def kept(self, family: str) -> list[tuple[int, Any, Words]]:
        """The rows that were not left out, each with its number and its words."""
        rows = [(n, row, self.words(family, n)) for n, row in enumerate(getattr(self.whole, family))]
        return [(n, row, words) for n, row, words in rows if not words[LEFT_OUT]]

    def following(self, family: str) -> list[tuple[int, Any, Words]]:
        """The same, each speaking of its action's ref as it is now; those of an action left out are gone."""
        found = []
        for n, row, words in self.kept(family):
            if row.action is None:
                found.append((n, row, words))
            elif ref := self.follow(row.action, row.source):
                found.append((n, replace(row, action=ref), words))
        return found

    def follow(self, ref: str, source: read.Source) -> str | None:
        """What the action with this ref is now called; None where it was left out. Of several with one ref it is the
        one in the same row of the document, else the first."""
        rows = [n for n, action in enumerate(self.whole.actions) if action.ref == ref]
        if not rows:
            return ref
        beside = [n for n in rows if _row(self.whole.actions[n].source) == _row(source)]
        words = self.words("actions", (beside or rows)[0])
        return None if words[LEFT_OUT] else words["ref"]

    def level(self, family: str, row: str, printed: str | None) -> str | None:
        """The ref of the aim or objective that `row` numbers; None for none, or where it was left out."""
        there: list[Any] = getattr(self.whole, family)
        if not row:
            return printed if printed not in [level.ref for level in there] and printed else None
        words = self.words(family, int(row))
        return None if words[LEFT_OUT] else words["ref"]

    def objective(self, row: read.Objective, words: Words) -> read.Objective:
        return replace(row, ref=words["ref"], title=words["title"], aim=self.level("aims", words["aim"], row.aim))

    def action(self, row: read.Action, words: Words) -> read.Action:
        return replace(
            row,
            ref=words["ref"],
            text=words["text"],
            objective=self.level("objectives", words["objective"], row.objective),
            leads=lines(words["leads"]),
            contributors=lines(words["contributors"]),
            due=due_typed(words["due"], row.due, self.whole),
            status=words["status"] or None,
        )

    def statement(self, row: read.Statement, words: Words) -> read.Statement:
        if _plainly(words["text"]) == _plainly(_statement(row, self.whole)["text"]):
            return row
        kinds = {block.text: block.kind for block in row.blocks}
        said = lines(words["text"])
        blocks = [read.Block(kind=kinds.get(line, "paragraph"), text=line) for line in said]
        return replace(row, text=" ".join(said), blocks=blocks)

    def measure(self, row: read.Measure, words: Words) -> read.Measure:
        base = row.base
        if words["base"] != (base.words if base else ""):
            base = replace(base or read.Base(), words=words["base"], n=None)
        values = [self.value(value, at, words) for at, value in enumerate(row.values) if words[f"value-{at}"]]
        target = float(words["target"]) if words["target"] else None
        return replace(row, what=words["what"], unit=words["unit"], base=base, target=target, values=values)

    def value(self, value: read.Value, at: int, words: Words) -> read.Value:
        """A figure that a person corrected no longer has the words, the hedge and the parts that were printed."""
        typed, period = words[f"value-{at}"], words[f"period-{at}"]
        if typed != number_words(value.value):
            unit = words["unit"]
            shown = f"{typed}{unit}" if unit == "%" else f"{typed} {unit}".strip()
            value = read.Value(value=float(typed), words=shown, period=value.period, partial=value.partial)
        if period != (value.period.words if value.period else ""):
            said = (parse_period(period, written=_written(self.whole)) or read.Period(words=period)) if period else None
            value = replace(value, period=said)
        return value

    def commitment(self, row: read.Commitment, words: Words) -> read.Commitment:
        due = due_typed(words["due"], row.due, self.whole)
        return replace(row, what=words["what"], who=words["who"] or None, due=due, meeting=words["meeting"] or None)


def _row(source: read.Source) -> tuple[Any, ...]:
    return (source.part, source.sheet, source.page, source.row, None if source.row else source.line)
