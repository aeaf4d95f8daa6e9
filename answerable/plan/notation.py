"""Progress as people type it: paragraphs, items and sub-headings in a plain notation, to and from a statement's blocks.

An empty line begins a new paragraph; a line that begins with "- " is an item of a list, one with "# " a sub-heading.
"""

import re
from collections.abc import Iterable
from typing import TypedDict

MARKS = {"item": "- ", "heading": "# "}
_LIKE_A_MARK = re.compile(r"\\*[-#]")


class Block(TypedDict):
    kind: str
    text: str


def blocks_of(typed: str) -> list[Block]:
    """The blocks of what was typed. A line after another of the same paragraph or item goes on with it.

    >>> blocks_of("# Training\\nTwo courses\\nwere held.\\n\\n- in May\\n- in June")[1]
    {'kind': 'paragraph', 'text': 'Two courses were held.'}
    """
    blocks: list[Block] = []
    going_on = False
    for line in typed.splitlines():
        words = " ".join(line.split())
        kind = next((kind for kind, mark in MARKS.items() if words.startswith(mark)), "")
        if kind:
            blocks.append({"kind": kind, "text": words[2:].strip()})
        elif words and going_on:
            blocks[-1] = {"kind": blocks[-1]["kind"], "text": f"{blocks[-1]['text']} {_bare(words)}"}
        elif words:
            blocks.append({"kind": "paragraph", "text": _bare(words)})
        going_on = bool(words) and kind != "heading"
    return blocks


def _bare(words: str) -> str:
    """A line without the backslash that says its mark is none."""
    return words[1:] if words[:1] == "\\" and _LIKE_A_MARK.match(words) else words


def typed_of(blocks: Iterable[Block]) -> str:
    """Blocks as they would be typed; `blocks_of` gives them back, but for spaces and empty ones.

    >>> typed_of([{"kind": "paragraph", "text": "Held:"}, {"kind": "item", "text": "in May"}])
    'Held:\\n\\n- in May'
    """
    typed = ""
    before = ""
    for block in blocks:
        words = " ".join(block["text"].split())
        if not words:
            continue
        mark = MARKS.get(block["kind"], "")
        escape = "\\" if not mark and _LIKE_A_MARK.match(words) else ""
        gap = "" if not typed else "\n" if before == block["kind"] == "item" else "\n\n"
        typed += f"{gap}{mark}{escape}{words}"
        before = block["kind"]
    return typed


def text_of(blocks: Iterable[Block]) -> str:
    """The words alone, as a statement's `text` keeps them."""
    return " ".join(block["text"] for block in blocks)
