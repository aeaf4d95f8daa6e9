# ruff: noqa: E501  (prose of the document)
"""The Lathermere strategy: a page of a council's website with a delivery plan of three tables."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Objective", "What we will do", "Who is responsible", "Timescale", "Measure of success", "Status"]
TOP = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Child Sexual Exploitation Strategy 2015 to 2018 | Lathermere Council</title>
<style>table{border-collapse:collapse} td,th{border:1px solid #999}</style></head>
<body><a class="skip" href="#main">Skip to main content</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/bins">Bins and recycling</a></li><li><a href="/schools">Schools</a></li><li><a href="/children">Children and families</a></li></ul></nav>
<p class="crumb"><a href="/">Home</a> &gt; <a href="/children">Children and families</a> &gt; CSE strategy</p>
<main id="main">
<h1>Child Sexual Exploitation Strategy 2015 to 2018</h1>
<p>This strategy was adopted by the Lathermere Safeguarding Children Board in June 2015. It takes the place of the protocol that was written in 2009.</p>
<h2>What we mean by child sexual exploitation</h2>
<p>It is a form of sexual abuse. Someone takes advantage of a child under 18, who may believe that they are in a loving relationship, and gives them something in return: affection, a place to stay, drugs, gifts or money. A young person of 16 can consent to sex but cannot consent to being abused. The Sexual Offences Act 2003 sets out the main offences.</p>
<h2>What we know</h2>
<p>In 2014/15 we assessed 86 children as being at risk of sexual exploitation; the year before it had been 49. Of the 86, 71 were girls. We think that boys are missed, because professionals do not expect them to be victims. One in three was looked after by a council.</p>
<p>Our police analyst found that 58% of the children had first met the person of concern online. Officers served 23 child abduction warning notices during the year and seven men were convicted.</p>
<h2>What young people told us</h2>
<p>In February 2015 The Haven Project spoke with 54 young people. They said:<br>
&bull; &quot;Don't wait until something has happened to us&quot;<br>
&bull; &quot;Talk to boys as well&quot;<br>
&bull; &quot;It should not be a policeman in assembly&quot;</p>
<p>Only 20 of the 54 remembered having had a lesson on healthy relationships.</p>
<h2>Delivery plan</h2>
<p>The plan below was last brought up to date in December 2015.</p>
"""
END = """<h2>How we will check that it is working</h2>
<p>The chair of the CSE Sub-Group will report on progress to the Board's meeting in March 2016. Young people who have been trained as inspectors will carry out their own evaluation in July 2016. The whole strategy is to be rewritten by the end of June 2018.</p>
<h2>If you are worried about a child</h2>
<p>Telephone Lathermere Police on 101, or 999 in an emergency.</p>
</main>
<aside><h2>Was this page helpful?</h2><form><button>Yes</button><button>No</button></form></aside>
<footer><ul><li><a href="/privacy">Privacy</a></li><li><a href="/cookies">Cookies</a></li><li>&copy; Lathermere Council</li></ul></footer>
</body></html>
"""


def write(words: Words, path: Path) -> None:
    page = TOP
    for aim, title in words.truth["aims"]:
        page += f"<h3>{escape(title)}</h3>\n<table>\n<thead><tr>"
        page += "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS) + "</tr></thead>\n<tbody>\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == aim:
                page += rows(words, objective["ref"], objective["title"])
        page += "</tbody></table>\n"
    path.write_text(page + END, encoding="utf-8")


def rows(words: Words, ref: str, title: str) -> str:
    found, actions = "", words.under(ref)
    for number, action in enumerate(actions):
        found += "<tr>"
        if number == 0:
            found += f'<td rowspan="{len(actions)}"><strong>{ref}:</strong> {escape(title)}</td>'
        leads = "<br>".join(escape(lead) for lead in action["leads"])
        found += f"<td>{escape(action['text'])}</td><td>{leads}</td>"
        found += "".join(f"<td>{escape(action[key])}</td>" for key in ("due_words", "outcome", "status")) + "</tr>\n"
    return found
