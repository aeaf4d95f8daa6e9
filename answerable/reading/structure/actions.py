"""Rows of a plan's table into actions: which row begins one, which carries on the one before, what each cell adds."""

import re
from collections.abc import Mapping
from dataclasses import replace

from answerable.reading.blocks import Cell, Line
from answerable.reading.letters import shortened
from answerable.reading.proposal import Source
from answerable.reading.structure.columns import Column, Role, period_in
from answerable.reading.structure.damage import is_ended, is_hanging, is_template, joined, without_footers
from answerable.reading.structure.draft import ActionRow, Draft, place
from answerable.reading.structure.labels import Level, leading_ref
from answerable.reading.structure.status import Legend, printed, status_of

_CONTINUED = re.compile(r"\s*[(\[]?\b(?:continued|cont(?:'?d|\.)?)[)\]]?\s*$", re.IGNORECASE)
_NEXT_NUMBER = re.compile(r"\s(\d{1,3})\.$")
_TOTAL = re.compile(
    r"(?:sub-?)?totals?\b|(?:actions?|number|count|sum)\b.{0,20}\b(?:in all|total|complete|overdue|open)\b"
    r"|(?:red|amber|green|blue|complete|overdue)\s*:?$",
    re.IGNORECASE,
)
# What a cell that is merged over several actions says of each of them.
_OF_EACH: tuple[Role, ...] = ("lead", "contributor", "due", "status")
_WORDS = 4  # a column that nothing names is read for facts where it holds more words than this


