"""What a table's columns hold, where their headings leave it open: told by what stands in them."""

import re
from dataclasses import replace
from itertools import pairwise

from answerable.reading.blocks import Cell
from answerable.reading.structure.columns import Column, period_in
from answerable.reading.structure.labels import is_ref

_REF_HEAD = re.compile(r"\b(?:ref|reference|no|number|id|code)\b|#", re.IGNORECASE)
_OPEN = re.compile(r"(?:ongoing|immediate(?:ly)?|continuous|tbc|to be confirmed)\b", re.IGNORECASE)
_STATE = re.compile(
    r"(?:open|closed?|done|completed?|achieved|overdue|outstanding|in progress|ongoing|not (?:yet )?started|on track"
    r"|off track|delayed|carried forward|underway)\b",
    re.IGNORECASE,
)
_PROSE = 8  # words on average from which a column holds running text
_WORD = 4  # words at most in a column that holds a status


def settled_by_content(found: list[Column], rows: list[list[Cell]]) -> list[Column]:
    """`found` with its open columns settled. `rows` are the table's rows by column, headers and level rows left out."""
    rows = [row for row in rows if len(row) == len(found)]
    if not rows:
        return found
    found = _levels(list(found), rows)
    roles = [column.role for column in found]
    if "status" not in roles and roles.count("progress") > 1:
        short = [at for at, role in enumerate(roles) if role == "progress" and _longest(rows, at) <= _WORD]
        if 0 < len(short) < roles.count("progress"):
            found = _with_role(found, short[0], "status")
    for at, column in enumerate(found):
        if (
            column.role == "status"
            and _average(rows, at) >= _PROSE
            or column.role == "other"
            and period_in(column.heading) == column.heading
            and _average(rows, at) > _WORD
        ):
            found = _with_role(found, at, "progress")
    if "due" not in roles:
        dated = [at for at, column in enumerate(found) if column.role in ("other", "why") and _is_dates(rows, at)]
        found = _with_role(found, dated[0], "due") if dated else found
    if "ref" not in roles and found[0].role == "other" and _is_refs(rows):
        found = _with_role(found, 0, "ref")
    roles = [column.role for column in found]
    if "progress" not in roles:
        told = [at for at, role in enumerate(roles) if role in ("why", "other") and _tells(rows, at)]
        role = "progress" if told and ("status" in roles or _longest(rows, told[0]) > _WORD) else "status"
        found = _with_role(found, told[0], role) if told else found
    if not any(column.role == "progress" for column in found):
        what = next(at for at, column in enumerate(found) if column.role == "what")
        long = [at for at, c in enumerate(found) if c.role == "other" and at > what and _average(rows, at) >= _PROSE]
        if long:
            found = _with_role(found, long[-1], "progress")
    return found


def counts_only(found: list[Column], rows: list[list[Cell]]) -> bool:
    """Whether the column of actions holds nothing but numbers: a table that counts actions, not one of them."""
    what = next(at for at, column in enumerate(found) if column.role == "what")
    filled = [row[what].text for row in rows if len(row) == len(found) and row[what].text]
    return bool(filled) and all(re.fullmatch(r"[\d.,%]+", text) for text in filled)


def _levels(found: list[Column], rows: list[list[Cell]]) -> list[Column]:
    """Columns left of the action that hold one level for several rows: merged, repeated, or printed once. A column of
    refs beside such a one belongs to it."""
    what = next(at for at, column in enumerate(found) if column.role == "what")
    refs = [at for at, column in enumerate(found) if column.role == "ref"]
    for at in range(what):
        if found[at].role == "other" and _holds(rows, at):
            found = _with_role(found, at, "level")
    for at, after in pairwise(range(what)):
        if found[after].role == "level" and found[at].role == "ref" and len(refs) > 1 and at != refs[-1]:
            found = _with_role(found, at, "level")
    return found


def _holds(rows: list[list[Cell]], at: int) -> bool:
    filled = [row[at] for row in rows if row[at].text]
    merged = any(one[at] is two[at] and one[at].text for one, two in pairwise(rows))
    return bool(filled) and (merged or len({cell.text for cell in filled}) < len(filled) or len(filled) < len(rows))


def refs_of_levels(found: list[Column]) -> dict[int, int]:
    """Level columns that hold only the ref of the level in the next column: that column -> the column of its ref."""
    return {
        after: at
        for at, after in pairwise(range(len(found)))
        if found[at].role == found[after].role == "level" and _REF_HEAD.search(found[at].heading)
    }


def _tells(rows: list[list[Cell]], at: int) -> bool:
    """Whether most cells of a column begin with how an action stands: "Closed – sent on 3 May"."""
    filled = [row[at].text for row in rows if row[at].text]
    return len(filled) > 1 and 3 * sum(bool(_STATE.match(text)) for text in filled) >= 2 * len(filled)


def _is_dates(rows: list[list[Cell]], at: int) -> bool:
    filled = [row[at].text for row in rows if row[at].text]
    dates = [text for text in filled if len(text) < 40 and (period_in(text) or _OPEN.match(text))]
    return len(filled) > 0 and 3 * len(dates) >= 2 * len(filled)


def _is_refs(rows: list[list[Cell]]) -> bool:
    filled = [row[0].text for row in rows if row[0].text]
    return len(filled) > 0 and all(is_ref(text) for text in filled)


def _with_role(found: list[Column], at: int, role: str) -> list[Column]:
    changed = replace(found[at], role=role)  # type: ignore[arg-type]  # each caller names a Role
    return [*found[:at], changed, *found[at + 1 :]]


def _words(rows: list[list[Cell]], at: int) -> list[int]:
    return [len(row[at].text.split()) for row in rows if row[at].text]


def _longest(rows: list[list[Cell]], at: int) -> int:
    return max(_words(rows, at), default=99)


def _average(rows: list[list[Cell]], at: int) -> float:
    counts = _words(rows, at)
    return sum(counts) / len(counts) if counts else 0.0
