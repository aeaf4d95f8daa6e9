"""Each proposed thing is found again in the document's own words, whatever the format."""

from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.reading.blocks import Cell, Line, Pages, Row, Table
from answerable.reading.child import read_apart_with_words
from answerable.reading.printed import MOST_LETTERS, Places, place_words, printed
from answerable.reading.proposal import Source
from tests.reading.test_same_plan import markdown, page, sheet, values, word


@pytest.mark.parametrize(
    ("name", "write"),
    [("p.md", markdown), ("p.html", page), ("p.docx", word), ("p.xlsx", sheet), ("p.csv", values)],
)
def test_what_is_proposed_stands_where_it_says(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    read = read_apart_with_words(tmp_path / name)
    assert len(read.proposal.actions) == 3 and len(read.proposal.statements) == 2
    places = Places(read.printed)
    for action in read.proposal.actions:
        at = places.of(action.source)
        assert at is not None, action.source
        assert action.text[:12] in " ".join(read.printed[at].cells)
    for statement in read.proposal.statements:
        at = places.of(statement.source)
        assert at is not None and statement.text[:12] in " ".join(read.printed[at].cells)


def test_words_are_shown_in_reading_order_and_a_very_long_cell_is_cut() -> None:
    row = Row(cells=[Cell(lines=[Line(text="1.1", marker="•"), Line(text="x" * 9000)])], source=Source(row=2))
    pages = Pages(kind="html", content=[Line(text="Plan", kind="heading"), Table(rows=[row, Row(cells=[Cell()])])])
    first, second = printed(pages)
    assert (first.cells, first.heading, first.table) == (["Plan"], True, False)
    assert second.table and second.cells[0].startswith("• 1.1\nxxx")
    assert len(second.cells[0]) == MOST_LETTERS and second.cells[0].endswith("…")


def test_a_place_that_cannot_be_told_is_none_and_words_are_found_whatever_their_case() -> None:
    pages = Pages(kind="pdf", content=[Line(text="Kent  Police", source=Source(page=2, line=4)), Line(text="Other")])
    places = Places(printed(pages))
    assert places.of(Source()) is None
    assert places.of(Source(part="table 9", row=1)) is None
    assert places.of(Source(page=2, line=9)) == 0  # the page, where the line is not to be found
    assert places.saying("kent police") == [0] and places.saying("") == []
    assert place_words(Source(sheet="Plan", row=3, cell="B3")) == "sheet Plan, row 3"
