"""Files laid out to keep a reader busy, or to make a terminal obey them."""

import time
from pathlib import Path

import pytest

from answerable.reading.child import read_apart
from answerable.reading.formats import read_pages
from answerable.reading.preview import preview
from answerable.reading.refusals import Refusal


@pytest.mark.parametrize("name", ["plan.md", "plan.txt", "plan.csv", "plan.docx"])
def test_many_comments_are_told_from_a_web_page_at_once(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("<!-- -->" * 1000 + "\n\nPlan,Action\n1,Ask\n")
    started = time.perf_counter()
    try:
        read_pages(file)
    except Refusal:
        assert name == "plan.docx"
    assert time.perf_counter() - started < 2


def test_a_page_behind_comments_is_still_a_web_page(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_text("<!-- one > two --> <!-- three\n --><html><body><p>Plan</p></body></html>")
    with pytest.raises(Refusal, match="holds a web page"):
        read_pages(file)


def test_a_preview_gives_a_terminal_no_orders(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    row = "<tr><td>1.1</td><td>Ask &#27;]0;owned&#7; for &#x202e;82&#x202c;</td></tr>"
    file.write_text(f"<html><body><table><tr><th>Ref</th><th>Action</th></tr>{row}</table></body></html>")
    shown = preview(read_apart(file))
    assert "Ask ]0;owned for 82" in shown
    assert not set("\x1b\x07\u202e") & set(shown)
