"""Which claims of the newest round need more evidence, weakest first, for a board's first page.

Only the claims of one round are weighed, with the values of their measures, and what was found is kept in memory under
the head of the board's chain of events, as the plan's list is: every write changes the head, so nothing found before is
shown after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answerable.evidence.record import EvidenceRecord, evidence_of_claims
from answerable.evidence.rules.claims import LACKING, Judgement
from answerable.evidence.rules.strength_table import LEVELS
from answerable.evidence.wording import claim_words, judged
from answerable.history.together import read_all

FEW = 5


@dataclass(frozen=True)
class Lacking:
    """A claim that is weak or shown by nothing: what it states, how strong it is and what would raise it."""

    id: int
    words: str
    level: str
    claimed: bool
    raised_by: tuple[str, ...]


@dataclass(frozen=True)
class Weakest:
    """The weakest few claims of a round, how many are weak or not shown, and of how many."""

    few: Sequence[Lacking]
    count: int
    of: int


def order_of(judgement: Judgement) -> tuple[int, bool]:
    """By which the weakest stands first; of two alike the cause that is only claimed."""
    return -LEVELS.index(judgement.level), not judgement.claimed


@lru_cache(maxsize=16)
def weakest_of(plan: int, round: int | None, today: date, head: str) -> Weakest:
    """Of the claims that documents made in a plan's round, and of those that somebody added of no round, the ones that
    need more evidence today. One query."""
    records: list[EvidenceRecord] = read_all(
        None, *(evidence_of_claims(plan_id=plan, round_id=one) for one in {round, None})
    )
    found, count = [], 0
    for record in records:
        for claim in record.claims:
            measure = record.measure.get(claim.measure_id)
            if measure is None:
                continue
            count += 1
            values = record.values_of(claim)
            how = judged(claim, measure, values, record.items_of_claims.get(claim.id, []), as_at=today)
            if how.level in LACKING:
                words = claim_words(claim, measure, values)
                found.append((order_of(how), claim.id, Lacking(claim.id, words, how.level, how.claimed, how.raised_by)))
    return Weakest([one for *_, one in sorted(found, key=lambda row: row[:2])[:FEW]], len(found), count)
