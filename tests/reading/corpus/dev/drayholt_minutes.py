# ruff: noqa: E501  (prose of the document)
"""The Drayholt notes: Word, prose by item and two tables of actions."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.word import add_row
from tests.reading.corpus.make.words import Words, cut

PRESENT = [
    ("Head of Safeguarding (Chair)", "Drayholt Council"),
    ("Designated Doctor", "NHS Drayholt"),
    ("Named Midwife", "Drayholt Hospital"),
    ("Detective Inspector", "Moorland Police"),
    ("Performance Officer", "Drayholt Council"),
    ("Training Co-ordinator", "LSCB office"),
]
PROSE = """# 1. Welcome, apologies and notes of the last meeting
The notes of the meeting of 7 March 2012 were agreed as a true record. Apologies had come from the probation trust and from housing. The Chair reminded members that the group is quorate only when health, police and the council are all in the room.
# 2. Performance report, quarter 4
The Performance Officer took members through the report. Referrals numbered 1,164, compared with 1,052 in the quarter before. Re-referrals made up 31 per cent of these; a year ago they had been 24 per cent, and nobody at the meeting could account for the rise. Initial assessments finished within ten working days had improved from 58 per cent to 67 per cent.
Of the 212 children with a plan, 11 had been on it for more than two years. Members were assured that the conference chairs look at each of these plans every month.
# 3. Case file audit: pre-birth assessments
Eighteen files had been examined, drawn from midwifery, social care and the drug and alcohol service. In thirteen of them the assessment had been started by the twentieth week of pregnancy, as the 2010 procedure requires. Fathers were mentioned in eight and interviewed in only three. There was a good deal of discussion about how midwives can ask about fathers when the mother does not wish it.
It was agreed that the audit will be repeated in January 2013.
# 4. Private fostering
Notifications remain low. The council knew of six children in such arrangements on 31 March 2012, although schools believe that there are many more. The campaign to raise awareness will begin in September 2012, when the language schools take in new students.
# 5. Training evaluation
Between October and March the Board's courses were attended by 486 people. Three months later 102 of them had answered the follow-up questionnaire, and 68 per cent of those who answered said that they had changed something in the way they work. Some 55 places had been wasted because people did not turn up.
# 6. Any other business
The peer challenge team will present its findings to the Board on 15 October 2012. The next meeting of the sub-group will be on 11 July 2012 at 2 p.m. in the Guildhall."""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Notes of the meeting held on 9 May 2012")
    table = document.add_table(rows=0, cols=2)
    add_row(table, ["Present", "Agency"])
    for post, agency in PRESENT:
        add_row(table, [post, agency])
    for line in PROSE.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=2)
        else:
            document.add_paragraph(line)
    document.add_heading("Actions from earlier meetings", level=2)
    earlier = document.add_table(rows=0, cols=6)
    earlier.style = "Table Grid"
    add_row(earlier, ["No.", "Action", "By whom", "By when", "Update", "Status"])
    document.add_heading("New actions", level=2)
    new = document.add_table(rows=0, cols=4)
    new.style = "Table Grid"
    add_row(new, ["No.", "Action", "By whom", "By when"])
    for action in words.truth["actions"]:
        row = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
        if "status" not in action:
            add_row(new, row)
            continue
        said, rest = " ".join(action["said"]), ""
        if action["ref"] == "A33":
            said, rest = cut(said, "will be chaired by the")
        add_row(earlier, [*row, said, action["status"]])
        if rest:
            add_row(earlier, ["", "", "", "", rest, ""])
    document.save(str(path))
