# ruff: noqa: E501  (prose of the document)
"""The Larchester chapter: a web page of prose, a small table of years and a list of promises."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

BODY = """<p class=lead>This chapter of the annual report for 2020-21 is about children who are at risk of harm at home, online or in places where adults are trusted with them. It should be read with the independent scrutineer's statement.
<h2>Early help</h2>
<p>Family hubs worked with 1,318 families in 2020-21, an increase of 17% on the year before. When the work ended 62% of parents said that things had got better, while 9% thought that they had got worse.
<p>Two of the six hubs could not report on outcomes at all. Their records are still on paper.
<h2>Children who need protection</h2>
<table class="data">
<thead><tr><th>Measure<th>2018-19<th>2019-20<th>2020-21</thead>
<tbody>
<tr><th scope=row>Children made subject of a child protection plan in the year<td>287<td>301<td>264
<tr><th scope=row>Of these, on a second or later plan<td>18%<td>21%<td>24%
<tr><th scope=row>Conferences attended by the police<td>71%<td>69%<td>93%
<tr><th scope=row>Conferences to which a general practice sent a report<td>12%<td>10%<td>15%
</tbody></table>
<p>Wolds Police took part in more conferences because, from 23 March 2020, almost all of them were held by video. Reports from general practice have hardly moved in spite of a new template.
<p>The steady growth in repeat plans is a concern. The Quality and Learning Group will look at a sample of them and report to the Partnership in January 2022.
<h2>Harm online</h2>
<p>There were 94 recorded offences of grooming in 2020-21 (2019-20: 58). Lockdown is part of the reason but not, the police think, the whole of it.
<p>A survey of Year 8 pupils drew 2,406 replies, a response rate of 57%. One in eight had met in person somebody whom they first knew online. Of all who replied, 39% had told an adult about something online that upset them.
<h2>What children told our scrutineer</h2>
<p>Twenty-three young people aged up to 16 gave evidence to the scrutiny panel in March 2021. Their social worker had changed more than once in the year for 19 of the 23.
<blockquote><p>&ldquo;You tell it all again and by the time you trust them they have gone.&rdquo;</blockquote>
<h2>Allegations against people who work with children</h2>
<p>The designated officer dealt with 176 allegations in 2020-21, down from 231 in 2019-20; 29% of them were about foster carers. Cases closed within a month made up 68%, short of our standard of 80%.
<h2>The quality of practice</h2>
<p>Between September 2020 and March 2021 auditors from five services looked at 55 cases:
<ul>
<li>31 were good or better
<li>20 needed to improve
<li>four were inadequate, and the managers concerned were told on the same day
</ul>
<p>Management oversight was missing in one in four of the files. Notes of supervision were thin, although staff spoke well of the supervision itself.
<h2>What we will do next</h2>
<p>The partners have agreed to:
<ul>
<li>launch a toolkit on repeat plans by the end of November 2021
<li>train every conference chair in hybrid meetings by 17 December 2021
<li>bring school nurses into the hub at Wharf Street from January 2022
<li>publish a guide to life online, written by young people, in spring 2022
</ul>
<p>Larchester Hospitals NHS Trust is to send discharge letters to health visitors by e-mail in Q3 2021/22. The independent scrutineer will test our escalation policy and report on it to the Partnership's March 2022 meeting.
"""


def write(words: Words, path: Path) -> None:
    title = escape(words.truth["title"])
    page = "<!doctype html>\n<html lang=en-GB>\n<meta charset=utf-8>\n<title>Annual report 2020-21 | Larchester Safeguarding Children Partnership</title>\n"
    page += "<header><a class=skip href=#main>Skip to content</a><nav><ul><li><a href=/about>About us</a><li><a href=/report>Annual report</a><li><a href=/training>Training</a></ul></nav></header>\n"
    page += f"<main id=main>\n<p class=crumb>Home &gt; Annual report &gt; Chapter 3</p>\n<h1>{title}</h1>\n{BODY}"
    page += "<p><a href=chapter-2>Previous: How do we work together?</a> <a href=chapter-4>Next: What have we learned?</a></p></main>\n<footer><p>Published 30 September 2021. &copy; Larchester Safeguarding Children Partnership</footer>\n"
    path.write_text(page, encoding="utf-8")