class ActionReader:
    """Adds rows to a draft. `columns` are those of the table being read, `shaded` the column whose fill is a status."""

    def __init__(self, draft: Draft, legend: Legend, help_rows: set[tuple[str, ...]]) -> None:
        self.draft = draft
        self.legend = legend
        self.help_rows = help_rows
        self.columns: list[Column] = []
        self.shaded: int | None = None

    def at(self, role: Role) -> list[int]:
        """The columns that have this role."""
        return [n for n, column in enumerate(self.columns) if column.role == role]

    def is_help(self, cells: list[Cell], source: Source, after_header: bool) -> bool:
        """Whether a row is the form's own help or a place left to fill in, which is left out with a doubt."""
        texts = [" ".join(map(printed, cell.lines)) for cell in cells]
        ref = _ref(cells, self.at("ref"))
        has_ref = bool(ref) and not ref.casefold().startswith("e.g")
        if not is_template(texts, has_ref=has_ref, after_header=after_header) and tuple(texts) not in self.help_rows:
            return False
        self.draft.doubt(
            place(source),
            "This row looks like the form's own help or a place left to fill in, so it was left out: "
            f"“{_short(texts)}”.",
        )
        return True

    def read(
        self,
        cells: list[Cell],
        parents: list[Level],
        source: Source,
        *,
        short: bool,
        reaching: Mapping[int, Cell],
    ) -> None:
        """Reads one row: `cells` by column, `short` where the table prints fewer of them than it has columns;
        `reaching` are those of the row above that reach down into it, which are empty in `cells`."""
        at_what = self.at("what")[0]
        what = cells[at_what]
        ref = _ref(cells, self.at("ref"))
        texts = [" ".join(map(printed, cell.lines)) for cell in cells]
        if not ref and sum(map(bool, texts)) < 3 and _TOTAL.match(what.text):
            return
        if self.is_continuation(cells, what, ref):
            self.fill(self.draft.rows[-1], cells, more=True)
            return
        wording = list(what.lines)
        if not ref and wording:
            ref, wording = _ref_from_wording(wording)
        ref = ref or self.run_in_number()
        row = ActionRow(
            ref=ref, parents=parents, source=replace(what.source, row=source.row or what.source.row), short=short
        )
        self.draft.rows.append(row)
        own = [*cells[:at_what], replace(what, lines=wording), *cells[at_what + 1 :]]
        for at in (at for role in _OF_EACH for at in self.at(role) if at in reaching):
            own[at] = replace(reaching[at], lines=without_footers(reaching[at].lines))
        self.fill(row, own)

    def is_continuation(self, cells: list[Cell], what: Cell, ref: str) -> bool:
        """Whether the row carries on the action before it: its leading cells empty, or its words in mid-sentence."""
        if not self.draft.rows:
            return False
        before = self.draft.rows[-1]
        if ref:
            again = before.ref == _CONTINUED.sub("", ref)
            return again and bool(not what.text or _CONTINUED.search(ref + what.text))
        if not what.text:
            return True
        starts_small = what.text[0].islower()
        cut = bool(before.what) and not is_ended(before.what[-1].text)
        settled = any(cells[at].text for at in (*self.at("lead"), *self.at("due"), *self.at("status")))
        if starts_small and cut:
            return True
        unref = bool(self.at("ref") and before.ref)
        if unref and before.source.page and what.source.page and what.source.page > before.last_page:
            return True  # the first row on a new page, without a ref where every row has one
        return unref and not settled and (cut and is_hanging(before.what[-1].text) or what.lines[0].kind == "item")

    def fill(self, row: ActionRow, cells: list[Cell], *, more: bool = False) -> None:
        """Puts the words of `cells` where their columns say; `more` where they carry on what the row already has."""

        def take(role: Role, before: list[Line]) -> list[Line]:
            lines = [line for at in self.at(role) for line in cells[at].lines]
            return joined(before, lines) if more else lines

        row.what, row.why = take("what", row.what), take("why", row.why)
        row.why += [line for at in self.at("other") for line in cells[at].lines if len(line.text.split()) > _WORDS]
        row.leads, row.due = take("lead", row.leads), take("due", row.due)
        row.contributors = take("contributor", row.contributors)
        for at in self.at("progress"):
            period, before = row.said.get(at, (period_in(self.columns[at].heading), []))
            row.said[at] = (period, joined(before, list(cells[at].lines)))
            row.said_at = row.said_at or cells[at].source
        beside = [at for at in (*self.at("why"), *self.at("other")) if len(cells[at].lines) == len(row.due) > 0]
        steps = [at for at in beside if len(row.due) > 1 or "milestone" in self.columns[at].heading.casefold()]
        row.milestones = cells[steps[0]].lines if steps else row.milestones
        states = [status_of(cells[at], self.legend) for at in self.at("status")]
        if self.shaded is not None and self.shaded < len(cells) and not states:
            states = [cells[self.shaded].shade]
        row.status = row.status or next(filter(None, states), None)
        row.last_page = max([row.last_page, *(cell.source.page or 0 for cell in cells)])

    def run_in_number(self) -> str:
        """The row's number, where it was run into the end of the row before ("… March 2013 15.")."""
        before = self.draft.rows[-1] if self.draft.rows else None
        if before is None or not before.ref.strip(".").isdecimal():
            return ""
        wanted = str(int(before.ref.strip(".")) + 1)
        for lines in (before.due, before.leads, *(said for _, said in before.said.values())):
            match = _NEXT_NUMBER.search(lines[-1].text) if lines else None
            if match and match[1] == wanted:
                lines[-1] = replace(lines[-1], text=lines[-1].text[: match.start()])
                self.draft.doubt(
                    f"Action {wanted}",
                    f"The number {wanted} was run into the end of the row before it; check that both rows are whole.",
                )
                return wanted + "."
        return ""


def _ref(cells: list[Cell], at_columns: list[int]) -> str:
    texts = [" ".join(printed(line) for line in cells[at].lines).strip() for at in at_columns]
    return next((text for text in texts if text), "")


def _ref_from_wording(lines: list[Line]) -> tuple[str, list[Line]]:
    first = lines[0]
    numbered = re.search(r"[0-9]|^\(?(?:[a-z]|[ivx]{1,5})[.)]+$", first.marker)
    if numbered and (len(lines) == 1 or lines[1].kind != "item"):
        return first.marker, [replace(first, marker="", kind="paragraph", level=0), *lines[1:]]
    ref, rest = leading_ref(first.text)
    return (ref, [replace(first, text=rest), *lines[1:]]) if ref else ("", lines)


def _short(texts: list[str]) -> str:
    return shortened(next(text for text in texts if text), 60)
