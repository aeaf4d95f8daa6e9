"""Plans that are not printed as one table: a small table for each action, or paragraphs with labels.

Both are turned into the table that they could have been, a header row of their labels over a row of their words, so
that one reader reads them all.
"""

import re
from dataclasses import dataclass, field, replace

from answerable.reading.blocks import Cell, Line, Pages, Row, Table
from answerable.reading.structure.columns import header_columns, role_of
from answerable.reading.structure.labels import label_in, leading_ref
from answerable.reading.structure.status import printed

_LABEL = re.compile(
    r"(?:^|(?<=[.;|)])\s*|\s+[–|]\s+|\s+(?=(?-i:[A-Z])))"
    r"((?:lead|responsib|owner|by when|deadline|time ?scale|due|target date|completion|progress|update|status|rag"
    r"|support"
    r"|partners|contribut|who|when|outcome|success|measure|action|activity)[\w /()]{0,30}?)\s*:\s+",
    re.IGNORECASE,
)
_FIELDS = ("lead", "due", "progress", "status", "contributor")


def with_cards(pages: Pages) -> Pages:
    """The same pages, with each action's card or labelled paragraphs as a table of one row."""
    content: list[Line | Table] = []
    lines: list[Line] = []
    for part in pages.content:
        if isinstance(part, Line):
            lines.append(part)
        else:
            content += [*_labelled(lines), _upright(part)]
            lines = []
    return replace(pages, content=[*content, *_labelled(lines)])


def _upright(table: Table) -> Table:
    """A card: labels down the first column, words beside them; turned on its side. Other tables stay as they are."""
    cells = [list({id(cell): cell for cell in row.cells}.values()) for row in table.rows]
    pairs = [(row[at], row[at + 1]) for row in cells for at in range(0, len(row) - 1, 2)]
    if not pairs or any(len(row) not in (1, 2, 4) for row in cells) or any(header_columns(row) for row in table.rows):
        return table
    roles = [role_of(label.text.rstrip(":")) for label, _ in pairs]
    if sum(role is not None for role in roles) * 3 < 2 * len(pairs) or len({*roles} & {*_FIELDS}) < 2:
        return table
    titles = [Row(cells=row, source=row[0].source) for row in cells if len(row) == 1]
    head = [
        replace(label, span=1, lines=[replace(line, text=line.text.rstrip(":")) for line in label.lines])
        for label, _ in pairs
    ]
    body = [replace(words, span=1) for _, words in pairs]
    sideways = [Row(cells=head, header=True, source=table.source), Row(cells=body, source=table.source)]
    return replace(table, rows=[*titles, *sideways])


@dataclass(kw_only=True)
class _Card:
    """One action told in labelled paragraphs: its first line, then the lines under each label."""

    line: Line
    ref: str
    what: list[Line]
    fields: dict[str, list[Line]] = field(default_factory=dict)
    last: str = ""


def _labelled(lines: list[Line]) -> list[Line | Table]:
    found: list[Line | Table] = []
    card: _Card | None = None
    for line in lines:
        begun = _begun(line)
        if begun or line.kind == "heading" or label_in(printed(line), strict=True):
            found += _closed(card)
            card = begun
            if begun is None:
                found.append(line)
        elif card is None:
            found.append(line)
        elif not _take(card, line):
            found += [*_closed(card), line]
            card = None
    return [*found, *_closed(card)]


def _begun(line: Line) -> _Card | None:
    """The card that `line` begins: a ref, or "Action:", before what is to be done."""
    pieces = _LABEL.split(printed(line))
    own, wording = leading_ref(pieces[0].strip())
    named = len(pieces) > 2 and not pieces[0].strip() and role_of(pieces[1]) == "what"
    if named:
        own, wording = leading_ref(pieces[2].strip())
        pieces = ["", "", *pieces[2:]][2:]
    elif not re.match(r"action\b", own, re.IGNORECASE) and not (own and (line.bold or len(pieces) > 1)):
        return None
    if not wording.strip():
        return None
    card = _Card(
        line=line, ref=own, what=[replace(line, text=wording.strip(), marker="", kind="paragraph", bold=False)]
    )
    _fields(card, line, pieces[1:])
    return card


def _fields(card: _Card, line: Line, pieces: list[str]) -> None:
    for label, words in zip(pieces[::2], pieces[1::2], strict=True):
        name = label.strip()
        card.fields.setdefault(name, []).append(
            replace(line, text=words.strip(), marker="", kind="paragraph", bold=False)
        )
        card.last = name


def _take(card: _Card, line: Line) -> bool:
    """Puts a further line where it belongs: under its own label, or on under the last one's progress."""
    pieces = _LABEL.split(line.text)
    if len(pieces) > 2 and not pieces[0].strip() and role_of(pieces[1]):
        _fields(card, line, pieces[1:])
        return True
    if card.last and role_of(card.last) == "progress" and not line.marker[:1].isdigit():
        card.fields[card.last].append(line)
        return True
    return False


def _closed(card: _Card | None) -> list[Line | Table]:
    """The card as a table; as plain lines, where too few labels came for it to be an action's."""
    if card is None:
        return []
    first = card.what[0]
    if not any(role_of(name) in _FIELDS for name in card.fields):
        return [card.line]
    heads = ["Ref", "Action", *card.fields]
    body = [[Line(text=card.ref, source=first.source)] if card.ref else [], card.what, *card.fields.values()]
    header = [Cell(lines=[Line(text=head, source=first.source)], source=first.source) for head in heads]
    cells = [Cell(lines=lines, source=lines[0].source if lines else first.source) for lines in body]
    rows = [Row(cells=header, header=True, source=first.source), Row(cells=cells, source=first.source)]
    return [Table(rows=rows, source=first.source)]
