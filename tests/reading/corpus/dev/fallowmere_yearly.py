# ruff: noqa: E501  (prose of the document)
"""The Fallowmere annual report: Word, the same three small headings under each priority."""

from pathlib import Path

from docx import Document
from docx.document import Document as Doc

from tests.reading.corpus.make.word import add_row, shade
from tests.reading.corpus.make.words import Words

BODY = """# About Fallowmere
About 36,800 children and young people live in the borough. In its schools 58 languages are spoken and 21.4% of pupils are eligible for free school meals.
# Who we are and what the partners pay
The new arrangements described in Working Together 2018 began on 29 September 2019. The three partners, Fallowmere Council, Mereside Clinical Commissioning Group and Mereside Police, share the cost between them. Of the budget of £164,000 for 2019/20 the Council paid 52%, the Clinical Commissioning Group 31% and the Police 17%.
# The year in numbers
YEARS
The fall in child protection plans reflects work with families before things reached that point. It was already visible before the first lockdown was announced on 23 March 2020.
# Priority 1: Emotional wellbeing
## What we did
We trained 61 designated leads in schools to respond to self-harm. A named mental health worker is now linked to 44 of the borough's 52 schools.
## What difference did it make?
Admissions to hospital for self-harm went down by 15% over the year. In the school survey 72% of pupils said that they knew who to talk to if they felt low. We have not yet found a good way of hearing from parents of children who are waiting for treatment.
BOX
## What next?
Mental health support teams will begin work in schools in January 2021. We shall review the self-harm pathway in autumn 2020.
# Priority 2: Domestic abuse
## What we did
Mereside Police sent 1,530 Operation Encompass alerts to schools in 2019/20. A workshop for parents who had been abused by their own teenage children was held for the first time, and 24 came.
## What difference did it make?
In 89% of cases the school knew before the beginning of the next school day. An audit of the records of 20 children told a less comfortable story: a safety plan in the child's own words was found for eight of the 20. Calls to the local helpline rose by 40% in the first weeks of lockdown.
## What next?
A programme for perpetrators will start in the third quarter of 2020/21. The Practice Review Group has agreed to repeat the safety plan audit in early March 2021.
# Priority 3: Exploitation
## What we did
The weekly meeting on exploitation considered 52 young people in 2019/20 (37 in 2018/19). Most were boys of 16 or 17, although the youngest was a girl of 13.
## What difference did it make?
A return interview was offered to everybody who had been missing, and 63% accepted one. This is still short of what we want. Whether the young people themselves feel safer is unknown.
## What next?
The Council will choose a new provider of return interviews by 31 December 2020.
# Training
Courses moved online in the last week of the year and a few were cancelled.
COURSES
# Scrutiny
An independent scrutineer was appointed in the summer. She will report on the first full year to the Partnership's meeting in February 2021.
"""
YEARS = [
    ["", "2017/18", "2018/19", "2019/20"],
    ["Early help plans opened", "702", "815", "1,044"],
    ["Children with a child protection plan at year end", "187", "203", "176"],
    ["Children looked after at year end", "338", "341", "360"],
    ["Child protection plans that were a second or subsequent plan", "24.1%", "22.8%", "18.6%"],
]
COURSES = [
    ["Course", "People who attended", "Rated good or very good"],
    ["Working together (core course)", "212", "97%"],
    ["Emotional abuse", "86", "91%"],
    ["Online harm", "143", "94%"],
]
BOX = "What a young person told us: “My worker came to school so I didn't have to miss lessons or explain it to my mum's work. She asked what I wanted to be different and wrote it down the way I said it.”"


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    tables = {"YEARS": YEARS, "COURSES": COURSES}
    for line in BODY.splitlines():
        if line.startswith("## "):
            document.add_heading(line[3:], level=2)
        elif line.startswith("# "):
            document.add_heading(line[2:], level=1)
        elif line in tables:
            figures(document, tables[line])
        elif line == "BOX":
            box = document.add_table(rows=1, cols=1)
            box.rows[0].cells[0].text = BOX
            shade(box.rows[0].cells[0], "DDEBF7")
        else:
            document.add_paragraph(line)
    document.save(str(path))


def figures(document: Doc, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Light Grid Accent 1"
    for row in rows:
        add_row(table, row)
    document.add_paragraph("")
