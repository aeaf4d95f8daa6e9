"""A request as a form in Word, for whoever would rather fill one in, and what stands in it when it comes back.

One table for each action: its first row names the action, each other row is a part of the report. The words in the left
column are how a part is known again: they are those of the page.
"""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from typing import Any

from docx import Document
from docx.shared import Cm

from answerable.asks.evidence_form import evidence_of, rows_of_evidence
from answerable.asks.figures import FigureAsked, periods_of
from answerable.asks.forms import Changes, Figure
from answerable.asks.record import Part
from answerable.asks.rules import digest
from answerable.evidence.forms import values_of_value
from answerable.plan.progress_forms import Report as ReportForm
from answerable.plan.record import Levels
from answerable.plan.reporting import Report
from answerable.plan.rules import plain
from answerable.reading.letters import without_controls
from answerable.reading.tables import PLACE
from answerable.ui.cells import as_typed

ACTION, FIGURE, MARK = "Action", "Figure", "Leave this as it is"
# The fields of the pages: what a form in Word calls them, and how much they hold, is what the pages do.
FIELDS = ReportForm.base_fields
LABELS = {name: str(field.label) for name, field in FIELDS.items()}
_CHANGES = Changes.base_fields["changes"]
CHANGES = str(_CHANGES.label)
_OF_FIGURE = ("period", "value", "numerator", "denominator", "qualifier", "wider")
OF_FIGURE = {name: str(Figure.base_fields[name].label) for name in _OF_FIGURE}


def rows_of_part(part: Part, levels: Levels) -> list[tuple[str, str]]:
    """A form's rows for one action: what each is called, with the choices it offers, and what is written already."""
    rows = [(ACTION, part.action.ref), (MARK, mark_of(part.report))]
    for name, label in LABELS.items():
        offered = levels.get(name, [])
        said = next((one.name for one in offered if one.code == getattr(part.report, name)), "")
        choice = f" One of: {', '.join(one.name for one in offered)}." if offered else ""
        rows.append((label + choice, said if offered else getattr(part.report, name)))
    return rows


def rows_of_figure(figure: FigureAsked) -> list[tuple[str, str]]:
    """The same for one figure."""
    held = values_of_value(figure.entered) if figure.entered else {}
    return [
        (FIGURE, str(figure.measure.pk)),
        (MARK, mark_of_figure(figure)),
        *((label, _typed(held.get(name))) for name, label in OF_FIGURE.items()),
    ]


def last_words(figure: FigureAsked) -> str:
    """The last values of a figure in a line, and its unit."""
    last = "; ".join(f"{period}: {value}" for period, value in figure.before) or "none yet"
    return f"Last values: {last}. The unit is {figure.measure.unit or 'a number'}."


def _typed(value: Any) -> str:
    return "" if value in (None, "") else f"{value:.10g}" if isinstance(value, float) else str(value)


def word_form(
    title: str, lead: str, parts: Sequence[Part], changes: str, levels: Levels, figures: Sequence[FigureAsked] = ()
) -> bytes:
    """The form of a request, with what is written already. `lead` says who asks, and by when."""
    document = Document()
    document.add_heading(without_controls(title), level=0)
    document.add_paragraph(without_controls(lead))
    document.add_paragraph(
        "Write in the right column. Leave the left one as it is: by it your answers are known again. Name no child."
    )
    for part in parts:
        document.add_heading(without_controls(f"{part.action.ref}: {part.action.text}"), level=1)
        _table(document, rows_of_part(part, levels))
        document.add_paragraph("If you have evidence of it: one item here, more of it and files on the page.")
        _table(document, rows_of_evidence(part.action.ref))
    for figure in figures:
        if figure.is_asked:
            document.add_heading(without_controls(f"Figure: {figure.measure.what}"), level=1)
            document.add_paragraph(without_controls(last_words(figure)))
            _table(document, rows_of_figure(figure))
    document.add_heading("Changes", level=1)
    _table(document, [(CHANGES, changes)])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: "Document", rows: Sequence[tuple[str, str]]) -> None:  # type: ignore[valid-type]
    table = document.add_table(rows=0, cols=2, style="Table Grid")  # type: ignore[attr-defined]
    for label, said in rows:
        left, right = table.add_row().cells
        left.text, right.text = label, without_controls(said)
        left.width, right.width = Cm(5.5), Cm(11)


@dataclass(frozen=True)
class Filled:
    """What came back: what is said of each action, by its ref and then by the part of the report, only what is filled
    in and was not there already; the answer to the standing question, "" where it has none; and what could not be
    taken, each in a sentence. `figures` are the columns of a value by the measure's id, `evidence` items with the ref
    of the action that each speaks for."""

    parts: dict[str, dict[str, str]]
    changes: str
    faults: list[str]
    figures: dict[int, dict[str, Any]] = field(default_factory=dict)
    evidence: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


