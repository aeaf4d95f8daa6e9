"""The PDF, opened with another library: tags, language, title, headings, header cells, alternative text, order."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from answerable.papers.render import leaf
from answerable.papers.render.pdf import pdf, picture
from answerable.papers.tree import Heading, Paper, Paragraph, Section, Table, cell, words
from tests.papers.sample import DRAFT, FIGURE, numbered, paper


def opened(whole: Paper) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf(whole)))


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf(paper())


@pytest.fixture(scope="module")
def document(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def run(pages: list[str]) -> str:
    """The words of all pages in one line."""
    return re.sub(r"\s+", " ", " ".join(pages))


def elements(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each structure element with the tags above it, in reading order."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each, above)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        path = (*above, str(node.S))
        yield path, node
        if "/K" in node:
            yield from elements(node.K, path)


def tags(document: pikepdf.Pdf) -> list[tuple[tuple[str, ...], Any]]:
    return list(elements(document.Root.StructTreeRoot.K))


def test_it_says_that_it_is_accessible_and_names_its_language_and_title(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang) == "en-GB"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == paper().title
    assert str(document.docinfo["/Title"]) == paper().title
    assert str(document.docinfo["/Author"]) == "Northmere Safeguarding Children Board"


def test_headings_are_tagged_in_order_and_go_down_one_step_at_a_time(document: pikepdf.Pdf) -> None:
    found = [path[-1] for path, _ in tags(document) if re.fullmatch("/H[1-6]|/Title", path[-1])]
    assert found[:8] == ["/Title", "/H1", "/H1", "/H1", "/H2", "/H2", "/H3", "/H1"]
    levels = [int(tag[2]) for tag in found[1:]]
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert found.count("/H1") == 5 + 3
    assert document.Root.Outlines.Count != 0


def test_each_table_has_header_cells_that_its_cells_point_to(document: pikepdf.Pdf) -> None:
    tables = [node for path, node in tags(document) if path[-1] == "/Table"]
    trees = [FIGURE.data, *(node for each in paper().appendices for node in each.nodes if isinstance(node, Table))]
    assert len(tables) == len(trees)
    for node, tree in zip(tables, trees, strict=True):
        inside = list(elements(node))
        headers = [each for path, each in inside if path[-1] == "/TH"]
        assert len(headers) == len(tree.columns)  # once each: what is repeated on later pages is decoration
        assert all(_attribute(each, "/Scope") == "/Column" for each in headers)
        cells = [each for path, each in inside if path[-1] == "/TD"]
        assert len(cells) == len(tree.rows) * len(tree.columns)
        ids = {str(each.ID) for each in headers}
        assert {str(name) for each in cells for name in _attribute(each, "/Headers")} == ids
        assert len([1 for path, _ in inside if path[-1] == "/Caption"]) == 1


def _attribute(node: Any, name: str) -> Any:
    found = [each[name] for each in node.A if name in each]
    return str(found[0]) if isinstance(found[0], pikepdf.Name) else found[0]


def test_pictures_carry_their_words(document: pikepdf.Pdf) -> None:
    figures = [node for path, node in tags(document) if path[-1] == "/Figure"]
    assert [str(node.Alt) for node in figures] == [FIGURE.alt]


def test_lists_are_lists_with_their_printed_markers(document: pikepdf.Pdf, pages: list[str]) -> None:
    outside = [path for path, _ in tags(document) if path[-1] == "/LI" and "/Table" not in path]
    assert len(outside) == 2 + 3
    assert "(b) ask for the missing return rates" in pages[1].replace("\n", " ")


def test_the_tags_are_in_the_order_of_the_pages(document: pikepdf.Pdf) -> None:
    """Each page's marked content is met in the order in which it is drawn, and the pages one after another."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    met: list[tuple[int, int]] = []
    for _, node in tags(document):
        kids = node.get("/K", [])
        page = numbers.get(node.Pg.objgen) if "/Pg" in node else None
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                assert page is not None
                met.append((page, kid))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                met.append((numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0, int(kid.MCID)))
    assert len(met) > 300
    assert len(set(met)) == len(met)
    assert [page for page, _ in met] == sorted(page for page, _ in met)


def test_the_words_are_read_in_the_order_of_the_tree(pages: list[str]) -> None:
    text = " ".join(pages)
    expected = ["Summary", "1. Budget", "1.1", "co-ordinate what", "1.2", "2. Progress", "2.1", "Figure 1", "2.2"]
    expected += [
        "3. Financial",
        "4.1",
        "(a)",
        "Appendix 1: Objectives",
        "1.1.40",
        "Appendix 2: Measures",
        "Appendix 3:",
    ]
    places = [text.index(each) for each in expected[:3]]
    for each in expected[3:]:
        places.append(text.index(each, places[-1]))
    assert places == sorted(places)


def test_every_page_has_status_title_and_number_and_a_long_table_its_header(pages: list[str]) -> None:
    for number, text in enumerate(pages, 1):
        assert DRAFT in text
        assert f"Page {number} of {len(pages)}" in text
        assert paper().title in text.replace("\n", " ")
    first = next(number for number, text in enumerate(pages) if "Appendix 1: Objectives" in text)
    last = next(number for number, text in enumerate(pages) if "Appendix 2: Measures" in text)
    assert last - first > 2
    assert all(re.search(r"Ref\s+Action\s+Progress", text) for text in pages[first:last])


