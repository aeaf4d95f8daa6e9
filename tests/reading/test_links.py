"""Figures that link to where the document states them are not stated a second time."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from answerable.reading.read import understand


@pytest.mark.parametrize(("target", "found"), [('w:anchor="m1"', []), ("", [31.0])], ids=["inside", "outside"])
def test_a_linked_figure_in_the_prose_is_a_reference(target: str, found: list[float], tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Summary", 1)
    paragraph = document.add_paragraph("Of the staff who were trained in 2021, ")
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')} {target}><w:r><w:t>31%</w:t></w:r></w:hyperlink>"))
    paragraph.add_run(" were nurses.")
    document.save(str(tmp_path / "report.docx"))
    measures = understand(tmp_path / "report.docx").measures
    assert [value.value for measure in measures for value in measure.values] == found


def test_the_signature_in_an_imprint_is_no_measure(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(f"# Report\n\nRecord chain board:1, event 150, signature {'1acc' * 16}\n")
    assert understand(tmp_path / "report.md").measures == []
