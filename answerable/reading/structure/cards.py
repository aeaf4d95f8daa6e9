"""Plans that are not printed as one table: a small table for each action, or paragraphs with labels.

Both are turned into the table that they could have been, a header row of their labels over a row of their words, so
that one reader reads them all.
"""

import re
from dataclasses import dataclass, field, replace

from answerable.reading.blocks import Cell, Line, Pages, Row, Table
from answerable.reading.proposal import Source
from answerable.reading.structure.columns import FIELDS, Role, labelled, role_of
from answerable.reading.structure.damage import is_ended
from answerable.reading.structure.labels import label_in, leading_ref
from answerable.reading.structure.status import is_legend, printed

_LABEL = re.compile(
    r"(?:^|(?<=[.;|)])\s*|\s+[–|]\s+|\s+(?=(?-i:[A-Z])))"
    r"((?:lead|responsib|owner|by when|date|deadline|time ?scale|due|target date|completion|progress|update|status|rag"
    r"|support|how (?:we will|will we) (?:know|measure|tell)"
    r"|partners|contribut|who|when|outcome|success|measure|action|activity)[\w /()]{0,30}?)\s*:\s+",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:action|recommendation|task|step|milestone)\s+(?:no\.?\s*)?[\dA-Z][\w.]{0,6}\s*:?$", re.IGNORECASE
)
_TELLING = {"due", "progress", "status"}  # a heading over a lead alone may be an objective's
_MOST_WORDING = 3  # lines of wording between a heading and the first label under it


def with_cards(pages: Pages) -> Pages:
    """The same pages, with each action's card or labelled paragraphs as a table of one row."""
    content: list[Line | Table] = []
    lines: list[Line] = []
    for part in pages.content:
        if isinstance(part, Line):
            lines.append(part)
        else:
            content += _labelled(lines)
            content += _upright(part, content)
            lines = []
    return replace(pages, content=[*content, *_labelled(lines)])


def _upright(table: Table, above: list[Line | Table]) -> list[Line | Table]:
    """A card: labels down the first column, words beside them; turned on its side. Where no label says what is to be
    done, the heading above does, and is taken from there. Other tables stay as they are."""
    cells = [list({id(cell): cell for cell in row.cells}.values()) for row in table.rows]
    pairs = [(row[at], row[at + 1]) for row in cells for at in range(0, len(row) - 1, 2)]
    if not pairs or any(len(row) not in (1, 2, 4) for row in cells) or len({id(words) for _, words in pairs}) < 2:
        return [table]
    if sum(role_of(words.text) is not None for _, words in pairs) * 2 > len(pairs):
        return [table]  # words that are headings themselves: a plan's header row
    roles = [role_of(label.text.rstrip(":")) for label, _ in pairs]
    if sum(role is not None for role in roles) * 3 < 2 * len(pairs) or len({*roles} & FIELDS) < 2:
        return [table]
    head = [
        replace(label, span=1, lines=[replace(line, text=line.text.rstrip(":")) for line in label.lines])
        for label, _ in pairs
    ]
    body = [replace(words, span=1) for _, words in pairs]
    if not {*roles} & {"what", "level"}:
        if card := _above(above):
            first = [[Line(text=card.ref)] if card.ref else [], card.what]
            head = [*(_cell([Line(text=word)], table.source) for word in ("Ref", "Action")), *head]
            body = [*(_cell(lines, card.line.source) for lines in first), *body]
        elif above and isinstance(above[-1], Table) and _is_sideways(above[-1]):
            return [_longer(above.pop(), head, body)]
    elif "ref" not in roles and (numbered := next((cell for cell in head if _BARE.match(cell.text)), None)):
        # "Action 1.1" is the label of the wording and its ref at once.
        head = [_cell([Line(text="Ref")], table.source), *(_named(cell, "Action", numbered) for cell in head)]
        body = [replace(numbered, shade=None), *body]
    titles = [Row(cells=row, source=row[0].source) for row in cells if len(row) == 1]
    sideways = [Row(cells=head, header=True, source=table.source), Row(cells=body, source=table.source)]
    return [replace(table, rows=[*titles, *sideways])]


def _named(cell: Cell, name: str, numbered: Cell) -> Cell:
    return replace(cell, lines=[replace(cell.lines[0], text=name)]) if cell is numbered else cell


def _is_sideways(table: Table) -> bool:
    return len(table.rows) > 1 and table.rows[-2].header and not table.rows[-1].header


def _longer(card: Line | Table, head: list[Cell], body: list[Cell]) -> Table:
    """A card with the rest of it, which a page end cut off."""
    assert isinstance(card, Table)  # noqa: S101
    header, words = card.rows[-2:]
    rows = [replace(header, cells=[*header.cells, *head]), replace(words, cells=[*words.cells, *body])]
    return replace(card, rows=[*card.rows[:-2], *rows])


def _cell(lines: list[Line], source: Source) -> Cell:
    return Cell(lines=[replace(line, source=source) for line in lines], source=source)


