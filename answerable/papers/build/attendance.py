"""Who came to the meetings of the board and its groups in the paper's year: of those whose minutes are circulated."""

from collections.abc import Iterator

from answerable.challenges.rules import year_of
from answerable.meetings.record import Listed, attended, named
from answerable.meetings.rules import OUT
from answerable.papers.build.lines import Line
from answerable.papers.build.source import Source
from answerable.papers.build.tables import said, table
from answerable.papers.tree import Heading, Node, Paragraph, words
from answerable.ui.words import counted

APPENDIX = "appendix-4"


def _year(source: Source) -> str:
    return year_of(source.round.on if source.round else source.as_at)


def _held(source: Source) -> dict[int, list[Listed]]:
    """The meetings of the year for which it is entered who came, by the id of the group."""
    found: dict[int, list[Listed]] = {}
    groups = sorted(source.bodies.groups.values(), key=lambda group: group.sort_key)
    for group in groups:
        mine = [
            one
            for one in source.meetings
            if one.meeting.group_id == group.id
            and one.attendance
            and one.state in OUT
            and year_of(one.meeting.on) == _year(source)
            and one.meeting.on <= source.as_at
        ]
        if mine:
            found[group.id] = mine
    return found


def attendance(source: Source, lines: list[Line]) -> Iterator[Node]:
    held = _held(source)
    if not held:
        yield said(f"Who came to meetings in {_year(source)} is not on record, or no minutes are circulated yet.")
        return
    told = ", ".join(f"{source.bodies.groups[group].name}: {len(mine)}" for group, mine in held.items())
    meetings = sum(len(mine) for mine in held.values())
    text = f"{counted(meetings, 'meeting')} in {_year(source)} for which it is on record who came ({told})."
    yield said(f"{text} Who came is listed in", "Appendix 4", APPENDIX)


def who_came(source: Source) -> Iterator[Node]:
    yield Heading(text="Who came to meetings", level=2)
    held = _held(source)
    if not held:
        yield Paragraph(spans=words("Nothing of it is on record."))
    for group, mine in held.items():
        seats = [seat for seat in source.seats if seat.group_id == group]
        yield table(
            f"{source.bodies.groups[group].name}: who came, {_year(source)}",
            [("Seat", 6), ("Came or sent a deputy", 2), ("Of meetings", 2)],
            [
                (named(seat, source.bodies), str(came), str(entered))
                for seat, _, came, entered in attended(mine, seats)
                if entered
            ],
        )


def agencies(source: Source) -> set[int]:
    """The agencies of which it says how often they came."""
    if "attendance" not in source.layout.parts:
        return set()
    there = {one.seat_id for mine in _held(source).values() for listed in mine for one in listed.attendance}
    return {seat.agency_id for seat in source.seats if seat.id in there and seat.agency_id}
