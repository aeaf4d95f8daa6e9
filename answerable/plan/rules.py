"""What is true of a plan: its refs and order, status levels as printed, and what became of a promise."""

import re
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from answerable.reading.proposal import Due

# States of an agency's update in which its words are its own still.
UNSENT = frozenset({"draft", "sent back"})
# And those in which it has said them to the board.
SENT = frozenset({"submitted", "accepted"})
# What a group says of an update's content.
VERDICTS = {"accepted": "It holds", "sent back": "More is needed"}


def sees_update(state: str, party: Hashable, *, own: Collection[Hashable], keeps_plan: bool) -> bool:
    """Whether somebody who answers for the parties `own` may see an update of `party` in a state: what is not sent is
    seen by that agency and by whoever keeps the plan.

    >>> sees_update("draft", 1, own={2}, keeps_plan=False), sees_update("draft", 1, own={1}, keeps_plan=False)
    (False, True)
    """
    return state not in UNSENT or party in own or keeps_plan


NOT_TOLD = "not said yet"


def on_behalf(*, own: bool, rewritten: bool, was: str, becomes: str, before: str, reason: str) -> str:
    """How the board knows an update's words that are not from the agency's hand (Update.on_behalf), `before` being what
    was said of that so far. `own`: an agency's person writes; `rewritten`: the words or the agency are others by this;
    `was` and `becomes`: where the update stood ("" for a new one) and will stand. Raises ValueError where a reason is
    missing: what the board itself sends or rewrites in an agency's name says how it knows.

    >>> told = dict(own=False, rewritten=True, was="accepted", becomes="accepted", before="")
    >>> on_behalf(**told, reason="E-mail of 3 May")
    'E-mail of 3 May'
    >>> on_behalf(own=True, rewritten=True, was="draft", becomes="submitted", before="E-mail of 3 May", reason="")
    ''
    """
    if own or becomes == "proposed":
        return ""
    sends = becomes in SENT and was not in SENT
    if not (rewritten or sends):
        return before
    if not reason and (becomes in SENT or was in SENT):
        raise ValueError("No reason is given.")
    return reason or before or NOT_TOLD


CLOSED = {
    "done": "Done",
    "stopped": "Stopped by agreement",
    "carried forward": "Not finished, to go into the next plan",
}
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

# What became of a promise (see `standing_of`), as the colour of a tag beside its words.
STANDING_COLOURS = {
    "Done": "blue",
    "Rescheduled": "orange",
    "Stopped by agreement": "grey",
    "Not yet due": "green",
    "No date given": "grey",
    "Overdue": "red",
    "No update received": "red",
}
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def plain(words: str) -> str:
    """Words without case and punctuation, for comparison."""
    return _SEPARATORS.sub(" ", words.casefold()).strip()


def as_asked(status_words: str) -> str:
    """A printed status in plain words, and whether its writer asks it: “Complete?” is not “complete”.

    >>> as_asked("Complete"), as_asked("complete ?")
    ('complete', 'complete?')
    """
    return plain(status_words) + ("?" if "?" in status_words else "")


def level_of(status_words: str, levels: Iterable[tuple[str, str]]) -> str:
    """The code of the level that a printed status names, "" where none does; `levels` are (code, words one a line).

    Nothing is guessed: the words must be the level's own, alone or after a code ("2 – On track"), and no question.

    >>> level_of("2 – On track", [("on track", "on track"), ("done", "done")])
    'on track'
    >>> level_of("nearly", [("done", "done")])
    ''
    """
    if "?" in status_words:
        return ""
    printed = plain(status_words)
    candidates = {printed, printed.partition(" ")[2] if printed[:1].isdecimal() else printed}
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


def standing_of(
    *, outcome: str, due_to: date | None, on: date, newest_round_on: date | None, moved: bool = False
) -> str:
    """What became of a promise as at the day `on`, in the words of the field.

    An outcome that somebody stated is repeated; but one that was rescheduled to a new date (`moved`: `due_to` is that
    date) is judged by it once it has passed. Without an outcome, a promise whose last possible day has passed is
    "overdue" when no round has reported since that day, and "no update received" when one has and said nothing.
    Before that day it is "not yet due"; without any day, "no date given".

    >>> standing_of(outcome="", due_to=date(2013, 1, 31), on=date(2013, 2, 5), newest_round_on=date(2013, 1, 15))
    'Overdue'
    """
    if outcome and not (outcome == "rescheduled" and moved and due_to and on > due_to):
        return OUTCOMES[outcome]
    if due_to is None:
        return "No date given"
    if on <= due_to:
        return "Not yet due"
    return "No update received" if newest_round_on and newest_round_on > due_to else "Overdue"


def past_its_day(due_to: date | None, on: date, *, delivery: str, closed: str) -> bool:
    """Whether an action that is neither done nor closed is past the last day of its date. Its delivery status stays
    what the board says of it.

    >>> past_its_day(date(2014, 3, 31), date(2014, 4, 1), delivery="on track", closed="")
    True
    """
    return due_to is not None and due_to < on and delivery != "done" and not closed


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def due_columns(due: Due | None) -> dict[str, Any]:
    """A date as people write it, as the five columns of plan.dated.Dated; all empty for none."""
    due = due or Due(words="", precision="open")
    return {
        "due_words": due.words,
        "due_from": day(due.from_),
        "due_to": day(due.to),
        "due_precision": due.precision if due.words else "",
        "due_year_inferred": due.year_inferred,
    }


