"""Boards, sub-groups and panels that may be one group under several names."""

import re
from itertools import combinations

from answerable.reading.names.bodies import Body, Gathering
from answerable.reading.names.lexicon import GROUP
from answerable.reading.names.spelling import initials, key
from answerable.reading.proposal import Doubt

_TYPE = re.compile(
    r"\b(?:sub|task and finish|steering|working|reference|delivery|implementation|strategic|operational|"
    r"monitoring)? ?"
    r"(?:subgroup|subcommittee|group|board|panel|forum|executive|committee)\b"
)
_SAFEGUARDING = re.compile(r"safeguarding (?:children|child|adults?|partnership|arrangements)")
_SMALL = frozenset(("and", "of", "the", "for", "in", "on", "to"))


def join_groups(found: Gathering) -> list[Doubt]:
    """Propose groups as one where their names say so; a doubt names all the spellings where they are not just
    spelling variants. Boards of two areas stay apart."""
    doubts: list[Doubt] = []
    groups = [b for b in found.distinct() if b.kind == GROUP]
    topics = {id(b): _topics(b) for b in groups}
    names = {id(b): list(b.spellings) for b in groups}
    clusters: list[list[Body]] = []
    for body in groups:
        home = next((c for c in clusters if any(_alike(topics[id(body)], topics[id(other)]) for other in c)), None)
        clusters.append([body]) if home is None else home.append(body)
    clusters = _merged(clusters, topics)
    for cluster in clusters:
        if len(cluster) == 1:
            continue
        spelled = [max(names[id(b)], key=len) for b in cluster]
        if not _mere_variants(spelled):
            listed = ", ".join(f"“{name}”" for name in spelled)
            doubts.append(Doubt(where="Groups", message=f"{listed} may be one group under several names."))
        for other in cluster[1:]:
            found.join(cluster[0], other)
    return doubts


def _merged(clusters: list[list[Body]], topics: dict[int, list[list[str]]]) -> list[list[Body]]:
    for one, other in combinations(range(len(clusters)), 2):
        if any(_alike(topics[id(a)], topics[id(b)]) for a in clusters[one] for b in clusters[other]):
            rest = [c for i, c in enumerate(clusters) if i not in (one, other)]
            return _merged([clusters[one] + clusters[other], *rest], topics)
    return clusters


def _topics(body: Body) -> list[list[str]]:
    """What each spelling of a group is about; nothing where it is a safeguarding board, which is like no other."""
    if any(_SAFEGUARDING.search(key(spelling)) for spelling in body.spellings):
        return []
    return [topic for spelling in body.spellings if (topic := topic_words(spelling))]


def topic_words(name: str) -> list[str]:
    """What a group is about: its name's words without "sub-group", "board" and the like."""
    return [word for word in _TYPE.sub(" ", key(name)).split() if word not in _SMALL]


def _alike(one: list[list[str]], other: list[list[str]]) -> bool:
    return any(_same_topic(a, b) for a in one for b in other)


def _same_topic(one: list[str], other: list[str]) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    letters = "".join(short)
    if len(short) <= 2 and len(letters) <= 5 and letters.upper() == initials(" ".join(long), small=False):
        return True
    common = 0
    while common < len(short) and short[common] == long[common]:
        common += 1
    return common >= 2


def _mere_variants(spelled: list[str]) -> bool:
    types = {(_TYPE.search(key(s)) or [""])[0].strip().removeprefix("sub") for s in spelled}
    words = {tuple(topic_words(s)) for s in spelled}
    full = [w for w in words if len("".join(w)) > 5]
    return len(types) == 1 and len(full) == 1
