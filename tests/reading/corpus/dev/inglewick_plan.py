# ruff: noqa: E501  (prose of the document)
"""The Inglewick update: Markdown, each action a bold line with labelled lines and paragraphs beneath it."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, kind_of

TOP = """# {title}

Board meeting of 21 October 2014, item 5

## About this update

The Board agreed its plan in April 2014, after consulting Inglewick Council, Westerdale Police, the clinical commissioning group and the other partners who are named in the Children Act 2004. Each \
action has one owner, who writes its update; the Board Manager has shortened some of them. The position is that of 30 \
September 2014 unless it says otherwise.

## The half-year at a glance

Westerdale Police went to 2,386 incidents of domestic abuse, and children were present in 44% of these incidents. The number of \
children in care has grown from 412 to 437. Of these, 15% are placed more than 20 miles from home. In this year's survey 88% of \
children in care said that they feel safe where they live. We cannot yet say how safe children feel who have been placed \
here by other councils, since nobody asks them.

## Coming up

A needs assessment on violence at home will be finished by the end of January 2015. The Board will start to consult on next \
year's plan in February 2015.

"""
FOOTER = "Inglewick SCB Business Plan 2014/15 – Page 3 of 7"


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"])
    for ref, title in words.truth["aims"]:
        out += f"## {ref}: {title}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                out += f"### Objective {objective['ref']} {objective['title']}\n\n"
                out += "".join(entry(action) for action in words.under(objective["ref"]))
    path.write_text(out, encoding="utf-8")


def entry(action: Truth) -> str:
    """The bold line, the labelled lines and the progress of one action."""
    fields = [
        ("Who", " and ".join(action["leads"])),
        ("With", "; ".join(action["contributors"]) or "–"),
        ("By when", action["due_words"]),
        ("Status", action.get("status", "")),
    ]
    out = (
        f"**{action['ref']} {action['text']}**\n\n"
        + "\\\n".join(f"*{name}:* {value}" for name, value in fields)
        + "\n\n"
    )
    blocks = [kind_of(block) for block in action["said"]]
    for number, (kind, text) in enumerate(blocks):
        if kind == "item":
            after = blocks[number + 1][0] if number + 1 < len(blocks) else ""
            out += f"- {text}\n" + ("" if after == "item" else "\n")
            continue
        out += ("*Progress:* " if number == 0 else "") + text + "\n\n"
        if action["ref"] == "II.1(a)" and number == 0:
            out += FOOTER + "\n\n"
    return out