def test_wide_appendices_lie_across(document: pikepdf.Pdf, pages: list[str]) -> None:
    across = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in document.pages]
    third = next(number for number, text in enumerate(pages) if "Appendix 3:" in text)
    assert across == [False] * 2 + [True] * (third - 2) + [False] * (len(pages) - third)


def test_a_figure_leads_to_its_line_and_the_line_back(document: pikepdf.Pdf, pages: list[str]) -> None:
    annex = next(number for number, text in enumerate(pages) if "Appendix 2: Measures" in text)
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}

    def targets(page: int) -> list[int]:
        links = [each for each in document.pages[page].get("/Annots", []) if "/Dest" in each]
        assert all("/Contents" in each for each in links)
        return [numbers[each.Dest[0].objgen] for each in links if isinstance(each.Dest, pikepdf.Array)]

    assert targets(0) == [annex] * 3
    assert set(targets(annex)) == {0}
    outside = [each.A.URI for page in document.pages for each in page.get("/Annots", []) if "/A" in each]
    assert [str(each) for each in outside] == ["https://www.example.org/scheme"]


def test_mark_up_like_words_are_words(pages: list[str]) -> None:
    assert "stay words: #let x = 1, *bold*, <script>alert(1)</script>, $x^2$, =SUM(A1)." in run(pages)


def test_characters_that_no_font_has_are_named(pages: list[str]) -> None:
    assert "cjk unified ideograph-4e2d]" in run(pages)
    assert "and [grinning face];" in run(pages)


@pytest.mark.parametrize(
    "text", ["ਪੰਜਾਬੀ", "👨\u200d👩\u200d👧", "หนึ่ง", "\ue000", "x\u0301\u200b\u00ad\u2060", "½ ≥ → ✓ №"]
)
def test_no_characters_keep_a_paper_from_being_printed(text: str) -> None:
    section = Section(title=text, nodes=(Paragraph(spans=words(text)), Heading(text=f"{text}!")))
    assert (
        pdf(replace(paper(rows=1), title=f"T {text}", status=text, sections=(section,), appendices=()))[:5] == b"%PDF-"
    )


def test_a_very_long_word_stays_in_its_column() -> None:
    whole = paper(rows=1)
    table = whole.appendices[2].nodes[1]
    assert isinstance(table, Table)
    word = "Donaudampfschiß" * 20
    row = replace(table.rows[0], cells=((Paragraph(spans=words(word)),), *table.rows[0].cells[1:]))
    changed = replace(
        whole, sections=(), header=(), appendices=(replace(whole.appendices[2], nodes=(replace(table, rows=(row,)),)),)
    )
    page = pypdfium2.PdfDocument(pdf(changed))[0]
    text = page.get_textpage()
    left = (page.get_width() - 2 * 62.4) * 4 / 9 + 62.4
    rights = [text.get_charbox(at)[2] for at in range(text.count_chars()) if text.get_text_range(at, 1) == "ß"]
    assert len(rights) == 20
    assert max(rights) < left


def test_a_row_stays_on_one_page_unless_it_would_take_half_of_one() -> None:
    whole = paper(rows=1)
    table = whole.appendices[0].nodes[2]
    assert isinstance(table, Table)

    def apart(sentences: int, before: int) -> int:
        """How many pages after its first words the last words of a row stand, with `before` rows above it."""
        text = "Firstly. " + "Partners met and agreed the work. " * sentences + "Lastly."
        row = replace(table.rows[0], cells=(cell("1.1"), cell("An action"), cell(text)), anchor="")
        above = (replace(row, cells=(cell("1"), cell("Another"), cell("Done"))),) * before
        appendix = replace(whole.appendices[0], nodes=(replace(table, rows=(*above, row)),))
        pages = pypdfium2.PdfDocument(pdf(replace(whole, sections=(), header=(), appendices=(appendix,))))
        texts = [page.get_textpage().get_text_bounded() for page in pages]
        first, last = (next(n for n, text in enumerate(texts) if word in text) for word in ("Firstly", "Lastly"))
        return last - first

    assert {apart(24, before) for before in range(16, 24)} == {0}
    assert 1 in {apart(60, before) for before in range(16, 24)}


def test_an_appendix_alone_prints_links_that_have_nowhere_to_go_as_words() -> None:
    alone = opened(leaf(paper(), paper().appendices[1]))
    assert not [each for page in alone.pages for each in page.get("/Annots", [])]
    assert str(alone.docinfo["/Title"]).endswith("Appendix 2")


def test_a_published_paper_has_no_mark_and_a_paper_without_header_block_still_prints() -> None:
    plain_paper = replace(paper(rows=1, status=""), header=(), imprint=(), appendices=())
    text = pypdfium2.PdfDocument(pdf(plain_paper))[0].get_textpage().get_text_bounded()
    assert DRAFT not in text
    assert text.startswith("Northmere")


def test_a_paragraph_number_stays_apart_from_its_words() -> None:
    section = Section(title="S", nodes=(numbered("10.12", "Words"),))
    text = pypdfium2.PdfDocument(pdf(replace(paper(rows=1), sections=(section,), appendices=())))[0]
    assert re.search(r"10\.12\s+Words", text.get_textpage().get_text_bounded())


def test_a_chart_becomes_a_picture_160_mm_wide_at_200_dots_an_inch() -> None:
    png = picture(FIGURE.svg)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == pytest.approx(160 / 25.4 * 200, abs=2)
