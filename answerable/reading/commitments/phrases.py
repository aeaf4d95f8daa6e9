"""Say a promise in the sentence's own words: what is promised, by whom, to which meeting."""

import re

from answerable.reading.dates import Found
from answerable.reading.sentences import shortened, without_end

_LONGEST = 160
_DATE = "\x00"
_BEFORE_DATE = (
    r"(?:(?:\b(?:in|by|on|at|for|before|from|during|until|to|of|the|its|our|their|end|within|around|no\s+later\s+than|next)\b|"
    r"\b[\w&-]+['’]s\b)\s+)*"
)
_WITH_DATE = re.compile(rf"{_BEFORE_DATE}{_DATE}", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:this|it|these|they|that|which|he|she|both|(?:all|each|some|one|none)\s+of\s+(?:them|these|those)|the\s+rest|the\s+remainder|"
    r"(?:the\s+)?(?:\w+\s+)?others?(?=\s+(?:will|are|is|have|has|to|by|in|should|must|go|follow)\b)|the\s+remaining\s+\w+(?=\s+(?:will|are|is|have|has|to|by)\b)|"
    r"(?:the|an?)\s+(?:first|second|third|last|final|next)(?=\s+(?:will|is|has|to)\b))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:[\s,;:.()–—-]|(?:with\s+the\s+exception\s+of|and|but|also|however|with|then|so|although|furthermore|in\s+addition|as\s+well\s+as)(?=[\s,]))+",
    re.IGNORECASE,
)
_CLOSING_WORDS = "by from to of at in on for before and or the its a an during until as with due there is are will be"
_CLOSING = frozenset(_CLOSING_WORDS.split())


def what_of(clause: str, earlier: str) -> str:
    """The promise without its date; one that opens with a pronoun is told what it stands for from the sentence
    before, in brackets."""
    what = _WITH_DATE.sub(" ", clause, count=1)
    what = re.sub(r"\s+", " ", what.replace(_DATE, " ")).strip()
    what = re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"\(\s*\)|\bonwards\b", "", what))
    what = re.sub(r",\s*,", ",", what)
    what = without_end(_OPENING.sub("", what), _CLOSING)
    if what.count("(") != what.count(")"):
        what = what.replace("(", "").replace(")", "")
    if len(what) > _LONGEST:
        what = what[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;")
    if earlier and _PRONOUN.match(what):
        what = f"{what} ({shortened(earlier)})"
    return what


_BODY = (
    r"(?:board|group|sub-?\s?group|panel|committee|council|partnership|team|service|services|trust|police|constabulary|"
    r"officer|manager|chair|executive|co-?ordinator|director|lead|leads|scrutineer|network|agency|agencies|partners|"
    r"members|schools?|hospital|probation|nurse|doctor|head|forum|hub|colleges?|mash|icb|ccg|we)"
)
_NAME = (
    rf"(?:(?:[\w&’'/-]+\s+){{0,8}}?(?i:{_BODY})\b(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w&’'-]*)*|"
    r"[A-Z][A-Z&]{2,}|Cafcass)"
)
_SUBJECT = re.compile(
    rf"(?:^|[,;:]\s*|\b(?:and|but)\s+|[–—]\s*|\.\s)(?:(?i:the|an?|all|each)\s+)?(?P<who>{_NAME})\s*(?:,[^,]*,\s*)?"
    r"(?:(?:and|but|has|have|had|is|was|who|made|now|also|asked)\b.*)?$"
)
_BY = re.compile(rf"\bby\s+(?:the\s+)?(?P<who>{_NAME})(?=\s|[.,;]|$)")


def who_of(subject: str, rest: str) -> str | None:
    """Who promised, as printed: the body or post before "will", or after "by" in "will be reported by ..."."""
    found = _SUBJECT.search(subject.strip()) or next(reversed(list(_BY.finditer(rest))), None)
    if found is None:
        return None
    who = re.sub(r"^(?:the|an?|all|each|in|by|at)\s+", "", found["who"].strip(), flags=re.IGNORECASE)
    return None if who.lower() in ("we", "board members") or _NOT_A_BODY.search(who) else who


_NOT_A_BODY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|held|made|to|which|that|(?:review|report|audit|evaluation|plan|survey|inspection)\s+of)\b"
    r"|^(?:SCRs?|LSCPRs?|CAFs?|DHRs?|EHAs?|JTAI|ICPCs?|IMRs?)$",
    re.IGNORECASE,
)
_AT_BODY = re.compile(
    r"\b(?:at|before|to)\s+(?P<body>(?:the\s+)?(?:[A-Z][A-Z&]{2,}|(?:[A-Z][\w-]*\s+){0,3}(?:Board|Committee|Executive|Panel)))\s+(?:in|on)\s+(?:the\s+)?$"
)


def meeting_of(text: str, found: Found, who: str | None) -> str | None:
    """The meeting that a promise is made to, in the words printed; "its" is named by whose it is."""
    before = text[: found.start]
    if found.due.precision == "meeting":
        head = re.search(
            r"(?:\b(?:the|its|our|their)\s+)(?:(?:[\w&’-]+\s+){0,3}?[\w&-]+['’]s\s+)?(?:[\w&-]+\s+){0,2}$",
            before,
            re.IGNORECASE,
        )
        of = re.match(r"\s+of\s+(?:the\s+)?(?:[A-Z][\w&-]*\s?)+", text[found.end :])
        words = ((head.group() if head else "") + found.due.words + (of.group() if of else "")).strip()
        own = re.match(r"(?:its|their|our)\s+", words, re.IGNORECASE)
        if not own:
            return words
        owner = who or "the Board"
        if not owner.lower().startswith("the ") and not owner.isupper():
            owner = f"the {owner}"
        return f"{owner}'s {words[own.end() :]}"
    body = _AT_BODY.search(before)
    return f"{body['body']} in {found.due.words}" if body else None
