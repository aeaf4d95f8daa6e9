"""What a page of a proposal shows: each row with its words, the document's own words at its place, and the doubts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.intake.correcting import due_typed
from answerable.intake.families import (
    FAMILIES,
    LEFT_OUT,
    ROWS,
    Corrections,
    Said,
    Words,
    all_words,
    change_words,
    rows_of,
    words_of,
)
from answerable.intake.fields import Choices, Row
from answerable.intake.forms import understood
from answerable.plan.rules import next_ref, plain
from answerable.reading.letters import shortened
from answerable.reading.printed import Places, Printed, place_words
from answerable.reading.proposal import Action, Agency, Aim, Commitment, Doubt, Measure, Objective, Proposal, Source

_MOST_QUOTED = 700  # letters of one cell; the page of the document's own words has the rest
_LONGEST_HEADING = 60
_AROUND = 150  # letters before and after a name
_NO_PLACE = ("agencies", "aims", "objectives")
_FAMILY_OF = {Action: "actions", Objective: "objectives", Aim: "aims"}


@dataclass(frozen=True)
class Shown:
    """What a page of a proposal is made of: the complete proposal, its corrections, the document's own words, and the
    names under which the board knows agencies, groups and posts (plainly written), each with that body's own."""

    whole: Proposal
    typed: Corrections
    printed: Sequence[Printed]
    names: Mapping[str, str]

    def rows(self, family: str, page: int) -> list[Row]:
        """The rows of one page of a family, as they are now."""
        places = Places(self.printed)
        rows = list(enumerate(rows_of(family, self.whole)))[(page - 1) * ROWS : page * ROWS]
        return [self._row(family, number, thing, places) for number, thing in rows]

    def _row(self, family: str, number: int, thing: Any, places: Places) -> Row:
        about = self._spoken_of(thing) if isinstance(thing, Doubt) else thing
        source = getattr(about, "source", None)
        line = places.of(source) if source else next(iter(_named(about, places, self.printed)), None)
        source = source or (self.printed[line].source if line is not None else Source())
        words = words_of(family, number, self.whole, self.typed)
        return Row(
            number=number,
            name=name_of_row(family, number, thing, words),
            words=words,
            place=place_words(source),
            line=line,
            quoted=quoted(_FAMILY_OF.get(type(about), family), about, self.printed, line) if line is not None else [],
            doubts=[d.message for d in self.whole.doubts if _is_about(d, family, thing)],
            note=self._note(thing, words),
        )

    def _spoken_of(self, doubt: Doubt) -> Any:
        """The action, the aim or the objective that a doubt speaks of, of several actions the first; else the doubt."""
        for action in self.whole.actions:
            if re.match(rf"(?:Actions? )?{re.escape(action.ref)}(?:,| and|$)", doubt.where):
                return action
        levels = [*self.whole.objectives, *self.whole.aims]
        return next((level for level in levels if _is_about(doubt, "objectives", level)), doubt)

    def _note(self, thing: Any, words: Words) -> str:
        """How a date is understood as it now stands, which change a figure states, whom the board knows by a name, or
        what a lead leads."""
        if hasattr(thing, "due") and (due := due_typed(words["due"], thing.due, self.whole)):
            return understood(due.from_, due.to, due.year_inferred) or "No day can be read from these words"
        if isinstance(thing, Measure):
            return ". ".join(filter(None, [_printed(thing), _change(thing)]))
        if not isinstance(thing, Agency | Said):
            return ""
        names = [thing.words] if isinstance(thing, Said) else [thing.name, *thing.aliases]
        known = next((self.names[plain(name)] for name in names if plain(name) in self.names), None)
        where = f"In {', '.join(dict.fromkeys(thing.of))}." if isinstance(thing, Said) else ""
        return f"{where} The board knows it, as {known}.".strip() if known else where

    def suggested(self, family: str, line: int) -> Words:
        """What may be offered for a thing of this family that is added at a line: the words of a line that is no row of
        a table, and under what the action before it stands."""
        places = Places(self.printed)
        lines = [(places.of(action.source), n) for n, action in enumerate(self.whole.actions)]
        before = max(((at, n) for at, n in lines if at is not None and at <= line), default=None)
        row = self.printed[line]
        said = {} if row.table else {"text": row.cells[0], "what": row.cells[0]}
        if before is None:
            return said
        actions = all_words("actions", self.whole, self.typed)
        above = actions[before[1]]["objective"]
        refs = [words["ref"] for words in actions if words["objective"] == above]
        ref = next_ref(refs, "", {words["ref"] for words in actions}) if family == "actions" else ""
        return {**said, "ref": ref, "objective": above, **({"action": str(before[1])} if before[0] == line else {})}

    def levels(self, family: str) -> Choices:
        """The aims that an objective, or the objectives that an action, may stand under, as they are now called."""
        above = {"objectives": "aims", "actions": "objectives"}.get(family)
        return self.choices(above, "title") if above else []

    def choices(self, family: str, words: str) -> Choices:
        """The rows of a family that were not left out, by number, with their refs and words."""
        rows = enumerate(all_words(family, self.whole, self.typed))
        return [(str(n), f"{w['ref']}: {w[words]}"[:100].rstrip(": ")) for n, w in rows if not w[LEFT_OUT]]


