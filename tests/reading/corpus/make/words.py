"""The words of a truth file, handed to the script that lays them out as a document."""

import tomllib
from html import escape
from pathlib import Path
from typing import Any

Truth = dict[str, Any]


class Words:
    """Looks up what a truth file says its document contains."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self._actions = {action["ref"]: action for action in truth.get("actions", [])}

    @classmethod
    def read(cls, path: Path) -> "Words":
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def action(self, ref: str) -> Truth:
        found: Truth = self._actions[ref]
        return found

    def text(self, ref: str) -> str:
        return str(self._actions[ref]["text"])

    def said(self, ref: str) -> list[str]:
        return list(self._actions[ref].get("said", []))

    def under(self, objective: str) -> list[Truth]:
        return [action for action in self.truth["actions"] if action["objective"] == objective]


def kind_of(block: str) -> tuple[str, str]:
    """`# x` is a heading, `- x` an item, anything else a paragraph; returns (kind, text)."""
    if block.startswith("# "):
        return "heading", block[2:]
    if block.startswith("- "):
        return "item", block[2:]
    return "paragraph", block


def cut(text: str, after: str) -> tuple[str, str]:
    """`text` in two, right after the words `after`, as a page end would cut it."""
    place = text.index(after) + len(after)
    return text[:place], text[place:].lstrip()


def md_cell(blocks: list[str]) -> str:
    """Blocks inside one cell of a Markdown pipe table."""
    marks = {"heading": "**{}**", "item": "• {}", "paragraph": "{}"}
    return "<br>".join(marks[kind].format(text.replace("|", "\\|")) for kind, text in map(kind_of, blocks))


def html_cell(blocks: list[str], *, close: bool = True, bullet: str = "") -> str:
    """Blocks inside one HTML cell; `close=False` leaves lists open, `bullet` repeats a mark in each item."""
    out, open_list = "", False
    for kind, text in map(kind_of, blocks):
        if kind == "item" and not open_list:
            out, open_list = out + "<ul>", True
        if kind != "item" and open_list:
            out, open_list = out + ("</ul>" if close else ""), False
        tag = {"heading": "strong", "item": "li", "paragraph": "p"}[kind]
        inner = f"{bullet}{escape(text)}" if kind == "item" else escape(text)
        out += f"<p><{tag}>{inner}</{tag}></p>" if kind == "heading" else f"<{tag}>{inner}</{tag}>"
    return out + ("</ul>" if open_list and close else "")