@dataclass(kw_only=True)
class _Card:
    """One action told in labelled paragraphs: its first line, then the lines under each label. `lines` are all that it
    was made of, to be put back where it turns out to be none."""

    line: Line
    ref: str
    what: list[Line]
    lines: list[Line]
    headed: bool = False  # its wording stands in a heading, or under one
    fields: dict[str, list[Line]] = field(default_factory=dict)
    last: str = ""


def _labelled(lines: list[Line]) -> list[Line | Table]:
    found: list[Line | Table] = []
    card: _Card | None = None
    for line in lines:
        begun = _begun(line)
        head = found[-1] if found else None
        if begun and not begun.ref and isinstance(head, Line) and _BARE.match(printed(head)):
            del found[-1]
            begun = replace(begun, ref=printed(head).rstrip(" :"), lines=[head, *begun.lines])
        if begun or line.kind == "heading" or label_in(printed(line), strict=True):
            found += _closed(card)
            card = begun
            if begun is None:
                found.append(line)
            continue
        if card is None and (role := _label_of(line)) in FIELDS:
            card = _above(found, role)
        if card is None:
            found.append(line)
        elif _take(card, line):
            card.lines.append(line)
        else:
            found += [*_closed(card), line]
            card = None
    return [*found, *_closed(card)]


def _label_of(line: Line) -> Role | None:
    """The role of the label that `line` begins with."""
    pieces = _pieces(line.text)
    return role_of(pieces[1]) if len(pieces) > 2 and not pieces[0].strip() else None


def _pieces(text: str) -> list[str]:
    """`text` parted at its labels: what stands before the first, then each label and its words."""
    if is_legend(text):
        return [text]
    if first := labelled(text):
        label, words = first
        rest = _LABEL.split(words)
        return ["", label, *rest] if rest[0] or len(rest) == 1 else ["", label, "", *rest[1:]]
    return _LABEL.split(text)


def _above(content: list[Line | Table], role: Role | None = None) -> _Card | None:
    """The card that the heading last in `content` begins ("Action 3", "1.1 Issue a protocol"), with the wording that
    stands under a bare ref; both are taken out of `content`. `role` is what the label below it says."""
    for back, head in enumerate(reversed(content[-_MOST_WORDING - 1 :])):
        if isinstance(head, Table):
            return None
        words = printed(head)
        bare = bool(_BARE.match(words))
        # "1b Train front-line staff", but not "11.1 There are none.", with whose comment that is under it.
        numbered = not back and leading_ref(words)[0] and not (role == "progress" and is_ended(words))
        if head.kind != "heading" and not bare and not numbered:
            continue
        under: list[Line] = [part for part in content[len(content) - back :] if isinstance(part, Line)]
        ref, title = (words.rstrip(" :"), "") if bare else leading_ref(words)
        if head.marker and not ref:
            ref, title = head.marker, head.text
        if bare == (not under) or (label_in(words) and not bare) or (under and not bare):
            return None
        what = under if bare else [replace(head, text=title, marker="", kind="paragraph", bold=False)]
        del content[len(content) - back - 1 :]
        upper = content[-1] if content else None
        if not ref and isinstance(upper, Line) and _BARE.match(printed(upper)):
            ref = printed(upper).rstrip(" :")  # "Action 1" on a line above the heading
            under = [upper, *under]
            del content[-1]
        return _Card(line=head, ref=ref, what=what, lines=[head, *under], headed=True)
    return None


def _begun(line: Line) -> _Card | None:
    """The card that `line` begins: a ref, or "Action:", before what is to be done."""
    pieces = _pieces(printed(line))
    own, wording = leading_ref(pieces[0].strip())
    named = len(pieces) > 2 and not pieces[0].strip() and role_of(pieces[1]) == "what"
    if named:
        own, wording = leading_ref(pieces[2].strip())
        own = own or (pieces[1] if _BARE.match(pieces[1]) else "")
        pieces = ["", "", *pieces[2:]][2:]
    elif not re.match(r"action\b", own, re.IGNORECASE) and not (own and (line.bold or len(pieces) > 1)):
        return None
    if not wording.strip():
        return None
    what = [replace(line, text=wording.strip(), marker="", kind="paragraph", bold=False)]
    card = _Card(line=line, ref=own, what=what, lines=[line])
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
    if _label_of(line):
        _fields(card, line, _pieces(line.text)[1:])
        return True
    if card.last and role_of(card.last) == "progress" and not line.marker[:1].isdecimal():
        card.fields[card.last].append(line)
        return True
    return False


def _closed(card: _Card | None) -> list[Line | Table]:
    """The card as a table; as plain lines, where too few labels came for it to be an action's."""
    if card is None:
        return []
    first = card.what[0]
    roles = {role_of(name) for name in card.fields}
    if not roles & FIELDS or (card.headed and not roles & _TELLING):
        return [*card.lines]
    heads = ["Ref", "Action", *card.fields]
    body = [[Line(text=card.ref, source=first.source)] if card.ref else [], card.what, *card.fields.values()]
    header = [Cell(lines=[Line(text=head, source=first.source)], source=first.source) for head in heads]
    cells = [Cell(lines=lines, source=lines[0].source if lines else first.source) for lines in body]
    rows = [Row(cells=header, header=True, source=first.source), Row(cells=cells, source=first.source)]
    return [Table(rows=rows, source=first.source)]
