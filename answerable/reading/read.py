"""From a file to a proposal."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from answerable.reading.blocks import Line, Pages, Passage
from answerable.reading.formats import read_pages
from answerable.reading.proposal import Action, Block, Document, Doubt, Due, Proposal

# Words of a date cell that are kept where no day can be read from them: any but those for "nothing".
_SAYS_SOMETHING = re.compile(r"(?!\W*(?:n\W?a|none|nil|not applicable)\W*$).*[A-Za-z]{2}", re.IGNORECASE | re.DOTALL)


def understand(path: Path) -> Proposal:
    """Reads the file in this process, without limits: the child's own work. Everyone else calls `child.read_apart`.

    Raises Refusal, whose text is one plain sentence for the person who sent the file.
    """
    return understand_pages(read_pages(path))


def understand_pages(pages: Pages) -> Proposal:
    """The proposal that a document's lines and tables give."""
    from answerable.reading.facts import with_facts
    from answerable.reading.structure.assemble import structure_of

    structure = structure_of(pages)
    written = date.fromisoformat(structure.document.date) if structure.document.date else None
    begun = _plan_begins(structure.document.title)
    proposal = Proposal(
        document=structure.document,
        aims=structure.aims,
        objectives=structure.objectives,
        actions=[_dated(action, structure.due_words, written, begun) for action in structure.actions],
        statements=structure.statements,
        doubts=structure.doubts,
    )
    proposal = replace(proposal, doubts=[*proposal.doubts, *_undated(proposal.actions)])
    return with_facts(proposal, structure, written)


def understand_statement(
    blocks: Sequence[Block], *, action: str, about: str, period: str, written: date, names: Sequence[str]
) -> Proposal:
    """What is said of one action (its ref) in a reporting period, by itself: figures, promises, shortfalls,
    recommendations, and the parts that speak for an agency. `about` is the action's own wording, `written` the day from
    which years are inferred, `names` those under which bodies are known already."""
    from answerable.reading.facts import with_facts
    from answerable.reading.structure.assemble import Structure

    lines = [Line(text=block.text, kind=block.kind, level=int(block.kind == "item")) for block in blocks]
    passage = Passage(lines=lines, role="statement", action=action, period=period, about=about)
    structure = Structure(
        document=Document(),
        aims=[],
        objectives=[],
        actions=[],
        statements=[],
        due_words={},
        milestones={},
        passages=[passage],
    )
    return with_facts(Proposal(actions=[Action(ref=action, leads=list(names))]), structure, written)


def _plan_begins(title: str) -> date | None:
    """The first day of the one year that a title names ("Delivery plan 2014-15"); None where it names none."""
    match = re.search(r"\b(20\d\d)\s?[-/–]\s?(?:20)?(\d\d)\b", title)
    return date(int(match[1]), 4, 1) if match and int(match[1]) % 100 + 1 == int(match[2]) else None


def _dated(action: Action, due_words: dict[str, str], written: date | None, begun: date | None) -> Action:
    """An action with what its date cell says; words in which no day can be read are kept as they are."""
    words = due_words.get(action.ref, "")
    found = _due(words, written, begun) or (Due(words=words) if _SAYS_SOMETHING.match(words) else None)
    return replace(action, due=found)


def _undated(actions: list[Action]) -> list[Doubt]:
    """A doubt for each date cell in which no day was read; one for all that say the same words for having none
    ("ongoing", "monthly")."""
    from answerable.reading.dates import parse_due

    unread: list[Doubt] = []
    without: dict[str, list[Action]] = {}
    for action in actions:
        if action.due is None or action.due.from_ is not None:
            continue
        words = action.due.words
        if parse_due(words, written=None) is not None:
            without.setdefault(words.casefold(), []).append(action)
        else:
            message = f"No day can be read from “{words}”. The words are kept."
            unread.append(Doubt(where=f"Action {action.ref}", message=message))
    return unread + [_without_a_day(found) for found in without.values()]


def _without_a_day(found: list[Action]) -> Doubt:
    """`found`: actions whose date cells say the same."""
    refs = [action.ref for action in found]
    more = f" and {len(refs) - 5} more" if len(refs) > 5 else ""
    due = found[0].due
    return Doubt(
        where=f"Action{'s' if refs[1:] else ''} {', '.join(refs[:5])}{more}",
        message=f"“{due.words if due else ''}” names no day, so nobody can tell when it is late. The words are kept.",
    )


def due_of(words: str, *, title: str, written: date | None) -> Due | None:
    """When an action of the document with this title, written on that day, is due; None where no date is named."""
    return _due(words, written, _plan_begins(title))


def _due(words: str, written: date | None, begun: date | None) -> Due | None:
    """A printed date. A year that is not printed is the plan's own, or else the coming one."""
    from answerable.reading.dates import parse_due

    due = parse_due(words, written=written)
    if due and begun and (due.year_inferred or due.from_ is None):
        due = parse_due(words, written=begun)
    return due
