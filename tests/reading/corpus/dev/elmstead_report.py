# ruff: noqa: E501  (prose of the document)
"""The Elmstead quarterly report: Word, with typed paragraph numbers and headings in capitals."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.words import Words

BODY = """# 1. INTRODUCTION
1.1 This report covers January to March 2020. It was delayed by 8 days. The framework dates from 2015 and was last changed in July 2018 (see paragraph 3.4).
# 2. FRONT DOOR
2.1 Contacts numbered 2,514 in January to March 2020, against 2,870 in the quarter before (October to December 2019), a drop of 12%. Decisions were made within 24 hours for 88%. Contacts came from:
- Police: 44%
- Schools: 21%
- Families themselves: 4%
2.2 The Front Door Group plans to have the new threshold tool in use by the end of June 2020. Out of hours the number is 101.
# 3. STRATEGY DISCUSSIONS
3.1 Health took part in 69% of discussions in January to March 2020; in January to March 2019 it was 47%. Recording is not robust: minutes were found on only 6 of the 25 records looked at.
3.2 The Audit Group has agreed to repeat the audit in September 2020.
# 4. CHILDREN MISSING EDUCATION
4.1 There were 58 children missing education at 31 March 2020. Permanent exclusions went from 19 to 31 over the year. One in four of the children on reduced timetables has a social worker.
4.2 Elmstead Academies Trust has yet to share its figures and will report on exclusions to the July 2020 meeting of the Partnership.
# 5. VOICE OF THE CHILD
5.1 Sixty-one children aged up to 17 answered the exit survey. Of these, 77% felt that they had been listened to. Only 18% had been offered an advocate, which fell short of what we promised them.
# 6. WORKFORCE
6.1 Average caseloads are down from 19.5 to 16.2. Agency staff fill 23% of posts. Turnover is 5 percentage points lower than a year ago.
6.2 A social work academy will open in autumn 2020. Its head joined Elmstead Hospitals Trust on 1 October 2019 and works 72 hours a fortnight.
"""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Executive Group – 14 May 2020")
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_paragraph().add_run(line[2:]).bold = True
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    document.save(str(path))
