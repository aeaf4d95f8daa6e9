"""Who answers for an action: the owners in one cell."""

import re
from collections.abc import Iterable

from answerable.reading.blocks import Line

_LABEL = re.compile(
    r"^(?:(?:strategic|executive|overall|senior|objective|priority) )?"
    r"(?:lead(?:s|ing)?(?: (?:agency|officer|person|partner|body))?|responsible(?: officer)?|owners?|sponsors?"
    r"|sro|champion|led by)\s*[:–-]\s*",
    re.I,
)
_OWNER = re.compile(
    r"\b(?:council|police|trust|nhs|ccg|pct|icb|probation|cafcass|board|group|sub-?group|panel|chair|health"
    r"|education|schools?|"
    r"services?|team|unit|officer|worker|manager|director|head|nurse|doctor|lead|co-?ordinator|all|agencies|partners|lscb"
    r"|\w*scb|"
    r"network|committee|forum|partnership|college|hospital|superintendent|inspector|dcs|voluntary|housing|care"
    r"|court|matron)\b"
    r"|^[A-Z][A-Z&]{1,6}$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:head|director|chair|deputy|assistant|manager|lead|leader) (?:of|for|director|head|chief)\b"
    r"|\b(?:police|constabulary|council|trust|nhs|ccg|icb|pct|probation|cafcass|board|(?:sub-?)?group|panel|chair"
    r"|committee|"
    r"manager|director|officer|nurse|doctor|matron|co-?ordinator|superintendent|inspector|commissioner|lead|ofsted|"
    r"headteachers?|gps?|practitioner|leads|managers|officers)$|^(?:health|education|schools|housing)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:the )?[A-Z0-9][\w.&'’-]*(?: [\w.&'’()-]+){0,6}$")
_POST = re.compile(r"^(?:\w+ )?(?:head|director|deputy|lead|manager)s? (?:of|for)\b", re.IGNORECASE)
_EMPTY = re.compile(r"^(?:[-–—]+|n/?a|none|nil|not applicable)$", re.IGNORECASE)


def owners(lines: list[Line], *, commas: bool = True, helpers: bool = False) -> list[str]:
    """The owners in a cell, one entry each, split at the cell's own delimiter: a new line, ";", "/", and only where
    nothing stronger is used a comma or "and" between what are owners on their own. `commas` is False in a document
    whose other cells part owners with a stronger mark, where a comma belongs to a post's name. `helpers` are those who
    contribute, of whom several stand in a cell: there a comma parts whatever are names."""
    texts = [_LABEL.sub("", line.text).strip(" .;,") for line in lines]
    found: list[str] = []
    for text in filter(None, texts):
        found += _split(text, commas, _NAME if helpers else _OWNER)
    return list(dict.fromkeys(name for name in found if name and not _EMPTY.match(name)))


def names_an_owner(text: str) -> bool:
    """Whether a short text holds what owners are called by."""
    return len(text.split()) <= 14 and bool(_OWNER.search(text))


def uses_strong_marks(cells: Iterable[list[Line]]) -> bool:
    """Whether any of a document's cells parts its owners with a new line, ";" or "/"."""
    return any(len(lines) > 1 or re.search(r";|/", " ".join(line.text for line in lines)) for lines in cells)


def _split(text: str, commas: bool, owner: re.Pattern[str]) -> list[str]:
    for mark in (r"\s*;\s*", r"\s+/\s*|\s*/\s+", r"(?<=[A-Za-z)])/(?=[A-Za-z(])", r"\s+\+\s+"):
        parts = _outside_brackets(mark, text)
        if len(parts) > 1:
            return parts
    if commas:
        parts = _outside_brackets(r",\s*(?:and\s+)?", text)
        if len(parts) > 1 and all(owner.search(part) for part in parts):
            last = _outside_brackets(r"\s+(?:and|&)\s+", parts[-1])
            return parts[:-1] + (last if all(_stands_alone(part) for part in last) else parts[-1:])
    parts = _outside_brackets(r"\s+(?:and|&)\s+", text)
    of_a_post = bool(_POST.match(text)) and any(re.fullmatch(r"[A-Z]{2,4}", part) for part in parts[1:])
    alone = len(parts) > 1 and all(_stands_alone(part) for part in parts)
    bodies = len(parts) == 2 and all(len(part.split()) > 1 and _OWNER.search(part) for part in parts)
    named = bodies and not _POST.match(text) and _stands_alone(parts[1]) and len(parts[1].split()) > 2
    return parts if (alone or named) and not of_a_post else [text]


def _stands_alone(part: str) -> bool:
    """Whether `part` is an owner by itself: "Chair", "Kent Police", "Head of Law"; not "Early Help"."""
    return bool(_ALONE.search(part) or re.fullmatch(r"[A-Z][A-Z&]{1,6}", part))


def _outside_brackets(mark: str, text: str) -> list[str]:
    """`text` split at `mark`, but not inside brackets."""
    held = re.sub(r"\([^)]*\)", lambda inside: "\0" * len(inside[0]), text)
    cuts = [(match.start(), match.end()) for match in re.finditer(mark, held)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [text[start:end].strip(" .,") for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
