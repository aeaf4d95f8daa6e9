"""What is true of words that an agency says to two boards: which of the other's actions is likeliest the same, and what
of the other's draft would be lost. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from answerable.asks.rules import ANSWERABLE, digest
from answerable.plan.reporting import PARTS, Report
from answerable.reading.similar import similarity

# From how much likeness on (reading.similar) an action is named as the likeliest.
LIKELY = 0.2


def by_likeness(text: str, others: Mapping[int, str]) -> list[int]:
    """The other actions, by their ids, the likeliest to be the same first; those that are as likely in their order."""
    return sorted(others, key=lambda pk: -similarity(text, others[pk]))


def likeliest(text: str, others: Mapping[int, str]) -> int | None:
    """The action that is likeliest the same; None where none is like it.

    >>> likeliest("Train staff in early help", {7: "Publish a newsletter", 8: "Train 200 staff in early help by May"})
    8
    """
    first = next(iter(by_likeness(text, others)), None)
    return first if first is not None and similarity(text, others[first]) >= LIKELY else None


def shut(state: str, accepted: bool) -> str:
    """Why nothing can be written into the other answer any more, as the rest of a sentence about it; "" where it can.
    `state` is its ask's; `accepted`: the board has taken what is said of the action."""
    if state not in ANSWERABLE:
        return "is sent already"
    return "is accepted there already" if accepted else ""


def said_too(mine: Report, theirs: Report, parts: Collection[str]) -> Report:
    """The other draft once these of its parts say what mine do. All else stays as it is there: each board has its own
    scale of status, and its own forecast.

    >>> said = said_too(Report(text="Held a course.", delivery="done"), Report(delivery="late"), ["text"])
    >>> said.text, said.delivery
    ('Held a course.', 'late')
    """
    return replace(theirs, **{column: getattr(mine, column) for column in PARTS if column in parts})


def own_words(before: Report, theirs: Report) -> list[str]:
    """The parts in which the other draft has words of its own: neither nothing nor what was said here `before`."""
    return [column for column in PARTS if not _same(getattr(theirs, column), "", getattr(before, column))]


def lost(before: Report, mine: Report, theirs: Report, parts: Collection[str]) -> list[str]:
    """The parts in which words of the other draft would be gone, were these parts said there as they are here. `before`
    is what was said here until now: what the other draft has of that is the same words, which go on together."""
    kept = {column for column in PARTS if _same(getattr(theirs, column), getattr(mine, column))}
    return [column for column in own_words(before, theirs) if column in parts and column not in kept]


def _same(words: str, *others: str) -> bool:
    return words.split() in [other.split() for other in others]


def words_of(report: Report) -> str:
    """The words of a draft in few letters: by which it is told whether it is what somebody was shown."""
    return digest("", {0: [getattr(report, column) for column in PARTS]})[:16]


def twice(chosen: Sequence[int | None]) -> set[int]:
    """The actions of another board that were chosen for more than one action: which of the two would it say?

    >>> twice([1, 2, None, 1, None])
    {1}
    """
    some = [pk for pk in chosen if pk is not None]
    return {pk for pk in some if some.count(pk) > 1}
