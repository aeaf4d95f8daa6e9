# ruff: noqa: E501  (prose of the document)
"""The Dunmarsh work plan: Markdown with pipe tables, one of them cut by the end of a page."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, cut, md_cell

HEADINGS = ["Ref", "Task", "Who", "When", "Position at January 2023", "RAG"]
LEGEND = "RAG: 🔵 Blue – complete; 🟢 Green – on track; 🟠 Amber – some delay; 🔴 Red – serious delay"
OPENING = [
    "**Learning and Improvement Sub-group: Work Plan 2022/23**",
    "The sub-group meets every other month. It carries out the partnership's programme of audits, sees to it that lessons from reviews reach the people who need them, and oversees multi-agency training. It reports to the executive through its chair.",
    "Tasks that were finished before last summer have been taken out of this version.",
    LEGEND,
]
GLOSSARY = [
    ("BM", "Business Manager"),
    ("DN", "Designated Nurse"),
    ("LDO", "Learning and Development Officer"),
    ("PW", "Participation Worker"),
    ("QAL", "Quality Assurance Lead"),
    ("VSR", "Voluntary Sector Representative"),
]


def write(words: Words, path: Path) -> None:
    page = f"# {words.truth['title']}\n\n" + "".join(f"{line}\n\n" for line in OPENING)
    for theme in words.truth["objectives"]:
        page += f"## {theme['ref']}: {theme['title']}\n\n" + header()
        for action in words.under(theme["ref"]):
            page += row(action)
        page += "\n" + ("Page 2\n\n" if theme["ref"] == "Theme B" else "")
    page += "## Who is who\n\n| Initials | Post |\n|:---|:---|\n"
    page += "".join(f"| {initials} | {post} |\n" for initials, post in GLOSSARY)
    path.write_text(page, encoding="utf-8")


def header() -> str:
    return line(HEADINGS) + "|" + ":---|" * len(HEADINGS) + "\n"


def line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def row(action: Truth) -> str:
    who = ", ".join(lead.split("|")[0] for lead in action["leads"])
    begin = [action["ref"], action["text"], who, action["due_words"]]
    if action["ref"] != "A4":
        return line([*begin, md_cell(action["said"]), action["disc"]])
    first, rest = cut(action["said"][0], "the sub-group has agreed to use")
    return line([*begin, first, action["disc"]]) + line(HEADINGS) + line(["", "", "", "", rest, ""])
