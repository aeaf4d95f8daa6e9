"""What a document says of itself in its first and last lines."""

import pytest

from answerable.reading.blocks import Line, Pages
from answerable.reading.structure.about import about

TITLE = "Mere Safeguarding Children Board: progress report"


def told(*lines: str, title: str = TITLE) -> str | None:
    content = [Line(text=title, kind="heading", level=1), *(Line(text=text) for text in lines)]
    return about(Pages(kind="markdown", content=[*content]), []).date


@pytest.mark.parametrize(
    "line",
    [
        "12 November 2014",
        "Wednesday 12th November 2014",
        "Date of meeting: 12/11/2014",
        "Date: 12.11.14",
        "2014-11-12",
        "Paper for the Board, 12 November 2014 (item 6)",
        "Report to the Scrutiny Committee's meeting of 12 November 2014",
    ],
)
def test_the_first_lines_date_the_document(line: str) -> None:
    assert told(line, "The next report will come to the Board's meeting on 14 January 2015.") == "2014-11-12"


def test_the_day_that_it_tells_of_is_not_its_own() -> None:
    position = f"{TITLE}, position at 31 May 2014"
    assert told("Paper for the Board, 17 June 2014", title=position) == "2014-06-17"
    assert told("All is well.", title=position) == "2014-05-31"
    assert told("Data for the year ended 31 March 2014", "Considered on 17 June 2014") == "2014-06-17"


def test_the_last_lines_may_date_it() -> None:
    text = ["Families said that the leaflet was clear and that they knew whom to ask."] * 40
    assert told(*text, "Published 30 September 2014. © Mere") == "2014-09-30"
    assert told(*text, "The hub opened on 30 September 2014.") is None


def test_the_way_to_a_page_is_not_its_title() -> None:
    content = [Line(text="Home > Annual report > Chapter 3"), Line(text="How safe are children?", kind="heading")]
    assert about(Pages(kind="html", content=[*content]), []).title == "How safe are children?"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Mere LSCB", "Learning Review: Family R"], "Mere LSCB: Learning Review: Family R"),
        (["Mere District Council", "Section 11 plan 2017-18"], "Mere District Council: Section 11 plan 2017-18"),
        (["Mere LSCB Annual Report 2011", "Foreword"], "Mere LSCB Annual Report 2011"),
        (["Mere Safeguarding Children Partnership", "Foreword"], "Mere Safeguarding Children Partnership"),
    ],
)
def test_a_bodys_name_above_it_belongs_to_the_title(lines: list[str], title: str) -> None:
    content = [Line(text=text, kind="heading", level=n + 1) for n, text in enumerate(lines)]
    assert about(Pages(kind="markdown", content=[*content]), []).title == title


def test_minutes_are_dated_by_their_meeting() -> None:
    held = (
        "Minutes of the meeting held on Thursday 12 September 2024, 10.00 to 12.30, Council Offices, Mere, and online"
    )
    assert told(held, "Next meeting: 12 December 2024") == "2024-09-12"
