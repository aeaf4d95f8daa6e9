"""What every chart is drawn with: a few SVG elements, the palette, and how wide a text will be.

Presentation attributes only, since the content security policy allows no inline style. Every chart is 480 units wide
with text of 17, which is 11 px on a screen of 320 px and 16 pt across a page. Colours: Government Analysis Function,
Data visualisation: colours in charts (the categorical palette); none carries a meaning that a shape or a word does
not carry too.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

WIDTH = 480
SIZE = 17
LINE = 22  # from one line of text to the next
BLUE, TEAL, PURPLE, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
INK, GREY, PALE, WHITE = "#0b0c0c", "#505a5f", "#d9dcde", "#ffffff"

# Widths of Arial in thousandths of the size, by group of letters; Source Sans is narrower.
_WIDTHS = (
    ("'ijl|", 222),
    ("!,./:;I ft[]\\", 278),
    ("()-r`", 333),
    ('"*', 389),
    ("Jckstvxyz", 500),
    ("FTZ?$£L", 611),
    ("ABEKPSVXY&+<>=~−", 667),
    ("CDHNRUw", 722),
    ("GOQ", 778),
    ("Mm%", 889),
    ("W@…—", 1020),
)
_WIDTH_OF = {letter: width for letters, width in _WIDTHS for letter in letters}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Box(NamedTuple):
    """A rectangle in chart units, from its left top corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any space."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A drawn chart: one whole svg element, what it shows in words (`description`, also its alternative text), and
    the table of its data that stands beside it. `narrow`: the same for a phone, "" where `svg` serves there too."""

    title: str
    description: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    narrow: str = ""


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide `text` is at most, in the same unit as `size`, in Arial or anything narrower."""
    units = sum(_WIDTH_OF.get(letter, 560 if letter.isascii() or letter.islower() else 1000) for letter in text)
    return units / 1000 * size * (1.08 if bold else 1)


def wrap(text: str, width: float, *, lines: int = 9) -> list[str]:
    """`text` in lines no wider than `width`, at most so many; what does not fit ends in an ellipsis."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or text_width(longer) <= width:
            found[-1] = longer
        else:
            found.append(word)
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] += " …"
    return [shorten(line, width) for line in kept]


def shorten(text: str, width: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `width`."""
    if text_width(text) <= width:
        return text
    cut = text.rstrip("… ")
    while cut and text_width(f"{cut}…") > width:
        cut = cut[:-1].rstrip()
    return f"{cut}…"


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """One SVG element; an underscore in an attribute's name is a hyphen, a trailing one is dropped."""
    pairs = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def words(text: str, x: float, y: float, *, anchor: str = "start", bold: bool = False, fill: str = INK) -> str:
    """A line of text with its baseline at `y`; `anchor` is start, middle or end."""
    extra: dict[str, str | float] = {"font_weight": "bold"} if bold else {}
    return element("text", _text(text), x=x, y=y, text_anchor=anchor, fill=fill, **extra)


def halo(text: str, x: float, y: float) -> str:
    """A centred line of text that stays legible over lines, by a white outline behind its letters."""
    return element(
        "text", _text(text), x=x, y=y, text_anchor="middle", fill=INK, stroke=WHITE, stroke_width=5,
        stroke_linejoin="round", paint_order="stroke",
    )  # fmt: skip


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, *, wide: float = 1, dashes: str = "") -> str:
    """A straight line; `dashes` as in stroke-dasharray."""
    extra: dict[str, str | float] = {"stroke_dasharray": dashes} if dashes else {}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=wide, **extra)


def words_box(text: str, x: float, y: float, *, anchor: str = "start") -> Box:
    """The space that `words` takes with these arguments."""
    wide = text_width(text)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, y - 0.8 * SIZE, left + wide, y + 0.25 * SIZE)


def whole(title: str, description: str, height: float, parts: Iterable[str], *, width: float = WIDTH) -> str:
    """The svg element round `parts`: named, described, on white, sized by its viewBox alone."""
    body = "".join(parts)
    # The names must be unique in a page that holds many charts, and the same each time a chart is drawn.
    key = hashlib.sha256(f"{title}{description}{body}".encode()).hexdigest()[:12]
    named = element("title", _text(title), id=f"chart-{key}-title")
    described = element("desc", _text(description), id=f"chart-{key}-desc")
    return element(
        "svg",
        named + described + element("rect", width=width, height=height, fill=WHITE) + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="img",
        aria_labelledby=f"chart-{key}-title chart-{key}-desc",
        font_family="'Source Sans Pro', Arial, sans-serif",
        font_size=SIZE,
    )


def flow(items: Sequence[tuple[str, str]], top: float) -> tuple[list[str], float]:
    """A legend: symbols (drawn in a box of 30 by 16 about their own nought) and their words, in as many lines as they
    need. Returns the parts and where the next thing may start."""
    parts: list[str] = []
    x, y = 0.0, top
    for symbol, text in items:
        lines = wrap(text, WIDTH - 40)
        wide = 40 + max(text_width(each) for each in lines)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + LINE
        parts.append(element("g", symbol, transform=f"translate({_value(x + 17)} {_value(y + LINE / 2)})"))
        for at, each in enumerate(lines):
            parts.append(words(each, x + 40, y + LINE / 2 + 0.35 * SIZE + at * LINE))
        x += wide + 16
        if len(lines) > 1:
            x, y = 0.0, y + len(lines) * LINE
    return parts, y + (LINE if x else 0)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text), quote=False)


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{round(value, 2):g}" if abs(value) < 1e5 else f"{value:.0f}"
