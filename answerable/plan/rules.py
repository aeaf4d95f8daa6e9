"""What is true of a plan: status levels as printed, and what became of a promise."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from answerable.reading.proposal import Due

OUTCOMES = {"done": "Done", "rescheduled": "Rescheduled", "stopped": "Stopped by agreement"}

# The scale a board starts from; it is data of the board from then on. `words` are the ways a level is printed.
# Colours follow reference.md ("Status"): grey, red, amber, green, blue.
STANDARD_SCALE = [
    {
        "scale": "delivery",
        "code": "not started",
        "name": "Not started",
        "colour": "grey",
        "descriptor": "Nothing has been done yet.",
        "words": "not started\ngrey\nnot yet started",
    },
    {
        "scale": "delivery",
        "code": "off track",
        "name": "Off track",
        "colour": "red",
        "descriptor": "It will not be done in time and no recovery is agreed.",
        "words": "off track\nred\nr\nnot on track\nat risk",
    },
    {
        "scale": "delivery",
        "code": "recovery agreed",
        "name": "Off track, recovery agreed",
        "colour": "orange",
        "descriptor": "It is late and how to catch up has been agreed.",
        "words": "off track, recovery agreed\namber\na\nyellow\ndelayed\npartly on track",
    },
    {
        "scale": "delivery",
        "code": "on track",
        "name": "On track",
        "colour": "green",
        "descriptor": "It will be done in time.",
        "words": "on track\ngreen\ng\nin progress",
    },
    {
        "scale": "delivery",
        "code": "done",
        "name": "Done",
        "colour": "blue",
        "descriptor": "What was to be done has been done. Whether it lasts is for a later re-test.",
        "words": "done\nblue\nb\ncomplete\ncompleted\nachieved",
    },
    {
        "scale": "impact",
        "code": "too early",
        "name": "Too early to say",
        "colour": "grey",
        "descriptor": "Not enough time has passed for children to notice.",
        "words": "",
    },
    {
        "scale": "impact",
        "code": "no evidence",
        "name": "No evidence yet",
        "colour": "grey",
        "descriptor": "Nothing yet shows whether children are safer.",
        "words": "",
    },
    {
        "scale": "impact",
        "code": "some evidence",
        "name": "Some evidence",
        "colour": "teal",
        "descriptor": "One source shows a difference.",
        "words": "",
    },
    {
        "scale": "impact",
        "code": "confirmed",
        "name": "Confirmed by a second source",
        "colour": "green",
        "descriptor": "Two sources, one of them not the agency's own, show a difference.",
        "words": "",
    },
    {
        "scale": "impact",
        "code": "no difference",
        "name": "No difference or worse",
        "colour": "red",
        "descriptor": "What was done has not helped.",
        "words": "",
    },
]

_SEPARATORS = re.compile(r"[^a-z0-9]+")


def plain(words: str) -> str:
    """Words without case and punctuation, for comparison."""
    return _SEPARATORS.sub(" ", words.casefold()).strip()


def level_of(status_words: str, levels: Iterable[tuple[str, str]]) -> str:
    """The code of the level that a printed status names, "" where none does; `levels` are (code, words one a line).

    Nothing is guessed: the words must be the level's own, alone or after a code ("2 – On track").

    >>> level_of("2 – On track", [("on track", "on track"), ("done", "done")])
    'on track'
    >>> level_of("nearly", [("done", "done")])
    ''
    """
    printed = plain(status_words)
    candidates = {printed, printed.partition(" ")[2] if printed[:1].isdigit() else printed}
    for code, words in levels:
        if {plain(code), *(plain(word) for word in words.splitlines())} & candidates - {""}:
            return code
    return ""


def named(word: str, ref: str) -> str:
    """A level's ref with the word for its level, unless the printed ref carries a word itself.

    >>> named("Aim", "1"), named("Aim", "Aim 1"), named("Objective", "Obj 1.1"), named("Objective", "1a")
    ('Aim 1', 'Aim 1', 'Obj 1.1', 'Objective 1a')
    """
    return ref if re.match(r"[A-Za-z]{2,}[ .:]", ref) else f"{word} {ref}"


def standing_of(*, outcome: str, due_to: date | None, on: date, newest_round_on: date | None) -> str:
    """What became of a promise as at the day `on`, in the words of the field.

    An outcome that somebody stated is repeated. Without one, a promise whose last possible day has passed is
    "overdue" when no round has reported since that day, and "no update received" when one has and said nothing.
    Before that day it is "not yet due"; without any day, "no date given".

    >>> standing_of(outcome="", due_to=date(2013, 1, 31), on=date(2013, 2, 5), newest_round_on=date(2013, 1, 15))
    'Overdue'
    """
    if outcome:
        return OUTCOMES[outcome]
    if due_to is None:
        return "No date given"
    if on <= due_to:
        return "Not yet due"
    return "No update received" if newest_round_on and newest_round_on > due_to else "Overdue"


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def due_columns(due: Due | None) -> dict[str, Any]:
    """A date as people write it, as the five columns of plan.models.Dated; all empty for none."""
    due = due or Due(words="", precision="open")
    return {
        "due_words": due.words,
        "due_from": day(due.from_),
        "due_to": day(due.to),
        "due_precision": due.precision if due.words else "",
        "due_year_inferred": due.year_inferred,
    }
