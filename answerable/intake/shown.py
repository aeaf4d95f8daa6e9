"""What a page of a proposal shows: each row with its words, the document's own words at its place, and the doubts."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from answerable.intake import who_is_who
from answerable.intake.correcting import FAMILIES, LEFT_OUT, ROWS, Words, due_typed, number_words, words_of
from answerable.intake.fields import Choices, Row
from answerable.intake.forms import understood
from answerable.intake.record import Typed
from answerable.reading.printed import Places, Printed, place_words
from answerable.reading.proposal import Agency, Doubt, Proposal, Source

_MOST_QUOTED = 700  # letters of one cell; the page of the document's own words has the rest
_UNITS = {"percent": "per cent", "points": "percentage points", "count": ""}
_AROUND = 150  # letters before and after a name


def page_rows(
    family: str, page: int, whole: Proposal, typed: Typed, printed: Sequence[Printed], names: Mapping[str, str]
) -> list[Row]:
    """The rows of one page of a family, as they are now. `names` are those under which the board knows its agencies."""
    places = Places(printed)
    rows = list(enumerate(getattr(whole, family)))[(page - 1) * ROWS : page * ROWS]
    return [_row(family, number, thing, whole, typed, printed, places, names) for number, thing in rows]


def _row(
    family: str,
    number: int,
    thing: Any,
    whole: Proposal,
    typed: Typed,
    printed: Sequence[Printed],
    places: Places,
    names: Mapping[str, str],
) -> Row:
    line = places.of(thing.source) if hasattr(thing, "source") else next(iter(_named(thing, places)), None)
    source = getattr(thing, "source", printed[line].source if line is not None else Source())
    words = words_of(family, number, whole, typed)
    return Row(
        number=number,
        name=name_of_row(family, number, thing),
        words=words,
        place=place_words(source),
        line=line,
        quoted=_quoted(family, thing, printed[line]) if line is not None else [],
        doubts=[doubt.message for doubt in whole.doubts if _is_about(doubt, family, thing)],
        note=_note(thing, words, whole, names),
    )


def _note(thing: Any, words: Words, whole: Proposal, names: Mapping[str, str]) -> str:
    """How a date is understood as it now stands, which change a figure states, or whom the board knows by an agency's
    name."""
    if hasattr(thing, "due") and (due := due_typed(words["due"], thing.due, whole)):
        return understood(due.from_, due.to, due.year_inferred) or "No day can be read from these words"
    if change := getattr(thing, "change", None):
        much = "" if change.value is None else f" {number_words(change.value)} {_UNITS[change.unit]}"
        return f"The document states a change: {change.direction or 'changed'}{much}".rstrip()
    if isinstance(thing, Agency):
        known = next((names[name] for name in (thing.name, *thing.aliases) if name in names), None)
        return f"The board knows it, as {known}." if known else ""
    return ""


def _named(thing: Any, places: Places) -> list[int]:
    """The rows that name an aim, an objective or an agency, which have no place of their own."""
    if isinstance(thing, Agency):
        return [line for name in (thing.name, *thing.aliases) for line in places.saying(name)]
    return places.saying(thing.title) or places.saying(thing.ref)


def _quoted(family: str, thing: Any, row: Printed) -> list[str]:
    """The document's own words for one thing: of an action the whole row; of what has no place of its own the words
    around its name; of anything else its own cell."""
    if family in ("agencies", "aims", "objectives"):
        names = [thing.name, *thing.aliases] if family == "agencies" else [thing.title, thing.ref]
        return [_around(cell, name) for name in names for cell in row.cells if name and name in cell][:1] or row.cells[
            :1
        ]
    cells = [cell for cell, place in zip(row.cells, row.cell_sources, strict=False) if place.cell == thing.source.cell]
    whole = family == "actions" or not thing.source.cell or not cells
    return [_cut(cell) for cell in (row.cells if whole else cells) if cell]


def _around(words: str, name: str) -> str:
    """The words around a name, cut where they are many."""
    at = words.index(name)
    begin, end = max(0, at - _AROUND), at + len(name) + _AROUND
    before, after = "…" if begin else "", "…" if end < len(words) else ""
    return f"{before}{words[begin:end].strip()}{after}"


def name_of_row(family: str, number: int, thing: Any) -> str:
    """How a page calls one proposed thing."""
    one = FAMILIES[family].one
    if family == "agencies":
        return str(thing.name)
    if family in ("aims", "objectives", "actions"):
        return thing.ref if re.match(r"[A-Za-z]{2,}", thing.ref) else f"{one.capitalize()} {thing.ref}"
    if family == "recommendations":
        return f"Recommendations by {thing.made_by}" if thing.made_by else "Recommendations"
    under = getattr(thing, "action", None)
    where = f"action {under}" if under else getattr(thing, "section", "") or ""
    return f"{one.capitalize()} {number + 1}" + (f", {where}" if where else "")


def _is_about(doubt: Doubt, family: str, thing: Any) -> bool:
    if family == "actions":
        return doubt.where == f"Action {thing.ref}"
    if family in ("aims", "objectives"):
        return thing.ref in (doubt.where, doubt.where.partition(" ")[2])
    return family == "agencies" and any(f"“{name}”" in doubt.message for name in (thing.name, *thing.aliases))


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_QUOTED else words[: _MOST_QUOTED - 1].rstrip() + "…"


def initial(rows: Sequence[Row], family: str, whole: Proposal, kept: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The values of a page's form, with these corrections."""
    values: dict[str, Any] = {}
    for row in rows:
        words: Words = words_of(family, row.number, whole, {family: {row.number: kept.get(str(row.number), {})}})
        for name, word in words.items():
            values[f"{row.number}-{name}"] = bool(word) if name == LEFT_OUT else word
    return values


def levels(family: str, whole: Proposal, typed: Typed) -> Choices:
    """The aims that an objective, or the objectives that an action, may stand under, as they are now called."""
    above = {"objectives": "aims", "actions": "objectives"}.get(family)
    if above is None:
        return []
    rows = [(str(n), words_of(above, n, whole, typed)) for n in range(len(getattr(whole, above)))]
    return [(n, f"{w['ref']}: {w['title']}"[:120].rstrip(": ")) for n, w in rows if not w[LEFT_OUT]]


def bodies(rows: Sequence[Row], known: dict[int, str]) -> Choices:
    """Who an agency of this page may be."""
    return [
        (who_is_who.ITSELF, "An agency, under this name"),
        (who_is_who.NONE, "No agency: leave it out"),
        (who_is_who.GROUP, "A group of the board, not an agency"),
        *((f"{who_is_who.KNOWN}{pk}", f"The board’s {name}") for pk, name in known.items()),
        *((f"{who_is_who.SAME}{row.number}", f"Another name of {row.name}") for row in rows),
    ]


def doubts_with_pages(whole: Proposal) -> list[tuple[Doubt, str, int, int]]:
    """Each doubt with the family, page and row that it is about ("" where it is about no single one)."""
    actions = {f"Action {action.ref}": n for n, action in reversed(list(enumerate(whole.actions)))}
    objectives = {o.ref: n for n, o in reversed(list(enumerate(whole.objectives)))}
    found = []
    for doubt in whole.doubts:
        family = "actions" if doubt.where in actions else "objectives" if doubt.where in objectives else ""
        number = actions.get(doubt.where, objectives.get(doubt.where, 0))
        found.append((doubt, family, number // ROWS + 1, number))
    return found
