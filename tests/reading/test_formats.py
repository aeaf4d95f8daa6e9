"""Each format gives the same lines and tables, with places, whatever its own way of keeping them."""

import datetime
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import typst
from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from answerable.reading.blocks import Line, Pages, Table
from answerable.reading.formats import read_pages
from answerable.reading.formats.colours import colour_name
from answerable.reading.formats.encoding import decoded
from answerable.reading.formats.lines import lines_from
from answerable.reading.proposal import Source
from tests.reading.plans import plan_of


def lines(pages: Pages) -> list[Line]:
    return [part for part in pages.content if isinstance(part, Line)]


def tables(pages: Pages) -> list[Table]:
    return [part for part in pages.content if isinstance(part, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# Lists inside running text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They include: • one • two", [("paragraph", "", "They include:"), ("item", "•", "one"), ("item", "•", "two")]),
        ("\uf0b7 one \uf0a7 two", [("item", "•", "one"), ("item", "•", "two")]),
        ("I. One II. Two III. Three", [("item", "I.", "One"), ("item", "II.", "Two"), ("item", "III.", "Three")]),
        ("2. Only the second of a list", [("item", "2.", "Only the second of a list")]),
        ("2.1 The plan was agreed", [("paragraph", "2.1", "The plan was agreed")]),
        ("2.1 per cent of cases", [("paragraph", "", "2.1 per cent of cases")]),
        ("– a dash", [("item", "–", "a dash")]),
        ("1.1.1", [("paragraph", "", "1.1.1")]),
        ("in 2013. The plan", [("paragraph", "", "in 2013. The plan")]),
    ],
)
def test_markers_are_taken_off_and_lists_split(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(line.kind, line.marker, line.text) for line in lines_from(text, Source())] == expected


@given(st.lists(st.sampled_from(["one", "Two", "3", "•", "4.", "I.", "–", "2.1", "x%", "\n"]), max_size=14))
def test_no_word_is_lost_or_said_twice(words: list[str]) -> None:
    found = [word for line in lines_from(" ".join(words), Source()) for word in f"{line.marker} {line.text}".split()]
    bullets = ("•", "–")
    assert [word for word in found if word not in bullets] == [w for w in words if w.strip() and w not in bullets]


@pytest.mark.parametrize(
    ("code", "name"),
    [("00B050", "green"), ("C6EFCE", "green"), ("FF0000", "red"), ("FFC7CE", "red"), ("FFC000", "amber"),
     ("orange", "amber"), ("FFFF00", "yellow"), ("0070C0", "blue"), ("FFFFFF", None), ("F2F2F2", None),
     ("BFBFBF", "grey"), ("auto", None), (None, None)],
)  # fmt: skip
def test_colours_have_names(code: str | None, name: str | None) -> None:
    assert colour_name(code) == name


# Word


@pytest.fixture
def word(tmp_path: Path) -> Iterator[tuple[Word, Path]]:
    yield Document(), tmp_path / "plan.docx"


