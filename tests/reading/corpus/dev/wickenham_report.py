# ruff: noqa: E501  (prose of the document)
"""The Wickenham yearly report: a web page of prose."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

BODY = """<h2>1. Children in need of help</h2>
<p>In 2022/23 there were 52.3 children per 10,000 on a child protection plan, compared with 48.9 in 2021/22. The figure for England was 43.1.
Referrals to children's social care went down by 11% over the year. 17.5% of children were referred again within 12 months; our target is 15%.</p>
<p>1,860 early help assessments were begun. New threshold guidance will be finished in September 2023. It replaces guidance issued in June 2021 under the Children Act 2004.</p>
<h2>2. Hearing from children</h2>
<p>Four out of five children said that their social worker listened to them. 62 of the 140 children who were entitled to an advocate had one.
905 pupils aged 11 to 16 answered the school survey: 58% felt safe in the park in 2022, against 66% in 2021. The voices of children under 5 are hardly heard.</p>
<h2>3. Harm outside the home</h2>
<p>121 children were assessed as being at risk of exploitation in 2022/23 (94 in 2021/22), of whom 71% were boys. Exclusions from school have risen.
Only 39% of children who had been missing were seen for a return interview within 72 hours, which is not good enough.</p>
<p>A new problem profile is to be ready in Q3 2023/24. The bus company and the partnership will report on safe travel to the partnership's December 2023 meeting.
In an emergency call 999.</p>
<h2>4. Learning and training</h2>
<p>We ran 46 courses. 1,015 places were taken up, an increase from 790 in 2021/22. Confidence rose by 23 percentage points between the start and the end of the day.
Too few managers answered the follow-up (9%) to say whether practice changed. A course on neglect will start in summer 2023. The training officer works 1.6 FTE with a colleague on a 24-month contract.</p>
<h2>5. Scrutiny</h2>
<p>The independent scrutineer, who was appointed on 14 November 2022, made eight recommendations and will return to review them in early January 2024. Ofsted and the NSPCC were consulted on section 45 of the report (page 4).</p>
"""


def write(words: Words, path: Path) -> None:
    title = words.truth["title"]
    page = f"<!doctype html><html lang=en><head><title>{title}</title></head><body><header><a href=/>Wickenham Council</a></header><h1>{title}</h1>\n{BODY}<footer>Last updated 17 August 2023</footer></body></html>"
    path.write_text(page, encoding="utf-8")
