"""Spellings compared: when two printed names are one name, an acronym of a name, or a likely slip of the pen."""

import re
from functools import lru_cache

from answerable.reading.names.lexicon import TYPE_ACRONYMS

_PRISON = re.compile(
    r"\b(?:hmp ?[/&]? ?(?:and )?(?:hm)?yoi|hmyoi|hm yoi|hmp|yoi|h(?:er|is) majesty's "
    r"(?:young offenders?'? institut(?:e|ion)|prison)(?: \(hm(?:p|yoi)\))?)(?= )"
)
# Each with what a text must hold for it to change anything.
_ALIKE = (
    ("well being", re.compile(r"\bwell being\b"), "wellbeing"),
    ("sub", re.compile(r"\bsub ?(?=group|committee)"), "sub"),
    ("council", re.compile(r"\b(?:county|borough|city|district|metropolitan) (?=council\b)"), ""),
    ("trust", re.compile(r"\b(?<=\w )nhs (?=(?:foundation )?trust\b)|\bfoundation (?=trust\b)"), ""),
    ("children", re.compile(r"\bchildren(?:'s'?|')(?= )"), "children"),
    ("trust ", re.compile(r"trust (?:board|executive)$"), "trust"),
)
_OURS = re.compile(r"^(?:the|our|its) ")
_SMALL = frozenset(("and", "of", "the", "for", "in", "to", "on", "with"))


@lru_cache(maxsize=4096)
def key(spelling: str) -> str:
    """What two spellings of one name have in common: case, "&", hyphens, apostrophes, "the" and type acronyms aside."""
    words = " ".join(TYPE_ACRONYMS.get(word, word) for word in spelling.split())
    text = words.casefold().replace("’", "'").replace("&", " and ").replace("–", " ").strip(" :;,.-•*")
    text = _PRISON.sub("prison", text.removesuffix("'s")).replace("-", " ").replace("/", " ")
    for word, pattern, instead in _ALIKE:
        if word in text:
            text = pattern.sub(instead, text)
    return _OURS.sub("", " ".join(text.split()))


_WORD = re.compile(r"[A-Za-z][\w'’]*")


def initials(name: str, *, small: bool) -> str:
    """The first letters of a name's words in capitals; `small` says whether "and", "of" and the like count."""
    words = _WORD.findall(name.replace("&", " and "))
    return "".join(word[0] for word in words if small or word.lower() not in _SMALL).upper()


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether `acronym` spells first letters of `name` in order, from its first word or a later one ("STC" of
    "Medway Secure Training Centre"), leaving out none but small words and at most one word at the start."""
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    full, short = initials(name, small=True), initials(name, small=False)
    if len(letters) < 2:
        return False
    if letters in (full, short) or (len(letters) > 2 and (full.endswith(letters) or short.endswith(letters))):
        return True
    return len(letters) > 2 and letters[0] == full[:1] and len(letters) >= len(short) - 1 and _within(letters, full)


def _within(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def is_transposed(one: str, other: str) -> bool:
    """Whether two words differ only by two neighbouring letters that changed places ("KPMT", "KMPT")."""
    if len(one) != len(other) or one == other:
        return False
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]
