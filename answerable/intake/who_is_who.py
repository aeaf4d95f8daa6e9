"""Which bodies a document names: an agency of its own, one that the board knows, another spelling, or none. Pure."""

from collections.abc import Mapping

from answerable.reading.proposal import Agency, Group

ITSELF, NONE, GROUP = "itself", "none", "group"
KNOWN, SAME = "known:", "same:"  # … and the id of an agency of the board, or the row of another agency of the document
Typed = Mapping[int, Mapping[str, str]]


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
