# ruff: noqa: E501  (prose of the document)
"""The Brockstead report: numbered paragraphs and a pipe table for each priority, long narrative cells at the right."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, cut, md_cell

HEAD = "| No. | We said we would | Who leads | RAG | What has happened since April |\n"
RULE = "|----|----|----|:--:|----|\n"

TOP = """**BROCKSTEAD BOROUGH COUNCIL**

CHILDREN AND LEARNING SCRUTINY PANEL

12 November 2014

# {title}

*Report of the Independent Chair of the Board*

## 1. Purpose of the report

1.1 The Panel hears from the Board twice a year. This report covers April to September 2014 and follows the annual report for 2013-14, which the Panel considered on 9 July 2014 (minute 17).

1.2 The Board is required by the Children Act 2004 to co-ordinate what its members do to safeguard children and to make sure that it works. It does not itself provide or commission services.

## 2. The picture in Brockstead

2.1 At 30 September 2014 there were 243 children subject to a child protection plan, 31 more than a year earlier. Neglect was the reason for 52% of the plans; nationally the figure is 44%.

2.2 Children's social care received 2,917 referrals in the half year, a rise of 6% on the same period of 2013. One in five was a repeat referral.

2.3 The average time taken to complete care proceedings has come down to 29 weeks from 38 weeks.

## 3. Serious case reviews

3.1 A serious case review is in progress. It concerns a baby of 8 months, and publication has been held up by the inquest. The Board now expects to publish the review in mid-February 2015.

3.2 Of the 18 recommendations made by earlier reviews, 15 have been carried out and three are overdue.

## 4. Training

4.1 Courses were attended by 846 people between April and September 2014. Take-up by general practitioners remains poor: 12 of the 200 places set aside for them were used.

## 5. Resources

5.1 The Board is funded by contributions from:

- Brockstead Borough Council
- Eastmoor Police
- Brockstead and Fenside Clinical Commissioning Group
- Eastmoor Probation
- Cafcass

5.2 The post of business support officer (0.8 FTE) was filled in September 2014.

## 6. Recommendations

6.1 The Panel is recommended to:

(a) note the progress made; and

(b) ask the Clinical Commissioning Group to explain the low take-up of training by general practitioners.

---

# Appendix: progress against each priority

Key to RAG: G = on course; A = behind, with a plan to recover; R = off course; B = done

"""


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"])
    for objective in words.truth["objectives"]:
        out += f"## {objective['ref']}: {objective['title']}\n\n{HEAD}{RULE}"
        out += "".join(row(words, action["ref"]) for action in words.under(objective["ref"])) + "\n"
    path.write_text(out, encoding="utf-8")


def row(words: Words, ref: str) -> str:
    action = words.action(ref)
    said = md_cell(action["said"])
    lead = " / ".join(action["leads"])
    first = f"| {ref} | {action['text']} | {lead} | {action['rag']} | "
    if ref == "3.1":
        begun, ended = cut(said, "the hospital trust and the")
        footer = "|  | Brockstead SCB – Scrutiny Panel, 12 November 2014 |  |  | Page 6 of 9 |\n"
        return f"{first}{begun} |\n{footer}{HEAD}|  |  |  |  | {ended} |\n"
    return f"{first}{said} |\n"
