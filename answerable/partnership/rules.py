"""How names are put in order, and which of them may be the same body's."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import combinations

_SMALL = frozenset({"and", "of", "the", "for", "in"})


def sort_key(name: str) -> str:
    """A name as it is sorted: no accents, no case, no leading "the"; the same order in every database.

    >>> sort_key("The Élan Trust")
    'elan trust'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split()).removeprefix("the ")[:200]


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", sort_key(name)) if word not in _SMALL]


def speaks_of(words: str, names: Iterable[str]) -> bool:
    """Whether words name a body by any of its names, as whole words.

    >>> speaks_of("EC and the police", ["Eastmarsh Council", "EC"]), speaks_of("Section 11", ["EC"])
    (True, False)
    """
    said = f" {' '.join(re.findall(r'[a-z0-9]+', sort_key(words)))} "
    bare = (" ".join(re.findall(r"[a-z0-9]+", sort_key(name))) for name in names)
    return any(name and f" {name} " in said for name in bare)


def look_alike(names_of: Mapping[int, Iterable[str]]) -> list[tuple[int, int]]:
    """Pairs of bodies that may be one: they share a name but for order, case, punctuation and small words, one is
    called by the initials of the other, or the letters of an acronym changed places. A hint for a person, never more.

    >>> look_alike({1: ["Police and Probation"], 2: ["Probation & Police"], 3: ["Police"]})
    [(1, 2)]
    >>> look_alike({1: ["Eastmarsh Youth Offending Team"], 2: ["EYOT"]})
    [(1, 2)]
    >>> look_alike({1: ["LSCB"], 2: ["LCSB"]})
    [(1, 2)]
    """
    sharing: dict[str, set[int]] = defaultdict(set)
    initials: dict[str, set[int]] = defaultdict(set)
    for body, names in names_of.items():
        for words in map(_words, names):
            if words:
                sharing[" ".join(sorted(words))].add(body)
            if len(words) == 1 and 4 <= len(words[0]) <= 6:
                sharing[f"letters {''.join(sorted(words[0]))}"].add(body)
            if len(words) > 2:
                initials["".join(word[0] for word in words)].add(body)
    for short, bodies in initials.items():
        called = sharing.get(short, set())
        for body in bodies:
            sharing[f"{short} of {body}"] = called | {body} if called else set()
    return sorted({pair for bodies in sharing.values() for pair in combinations(sorted(bodies), 2)})


# A councillor of these posts sits on the council's executive.
_EXECUTIVE = re.compile(
    r"\b(cabinet|portfolio holder|lead member|leader of the council|elected mayor|executive (member|councillor))\b",
    re.I,
)


def may_be_executive(posts: Iterable[str]) -> bool:
    """Whether the words of somebody's posts say that they sit on the council's executive. Its members may not sit on a
    scrutiny committee (Local Government Act 2000, section 9FA).

    >>> may_be_executive(["Councillor", "Lead member for children"]), may_be_executive(["Chair of the Executive"])
    (True, False)
    """
    return any(_EXECUTIVE.search(post) for post in posts)


def became_of(
    *, accepted: bool, withdrawn: bool, refused: str, sent: bool, expires: datetime, now: datetime
) -> tuple[str, str]:
    """What became of an invitation, in a word, and what whoever sent it does now."""
    if accepted:
        return "Accepted", ""
    if withdrawn:
        return "Withdrawn", ""
    if refused:
        return "Not sent", f"{refused} Check the address, then send it again."
    if not sent:
        return "Not sent", "The site stopped before the e-mail left. Send it again."
    if expires <= now:
        return "Expired", "Ask whether the e-mail arrived, then send another."
    return "Waiting", ""
