"""Which of a table's columns is what: the headings' words and the cells' contents weighed together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from answerable.reading.blocks import Cell, Table
from answerable.reading.formats.grid import columns
from answerable.reading.structure.columns import Column, Role, header_columns, period_in, roles_of
from answerable.reading.structure.contents import Profile, fit, profile_of

_NAMED = 3.0  # what a heading that names a role weighs, beside contents
_MAY_NAME = 1.0  # what a heading weighs for a role that it names beside another
_UNNAMED = 0.5  # what speaks for "other", where a heading names nothing
_PERIOD = 2.0  # what a period in a heading says for "progress"
_LEFT = 1.5  # what speaks against "progress" left of the action
_SURE = 3  # filled cells from which contents weigh in full
_FEW = 8  # rows among which a header is looked for
_ROLES: tuple[Role, ...] = ("ref", "what", "why", "lead", "contributor", "due", "progress", "status", "level", "other")
_BEST_WHAT = (
    r"\bactions?\b|activit|\btasks?\b|what (?:we )?will|what (?:do|are|needs|is to)",
    r"^(?!.*(?:milestone|step))",
)
_NOT_DUE = r"(?!.*(?:start|begin|review|updat|raised|opened|agreed|meeting|actual|closed|(?<!be )completed))"
_BEST_DUE = (
    rf"^{_NOT_DUE}.*(?:revis|finish|\bend\b|target|complet|deadline|by when|timescale|due|timeframe)",
    rf"^{_NOT_DUE}.*(?:when|date|timing|by)",
    r"review",
    r"start|begin",
)
_BEST_STATUS = (r"current|now|latest|new", r"^(?!.*(?:previous|last|prior|initial|baseline|inherent))")


def heads(table: Table) -> dict[int, list[Column]]:
    """The header rows of a plan's table, by row number, each column as its heading names it: those whose words say so,
    or else the first row of short words over rows whose contents are a plan's. Empty where it is no plan."""
    named: dict[int, list[Column]] = {}
    for at, row in enumerate(table.rows):
        found = header_columns(row)
        if found and (not named or at - 1 in named or _is_another_header(found, [*named.values()])):
            named[at] = found
    return named or _by_contents(table)


def _is_another_header(found: list[Column], before: list[list[Column]]) -> bool:
    """Whether a row below a header is one too, and not an action whose words happen to name columns: it repeats much of
    an earlier one, or names most of its columns."""
    texts = {column.heading for column in found if column.heading}
    again = any(2 * len(texts & {column.heading for column in one}) >= len(texts) for one in before)
    known = {column.heading for column in found if column.role != "other"}
    return again or 3 * len(known) >= 2 * len(texts)


def _by_contents(table: Table) -> dict[int, list[Column]]:
    for at, row in enumerate(table.rows[:_FEW]):
        cells = columns(row)
        texts = [cell.text for cell in cells]
        if len(set(filter(None, texts))) < 3 or not all(_is_heading(text) for text in texts if text):
            continue
        rows = [columns(below) for below in table.rows[at + 1 :] if len(below.cells) > 2]
        rows = [below for below in rows if len(below) == len(cells)]
        found = [Column(role=(roles_of(text) or ("other",))[0], heading=text) for text in texts]
        if len(rows) < 2:
            continue
        profiles = [profile_of(rows, n) for n in range(len(cells))]
        told = {role for one in profiles for role in ("lead", "due", "status") if fit(role, one) > 1}
        if any(one.orders > 0.6 and one.words > 3 for one in profiles) and told:
            return {at: found}
    return {}


def _is_heading(text: str) -> bool:
    return len(text) <= 60 and not text.endswith(".") and not re.match(r"\(?\d", text)


