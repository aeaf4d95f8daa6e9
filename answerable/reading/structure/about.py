"""What the document is: its title, kind, the body it reports for, its date and period."""

import re

from answerable.reading.blocks import Line, Pages, Table
from answerable.reading.dates import find_dates
from answerable.reading.formats.lines import tidy
from answerable.reading.proposal import Document
from answerable.reading.structure.columns import period_in
from answerable.reading.structure.labels import label_in
from answerable.reading.structure.registers import register_of
from answerable.reading.structure.settling import heads

_KINDS = (
    (
        "progress report",
        r"progress report|mid[- ]?term|half[- ]year|quarterly report|year[- ]end report|end[- ]of[- ]year report"
        r"|\bprogress\b|\bupdate\b",
    ),
    ("annual report", r"annual report|yearly report|annual review"),
    ("minutes", r"\bminutes\b"),
    ("questionnaire", r"questionnaire|survey"),
    ("audit", r"\baudit\b"),
    ("plan", r"\bplan\b|strategy|priorities"),
    ("dataset", r"data ?set|\bindicators\b|scorecard|dashboard|performance data|\bmeasures\b"),
    ("report", r"\breport\b"),
)
_BODY = re.compile(
    r"((?:(?-i:[A-Z])[\w'’&-]*\.?\s+(?:(?:and|of|the|with|upon"
    r"|on)\s+)*){0,7}(?:Safeguarding\s+Children(?:['’]?s)?\s+(?:Board|Partnership)"
    r"|Safeguarding\s+(?:Partnership|Board|Adults\s+Board)|Children(?:['’]s)?\s+(?:Trust|Partnership)(?:\s+Board)?))",
    re.IGNORECASE,
)
_SHORT_BODY = re.compile(r"\b((?:[A-Z][A-Za-z]+\s+(?:(?:and|upon|with)\s+)?){1,3}L?SC[BP])\b")
_TITLE = re.compile(
    r"\b(plan|report|review|minutes|strategy|update|dataset|scorecard|audit|priorities|action)\b", re.IGNORECASE
)
_NAMED = re.compile(r"(?:report )?(?:title|subject)\s*:\s*(\S.*)$", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(committee|panel|cabinet|council|board|commission|forum)\b\W*$", re.IGNORECASE)
_NAME_ALONE = re.compile(
    rf"(?:The\s+)?(?:{_BODY.pattern}|{_SHORT_BODY.pattern}|(?-i:(?:[A-Z][\w'’]*\s+){{1,4}}(?:City\s+|County\s+|Borough\s+|District\s+)?Council))",
    re.IGNORECASE,
)
_COMMITTEE_OF = re.compile(r"\b(?:committee|panel|report|plan|review)\b", re.IGNORECASE)
_CRUMBS = re.compile(r"\w\s*[>»›]\s+\w|^(?:skip to|back to|home)\b", re.IGNORECASE)
# "position at 31 May 2021", "the year ended 31 March": what the document tells of, not when it was written.
_OF_CONTENT = re.compile(
    r"\b(?:(?:position|as|data|figures|correct|status|snapshot)\s+(?:at|of|on|to)|(?:year|quarter|months?|period|weeks?)\s+(?:ended|ending|to)"
    r"|up\s+to|from|between|until|since)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\W*(?:(?:report|document|paper|page)\s+)?(?:published|produced|prepared|written|dated?|issued|(?:last\s+)?updated|agreed|approved)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\W*(?:draft\s+)?(?:minutes|notes)\s+of\b", re.IGNORECASE)
_LAST = 12
_TOP = 30


def about(pages: Pages, periods: list[str]) -> Document:
    """The document's own account of itself, from its first lines. `periods` are its progress columns' periods."""
    lines = _top_lines(pages)
    title = _title(pages, lines)
    # The period most often printed; of two as frequent, the later column.
    period = max(reversed(dict.fromkeys(periods)), key=periods.count) if periods else None
    kind = _kind(title, pages, period)
    return Document(
        title=title,
        kind=kind,
        body=_body(title, pages, lines),
        date=_date(pages, lines),
        period=period or (period_in(title) if kind != "minutes" else None),
    )


def _top_lines(pages: Pages) -> list[Line]:
    found: list[Line] = []
    for part in pages.content:
        if isinstance(part, Line):
            found.append(part)
        else:
            register = register_of(part, "")
            head = register.head if register else next(iter(heads(part)), len(part.rows))
            found += [line for row in part.rows[: min(head, 8)] for cell in row.cells for line in cell.lines][:16]
        if len(found) >= _TOP:
            break
    return found[:_TOP]


def _title(pages: Pages, lines: list[Line]) -> str:
    """The most title-like of the first lines; the file's own title, often stale, only where there is none."""
    best, most, place = "", 0.0, 0
    for at, line in enumerate(lines[:14]):
        text = f"{line.marker} {line.text}".strip() if line.kind == "heading" else line.text
        named = _NAMED.match(text)
        text = named[1] if named else text
        if (
            _only_a_body(text)
            or label_in(text)
            or len(text) > 200
            or len(text) < 8
            or _CRUMBS.search(text)
            or text.endswith(".")
            or re.match(r"\d+\.?\s|(?:summary|background)$", text, re.I)
        ):
            continue
        score = 3.0 * bool(_TITLE.search(text)) + 2.0 * (line.kind == "heading") + 1.5 * text.isupper() + line.bold
        score += 5.0 * bool(named)
        score += (
            2.0 * bool(_BODY.search(text) or _SHORT_BODY.search(text))
            - 0.2 * at
            - 3.0 * (not _TITLE.search(text) and bool(_COMMITTEE.search(text)))
        )
        score += 2.0 * (tidy(pages.title).casefold() == text.casefold())
        score -= 4.0 * bool(
            re.search(
                r"^(?:report (?:from|by|of the (?:director|chair|head))|author|appendix|aim|objective"
                r"|priority|ward|date)\b",
                text,
                re.I,
            )
        )
        score -= 3.0 * (line.source.sheet == text)
        score += 1.0 * bool(re.search(r"\b(?:19|20)\d\d\b", text))
        if score > most:
            best, most, place = text, score, at
    bodies = [line.text for line in lines[: place if best else 3] if _only_a_body(line.text)]
    if not best or (bodies and not _TITLE.search(best)):
        return bodies[0] if bodies else tidy(pages.title)
    # A body's name that stands above belongs to the title: "Ham Safeguarding Children Board: Learning Review".
    above = next((body for body in bodies if body.casefold() not in best.casefold()), "")
    return f"{above}: {best}" if above and not _BODY.search(best) and not _SHORT_BODY.search(best) else best


def _only_a_body(text: str) -> bool:
    """Whether a line says no more than whose document it is."""
    return _NAME_ALONE.fullmatch(text) is not None and not _COMMITTEE_OF.search(text)


def _kind(title: str, pages: Pages, period: str | None) -> str:
    for kind, words in _KINDS:
        if re.search(words, title, re.IGNORECASE):
            return kind
    if period:
        return "progress report"
    tables = [part for part in pages.content if isinstance(part, Table)]
    plans = [table for table in tables if not register_of(table, "")]
    if any(map(heads, plans)):
        return "plan"
    return "dataset" if len(plans) < len(tables) else "report"


def _body(title: str, pages: Pages, lines: list[Line]) -> str:
    rest = [line.text for part in pages.content if isinstance(part, Line) for line in [part]]
    for pattern in (_BODY, _SHORT_BODY):
        for text in [title, *(line.text for line in lines), *rest]:
            if match := pattern.search(text):
                name = re.sub(
                    r"^.*\b(?:report|review|plan|update|strategy)\s+(?:of|for|by|from)\s+", "", match[1], flags=re.I
                )
                name = re.sub(r"^(?:(?:the|of|and|to|for|by|in|a)\s+)+", "", name, flags=re.IGNORECASE)
                words = name.split()
                return " ".join(w.capitalize() if name.isupper() and len(w) > 3 else w for w in words)
    return ""


def _date(pages: Pages, lines: list[Line]) -> str | None:
    """The first whole date among the heading lines, else a date that the last lines call the document's own; a date
    inside a sentence is about something else. The day that the document tells of ("position at 31 May") counts only
    where no other stands there."""
    told: str | None = None
    for line in lines:
        for before, day in _days(line):
            if not _OF_CONTENT.search(before):
                return day
            told = told or day
    last = [part for part in pages.content[-_LAST:] if isinstance(part, Line)]
    dated = (day for line in last if _DATED.match(line.text) for _, day in _days(line))
    return told or next(dated, None)


def _days(line: Line) -> list[tuple[str, str]]:
    """The days that a short line names, each with the words before it."""
    longest = 200 if _MINUTES.match(line.text) else 120 if line.kind == "heading" else 90
    if len(line.text) > longest:
        return []
    found = find_dates(line.text, written=None)
    return [(line.text[: d.start], d.due.from_) for d in found if d.due.from_ and d.due.from_ == d.due.to]
