"""The Word file, reopened: what is printed, what is a heading, what a screen reader is told, and nothing else."""

import io
import zipfile
from dataclasses import replace
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm

from answerable.papers.render import leaf
from answerable.papers.render.pdf import picture
from answerable.papers.render.word import word
from answerable.papers.tree import Cell, Paper, Table, cell, plain
from tests.papers.sample import DRAFT, paper

_picture = cache(picture)


def opened(whole: Paper) -> Document:
    return docx.Document(io.BytesIO(word(whole, _picture)))


@pytest.fixture(scope="module")
def document() -> Document:
    return opened(paper())


def test_headings_are_headings_and_numbers_read_back_as_printed(document: Document) -> None:
    read = [(each.style.name, each.text) for each in document.paragraphs if each.style]
    assert read[0] == ("Title", paper().title)
    assert ("Heading 1", "2. Progress by objective") in read
    assert ("Heading 2", "Early help") in read
    assert ("Heading 3", "What schools are told") in read
    assert ("Heading 1", "Appendix 2: Measures") in read
    numbered = [text.split("\t")[0] for style, text in read if style == "Numbered Paragraph"]
    assert numbered == ["1.1", "1.2", "2.1", "2.2", "2.10", "2.11", "3.1", "3.2", "4.1"]
    assert [text.split("\t")[0] for style, text in read if style == "List Number"] == ["(a)", "(b)", "(c)"]
    assert [text for style, text in read if style == "List Bullet"] == [
        "co-ordinate what each partner does to safeguard children",
        "make sure that what they do works",
    ]


def test_tables_hold_every_cell_in_order_and_repeat_their_header(document: Document) -> None:
    header, _, *tables = document.tables
    assert [row.cells[0].text for row in header.rows][:2] == ["Committee", "Date"]
    trees = [node for each in paper().appendices for node in each.nodes if isinstance(node, Table)]
    assert len(tables) == len(trees) == 3
    for drawn, tree in zip(tables, trees, strict=True):
        rows = drawn._tbl.tr_lst
        assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
        assert drawn._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == tree.caption
        texts = [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in drawn.rows]
        expected = [["\n".join(_lines(each)) for each in row.cells] for row in tree.rows]
        assert texts == [[column.title for column in tree.columns], *expected]


def _lines(each: Cell) -> list[str]:
    out = []
    for node in each:
        if node.kind == "list":
            out += [plain(item.spans) for item in node.items]
        else:
            out.append(node.text if node.kind == "heading" else plain(node.spans))
    return out


def test_a_short_row_stays_on_its_page_and_a_long_one_may_break() -> None:
    whole = paper(rows=1)
    table = whole.appendices[0].nodes[2]
    assert isinstance(table, Table)
    long = replace(table.rows[0], cells=(cell("1"), cell("x"), cell("words and words " * 200)))
    changed = replace(
        whole, appendices=(replace(whole.appendices[0], nodes=(replace(table, rows=(table.rows[0], long)),)),)
    )
    rows = opened(changed).tables[-1]._tbl.tr_lst
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, True, False]


def test_a_figure_links_to_its_line_and_the_line_back(document: Document) -> None:
    body = document.element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    ids = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    assert {"m7", "p2_1"} <= set(links) <= set(names)
    mark = next(each for each in body.iter(qn("w:bookmarkStart")) if each.get(qn("w:name")) == "m7")
    assert mark.getparent().getparent().tag == qn("w:tc")
    outside = [each for each in body.iter(qn("w:hyperlink")) if each.get(qn("r:id"))]
    assert [document.part.rels[each.get(qn("r:id"))].target_ref for each in outside] == [
        "https://www.example.org/scheme"
    ]


def test_pictures_have_words_for_those_who_cannot_see_them(document: Document) -> None:
    (shape,) = document.inline_shapes
    described = shape._inline.docPr
    assert described.get("descr").startswith("A bar chart: assessments rise")
    assert described.get("title").startswith("Figure 1")


def test_wide_appendices_lie_across_and_every_page_has_status_title_and_number(document: Document) -> None:
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections]
    assert turned == [False, True, True, False]
    for section in document.sections:
        assert section.page_width
        assert (section.page_width > Cm(25)) == (section.orientation == WD_ORIENT.LANDSCAPE)
        assert section.header.paragraphs[0].text == DRAFT
        codes = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert section.footer.paragraphs[0].text.startswith(paper().title)


def test_a_published_paper_says_nothing_in_its_header() -> None:
    assert opened(paper(rows=1, status="")).sections[0].header.paragraphs[0].text == ""


def test_language_and_properties(document: Document) -> None:
    lang = document.styles.element.find(f".//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "en-GB"
    properties = document.core_properties
    assert (properties.title, properties.author) == (paper().title, "Northmere Safeguarding Children Board")
    assert properties.language == "en-GB"
    assert properties.created == properties.modified
    assert properties.created.date() == paper().dated
    assert properties.comments == ""


def test_the_file_hides_nothing() -> None:
    names = zipfile.ZipFile(io.BytesIO(word(paper(), _picture))).namelist()
    assert not [name for name in names if "customXml" in name or "thumbnail" in name or "app.xml" in name]
    assert [name for name in names if "media" in name] == ["word/media/image1.png"]


def test_an_appendix_alone_prints_links_that_have_nowhere_to_go_as_words() -> None:
    alone = opened(leaf(paper(), paper().appendices[1]))
    assert alone.paragraphs[0].text == "Appendix 2: Measures"
    assert not list(alone.element.body.iter(qn("w:hyperlink")))
    assert alone.tables[0].rows[1].cells[5].text == "2.1"
    assert alone.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert alone.core_properties.title.endswith("Appendix 2")


def test_awkward_words_are_kept(document: Document) -> None:
    texts = {each.text for each in document.paragraphs}
    assert (
        "2.10\tMarkup-like words stay words: #let x = 1, *bold*, <script>alert(1)</script>, $x^2$, =SUM(A1)." in texts
    )
    assert any("العربية, עברית, 中文 and 😀" in text for text in texts)