def _printed(measure: Measure) -> str:
    """The figures of which a measure's values are made in the document's own words, where those say more."""
    said = [value.words for value in measure.values if value.numerator not in (None, value.value) and value.words]
    return f"Printed as “{'”, “'.join(said)}”" if said else ""


def _change(measure: Measure) -> str:
    return f"The document states a change: {change_words(measure.change)}" if measure.change else ""


def used_lines(whole: Proposal, printed: Sequence[Printed]) -> set[int]:
    """The lines and rows of a document from which something was understood, and its headings."""
    places = Places(printed)
    families = ("actions", "statements", "measures", "commitments", "shortfalls", "recommendations", "decisions_sought")
    used = {places.of(thing.source) for family in families for thing in getattr(whole, family)}
    named = [line for thing in (*whole.aims, *whole.objectives) for line in _named(thing, places, printed)]
    return heading_lines(printed) | {line for line in (*used, *named) if line is not None}


def _named(thing: Any, places: Places, printed: Sequence[Printed]) -> list[int]:
    """The rows that name an aim, an objective or an agency, which have no place of their own. Of those that say a title
    a heading comes first, and what has its ref as well or nothing besides."""
    if isinstance(thing, Agency):
        return [line for name in (thing.name, *thing.aliases) for line in places.saying(name)]
    if isinstance(thing, Doubt):
        heads = [line for line in places.saying(thing.where) if printed[line].heading]
        return [line for line in heads if plain(printed[line].cells[0]) == plain(thing.where)]
    with_ref, title = set(places.saying(thing.ref)), plain(thing.title)

    def besides(line: int) -> tuple[bool, bool]:
        row = printed[line]
        return line not in with_ref and all(plain(cell) != title for cell in row.cells), not row.heading

    return sorted(places.saying(thing.title), key=besides) or places.saying(thing.ref)


def quoted(family: str, thing: Any, printed: Sequence[Printed], line: int) -> list[tuple[str, str]]:
    """The document's own words for one thing, each with the heading of its column: of an action the whole row; of what
    has no place of its own the words around its name; of anything else its own cell, and of a promise (a milestone and
    its date), a status or a lead also the cells in which its words stand."""
    row = printed[line]
    if family == "doubts":  # of a section, whose heading this is
        return [("", words) for words in row.cells[:1]]
    if family in _NO_PLACE:
        names = [thing.name, *thing.aliases] if family == "agencies" else [thing.title, thing.ref]
        around = [_around(cell, name) for name in names for cell in row.cells if name and name in cell]
        return [("", words) for words in (around or row.cells)[:1]]
    heads = _headings(printed, line)
    cells = list(zip(heads, row.cells, strict=True))
    places = row.cell_sources or [row.source] * len(cells)
    own = [cell for cell, place in zip(cells, places, strict=True) if place.cell == thing.source.cell]
    if family != "actions" and thing.source.cell and own:
        said = {plain(words) for words in _own_words(thing)} - {""}
        cells = [cell for cell in cells if cell in own or any(words in plain(cell[1]) for words in said)]
    return [(head, shortened(words, _MOST_QUOTED)) for head, words in cells if words]


