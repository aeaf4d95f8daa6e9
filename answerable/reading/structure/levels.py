"""Settles what the walk found: which levels are aims and which objectives, and a ref for everything."""

import re
from collections import Counter

from answerable.reading.blocks import Line
from answerable.reading.proposal import Aim, Objective
from answerable.reading.structure.draft import ActionRow, Draft
from answerable.reading.structure.labels import Level
from answerable.reading.structure.leads import owners

# Headings that name a part of the paper, and nothing that actions serve.
_NO_LEVEL = re.compile(
    r"\bactions?\b|\baction (?:plan|log)|^(?:appendix|annex|progress|background|introduction|summary|minutes)\b",
    re.IGNORECASE,
)
MOST_REF = 49  # letters of a title that stands for a ref: with "… > [12]" after it, it is still one that can be kept
Names = dict[int, str]  # id of a Level -> its ref in the proposal


class Levels:
    """The aims and objectives of a draft, and which objective each row stands under."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.paths = [self._path(row) for row in draft.rows]
        self.aims: list[Aim] = []
        self.objectives: list[Objective] = []
        self.refs: dict[int, str] = {}
        self._collect()

    def objective_of(self, row: ActionRow) -> str | None:
        path = self._path(row)
        return self.refs[id(path[-1])] if path else None

    def _path(self, row: ActionRow) -> list[Level]:
        """The levels above a row: those that the document names, or else its headings, rows and columns."""
        named = [level for level in row.parents if level.named or _numbers(level, row.ref)]
        if len(named) == 1 and not named[0].depth and (heading := self._heading_above(row)):
            return [heading, *named]
        return named or self._unnamed(row)

    def _heading_above(self, row: ActionRow) -> Level | None:
        """The heading that stands for an aim, where objectives are printed within tables: each table under a heading of
        its own. A sheet's title is none."""
        above = [self._last_heading(other) for other in self.draft.rows]
        several = len({id(level) for level in above}) > 1
        return self._last_heading(row) if several and all(above) else None

    @staticmethod
    def _last_heading(row: ActionRow) -> Level | None:
        headings = [level for level in row.parents if level.kind.startswith("heading") and not level.named]
        last = headings[-1] if headings else None
        return last if last and not last.source.sheet and not _NO_LEVEL.search(last.title) else None

    def _unnamed(self, row: ActionRow) -> list[Level]:
        rows = [level for level in row.parents if not level.kind.startswith("heading")]
        if rows:
            return rows
        headings = [
            level for level in row.parents if level.kind.startswith("heading") and not _NO_LEVEL.search(level.title)
        ]
        shared = [
            level for level in headings if all(any(level is upper for upper in r.parents) for r in self.draft.rows)
        ]
        return [level for level in headings if not any(level is one for one in shared)][-2:]

    def _collect(self) -> None:
        several = any(len(path) > 1 for path in self.paths)
        seen: list[Level] = []
        for level, path in self._in_order(several):
            if any(level is one for one in seen):
                continue
            seen.append(level)
            top = several and level is path[0] and not self._is_lowest(level)
            if top:
                self.refs[id(level)] = self._free(_called(level), [aim.ref for aim in self.aims], "")
                self.aims.append(Aim(ref=self.refs[id(level)], title=level.title))
                if any(path[-1] is level for path in self.paths):
                    self._stand_in(level)
            elif level is path[-1]:
                self.refs[id(level)] = self._printed_before(level, path) or self._objective(level, path)

    def _in_order(self, several: bool) -> list[tuple[Level, list[Level]]]:
        """Each level with the path it stands in, in the document's order; also levels that no action stands under."""
        paths = [path for path in self.paths if path]
        kinds = {level.kind for path in paths for level in path}
        found = [(level, path) for path in paths for level in path]
        known = {id(level) for level, _ in found}
        lowest = Counter(path[-1].kind for path in paths)
        for level in self.draft.levels:
            if level.named and id(level) not in known and level.kind in kinds and lowest and level.title:
                if any(level.ref and level.ref.casefold() == other.ref.casefold() for other, _ in found):
                    continue
                above = self._above(level)
                found.append((level, [*above, level] if level.kind in lowest else [level]))
        order = {id(level): n for n, level in enumerate(self.draft.levels)}
        return sorted(found, key=lambda pair: order.get(id(pair[0]), len(order)))

    def _above(self, level: Level) -> list[Level]:
        tops = {id(path[0]): path[0] for path in self.paths if len(path) > 1}
        before = [top for top in tops.values() if self._at(top) < self._at(level)]
        return before[-1:]

    def _at(self, level: Level) -> int:
        return next(n for n, one in enumerate(self.draft.levels) if one is level)

    def _is_lowest(self, level: Level) -> bool:
        return (
            any(path[-1] is level for path in self.paths)
            and not any(level is upper for path in self.paths for upper in path[:-1])
            and any(other.kind == level.kind for path in self.paths if len(path) > 1 for other in path[-1:])
        )

    def _printed_before(self, level: Level, path: list[Level]) -> str | None:
        """The ref of the same objective, where it is printed again: on another sheet, or over a later table."""
        aim = self.refs.get(id(path[0])) if len(path) > 1 else None
        ref = _called(level)
        return next(
            (one.ref for one in self.objectives if (one.ref, one.title, one.aim) == (ref, level.title, aim)), None
        )

    def _objective(self, level: Level, path: list[Level]) -> str:
        aim = self.refs.get(id(path[0])) if len(path) > 1 else None
        taken = [objective.ref for objective in self.objectives]
        ref = self._free(_called(level), taken, aim or "")
        lead_lines = [Line(text=text) for text in level.leads]
        self.objectives.append(Objective(ref=ref, title=level.title, aim=aim, leads=owners(lead_lines)))
        return ref

    def _stand_in(self, aim: Level) -> None:
        """An objective of the aim's own name for the actions that stand right under it, where others stand under
        objectives: an action belongs to an objective."""
        ref = self.refs[id(aim)]
        if ref not in [objective.ref for objective in self.objectives]:
            self.objectives.append(Objective(ref=ref, title=aim.title, aim=ref))

    @staticmethod
    def _free(ref: str, taken: list[str], parent: str) -> str:
        if ref in taken and parent:
            ref = _short(f"{parent} > {ref}")
        number = 2
        while ref in taken:
            ref, number = f"{ref} [{number}]", number + 1
        return ref


