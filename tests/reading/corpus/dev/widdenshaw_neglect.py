# ruff: noqa: E501  (prose of the document)
"""The Widdenshaw strategy: a page of a board's website, its lists left open."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = ["Action", "Lead", "Contributing partners", "Timescale", "How we will measure it"]
BODY = """<div id="breadcrumb"><a href="/">Home</a> &gt; <a href="/professionals">Professionals</a> &gt; Neglect</div>
<h1>{title}</h1>
<p class="intro">Approved by the Widdenshaw Safeguarding Children Board in May 2017</p>
<h2>Foreword</h2>
<p>Neglect is the harm that we meet most often and see least clearly. It rarely comes as a single event. It wears children down, and it can wear down the people who work with them, until what ought to trouble us looks ordinary. This strategy is for everyone in Widdenshaw who comes across a child or a parent in the course of their work.</p>
<h2>What do we mean by neglect?</h2>
<p>We use the definition in the statutory guidance of 2015. Under section 47 of the Children Act 1989 the council must make enquiries where a child may be suffering significant harm. Neglect may:</p>
<ul>
<li>begin before a child is born
<li>be physical, emotional, medical or educational
<li>show itself differently in a child of 2 and a child of 11
</ul>
<h2>What we know about neglect in Widdenshaw</h2>
<p>At 31 March 2017, 54% of child protection plans were for neglect; at 31 March 2014 it was 45%. Of the children who became the subject of a plan for neglect last year, 19% had been on one before. One in three children in the borough lives in a low-income household. Last year 412 children had teeth taken out in hospital because of decay.</p>
<p>Case reviews and audits tell the same story: agencies hold pieces of information, nobody puts them together, and help arrives too late. When staff were surveyed in November 2016, only 38% felt confident about challenging a colleague who did not share their concern.</p>
<h2>Principles</h2>
<ul><li>The child's daily life comes first<li>We say plainly what we see<li>We work with fathers as well as mothers<li>We ask what has changed for the child</ul>
<h2>Delivery plan</h2>
{plan}
<h2>How we will know that the strategy works</h2>
<p>The Neglect Steering Group answers to the Board for this plan. A scorecard of indicators will be in place in October 2017. An audit of cases will be repeated in autumn 2018. The Board will review the whole strategy in January 2020.</p>
<div id="foot">Print this page | Share | Widdenshaw Council</div>
"""


def write(words: Words, path: Path) -> None:
    plan = ""
    for ref, title in words.truth["aims"]:
        plan += f"<h3>{ref}: {escape(title)}</h3>\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                plan += f"<h4>{objective['ref']} &ndash; {escape(objective['title'])}</h4>\n" + table(words, objective)
    title = escape(words.truth["title"])
    page = f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>{title} | WSCB</title></head>\n<body>\n"
    path.write_text(page + BODY.format(title=title, plan=plan) + "</body></html>\n", encoding="utf-8")


def table(words: Words, objective: Truth) -> str:
    rows = "<tr>" + "".join(f"<th scope='col'>{heading}</th>" for heading in HEADINGS) + "</tr>\n"
    for action in words.under(objective["ref"]):
        helpers = "<br>".join(map(escape, action["contributors"]))
        cells = [escape(action["text"]), escape(action["leads"][0]), helpers, action["due_words"], action["measure"]]
        rows += "<tr>" + "".join(f"<td>{cell}" for cell in cells) + "</tr>\n"
    return f"<table class='grid' border='1'>\n{rows}</table>\n"
