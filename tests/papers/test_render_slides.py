"""The slides: never too full, nothing lost, readable from the back row and by a screen reader."""

import io
from dataclasses import replace
from functools import cache
from typing import Any

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from answerable.papers.render import deck
from answerable.papers.render.deck import HEIGHT, MOST, Laid, SlideTooFull, laid_out, lines
from answerable.papers.render.pdf import picture
from answerable.papers.render.slides import slides
from answerable.papers.render.widths import column_widths
from answerable.papers.tree import Column, Item, List, Paper, Row, Slide, Table, cell, plain, words
from answerable.ui.charts.drawing import text_width
from tests.papers.sample import DRAFT, FIGURE, SLIDES, bullets, paper

_picture = cache(picture)


def opened(*shown: Slide, status: str = DRAFT) -> Presentation:
    whole: Paper = replace(paper(rows=1, status=status), slides=shown)
    return pptx.Presentation(io.BytesIO(slides(whole, _picture)))


@pytest.fixture(scope="module")
def show() -> Presentation:
    return opened(*SLIDES)


def kinds(slide: Any) -> dict[Any, Any]:
    return {each.placeholder_format.type: each for each in slide.placeholders}


def test_they_are_wide_and_each_has_its_title_in_the_title_placeholder(show: Presentation) -> None:
    assert show.slide_width is not None
    assert show.slide_width / show.slide_height == pytest.approx(16 / 9)
    assert [slide.shapes.title.text for slide in show.slides] == [each.title for each in SLIDES]


def test_notes_are_what_the_speaker_says(show: Presentation) -> None:
    texts = [slide.notes_slide.notes_text_frame.text for slide in show.slides]
    assert texts == ["\n".join(each.notes) for each in SLIDES]


def test_pictures_and_tables_have_words_for_those_who_cannot_see_them(show: Presentation) -> None:
    described = [
        each.get("descr")
        for slide in show.slides
        for each in slide.element.iter(qn("p:cNvPr"))
        if each.getparent().tag in (qn("p:nvPicPr"), qn("p:nvGraphicFramePr"))
    ]
    assert described == [FIGURE.alt, FIGURE.alt, "Actions by status"]


def test_a_table_has_its_header_row_flagged_and_its_words_whole(show: Presentation) -> None:
    (table,) = [shape.table for shape in show.slides[4].shapes if shape.has_table]
    assert table.first_row
    assert [cell.text for cell in table.rows[0].cells] == ["Objective", "On track", "Off track", "Done"]
    assert [row.cells[0].text for row in table.rows][1:] == [
        *("Early help", "Domestic abuse", "Exploitation", "Training", "Public awareness")
    ]


def test_every_slide_has_its_number_and_a_draft_says_so(show: Presentation) -> None:
    for slide in show.slides:
        numbers = [each for each in slide.element.iter(qn("a:fld")) if each.get("type") == "slidenum"]
        assert len(numbers) == 1
        assert kinds(slide)[PP_PLACEHOLDER.FOOTER].text == DRAFT
    assert PP_PLACEHOLDER.FOOTER not in kinds(opened(SLIDES[1], status="").slides[0])


def test_nothing_but_the_footer_is_below_18_points_and_all_is_in_english(show: Presentation) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            footer = shape.is_placeholder and shape.placeholder_format.type in (
                *(PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER),
            )
            for run in shape.element.iter(qn("a:rPr")):
                assert run.get("lang") == "en-GB"
                assert int(run.get("sz")) >= (1600 if footer else 1800)


def test_everything_stands_on_the_slide_and_nothing_on_anything_else(show: Presentation) -> None:
    for slide in show.slides:
        boxes = [(each.left, each.top, each.left + each.width, each.top + each.height) for each in slide.shapes]
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= (show.slide_width or 0)
            assert bottom <= (show.slide_height or 0)
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (slide.shapes.title, one, other)


def test_the_title_is_read_first_and_the_footer_last(show: Presentation) -> None:
    for slide in show.slides:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id
        ids = [each.shape_id for each in slide.shapes]
        assert len(ids) == len(set(ids))
        last = slide.shapes[-1]
        assert last.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER


def test_lists_print_their_own_markers() -> None:
    items = (Item(marker="(a)", spans=words("note")), Item(marker="(b)", spans=words("ask")))
    body = kinds(opened(Slide(title="T", nodes=(List(items=items),))).slides[0])[PP_PLACEHOLDER.OBJECT]
    assert body.text == "(a)\tnote\n(b)\task"


# What fits