def _called(level: Level) -> str:
    """What a level is called below: its ref, or where none is printed its title, short enough to be one."""
    return level.ref.rstrip(".") or _short(level.title)


def _short(words: str) -> str:
    return words if len(words) <= MOST_REF else f"{words[:MOST_REF].rpartition(' ')[0] or words[:MOST_REF]}…"


def _numbers(level: Level, ref: str) -> bool:
    """Whether a numbered heading without a name counts the refs below it: "3.5 Placements" over "3.5 a)"."""
    return "." in level.ref and bool(re.match(rf"{re.escape(level.ref)}(?:\.\d|\s?\(?[a-z])", ref))


def _shape(ref: str) -> str:
    return re.sub(r"[ivx]+(?=\)|$)|[a-z](?=\)|$)", "a", re.sub(r"\d+", "1", ref))


def action_refs(rows: list[ActionRow], levels: Levels) -> list[str]:
    """A ref for each row: as printed; "Priority 1 > 3" where it repeats under another parent; "[2]", in square
    brackets and counted under its parent, where none is printed."""
    printed = Counter(row.ref.rstrip(".:") for row in rows if row.ref)
    # Where numbering begins again under each parent, every number of that shape needs its parent.
    again = {_shape(ref) for ref, times in printed.items() if times > 1}
    taken: set[str] = set()
    unnumbered: Counter[str] = Counter()
    refs = []
    for row in rows:
        parent = levels.objective_of(row) or ""
        ref = row.ref.rstrip(":").strip()
        bare = ref.rstrip(".")
        if not ref:
            unnumbered[parent] += 1
            ref = f"{parent} > [{unnumbered[parent]}]" if parent else f"[{unnumbered[parent]}]"
        elif parent and _shape(bare) in again:
            ref = f"{parent} > {bare}"
        number = 2
        while ref in taken:
            ref, number = f"{ref.split(' [')[0]} [{number}]", number + 1
        taken.add(ref)
        refs.append(ref)
    return refs
