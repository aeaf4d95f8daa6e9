"""Spellings that are probably slips of another: kept apart as printed, with a doubt."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from answerable.reading.blocks import Passage
from answerable.reading.names.bodies import Body, Gathering
from answerable.reading.names.spelling import is_transposed, key
from answerable.reading.proposal import Doubt

SHORTEST = 4  # letters: shorter acronyms often differ by two letters and mean two things (CPS, CSP)


def slips(found: Gathering, tokens: Counter[str], passages: Sequence[Passage]) -> list[Doubt]:
    """Doubts about spellings that differ from a more frequent one only by two neighbouring letters. An acronym that
    may be an agency's is added as a body of its own; the two are never joined here."""
    doubts = []
    for rare, usual in _transposed_acronyms(tokens):
        meant = found.bodies.get(key(usual))
        if key(rare) in found.bodies and _is_spelt_out(found.bodies[key(rare)], rare):
            continue
        if meant is not None:
            found.add(rare, meant.kind, tokens[rare])
        doubts.append(_doubt(rare, usual, passages))
    keyed = [(body, name := body.name(), key(name)) for body in found.distinct()]
    for (one, name, one_key), (other, _, other_key) in combinations(keyed, 2):
        if " " in name and one.kind == other.kind and is_transposed(one_key, other_key):
            fewer, more = sorted((one, other), key=lambda b: sum(b.spellings.values()))
            doubts.append(_doubt(fewer.name(), more.name(), passages))
    return doubts


def _transposed_acronyms(tokens: Counter[str]) -> Iterator[tuple[str, str]]:
    long = [token for token in tokens if len(token) >= SHORTEST]
    for one, other in combinations(sorted(long), 2):
        if is_transposed(one, other) and tokens[one] != tokens[other]:
            rare, usual = sorted((one, other), key=lambda token: tokens[token])
            yield rare, usual


def _is_spelt_out(body: Body, acronym: str) -> bool:
    return any(" " in spelling for spelling in body.spellings if spelling != acronym)


def _doubt(rare: str, usual: str, passages: Sequence[Passage]) -> Doubt:
    printed = re.compile(rf"(?<!\w){re.escape(rare)}")
    at = next((p for p in passages if any(rare in line.text and printed.search(line.text) for line in p.lines)), None)
    where = "Names" if at is None else (f"Action {at.action}" if at.action else str(at.section))
    return Doubt(where=where, message=f"“{rare}” may be a slip for “{usual}”; it is kept as printed.")
