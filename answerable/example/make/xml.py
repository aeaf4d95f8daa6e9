"""The few elements of a Word file that python-docx has no calls for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, /, *children: Any, **attributes: str) -> Any:
    """A `w:` element: `element("shd", val="clear", fill="12436D")`."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Adds a field ("PAGE", "SEQ Table") that shows `shown` until Word works it out."""
    for part in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        if part == "instruction":
            code = element("instrText")
            code.text = f" {instruction} "
            run._r.append(code)
        elif part == "shown":
            run.text = shown
        else:
            run._r.append(element("fldChar", fldCharType=part))


def shade(cell: Any, fill: str) -> None:
    """Fills a table cell with the colour `fill` ("12436D")."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))


def repeat_on_each_page(row: Any) -> None:
    """Marks a table row as a heading row, which screen readers announce and Word repeats over the page."""
    row._tr.get_or_add_trPr().extend([element("cantSplit"), element("tblHeader")])


def keep_whole(row: Any) -> None:
    """Lets no page break fall inside a table row."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def keep_with_next(row: Any) -> None:
    """Keeps a table row on the page of the row after it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def describe(table: Any, title: str, words: str) -> None:
    """Gives a table its alternative text."""
    table._tbl.tblPr.extend([element("tblCaption", val=title), element("tblDescription", val=words)])
