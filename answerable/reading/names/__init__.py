"""Who a document names: agencies, groups and people, each under all its spellings.

`find_names(passages, title=..., body=..., leads=...)` gathers them; `Names.canonical("KMPT")` gives the one name of a
spelling, `Names.find(text)` every place in a text that names one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import cast

from answerable.reading.blocks import Passage
from answerable.reading.marks import matches_at
from answerable.reading.names.bodies import Body, Gathering, add_labels, gather, join_acronyms, join_short_forms
from answerable.reading.names.funding import paying_in
from answerable.reading.names.groups import join_groups
from answerable.reading.names.lexicon import GROUP
from answerable.reading.names.people import find_people
from answerable.reading.names.slips import slips
from answerable.reading.names.spelling import key
from answerable.reading.proposal import Agency, AgencyKind, Doubt, Group, Person

# What stands before a word is asked after its first letter: a pattern that begins with letters is searched for fastest.
_TOKEN = re.compile(r"[A-Z](?<![\w&].)[A-Z&]{1,7}(?=s?(?!\w))", re.DOTALL)
_LOWER = re.compile(r"[a-z](?<![\w@.-].)[a-z]{2,}(?!\w|@|\.\w)", re.DOTALL)
_BOARD = re.compile(r"safeguarding (?:children|child|partnership|arrangements)")


@dataclass(frozen=True)
class Named:
    """One place that names a body: `text[start:end]`, and the name that stands for all its spellings."""

    start: int
    end: int
    canonical: str


@dataclass(frozen=True)
class Names:
    """Everyone a document names. `doubts` say which spellings may be slips and which groups may be one; `board` is
    the name of the group that the document calls "the Board"."""

    agencies: list[Agency] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    board: str | None = None

    @property
    def _bodies(self) -> list[Agency | Group]:
        return [*self.agencies, *self.groups]

    @cached_property
    def _by_key(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for body in self._bodies:
            for spelling in (body.name, *body.aliases):
                known.setdefault(key(spelling), body.name)
        for body in self._bodies:
            known[key(body.name)] = body.name
        if self.board:
            for short in ("the Board", "the Partnership"):
                known.setdefault(key(short), self.board)
        return known

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        spellings = {s for body in self._bodies for s in (body.name, *body.aliases)}
        longest = sorted(spellings, key=lambda s: (-len(s), s))
        parts = [re.escape(s).replace("’", "'").replace("'", "['’]") for s in longest]
        return re.compile(r"(?<![\w&])(?:" + "|".join(parts) + r")(?!\w)") if parts else None

    def canonical(self, text: str) -> str | None:
        """The name of the agency or group that `text` as a whole spells, in any case; None where it is none."""
        return self._by_key.get(key(text)) if text.strip() else None

    def find(self, text: str) -> list[Named]:
        """Every agency and group that `text` names, in order."""
        return self._named(self._pattern.finditer(text)) if self._pattern else []

    def find_first(self, text: str, until: int) -> list[Named]:
        """Those of them that begin no later than `until`."""
        return self._named(matches_at(self._pattern, text, range(until + 1))) if self._pattern else []

    def _named(self, matches: Iterable[re.Match[str]]) -> list[Named]:
        found = ((m.start(), m.end(), self.canonical(m.group())) for m in matches)
        return [Named(start, end, name) for start, end, name in found if name]

    @cached_property
    def kinds(self) -> dict[str, AgencyKind]:
        """The kind of each agency, by name."""
        return {agency.name: agency.kind for agency in self.agencies}


def find_names(passages: Sequence[Passage], *, title: str, body: str, leads: Iterable[str]) -> Names:
    """Gather every agency, group and person that the passages, the title, the board's name and the lead cells name.

    Spellings are joined where nothing is doubtful (a bracketed acronym, "&" for "and", a type's own acronym). A likely
    slip stays a name of its own, and groups that seem one are proposed as one: both with a doubt.
    """
    leads = list(leads)
    lines = [line.text for passage in passages for line in passage.lines]
    texts = [title, body, *(p.section or "" for p in passages), *lines, *leads]
    found = gather(texts)
    add_labels(found, [*leads, *_labels(passages)])
    for payer in paying_in(passages):
        found.add(payer.spelling, payer.kind, 0).funds = True
    board = _main_board(found, body)
    join_short_forms(found)
    tokens = Counter(token for text in texts for token in _TOKEN.findall(text))
    join_acronyms(found, tokens)
    doubts = [*join_groups(found), *slips(found, tokens, passages)]
    everyone = [body for body in found.distinct() if body.name() != "Council"]  # nobody knows which
    agencies = [_agency(b) for b in everyone if b.kind != GROUP]
    groups = [Group(name=b.name(), aliases=_aliases(b)) for b in everyone if b.kind == GROUP]
    people = find_people(lines, leads=leads, lower_words=lambda: _lower_words(tuple(texts)))
    return Names(agencies, groups, people, doubts, board.name() if board else None)


@lru_cache(maxsize=1)
def _lower_words(texts: tuple[str, ...]) -> frozenset[str]:
    """The words that are written without a capital: worked out once, and only where a name might be one of them."""
    return frozenset(word for text in texts for word in _LOWER.findall(text))


def _labels(passages: Sequence[Passage]) -> list[str]:
    return [line.text for passage in passages if passage.role == "statement" for line in passage.lines]


def _main_board(found: Gathering, body: str) -> Body | None:
    """The document's own board: the one it names as its body, else the safeguarding board named most often."""
    if body and (own := found.bodies.get(key(body))) and own.kind == GROUP:
        return own
    boards = [b for b in found.distinct() if b.kind == GROUP and any(_BOARD.search(key(s)) for s in b.spellings)]
    return max(boards, key=lambda b: sum(b.spellings.values()), default=None)


def _agency(body: Body) -> Agency:
    kind = cast(AgencyKind, body.kind)
    return Agency(name=body.name(), kind=kind, aliases=_aliases(body), funds=body.funds)


def _aliases(body: Body) -> list[str]:
    return sorted(s for s, times in body.spellings.items() if s != body.name() and times)
