"""All the files of a paper: their names, the same bytes each time, and refusals that write nothing."""

import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from answerable.papers.render import PaperRefused, child, made, names, render
from answerable.papers.render.faults import faults
from answerable.papers.tree import (
    Column,
    Figure,
    Heading,
    Item,
    List,
    Node,
    Paper,
    Paragraph,
    Row,
    Section,
    Slide,
    Span,
    Table,
    cell,
    words,
)
from tests.papers.sample import FIGURE, bullets, numbered, paper


def test_names_are_predictable() -> None:
    assert names(paper(rows=7)) == [
        *("paper.html", "summary.html"),
        *("paper.docx", "appendix-1.docx", "appendix-2.docx", "appendix-3.docx", "summary.docx"),
        *("paper.pdf", "appendix-1.pdf", "appendix-2.pdf", "appendix-3.pdf", "summary.pdf"),
        "slides.pptx",
    ]
    bare = replace(paper(), summary=None, slides=(), appendices=(), sections=paper().sections[:2])
    assert names(bare, ("pdf", "pptx")) == ["paper.pdf"]


def test_the_same_tree_gives_the_same_bytes_in_this_process_and_in_a_child(tmp_path: Path) -> None:
    whole = paper(rows=7)
    here = render(whole, tmp_path / "here")
    there = child.render_in_child(whole, tmp_path / "there")
    assert [each.name for each in here] == [each.name for each in there] == names(whole)
    for one, other in zip(here, there, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
    assert sorted(each.name for each in (tmp_path / "there").iterdir()) == sorted(names(whole))


def test_a_different_word_gives_different_bytes() -> None:
    one, other = paper(rows=7), replace(paper(rows=7), title="Another")
    for name in names(one):
        if not name.startswith("summary"):
            assert made(one, name) != made(other, name), name


def test_the_child_of_a_plan_of_a_hundred_actions_stays_under_300_mb() -> None:
    code = (
        "import resource, tempfile, pathlib\n"
        "from answerable.papers.render.child import render_in_child\n"
        "from tests.papers.sample import paper\n"
        "with tempfile.TemporaryDirectory() as out: render_in_child(paper(rows=100), pathlib.Path(out))\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    kilobytes = int(done.stdout)
    assert 10_000 < kilobytes < 300 * 1024


def test_a_paper_that_is_too_large_for_the_child_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(child.__file__).read_text().replace("MEMORY = 250", "MEMORY = 45")
    small = tmp_path / "small.py"
    small.write_text(source)
    real = subprocess.run
    monkeypatch.setattr(
        child.subprocess, "run", lambda command, **rest: real([command[0], str(small), *command[3:]], **rest)
    )
    with pytest.raises(PaperRefused, match="in the memory allowed"):
        child.render_in_child(paper(rows=100), tmp_path / "out", ("pdf",))
    assert list((tmp_path / "out").iterdir()) == []


def test_a_slide_that_is_too_full_stops_the_whole_paper_before_anything_is_written(tmp_path: Path) -> None:
    whole = replace(paper(rows=7), slides=(Slide(title="Full", nodes=(bullets("word " * 400),)),))
    with pytest.raises(PaperRefused, match="Slide 1, “Full”, holds more than fits"):
        render(whole, tmp_path / "here")
    with pytest.raises(PaperRefused, match="Slide 1, “Full”, holds more than fits"):
        child.render_in_child(whole, tmp_path / "there")
    assert not (tmp_path / "here").exists()
    assert list((tmp_path / "there").iterdir()) == []


def broken(*nodes: Node) -> list[str]:
    return faults(replace(paper(rows=7), sections=(Section(title="S", nodes=nodes),), appendices=(), slides=()))


TABLE = Table(caption="T", columns=(Column(title="A"), Column(title="B")), rows=(Row(cells=(cell("1"), cell("2"))),))


def test_the_sample_has_no_fault() -> None:
    assert faults(paper()) == []


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (Heading(text="Deep", level=3), "Section “S”: the heading “Deep” is at level 3, below one at level 1."),
        (Heading(text="Top", level=1), "Section “S”: the heading “Top” is at level 1, below one at level 1."),
        (Heading(text=" "), "Section “S”: a heading has no words."),
        (List(items=()), "Section “S”: a list is empty, or mixes bullets with printed markers."),
        (
            List(items=(Item(spans=words("a")), Item(spans=words("b"), marker="1."))),
            "Section “S”: a list is empty, or mixes bullets with printed markers.",
        ),
        (
            Figure(title="F", svg="<svg/>", alt="", data=TABLE),
            "Section “S”: a figure has no title or no words for those who cannot see it.",
        ),
        (replace(TABLE, caption=""), "Section “S”: a table has no caption."),
        (
            replace(TABLE, columns=(Column(title=""), Column(title="B"))),
            "Section “S”: each column of “T” needs a title and a width.",
        ),
        (replace(TABLE, rows=(Row(cells=(cell("1"),)),)), "Section “S”: row 1 of “T” has 1 cells, not 2."),
        (
            Paragraph(spans=(Span(text="28%", to="m9"),)),
            "Section “S”: “28%” links to “m9”, which is nowhere in the paper.",
        ),
        (
            replace(TABLE, rows=(Row(cells=((Paragraph(spans=(Span(text="x", to="m9"),)),), ())),)),
            "Section “S”: “x” links to “m9”, which is nowhere in the paper.",
        ),
    ],
)
def test_what_could_not_be_printed_well_is_said_first(node: Node, sentence: str) -> None:
    assert broken(node) == [sentence]


def test_places_are_called_by_one_name_and_slides_and_papers_have_titles() -> None:
    assert broken(numbered("1.1", "a"), numbered("1.1", "b")) == ["Two places are both called “p1-1”."]
    untitled: Paper = replace(
        paper(rows=7), title=" ", slides=(Slide(title=""), Slide(title="x", nodes=(FIGURE, TABLE)))
    )
    assert faults(untitled) == [
        "The paper has no title.",
        "Slide 1 has no title.",
        "Slide 2, “x”, has more than one table or figure.",
    ]


def test_a_fault_refuses_the_paper(tmp_path: Path) -> None:
    with pytest.raises(PaperRefused, match="The paper has no title."):
        render(replace(paper(rows=7), title=""), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_this_process_is_not_limited_by_its_children() -> None:
    assert resource.getrlimit(resource.RLIMIT_DATA)[0] == resource.RLIM_INFINITY
