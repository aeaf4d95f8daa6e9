# ruff: noqa: E501  (prose of the document)
"""The Oxenlea progress report: PDF, prose and bullets under short headings."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, table, text
from tests.reading.corpus.make.words import Words

BODY = """## 1. Purpose
This report tells the lead safeguarding partners how far the Partnership has got with its three priorities in the second half of the year. The partners are Oxenlea County Council, Vale of Oxen Integrated Care Board and Oxenlea Police. It was written by the Partnership's business unit with the help of the priority leads and has been seen by the Independent Scrutineer.
The Partnership's arrangements follow Working Together 2023. A new edition and the Act that received Royal Assent on 29 April 2026 will change them, and a separate paper deals with that.
## 2. Getting ready: the multi-agency child protection team
A pilot team of social workers, a detective sergeant, a health visitor and an education adviser has worked in the two northern districts since October 2025. It has worked with 184 families. Before the pilot 57% of strategy discussions there were held on the same day as the referral; now 82% are.
Parents were asked whether somebody had explained to them why the team was involved, and 29 of the 41 who answered said yes. The university will complete its evaluation by the end of September 2026.
## 3. Priority 1: Neglect
- Graded care profiles completed in the half-year numbered 241, compared with 96 in the six months before.
- Learning sessions have been attended by 417 practitioners.
- Use is uneven: the profile is little used for children under five.
- In a sample of children with neglect plans 34% had not been brought to their dental appointments.
Vale of Oxen Integrated Care Board is going to introduce a dental pathway in June 2026. The Quality Group plans a further audit of neglect in the third quarter of 2026/27.
## 4. Priority 2: Harm outside the home
Attendances at hospital with knife wounds have gone down by 22%. The exploitation panel considered 63 children, one in three of them in care.
We are least sure of ourselves where young people come near to adulthood. Of the 19 young people on the panel's list who were 17, eight had a plan for their transition to adult services. The others are left to fall off a cliff edge. The Director of Adult Social Care will bring forward a transition protocol in early July 2026.
## 5. Priority 3: Learning from reviews
All five incidents notified in the half-year led to a rapid review, and four of the five reviews were finished within 15 working days. We have closed 22 actions that came from earlier reviews.
The report of the local child safeguarding practice review about Wren, who was 16, will be published on 18 June 2026.
## 6. Figures for the half-year
TABLE
Since 7 November 2025 the police have had a duty to tell schools about domestic abuse incidents, which accounts for much of the growth in Operation Encompass notices.
## 7. Decisions for the lead partners
The lead partners are asked to:
- agree that the pilot should continue until the evaluation is complete;
- confirm that their funding contributions for the coming year will not be less than this year's;
- decide how education is to be represented at this meeting.
"""
HEADINGS = ["Measure", "October 2024 to March 2025", "October 2025 to March 2026"]
ROWS = [
    ["Contacts to children's social care", "8,212", "7,645"],
    ["Children made the subject of a child protection plan", "402", "377"],
    ["Operation Encompass notices sent to schools", "2,904", "3,388"],
    ["Children newly recorded as home educated", "412", "507"],
    ["Rapid reviews", "3", "5"],
]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Report to the Lead Safeguarding Partners, 14 May 2026')}\n\n"
    for line in BODY.splitlines():
        if line.startswith("## "):
            body += f"\n== {text(line[3:])}\n\n"
        elif line.startswith("- "):
            body += f"- {text(line[2:])}\n"
        elif line == "TABLE":
            rows = [", ".join(f"[{text(said)}]" for said in row) for row in ROWS]
            body += "\n" + table("(1fr, 50mm, 50mm)", HEADINGS, rows) + "\n"
        else:
            body += f"\n{text(line)}\n\n"
    save(path, "#set text(size: 10.5pt)\n" + body, footer="Oxenlea Safeguarding Children Partnership")
