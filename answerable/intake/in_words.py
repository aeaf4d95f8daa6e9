"""What the board's words on an action state: figures, promises, what is missing, recommendations, and what an agency
reports, as the reader finds them. A person says which of them are kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from answerable.evidence.models import Claim
from answerable.evidence.record import Claim as ClaimRow
from answerable.history.together import Ask, read_together
from answerable.intake.families import change_words, number_words
from answerable.intake.rules import section_key
from answerable.intake.same_measure import known_measures
from answerable.intake.standing import standing
from answerable.partnership.models import AgencyName, Group
from answerable.partnership.record import AgencyName as AgencyNameRow
from answerable.partnership.record import Group as GroupRow
from answerable.plan.models import Shortfall, Statement, Update
from answerable.plan.rows import Shortfall as ShortfallRow
from answerable.plan.rows import Update as UpdateRow
from answerable.plan.rules import plain
from answerable.reading import proposal as read
from answerable.reading.letters import shortened
from answerable.reading.read import understand_statement
from answerable.recommendations.models import RecommendationList
from answerable.recommendations.record import List as ListRow


@dataclass(frozen=True)
class Offer:
    """One thing that may be kept: its place in its family, and what it is in a line."""

    at: int
    words: str


@dataclass(frozen=True)
class Known:
    """What a board knows by the time that a statement's words are read: names, and what its round holds already."""

    names: list[AgencyNameRow]
    groups: list[GroupRow]
    claims: list[ClaimRow]
    shortfalls: list[ShortfallRow]
    lists: list[ListRow]
    updates: list[UpdateRow]

    @cached_property
    def _by_name(self) -> dict[str, int]:
        return {plain(one.name): one.agency_id for one in self.names}

    def agency(self, name: str | None) -> int | None:
        """The agency that the board knows by a name."""
        return self._by_name.get(plain(name or ""))


def known_beside(statement: Statement) -> Known:
    """One query."""
    of_board = {"board_id": statement.board_id, "withdrawn": False}
    in_round = {"round_id": statement.round_id, "withdrawn": False}
    return Known(
        *read_together(
            None,
            Ask(AgencyNameRow, AgencyName, of_board),
            Ask(GroupRow, Group, of_board),
            Ask(ClaimRow, Claim, in_round),
            Ask(ShortfallRow, Shortfall, in_round),
            Ask(ListRow, RecommendationList, in_round),
            Ask(UpdateRow, Update, {**in_round, "action_id": statement.action_id}),
        )
    )


def understood(statement: Statement, known: Known) -> read.Proposal:
    """All that a statement's words state."""
    groups = [name for group in known.groups for name in (group.name, *group.names.splitlines())]
    return understand_statement(
        [read.Block(**block) for block in statement.blocks],
        action=statement.action.ref,
        about=statement.action.text,
        period=statement.round.title,
        written=statement.round.on,
        names=[*groups, *(one.name for one in known.names)],
    )


def chosen_of(found: read.Proposal, chosen: Mapping[str, Iterable[int]]) -> read.Proposal:
    """The same with only those of each family that a person chose, by their places in it."""
    families: dict[str, Any] = {
        family: [getattr(found, family)[at] for at in chosen.get(family, ())] for family in OFFERED
    }
    return replace(found, **families)


def offers_in(statement: Statement, known: Known, found: read.Proposal) -> dict[str, list[Offer]]:
    """What a statement states that is not kept yet, by family; families of which nothing is left are not there."""
    kept = _kept(statement, known, found)
    offered = {
        family: [Offer(at, words(one)) for at, one in enumerate(getattr(found, family)) if not kept[family](at, one)]
        for family, (_, words) in OFFERED.items()
    }
    return {family: those for family, those in offered.items() if those}


def _kept(statement: Statement, known: Known, found: read.Proposal) -> dict[str, Callable[[int, Any], bool]]:
    """By family, whether one of it (its place, and it) is in the record already. Four queries."""
    measures = known_measures(statement.plan)
    claimed = {claim.measure_id for claim in known.claims}
    promises = standing(statement.plan, found).matches
    short = {plain(one.text) for one in known.shortfalls}
    recommended = {(plain(one.made_by), one.count) for one in known.lists}
    reported = {one.agency_id for one in known.updates}

    def counted(one: read.Measure) -> bool:
        place = section_key(one.section or "")
        there = measures.get((statement.action_id, place, plain(one.what), one.unit, known.agency(one.agency)))
        return there is not None and there.pk in claimed

    return {
        "measures": lambda at, one: counted(one),
        "commitments": lambda at, one: promises[at].same is not None,
        "shortfalls": lambda at, one: plain(one.text) in short,
        "recommendations": lambda at, one: (plain(one.made_by or ""), one.count) in recommended,
        "updates": lambda at, one: (agency := known.agency(one.agency)) is None or agency in reported,
    }


def _figure(one: read.Measure) -> str:
    values = [
        f"{value.words or number_words(value.value)}{f' ({value.period.words})' if value.period else ''}"
        for value in one.values
    ]
    if one.change:
        values.append(change_words(one.change))
    said = "; ".join(values) or ("planned, no value yet" if one.kind == "planned" else "no figure")
    return f"{one.what}: {said}" + (f". Reported by {one.agency}" if one.agency else "")


def _promise(one: read.Commitment) -> str:
    by = f", by {one.due.words}" if one.due else ""
    return f"“{one.what}”{by}" + (f", at {one.meeting}" if one.meeting else "")


def _recommended(one: read.Recommendations) -> str:
    who = f" by {one.made_by}" if one.made_by else ""
    items = "; ".join(f"“{shortened(item.text, 80)}”" for item in one.items)
    return f"{one.count or len(one.items)} recommended{who}" + (f": {items}" if items else "")


# What may be kept, by family of a proposal: what it is called, and one of it in a line.
OFFERED: dict[str, tuple[str, Callable[[Any], str]]] = {
    "measures": ("Figures", _figure),
    "commitments": ("Promises", _promise),
    "shortfalls": ("What is missing or weak", lambda one: f"“{one.text}”"),
    "recommendations": ("Recommendations", _recommended),
    "updates": ("What one agency reports", lambda one: f"{one.agency}: “{shortened(one.text, 160)}”"),
}
