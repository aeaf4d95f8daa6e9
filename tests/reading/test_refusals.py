"""Files that cannot or must not be read: each gives one plain sentence, and the child stays small."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from answerable.reading.child import read_apart
from answerable.reading.formats import read_pages
from answerable.reading.refusals import Refusal

MOST_CHILD = 300_000  # kB


def word_bytes(text: str = "Action plan") -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same package with `change` made to each part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return out.getvalue()


def with_entities() -> bytes:
    attack = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    def change(part: str, data: bytes) -> bytes:
        return attack + data.split(b"?>", 1)[1].lstrip() if part == "word/document.xml" else data

    return repacked(word_bytes(), change)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:document>" + b" " * 150_000_000)
    return out.getvalue()


def lying_bomb() -> bytes:
    """A bomb that declares a thousandth of its size."""
    data = bytearray(bomb())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = data.index(mark)
        data[begin + at : begin + at + 4] = struct.pack("<I", 150_000)
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(word_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = 0
        while (begin := data.find(mark, begin)) >= 0:
            data[begin + at] |= 1
            begin += 4
    return bytes(data)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


def empty_book() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def huge_sheet() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("All")
    for _ in range(16_000):
        sheet.append(["a"] * 10)
    book.save(out)
    return out.getvalue()


def deep_tables() -> bytes:
    inner = "<w:tbl><w:tr><w:tc>"
    outer = "</w:tc></w:tr></w:tbl>"

    def change(part: str, data: bytes) -> bytes:
        nested = (inner * 60 + "<w:p/>" + outer * 60).encode()
        return data.replace(b"<w:body>", b"<w:body>" + nested) if part == "word/document.xml" else data

    return repacked(word_bytes(), change)


def swollen() -> bytes:
    """XML within the limits of size, which would fill the child's memory once parsed."""
    chance = random.Random(1)
    runs = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % chance.getrandbits(40) for _ in range(900_000))

    def change(part: str, data: bytes) -> bytes:
        return data.replace(b"<w:body>", b"<w:body>" + runs) if part == "word/document.xml" else data

    return repacked(word_bytes(), change)


def scan() -> bytes:
    """A PDF whose only page has no text."""
    import pikepdf

    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    import pikepdf

    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()


def twice_encoded() -> bytes:
    return ("It’s the board’s – the children’s plan. " * 9).encode().decode("cp1252").encode()


PAGE = b"<!DOCTYPE html><html><body><h1>Plan</h1><p>Words</p></body></html>"
CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "corrupt": ("plan.docx", lambda: word_bytes()[:40] + b"\0" * 4000, "damaged"),
    "truncated": ("plan.docx", lambda: word_bytes()[:9000], "damaged"),
    "truncated workbook": ("plan.xlsx", lambda: empty_book()[:2000], "damaged"),
    "bomb": ("plan.docx", bomb, "MB"),
    "lying bomb": ("plan.docx", lying_bomb, "damaged"),
    "entities": ("plan.docx", with_entities, "entities"),
    "entities in html": ("plan.html", lambda: b"<!DOCTYPE x [<!ENTITY a 'b'>]><html><p>x", "entities"),
    "empty workbook": ("plan.xlsx", empty_book, "empty"),
    "huge sheet": ("plan.xlsx", huge_sheet, "cells"),
    "encrypted package": ("plan.docx", encrypted_zip, "password"),
    "encrypted office": ("plan.docx", lambda: ole("EncryptedPackage"), "password"),
    "old word": ("plan.doc", lambda: ole("WordDocument"), ".docx"),
    "encrypted pdf": ("plan.pdf", locked_pdf, "password"),
    "swollen": ("plan.docx", swollen, "memory or time"),
    "scan": ("plan.pdf", scan, "scan"),
    "truncated pdf": ("plan.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type", "damaged"),
    "html named docx": ("plan.docx", lambda: PAGE, "named .docx but holds a web page"),
    "zip named docx": ("plan.docx", lambda: zipped("readme.txt"), "ZIP"),
    "workbook named docx": ("plan.docx", empty_book, "named .docx but holds an Excel workbook"),
    "text named pdf": ("plan.pdf", lambda: b"Ref,Action\n1,Do", "is not a PDF"),
    "pdf named csv": ("plan.csv", scan, "named .csv but holds a PDF"),
    "binary": ("plan.csv", lambda: bytes(range(256)) * 50, "no document of a kind"),
    "picture": ("plan", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 90, "no document of a kind"),
    "program": ("plan.txt", lambda: b"MZ\x90\0\x03\0\0\0" + b"\xff\0\1\0" * 900, "no document of a kind"),
    "program named docx": ("plan.docx", lambda: b"MZ\x90\0\x03\0\0\0" + b"\xff\0\1\0" * 900, "is not a Word file"),
    "no letters": ("plan.md", lambda: b"<meta charset=ascii>" + "é".encode("latin-1") * 900, "letters"),
    "wrong encoding": ("plan.md", twice_encoded, "earlier conversion"),
    "formulas": ("plan.csv", lambda: b'Ref,Action\n1,"=HYPERLINK(""http://x"",""y"")"', "B2"),
    "old formulas": ("plan.csv", lambda: b"Ref,Action\n1,+cmd|' /C calc'!A0", "formula"),
    "deep tables": ("plan.docx", deep_tables, "nested"),
    "deep page": ("plan.html", lambda: b"<div>" * 5000 + b"x", "nested"),
    "nothing": ("plan.md", lambda: b"", "empty"),
    "only spaces": ("plan.md", lambda: b" \n\n \t\n", "empty"),
    "rtf": ("plan.rtf", lambda: b"{\\rtf1 words}", "RTF"),
}  # fmt: skip


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, "words")
    return out.getvalue()


def made(case: str, folder: Path) -> tuple[Path, str]:
    """The file of a case, and what its refusal says."""
    name, make, says = CASES[case]
    path = folder / name
    path.write_bytes(make())
    return path, says


@pytest.mark.parametrize("case", [case for case in CASES if case != "swollen"])
def test_refuses_in_one_plain_sentence(case: str, tmp_path: Path) -> None:
    path, says = made(case, tmp_path)
    with pytest.raises(Refusal) as refused:
        read_pages(path)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.endswith(".") and "\n" not in sentence and "Error" not in sentence


@pytest.mark.parametrize("case", ["corrupt", "swollen", "scan", "deep page"])
def test_the_child_refuses_in_the_same_words(case: str, tmp_path: Path) -> None:
    path, says = made(case, tmp_path)
    with pytest.raises(Refusal, match=says):
        read_apart(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.parametrize("case", ["bomb", "huge sheet", "swollen"])
def test_the_child_stays_small(case: str, tmp_path: Path) -> None:
    path, _ = made(case, tmp_path)
    script = (
        "import sys; from pathlib import Path; from answerable.reading.child import main; main(Path(sys.argv[1]));"
        "print(next(l for l in open('/proc/self/status') if l.startswith('VmHWM')).split()[1], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=True)
    assert int(done.stderr) < MOST_CHILD


def test_refuses_fifty_megabytes_before_reading_a_byte(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Refusal, match="50 MB"):
        read_apart(path)


def test_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no file plan.docx"):
        read_apart(tmp_path / "plan.docx")
