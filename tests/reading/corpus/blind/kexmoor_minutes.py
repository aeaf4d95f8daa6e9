# ruff: noqa: E501  (prose of the document)
"""The Kexmoor minutes: Word, the old log under matters arising and the new actions at the end."""

from pathlib import Path
from typing import Any

from docx import Document

from tests.reading.corpus.make.word import add_row
from tests.reading.corpus.make.words import Truth, Words

PRESENT = [
    ("LD", "Designated Nurse (Chair)"),
    ("BM", "Board Manager"),
    ("SW", "Head of Fieldwork"),
    ("NT", "Manager, Emergency Duty Team"),
    ("PT", "Detective Inspector, Public Protection"),
    ("KH", "Education Safeguarding Officer"),
    ("RG", "Quality Assurance Officer"),
]
BODY = """# 4. Night-time strategy discussions
NT presented the audit. She had looked at 24 discussions held between 6 pm and 8 am. The police took part in 23 of them and a health professional in seven. Health staff are seldom invited at night. The group saw this as a gap. Three children had not been seen until the next day. Action Q15/01.
# 5. Child in need reviews
SW explained that 54% of reviews were held in time in December 2014, when in June 2014 it had been 77%. Six social work posts are empty. Agency staff will cover all of them by the end of February 2015. Action Q15/02.
# 6. Parents' survey
The survey was sent to 150 parents and 37 replied. Thirty of them said that they had been treated with respect. Only 14 knew how to complain. KH wondered whether schools would say the same. Actions Q15/03 and Q15/04.
# 7. Scorecard
RG went through the third quarter. Re-referrals stand at 19.6% and so meet the target of 20%. Initial health assessments held in time were at 48%, which the group regards as a serious concern. The hospital will produce an improvement plan in March 2015. Action Q15/05.
# 8. Any other business
The peer review of the Board will begin on 12 May 2015.
# 9. Date of next meeting
23 April 2015, 9.30, Committee Room 2
"""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=1)
    document.add_heading("Quality and Effectiveness Group: minutes of the meeting on 5 February 2015", level=2)
    document.add_paragraph().add_run("Present:").bold = True
    for initials, post in PRESENT:
        document.add_paragraph(f"{initials} – {post}")
    document.add_paragraph("Apologies: Named Doctor; Probation")
    heading(document, "1. Welcome")
    document.add_paragraph("LD welcomed everyone. The meeting had to end within 45 minutes of the fire drill.")
    heading(document, "2. Minutes of the last meeting")
    document.add_paragraph("The minutes of 4 December 2014 were agreed.")
    heading(document, "3. Matters arising and action log")
    log = [action for action in words.truth["actions"] if "status" in action]
    new = [action for action in words.truth["actions"] if "status" not in action]
    table = document.add_table(rows=0, cols=6)
    table.style = "Table Grid"
    add_row(table, ["Ref", "Action agreed", "By whom", "Deadline", "Position at this meeting", "Open/closed"])
    for action in log:
        add_row(table, [*fixed(action), " ".join(action["said"]), action["status"]])
    for line in BODY.splitlines():
        if line.startswith("# "):
            heading(document, line[2:])
        else:
            document.add_paragraph(line)
    heading(document, "Actions agreed at this meeting")
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    add_row(table, ["Ref", "Action", "Who", "When"])
    for action in new:
        add_row(table, fixed(action))
    document.save(str(path))


def heading(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def fixed(action: Truth) -> list[str]:
    leads = ", ".join(lead.split("|")[0] for lead in action["leads"])
    return [action["ref"], action["text"], leads, action["due_words"]]
