"""Tables that list facts straight, one to a row: indicators with their values, commitments, stated shortfalls."""

import re
from dataclasses import dataclass, field, replace

from answerable.reading.blocks import Cell, Line, Table
from answerable.reading.formats.grid import columns
from answerable.reading.formats.lines import tidy
from answerable.reading.structure.columns import header_columns, period_in, role_of

_PERIOD_HEAD = re.compile(r"month|quarter|year|period|date|week|month ending|reporting period|financial year")
_PATTERNS = {
    "measures": r"(?:key |performance |outcome |data )*(?:measures?|indicators?|kpis?|metrics?|data items?|statistics?)"
    r"(?: (?:name|description|definition))?"
    r"|(?:name|title|description|definition) of (?:the )?(?:measure|indicator|kpi)"
    r"|what (?:we|is|was|are)(?: being)? (?:measured?|count(?:ed)?|track(?:ed)?|monitor(?:ed)?|look(?:ed)? at)",
    "commitments": r"(?:earlier |dated )?(?:commitments?|promises?)(?: made)?",
    "shortfalls": r"(?:stated |known )?(?:shortfalls?|gaps?)(?: identified)?",
}
_WHAT = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_QUARTER = re.compile(
    r"(?:q|qtr\.? ?|quarter )([1-4])(?: ?\(?[a-z]{3,9}\.? ?(?:-|–|to) ?[a-z]{3,9}\.?\)?)?", re.IGNORECASE
)
_MONTH = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:20)?\d\d\b")
_REF = re.compile(r"(?:action |ref |measure )?(?:ref|reference|no|number|id)$")
_NUMERIC = re.compile(
    r"[£$]?\s?[-–+]?\d[\d,]*(?:\.\d+)?\s?(?:%|per cent|k|m)?|[:*czx–-]|n/?a|not (?:recorded|known)|awaited", re.I
)
_EARLIER = re.compile(
    r"baseline.*|(?:previous|prior|last|preceding)"
    r"(?: (?:year|quarter|period|month|term|value|figure|result|position|outturn))?"
    r"|(?:a|one) year (?:ago|before|earlier)|same (?:period|quarter|month) last year"
)
_ELSEWHERE = re.compile(
    r"(?:england|wales|national(?:ly)?|(?:statistical|stat|nearest) neighbours?|sns?|similar areas|comparators?"
    r"|region(?:al)?|(?:south|north|east|west)(?: east| west| of england| midlands)?|london|(?:east|west) midlands"
    r"|yorkshire(?: and (?:the )?humber)?)(?: (?:average|mean|figure|rate|median))?"
)
_SHORT_MONTH = re.compile(r"([A-Z][a-z]{2,8})\.?(?:\s?[-–’'/]\s?)(\d\d)")
_REMARKS = ("progress", "why", "other")
_AMOUNT = re.compile(r"percent(?:age)?|rate|number|count|total|score")
_OF_A_PLAN = {"what", "due", "progress", "status", "lead"}
_LATEST = re.compile(r"current|latest|value|actual|result|outturn|performance|figure|ytd|year to date|this year|now")


