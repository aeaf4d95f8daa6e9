"""A proposal with a person's corrections. Pure.

A proposal as first read never changes. What a person corrects or adds is kept as words (see `families`) and laid over
it here: `corrected` is the proposal that is written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from answerable.intake import who_is_who
from answerable.intake.families import (
    DROP,
    KEEP,
    LEFT_OUT,
    Corrections,
    Words,
    action_row,
    all_words,
    base_words,
    completed,
    leads,
    number_words,
    statement_words,
    statuses,
    trimmed,
)
from answerable.plan.rules import as_asked
from answerable.reading import proposal as read
from answerable.reading.dates import parse_period
from answerable.reading.read import due_of

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}", re.ASCII)  # out of how many, as a number alone
_NO_GROUPS: Mapping[int, str] = MappingProxyType({})


def _part(value: read.Value, whole: float, unit: str) -> read.Value:
    """A value as a part of a whole that a person gave, or left as it was when they gave another value."""
    return replace(value, numerator=value.numerator if unit == "%" else value.value, denominator=whole)


def lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def corrected(
    proposal: read.Proposal,
    corrections: Corrections,
    *,
    known: Mapping[int, str],
    known_groups: Mapping[int, str] = _NO_GROUPS,
) -> read.Proposal:
    """The proposal with every correction: what was left out is gone with all that speaks of it, and whoever spoke of a
    ref that changed speaks of the new one. `known` and `known_groups` are the board's agencies and groups by id, for
    who is who."""
    over = _Over(completed(proposal, corrections), corrections)
    bodies = corrections.get("agencies", {})
    agencies, groups = over.leads.bodies(known, known_groups)
    return replace(
        proposal,
        aims=[replace(row, ref=words["ref"], title=words["title"]) for _, row, words in over.kept("aims")],
        objectives=[over.objective(row, words) for _, row, words in over.kept("objectives")],
        actions=[over.action(row, words) for _, row, words in over.kept("actions")],
        statements=[over.statement(r, w) for _, r, w in over.following("statements")],
        updates=[replace(u, action=ref) for u in proposal.updates if (ref := over.follow(u.action, u.source))],
        agencies=who_is_who.joined(who_is_who.settled(proposal.agencies, bodies, known), agencies),
        groups=who_is_who.joined(proposal.groups + who_is_who.groups(proposal.agencies, bodies), groups),
        measures=[over.measure(r, w) for _, r, w in over.following("measures")],
        commitments=[over.commitment(r, w) for _, r, w in over.following("commitments")],
        shortfalls=[replace(row, text=words["text"]) for _, row, words in over.following("shortfalls")],
        recommendations=[row for _, row, _ in over.kept("recommendations")],
        decisions_sought=[replace(row, text=words["text"]) for _, row, words in over.kept("decisions_sought")],
    )


@dataclass(frozen=True)
class Besides:
    """What a person says that no proposal holds. `posts`: the leads that are posts, as they are to be called.
    `promises`: for each promise of the corrected proposal which one that stands it is (see `same_promise.settled`).
    `measures`: for each measure the id of the one of the plan that it is, else "". `closed`: the outcome with which
    actions that the document no longer has are closed, by id; `why_closed`: the reason."""

    posts: list[str] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    closed: Mapping[int, str] = field(default_factory=dict)
    why_closed: str = ""


def besides(proposal: read.Proposal, corrections: Corrections) -> Besides:
    over = _Over(completed(proposal, corrections), corrections)

    def same(family: str) -> list[str]:
        return [words["same"] for _, _, words in over.following(family)]

    return Besides(over.leads.posts(), same("commitments"), same("measures"))


def rows_left(family: str, proposal: read.Proposal, corrections: Corrections) -> list[int]:
    """The row, as it was read, of each that the corrected proposal has of a family, in its order."""
    over = _Over(completed(proposal, corrections), corrections)
    found = over.kept(family) if family in ("aims", "objectives", "actions") else over.following(family)
    return [row for row, _, _ in found]


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
    whole: read.Proposal  # complete
    corrections: Corrections

    @cached_property
    def leads(self) -> who_is_who.Leads:
        said = [lead.words for lead in leads(self.whole)]
        return who_is_who.Leads(said, self.corrections.get("leads", {}))

    @cached_property
    def levels(self) -> dict[str, str]:
        """What a person says of each word for a status."""
        typed = self.corrections.get("statuses", {})
        return {as_asked(said.words): typed.get(n, {}).get("level", "") for n, said in enumerate(statuses(self.whole))}

    @cached_property
    def actions(self) -> list[Words]:
        return all_words("actions", self.whole, self.corrections)

    @cached_property
    def refs(self) -> set[str]:
        return {action.ref for action in self.whole.actions}

    def kept(self, family: str) -> list[tuple[int, Any, Words]]:
        """The rows that were not left out, each with its number and its words."""
        things = getattr(self.whole, family)
        rows = zip(things, all_words(family, self.whole, self.corrections), strict=True)
        return [(n, row, words) for n, (row, words) in enumerate(rows) if not words[LEFT_OUT]]

    def following(self, family: str) -> list[tuple[int, Any, Words]]:
        """The same, each speaking of its action's ref as it is now; those of an action left out are gone."""
        found = []
        for n, row, words in self.kept(family):
            if words["action"]:
                of = self.actions[int(words["action"])]
                if not of[LEFT_OUT]:
                    found.append((n, replace(row, action=of["ref"]), words))
            elif family != "statements" or row.action not in self.refs | {""}:
                found.append((n, replace(row, action=None) if row.action in self.refs else row, words))
        return found

    def follow(self, ref: str, source: read.Source) -> str | None:
        """What the action with this ref is now called; None where it was left out."""
        row = action_row(ref, source, self.whole)
        return ref if not row else None if self.actions[int(row)][LEFT_OUT] else self.actions[int(row)]["ref"]

    def level(self, family: str, row: str, printed: str | None) -> str | None:
        """The ref of the aim or objective that `row` numbers; None for none, or where it was left out."""
        there: list[Any] = getattr(self.whole, family)
        if not row:
            return printed if printed not in [level.ref for level in there] and printed else None
        words = self._levels_above[family][int(row)]
        return None if words[LEFT_OUT] else words["ref"]

    @cached_property
    def _levels_above(self) -> dict[str, list[Words]]:
        return {family: all_words(family, self.whole, self.corrections) for family in ("aims", "objectives")}

    def objective(self, row: read.Objective, words: Words) -> read.Objective:
        aim = self.level("aims", words["aim"], row.aim)
        return replace(row, ref=words["ref"], title=words["title"], aim=aim, leads=self.leads.called(row.leads))

    def action(self, row: read.Action, words: Words) -> read.Action:
        status, level = self.status(row.status, words["level"])
        return replace(
            row,
            ref=words["ref"],
            text=words["text"],
            objective=self.level("objectives", words["objective"], row.objective),
            leads=self.leads.called(lines(words["leads"])),
            contributors=self.leads.called(lines(words["contributors"])),
            due=due_typed(words["due"], row.due, self.whole),
            status=status,
            level=level,
        )

    def status(self, printed: str | None, chosen: str) -> tuple[str | None, str | None]:
        """A status as printed, and the level that a person put it on: the row's own, or else that of its word."""
        chosen = chosen or self.levels.get(as_asked(printed or ""), "")
        if chosen == DROP:
            return None, None
        return printed, "" if chosen == KEEP else chosen or None

    def statement(self, row: read.Statement, words: Words) -> read.Statement:
        if trimmed(words["text"]) == trimmed(statement_words(row)):
            return row
        kinds = {block.text: block.kind for block in row.blocks}
        said = lines(words["text"])
        blocks = [read.Block(kind=kinds.get(line, "paragraph"), text=line) for line in said]
        return replace(row, text=" ".join(said), blocks=blocks)

    def measure(self, row: read.Measure, words: Words) -> read.Measure:
        base, over, again = row.base, _WHOLE.fullmatch(words["base"].strip()), words["base"] != base_words(row)
        whole = float(over[0].replace(",", "")) if over else None
        if again:
            base = replace(base or read.Base(), words="" if over else words["base"], n=int(whole) if whole else None)
        there = row.values or [read.Value(value=float("nan"))]
        values = [self.value(value, at, words) for at, value in enumerate(there) if words[f"value-{at}"]]
        if whole:
            values = [value if value.denominator == whole else _part(value, whole, row.unit) for value in values]
        elif again and not words["base"]:
            values = [replace(value, numerator=None, denominator=None) for value in values]
        target = float(words["target"]) if words["target"] else None
        return replace(row, what=words["what"], unit=words["unit"], base=base, target=target, values=values)

    def value(self, value: read.Value, at: int, words: Words) -> read.Value:
        """A figure that a person corrected no longer has the words, the hedge and the parts that were printed."""
        typed, period = words[f"value-{at}"], words[f"period-{at}"]
        if value.value != value.value or typed != number_words(value.value):
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
