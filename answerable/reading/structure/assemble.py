"""From the walked document to the proposal's own records, and the passages that the text rules read."""

import re
from dataclasses import dataclass, field, replace

from answerable.reading.blocks import Block, Line, Pages, Passage
from answerable.reading.proposal import Action, Aim, Document, Doubt, Objective, Statement
from answerable.reading.structure.about import about
from answerable.reading.structure.cards import with_cards
from answerable.reading.structure.damage import is_ended, is_hanging, is_placeholder
from answerable.reading.structure.draft import ActionRow, Draft
from answerable.reading.structure.headings import cell_headings, with_headings
from answerable.reading.structure.initials import initials_in, spelt_out
from answerable.reading.structure.leads import owners, uses_strong_marks
from answerable.reading.structure.levels import Levels, action_refs
from answerable.reading.structure.plan import PlanReader
from answerable.reading.structure.registers import Register
from answerable.reading.structure.second import with_second_wording
from answerable.reading.structure.status import is_legend, legend_of, printed

# Lines that only name another part of the paper, or its day; and the signature in an imprint.
_LISTING = re.compile(
    r"(?:appendix|annex) [0-9A-Z]{1,2}\s*[:.–-]|\W*\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}\W*$"
    r"|.*\b[0-9a-f]{32,}\b",
    re.IGNORECASE,
)
_HOPE = re.compile(
    r"(?:(?:desired|expected|intended|planned) (?:outcome|impact)s?|(?:what )?success\b[\w ]{0,30}|outcomes?) ?:",
    re.IGNORECASE,
)
# What stands in a progress cell in place of progress.
_NOTHING = re.compile(
    r"(?:no (?:progress|update|response)s? (?:was|were|has been|have been|is|yet)?\s*(?:reported|received|provided"
    r"|given|stated)?.{0,20}|n/?a|[-–—]+|none(?: yet| to date| so far)?|nil|not applicable|nothing to report)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Structure:
    """A document's plan and prose. `due_words` holds each action's printed date, as the date rules come later."""

    document: Document
    aims: list[Aim]
    objectives: list[Objective]
    actions: list[Action]
    statements: list[Statement]
    due_words: dict[str, str]
    milestones: dict[str, ActionRow]  # actions whose dates are those of a list of milestones
    passages: list[Passage]
    registers: list[Register] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def structure_of(pages: Pages) -> Structure:
    """The plan that `pages` print."""
    pages = with_cards(with_headings(pages))
    draft = PlanReader(pages, legend_of(pages)).read()
    levels = Levels(draft)
    refs = action_refs(draft.rows, levels)
    commas = not uses_strong_marks(cell for row in draft.rows for cell in (row.leads, row.contributors))
    actions, statements, passages = [], [], []
    for row, ref in zip(draft.rows, refs, strict=True):
        actions.append(_action(row, ref, levels, commas))
        passages += _wording(row, ref)
        for statement, passage in _statements(row, ref):
            statements.append(statement)
            passages.append(passage)
    key = initials_in(pages)
    actions = [replace(a, leads=spelt_out(a.leads, key), contributors=spelt_out(a.contributors, key)) for a in actions]
    objectives = [replace(o, leads=spelt_out(o.leads, key)) for o in with_second_wording(levels.objectives, draft)]
    passages += _sections(draft)
    _doubt_half_row(draft, refs)
    _doubt_missing_refs(draft, refs)
    _doubt_several_periods(draft, statements)
    draft.doubts += [Doubt(where="the document", message=message) for message in pages.doubts]
    return Structure(
        document=about(pages, [statement.period for statement in statements if statement.period]),
        aims=levels.aims,
        objectives=objectives,
        actions=actions,
        statements=statements,
        due_words={
            ref: words.rstrip(" .") for row, ref in zip(draft.rows, refs, strict=True) if (words := _due_words(row))
        },
        milestones={ref: row for row, ref in zip(draft.rows, refs, strict=True) if row.milestones},
        passages=passages,
        registers=draft.registers,
        doubts=draft.doubts,
    )


def _plain(lines: list[Line]) -> str:
    return " ".join(filter(None, map(printed, lines)))


def _due_words(row: ActionRow) -> str:
    """The date that is printed for the action: of dates that belong to its milestones, the last."""
    return _plain(row.due[-1:] if row.milestones else row.due)


def _action(row: ActionRow, ref: str, levels: Levels, commas: bool) -> Action:
    return Action(
        ref=ref,
        objective=levels.objective_of(row),
        text=_plain(row.what),
        leads=owners(row.leads, commas=commas),
        contributors=owners(row.contributors, helpers=True),
        status=row.status,
        source=row.source,
    )


def _wording(row: ActionRow, ref: str) -> list[Passage]:
    lines = row.what + row.why
    return [Passage(lines=lines, role="action", action=ref, source=row.source)] if lines else []


def _statements(row: ActionRow, ref: str) -> list[tuple[Statement, Passage]]:
    found = []
    about = _plain(row.what)
    for period, lines in _reported(row):
        source = row.said_at or row.source
        blocks = [Block(kind=line.kind, text=printed(line)) for line in lines]
        text = " ".join(block.text for block in blocks)
        found.append(
            (
                Statement(action=ref, period=period, text=text, blocks=blocks, source=source),
                Passage(lines=lines, role="statement", action=ref, period=period, about=about, source=source),
            )
        )
    return found


def _reported(row: ActionRow) -> list[tuple[str | None, list[Line]]]:
    """What a row reports, with its period: a column that names no period ("Impact so far") tells more of the same."""
    found: list[tuple[str | None, list[Line]]] = []
    for period, said in row.said.values():
        lines = cell_headings([line for line in said if line.text or line.marker])
        if not lines or (len(lines) == 1 and (_NOTHING.match(lines[0].text) or is_placeholder(lines[0].text))):
            continue
        before = found[-1][0] if found else None
        if found and (period is None or before is None or period == before):
            found[-1] = (period or before, found[-1][1] + lines)
        else:
            found.append((period, lines))
    return found


def _sections(draft: Draft) -> list[Passage]:
    """The prose by section. What a plan hopes for ("Desired outcome: …") is wording of the plan, not a report."""
    found = []
    for heading, lines in draft.prose:
        kept = [line for line in lines if not _LISTING.match(printed(line)) and not is_legend(printed(line))]
        hopes = [line for line in kept if _HOPE.match(line.text)]
        said = [line for line in kept if not _HOPE.match(line.text)]
        if said:
            found.append(Passage(lines=said, role="section", section=heading, source=said[0].source))
        if hopes:
            found.append(Passage(lines=hopes, role="action", section=heading, source=hopes[0].source))
    return found


def _doubt_half_row(draft: Draft, refs: list[str]) -> None:
    """The last row of a file cut short ends in the middle of a sentence."""
    if not draft.rows:
        return
    row = draft.rows[-1]
    said = [lines for _, lines in row.said.values() if lines]
    last = (said or [row.what])[-1][-1:] or [Line(text="")]
    ended = [lines[-1] for other in draft.rows[:-1] for _, lines in other.said.values() if lines]
    usual = bool(said and ended) and 4 * sum(is_ended(line.text) for line in ended) >= 3 * len(ended)
    prose = usual and last[0].kind == "paragraph" and len(last[0].text.split()) > 5
    if last[0].text and not is_ended(last[0].text) and (is_hanging(last[0].text) or prose or row.short):
        draft.doubt(
            refs[-1],
            f"The last row ends in the middle of a sentence (“… {last[0].text[-40:]}”); the document may have been "
            f"cut short. What there is was kept.",
        )


def _doubt_several_periods(draft: Draft, statements: list[Statement]) -> None:
    periods = list(dict.fromkeys(statement.period for statement in statements if statement.period))
    if len(periods) > 1:
        draft.doubt(
            "the document",
            f"Progress is printed for several periods: {', '.join(periods)}. A document is brought in as one round, "
            "with what it says of the latest of them; the rest stays in the document itself.",
        )


def _doubt_missing_refs(draft: Draft, refs: list[str]) -> None:
    missing = [ref for row, ref in zip(draft.rows, refs, strict=True) if not row.ref]
    if missing and len(missing) < len(refs):
        draft.doubt(
            missing[0],
            f"No ref is printed for {len(missing)} of {len(refs)} actions; a number in square brackets stands for "
            f"it: {', '.join(missing[:8])}.",
        )
    elif missing:
        draft.doubt(
            "the document",
            "The document prints no refs for its actions; numbers in square brackets, in the order printed, stand "
            "for them.",
        )