def filled(
    tables: Sequence[Sequence[tuple[str, str]]],
    said: Mapping[str, Report],
    levels: Levels,
    figures: Sequence[FigureAsked] = (),
    today: date = date.max,
    offered: Collection[tuple[str, str]] = (),
) -> Filled:
    """What a form that was filled in says. `said` is what is said by now of each action that is asked about, by its
    ref: where that is not what it was when the form went out, the form's words are not taken. Parts that hold too much,
    a status that is not on the board's scale and a table about something else are named, never guessed. `offered`: the
    evidence that the answer names already (see `evidence_form.evidence_of`)."""
    taken: dict[str, dict[str, str]] = {}
    changes, faults, by_words = "", [], {plain(ref): ref for ref in said}
    found = [_read(rows) for rows in tables]
    if not any({_key(ACTION), _key(FIGURE)} & set(rows) for rows in found):
        return Filled({}, "", ["This is not the form that was sent: no table in it names an action."])
    counted, wrong_figures = _figures(found, figures, today)
    for rows in found:
        changes = rows.get(_key(CHANGES), "").strip() or changes
        if (named := rows.get(_key(ACTION))) is None:
            continue
        ref, at = by_words.get(plain(named)), _at(rows)
        if ref is None:
            faults.append(f"{at}Action “{named[:60]}” is not one that you are asked about.")
            continue
        parts, wrong = _parts(ref, rows, said[ref], levels)
        if parts and rows.get(_key(MARK), "").strip() not in {"", mark_of(said[ref])}:
            wrong = [f"{ref}: somebody wrote of it since this form went out, so it is left as it is."]
        elif parts and not (parts.get("text") or said[ref].text):
            wrong.append(f"{ref}: say what was done as well. Nothing of it is taken without that.")
        else:
            taken |= {ref: parts} if parts else {}
        faults += [f"{at}{why}" for why in wrong]
    if len(changes) > _CHANGES.max_length:  # type: ignore[attr-defined]
        faults.append(f"What has changed is longer than {_CHANGES.max_length:,} letters.")  # type: ignore[attr-defined]
        changes = ""
    evidence, wrong_evidence = evidence_of(found, said, offered)
    return Filled(taken, changes, [*faults, *wrong_figures, *wrong_evidence], counted, evidence)


def _read(rows: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What a form's rows say by their labels. Of a workbook, without what kept its cells from being formulas."""
    found = {_key(label): words for label, words in rows}
    return {label: as_typed(words) for label, words in found.items()} if _key(PLACE) in found else found


def _at(rows: Mapping[str, str]) -> str:
    """Where in its workbook a row stands, as the beginning of a sentence; "" for a table in Word."""
    return f"{rows[_key(PLACE)]}: " if _key(PLACE) in rows else ""


def _figures(
    tables: Sequence[Mapping[str, str]], figures: Sequence[FigureAsked], today: date
) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """What is filled in of the figures that are asked for and was not there already, and what could not be taken."""
    asked = {str(one.measure.pk): one for one in figures}
    taken, faults = {}, []
    for rows in tables:
        if (named := rows.get(_key(FIGURE))) is None:
            continue
        here, at = asked.get(named.strip()), _at(rows)
        if here is None or here.is_taken:
            faults.append(f"{at}Figure “{named[:20]}” is not one that you are asked for.")
            continue
        words = {name: rows.get(_key(label), "").strip() for name, label in OF_FIGURE.items()}
        before = dict(rows_of_figure(here))
        if not any(words.values()) or all(words[name] == before[label] for name, label in OF_FIGURE.items()):
            continue
        called = f"“{here.measure.what[:60]}”"
        form = Figure(words, unit=here.measure.unit, today=today, others=periods_of(here))
        if rows.get(_key(MARK), "").strip() not in {"", before[MARK]}:
            faults.append(f"{at}{called}: somebody entered it since this form went out, so it is left as it is.")
        elif form.is_valid():
            taken[here.measure.pk] = form.columns
        else:
            faults += [f"{at}{called}, {OF_FIGURE.get(name, name)}: {why[0]}" for name, why in form.errors.items()]
    return taken, faults


def mark_of_figure(figure: FigureAsked) -> str:
    """By which a form tells what was entered of a figure when it went out."""
    held = values_of_value(figure.entered) if figure.entered else {}
    return digest("", {0: [_typed(held.get(name)) for name in OF_FIGURE]})[:8]


def _parts(ref: str, rows: Mapping[str, str], before: Report, levels: Levels) -> tuple[dict[str, str], list[str]]:
    """What is filled in and was not there already, by the part; and what could not be taken."""
    found, wrong = {}, []
    for name, label in LABELS.items():
        words = rows.get(_key(label), "").strip()
        if name in levels and words:
            code = next((one.code for one in levels[name] if plain(one.name) == plain(words)), None)
            if code is None:
                wrong.append(f"{ref}: “{words[:60]}” is not on the board’s scale. Choose the status on the page.")
            words = code or ""
        most = getattr(FIELDS[name], "max_length", None)
        if most and len(words) > most:
            wrong.append(f"{ref}: “{label}” has more than {most:,} letters.")
            words = ""
        if words and words.split() != getattr(before, name).split():
            found[name] = words
    return found, wrong


def mark_of(report: Report) -> str:
    """By which a form tells what was said of an action when it went out."""
    return digest("", {0: astuple(report)})[:8]


def _key(label: str) -> str:
    """A label of the left column, without the choices that stand behind its question mark."""
    return plain(label.partition("?")[0])
