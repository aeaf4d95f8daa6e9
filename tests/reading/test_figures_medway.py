"""The Medway report's figures and promises, against a list made by hand: at least 95 % found, at most 5 % false."""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from answerable.reading.blocks import Passage
from answerable.reading.commitments import find_commitments
from answerable.reading.figures import find_measures
from answerable.reading.formats import read_pages
from answerable.reading.proposal import Commitment, Measure
from answerable.reading.structure.assemble import structure_of
from tests.reading.told import figure

REPORT = os.environ.get("ANSWERABLE_MEDWAY_REPORT", "")
WRITTEN = date(2013, 1, 15)
pytestmark = pytest.mark.skipif(not REPORT, reason="ANSWERABLE_MEDWAY_REPORT is not set: no report to read")

# where, a word of what is measured, and the figure in short
FIGURES = [
    ("1.1.1", "agencies", "target target 3"),
    ("1.1.1", "restraint", "change -28 percent"),
    ("1.1.1", "separation", "direction_only -"),
    ("1.1.1", "staff", "change -31 percent"),
    ("1.1.1", "other young people", "change -63 percent"),
    ("1.1.1", "victimised", "baseline_current 33% -> 15%, -"),
    ("1.1.1", "de-escalate", "level 100%"),
    ("1.1.1", "force", "direction_only -"),
    ("1.1.1", "unsafe", "baseline_current 44% -> 23%"),
    ("1.1.1", "unsafe", "level 73%"),
    ("1.2.2", "CAF", "series 199 -> 409 -> 413*"),
    ("1.2.2", "use", "direction_only +"),
    ("1.2.2", "CAFs", "count 13"),
    ("1.2.2", "MFT", "count 7"),
    ("1.2.2", "midwives", "count 5"),
    ("2.2.1", "places", "target target 200"),
    ("2.2.1", "domestic abuse", "target target 200"),
    ("3.1.1", "course", "count 111"),
    ("3.1.1", "DASH", "count 23"),
    ("3.1.1", "clinical", "level 80%"),
    ("3.1.1", "know where", "level 69%"),
    ("3.1.1", "confident", "level 100%"),
    ("3.1.1", "PHSCE", "level 100%"),
    ("3.1.1", "nothing", "count ~1"),
    ("3.1.1", "Family Liaison", "level 74%"),
    ("3.1.1", "supervision", "level ~50%"),
    ("3.1.2", "child protection plans", "level ~40%"),
    ("3.1.2", "receiving", "planned"),
    ("3.1.2", "CAF referral", "planned"),
    ("3.2.2", "training sessions", "count 2"),
]

# where, a word of what is promised, its first and last day (or None), and a word of its meeting
PROMISES = [
    ("1.1.1", "evaluated", ("2013-02-01", "2013-02-10"), ""),
    ("1.1.2", "case record", ("2013-04-01", "2013-04-30"), ""),
    ("1.1.2", "update", ("2013-01-01", "2013-01-31"), "January"),
    ("1.1.3", "review", ("2013-01-25", "2013-01-31"), ""),
    ("1.1.5", "report", ("2013-01-01", "2013-01-31"), "MSCB"),
    ("1.1.6", "discussed", ("2013-03-01", "2013-03-31"), "MSCB"),
    ("1.2.1", "updating", ("2013-01-01", "2013-01-31"), "January"),
    ("1.2.2", "audit", ("2013-01-01", "2013-03-31"), ""),
    ("2.2.1", "practice", ("2013-01-01", "2013-12-31"), ""),
    ("2.2.1", "framework", ("2013-01-01", "2013-12-31"), ""),
    ("3.1.1", "report", ("2013-01-01", "2013-01-31"), ""),
    ("3.1.1", "dates", ("2013-01-01", "2013-03-31"), ""),
    ("3.1.2", "join the pilot", ("2013-01-01", "2013-01-31"), ""),
    ("3.1.2", "evaluation", ("2013-01-01", "2013-01-31"), ""),
    ("3.1.2", "roll out", ("2013-04-01", "2013-04-30"), ""),
    ("3.2.1", "identify", ("2013-01-01", "2013-01-31"), "January 2013"),
    ("3.2.1", "plan of action", None, ""),
    ("3.2.2", "adoption", None, ""),
    ("3.2.2", "training", ("2013-01-01", "2013-12-31"), ""),
    ("4.", "third Medway SCR", ("2013-02-01", "2013-02-28"), ""),
    ("4.", "out of area", ("2013-01-01", "2013-01-31"), ""),
]


@cache
def passages() -> tuple[Passage, ...]:
    return tuple(structure_of(read_pages(Path(REPORT))).passages)


def found_figures() -> list[Measure]:
    return [measure for passage in passages() for measure in find_measures(passage, written=WRITTEN)]


def found_promises() -> list[Commitment]:
    return [promise for passage in passages() for promise in find_commitments(passage, written=WRITTEN) if promise.due]


def test_figures_are_found_and_few_are_false() -> None:
    left = [(m.action or m.section or "", f"{m.what} {m.agency}", figure(m)) for m in found_figures()]
    missed = []
    for place, word, short in FIGURES:
        match = next((f for f in left if f[0].startswith(place) and word in f[1] and f[2] == short), None)
        if match:
            left.remove(match)
        else:
            missed.append((place, word, short))
    assert len(missed) <= 0.05 * len(FIGURES), missed
    assert len(left) <= 0.05 * len(FIGURES), left


def test_dated_promises_are_found_and_few_are_false() -> None:
    left = found_promises()
    missed = []
    for place, word, days, meeting in PROMISES:
        match = next((p for p in left if _keeps(p, place, word, days, meeting)), None)
        if match:
            left.remove(match)
        else:
            missed.append((place, word, days, meeting))
    assert len(missed) <= 0.05 * len(PROMISES), missed
    assert len(left) <= 0.05 * len(PROMISES), left


def _keeps(promise: Commitment, place: str, word: str, days: tuple[str, str] | None, meeting: str) -> bool:
    due = promise.due
    assert due is not None
    return (
        (promise.action or promise.section or "").startswith(place)
        and word in promise.what
        and ((due.from_, due.to) == days if days else due.precision == "event")
        and meeting in (promise.meeting or "")
    )


def test_the_schools_survey_has_its_response_rate() -> None:
    rates = {m.base.response_rate for m in found_figures() if m.action == "3.1.1" and m.kind == "level" and m.base}
    assert 42 in rates


def test_the_series_ends_with_nine_months() -> None:
    (series,) = (m for m in found_figures() if m.kind == "series")
    last = series.values[-1]
    assert last.partial
    assert last.period is not None
    assert (last.period.from_, last.period.to) == ("2012-01-01", "2012-09-30")
