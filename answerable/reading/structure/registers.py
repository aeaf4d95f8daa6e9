"""Tables that list facts straight, one to a row: indicators with their values, commitments, stated shortfalls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from answerable.reading.blocks import Cell, Table
from answerable.reading.formats.grid import columns
from answerable.reading.formats.lines import tidy
from answerable.reading.proposal import Commitment, Due, Measure, Period, Shortfall, Source, Value
from answerable.reading.structure.columns import period_in
from answerable.reading.structure.status import printed

_WHAT = {
    "measures": r"(?:key |performance )*(?:measures?|indicators?|kpis?|metrics?)(?: (?:name|description))?",
    "commitments": r"(?:earlier |dated )?(?:commitments?|promises?)(?: made)?",
    "shortfalls": r"(?:stated |known )?(?:shortfalls?|gaps?)(?: identified)?",
}
_REF = re.compile(r"(?:action |ref |measure )?(?:ref|reference|no|number|id)$")
_NUMBER = re.compile(r"[£$]?\s?-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[£$]?\s?-?\d+(?:\.\d+)?")
_QUALIFIER = re.compile(
    r"^((?:just |well )?(?:over|under|about|around|nearly|almost|at least|up to|more than|less than|fewer than|approximately))\b",
    re.I,
)
_OUT_OF = re.compile(r"(\d[\d,]*)\s+(?:of|out of)\s+(?:the\s+)?(\d[\d,]*)")
_LATEST = re.compile(r"current|latest|value|actual|result|outturn|performance|figure|ytd|year to date|this year|now")


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """Where a register keeps what: column numbers, -1 for a column it has not."""

    what: int
    ref: int = -1
    unit: int = -1
    agency: int = -1
    area: int = -1
    target: int = -1
    value: int = -1
    period: int = -1
    who: int = -1
    due: int = -1
    meeting: int = -1
    periods: dict[int, str] = field(default_factory=dict)  # column -> the period its heading names


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register as read: its table, what it lists, and the section it stands in."""

    kind: str
    table: Table
    section: str
    head: int
    columns: _Columns


def register_of(table: Table, section: str) -> Register | None:
    """The register that `table` is, if it is one."""
    for at, row in enumerate(table.rows[:8]):
        heads = [_plain(cell) for cell in columns(row)]
        for kind, pattern in _WHAT.items():
            what = next((n for n, head in enumerate(heads) if re.fullmatch(pattern, head)), None)
            if what is None:
                continue
            found = _columns_of(what, heads, [tidy(cell.text) for cell in columns(row)])
            if _is_register(kind, found):
                return Register(kind=kind, table=table, section=section, head=at, columns=found)
    return None


def _is_register(kind: str, found: _Columns) -> bool:
    if kind == "measures":
        return bool(found.periods) or found.value >= 0 or found.target >= 0
    return found.due >= 0 or found.ref >= 0 or found.who >= 0


def _columns_of(what: int, heads: list[str], titles: list[str]) -> _Columns:
    def find(pattern: str) -> int:
        return next((n for n, head in enumerate(heads) if n != what and re.search(pattern, head)), -1)

    target = find(r"\btargets?\b|\bgoal\b|\bambition\b")
    periods = {
        n: _period_words(title)
        for n, title in enumerate(titles)
        if n not in (what, target) and _period_words(title) and len(title) < 40
    }
    value = next((n for n, head in enumerate(heads) if n != what and n not in periods and _LATEST.search(head)), -1)
    base = next((n for n, head in enumerate(heads) if n not in periods and re.fullmatch(r"baseline.*", head)), -1)
    if base >= 0:
        periods = {base: "", **periods}
    return _Columns(
        what=what,
        ref=next((n for n, head in enumerate(heads) if _REF.match(head)), -1),
        unit=find(r"^units?\b|^measured? (?:in|as)\b|^format$|^type$"),
        agency=find(r"^(?:agency|organisation|provider|source agency|lead agency)$"),
        area=find(r"^(?:area|locality|district)$"),
        target=target,
        value=value,
        period=find(r"^periods?\b|^reporting period|^year$|^date$"),
        who=find(r"^who\b|owner|lead|responsib|made by"),
        due=find(r"by when|due|deadline|date|when|timescale"),
        meeting=find(r"meeting"),
        periods=periods,
    )


def _period_words(title: str) -> str:
    quarter = re.fullmatch(r"\s*(q[1-4]|quarter [1-4])\s*", title, re.IGNORECASE)
    if quarter:
        return quarter[1]
    span = re.search(r"[A-Z][a-z]{2,8}\.?\s*(?:-|–|to)\s*[A-Z][a-z]{2,8}\.?\s+(?:19|20)\d\d(?:\s?/\s?\d\d)?", title)
    return span[0] if span else period_in(title) or ""


def _plain(cell: Cell) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", cell.text.casefold()).split())


