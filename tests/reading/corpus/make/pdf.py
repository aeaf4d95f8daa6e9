"""Lays out PDF documents with typst; every text is passed as a string, so nothing in it is markup."""

from pathlib import Path

import typst

from tests.reading.corpus.make.words import kind_of


def text(words: str) -> str:
    """A typst expression of plain words."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#"{quoted}"'


def cell(blocks: list[str]) -> str:
    """Blocks in one table cell."""
    forms = {"heading": "#strong[{}]", "item": "#list([{}])", "paragraph": "{}"}
    return "[" + "\n\n".join(forms[kind].format(text(said)) for kind, said in map(kind_of, blocks)) + "]"


def table(columns: str, headings: list[str], rows: list[str], *, repeat: bool = True) -> str:
    """A ruled table; `columns` are typst widths, `rows` the cells of each row as typst."""
    head = ", ".join(f"[*{text(heading)}*]" for heading in headings)
    return (
        f"#table(columns: {columns}, table.header(repeat: {str(repeat).lower()}, {head}),\n" + ",\n".join(rows) + ")\n"
    )


def save(path: Path, body: str, *, landscape: bool = False, footer: str = "", height: str = "auto") -> None:
    """Compile to PDF; the page footer carries `footer` and the page's number."""
    size = f"height: {height}, width: 297mm" if height != "auto" else 'paper: "a4"'
    turned = ", flipped: true" if landscape and height == "auto" else ""
    foot = f"footer: context [{text(footer)} #h(1fr) Page #counter(page).display() of #counter(page).final().first()]"
    source = f"#set page({size}{turned}, margin: 18mm, {foot})\n#set text(size: 9pt)\n" + body
    path.write_bytes(typst.compile(source.encode("utf-8")))
