"""How strong the evidence for a claim is: the weakest of its source, its freshness and its base (for a survey also its
answers, for a change what it compares, for a cause how it is known), by the one printed table in `strength_table.py`.

Source: the project's design, "Honest figures".
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from answerable.evidence.rules.intervals import FEW, TOO_FEW
from answerable.evidence.rules.periods import months_before
from answerable.evidence.rules.strength_table import LEVELS, TABLE, Level, Row
from answerable.ui.numbers import number, percent

Producer = Literal[
    "agency itself", "another agency", "board", "independent", "inspectorate", "children or families", "not stated"
]
Method = Literal["return", "records", "survey", "audit", "inspection", "focus group", "not stated"]
FULL_COUNT = "a full count"
Comparing = Literal["like with like", "not alike", "change only", ""]  # "" where the claim is of a level


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a claim rests on. `full_count`: everyone was counted. `base_n`: how many were asked or looked at, where
    no denominator is given. `response_rate` in per cent. `tested_cause`: a comparison with what happened without it.
    `hidden`: how many they are is not to be told, being few children or families."""

    producer: Producer = "not stated"
    method: Method = "not stated"
    period_to: date | None = None
    numerator: float | None = None
    denominator: float | None = None
    base_n: int | None = None
    response_rate: float | None = None
    full_count: bool = False
    expiry: date | None = None
    comparing: Comparing = ""
    tested_cause: bool = False
    hidden: bool = False

    @property
    def size(self) -> float | None:
        """How many the figure is counted over, or for a full count of events how many there were."""
        counted = self.numerator if self.full_count else None
        return next((each for each in (self.denominator, self.base_n, counted) if each is not None), None)


@dataclass(frozen=True, kw_only=True)
class Strength:
    """The level, the short note that stands beside the figure, and the full reckoning for the annex. `claimed` marks
    a cause that nothing but the claim speaks for; `raised_by` says what would lift the weakest part."""

    level: Level
    note: str
    reckoning: tuple[Row, ...]
    raised_by: tuple[str, ...]
    claimed: bool = False


_CASES = {row.case: row for row in TABLE}


def assess(basis: Basis, *, as_at: date, cause: bool = False) -> Strength:
    """The strength of a claim that rests on `basis`, as at a date; `cause` where it claims what brought a change about.

    A claimed cause is at most weak and marked as claimed, unless it was tested by a comparison.
    """
    cases = [_source(basis), _freshness(basis, as_at), _base(basis)]
    if basis.method == "survey":
        cases.append(_answers(basis.response_rate))
    if basis.comparing:
        cases.append(_COMPARING[basis.comparing])
    if cause:
        tested = basis.tested_cause
        cases.append("a cause, compared with what happened without it" if tested else "a cause as claimed")
    rows = tuple(_CASES[case] for case in cases)
    level = max((row.level for row in rows), key=LEVELS.index)
    raised = tuple(dict.fromkeys(row.raised_by for row in rows if row.level == level and row.raised_by))
    claimed = cause and not basis.tested_cause
    return Strength(
        level=level, note=source_note(basis, as_at=as_at), reckoning=rows, raised_by=raised, claimed=claimed
    )


_COMPARING = {
    "like with like": "like set beside like",
    "not alike": "unlike periods or definitions",
    "change only": "a change without its figures",
}
_WHOSE: dict[Producer, str] = {
    "agency itself": "the agency's own",
    "another agency": "another agency's",
    "board": "the board's",
    "independent": "an independent",
    "inspectorate": "an inspectorate's",
    "children or families": "children's and families' own",
    "not stated": "",
}
_WHAT: dict[Method, str] = {
    "return": "return",
    "records": "records",
    "survey": "survey",
    "audit": "audit",
    "inspection": "inspection",
    "focus group": "focus group",
    "not stated": "figures",
}


def source_note(basis: Basis, *, as_at: date) -> str:
    """The short note beside a figure: "the agency's own figures; base not given"."""
    parts = [f"{_WHOSE[basis.producer]} {_WHAT[basis.method]}"]
    if basis.producer == "independent" and basis.method in ("not stated", "records"):
        parts = [f"independent {_WHAT[basis.method]}"]
    if basis.producer == "children or families" and basis.method != "not stated":
        parts = [f"{_WHAT[basis.method]} of children and families"]
    if basis.producer == "not stated":
        parts = [
            "source not stated" if basis.method == "not stated" else f"{_WHAT[basis.method]}, by whom is not stated"
        ]
    if basis.method == "survey" and basis.response_rate is not None:
        parts.append(f"{percent(basis.response_rate)} answered")
    if basis.comparing == "change only":
        parts.append("change only")
    size = basis.size
    told = "not given" if size is None else "not shown" if basis.hidden else number(size)
    if basis.full_count and size is not None:
        of_events = basis.denominator is None and basis.base_n is None  # the figure itself says how many there were
        parts.append(FULL_COUNT if of_events else f"base {told}, {FULL_COUNT}")
    else:
        parts.append(f"base {told}")
    freshness = _CASES[_freshness(basis, as_at)]
    if freshness.level != "strong":
        parts.append(freshness.case)
    return "; ".join(parts)


def _source(basis: Basis) -> str:
    stated = basis.method != "not stated"
    if basis.producer == "not stated":
        return "producer not stated"
    if basis.producer in ("inspectorate", "independent"):
        return f"an inspectorate or someone independent, {'by a stated method' if stated else 'method not stated'}"
    if basis.producer == "children or families":
        return f"children or families, {'by survey' if basis.method == 'survey' else 'in any other way'}"
    if basis.producer == "agency itself":
        routine = basis.method in ("return", "records")
        return f"the agency itself, {'by a return or from its records' if routine else 'in any other way'}"
    return f"the board or another agency, {'by a stated method' if stated else 'method not stated'}"


def _freshness(basis: Basis, as_at: date) -> str:
    if basis.expiry and basis.expiry < as_at:
        return "past its expiry date"
    if basis.period_to is None:
        return "date not given"
    if basis.period_to > as_at:
        return "its period is not over"
    months = months_before(basis.period_to, as_at)
    if months < 12:
        return "under 12 months old"
    if months < 24:
        return "12 to under 24 months old"
    return "24 to under 36 months old" if months < 36 else "36 months old or more"


def _base(basis: Basis) -> str:
    size = basis.size
    if size is None:
        return "base not given"
    whole = basis.denominator
    if size < 0 or (whole is not None and basis.numerator is not None and not 0 <= basis.numerator <= whole):
        return "numbers that cannot be"
    if basis.method == "focus group":
        return "a focus group"
    if basis.full_count:
        return "everyone counted"
    sizes = ((100, "a sample of 100 or more"), (FEW, f"a sample of {FEW} to 99"))
    found = [case for least, case in sizes if size >= least]
    few = f"a sample of {TOO_FEW} to {FEW - 1}" if size >= TOO_FEW else f"a sample of fewer than {TOO_FEW}"
    return found[0] if found else few


def _answers(rate: float | None) -> str:
    if rate is None:
        return "a survey, response rate not given"
    if rate >= 60:
        return "a survey answered by 60% or more"
    return "a survey answered by 30% to under 60%" if rate >= 30 else "a survey answered by under 30%"
