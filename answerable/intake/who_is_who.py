"""Which bodies a document names: an agency of its own, one that the board knows, another spelling, or none. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from answerable.plan.rules import plain
from answerable.reading.proposal import Agency, Group

ITSELF, NONE, GROUP = "itself", "none", "group"
KNOWN, SAME = "known:", "same:"  # … and the id of an agency of the board, or the row of another agency of the document
POST, KNOWN_GROUP = "post", "group:"  # what else a lead may be; the latter with the id of a group of the board
Typed = Mapping[int, Mapping[str, str]]
Body = TypeVar("Body", bound=Agency | Group)


def _who(row: int, typed: Typed) -> str:
    return typed.get(row, {}).get("who", ITSELF)


def stands_for(row: int, typed: Typed) -> int | None:
    """The row that says who this one is, through every "another name of"; None where they go round in a circle."""
    seen = {row}
    while (who := _who(row, typed)).startswith(SAME):
        row = int(who.removeprefix(SAME))
        if row in seen:
            return None
        seen.add(row)
    return row


def settled(agencies: list[Agency], typed: Typed, known: Mapping[int, str]) -> list[Agency]:
    """The agencies once it is said who is who: other spellings are names of the one they belong to, those that are
    none or a group are gone. An agency keeps each name under which the document speaks of it."""
    found: dict[str, Agency] = {}
    for row, agency in enumerate(agencies):
        at = stands_for(row, typed)
        stands = row if at is None else at
        if stands >= len(agencies) or _who(stands, typed) in (NONE, GROUP):
            continue
        name = _name(stands, agencies, typed, known)
        names = [agency.name, typed.get(row, {}).get("name", agency.name), *agency.aliases]
        before = found.get(name) or Agency(name=name, kind=agencies[stands].kind)
        aliases = [*before.aliases, *(n for n in names if n != name and n not in before.aliases)]
        merged = Agency(
            name=name, kind=before.kind, aliases=list(dict.fromkeys(aliases)), funds=before.funds or agency.funds
        )
        found[name] = agency if merged == agency else merged
    return list(found.values())


def groups(agencies: list[Agency], typed: Typed) -> list[Group]:
    """Those of the agencies that a person says are groups of the board."""
    rows = [(row, agency) for row, agency in enumerate(agencies) if _who(row, typed) == GROUP]
    return [
        Group(
            name=typed.get(row, {}).get("name", a.name),
            aliases=[n for n in (a.name, *a.aliases) if n != typed.get(row, {}).get("name", a.name)],
        )
        for row, a in rows
    ]


def _name(row: int, agencies: list[Agency], typed: Typed, known: Mapping[int, str]) -> str:
    who = _who(row, typed)
    if who.startswith(KNOWN):
        return known.get(int(who.removeprefix(KNOWN)), agencies[row].name)
    return typed.get(row, {}).get("name", agencies[row].name)


def joined(there: list[Body], more: list[Body]) -> list[Body]:
    """The bodies with some more; one that is there already, under any of its names, takes their names as others."""
    found = list(there)
    for body in more:
        names = {plain(name) for name in (body.name, *body.aliases)}
        at = next((n for n, one in enumerate(found) if names & {plain(x) for x in (one.name, *one.aliases)}), None)
        if at is None:
            found.append(body)
            continue
        known = {plain(name) for name in (found[at].name, *found[at].aliases)}
        fresh = [name for name in (body.name, *body.aliases) if plain(name) not in known]
        found[at] = replace(found[at], aliases=[*found[at].aliases, *fresh])
    return found


@dataclass(frozen=True)
class Leads:
    """What a person says of the leads that a document names: `said` in its own words, `typed` by their row."""

    said: Sequence[str]
    typed: Typed

    def _of(self, row: int) -> tuple[str, str]:
        typed = self.typed.get(row, {})
        return typed.get("name") or self.said[row], typed.get("who", "")

    def called(self, words: Sequence[str]) -> list[str]:
        """These leads as they are to be called, without those that are none."""
        if not self.typed:
            return list(words)
        rows = {plain(said): row for row, said in enumerate(self.said)}
        found = [self._of(rows[plain(name)]) if plain(name) in rows else (name, "") for name in words]
        return list(dict.fromkeys(name for name, who in found if who != NONE))

    def bodies(self, known: Mapping[int, str], known_groups: Mapping[int, str]) -> tuple[list[Agency], list[Group]]:
        """The agencies and groups that leads are, each with the words of the document among its names."""
        agencies: list[Agency] = []
        groups: list[Group] = []
        for row, said in enumerate(self.said):
            name, who = self._of(row)
            known_as = _numbered(who, KNOWN, known) or _numbered(who, KNOWN_GROUP, known_groups)
            called = known_as or name
            names = [one for one in dict.fromkeys((name, said)) if one != called]
            if who == ITSELF or (who.startswith(KNOWN) and known_as):
                agencies = joined(agencies, [Agency(name=called, aliases=names)])
            elif who == GROUP or (who.startswith(KNOWN_GROUP) and known_as):
                groups = joined(groups, [Group(name=called, aliases=names)])
        return agencies, groups

    def posts(self) -> list[str]:
        found = [self._of(row) for row in range(len(self.said))]
        return list(dict.fromkeys(name for name, who in found if who == POST))


def _numbered(who: str, kind: str, known: Mapping[int, str]) -> str:
    number = who.removeprefix(kind)
    return known.get(int(number), "") if who.startswith(kind) and number.isdecimal() else ""
