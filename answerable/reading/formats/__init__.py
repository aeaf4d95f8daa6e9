"""One module for each format that plans and reports come in; all give the same `Pages`."""

from pathlib import Path

from answerable.reading.blocks import Pages


def read_pages(path: Path) -> Pages:
    from answerable.reading.formats.markdown import read_markdown
    return read_markdown(path.read_text())
