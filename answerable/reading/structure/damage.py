"""What page ends, templates and converters leave in tables: found, so that it is left out or put right."""

import re
from dataclasses import replace

from answerable.reading.blocks import Cell, Line
from answerable.reading.formats.lines import tidy

_RULE = re.compile(r"[-–—=_\s]*$")
_PAGE = r"(?:page\s+)?\d{1,3}\s+of\s+\d{1,3}|page\s+\d{1,3}|[-–]\s?\d{1,3}\s?[-–]"
_FOOTER = re.compile(rf"(.{{0,70}}?)[-–|\s]*\bpage\s+\d{{1,3}}(?:\s+of\s+\d{{1,3}})?\s*$|^(?:{_PAGE})$", re.IGNORECASE)
_LONE = re.compile(r"\d{1,3}$")  # a page number on its own, where the page ended
_FOOTER_TAIL = re.compile(r"\s+page\s+\d{1,3}\s+of\s+\d{1,3}(?:\s|$)", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"^\s*[\[<{(].*[\]>})]\s*$|^x{2,}$|^d{1,2}[/.\- ]m{1,3}[/.\- ]y{2,4}$"
    r"|\b(?:insert|enter|type|click|add) (?:here|text|further|action|name|date|your)|\blorem ipsum\b|^\.{3,}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[\d.]+")
_HELP = re.compile(
    r"\?(?:\s|$)|^(?:begin|month|day|date|one of|tick|rate|write|short|brief|title|name|e\.?g\.?|for example"
    r"|example|please|describe|state|list|insert|enter|use|start with|give|say|explain|"
    r"choose|select|name the|post\b|what|who|when|how|which)\b|\bnot (?:a )?names?\b|\bdelete as\b|\bdropdown\b"
    r"|\bdd/mm",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
# A sentence does not end on these.
_HANGING = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|and|or|in|on|for|with|by|from|at|that|which|who|is|are|was|were|be|been|has|have"
    r"|had|will|"
    r"their|its|his|her|our|this|these|those|as|into|between|because|where|when|if|not|but|also|all|each|formal)$"
    r"|[,–-]$",
    re.IGNORECASE,
)


def is_rule(cells: list[Cell]) -> bool:
    """A row drawn of dashes to part two pages."""
    return any(cell.text for cell in cells) and all(_RULE.match(cell.text) for cell in cells)


def is_footer(text: str) -> bool:
    """A page number, or a running footer that ends in one: a few words, most with a capital, and no sentence."""
    match = _FOOTER.match(text.strip()) if len(text) <= 90 else None
    if match is None:
        return False
    words = re.findall(r"[^\W\d_]+", match[1] or "")
    capitals = sum(word[0].isupper() for word in words)
    return not words or (5 * capitals >= 3 * len(words) and words[0][0].isupper() and not is_ended(match[1]))


def without_footers(lines: list[Line]) -> list[Line]:
    """The lines of a cell without the page footers caught in them."""
    kept = [line for line in lines if not is_footer(line.text)]
    return [
        replace(line, text=tidy(_FOOTER_TAIL.sub(" ", line.text))) if _FOOTER_TAIL.search(line.text) else line
        for line in kept
    ]


def is_placeholder(text: str) -> bool:
    """Whether a text is only a place left to fill in: "[Describe what was done]"."""
    return bool(_PLACEHOLDER.match(text))


def is_template(texts: list[str], *, has_ref: bool, after_header: bool) -> bool:
    """A row that is the form's own: unfilled placeholders, or (just under the header) help on how to fill it in."""
    filled = [text for text in texts if text and not _NUMBERED.fullmatch(text)]
    if not filled or any(len(text) > 150 for text in filled):
        return False
    placeholders = sum(bool(_PLACEHOLDER.search(text)) for text in filled)
    if placeholders == len(filled):
        return True
    helps = sum(bool(_HELP.search(text) or _PLACEHOLDER.search(text)) for text in filled)
    return after_header and not has_ref and len(filled) > 1 and 2 * helps >= len(filled)


def is_ended(text: str) -> bool:
    """Whether `text` ends as a sentence (or the words that lead into a list) does."""
    return bool(_ENDED.search(text.rstrip()))


def is_hanging(text: str) -> bool:
    """Whether `text` ends on a word that cannot end a sentence."""
    return bool(_HANGING.search(text.rstrip()))


def joined(before: list[Line], after: list[Line]) -> list[Line]:
    """The lines of one cell that a page end cut in two; a sentence cut in the middle becomes one line again."""
    if len(before) > 1 and _LONE.match(before[-1].text):
        before = before[:-1]
    if len(after) > 1 and _LONE.match(after[0].text):
        after = after[1:]
    if not before or not after:
        return before + after
    last, first = before[-1], after[0]
    if first.marker or not first.text or "heading" in (last.kind, first.kind):
        return before + after
    if not (_runs_on(last, first) or _within_item(last, after)):
        return before + after
    gap = "" if last.text.endswith(("-", "/")) and first.text[:1].islower() else " "
    return [*before[:-1], replace(last, text=f"{last.text}{gap}{first.text}".strip()), *after[1:]]


def _runs_on(last: Line, first: Line) -> bool:
    """Whether `first` carries on the sentence of `last`."""
    if is_ended(last.text):
        return False
    if first.text[0].islower() or is_hanging(last.text) or first.text[0] in ",;)":
        return True
    # An item without a full stop, then words that neither head a list nor make a sentence: its second half.
    return last.kind == "item" and not is_ended(first.text) and not looks_like_heading(first.text)


def _within_item(last: Line, after: list[Line]) -> bool:
    """Whether `after` begins with a further sentence of the item `last`: the list goes on right below it."""
    goes_on = len(after) > 1 and after[1].kind == "item" and after[1].marker == last.marker
    text = after[0].text
    return last.kind == "item" and goes_on and not text.endswith(":") and not looks_like_heading(text)


def looks_like_heading(text: str) -> bool:
    """Short words with a capital and no full stop: what stands over a paragraph or a list."""
    words = text.split()
    return 0 < len(words) <= 8 and len(text) <= 70 and text[0].isupper() and not re.search(r"[.:;,!?…]$", text)
