# ruff: noqa: E501  (prose of the document)
"""The Tolworthy and Haske minutes: Markdown, the log of actions as a table at the end."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, md_cell

BODY = """**Executive Group**
**Minutes of the meeting held on Thursday 12 September 2024, 10.00 to 12.30, Council Offices, Haske, and by Teams**

**Present:** Director of Children's Services, Tolworthy Council (Chair); Director of Children's Services, Haske Council; Chief Nurse, Haske Integrated Care Board; Detective Superintendent; Independent Scrutineer; Business Manager; Data Analyst (items 3 and 4).

**Apologies:** Designated Doctor; Education Safeguarding Adviser.

## 1. Welcome and declarations

The Chair welcomed members. No interests were declared.

## 2. Minutes of the last meeting

The minutes of 13 June 2024 were agreed as a true record. The log of actions at the end of these minutes was updated.

## 3. Neglect

The Data Analyst took members through the half-year data. Neglect is now the main concern in 58% of child protection plans across both areas; a year ago it was 51%. The graded care profile had been completed in 43 of the 210 cases where the practice standard asks for it. The Head of Service said that use was patchy: staff who had been trained liked it, but many others found it too hard to score.

The Named Nurse asked whether a simpler tool might be used by universal services, and members agreed that options should be looked at. The Quality Group will repeat its audit of neglect cases and report the result in February 2025.

## 4. Strategy meetings

Health was represented at 62% of strategy meetings in the first quarter, well short of the standard of 90%. The police attended 97%. The Chief Nurse explained that calls often came with less than 45 minutes' notice. She confirmed that a link nurse for each front door will be in post in November 2024. Members thought the position unacceptable meanwhile, and asked that both hospital trusts be written to.

## 5. Scrutiny of the front door

The Independent Scrutineer reported orally on her visit to the two front doors, during which she spoke to 28 practitioners. She had found good leadership, warm relationships with referrers and a clear understanding of thresholds for 16 and 17 year olds, and made five recommendations. Her written report is to be presented to the Executive on 12 December 2024.

## 6. Budget

The partnership closed 2023/24 with an underspend of £11,400, which has been carried forward. The police have increased their contribution by 3%. A new funding formula will be put to the Executive in March 2025.

## 7. Any other business

Haske Council drew attention to the shortage of foster carers for teenagers. It was agreed that this belonged on the risk register.

## Log of actions
"""


def write(words: Words, path: Path) -> None:
    lines = ["# " + words.truth["title"], "", BODY, "| Number | Action | Owner | Due | Update | State |"]
    lines.append("|:--|:--|:--|:--|:--|:--|")
    for action in words.truth["actions"]:
        owners = "<br>".join(action["leads"])
        cells = [action["ref"], action["text"], owners, action["due_words"], md_cell(action["said"]), action["status"]]
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", "*Next meeting: 12 December 2024, Guildhall, Tolworthy*", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
