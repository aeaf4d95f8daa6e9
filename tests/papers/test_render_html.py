"""The HTML page: self-contained, accessible, every link arriving, every word a word."""

from dataclasses import replace

import pytest
from lxml import html

from answerable.papers.render.html import body, page
from tests.papers.sample import DRAFT, paper


@pytest.fixture(scope="module")
def document() -> html.HtmlElement:
    return html.document_fromstring(page(paper()))


def test_nothing_runs_and_nothing_is_fetched(document: html.HtmlElement) -> None:
    assert not document.xpath("//script | //link | //img | //iframe | //*[@style] | //@*[starts-with(name(), 'on')]")
    style = document.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style


def test_the_fragment_for_the_site_is_what_the_page_holds() -> None:
    fragment = body(paper())
    assert fragment in page(paper())
    assert fragment.startswith("<article")
    assert " style=" not in fragment
    assert "<style" not in fragment


def test_language_title_landmarks_and_skip_link(document: html.HtmlElement) -> None:
    assert document.get("lang") == "en-GB"
    assert document.xpath("string(//title)") == f"{paper().title} ({DRAFT})"
    assert len(document.xpath("//main")) == 1
    target = document.xpath("//body/a[1]/@href")[0]
    assert document.xpath("//main/@id")[0] == target[1:]


def test_headings_go_down_one_step_at_a_time(document: html.HtmlElement) -> None:
    levels = [int(each.tag[1]) for each in document.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_id_is_unique_and_every_link_arrives(document: html.HtmlElement) -> None:
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in document.xpath("//a/@href") if href.startswith("#")]
    assert len(targets) > 50
    assert set(targets) <= set(ids)


def test_a_figure_leads_to_its_line_in_the_annex_and_the_line_back(document: html.HtmlElement) -> None:
    paragraph = document.get_element_by_id("p2-1")
    assert [(link.text, link.get("href")) for link in paragraph.xpath(".//a")] == [
        ("28% higher", "#m7"),
        ("171", "#m2"),
        ("134", "#m1"),
    ]
    line = document.get_element_by_id("m7")
    assert line.tag == "tr"
    assert line.xpath(".//a/@href") == ["#p2-1"]


def test_tables_have_captions_and_column_headers_and_can_be_scrolled_by_keyboard(document: html.HtmlElement) -> None:
    tables = document.xpath("//table")
    assert len(tables) == 4
    for table in tables:
        assert table.xpath("string(caption)")
        assert table.xpath("thead/tr/th[@scope='col']")
        assert len(table.xpath("colgroup/col")) == len(table.xpath("thead/tr/th"))
        region = table.getparent()
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert region.get("aria-label") == table.xpath("string(caption)")


def test_a_chart_has_words_and_its_figures_beside_it(document: html.HtmlElement) -> None:
    figure = document.xpath("//figure")[0]
    assert figure.xpath("string(div[@role='img']/@aria-label)").startswith("A bar chart")
    assert figure.xpath(".//svg")
    assert len(figure.xpath(".//tbody/tr")) == 4


def test_mark_up_like_words_are_words(document: html.HtmlElement) -> None:
    words = document.get_element_by_id("p2-10").text_content()
    assert words == "2.10 Markup-like words stay words: #let x = 1, *bold*, <script>alert(1)</script>, $x^2$, =SUM(A1)."


def test_a_draft_says_so_in_each_part_and_on_each_printed_page_and_a_published_paper_does_not(
    document: html.HtmlElement,
) -> None:
    assert document.xpath("//p[@class='paper-status']/text()") == [DRAFT] * 4
    escaped = "".join(f"\\{ord(letter):x} " for letter in DRAFT)
    assert f'content: "{escaped}"' in document.xpath("string(//style)")
    assert 'paper-status"' not in page(replace(paper(), status=""))
    assert "@top-center" not in page(replace(paper(), status=""))


def test_a_status_cannot_break_out_of_the_style_sheet() -> None:
    wild = page(replace(paper(rows=1), status='"; } </style><script>'))
    assert "<script>" not in wild
    assert wild.count("</style>") == 1
