# ruff: noqa: E501  (prose of the document)
"""The Winterhythe minutes: Word, prose by item, and the action log as a table at the end."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.word import add_row
from tests.reading.corpus.make.words import Words

PRESENT = [
    ("TB", "Director of Children's Services, Winterhythe Borough Council (Chair)"),
    ("DS", "Detective Superintendent, Force Vulnerability Unit"),
    ("LN", "Designated Nurse, Saltings Clinical Commissioning Group"),
    ("PK", "Consultant in Public Health"),
    ("JM", "Head of Education Safeguarding"),
    ("RO", "Partnership Manager"),
]
BODY = """# 1. Welcome and apologies
Apologies were received from the Chief Nurse, Saltings NHS Foundation Trust. The Chair welcomed two observers from the youth parliament, both aged 16.
# 2. Minutes of the last meeting
The minutes of 9 June 2021 were agreed. The action log was gone through and is attached.
# 3. Health update
LN told the group that the number of children waiting for an autism assessment had grown from 388 to 541 in a year. Members asked how many of them have a social worker; the answer was not known. Action 21/24.
Initial health assessments were completed on time for 66% of children who came into care. LN said that this was not acceptable. Saltings NHS Foundation Trust will open a Saturday clinic in mid-October 2021. There are seven vacancies in school nursing.
Members also heard about the contract for the sexual assault referral centre. Action 21/26.
PK warned of a rise in collapses after vaping and has written a briefing. Action 21/22.
# 4. Education update
JM reported. Children in elective home education numbered 259 in July 2021, when in March 2020 there had been 134. The local authority has no power to insist on seeing the child, and some of them are not seen by any professional. A position statement would help head teachers. Action 21/25.
Overall attendance last year was 91.3%. Children with a child in need plan attended for 79.8% of the time.
# 5. Data analyst
RO presented the paper asked for in June. The post would cost £41,000 a year. The police offered to host it. Subject to the partners' shares, the post will be advertised in November 2021. Action 21/23.
# 6. Learning from reviews
Seventy-two practitioners came to the learning event on Child J, and 31 answered the survey that followed. Of those 31, 14 could name something that they had changed.
The review of Child K is with the family for comment. It will be published in January 2022. DS undertook to report on police recording of vulnerability to the December meeting.
# 7. Any other business
There was none. The next meeting is on 8 December 2021 at 10 o'clock, by video.
"""
HEADINGS = ["Minute", "Action", "Owner", "Due", "Update for this meeting", "State"]


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run(words.truth["title"]).bold = True
    document.add_paragraph("Held on 15 September 2021 by video conference")
    document.add_paragraph().add_run("Present").bold = True
    for initials, post in PRESENT:
        document.add_paragraph(f"{initials}\t{post}")
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_paragraph().add_run(line[2:]).bold = True
        else:
            document.add_paragraph(line)
    document.add_paragraph().add_run("Action log").bold = True
    table = document.add_table(rows=0, cols=6)
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    for action in words.truth["actions"]:
        who = "/".join(lead.split("|")[0] for lead in action["leads"])
        said = " ".join(action["said"])
        add_row(table, [action["ref"], action["text"], who, action["due_words"], said, action["status"]])
    document.save(str(path))
