# ruff: noqa: E501  (prose of the document)
"""The Thrushcombe yearly report: PDF, prose with a part in two columns."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, table, text
from tests.reading.corpus.make.words import Words

BODY = """## Foreword
As the lead partners for Thrushcombe we are pleased to give an account of the year from April 2022 to March 2023. It was the year in which the national review of children's social care was debated, and a year in which families found it hard to heat their homes. Our arrangements, first published in 2018, were revised in July 2022.
## Who we are
The partnership's business is paid for by:
- Thrushcombe County Council (£112,000)
- Thrush Valley Integrated Care Board (£96,500)
- Coombe Constabulary (£38,000)
Schools are represented by three head teachers. The Independent Scrutineer attends every meeting of the Executive and has her own section in this report.
COLUMNS
## Babies
Babies were the subject of five of our seven rapid reviews. We have put most of our effort into helping parents to cope when a baby will not stop crying.
- 2,870 parents were shown the film about crying before they left hospital.
- Six weeks later 92% could remember its message.
- There were three head injuries to babies in 2022/23; in 2021/22 there had been seven.
Men are the ones we need to reach, but only 12% of those who saw the film were men. The Integrated Care Board will take it to fathers' groups in early October 2023.
COLUMN BREAK
## Harm outside the home
- The panel discussed 128 young people in 2022/23 and 97 in 2021/22.
- 39% of the young people were not in full-time school.
- Police records of knife crime by children fell by 9%.
- We made 31 referrals to the National Referral Mechanism.
There is no service for young people who are still being exploited when they turn 18. Coombe Constabulary will complete a new problem profile by the end of November 2023.
## Listening
“You wrote it down. Then what?” (girl, 16)
Our school survey was answered by 2,046 pupils. Of these, 63% could name an adult whom they would tell if something was wrong. Two in five did not know what a social worker does.
Young inspectors visited six services and told us that the waiting rooms were cold.
END COLUMNS
## Audits
TABLE
It is disappointing that, for the third year running, the child's own words were seldom found in the plans.
## Training
In 2022/23, 2,318 places on our courses were taken up; in 2021/22 it was 2,104. 94% rated their course good or very good. After three months we ask what has come of it: of the 212 people who replied, seven in ten had changed something in their practice. No dentist came to any course.
## Children who died
We were notified of 26 deaths. Our panel reviewed 22 deaths during the year, and found factors that could be modified in eight.
## Independent scrutiny
The Scrutineer held a day with front-line staff on 9 February 2023. She found that partners trust one another and that they say so when they disagree.
## What we will do next
- Publish the review about the Rowan family on 19 October 2023
- Hold our conference on 22 November 2023
- Receive a report by the Scrutineer on strategy meetings in January 2024
- Choose new priorities at the Executive's meeting in March 2024
"""
HEADINGS = ["Subject of audit", "Cases", "Good or better", "Main learning"]
ROWS = [
    ["Neglect", "24", "15", "Chronologies help"],
    ["Domestic abuse", "20", "9", "Ask about the father"],
    ["Self-harm", "18", "13", "Share the safety plan with the school"],
]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Published 28 September 2023')}\n\n"
    for line in BODY.splitlines():
        if line.startswith("## "):
            body += f"\n== {text(line[3:])}\n\n"
        elif line.startswith("- "):
            body += f"- {text(line[2:])}\n"
        elif line == "COLUMNS":
            body += "\n#columns(2, gutter: 8mm)[\n"
        elif line == "COLUMN BREAK":
            body += "\n#colbreak()\n"
        elif line == "END COLUMNS":
            body += "\n]\n"
        elif line == "TABLE":
            rows = [", ".join(f"[{text(said)}]" for said in row) for row in ROWS]
            body += "\n" + table("(60mm, 20mm, 30mm, 1fr)", HEADINGS, rows) + "\n"
        else:
            body += f"\n{text(line)}\n\n"
    save(path, "#set text(size: 10pt)\n" + body, footer="Thrushcombe SCP Yearly Report")
