"""To whom of a group an agenda or minutes can be sent: its members of a day, and who cannot be reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from answerable.access.actor import Actor, Standing
from answerable.access.roles import Permission, Role
from answerable.meetings.record import sees_confidential
from answerable.meetings.rows import Seat
from answerable.partnership.record import Appointment, Directory
from answerable.plan.rules import plain


@dataclass(frozen=True)
class Member:
    """A member of a group: whoever is appointed to it, or holds the post that has a seat on it. `whole`: they may read
    its confidential items; `why_not`: why nothing can be sent to them, "" where it can."""

    person: int
    name: str
    email: str
    posts: tuple[str, ...]
    whole: bool

    @property
    def why_not(self) -> str:
        return "" if self.email else "No e-mail address is entered for them."


def members_of(
    directory: Directory, board: int, group: int, seats: Iterable[Seat], today: date
) -> tuple[list[Member], list[Seat]]:
    """The members of a group on a day, by name, and its seats that nobody who is known holds."""
    held = [one for one in directory.appointments if one.on(today) and one.person_id in directory.people]
    of: dict[int, list[str]] = {}
    for one in held:
        if one.group_id == group:
            of.setdefault(one.person_id, []).append(one.post or one.role.replace("_", " "))
    empty = []
    for seat in seats:
        holders = [one for one in held if _sits(one, seat)]
        for one in holders:
            of.setdefault(one.person_id, []).append(one.post)
        if not holders:
            empty.append(seat)
    found = []
    for pk, posts in of.items():
        person = directory.people[pk]
        reads = _reads_all([one for one in held if one.person_id == pk], board, group)
        found.append(Member(pk, person.name, person.email, tuple(dict.fromkeys(filter(None, posts))), reads))
    return sorted(found, key=lambda one: (one.name.casefold(), one.person)), empty


def _sits(one: Appointment, seat: Seat) -> bool:
    """Whether an appointment is to the post that has a seat: of the same agency, in the same words."""
    return bool(one.post) and one.agency_id == seat.agency_id and plain(one.post) == plain(seat.post)


def _reads_all(held: Iterable[Appointment], board: int, group: int) -> bool:
    """Whether somebody with these appointments reads the confidential items of a group: as the site would let them."""
    standings = [Standing(Role(one.role), board, one.agency_id, one.group_id) for one in held if one.role]
    actor = Actor(None, tuple(standings))
    return actor.may(Permission.READ_MEETINGS, board) and sees_confidential(actor, board, group)