@given(st.lists(st.tuples(st.text(alphabet="abcW ", max_size=25), st.floats(0.1, 9)), min_size=1, max_size=6))
def test_columns_fill_the_room_and_hold_the_words_of_their_titles(columns: list[tuple[str, float]]) -> None:
    drawn = Table(caption="t", columns=tuple(Column(title=title, width=width) for title, width in columns), rows=())
    widths = column_widths(drawn, 872, 18, 16)
    assert sum(widths) == pytest.approx(872)
    longest = [max((text_width(w, 18, bold=True) for w in title.split()), default=0) + 16 for title, _ in columns]
    if sum(longest) <= 872:
        assert all(width >= least - 1e-6 for width, least in zip(widths, longest, strict=True))


def height(laid: Laid) -> float:
    return deck._height(laid.slide, laid.size)


def said(laid: list[Laid]) -> list[str]:
    return [plain(piece.spans) for each in laid for piece in deck.pieces(each.slide)]


@given(st.lists(st.text(alphabet="abcdefghij klmn opq WM", min_size=1, max_size=200), min_size=1, max_size=30))
def test_a_list_fits_or_goes_on_or_is_refused_and_never_loses_a_word(texts: list[str]) -> None:
    slide = Slide(title="What we found", nodes=(bullets(*texts),), notes=("n",))
    try:
        laid = laid_out((slide,))
    except SlideTooFull as refusal:
        assert "Shorten" in str(refusal)
        return
    assert all(height(each) <= HEIGHT and each.size >= 18 for each in laid)
    assert said(laid) == texts
    assert [each.slide.title for each in laid] == ["What we found"] + ["What we found (continued)"] * (len(laid) - 1)
    assert len(laid) <= MOST


def table(count: int, words_of: str = "Early help") -> Table:
    return Table(
        caption="Actions",
        columns=(Column(title="Objective", width=3), Column(title="Status")),
        rows=tuple(Row(cells=(cell(f"{words_of} {number}"), cell("on track"))) for number in range(count)),
    )


def test_a_table_goes_on_with_all_its_rows_and_its_header() -> None:
    laid = laid_out((Slide(title="Plan", nodes=(table(30),), notes=("n",)),))
    assert len(laid) == 3
    rows = [row for each in laid for node in each.slide.nodes if isinstance(node, Table) for row in node.rows]
    assert rows == list(table(30).rows)
    assert all(height(each) <= HEIGHT for each in laid)
    assert [each.slide.notes for each in laid] == [("n",), (), ()]


@pytest.mark.parametrize(
    ("slide", "message"),
    [
        (Slide(title="x", nodes=(bullets("word " * 420),)), "Slide 1, “x”, holds more than fits at 18 points"),
        (Slide(title="x", nodes=(table(1, "word " * 300),)), "Slide 1, “x”, holds more than fits at 18 points"),
        (Slide(title="Title " * 40), "is too long"),
        (Slide(title="x", nodes=(FIGURE, bullets("word " * 100))), "holds more than fits"),
        (Slide(title="x", nodes=(replace(FIGURE, title="Figure " * 30),)), "figure's title"),
        (Slide(title="x", nodes=(table(200),)), "at most 8"),
        (Slide(title="x", opening=True, nodes=(bullets(*["word"] * 9),)), "holds more than fits"),
    ],
)
def test_what_cannot_fit_is_refused_with_what_to_do(slide: Slide, message: str) -> None:
    with pytest.raises(SlideTooFull, match="Shorten") as refusal:
        laid_out((slide,))
    assert message in str(refusal.value)


def test_a_long_title_takes_smaller_letters() -> None:
    title = "A progress report on the business plan of the board for the year, to the committee, as it stands now"
    opening, other = laid_out((Slide(title=title + title + title, opening=True), Slide(title=title)))
    assert opening.title_size == 28
    assert other.title_size == 32


def test_few_words_are_large_and_many_smaller() -> None:
    few, many = laid_out(
        (Slide(title="x", nodes=(bullets("a", "b"),)), Slide(title="x", nodes=(bullets(*["word " * 12] * 7),)))
    )
    assert few.size == 30
    assert 18 <= many.size < 30


@given(st.text(alphabet="abc WXm", max_size=300), st.integers(18, 36), st.integers(100, 900))
def test_lines_are_never_fewer_than_the_letters_need(text: str, size: int, width: int) -> None:
    needed = text_width("".join(text.split()), size)
    assert lines(text, size, width) * width >= needed - 1e-6
    assert lines(text, size, width) >= lines(text, size, width * 2)
