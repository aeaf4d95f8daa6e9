"""One entry for a promise that a paper makes twice, in its text and again in its annex."""

import re

from answerable.reading.proposal import Commitment


def merge_repeats(commitments: list[Commitment]) -> list[Commitment]:
    """The commitments with repeats merged, in order of first mention: the same action or section, words and due days
    are one, and the fuller entry is kept. Doing it twice changes nothing."""
    kept: dict[tuple[object, ...], Commitment] = {}
    for commitment in commitments:
        key = _key(commitment)
        if key not in kept or _fullness(commitment) > _fullness(kept[key]):
            kept[key] = commitment
    return list(kept.values())


def _key(commitment: Commitment) -> tuple[object, ...]:
    due = commitment.due
    days = (due.from_, due.to) if due and due.from_ else (due.words.lower() if due else None)
    return commitment.action or commitment.section, " ".join(re.findall(r"\w+", commitment.what.lower())), days


def _fullness(commitment: Commitment) -> int:
    told = (commitment.who, commitment.meeting, commitment.due, commitment.kind != "other", commitment.source.part)
    return sum(map(bool, told))
