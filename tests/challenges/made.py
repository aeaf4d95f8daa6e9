"""Challenges on a made board."""

from datetime import date
from typing import Any

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.challenges import changes
from answerable.challenges.models import Challenge, Step
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_agency
from answerable.partnership.models import Agency
from answerable.reading.dates import parse_due
from answerable.reading.proposal import Due
from tests.board import Made

ABOUT = "How well the police notice children in homes with violence"


def day(words: str) -> Due:
    found = parse_due(words, written=None)
    assert found is not None
    return found


def agency_in(made: Made, name: str = "Eastmarsh Police") -> Agency:
    return make_agency(by=made.manager, board=made.board, name=name)


def challenge_in(made: Made, to: Any, *, due: str = "June 2012", by: Actor | None = None, **other: Any) -> Challenge:
    """A challenge of May 2012."""
    said = {
        "about": ABOUT,
        "asked": "Show us what was found in your own audit.",
        "way": "meeting",
        "raised_by": "The board",
    }
    days = {"on": day(other.pop("on", "May 2012")), "due": day(due) if due else None}
    return changes.raise_challenge(by=by or made.manager, board=made.board, to=to, **{**said, **days, **other})


def answered(challenge: Challenge, on: str = "10 June 2012", **other: Any) -> Step:
    """The manager enters the answer that came in a letter."""
    said = {"kind": "answer", "text": "We looked at 40 cases.", "on": day(on), "elsewhere": "Letter to the chair"}
    return changes.say(by=manager_of(challenge), challenge=challenge, **{**said, **other})


def concluded(challenge: Challenge, outcome: str, on: str = "July 2012", **other: Any) -> Step:
    """The manager enters what the chair concluded in a meeting."""
    said = {"outcome": outcome, "text": "We talked it through.", "on": day(on), "elsewhere": "Board meeting, July 2012"}
    return changes.conclude(by=manager_of(challenge), challenge=challenge, **{**said, **other})


def manager_of(challenge: Challenge) -> Actor:
    return actor_for(User.objects.get(email=f"{Role.MANAGER.value}@{challenge.board.slug}.example"))


def lead_of(made: Made, agency: Agency, email: str = "lead@police.example", role: Role = Role.AGENCY_LEAD) -> Any:
    """The account of somebody who answers for an agency."""
    user = make_account(by=INSTALLER, email=email, password=None)
    new: dict[str, Any] = {
        "by": INSTALLER,
        "board": made.board,
        "name": "Example lead",
        "role": role,
        "post": "Safeguarding lead",
    }
    appoint(**new, user=user, agency=agency, starts=date(2012, 1, 1))
    return user
