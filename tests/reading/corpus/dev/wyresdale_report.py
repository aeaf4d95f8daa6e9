# ruff: noqa: E501  (prose of the document)
"""The Wyresdale yearly report: Markdown prose."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

REPORT = """# {title}

Written under the guidance of 2023 by the three safeguarding partners.

## Who pays for the Partnership

Contributions to the budget came from:

- Wyresdale Council: £98,000
- Northgate Police: £41,500
- Wyre and Lune Integrated Care Board: £52,250

## Children at risk of harm

There were 541 child protection enquiries in 2024/25 and 486 in 2023/24. Of these enquiries 39% led to a conference. 91% of conferences were held on time, better than our target of 85%. The share of children on a plan for a second time came down by 3 percentage points.

> "I would have liked to be asked." (Girl, 16)

The hospital discharge protocol will be reviewed in October 2025.

## Young carers

Schools identified 174 young carers. Of our 36 secondary and special schools, 21 of the 36 now have a champion. Three in five young carers had waited longer than they should for a break. We do not know how many children care for a parent who drinks. Wyresdale Carers will begin to offer weekend breaks in Q2 2025/26.

## Training

1,122 people came on a course in 2024/25, compared with 930 in 2023/24. Before their course 48% felt confident; afterwards 83% did. Three months later 70% of those who replied were still using what they had learnt, but the response rate was 16%, which is too small to rely on.

The annual conference will take place on 18 November 2025. The one of May 2024 was full; 31 desks and 9 stalls were set out.
"""


def write(words: Words, path: Path) -> None:
    path.write_text(REPORT.format(title=words.truth["title"]), encoding="utf-8")
