# ruff: noqa: E501  (prose of the document)
"""The Garstead section 11 report: prose, then one Word table in which each standard is a row across."""

from pathlib import Path

from docx import Document
from docx.shared import Pt

from tests.reading.corpus.make.word import add_row, fill, span_row
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Improvement required", "Agency", "Update at April 2022", "Grade", "To be completed by"]
LEGEND = "Grades: R = no action yet; A = begun; G = well advanced; B = finished"

BODY = """# 1. Why we audit
1.1 Section 11 of the Children Act 2004 asks certain bodies to make sure that what they do takes account of the need to safeguard children under 18. Schools answer to section 175 of the Education Act 2002 and took part by choice.
1.2 Forms went out in November 2021. Each return was read by a panel of peers from two other organisations, who could ask for evidence and could change a grade.
# 2. The returns
2.1 Forms were sent to 29 organisations and 26 of the 29 returned them, a rate of 90%. In the last audit (2019) the rate was 72%.
2.2 The three organisations that did not return a form are two academy trusts and a housing association. All of them have undertaken to do so by 30 June 2022.
# 3. How organisations graded themselves
3.1 Across all returns 68% of grades were green, 24% amber and 8% red. The panel changed 31 grades, nearly all of them downwards.
3.2 Supervision is the weakest area: it was green in only 11 of the 26 returns. Safer recruitment is the strongest (23 of the 26). Few organisations could show what difference their work makes to children.
# 4. What front-line staff told us
4.1 Our questionnaire was answered by 412 staff:
- 88% can name their safeguarding lead
- 53% have had supervision about a child in the past three months
4.2 Confidence in escalating a disagreement has slipped by four percentage points since the last audit.
# 5. Next steps
5.1 Peer visits will be made in October and November 2022, and the findings will be reported to the Executive Board in January 2023. The next full audit will take place in 2024.
# 6. Recommendation
6.1 The Executive Board is asked to agree the improvement plan.
"""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    document.add_paragraph("Garstead Safeguarding Children Partnership")
    document.add_paragraph("Executive Board, 18 May 2022")
    document.add_heading(words.truth["title"], level=0)
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    document.add_page_break()
    document.add_heading("Appendix: Improvement plan", level=1)
    document.add_paragraph(LEGEND)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    for objective in words.truth["objectives"]:
        span_row(table, f"{objective['ref']}: {objective['title']}")
        for action in words.under(objective["ref"]):
            agency = " & ".join(action["leads"])
            cells = add_row(table, [action["ref"], action["text"], agency, "", action["grade"], action["due_words"]])
            fill(cells[3], action["said"])
            if action["ref"] == "3a":
                add_row(table, HEADINGS)
    document.save(str(path))
