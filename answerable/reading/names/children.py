"""Names that read like a child's: beside an age, or beside a word for a child. Better a doubt too many than a child
named."""

import re

from answerable.reading.names.lexicon import LEADING, ROLE
from answerable.reading.names.people import FIELD_WORDS
from answerable.reading.names.spotting import mentions

_WORD = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?"
_NAME = rf"\b(?P<name>{_WORD}(?: {_WORD})?)"
_CHILD = "boy|girl|child|baby|toddler|teenager|pupil|son|daughter|brother|sister|sibling|twin|young person"
_BESIDE = tuple(
    map(
        re.compile,
        (
            rf"\b(?:{_CHILD}),? (?:called |named |known as )?{_NAME}",
            rf"\b(?i:his|her|their|whose) (?:first )?name (?:is|was) {_NAME}",
            rf"{_NAME},? \(?(?:who (?:is|was) )?(?:now )?aged? \d{{1,2}}\b",
            rf"{_NAME},? \(?(?:who (?:is|was) )?(?:now )?\d{{1,2}}(?: years| months|[ -](?:year|month)s?[ -]old|\))",
            rf"{_NAME}['’]s (?:mother|father|mum|dad|stepfather|stepmother|foster carers?)\b(?! and baby)",
        ),
    )
)
# Words with a capital that stand beside an age or a child and are no name.
_SAID_OF_MANY = """
    Adults All Another Any Both Boys Child Children Each Every Everyone Four Girls Half Many Most Nine None One Only
    Others Parents Persons Premium Pupils Scouts Seven Six Some Students Ten Those Three Two Under Women Young Youngest
    Oldest Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
_NO_NAMES = frozenset(_SAID_OF_MANY.split()) | FIELD_WORDS


def named_children(text: str) -> list[str]:
    """What reads like the name of a child, each once, in order.

    >>> named_children("We met Kyle, aged 7, and his sister Ella Marsh. Children aged 7 came too.")
    ['Ella Marsh', 'Kyle']
    """
    found = [match["name"] for pattern in _BESIDE for match in pattern.finditer(text)]
    return [name for name in dict.fromkeys(found) if _may_be_one(name)]


def _may_be_one(name: str) -> bool:
    words = name.split()
    if any(word in _NO_NAMES or word in LEADING for word in words):
        return False
    return not ROLE.search(name) and not mentions(name)
