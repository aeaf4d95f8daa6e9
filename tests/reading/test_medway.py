"""The real report: a board's mid-term progress report as its council published it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.reading.child import read_apart
from answerable.reading.proposal import Proposal

REPORT = os.environ.get("ANSWERABLE_MEDWAY_REPORT", "")
pytestmark = pytest.mark.skipif(not REPORT, reason="ANSWERABLE_MEDWAY_REPORT names no file: the report is not here")


@pytest.fixture(scope="module")
def medway() -> Proposal:
    return read_apart(Path(REPORT))


def words(text: str) -> list[str]:
    return re.sub(r"<[^>]*>|[•]", " ", text).split()


def printed_cells() -> Iterator[tuple[str, list[str], list[str]]]:
    """(ref, words of the action, words of the progress) of each action, by the simplest reading of the file's lines."""
    ref: str = ""
    action: list[str] = []
    progress: list[str] = []
    for line in Path(REPORT).read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) != 3 or re.fullmatch(r"-+", cells[0]) or cells[0].startswith(("Obj", "Ref")):
            continue
        if cells[0]:
            if ref:
                yield ref, action, progress
            ref, action, progress = cells[0], [], []
        action, progress = action + words(cells[1]), progress + words(cells[2])
    yield ref, action, progress


def test_three_aims_seven_objectives_fifteen_actions(medway: Proposal) -> None:
    assert [aim.ref for aim in medway.aims] == ["Aim 1", "Aim 2", "Aim 3"]
    under = {o.ref: [a.ref for a in medway.actions if a.objective == o.ref] for o in medway.objectives}
    assert list(under) == ["Obj 1.1", "Obj 1.2", "Obj 2.1", "Obj 2.2", "Obj 2.3", "Obj 3.1", "Obj 3.2"]
    assert [len(refs) for refs in under.values()] == [6, 2, 1, 1, 1, 2, 2]
    assert [ref for refs in under.values() for ref in refs] == [ref for ref, _, _ in printed_cells()]
    assert [o.aim for o in medway.objectives] == ["Aim 1"] * 2 + ["Aim 2"] * 3 + ["Aim 3"] * 2


def test_every_word_of_every_cell_once(medway: Proposal) -> None:
    texts = {action.ref: action.text for action in medway.actions}
    said = {statement.action: statement for statement in medway.statements}
    for ref, action, progress in printed_cells():
        assert texts[ref].split() == action, ref
        assert said[ref].text.split() == progress, ref
        assert " ".join(block.text for block in said[ref].blocks).split() == progress, ref


def test_sub_headings_and_lists_are_kept(medway: Proposal) -> None:
    blocks = {statement.action: statement.blocks for statement in medway.statements}
    headings = [block.text for block in blocks["1.1.1"] if block.kind == "heading"]
    assert headings == ["Secure Training Centre", "HMYOI Cookham Wood", "KMPT", "Medway Youth Trust", "CAFCASS"]
    assert [sum(b.kind == "item" for b in blocks[ref]) for ref in ("1.1.1", "1.1.4", "2.1.1", "2.3.1", "3.1.1")] == [
        13,
        10,
        10,
        7,
        7,
    ]


def test_strategic_objectives_are_the_same_seven(medway: Proposal) -> None:
    assert [o.also.ref for o in medway.objectives if o.also] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    untitled = medway.objectives[5]
    assert untitled.also and untitled.title == untitled.also.text
    assert any(doubt.where == "Obj 3.1" and "confirm" in doubt.message for doubt in medway.doubts)


def test_what_no_page_prints_stays_empty(medway: Proposal) -> None:
    for action in medway.actions:
        assert (action.leads, action.contributors, action.status, action.due) == ([], [], None, None)


def test_what_the_document_is(medway: Proposal) -> None:
    about = medway.document
    assert (about.kind, about.body, about.date, about.period) == (
        "progress report",
        "Medway Safeguarding Children Board",
        "2013-01-15",
        "December 2012",
    )
    assert about.title.startswith("MEDWAY SAFEGUARDING CHILDREN BOARD BUSINESS PLAN 2012/13")


def test_seven_partners_pay_in(medway: Proposal) -> None:
    assert sum(agency.funds for agency in medway.agencies) == 7


def test_places_are_lines_of_the_file(medway: Proposal) -> None:
    lines = Path(REPORT).read_text(encoding="utf-8").split("\n")
    for action in medway.actions:
        assert action.source.line and lines[action.source.line - 1].startswith(action.ref)
