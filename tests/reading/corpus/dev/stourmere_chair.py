# ruff: noqa: E501  (prose of the document)
"""The Stourmere chair's report: prose in the first person, then one wide table with its levels in every row."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from tests.reading.corpus.make.word import add_row, fill, shade
from tests.reading.corpus.make.words import Words

HEADINGS = ["Strategic aim", "Objective", "Action", "Lead", "Deadline", "Progress and impact", "RAG"]

BODY = """# 1. Introduction
1.1 I became chair of the Board in September 2013. This is my third yearly report to the Committee. It says what I think is going well and what is not, and its appendix shows how far we have got with the business plan for 2015-17.
1.2 The Board's costs are met by contributions from Stourmere County Council, Penmarsh Police, Stourmere Clinical Commissioning Group and the National Probation Service. The Business Manager works 0.7 FTE.
# 2. How safe are children in Stourmere?
2.1 At the end of December 2015 there were 198 children with a child protection plan. The rate, 36.2 per 10,000, is lower than that of our statistical neighbours (41.5).
2.2 Of the children who became looked after in the year, 44% had suffered neglect. The proportion of children seen alone on statutory visits has improved by nine percentage points to 91%.
# 3. Challenge by the Board
3.1 The Board made seven formal challenges to partners in 2015, and five of the seven led to a change. The response of the mental health trust is overdue. Its chief executive will attend our meeting on 16 March 2016 to explain.
# 4. Reviews
4.1 The serious case review on Child M, who was 15 when he died, was published in October 2015 and made nine recommendations. Three of the nine have been carried out in full and the others have owners.
4.2 A thematic review of self-harm will begin in March 2016 and will be completed in July 2016.
# 5. Looking ahead
5.1 Parliament is likely to be asked to replace boards with something else. I do not know what; but whatever comes, children will still need somebody to ask awkward questions on their behalf. The Board will agree transitional arrangements by the end of June 2016, and my next annual report will be published in September 2016.
# 6. What I ask of the Committee
The Committee is asked to:
- comment on the progress shown in the appendix
- support the Board's challenge to the mental health trust
"""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph("HEALTH AND CHILDREN OVERVIEW COMMITTEE")
    document.add_paragraph("11 February 2016")
    document.add_paragraph(words.truth["title"], style="Title")
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Appendix: Business plan 2015-17", level=1)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    aims = dict(words.truth["aims"])
    for objective in words.truth["objectives"]:
        first = [f"{objective['aim']}: {aims[objective['aim']]}", f"{objective['ref']} {objective['title']}"]
        for action in words.under(objective["ref"]):
            who = "; ".join(action["leads"])
            cells = add_row(table, [*first, action["text"], who, action["due_words"], "", ""])
            fill(cells[5], action["said"])
            if action["fill"]:
                shade(cells[6], action["fill"])
    document.save(str(path))