def _own_words(thing: Any) -> list[str]:
    """The words by which the cells are found that a thing was put together from."""
    if isinstance(thing, Commitment):
        return [thing.what, thing.due.words if thing.due else ""]
    return [thing.words] if isinstance(thing, Said) else []


def _headings(printed: Sequence[Printed], line: int) -> list[str]:
    """The heading of each column of a table's row; empty where it has none. The first row of a table counts as its
    headings where its cells are short."""
    row, none = printed[line], [""] * len(printed[line].cells)
    if not row.table or row.heading:
        return none
    heads = none
    for before in reversed(printed[:line]):
        if not before.table or before.source.part != row.source.part or len(before.cells) != len(row.cells):
            break
        if before.heading:
            return before.cells
        heads = before.cells
    return heads if all(len(words) <= _LONGEST_HEADING for words in heads) else none


def heading_lines(printed: Sequence[Printed]) -> set[int]:
    """The lines that are headings, and the first row of each table."""
    first = {
        n for n, row in enumerate(printed) if row.table and (not n or printed[n - 1].source.part != row.source.part)
    }
    return first | {n for n, row in enumerate(printed) if row.heading}


def _around(words: str, name: str) -> str:
    """The words around a name, cut where they are many."""
    at = words.index(name)
    begin, end = max(0, at - _AROUND), at + len(name) + _AROUND
    before, after = "…" if begin else "", "…" if end < len(words) else ""
    return f"{before}{words[begin:end].strip()}{after}"


def name_of_row(family: str, number: int, thing: Any, words: Words) -> str:
    """How a page calls one proposed thing."""
    one = FAMILIES[family].one
    if isinstance(thing, Said):
        return f"“{thing.words}”"
    if isinstance(thing, Doubt):
        return f"{number + 1}. {thing.where}"
    if family == "agencies":
        return str(thing.name)
    if family in ("aims", "objectives", "actions"):
        ref = thing.ref or words["ref"]
        return ref if re.match(r"[A-Za-z]{2,}", ref) else f"{one.capitalize()} {ref}"
    if family == "recommendations":
        return f"Recommendations by {thing.made_by}" if thing.made_by else "Recommendations"
    under = getattr(thing, "action", None)
    where = f"action {under}" if under else getattr(thing, "section", "") or ""
    return f"{one.capitalize()} {number + 1}" + (f", {where}" if where else "")


def _is_about(doubt: Doubt, family: str, thing: Any) -> bool:
    if family == "doubts":
        return doubt is thing
    if family == "actions":
        return doubt.where in (thing.ref, f"Action {thing.ref}") if thing.ref else False
    if family in ("aims", "objectives"):
        return thing.ref in (doubt.where, doubt.where.partition(" ")[2]) if thing.ref else False
    return family == "agencies" and any(f"“{name}”" in doubt.message for name in (thing.name, *thing.aliases))


def initial(rows: Sequence[Row], family: str, whole: Proposal, kept: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The values of a page's form, with these corrections."""
    values: dict[str, Any] = {}
    for row in rows:
        words: Words = words_of(family, row.number, whole, {family: {row.number: kept.get(str(row.number), {})}})
        for name, word in words.items():
            values[f"{row.number}-{name}"] = bool(word) if name in (LEFT_OUT, "seen") else word
    return values
