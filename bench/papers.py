"""Building and rendering a paper, against the bare work of the libraries underneath."""

import io
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import font_source_sans_pro
import typst

from answerable.papers.build.paper import build
from answerable.papers.render import made
from answerable.papers.render.pdf import picture
from answerable.papers.tree import Paper, from_json, nodes, plain, to_json
from bench.made import source
from bench.measure import Figure, shortest

ACTIONS = 60
RUNS = 7


def figures() -> Iterator[Figure]:
    small, large = source(100), source(1000)
    many, few = in_turn(lambda: build(large), lambda: build(small))
    note = f"{many * 1000:.0f} ms against {few * 1000:.0f} ms"
    yield Figure("building the tree for 1,000 actions, times that for 100", many / few, 12, "×", note)

    paper = build(source(ACTIONS)).paper
    drawn = cache(picture)
    # typst remembers what it compiled, so each run has words of its own.
    papers = iter([varied(paper) for _ in range(2 * RUNS)])
    ours, theirs = in_turn(lambda: made(next(papers), "paper.pdf", drawn), lambda: bare_pdf(next(papers)))
    note = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, {ACTIONS} actions"
    yield Figure("the PDF, times a bare compile of the same words", ours / theirs, 3, "×", note)

    made(paper, "paper.docx", drawn)  # pictures are made once and reported apart
    ours = shortest(lambda: made(paper, "paper.docx", drawn))
    theirs = shortest(lambda: bare_word(paper))
    note = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, {ACTIONS} actions"
    yield Figure("Word, times the same paragraphs and tables bare", ours / theirs, 3, "×", note)
    yield Figure("memory of the children that render", child_peak(paper), 300, "MB")


def in_turn(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the shortest run of each, taken one after the other so that whatever else the machine does falls
    on both alike."""
    times = [(shortest(ours, runs=1), shortest(theirs, runs=1)) for _ in range(RUNS)]
    return min(each[0] for each in times), min(each[1] for each in times)


_run = itertools.count()


def varied(paper: Paper) -> Paper:
    """The same paper with a number of its own in every statement."""
    return from_json(to_json(paper).replace(b"Partners met", f"Partners {next(_run)} met".encode()))


def tables(paper: Paper) -> Iterator[list[list[str]]]:
    """Every table's cells as plain words."""
    for node in nodes(paper):
        if node.kind == "table":
            yield [[column.title for column in node.columns]] + [
                ["\n".join(_words(part) for part in cell) for cell in row.cells] for row in node.rows
            ]


def paragraphs(paper: Paper) -> list[str]:
    return [_words(node) for node in nodes(paper) if node.kind not in {"table", "figure"}]


def _words(node: object) -> str:
    if hasattr(node, "spans"):
        return plain(node.spans)
    if hasattr(node, "items"):
        return "\n".join(plain(item.spans) for item in node.items)
    return str(getattr(node, "text", ""))


@cache
def fonts() -> typst.Fonts:
    """The paper's typeface, found once."""
    return typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])


def bare_pdf(paper: Paper) -> bytes:
    """A document of the same words with typst alone: plain paragraphs and plain tables on upright pages, with the tags
    that typst writes unasked, but no links, no header rows, no rows kept whole, no look, and not held to PDF/UA. It has
    the paper's typeface, because shaping letters costs what the typeface makes it cost, and its fonts are found
    beforehand like the paper's, because looking through a machine's fonts is no part of compiling."""
    data = json.dumps({"paragraphs": paragraphs(paper), "tables": list(tables(paper))})
    template = b"""
#set text(font: "Source Sans Pro")
#let data = json(bytes(sys.inputs.data))
#for words in data.paragraphs [ #par(words) ]
#for rows in data.tables [ #table(columns: rows.first().len(), ..rows.flatten()) ]
"""
    return typst.compile(template, font_paths=fonts(), sys_inputs={"data": data})


def bare_word(paper: Paper) -> bytes:
    """The same paragraphs and tables with python-docx alone, each table filled through its rows' cells."""
    import docx

    document = docx.Document()
    for words in paragraphs(paper):
        document.add_paragraph(words)
    for rows in tables(paper):
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for cells, row in zip(rows, table.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def child_peak(paper: Paper) -> float:
    """The largest resident memory in MB of the children that render the whole paper."""
    code = (
        "import resource, sys; from pathlib import Path; from answerable.papers.tree import from_json;"
        "from answerable.papers.render.child import render_in_child;"
        "render_in_child(from_json(sys.stdin.buffer.read()), Path(sys.argv[1]));"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, str(Path(folder) / "out")]
        done = subprocess.run(command, input=to_json(paper), capture_output=True, check=True)
    return float(done.stdout)