def settled(found: list[Column], rows: Sequence[list[Cell]]) -> list[Column]:
    """`found` with a role for each column, one of them "what" and at most one "due". `rows` are the table's rows by
    column, headers and level rows left out."""
    rows = [row for row in rows if len(row) == len(found)]
    profiles = [profile_of(rows, at) for at in range(len(found))]
    scores = [_scores(column, profile) for column, profile in zip(found, profiles, strict=True)]

    def total(what: int) -> float:
        others = (max(_allowed(scores[at], at < what).values()) for at in range(len(found)) if at != what)
        return scores[what]["what"] + sum(others)

    what = max((at for at in range(len(found)) if profiles[at].filled or not rows), key=total, default=0)
    roles: list[Role] = []
    rated = any("status" in roles_of(column.heading)[:1] for column in found)
    for at, score in enumerate(scores):
        allowed = _allowed(score, at < what)
        if rated and "progress" in roles_of(found[at].heading)[:1]:
            del allowed["status"]
        roles.append("what" if at == what else max(allowed, key=lambda role: allowed[role]))
    roles = _one(roles, "due", _BEST_DUE, found, scores)
    roles = _one(roles, "status", _BEST_STATUS, found, scores)
    roles = _refs_of_levels(roles, profiles, what)
    return [replace(column, role=role) for column, role in zip(found, roles, strict=True)]


def _scores(column: Column, of: Profile) -> dict[Role, float]:
    named = roles_of(column.heading)
    weight = min(1.0, of.filled / _SURE)
    scores = {}
    for role in _ROLES:
        words = _NAMED if role in named[:1] else _MAY_NAME if role in named else _UNNAMED if role == "other" else 0.0
        scores[role] = words + weight * fit(role, of)
    if "what" in named:
        scores["what"] += _rank(_BEST_WHAT, column.heading)
    elif {"level", "why"} & {*named}:
        scores["what"] += _MAY_NAME  # a list of recommendations or outcomes is what is to be done, where no other is
    period = period_in(column.heading)
    if period and (period == column.heading or "progress" in named):
        scores["progress"] += _PERIOD
    if "progress" in named:
        scores["status"] += _MAY_NAME
    return scores


def _rank(patterns: tuple[str, ...], heading: str) -> float:
    """From 1 for a heading that the first pattern knows down to 0 for one that none does."""
    at = next((n for n, words in enumerate(patterns) if re.search(words, heading, re.IGNORECASE)), len(patterns))
    return 1 - at / len(patterns)


def _allowed(score: dict[Role, float], left: bool) -> dict[Role, float]:
    """The roles of a column that is not the action's, left or right of it: a level stands to the left, and a report
    seldom does."""
    barred = {"what"} if left else {"what", "level"}
    allowed = {role: value for role, value in score.items() if role not in barred}
    if left:
        allowed["progress"] -= _LEFT
    return allowed


def _one(
    roles: list[Role], role: Role, best: tuple[str, ...], found: list[Column], scores: list[dict[Role, float]]
) -> list[Role]:
    """`roles` with only one column of `role`: the one whose heading `best` ranks first, and of equals the last."""
    having = [at for at, one in enumerate(roles) if one == role]
    keep = max(having, key=lambda at: (_rank(best, found[at].heading), round(scores[at][role]), at), default=None)
    return ["other" if one == role and at != keep else one for at, one in enumerate(roles)]


def _refs_of_levels(roles: list[Role], profiles: list[Profile], what: int) -> list[Role]:
    """A column of refs right beside a level's is the level's, unless it is the only one."""
    settled = list(roles)
    refs = [at for at, role in enumerate(roles) if role == "ref"]
    for at, after in pairwise(range(what)):
        if (
            roles[after] == "level"
            and roles[at] == "ref"
            and (profiles[at].grouped or len(refs) > 1 and at != refs[-1])
        ):
            settled[at] = "level"
    return settled


def refs_of_levels(found: list[Column], rows: Sequence[list[Cell]]) -> dict[int, int]:
    """Level columns that hold only the ref of the level in the next column: that column -> the column of its ref."""
    levels = [at for at, column in enumerate(found) if column.role == "level"]
    return {after: at for at, after in pairwise(levels) if after == at + 1 and profile_of(rows, at).refs > 0.9}


def counts_only(found: list[Column], rows: Sequence[list[Cell]]) -> bool:
    """Whether what is headed as the actions holds nothing but numbers: a table that counts actions, not one of them."""
    named = [at for at, column in enumerate(found) if column.role == "what"]
    filled = [row[at].text for row in rows if len(row) == len(found) for at in named if row[at].text]
    return bool(filled) and all(re.fullmatch(r"[\d.,%]+", text) for text in filled)
