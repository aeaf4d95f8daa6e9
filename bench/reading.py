"""Reading a report, against running markdown-it and lxml over the same text; and the memory of the child that reads."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Figure, shortest


def report() -> tuple[Path, str]:
    """The real report where it is at hand, else the example's own December document as Markdown."""
    named = os.environ.get("ANSWERABLE_MEDWAY_REPORT")
    if named:
        return Path(named), "the Medway report"
    from answerable.reading.formats import read_pages

    example = Path("answerable/example/documents/medway-2012-13-december-2012.docx")
    pages = read_pages(example)
    lines = []
    for part in pages.content:
        rows = getattr(part, "rows", None)
        if rows is None:
            lines.append(f"{'#' * part.level} {part.text}" if part.kind == "heading" else part.text)
            continue
        lines += ["\t".join(f"<p>{cell.text}</p>" for cell in row.cells) for row in rows]
    path = Path(tempfile.mkdtemp()) / "report.md"
    path.write_text("\n\n".join(lines), "utf-8")
    return path, "the example's December document as Markdown (ANSWERABLE_MEDWAY_REPORT is not set)"


def figures() -> Iterator[Figure]:
    from lxml import html
    from markdown_it import MarkdownIt

    from answerable.reading.read import understand

    path, what = report()
    # The limit was set for the real report, whose mark-up is much of the libraries' work; the example's has hardly any.
    limit = 20 if os.environ.get("ANSWERABLE_MEDWAY_REPORT") else None
    text = path.read_text("utf-8")

    def bare() -> None:
        html.fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))

    ours = shortest(lambda: understand(path))
    theirs = shortest(bare, runs=9)
    note = f"{what}: {ours * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    yield Figure("reading a report, times markdown-it and lxml", ours / theirs, limit, "×", note)
    yield Figure("memory of the child that reads", child_peak(path), 300, "MB")


def child_peak(path: Path) -> float:
    """The child's largest resident memory in MB. Run in a process of its own, so that no other child is counted."""
    code = (
        "import resource, sys; from pathlib import Path; from answerable.reading.child import read_apart;"
        "read_apart(Path(sys.argv[1]));"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return float(done.stdout)