@dataclass(frozen=True, kw_only=True)
class RegisterColumns:
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
    numerator: int = -1
    denominator: int = -1
    periods: dict[int, str] = field(default_factory=dict)  # column -> the period its heading names
    elsewhere: dict[int, str] = field(default_factory=dict)  # column -> the place it gives for comparison
    counted: dict[int, str] = field(default_factory=dict)  # column -> what its heading says is counted


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register as read: its table, what it lists, and the section it stands in."""

    kind: str
    table: Table
    section: str
    head: int
    columns: RegisterColumns


def register_of(table: Table, section: str) -> Register | None:
    """The register that `table` is, if it is one."""
    for at, row in enumerate(table.rows[:8]):
        heads = [plain(cell) for cell in columns(row)]
        for kind, pattern in _WHAT.items():
            what = next((n for n, head in enumerate(heads) if pattern.fullmatch(head)), None)
            if what is None or _goes_down(table, at, what):
                continue
            above = columns(table.rows[at - 1]) if at else []
            found = _columns_of(what, heads, _titles(columns(row), above, section))
            if _is_register(kind, found, heads):
                return Register(kind=kind, table=table, section=section, head=at, columns=found)
    return _series_of(table, section) or _numbers_of(table, section)


def _goes_down(table: Table, at: int, what: int) -> bool:
    """Whether a heading is merged with the cell below it, so that the row below ends the head."""
    below = columns(table.rows[at + 1]) if at + 1 < len(table.rows) else []
    return what < len(below) and below[what].text == columns(table.rows[at])[what].text


def _numbers_of(table: Table, section: str) -> Register | None:
    """A table of figures whose headings name no measure: names down one side, numbers in most of its other columns."""
    if any(header_columns(row) for row in table.rows):
        return None
    for at, row in enumerate(table.rows[:8]):
        cells = columns(row)
        titles = _titles(cells, columns(table.rows[at - 1]) if at else [], section)
        rows = [columns(below) for below in table.rows[at + 1 :]]
        rows = [below for below in rows if len(below) == len(cells) and len({cell.text for cell in below}) > 1]
        if len(rows) < 2 or len({*titles}) < len(cells) or len(cells) < 2 or any(map(_is_number, titles)):
            continue
        heads = [plain(cell) for cell in cells]
        numbers = [n for n in range(len(cells)) if titles[n] and not _REF.match(heads[n]) and _holds_numbers(rows, n)]
        names = [
            n
            for n in range(len(cells))
            if n not in numbers and not _REF.match(heads[n]) and any(below[n].text[:1].isalpha() for below in rows)
        ]
        if not names or not numbers or 2 * len(numbers) < len(cells) - 1 - any(map(_REF.match, heads)):
            continue
        found = _columns_of(names[0], heads, titles)
        of_agencies = len(names) == 1 and len(numbers) > 1  # a row for each agency
        if {role_of(heads[n]) for n in names[bool(found.periods) or of_agencies :]} & _OF_A_PLAN:
            continue
        if all(role_of(heads[n]) == "status" for n in numbers):
            continue  # a key to scores
        known = {found.target, found.value, found.numerator, found.denominator, *found.periods, *found.elsewhere}
        counted = {n: titles[n] for n in numbers if n not in known}
        return Register(kind="measures", table=table, section=section, head=at, columns=replace(found, counted=counted))
    return None


def _is_number(text: str) -> bool:
    return bool(_NUMERIC.fullmatch(text)) and not period_words(text)


def _holds_numbers(rows: list[list[Cell]], at: int) -> bool:
    texts = [row[at].text for row in rows if row[at].text]
    return bool(texts) and 3 * sum(bool(_NUMERIC.fullmatch(text)) for text in texts) >= 2 * len(texts)


def remarks(register: Register) -> list[Line]:
    """The sentences that stand beside a register's figures, in a column of comments, whatever it is called."""
    at = register.columns
    heads = columns(register.table.rows[register.head])
    rows = [columns(row) for row in register.table.rows[register.head + 1 :]]
    kept = {
        at.what,
        at.value,
        at.target,
        at.unit,
        at.agency,
        at.area,
        at.period,
        *at.periods,
        *at.elsewhere,
        *at.counted,
    }
    told = [n for n, cell in enumerate(heads) if role_of(cell.text) in _REMARKS or _holds_prose(rows, n)]
    if register.kind != "measures":
        return []
    return [line for row in rows for n in told if n < len(row) and n not in kept for line in row[n].lines]


def _holds_prose(rows: list[list[Cell]], at: int) -> bool:
    texts = [row[at].text for row in rows if at < len(row) and row[at].text and len({cell.text for cell in row}) > 2]
    return 2 * sum(text.endswith(".") and len(text.split()) > 3 for text in texts) > len(texts)


