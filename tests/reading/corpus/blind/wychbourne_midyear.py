# ruff: noqa: E501  (prose of the document)
"""The Wychbourne report: numbered paragraphs in PDF, and the plan as an appendix."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, table, text
from tests.reading.corpus.make.words import Words

BODY = """## 1. Purpose of the report
1.1 This report tells the Health and Wellbeing Board what the Wychbourne Safeguarding Children Board did between April and September 2017. The Board's objectives are set by section 14 of the Children Act 2004.
## 2. What the Board is asked to do
2.1 The Health and Wellbeing Board is asked to:
(a) comment on the use of the home conditions tool;
(b) agree to a joint meeting about self-harm; and
(c) ask its members to fill the empty places on our sub-groups.
## 3. Neglect
3.1 At 30 September 2017 neglect was the reason for 148 of the 276 child protection plans in the borough.
3.2 By the same date the home conditions tool had been used with 112 families. The target for the year is 200. Two thirds of schools have yet to use it.
3.3 604 practitioners have been on our neglect courses since April.
## 4. Self-harm
4.1 Hospital admissions of young people aged 10 to 17 for self-harm rose from 61 in the first half of 2016/17 to 83 in the first half of 2017/18.
4.2 The average wait for a first appointment with CAMHS is 15 weeks. The standard is 6 weeks. Young people told us on 13 July 2017 that there is nobody to talk to at night.
4.3 Wych Valley Clinical Commissioning Group will open a crisis line on 8 January 2018.
## 5. Children's voice
5.1 In all 340 children took part in the roadshow. Of these, 77% said that they felt safe where they live. On the outer estates it was 58%.
## 6. Reviews
6.1 The serious case review about Child Z made nine recommendations and four of the nine have been carried out. The report will be published by the end of January 2018.
## 7. Risks
7.1 The business unit has had no data analyst since the summer.
## 8. Resources
8.1 The Board's budget is £134,700. An underspend of £2,900 is forecast.
## 9. Next steps
9.1 The annual report for 2017/18 will come to the Health and Wellbeing Board in September 2018.
## Appendix: Business plan 2017/18, position at 30 September 2017
"""
HEADINGS = ["Ref", "Action", "Lead", "Deadline", "Status"]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n"
    body += text("Report of the Independent Chair to the Health and Wellbeing Board, 21 November 2017") + "\n\n"
    for line in BODY.splitlines():
        if line.startswith("## "):
            body += f"\n== {text(line[3:])}\n\n"
        else:
            body += f"{text(line)}\n\n"
    rows = []
    for priority in words.truth["objectives"]:
        name = f"{priority['ref']}: {priority['title']}"
        rows.append(f"table.cell(colspan: 5, fill: silver)[*{text(name)}*]")
        for action in words.under(priority["ref"]):
            plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"], action["status"]]
            rows.append(", ".join(f"[{text(printed)}]" for printed in plain))
    body += table("(12mm, 1fr, 46mm, 36mm, 24mm)", HEADINGS, rows)
    save(path, "#set text(size: 10.5pt)\n" + body, footer="Wychbourne SCB Mid-Year Report")
