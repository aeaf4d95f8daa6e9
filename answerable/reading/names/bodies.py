"""Which mentions are the same body: spellings gathered under one name, silently only where nothing is doubtful."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from string import capwords

from answerable.reading.names.lexicon import GROUP, NATIONAL, SERVICES
from answerable.reading.names.spelling import initials, is_acronym_of, key
from answerable.reading.names.spotting import Mention, mentions

_DEFINED = re.compile(r"(?:['’]s?)? ?\((?:the |or )?[“\"'‘]?([A-Z][A-Za-z&]{1,9})[”\"'’]?\)")
_DEFINITION = re.compile(
    r"((?:[A-Z][\w'’&-]*|and|&|of|for)(?: (?:[A-Z][\w'’&-]*|and|&|of|for)){1,8}) \(([A-Z][A-Za-z&]{1,9})\)"
)
_ORGANISATION = re.compile(
    r"(?:Service|Team|Centre|Agency|Network|Foundation|Society|Charity|Association|Hospice|University|Federation|"
    r"Alliance|Commission|Project|Trust|Company|Organisation)s?$"
)
_CALLED_SO = re.compile(r"\s[–—-]\san? (?:\w+ )?(?:organisation|charity|company)\b")
_CALLED = re.compile(rf"\b((?:[A-Z]\w*[ -]){{0,4}}[A-Z]\w*){_CALLED_SO.pattern}")
_LABEL = re.compile(rf"(?:(?:Update|Feedback|Response|Report) from )?(?:the )?({SERVICES})\s*(?:[:–-].*)?", re.DOTALL)


@dataclass
class Body:
    """One body while names are gathered: how often each spelling stands, its kind, whether it pays in."""

    kind: str
    spellings: Counter[str] = field(default_factory=Counter)
    funds: bool = False

    def name(self) -> str:
        """The spelling at fullest length; among equals the one printed most often."""
        return max(
            self.spellings, key=lambda s: (not s.isupper(), "(" not in s, len(s.split()), self.spellings[s], len(s), s)
        )


class Gathering:
    """Bodies by the key of each of their spellings."""

    def __init__(self) -> None:
        self.bodies: dict[str, Body] = {}

    def add(self, spelling: str, kind: str, times: int = 1) -> Body:
        """Count one more mention of `spelling`; a new body if no spelling like it is known."""
        spelling = " ".join(spelling.split())
        if spelling.startswith("The ") and not spelling.startswith("The Children"):
            spelling = spelling.removeprefix("The ")
        body = self.bodies.setdefault(key(spelling), Body(kind))
        body.spellings[spelling] += times
        return body

    def join(self, one: Body, other: Body) -> Body:
        """Make two bodies one; the first keeps its kind."""
        if one is other:
            return one
        one.spellings.update(other.spellings)
        one.funds = one.funds or other.funds
        for name, body in self.bodies.items():
            if body is other:
                self.bodies[name] = one
        return one

    def distinct(self) -> list[Body]:
        """Every body once, in the order of first mention."""
        return list({id(body): body for body in self.bodies.values()}.values())


def gather(texts: Iterable[str]) -> Gathering:
    """All bodies named in `texts` with their bracketed acronyms and national spellings joined."""
    found = Gathering()
    for text in texts:
        if text.isupper() and " " in text:  # a heading all in capitals
            for mention in mentions(_in_title_case(text)):
                if mention.kind != GROUP:
                    found.add(mention.spelling, mention.kind)
            continue
        named = mentions(text)
        for mention in named:
            body = found.add(mention.spelling, mention.kind)
            for other in _without_bracket(mention.spelling):
                body = found.join(body, found.add(other, mention.kind))
            _define(found, body, text, mention)
        for match in _DEFINITION.finditer(text) if " (" in text else ():
            _define_unknown(found, match, named)
        for match in _CALLED.finditer(text) if _CALLED_SO.search(text) else ():
            if not any(m.start < match.end(1) and m.end > match.start(1) for m in named):
                found.add(match.group(1), "other")
    _join_national(found)
    return found


def _in_title_case(text: str) -> str:
    return re.sub(r"\b(And|Of|The|For|In)\b", lambda m: m.group().lower(), capwords(text))


_WITH_BRACKET = re.compile(r"(.+) \(([A-Z&]+)\) (.+)")


def _without_bracket(spelling: str) -> list[str]:
    # "Multi-Agency Child Exploitation (MACE) Panel" is also called by either half.
    inside = _WITH_BRACKET.fullmatch(spelling) if "(" in spelling else None
    if inside is None or inside.group(2).startswith("HM"):
        return []
    return [f"{inside.group(1)} {inside.group(3)}", f"{inside.group(2)} {inside.group(3)}"]


def _define(found: Gathering, body: Body, text: str, mention: Mention) -> None:
    acronym = _DEFINED.match(text, mention.end)
    if acronym and is_acronym_of(acronym.group(1), mention.spelling):
        found.join(body, found.add(acronym.group(1), mention.kind))


def _define_unknown(found: Gathering, match: re.Match[str], named: list[Mention]) -> None:
    # "Domestic Abuse Support Service (DASS)": no type of the field, but an organisation with an acronym.
    if any(m.start < match.end() and m.end > match.start() for m in named):
        return
    words = match.group(1).split()
    for first in range(len(words)):
        name = " ".join(words[first:])
        if words[first][0].isupper() and is_acronym_of(match.group(2), name) and _ORGANISATION.search(name):
            found.join(found.add(name, "agency"), found.add(match.group(2), "agency"))
            return


def _join_national(found: Gathering) -> None:
    for spellings, kind in NATIONAL:
        present = [found.bodies[key(s)] for s in spellings if key(s) in found.bodies]
        for other in present[1:]:
            found.join(present[0], other)
        if present:
            present[0].kind = kind


def add_labels(found: Gathering, labels: Iterable[str]) -> None:
    """Services that lead or speak ("Health", "Children's Social Care") become bodies; nothing else in a label does."""
    for label in labels:
        service = _LABEL.fullmatch(label.strip())
        if service:
            found.add(service.group(1), "agency")


def join_short_forms(found: Gathering) -> None:
    """Join a name that is only the end or the beginning of one other ("Secure Training Centre", "Police", "Kent
    Probation") to it; where several would do, to the one that pays into the budget; else leave it alone."""
    by_word: dict[str, list[str]] = {}
    for name in found.bodies:
        for word in dict.fromkeys(name.split()):
            by_word.setdefault(word, []).append(name)
    for short, body in list(found.bodies.items()):
        if found.bodies[short] is not body:
            continue  # joined meanwhile
        near = [
            *by_word.get(short.partition(" ")[0], ()),
            *(by_word.get("constabulary", ()) if short == "police" else ()),
        ]
        wholes = [
            other
            for name in near
            if (other := found.bodies[name]) is not body
            and (other.kind == GROUP) == (body.kind == GROUP)
            and _is_short_for(short, name)
        ]
        wholes = list({id(other): other for other in wholes}.values())
        paying = [other for other in wholes if other.funds]
        if body.kind != GROUP and len(wholes) > 1 and len(paying) == 1:
            wholes = paying
        if len(wholes) == 1 and not (body.kind == GROUP and " and " in wholes[0].name()):
            found.join(wholes[0], body)


def _is_short_for(short: str, name: str) -> bool:
    if name.endswith(f" {short}"):
        return True
    if short == "police" or short.startswith("probation"):
        return short.split()[0] in name.split()[1:] or (short == "police" and name.endswith(" constabulary"))
    rest = name[len(short) :].split() if name.startswith(f"{short} ") else []
    return bool(rest) and rest[0] in {"service", "services", "trust", "area", "force", "team"}


def join_acronyms(found: Gathering, tokens: Counter[str]) -> None:
    """Join acronyms that the text uses without spelling them out to the one body whose first letters they are."""
    spelt: dict[str, list[Body]] = {}
    for body in found.distinct():
        long = [spelling for spelling in body.spellings if " " in spelling]
        for letters in {initials(spelling, small=small) for spelling in long for small in (False, True)}:
            spelt.setdefault(letters, []).append(body)
    for token, times in tokens.items():
        full = spelt.get(token, [])
        if len(token) >= 3 and key(token) not in found.bodies and len(full) == 1:
            found.join(full[0], found.add(token, full[0].kind, times))