def on_columns(on: Due) -> dict[str, Any]:
    """The day on which something happened, as the five columns of plan.dated.Happened."""
    return {name.replace("due_", "on_", 1): value for name, value in due_columns(on).items()}


def next_ref(refs: Sequence[str], under: str, taken: Collection[str]) -> str:
    """A free ref for one more action: the one after the last of `refs` (its objective's, in order), else the first
    under the objective's own ref. It is only ever offered; a person types the ref.

    >>> next_ref(["1.1.1", "1.1.2"], "Obj 1.1", {"1.1.3"}), next_ref([], "Obj 1.1", set()), next_ref(["2b"], "2", set())
    ('1.1.4', '1.1.1', '2c')
    """
    used = {plain(ref) for ref in taken}
    bare = re.sub(r"^[A-Za-z]{2,}[ .:]+", "", under)
    stem, last = re.fullmatch(r"(.*?)(\d+|[a-y]|)", refs[-1]).groups() if refs else (f"{bare}.", "0")  # type: ignore[union-attr]  # everything matches
    if last.isalpha():
        letters = (chr(code) for code in range(ord(last) + 1, ord("z") + 1))
        return next((stem + letter for letter in letters if plain(stem + letter) not in used), "")
    if not last:
        stem, last = f"{stem}.", "0"
    number = int(last) + 1
    while plain(f"{stem}{number}") in used:
        number += 1
    return f"{stem}{number}"


def placed(sequence: Sequence[int], which: int, after: int | None) -> list[int]:
    """The sequence with `which` (new to it or not) put straight after `after`, or first where that is None."""
    others = [one for one in sequence if one != which]
    at = others.index(after) + 1 if after is not None else 0
    return [*others[:at], which, *others[at:]]


def orders(sequence: Sequence[int], now: Mapping[int, int]) -> dict[int, int]:
    """The order numbers that must change for things to stand in this sequence; `now` has those they hold.

    They share out among themselves the numbers they have, so that as few as can be change and no ref ever does.

    >>> orders([3, 1, 2], {1: 10, 2: 20, 3: 30})
    {3: 10, 1: 20, 2: 30}
    """
    numbers = sorted(now[one] for one in sequence)
    for at in range(1, len(numbers)):
        numbers[at] = max(numbers[at], numbers[at - 1] + 1)
    return {one: number for one, number in zip(sequence, numbers, strict=True) if now[one] != number}


class Answers(Protocol):
    """One who answers, for an action or for the objective above it (then `action_id` is None)."""

    @property
    def part(self) -> str: ...

    @property
    def action_id(self) -> int | None: ...


A = TypeVar("A", bound=Answers)


def answering(named: Sequence[A], above: Sequence[A]) -> list[A]:
    """Who answers for an action: whoever is `named` on it, and where no lead is, whoever is named on the objective
    `above` it."""
    if any(one.part == "lead" for one in named):
        return list(named)
    return [*named, *(one for one in above if one.action_id is None)]


def moderating(named: Iterable[int], above: Iterable[int], but: int | None) -> set[int]:
    """The groups that moderate what is reported on an action, by their ids: those `named` on it or on the objective
    `above` it, `but` for the group whose own report it is, which nobody moderates for itself.

    >>> moderating([1, 2], [3], 2) == {1, 3}
    True
    """
    return {*named, *above} - {but}


def what_next(
    *, closed: bool, led: bool, due: bool, overdue: Sequence[str], round: str | None, said: bool
) -> list[tuple[str, str]]:
    """What whoever keeps an action should do now, most pressing first, as (what it is about, words).

    `overdue` are the promises whose day has passed without a word, `round` the newest round's title, `said` whether
    progress was written in it. A closed action asks for nothing but its promises.
    """
    steps = [("promise", f"Say what became of a promise that is overdue: {promise}") for promise in overdue]
    if closed:
        return steps
    if not led:
        steps.append(("action", "Say who leads: nobody answers for this action."))
    if not due:
        steps.append(("action", "Say when it is due: no date is stated."))
    if round is None:
        steps.append(("round", "Open the first round, so that progress can be written."))
    elif not said:
        steps.append(("progress", f"Write what was done: nothing is said in the round “{round}”."))
    return steps


_PLACE = ("part", "page", "sheet", "row", "cell", "line")


def place_words(source: Mapping[str, Any]) -> str:
    """Where in its document something was read, in words; "" for what was entered by hand.

    >>> place_words({"document": "ab12", "part": "table 2", "row": 4})
    'table 2, row 4'
    """
    there = {name: source[name] for name in _PLACE if name in source}  # a database keeps names in an order of its own
    return ", ".join(str(value) if name == "part" else f"{name} {value}" for name, value in there.items())
