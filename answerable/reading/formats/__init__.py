"""One module for each format that plans and reports come in; all give the same `Pages`.

The format is told by what is in the file. Its name only decides between kinds of plain text.
"""

import re
from pathlib import Path

from answerable.reading.blocks import Line, Pages
from answerable.reading.formats.encoding import decoded, is_text
from answerable.reading.refusals import Refusal

MOST_BYTES = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".txt": "markdown", ".html": "html", ".htm": "html"}
_SUFFIXES |= {
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".pdf": "pdf",
    ".docm": "docx",
    ".xlsm": "xlsx",
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body|table|div|p|h1|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {
    "docx": "a Word file (.docx)",
    "xlsx": "an Excel workbook (.xlsx)",
    "pdf": "a PDF",
    "html": "a web page (HTML)",
    "markdown": "plain text",
    "csv": "a CSV file",
}


def read_pages(path: Path) -> Pages:
    """The file's content in reading order. Raises Refusal where it cannot be read, or is not what its name says."""
    pages = _read(kind_of(path), path)
    if not any(part.text.strip() if isinstance(part, Line) else part.rows for part in pages.content):
        raise Refusal("The file is empty: no words were found in it; check that the right file was sent.")
    return pages


def kind_of(path: Path) -> str:
    """The format of a file, told by what is in it, before anything in it is parsed. Raises Refusal where it is none
    that can be read, or another than its name says."""
    check_file(path)
    with path.open("rb") as file:
        start = file.read(8192)
    kind = _kind(start, path)
    if kind in ("markdown", "csv", "html") and not is_text(start):
        raise Refusal(
            "The file is no document of a kind that can be read: what is in it is neither Word (.docx), Excel (.xlsx) "
            "or PDF nor text (HTML, Markdown, CSV); open it in the program it came from and save it as one of these."
        )
    expected = _SUFFIXES.get(path.suffix.lower())
    if expected and _family(expected) != _family(kind):
        raise Refusal(
            f"The file is named {path.suffix} but holds {_NAMES[kind]}; give it the right ending, or open it and "
            "save it as the kind of file its name says."
        )
    return kind if kind in ("docx", "xlsx", "pdf", "html") else expected or "markdown"


def check_file(path: Path) -> None:
    """Refuses what is no file or too large, before a byte of it is read."""
    if not path.is_file():
        raise Refusal(f"There is no file {path.name}; check its name and place.")
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise Refusal(
            f"The file is {size / 1e6:.0f} MB, and at most {MOST_BYTES // 1_000_000} MB can be read; take out "
            "pictures and what is not part of the plan, and send it again."
        )
    if size == 0:
        raise Refusal("The file is empty: it has no content at all; check that the right file was sent.")


def _kind(start: bytes, path: Path) -> str:
    """The kind of file that `start` (its first bytes) shows it to be."""
    if start.startswith(b"PK"):
        return _package_kind(path)
    if start.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        if encrypted:
            raise Refusal("The file is protected by a password; save a copy without a password and send that.")
        raise Refusal(
            "The file is in the format of Word or Excel before 2007 (.doc, .xls), which cannot be read; open it and "
            "save it as .docx or .xlsx."
        )
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        raise Refusal("The file is rich text (RTF), which cannot be read; open it in Word and save it as .docx.")
    suffix = _SUFFIXES.get(path.suffix.lower())
    if suffix in ("docx", "xlsx", "pdf") and not _HTML.match(start.decode("utf-8", errors="replace").lstrip("\ufeff")):
        raise Refusal(
            f"The file is named {path.suffix} but is not {_NAMES[suffix]}: it is damaged, or another kind of file "
            "under that name; open it in the program it came from and save it again."
        )
    if (
        suffix == "html"
        or _HTML.match(start.decode("utf-8", errors="replace").lstrip("\ufeff"))
        and suffix != "markdown"
    ):
        return "html"
    return suffix or "markdown"


def _package_kind(path: Path) -> str:
    from answerable.reading.formats.packages import check_package

    parts = check_package(path)
    if "word/document.xml" in parts or any(re.fullmatch(r"word/document\d*\.xml", part) for part in parts):
        return "docx"
    if "xl/workbook.xml" in parts:
        return "xlsx"
    raise Refusal(
        "The file is a ZIP archive that holds neither a Word document nor an Excel workbook; unpack it and send "
        "the document itself."
    )


def _family(kind: str) -> str:
    """Kinds of plain text that may stand under each other's names."""
    return "text" if kind in ("markdown", "csv") else kind


def _read(kind: str, path: Path) -> Pages:
    """Imports only the reader that is needed: the PDF reader alone takes more memory than all the rest."""
    if kind == "docx":
        from answerable.reading.formats.docx import read_docx

        return read_docx(path)
    if kind == "xlsx":
        from answerable.reading.formats.xlsx import read_xlsx

        return read_xlsx(path)
    if kind == "pdf":
        from answerable.reading.formats.pdf import read_pdf

        return read_pdf(path)
    text = decoded(path.read_bytes())
    if kind == "html":
        from answerable.reading.formats.html import read_html

        return read_html(text)
    if kind == "csv":
        from answerable.reading.formats.csv import read_csv

        return read_csv(text)
    from answerable.reading.formats.markdown import read_markdown

    return read_markdown(text)
