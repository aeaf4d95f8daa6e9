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
    r"\b(?:council|police|constabulary|trust|nhs|ccg|pct|icb|probation|cafcass|board|group|sub-?group|panel|chair|health"
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
_POST_END = re.compile(
    r"\b(?:manager|director|officer|nurse|doctor|matron|midwife|co-?ordinator|superintendent|inspector|commissioner|lead"
    r"|practitioner|worker|gp|chair|head|headteacher|adviser|advisor|analyst|administrator)s?$",
    re.IGNORECASE,
)
_FORCE = re.compile(r"\b(?:police|constabulary|council|nhs trust)$", re.IGNORECASE)
_EMPTY = re.compile(r"^(?:[-–—]+|n/?a|none|nil|not applicable)$", re.IGNORECASE)
# What is said of having no owner, or of what was done, and is nobody's name.
_NO_NAME = re.compile(
    r"(?:tb[acd]|(?:to be|not yet) \w+|no (?:lead|owner)(?: yet)?|agreed(?: (?:at|by|in|with)\b.*)?|completed?"
    r"|done|noted)$",
    re.IGNORECASE,
)
# Where a sentence goes on after whom it speaks of.
_VERB = re.compile(r"\s(?:was|were|is|are|has|have|had|to be)\s*\b")


def owners(lines: list[Line], *, commas: bool = True, helpers: bool = False) -> list[str]:
    """The owners in a cell, one entry each, split at the cell's own delimiter: a new line, ";", "/", and only where
    nothing stronger is used a comma or "and" between what are owners on their own. `commas` is False in a document
    whose other cells part owners with a stronger mark, where a comma belongs to a post's name. `helpers` are those who
    contribute, of whom several stand in a cell: there a comma parts whatever are names."""
    texts = [_LABEL.sub("", line.text).strip(" .;,") for line in lines]
    found: list[str] = []
    for text in filter(None, texts):
        found += _split(text, commas, _NAME if helpers else _OWNER)
    names = (_name_in(words) for words in found)
    return list(dict.fromkeys(name for name in names if name and not _EMPTY.match(name)))


def _name_in(words: str) -> str:
    """The name in what stands for an owner: of a sentence whom it speaks of ("The police" of "The police was asked");
    "" where that is nobody."""
    verb = _VERB.search(_held(words))
    name = words[: verb.start()] if verb else words
    nobody = _NO_NAME.match(name) or (verb and (not _stands_alone(name) or name.casefold() in ("lead", "owner")))
    return "" if nobody else name


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
        of_a_post = len(parts) == 2 and owner is _OWNER and _is_post(parts[0]) and not _is_post(parts[1])
        if len(parts) > 1 and all(owner.search(part) for part in parts) and not of_a_post:
            return [*parts[:-1], *_joined_by_and(parts[-1])]
    return _joined_by_and(text)


def _joined_by_and(text: str) -> list[str]:
    """Owners that "and" joins, where what stands on each side is one by itself: not "Head of Safeguarding and QA"."""
    held = _held(text)
    for cut in reversed([*re.finditer(r"\s+(?:and|&)\s+", held)]):
        left, right = text[: cut.start()], text[cut.end() :]
        of_a_post = bool(_POST.match(left)) and not _is_post(right)
        of_a_group = bool(re.fullmatch(r"[A-Z]{2,5}", left)) and len(right.split()) > 1
        bodies = all(len(part.split()) > 1 and _OWNER.search(part) for part in (left, right))
        named = bodies and (_stands_alone(right) and len(right.split()) > 2 or bool(_FORCE.search(left)))
        if (named or _stands_alone(left) and _stands_alone(right)) and not of_a_post and not of_a_group:
            return [*_joined_by_and(left), right]
    return [text]


def _is_post(part: str) -> bool:
    return bool(_POST.match(part) or _POST_END.search(part))


def _stands_alone(part: str) -> bool:
    """Whether `part` is an owner by itself: "Chair", "Kent Police", "Head of Law"; not "Early Help"."""
    return bool(_ALONE.search(part) or _POST_END.search(part) or re.fullmatch(r"[A-Z][A-Z&]{1,6}", part))


def _held(text: str) -> str:
    """`text` with what stands in brackets blotted out, letter for letter."""
    return re.sub(r"\([^)]*\)", lambda inside: "\0" * len(inside[0]), text)


def _outside_brackets(mark: str, text: str) -> list[str]:
    """`text` split at `mark`, but not inside brackets."""
    held = _held(text)
    cuts = [(match.start(), match.end()) for match in re.finditer(mark, held)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [text[start:end].strip(" .,") for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
