# ruff: noqa: E501  (prose of the document)
"""The Gildersby plan: a web page with one card for each action."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, kind_of

INTRO = """<p class=lead>The three safeguarding partners, Gildersby City Council, Gildersby and Moorside Integrated Care Board and North Moorside Police,
agreed this plan in April 2022 after talking to families, to front-line staff and to young people up to the age of 17.
<p>It follows <i>Working Together 2018</i> and what we learnt from the peer challenge of November 2021. Each card says what we shall do,
who answers for it and how far we have got. Last updated in December 2022.
"""
STATUS = {"On track": "on", "Delayed": "late", "Complete": "done", "Not started": "none"}


def write(words: Words, path: Path) -> None:
    title = escape(words.truth["title"])
    out = f"<!doctype html>\n<html lang=en-GB>\n<head><meta charset=utf-8><title>{title}</title></head>\n<body>\n"
    out += "<header><a href=/>GSCP</a> <ul><li><a href=/report>Report a concern</a><li><a href=/learning>Learning</a></ul></header>\n"
    out += f"<h1>{title}</h1>\n{INTRO}"
    for ref, name in words.truth["aims"]:
        out += f"<section>\n<h2>{ref}: {escape(name)}</h2>\n"
        for goal in words.truth["objectives"]:
            if goal["aim"] == ref:
                out += f"<h3>Goal {goal['ref']} {escape(goal['title'])}</h3>\n"
                out += "".join(card(action) for action in words.under(goal["ref"]))
        out += "</section>\n"
    out += (
        "<footer><p>In an emergency call 999. To reach the police at other times call 101.</footer>\n</body></html>\n"
    )
    path.write_text(out, encoding="utf-8")


def card(action: Truth) -> str:
    lines = {
        "Lead": escape("; ".join(action["leads"])),
        "Supported by": escape("; ".join(action.get("contributors", []))),
        "Deadline": action["due_words"],
        "Status": f'<span class="{STATUS[action["status"]]}">{action["status"]}</span>',
        "Latest update": update(action["said"]),
    }
    order = list(lines) if action["ref"] != "2.1.2" else ["Status", "Deadline", "Lead", "Supported by", "Latest update"]
    out = f'<article class="card" id="a{action["ref"]}">\n<h4>{action["ref"]} {escape(action["text"])}</h4>\n<dl>\n'
    out += "".join(f"<dt>{name}<dd>{lines[name]}\n" for name in order if lines[name])
    return out + "</dl>\n</article>\n"


def update(said: list[str]) -> str:
    out, listed = "", False
    for kind, text in map(kind_of, said):
        if kind == "item":
            out, listed = out + ("" if listed else "<ul>") + f"<li>\uf0b7 {escape(text)}", True
        else:
            out += f"<p>{escape(text)}"
    return out + ("</ul>" if listed else "")
