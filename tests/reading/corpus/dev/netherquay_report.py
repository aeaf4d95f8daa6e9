# ruff: noqa: E501  (prose of the document)
"""The Netherquay report: a committee's web page with numbered paragraphs and a table of figures."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

ROWS = [
    ("Core assessments finished on time", "76%", "81%"),
    ("Initial conferences held on time", "92%", "88%"),
    ("Children with a child protection plan at the end of the period", "204", "247"),
    ("Looked after children at the end of the period", "391", "402"),
]
BODY = """<h2>1. Purpose of the report</h2>
<p>1.1 The Board is required by the Children Act 2004 and by regulations of 2006 to co-ordinate what agencies do to keep children safe and to make sure that it is done well. By agreement with the Committee the Independent Chair gives an account of its work twice a year. This account covers the six months to 30&nbsp;September&nbsp;2013.</p>
<p>1.2 The annual report for the year before came to the Committee on 12&nbsp;June&nbsp;2013.</p>
<h2>2. Funding</h2>
<p>2.1 The Board is funded by contributions from Netherquay City Council, Saltmarsh Constabulary, Netherquay Clinical Commissioning Group and Cafcass. Its budget for the year is &pound;186,400, of which &pound;91,250 had been spent at the half-way point.</p>
<h2>3. Demand</h2>
<p>3.1 <span style="font-family:Arial">There were 1,907 referrals to children&rsquo;s social care between April and September 2013, compared with 1,688 between April and September 2012, an increase of 13%. In 28% of the referrals no further action was taken.</span></p>
<p>3.2 Partners completed 233 common assessments in the six months; the target for the whole year is 500. The main measures are these:</p>
{table}
<p>3.3 Assessments have to be finished within 45 working days and conferences held within 15. The rise in plans is sharpest among babies, and the number of section 47 enquiries has grown in step.</p>
<p align="center">Netherquay City Council &ndash; Agenda item 7 &ndash; Page 3.2</p>
<h2>4. Quality</h2>
<p>4.1 Auditors from all agencies looked together at the files of children who had been on a plan. The work was good in 13 of 24 cases; in three cases it was inadequate, and these were put right at once. Evidence of supervision was hard to find: one in four files held a record of it.</p>
<p>4.2 A joint supervision standard will be in place by the end of February 2014. The audit will be repeated in summer 2014.</p>
<h2>5. Domestic abuse</h2>
<p>5.1 The police sent the council 2,140 notifications of incidents in homes with children. Only 9% of the notifications led to a referral, and staff on both sides describe the process as one that buries what matters.</p>
<p>5.2 Saltmarsh Constabulary will begin a pilot of joint triage on 6&nbsp;January&nbsp;2014. An evaluation of the pilot will be reported to the Board&rsquo;s July 2014 meeting.</p>
<p>5.3 The programme for men who want to stop being violent was begun by 31 men and finished by 12. What their partners think of it is being collected separately.</p>
<h2>6. Emotional health and self-harm</h2>
<p>6.1 The average wait for a first appointment with the mental health service has gone up from 11 weeks to 19 weeks, which the Board has told commissioners is unacceptable. There were 86 admissions for self-harm among young people aged 17 and under, and girls accounted for 72% of the admissions.</p>
<p>6.2 Netherquay Clinical Commissioning Group has undertaken to bring a recovery plan by mid-January 2014.</p>
<h2>7. What the Committee recommended last time</h2>
<p>7.1 The Committee made four recommendations in July 2013. All have been accepted. On the one that concerned bullying, 61 of 66 schools have sent in a policy that meets the standard; the remaining schools will have done so by 20&nbsp;December&nbsp;2013.</p>
<h2>8. What the Committee is asked to do</h2>
<p>The Committee is asked to:</p>
<ol type="a"><li>note the report;<li>ask the Health and Wellbeing Board to look into waiting times for the mental health service; and<li>encourage elected members to attend the Board&rsquo;s training.</ol>
<p>Background papers: Working Together to Safeguard Children (2010).</p>
"""


def write(words: Words, path: Path) -> None:
    title = words.truth["title"]
    table = (
        "<table border=1><tr><th>Measure</th><th>April to September 2012</th><th>April to September 2013</th></tr>\n"
    )
    table += "".join(f"<tr><td>{name}<td>{before}<td>{now}</tr>\n" for name, before, now in ROWS) + "</table>"
    page = f"<html><head><title>{title}</title></head><body bgcolor=white><div class=WordSection1>\n"
    page += "<p><b>Netherquay City Council</b></p><p><b>Children&rsquo;s Overview and Scrutiny Committee</b></p><p>27&nbsp;November&nbsp;2013</p>\n"
    page += (
        f"<h1>{title}</h1><p><i>Report of the Independent Chair</i></p>\n{BODY.format(table=table)}</div></body></html>"
    )
    path.write_text(page, encoding="utf-8")