def _titles(cells: list[Cell], above: list[Cell], section: str) -> list[str]:
    """The headings of a table, each with the year that the row above or the section gives its quarter, month or
    outturn. A year may stand over the first of its columns only, as a merged cell does in a file of values."""
    titles = [tidy(cell.text) for cell in cells]
    years = [tidy(cell.text) for cell in above] if len(above) == len(cells) else [""] * len(cells)
    of_section = _YEARS.search(section)
    over = ""
    for at, title in enumerate(titles):
        over = years[at] or over
        year = years[at] if _YEARS.fullmatch(years[at]) else ""
        over_it = over if _YEARS.fullmatch(over) else ""
        if quarter := _QUARTER.fullmatch(title):
            titles[at] = f"Q{quarter[1]} {over_it or (of_section[0] if of_section else '')}".strip()
        elif over_it and (month := _MONTH.fullmatch(title)):
            titles[at] = f"{title.rstrip('.')} {_year_of(month[1], over_it)}"
        elif year and _LATEST.search(title.casefold()) and not period_words(title):
            titles[at] = year
    return titles


def _year_of(month: str, years: str) -> str:
    """The calendar year of a month in "2013/14": January to March fall in the second."""
    first = int(years[:4])
    return str(first + (len(years) > 4 and month.casefold() in ("jan", "feb", "mar")))


def _series_of(table: Table, section: str) -> Register | None:
    """A table of periods down its side: each other column is a measure."""
    for at, row in enumerate(table.rows[:8]):
        cells = columns(row)
        if len(cells) < 2 or not _PERIOD_HEAD.fullmatch(plain(cells[0])) or not all(cell.text for cell in cells):
            continue
        sides = [columns(below)[0].text for below in table.rows[at + 1 :] if columns(below)[0].text]
        if len(sides) > 1 and 3 * sum(bool(period_words(side)) for side in sides) > 2 * len(sides):
            return Register(kind="series", table=table, section=section, head=at, columns=RegisterColumns(what=0))
    return None


def _is_register(kind: str, found: RegisterColumns, heads: list[str]) -> bool:
    """Whether the columns are those of a list of facts; commitments with levels, progress and status are a plan."""
    if kind == "measures":
        return bool(found.periods) or found.value >= 0 or found.target >= 0
    told = {role_of(head) for head in heads} & {"progress", "status", "level"}
    return len(told) < 2 and (found.due >= 0 or found.ref >= 0 or found.who >= 0)


def _columns_of(what: int, heads: list[str], titles: list[str]) -> RegisterColumns:
    def find(pattern: str) -> int:
        return next((n for n, head in enumerate(heads) if n != what and re.search(pattern, head)), -1)

    target = find(r"\btargets?\b|\bgoal\b|\bambition\b")
    bare = [re.sub(r"\b(?:19|20)?\d\d\b", "", head).strip() for head in heads]
    elsewhere = {
        n: _place_in(titles[n]) for n, head in enumerate(bare) if n != what and _ELSEWHERE.fullmatch(head.strip())
    }
    periods = {
        n: period_words(title)
        for n, title in enumerate(titles)
        if n not in (what, target, *elsewhere) and period_words(title) and len(title) < 40
    }
    base = next((n for n, head in enumerate(heads) if n not in periods and _EARLIER.fullmatch(head)), -1)
    told = [(n, head) for n, head in enumerate(heads) if n not in (what, base, *periods)]
    value = next((n for n, head in told if _LATEST.search(head)), -1)
    if value < 0 and not periods:
        value = next((n for n, head in told if _AMOUNT.fullmatch(head)), -1)
    if base >= 0:
        periods = {base: "", **periods}
    return RegisterColumns(
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
        numerator=find(r"^numerator"),
        denominator=find(r"^denominator"),
        periods=periods,
        elsewhere=elsewhere,
    )


def _place_in(title: str) -> str:
    return re.sub(r"[\s(,–-]*(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?", "", title).strip() or title


def period_words(title: str) -> str:
    if short := _SHORT_MONTH.fullmatch(title.strip()):
        return f"{short[1]} 20{short[2]}"
    if _QUARTER.fullmatch(title.strip()):
        return title.strip()
    span = re.search(r"[A-Z][a-z]{2,8}\.?\s*(?:-|–|to)\s*[A-Z][a-z]{2,8}\.?\s+(?:19|20)\d\d(?:\s?/\s?\d\d)?", title)
    return span[0] if span else period_in(title) or ""


_NOT_PLAIN = re.compile(r"[^a-z0-9 ]")


def plain(cell: Cell) -> str:
    return " ".join(_NOT_PLAIN.sub(" ", cell.text.casefold()).split())
