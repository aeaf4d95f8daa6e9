"""The HTML paper in a real browser: judged by axe at three widths, walked by its links."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answerable.papers.render.html import page as html_page
from tests.browser import fit_for_all
from tests.papers.sample import paper

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    (tmp_path / "paper.html").write_text(html_page(paper(rows=12)))
    page.goto((tmp_path / "paper.html").as_uri())
    return page


def test_a_paper_is_fit_for_all(shown: Page) -> None:
    fit_for_all(shown)


def test_the_keyboard_skips_to_the_report_and_a_figure_leads_to_its_line_and_back(shown: Page) -> None:
    shown.keyboard.press("Tab")
    skip = shown.get_by_role("link", name="Skip to the report")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    shown.keyboard.press("Enter")
    expect(shown.locator("main")).to_be_focused()

    shown.get_by_role("link", name="28% higher").click()
    line = shown.locator("tr#m7")
    expect(line).to_be_in_viewport()
    line.get_by_role("link", name="2.1").click()
    expect(shown.locator("#p2-1")).to_be_in_viewport()