def _rows(register: Register) -> Iterator[tuple[list[str], Source]]:
    for row in register.table.rows[register.head + 1 :]:
        cells = columns(row)
        texts = [tidy(" ".join(map(printed, cell.lines))) for cell in cells]
        what = register.columns.what
        if (
            len(texts) > what
            and texts[what]
            and len(set(filter(None, texts))) > 1
            and not _repeats_head(register, texts)
        ):
            yield texts, cells[what].source


def _repeats_head(register: Register, texts: list[str]) -> bool:
    return [tidy(cell.text) for cell in columns(register.table.rows[register.head])] == texts


def _text(texts: list[str], at: int) -> str:
    found = texts[at] if 0 <= at < len(texts) else ""
    return "" if re.fullmatch(r"not (?:stated|given|known)|n/?a|[-–—]+", found, re.IGNORECASE) else found


def _place(register: Register, texts: list[str], refs: set[str]) -> dict[str, str]:
    ref = _text(texts, register.columns.ref)
    if ref in refs:
        return {"action": ref}
    return {"section": ref if len(ref) > 8 else register.section}


def measures_in(register: Register, refs: set[str], written: date | None) -> list[Measure]:
    """Each row of a register of measures; a row with several periods is one measure with a value for each."""
    at = register.columns
    found = []
    for texts, source in _rows(register):
        values = [_value(_text(texts, n), words, written) for n, words in at.periods.items()]
        values += [_value(_text(texts, at.value), _text(texts, at.period), written)] if at.value >= 0 else []
        kept = _with_parts([value for value in values if value])
        target = _NUMBER.search(_text(texts, at.target))
        if not kept and not target and at.value >= 0:
            continue
        found.append(
            Measure(
                what=texts[at.what],
                agency=_text(texts, at.agency) or None,
                area=_text(texts, at.area) or None,
                kind="series"
                if len(kept) > 2
                else ("baseline_current", "level")[len(kept) == 1]
                if kept
                else "planned",  # type: ignore[arg-type]  # a MeasureKind
                unit=_unit(_text(texts, at.unit), kept),
                values=kept,
                target=_amount(target[0]) if target else None,
                source=source,
                **_place(register, texts, refs),  # type: ignore[arg-type]  # action or section, both texts
            )
        )
    return found


def _unit(words: str, values: list[Value]) -> str:
    if words in ("%", "percent", "percentage", "per cent") or (
        not words and any("%" in value.words for value in values)
    ):
        return "%"
    return "" if words.casefold() in ("number", "count", "no", "no.") else words


def _amount(words: str) -> float:
    return float(re.sub(r"[£$,\s]", "", words))


def _value(words: str, period: str, written: date | None) -> Value | None:
    from answerable.reading.dates import parse_period

    number = _NUMBER.search(words)
    if not number or not re.match(r"[\s£$(~<>±c.]*$", _QUALIFIER.sub("", words[: number.start()].strip())):
        return None
    share = _OUT_OF.search(words)
    hedge = _QUALIFIER.match(words)
    partial = "(part of a year)" in period
    period = period.replace("(part of a year)", "").strip()
    return Value(
        value=_amount(number[0]),
        words=words,
        qualifier=hedge[1] if hedge else "",
        numerator=_amount(share[1]) if share else None,
        denominator=_amount(share[2]) if share else None,
        period=parse_period(period, written=written) if period else None,
        partial=partial,
    )


def _days(period: Period | None) -> int:
    if period is None or not period.from_ or not period.to:
        return 0
    return (date.fromisoformat(period.to) - date.fromisoformat(period.from_)).days + 1


def _with_parts(values: list[Value]) -> list[Value]:
    """Marks the values whose period is only part of a year where others are of whole years."""
    if not any(_days(value.period) > 360 for value in values):
        return values
    return [replace(value, partial=value.partial or 0 < _days(value.period) < 360) for value in values]


def commitments_in(register: Register, refs: set[str], written: date | None) -> list[Commitment]:
    """Each row of a list of commitments."""
    from answerable.reading.dates import parse_due

    at = register.columns
    found = []
    for texts, source in _rows(register):
        words = _text(texts, at.due)
        due: Due | None = parse_due(words, written=written) if words else None
        found.append(
            Commitment(
                what=texts[at.what],
                who=_text(texts, at.who) or None,
                due=due,
                meeting=_text(texts, at.meeting) or None,
                source=source,
                **_place(register, texts, refs),  # type: ignore[arg-type]  # action or section, both texts
            )
        )
    return found


def shortfalls_in(register: Register, refs: set[str]) -> list[Shortfall]:
    """Each row of a list of stated shortfalls."""
    return [
        Shortfall(text=texts[register.columns.what], source=source, **_place(register, texts, refs))  # type: ignore[arg-type]  # action or section, both texts
        for texts, source in _rows(register)
    ]
