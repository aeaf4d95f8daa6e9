"""What the rows of a register say, as measures, commitments and shortfalls."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.reading.formats.grid import columns
from answerable.reading.formats.lines import tidy
from answerable.reading.proposal import Commitment, Measure, MeasureKind, Period, Shortfall, Source, Value
from answerable.reading.structure.registers import Register, period_words
from answerable.reading.structure.status import printed

_NUMBER = re.compile(r"[£$]?\s?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_HEDGE = re.compile(
    r"^(?:just |well )?(?:over|under|about|around|nearly|almost|at least|up to|(?:more|less|fewer) than"
    r"|approximately)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(\d[\d,]*)\s+(?:out )?of\s+(?:the\s+)?(\d[\d,]*)")
_PART = re.compile(r"\s*\(part of a (?:year|period)\)")
_NOTHING = re.compile(r"not (?:stated|given|known)|n/?a|[-–—:]+|tbc|to be (?:set|confirmed|agreed)", re.IGNORECASE)
# A small count that is not published.
_HIDDEN = re.compile(
    r"(?:[<≤]|under |fewer than |less than |below )\s?(?:[1-9]|10)|[01]\s?(?:-|–|to)\s?(?:[3-9]|10)"
    r"|[\[(]?[*cxzu:][\])]?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|(?:per ?cent(?:age)?|proportion|share)\b", re.IGNORECASE)
_YEAR = 360  # days; a period of more is a whole year


def measures_in(registers: list[Register], refs: set[str], written: date | None) -> list[Measure]:
    """The measures of a document's registers. A measure that one table describes and another gives figures for, under
    the same name, is one measure."""
    found: list[Measure] = []
    for register in registers:
        listed = (
            _series(register, written) if register.kind == "series" else _by_name(_measures(register, refs, written))
        )
        for measure in listed:
            twin = next((at for at, other in enumerate(found) if _same_name(other, measure)), None)
            if twin is None:
                found.append(measure)
            else:
                found[twin] = _joined(found[twin], measure)
    return found


def _by_name(rows: Iterator[Measure]) -> list[Measure]:
    """A list with a row for each period, put together: rows of one name, agency, area and unit are one measure."""
    found: dict[tuple[object, ...], Measure] = {}
    for row in rows:
        key = (row.what, row.agency, row.area, row.unit, row.action, row.section)
        before = found.get(key)
        if before is None or not (before.values and row.values):
            found[key if before is None else (*key, len(found))] = row
            continue
        values = _with_parts([*before.values, *row.values])
        target = before.target if row.target is None else row.target
        found[key] = replace(before, values=values, kind=_kind(values), target=target)
    return list(found.values())


def _same_name(one: Measure, other: Measure) -> bool:
    described = not one.values or not other.values
    return described and one.what.casefold() == other.what.casefold()


def _joined(one: Measure, other: Measure) -> Measure:
    figures, words = (one, other) if one.values else (other, one)
    place = words if words.action else figures
    return replace(
        figures,
        action=place.action,
        section=place.section,
        agency=figures.agency or words.agency,
        area=figures.area or words.area,
        unit=figures.unit or words.unit,
        target=words.target if figures.target is None else figures.target,
    )


def _rows(register: Register) -> Iterator[tuple[list[str], Source]]:
    """The texts of each row; a row that only names a part of the table is none."""
    head = [tidy(cell.text) for cell in columns(register.table.rows[register.head])]
    what = register.columns.what
    for row in register.table.rows[register.head + 1 :]:
        cells = columns(row)
        texts = [" ".join(map(printed, cell.lines)) for cell in cells]
        if len(texts) > what and texts[what] and len(set(filter(None, texts))) > 1 and texts != head:
            yield texts, cells[what].source


def _text(texts: list[str], at: int) -> str:
    found = texts[at] if 0 <= at < len(texts) else ""
    return "" if _NOTHING.fullmatch(found) else found


def _place(register: Register, texts: list[str], refs: set[str]) -> tuple[str | None, str | None]:
    """(action, section) that a row belongs to: its ref where it has one, else the section that the table stands in."""
    ref = _text(texts, register.columns.ref)
    if ref in refs or re.match(r"\d+(?:\.[1-9]\d?)+[a-z]?$", ref):  # "1.01" numbers an indicator
        return ref, None
    return None, ref if len(ref) > 8 else register.section


def _measures(register: Register, refs: set[str], written: date | None) -> Iterator[Measure]:
    """One measure for each row; a row with several periods has a value for each."""
    at = register.columns
    for texts, source in _rows(register):
        values = [_value(_text(texts, n), words, written) for n, words in at.periods.items()]
        if at.value >= 0:
            value = _value(_text(texts, at.value), _text(texts, at.period), written)
            values.append(value and _with_share(value, _text(texts, at.numerator), _text(texts, at.denominator)))
        kept = _with_parts([value for value in values if value])
        target = _NUMBER.search(_text(texts, at.target))
        if not kept and not target and at.value >= 0 and not at.counted:
            continue
        action, section = _place(register, texts, refs)
        if at.counted:
            yield from _counted(register, texts, source, written)
            if not kept and not target:
                continue
        yield Measure(
            what=texts[at.what],
            action=action,
            section=section,
            agency=_text(texts, at.agency) or None,
            area=_text(texts, at.area) or None,
            kind=_kind(kept),
            unit=_unit(_text(texts, at.unit), kept, texts[at.what]),
            values=kept,
            target=_amount(target[0]) if target else None,
            source=source,
        )
        yield from _of_elsewhere(register, texts, source, written)


def _of_elsewhere(register: Register, texts: list[str], source: Source, written: date | None) -> Iterator[Measure]:
    """A measure for each column of a row that tells how it is in England, the region or places alike."""
    at = register.columns
    for n, place in at.elsewhere.items():
        heading = tidy(columns(register.table.rows[register.head])[n].text)
        if value := _value(_text(texts, n), period_words(heading), written):
            action, section = _place(register, texts, set())
            unit = _unit(_text(texts, at.unit), [value], texts[at.what])
            yield Measure(
                what=texts[at.what],
                action=action,
                section=section,
                area=place,
                unit=unit,
                kind="level",
                values=[value],
                source=source,
            )


def _counted(register: Register, texts: list[str], source: Source, written: date | None) -> Iterator[Measure]:
    """A measure for each number of a row whose column says what it counts: "Level 1: attended"."""
    for n, title in register.columns.counted.items():
        if value := _value(_text(texts, n), _text(texts, register.columns.period), written):
            what = f"{texts[register.columns.what]}: {title}"
            unit = _unit("%" if "%" in title else "", [value])
            yield Measure(what=what, section=register.section, unit=unit, kind="level", values=[value], source=source)


def _series(register: Register, written: date | None) -> Iterator[Measure]:
    """One measure for each column of a table that has its periods down the side."""
    titles = [tidy(cell.text) for cell in columns(register.table.rows[register.head])]
    rows = [(texts, source) for texts, source in _rows(register) if period_words(texts[0])]
    for column, title in enumerate(titles[1:], 1):
        found = [_value(_text(texts, column), texts[0], written) for texts, _ in rows]
        kept = [value for value in found if value]
        if kept:
            source = replace(rows[0][1], cell=None)
            yield Measure(
                what=title,
                section=register.section,
                kind=_kind(kept),
                unit=_unit("", kept, title),
                values=kept,
                source=source,
            )


def _kind(values: list[Value]) -> MeasureKind:
    if len(values) > 2:
        return "series"
    return ("planned", "level", "baseline_current")[len(values)]


def _unit(words: str, values: list[Value], what: str = "") -> str:
    """The unit that a table's column of units, its cells or the name of the measure (`what`) tell."""
    if words in ("%", "percent", "percentage", "per cent"):
        return "%"
    if not words and (_SHARE.match(what) or any("%" in value.words for value in values)):
        return "%"
    if not words and any("£" in value.words for value in values):
        return "£"
    return "" if words.casefold() in ("number", "count", "no", "no.") else words