def test_word_reads_accepted_text_only(word: tuple[Word, Path]) -> None:
    document, path = word
    paragraph = document.add_paragraph("The board ")._p
    for piece in (
        "<w:del {0}><w:r><w:delText>never </w:delText></w:r></w:del>",
        "<w:ins {0}><w:r><w:t xml:space='preserve'>met </w:t></w:r></w:ins>",
        "<w:sdt {0}><w:sdtContent><w:r><w:t>twice.</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph.append(parse_xml(piece.format(nsdecls("w"))))
    document.save(str(path))
    assert [line.text for line in lines(read_pages(path))] == ["The board met twice."]


def test_word_prints_automatic_numbers(word: tuple[Word, Path]) -> None:
    document, path = word
    numbering = document.part.numbering_part.element
    levels = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{shape}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for at, (shape, text) in enumerate([("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)")])
    )
    abstract = parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{levels}</w:abstractNum>")
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    table = document.add_table(rows=0, cols=3)
    for depth, words in (
        (0, "Neglect"),
        (1, "Adopt a tool"),
        (1, "Audit it"),
        (2, "Report"),
        (0, "Abuse"),
        (1, "Train"),
    ):
        cells = table.add_row().cells
        properties = cells[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(
            parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='77'/></w:numPr>")
        )
        cells[1].text = words
    document.save(str(path))
    found = tables(read_pages(path))[0]
    assert [row.cells[0].lines[0].marker for row in found.rows] == ["1.", "1.1", "1.2", "(i)", "2.", "2.1"]


def test_word_cells_keep_fill_picture_merge_and_header(word: tuple[Word, Path]) -> None:
    document, path = word
    table = document.add_table(rows=3, cols=3)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for at, text in enumerate(("Theme", "Action", "RAG")):
        table.cell(0, at).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Neglect"
    fill = parse_xml(f"<w:shd {nsdecls('w')} w:val='clear' w:fill='FF0000'/>")
    table.cell(1, 2)._tc.get_or_add_tcPr().append(fill)
    run = table.cell(2, 2).paragraphs[0].add_run()
    picture = run.add_picture(io.BytesIO(PIXEL))
    picture._inline.find(qn("wp:docPr")).set("descr", "Green light")
    document.save(str(path))
    head, first, second = tables(read_pages(path))[0].rows
    assert head.header and not first.header
    assert first.cells[0] is second.cells[0]
    assert (first.cells[2].shade, second.cells[2].picture) == ("red", "Green light")
    assert (first.cells[1].source.row, first.cells[1].source.cell) == (2, "B2")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


# Excel


def test_excel_values_read_as_a_person_sees_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ref", "Action", "When", "Share", "RAG"])
    sheet.append([1.1, "Do", datetime.date(2016, 9, 30), 0.42, None])
    sheet.append([1.1, "Do more", datetime.datetime(2017, 3, 1), 3.0, None])
    sheet["A3"].number_format, sheet["D2"].number_format = "0.00", "0%"
    sheet["C2"].number_format, sheet["C3"].number_format = "dd/mm/yyyy", "mmm yyyy"
    sheet["E2"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet.append([None, "hidden help", None, None, None])
    sheet.row_dimensions[4].hidden = True
    book.save(tmp_path / "plan.xlsx")
    pages = read_pages(tmp_path / "plan.xlsx")
    assert texts(tables(pages)[0])[1:] == [
        ["1.1", "Do", "30/09/2016", "42%", ""],
        ["1.10", "Do more", "March 2017", "3", ""],
    ]
    cell = tables(pages)[0].rows[1].cells[4]
    assert (cell.shade, cell.source.sheet, cell.source.cell) == ("green", "Sheet", "E2")
    assert any("hidden row" in doubt for doubt in pages.doubts)


def test_excel_second_header_row_and_several_periods(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Ref", "Action", "Progress", None], [None, None, "Q1", "Q2"], ["1", "Do", "Begun.", "Done."]):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    book.save(tmp_path / "plan.xlsx")
    plan = plan_of(tmp_path / "plan.xlsx")
    assert [(s.period, s.text) for s in plan.statements] == [("Q1", "Begun."), ("Q2", "Done.")]


# CSV and encodings


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_csv_delimiters_and_encodings(delimiter: str, encoding: str, tmp_path: Path) -> None:
    rows = [["Ref", "Action", "Lead"], ["1", '"Café – the “plan”, and; more"', "Police"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    (tmp_path / "plan.csv").write_bytes(text.encode(encoding))
    found = tables(read_pages(tmp_path / "plan.csv"))[0]
    assert texts(found)[1] == ["1", "Café – the “plan”, and; more", "Police"]
    assert found.rows[1].cells[2].source == Source(row=2, cell="C2")


# Without the sign that a letter was lost, and the first letters of what an earlier conversion broke: both are refused.
_LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufffdÃÂâ")


@given(st.text(alphabet=_LETTERS, max_size=60))
def test_decoding_gives_back_what_was_encoded(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoded(("plan: " + text).encode(encoding)) == "plan: " + text


# PDF

PDF = """#set page(width: 297mm, height: 120mm, margin: 15mm)
#set page(footer: [Westby SCB – page #context counter(page).display()])
#set text(size: 10pt)
= Westby SCB Plan 2018
== Priority 1: Neglect
{table}
#par[The board met in May and the chair reported that neglect was the {filler} most common reason for a plan.]
"""
RULED = """#table(columns: (1.2cm, 6cm, 3cm, 1fr, 2cm), [Ref], [Action], [Lead], [Progress at May 2018], [RAG],
  [1.1], [Adopt one tool in every agency and see that it is used], [Police \\ NHS Westby],
  [The tool was adopted by 12 of 20 teams. #list([The rest will follow], [An audit is planned])],
  table.cell(fill: rgb("00b050"))[],
  [1.2], [Audit], [Board], [{filler} It was late.], table.cell(fill: rgb("ff0000"))[])
"""
BARE = RULED.replace("#table(", "#table(stroke: (x, y) => (top: 1pt, bottom: 1pt), ")


WHITE = RULED.replace("#table(", "#table(stroke: none, ")


@pytest.mark.parametrize("table", [RULED, BARE, WHITE], ids=["ruled", "horizontal rules only", "white space only"])
def test_pdf_tables_over_pages(table: str, tmp_path: Path) -> None:
    filler = "The work went on in every ward of the town, and was reviewed each month. " * 14
    source = PDF.replace("{table}", table).replace("{filler}", filler)
    (tmp_path / "plan.typ").write_text(source, encoding="utf-8")
    (tmp_path / "plan.pdf").write_bytes(typst.compile(str(tmp_path / "plan.typ")))
    plan = plan_of(tmp_path / "plan.pdf")
    assert plan.document.title == "Westby SCB Plan 2018"
    assert [(o.ref, o.title) for o in plan.objectives] == [("Priority 1", "Neglect")]
    assert [(a.ref, a.text) for a in plan.actions] == [
        ("1.1", "Adopt one tool in every agency and see that it is used"),
        ("1.2", "Audit"),
    ]
    assert plan.actions[0].leads == ["Police", "NHS Westby"]
    assert [action.status for action in plan.actions] == ["green", "red"]
    assert [block.kind for block in plan.statements[0].blocks] == ["paragraph", "item", "item"]
    assert plan.statements[1].text == f"{filler}It was late."
    assert not any("page" in line.text for p in plan.passages for line in p.lines if p.role == "section")
    assert plan.actions[0].source.page == 1
