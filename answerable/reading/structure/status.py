"""The state of an action as printed: a word, a code with the document's own legend, or a colour alone."""

import re
from collections.abc import Iterable

from answerable.reading.blocks import Cell, Line, Pages, Table
from answerable.reading.formats.lines import tidy

Legend = dict[str, str]

_SYMBOLS = {"🟢": "green", "🔴": "red", "🟠": "amber", "🟡": "amber", "🔵": "blue", "⚪": "white", "⚫": "black"}
_SYMBOLS |= {"🟩": "green", "🟥": "red", "🟧": "amber", "🟨": "yellow", "🟦": "blue"}
_COLOURS = re.compile(r"\b(red|amber|green|blue|yellow|orange|grey|gray|purple)\b", re.IGNORECASE)
_CODE = re.compile(r"(?:[0-9]{1,2}|[A-Z]|✓|✔|✗|✘|x|√)$", re.IGNORECASE)
_MEANING = re.compile(
    r"(?:^|[:;,.|(]\s*|\s{2,}|\s(?=[0-9A-Z]\s*=))([0-9]|[A-Z]|✓|✔|✗|✘)\s*(?:=|–|—|-|:)\s*([A-Za-z][^;|=:()]*?)"
    r"(?=\s*(?:[;|)]|[,.]\s*(?:[0-9]|[A-Z])\s*(?:=|–|—|-|:)|\.?$)|\s+[0-9A-Z]\s*=)"
)
_CODED = re.compile(r"(?:^|[\s:;,.|(])[0-9A-Z✓✔✗✘]\s*[=–—:-]")  # what a key cannot be without
_LONGEST_KEY = 500  # letters
_LEGEND_HEAD = re.compile(
    r"\b(key|legend|meaning|scores?|ratings?|codes?|status|assessment|b?rag|scale|indicator|descriptor)\b",
    re.IGNORECASE,
)


def _meanings(text: str) -> list[tuple[str, str]]:
    """The codes that a text explains, with their meanings; a key is short, running prose is not looked at."""
    return _MEANING.findall(text) if len(text) < _LONGEST_KEY and _CODED.search(text) else []


def legend_of(pages: Pages) -> Legend:
    """What the document says its status codes mean: {"2": "On track"}."""
    found: Legend = {}
    previous = ""
    codes: Legend = {}
    for part in pages.content:
        if isinstance(part, Table):
            found |= _table_legend(part, previous)
            continue
        pairs = dict(_meanings(f"{part.marker} {part.text}".strip()))
        codes = {**codes, **pairs} if part.kind == "item" else pairs
        if len(codes) >= 2 or (pairs and _LEGEND_HEAD.search(part.text + previous)):
            found |= {code: tidy(meaning) for code, meaning in codes.items()}
        previous = part.text
    return found


def is_legend(text: str) -> bool:
    """Whether a line only says what codes mean: "Key: R = late; G = on track"."""
    return len(_meanings(text)) > 1


def _table_legend(table: Table, above: str) -> Legend:
    """Rows of a code beside its meaning, under words that say so; they may stand below a plan in the same sheet.
    `above` is the line before the table."""
    found: Legend = {}
    heads = [above, table.caption]
    for row in table.rows:
        texts = [cell.text for cell in {id(cell): cell for cell in row.cells}.values() if cell.text]
        listed = [pair for text in texts for pair in _meanings(text)]
        if len(texts) > 2 and len(listed) >= len(texts) - 1:
            return {code: tidy(meaning) for code, meaning in listed}
        if len(texts) == 2 and _CODE.match(texts[0]) and len(texts[1]) < 120 and texts[1][0].isalpha():
            found[texts[0]] = texts[1]
        elif len(texts) == 1 and len(pairs := dict(_meanings(texts[0]))) >= 2:
            found |= {code: tidy(meaning) for code, meaning in pairs.items()}
            heads.append(texts[0])
        elif not found:
            heads = [table.caption, *texts]
    return found if len(found) >= 2 and _LEGEND_HEAD.search(" ".join(heads)) else {}


def status_of(cell: Cell, legend: Legend) -> str | None:
    """The status that a cell tells; None where it tells none. A word printed goes before the colour behind it."""
    words = tidy(" ".join(printed(line) for line in cell.lines))
    words = words[:-1] if re.fullmatch(r"[\w ]{1,30}\.", words) else words
    if words and words[0] in _SYMBOLS:
        rest = words[1:].strip("\ufe0f ")
        return rest or _SYMBOLS[words[0]]
    if words and not re.fullmatch(r"[-–—\s]+|not stated|none stated", words, re.IGNORECASE):
        meaning = legend.get(words) or legend.get(words.upper()) or legend.get(words.removesuffix(".0"))
        return (
            f"{words} – {meaning}"
            if meaning and _CODE.match(words) and meaning.casefold() != words.casefold()
            else words
        )
    if cell.picture and (named := _COLOURS.search(cell.picture)):
        return named[1].casefold()
    return cell.shade or (cell.picture or None)


def printed(line: Line) -> str:
    """A line with its marker, as it stands on the page; a bullet is not printed words."""
    return f"{line.marker} {line.text}".strip() if line.marker and line.marker not in "•-–—*o" else line.text


def shaded_column(rows: Iterable[list[Cell]]) -> int | None:
    """The column whose fill tells a status where none is headed so: two or more of red, amber, green and blue in it."""
    seen: dict[int, set[str]] = {}
    for cells in rows:
        if len({cell.shade for cell in cells}) == 1 and len(cells) > 1:
            continue  # a row shaded from end to end is a level or a header
        for at, cell in enumerate(cells):
            if cell.shade in ("red", "amber", "green", "blue", "yellow"):
                seen.setdefault(at, set()).add(cell.shade)
    best = max(seen, key=lambda at: len(seen[at]), default=None)
    return best if best is not None and len(seen[best]) >= 2 else None
