"""What is true of asks and of the links by which they are answered. Pure."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from answerable.access.actor import Party
from answerable.plan.rules import plain
from answerable.ui.words import counted, listed

# States in which an agency's answer is still its own to write.
ANSWERABLE = frozenset({"open", "sent back"})
COLOURS = {"open": "yellow", "submitted": "blue", "accepted": "green", "sent back": "orange"}
WORDS = {"open": "Asked", "submitted": "Answered", "accepted": "Accepted", "sent back": "Sent back"}

FARTHEST = timedelta(days=5 * 365)  # from today to the day by which something is to be answered

# A link outlives the day by which the answer is due, since answers are late; and is never shorter than this.
AFTER_DUE = timedelta(days=28)
AT_LEAST = timedelta(days=14)
# A code that is sent to a device that the link does not know.
CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 20  # wrong codes since the last right one: then the link is stopped, however many codes were sent
FEW_TRIES = 5  # left: then it is told how many
MOST_CODES = 5  # in an hour: the link's address is no place to send e-mail to without end
MOST_PASSED = 5  # links in all that may be passed on from one ask


def expiry(due: datetime, now: datetime) -> datetime:
    """When a link for what is due at the end of the day `due` opens nothing any more."""
    return max(due + AFTER_DUE, now + AT_LEAST)


@dataclass(frozen=True)
class Owner:
    """Somebody who answers for an action: the words in the plan, and the agency, the group of the board or the post of
    no agency that they are known to mean, None for nobody knows whom."""

    words: str
    party: Party | None = None


# The board itself, where it is not one of its own groups yet: it becomes one once it is asked.
ITSELF = Party(group=0)


def names_of_itself(name: str, short_name: str) -> frozenset[str]:
    """The plain words by which a plan names the board itself.

    >>> "the board" in names_of_itself("Eastmarsh Safeguarding Children Board", "ESCB")
    True
    """
    return frozenset(plain(words) for words in (name, short_name, "the board", "board"))


@dataclass(frozen=True)
class Unasked:
    """Who answers for something in the plan and cannot be asked, on how many actions, and why not."""

    words: str
    actions: int
    why: str


def preflight(owners: Iterable[Owner], *, on_board: Collection[Party]) -> tuple[dict[Party, int], list[Unasked]]:
    """Whom a round can ask, before anything is asked: how many parts each has, and who cannot be asked, most parts
    first. `on_board` are the agencies, the groups and the posts that have not left.

    >>> police = Party(agency=1)
    >>> counts, cannot = preflight([Owner("Police", police), Owner("The new unit")], on_board=[police])
    >>> counts == {police: 1}, cannot
    (True, [Unasked(words='The new unit', actions=1, why='Nobody has said who this is.')])
    """
    parts: dict[Party, int] = {}
    others: dict[str, Unasked] = {}
    for owner in owners:
        if owner.party is not None and owner.party in on_board:
            parts[owner.party] = parts.get(owner.party, 0) + 1
            continue
        why = "Nobody has said who this is." if owner.party is None else "It has left the board."
        before = others.get(plain(owner.words), Unasked(owner.words, 0, why))
        others[plain(owner.words)] = Unasked(before.words, before.actions + 1, before.why)
    return parts, sorted(others.values(), key=lambda one: (-one.actions, one.words.casefold()))


@dataclass(frozen=True)
class Held:
    """Somebody who is (`current`), was or will be appointed for a party: whether they have an address, and an account
    by which they may answer for it."""

    person: int
    current: bool
    address: bool = False
    account: bool = False


UNREACHED = {
    "nobody": "Nobody is appointed for it.",
    "ended": "Nobody who was appointed for it is so today.",
    "unknown": "Nobody who is appointed for it has an e-mail address, or an account by which they may answer.",
}


def unreached(held: Collection[Held]) -> str:
    """Why nobody can be asked for a party (see UNREACHED); "" where somebody can.

    >>> unreached([]), unreached([Held(1, False, True)]), unreached([Held(1, True)]), unreached([Held(1, True, True)])
    ('nobody', 'ended', 'unknown', '')
    """
    current = [one for one in held if one.current]
    if not current:
        return "ended" if held else "nobody"
    return "" if any(one.address or one.account for one in current) else "unknown"


def lateness(state: str, due: date, today: date) -> str:
    """How late an answer is, in words; "" where it is not.

    >>> lateness("open", date(2012, 12, 3), date(2012, 12, 5)), lateness("submitted", date(2012, 12, 3), date.max)
    ('2 days late', '')
    """
    days = (today - due).days
    if state not in ANSWERABLE or days <= 0:
        return ""
    return f"{counted(days, 'day')} late"


# What came of an ask by a day, by code: what a paper calls it.
CAME = {
    "in time": "Answered in time",
    "late": "Answered late",
    "sent back": "Answered, and asked for more",
    "waiting": "Not due yet",
    "nothing": "Did not answer",
}


def came(state: str, *, due: date, answered: date | None, today: date) -> str:
    """What came of an ask as at a day (see CAME). `answered`: the day of its first answer, None where none was sent.

    >>> came("accepted", due=date(2012, 12, 3), answered=date(2012, 12, 5), today=date(2013, 1, 15))
    'late'
    >>> came("open", due=date(2012, 12, 3), answered=None, today=date(2012, 12, 3))
    'waiting'
    """
    if answered is None:
        return "nothing" if due < today else "waiting"
    if state in ANSWERABLE:
        return "sent back"
    return "late" if answered > due else "in time"


SOON = timedelta(days=3)  # before an answer is due
A_MOMENT = timedelta(minutes=5)  # in which nobody means to remind the same person again
NOT_TWICE = timedelta(days=3)  # nobody is written to more often


def to_remind(due: date, contacted: date, today: date) -> bool:
    """Whether somebody who has not answered is to be reminded: the day is near or past, and they were not written to in
    the last days.

    >>> to_remind(date(2031, 3, 31), date(2031, 3, 1), date(2031, 3, 29))
    True
    >>> to_remind(date(2031, 3, 31), date(2031, 3, 1), date(2031, 3, 20))
    False
    """
    return today >= due - SOON and today - contacted >= NOT_TWICE


SET_DAYS = (-7, -1, 3)  # from the day by which an answer is due: then reminders go by themselves


def falls_due(due: date, contacted: date, today: date) -> bool:
    """Whether a set day has come since somebody who has not answered was last written to; a day on which nothing could
    be sent is made good on the next.

    >>> falls_due(date(2031, 3, 31), date(2031, 3, 1), date(2031, 3, 24))
    True
    >>> falls_due(date(2031, 3, 31), date(2031, 3, 24), date(2031, 3, 29))
    False
    """
    come = [day for day in (due + timedelta(days=days) for days in SET_DAYS) if day <= today]
    return bool(come) and contacted < max(come)


@dataclass(frozen=True)
class Burden:
    """How much a party was asked for: how often, and the minutes of the answers whose writers told them (`told`)."""

    asks: int
    told: int
    minutes: int


def burden(asked: Iterable[tuple[Party, int | None]]) -> dict[Party, Burden]:
    """What each party was asked for, from the minutes of each of its answers (None: not told), most first.

    >>> police = Party(agency=1)
    >>> burden([(police, 20), (police, None)])[police]
    Burden(asks=2, told=1, minutes=20)
    """
    of: dict[Party, list[int | None]] = {}
    for party, minutes in asked:
        of.setdefault(party, []).append(minutes)
    told = {party: [one for one in each if one is not None] for party, each in of.items()}
    found = {party: Burden(len(of[party]), len(told[party]), sum(told[party])) for party in of}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1].asks, -pair[1].minutes)))


def became_of_link(
    *,
    withdrawn: bool,
    refused: str,
    sent: bool,
    proven: bool,
    tries: int,
    over: bool,
    expires: datetime,
    now: datetime,
) -> tuple[str, str]:
    """What became of a link, in a word, and what whoever sent it does now. `over`: its ask was answered; `tries`: wrong
    codes that were typed since the last right one."""
    if withdrawn:
        return "Withdrawn", ""
    if over:
        return ("Answered", "") if proven else ("Not used", "")
    if tries >= MOST_TRIES:
        return "Stopped", "Wrong codes were typed too often. Ask whether it was they, then send another."
    if refused:
        return "Not sent", f"{refused} Check the address, then send it again."
    if not sent:
        return "Not sent", "The site stopped before the e-mail left. Send it again."
    if expires <= now:
        return "Expired", "Send another, or enter what the agency says."
    return ("In use", "") if proven else ("Waiting", "")


def digest(changes: str, said: Mapping[int, Sequence[str]], *beside: Any) -> str:
    """What an answer says, in 64 hex digits: the standing question, the parts on each action, by its id, and what
    stands `beside` them. So that what is sent, and what is accepted, is what somebody read.

    >>> digest("", {1: ["a"], 2: ["b"]}) == digest("", {2: ["b"], 1: ["a"]}) != digest("", {1: ["a", "b"], 2: []})
    True
    """
    return sha256(json.dumps([changes, sorted(said.items()), *beside], default=str).encode()).hexdigest()


def unanswered(refs: Sequence[str], said: Collection[str]) -> str:
    """Which parts have no words yet, in a sentence; "" where all have.

    >>> unanswered(["1.1", "1.2", "1.3"], {"1.2"})
    'Nothing is written yet on 1.1 and 1.3.'
    """
    left = [ref for ref in refs if ref not in said]
    if not left:
        return ""
    return f"Nothing is written yet on {listed(left)}."
