"""Who speaks in a progress cell: the cell cut into runs, and the runs of one agency proposed as its update."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.reading.blocks import Line, Passage
from answerable.reading.names import Names
from answerable.reading.proposal import Source, Update

_LEAD_IN = re.compile(
    r"^(?:(?:an? )?(?:progress )?(?:update|feedback|response|report|return|comments?)s? (?:from|by|of) )?(?:the )?",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s*(?:update|response|feedback|progress|report|return|comments?)?\s*(?::|\s[–—-]\s)\s*", re.IGNORECASE
)
_ARTICLE = re.compile(r"\s*(?:the )?", re.IGNORECASE)
_OWN = re.compile(r"(?:the )?(?:board|partnership|council)\b", re.IGNORECASE)
_LONGEST_LABEL = 80  # characters: a longer line is a sentence that begins with a name


@dataclass
class _Run:
    """Lines in a row that one agency says (None: nobody in particular). `label` is how the run was opened: by a line
    that is only a name, or by words before the text on the same line."""

    agency: str | None
    lines: list[Line]
    label: str = ""


def split(passage: Passage, names: Names) -> list[Passage]:
    """The passage in runs by who speaks, in order, every line kept once. A run opens at a line that is an agency's
    name, or that begins with one and a colon; a sentence about an agency opens none."""
    runs = [_Run(None, [])]
    for line in passage.lines:
        agency, label = _opened_by(line, names)
        if agency:
            runs.append(_Run(agency, [line], label))
        elif runs[-1].agency and _ends(runs[-1], line, names):
            runs.append(_Run(None, [line]))
        else:
            runs[-1].lines.append(line)
    return [
        replace(passage, lines=run.lines, agency=run.agency, source=_source(passage, run.lines))
        for run in runs
        if run.lines
    ] or [passage]


def updates(passages: Sequence[Passage]) -> list[Update]:
    """One proposed update for each agency that speaks under an action, its own words joined, without the sub-heading
    that only names it. Takes passages that `split` has cut."""
    found: dict[tuple[str, str, str | None], Update] = {}
    for passage in passages:
        if passage.action is None or passage.agency is None or passage.role != "statement":
            continue
        lines = passage.lines[1:] if _only_names(passage.lines[0]) else passage.lines
        words = " ".join(line.text for line in lines)
        if not words:
            continue
        at = (passage.action, passage.agency, passage.period)
        if at in found:
            found[at] = replace(found[at], text=f"{found[at].text} {words}")
        else:
            found[at] = Update(
                action=passage.action, agency=passage.agency, period=passage.period, text=words, source=passage.source
            )
    return list(found.values())


def _opened_by(line: Line, names: Names) -> tuple[str | None, str]:
    text = line.text.strip()
    start = _LEAD_IN.match(text)
    at = start.end() if start else 0
    if len(text) <= _LONGEST_LABEL and line.kind != "item":
        whole = _REST.sub("", text[at:].rstrip(" :–-")).strip()
        if speaker := _speaker(whole, names):
            return speaker, "line"
    for named in names.find_first(text, at):
        rest = _REST.match(text, named.end)
        if named.start == at and rest and rest.end() < len(text) and (speaker := _speaker(named.canonical, names)):
            return speaker, "prefix"
    return None, ""


def _speaker(text: str, names: Names) -> str | None:
    """The agency that `text` names; an inspectorate reports on others and gives no update, a group is the board's."""
    name = names.canonical(text)
    return name if name and names.kinds.get(name, "inspectorate") != "inspectorate" else None


def _ends(run: _Run, line: Line, names: Names) -> bool:
    """Whether `line` no longer belongs to the run: a sub-heading, a paragraph after the run's list, or one that
    begins with another body."""
    if line.kind == "heading":
        return True
    first = run.lines[0]
    if line.kind == "item":
        return run.label == "prefix" and first.kind == "item" and line.level <= first.level
    if run.label == "prefix" or run.lines[-1].kind == "item":
        return True
    article = _ARTICLE.match(line.text)
    opening = next(iter(names.find_first(line.text[:120], article.end() if article else 0)), None)
    begins = opening is not None and _ARTICLE.fullmatch(line.text, 0, opening.start)
    return bool(_OWN.match(line.text)) or (bool(begins) and opening is not None and opening.canonical != run.agency)


def _only_names(line: Line) -> bool:
    # The line that opened a run says nothing itself unless text follows the name.
    label = line.text.strip().rstrip(":–- ")
    return line.kind != "item" and len(label) <= _LONGEST_LABEL and not re.search(r"[:.]|\s[–—-]\s", label)


def _source(passage: Passage, lines: Sequence[Line]) -> Source:
    return passage.source if lines is passage.lines or lines[0].source == Source() else lines[0].source
