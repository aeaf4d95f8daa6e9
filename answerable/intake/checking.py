"""What the check pages of a document need to know of its board: its scale, its bodies, and the promises that stand."""

from dataclasses import dataclass, replace
from functools import cached_property

from answerable.intake import settling, who_is_who
from answerable.intake.another_board import another_board
from answerable.intake.correcting import rows_left
from answerable.intake.families import Said, completed, rows_of
from answerable.intake.fields import Choices, Offered, Row
from answerable.intake.models import Document
from answerable.intake.record import (
    Names,
    Typed,
    as_corrected,
    as_read,
    corrections_of,
    known_agencies,
    known_groups,
    names_of,
    plan_for,
    printed_words,
)
from answerable.intake.rules import Problem, unusable
from answerable.intake.same_measure import Counted
from answerable.intake.same_promise import NEW
from answerable.intake.shown import Shown
from answerable.intake.standing import Standing, standing
from answerable.partnership.models import Board
from answerable.plan.rules import as_asked, level_of
from answerable.reading.letters import shortened
from answerable.reading.printed import Printed
from answerable.reading.proposal import Proposal

_BODIES = ("agencies", "leads")


@dataclass
class Checking:
    """A document that waits to be confirmed, on its board."""

    document: Document
    board: Board

    @cached_property
    def typed(self) -> Typed:
        return corrections_of(self.document)

    @cached_property
    def whole(self) -> Proposal:
        return completed(as_read(self.document), self.typed)

    @cached_property
    def corrected(self) -> Proposal:
        return as_corrected(self.document, self.typed)

    @property
    def scale(self) -> list[tuple[str, str, str]]:
        return self.names.scale

    @cached_property
    def names(self) -> Names:
        return names_of(self.board)

    @cached_property
    def printed(self) -> list[Printed]:
        return printed_words(self.document)

    def shown(self, family: str) -> Shown:
        """What pages of a family are made of; only those of bodies need the names that the board knows."""
        return Shown(self.whole, self.typed, self.printed, self.names.known if family in _BODIES else {})

    @cached_property
    def standing(self) -> Standing:
        return standing(plan_for(self.board, self.corrected), self.corrected)

    @cached_property
    def another_board(self) -> str:
        """The board whose document it seems to be, "" where that is this one."""
        return another_board(self.whole.document, self.names.itself)

    @cached_property
    def doubts(self) -> list[settling.Doubt]:
        """Everything that a person should look at."""
        return settling.doubts(
            self.whole,
            self.typed,
            scale=self.scale,
            known=self.names.known.keys(),
            same={
                "commitments": {row: self._standing_words(may[0]) for row, may in self._unsure.items()},
                "measures": {row: may[0].what for row, may in self.counted.items()},
            },
        )

    @property
    def _unsure(self) -> dict[int, tuple[int, ...]]:
        """By row, the promises that one may be."""
        rows = rows_left("commitments", as_read(self.document), self.typed)
        return {row: m.perhaps for row, m in zip(rows, self.standing.matches, strict=True) if m.perhaps}

    @cached_property
    def counted(self) -> dict[int, tuple[Counted, ...]]:
        """By row, the measures of the plan that one may be; those that may be none are left out."""
        rows = rows_left("measures", as_read(self.document), self.typed)
        return {row: may for row, may in zip(rows, self.standing.counted, strict=True) if may}

    def _standing_words(self, at: int) -> str:
        there = self.standing.there[at]
        due = f", {there.due_words}" if there.due_words else ""
        return shortened(there.what, 120) + due

    @property
    def problems(self) -> list[Problem]:
        """Why it cannot be confirmed as it is now, each with the row where that is put right."""
        found = unusable(self.corrected)
        read = as_read(self.document)
        rows = {family: rows_left(family, read, self.typed) for family in {one.family for one in found} - {""}}
        return [replace(one, row=rows[one.family][one.row]) if one.family else one for one in found]

    # What may be chosen

    def offered(self, family: str, rows: list[Row]) -> Offered:
        """What may be chosen on a page with these rows."""
        return Offered(
            levels=self.shown("").levels(family),
            actions=self.shown("").choices("actions", "text")
            if family not in ("aims", "objectives", "actions")
            else (),
            bodies=self._bodies(family, rows),
            scale=[(code, name) for code, name, _ in self.scale] if family in ("actions", "statuses") else (),
            taken_for=self._taken_for(family),
            same=self._promises() if family == "commitments" else self._measures() if family == "measures" else {},
        )

    def _bodies(self, family: str, rows: list[Row]) -> Choices:
        """Who an agency or a lead of this page may be."""
        if family not in _BODIES:
            return ()
        known = [(f"{who_is_who.KNOWN}{pk}", f"The board’s {name}") for pk, name in known_agencies(self.board).items()]
        if family == "agencies":
            return [
                (who_is_who.ITSELF, "An agency, under this name"),
                (who_is_who.NONE, "No agency: leave it out"),
                (who_is_who.GROUP, "A group of the board, not an agency"),
                *known,
                *((f"{who_is_who.SAME}{row.number}", f"Another name of {row.name}") for row in rows),
            ]
        groups = known_groups(self.board).items()
        return [
            ("", "Not said yet: keep the words as printed"),
            (who_is_who.POST, "A post"),
            (who_is_who.ITSELF, "An agency that is new to the board"),
            (who_is_who.GROUP, "A group that is new to the board"),
            *known,
            *((f"{who_is_who.KNOWN_GROUP}{pk}", f"The board’s group {name}") for pk, name in groups),
            (who_is_who.NONE, "Not a lead at all: leave it out"),
        ]

    def _taken_for(self, family: str) -> dict[int, str]:
        """By row, what a status is taken for unless somebody says otherwise."""
        if family == "statuses":
            return {n: self._level(said.words, "") for n, said in enumerate(rows_of("statuses", self.whole))}
        if family != "actions":
            return {}
        said: list[Said] = rows_of("statuses", self.whole)
        chosen = {as_asked(one.words): self.typed.get("statuses", {}).get(n, {}) for n, one in enumerate(said)}
        actions = [(n, action.status) for n, action in enumerate(self.whole.actions) if action.status]
        return {n: self._level(words, chosen[as_asked(words)].get("level", "")) for n, words in actions}

    def _level(self, words: str, chosen: str) -> str:
        names = {code: name for code, name, _ in self.scale}
        code = chosen or level_of(words, [(code, printed) for code, _, printed in self.scale])
        return f"{names[code]}, as “{words}” says" if code in names else f"No level yet: “{words}” as printed"

    def _promises(self) -> dict[int, Choices]:
        """By row, what a promise may be of those that stand already."""
        found: dict[int, Choices] = {}
        rows = rows_left("commitments", as_read(self.document), self.typed)
        for row, match in zip(rows, self.standing.matches, strict=True):
            at = [*([] if match.same is None else [match.same]), *match.perhaps]
            if not at:
                continue
            sure = "Yes: " + self._standing_words(at[0]) if match.same is not None else "Not said yet: a new promise"
            there = [(str(self.standing.there[n].id), "Yes: " + self._standing_words(n)) for n in match.perhaps]
            found[row] = [("", sure), *there, (NEW, "No, it is a new promise")]
        return found

    def _measures(self) -> dict[int, Choices]:
        """By row, what a measure may be of those that the plan has."""
        none = ("", "Not said yet: a new measure, unless one had these very words before")
        return {
            row: [none, *((str(one.id), f"Yes: {one.what}") for one in may), (NEW, "No, it is a new measure")]
            for row, may in self.counted.items()
        }