def _amount(words: str) -> float:
    return float(re.sub(r"[£$,\s]", "", words))


def _value(words: str, period: str, written: date | None) -> Value | None:
    """The value in a cell: "just over 40%", "6% (6 of 96), October to December 2012"; None where it holds none. The
    period that the cell itself names goes before that of its column (`period`)."""
    from answerable.reading.dates import parse_period

    if _HIDDEN.fullmatch(words.strip()):
        return None
    hedge = _HEDGE.match(words)
    number = _NUMBER.search(words)
    if not number or words[hedge.end() if hedge else 0 : number.start()].strip(" ~<>±c.("):
        return None
    share = _OUT_OF.search(words)
    end = max(number.end(), share.end() if share else 0)
    rest = re.search(r"(?:,|\bin\b|\bfor\b|\()\s*(.+?)\)?$", words[end:].lstrip(")%"))
    own = rest[1] if rest and period_words(rest[1].capitalize() if rest[1][:1].islower() else rest[1]) else ""
    partial = bool(_PART.search(period))
    period = own or _PART.sub("", period).strip()
    return Value(
        value=_amount(number[0]),
        words=words.replace(rest[0], "").strip() if own and rest else words,
        qualifier=hedge[0] if hedge else "",
        numerator=_amount(share[1]) if share else None,
        denominator=_amount(share[2]) if share else None,
        period=parse_period(period, written=written) if period else None,
        partial=partial,
    )


def _with_share(value: Value, numerator: str, denominator: str) -> Value:
    """The value with the share it was worked out from, where the register has columns for it."""
    if not (_NUMBER.fullmatch(numerator) and _NUMBER.fullmatch(denominator)):
        return value
    return replace(value, numerator=_amount(numerator), denominator=_amount(denominator))


def _days(period: Period | None) -> int:
    if period is None or not period.from_ or not period.to:
        return 0
    return (date.fromisoformat(period.to) - date.fromisoformat(period.from_)).days + 1


def _with_parts(values: list[Value]) -> list[Value]:
    """Marks the values whose period is only part of a year where others are of whole years."""
    if not any(_days(value.period) > _YEAR for value in values):
        return values
    return [replace(value, partial=value.partial or 0 < _days(value.period) < _YEAR) for value in values]


def commitments_in(register: Register, refs: set[str], written: date | None) -> list[Commitment]:
    """Each row of a list of commitments."""
    from answerable.reading.dates import parse_due

    at = register.columns
    found = []
    for texts, source in _rows(register):
        words = _text(texts, at.due)
        action, section = _place(register, texts, refs)
        found.append(
            Commitment(
                what=texts[at.what],
                action=action,
                section=section,
                who=_text(texts, at.who) or None,
                due=parse_due(words, written=written) if words else None,
                meeting=_text(texts, at.meeting) or None,
                source=source,
            )
        )
    return found


def shortfalls_in(register: Register, refs: set[str]) -> list[Shortfall]:
    """Each row of a list of stated shortfalls."""
    found = []
    for texts, source in _rows(register):
        action, section = _place(register, texts, refs)
        found.append(Shortfall(text=texts[register.columns.what], action=action, section=section, source=source))
    return found
