# ruff: noqa: E501  (prose of the document)
"""The Oldminster assurance report: a PDF of prose on small pages."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, text
from tests.reading.corpus.make.words import Words

BODY = """# Purpose
This report tells the Executive how well children were protected between July and September 2021. It follows Working Together 2018 and section 17 of the Children Act 1989. The Executive is asked to agree the actions set out below.
# Contacts and referrals
There were 3,622 contacts in Quarter 2 2021/22, up from 3,140 in Quarter 1 2021/22. Around 41% came from Severnside Police.
- A decision was made within one working day in 92% of cases (target 95%).
- Contacts closed with no further action were down 4 percentage points on the quarter before.
The Quality Group will audit a sample of closed contacts in January 2022.
# Hospital
Admissions for self-harm among children aged 11 to 17 increased by 38% between 2019/20 and 2020/21. A psychosocial assessment was completed for 97% of them.
Children on a plan cannot be identified by the walk-in centre. A check of 50 records in the emergency department found the flag in 18 of 50. An alert in the new system, bought in March 2020, will go live by the end of February 2022.
# Children's experience
Fourteen per cent of families replied to the survey; 68% of those who replied understood the plan. One in three children said they were worried about something online. The findings will be shared with the young people's board at its February meeting.
# Workforce
Vacancies in health visiting were 21% in September 2021 against 12% in September 2020. 84% of staff are up to date with level 3 training. Half of social workers have not had supervision in the last 45 days.
The Director of Nursing will bring a recruitment plan by 17 December 2021. The 3.1 FTE team covers 5 sites and can be reached on 111.
# Independent scrutiny
The scrutineer's visit of 2 July 2021 led to twelve recommendations, all of them accepted by Oldminster Council and Oldminster University Hospitals NHS Foundation Trust.
"""


def write(words: Words, path: Path) -> None:
    out = f"#align(center)[#text(size: 16pt)[*{text(words.truth['title'])}*]]\n\n{text('8 November 2021')}\n\n"
    for line in BODY.splitlines():
        if line.startswith("# "):
            out += f"= {text(line[2:])}\n\n"
        elif line.startswith("- "):
            out += f"- {text(line[2:])}\n"
        else:
            out += f"{text(line)}\n\n"
    save(path, out, footer="Oldminster SCP – version 0.19", height="90mm")
