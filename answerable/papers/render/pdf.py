"""A paper as a PDF tagged to PDF/UA-1, and a chart as a picture. typst refuses what is not accessible."""

import json
import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

import font_source_sans_pro
import typst

from answerable.papers.tree import Paper, anchors, to_json

_TEMPLATE = Path(__file__).with_name("paper.typ").read_bytes()
_PICTURE = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    b'#set text(font: "Source Sans Pro")\n'
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 160mm)'
)
_NOT_IN_FONTS = re.compile(r'the text `"(.+?)"` could not be displayed')


class NotPrintable(ValueError):
    """The paper cannot become an accessible PDF; the message says why."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])


def pdf(paper: Paper) -> bytes:
    """The PDF of `paper` (sections and appendices; slides and summary are papers of their own).

    A character that no font here has (an emoji, a script of East Asia) is printed as its Unicode name in
    square brackets, because PDF/UA allows no empty boxes. Raises NotPrintable.
    """
    data = to_json(replace(paper, slides=(), summary=None)).decode()
    inputs = {"anchors": json.dumps(sorted(anchors(paper)))}
    while True:
        try:
            compiler = typst.Compiler(_TEMPLATE, font_paths=_fonts(), sys_inputs={"paper": data, **inputs})
            return cast(bytes, compiler.compile(format="pdf", pdf_standards="ua-1"))
        except typst.TypstError as error:
            missing = set("".join(_NOT_IN_FONTS.findall(error.diagnostic)))
            spelt = data.translate({ord(each): _name(each) for each in missing})
            if spelt == data:
                raise NotPrintable(f"The PDF of “{paper.title}” could not be made: {error.message}") from error
            data = spelt


def _name(character: str) -> str:
    # Joiners and variation selectors have no sight of their own.
    if unicodedata.category(character) in ("Cf", "Mn"):
        return ""
    return f"[{unicodedata.name(character, f'character U+{ord(character):04X}').lower()}]"


def picture(svg: str) -> bytes:
    """`svg` as a PNG, 160 mm wide at 200 dots an inch."""
    compiler = typst.Compiler(_PICTURE, font_paths=_fonts(), sys_inputs={"svg": svg})
    return cast(bytes, compiler.compile(format="png", ppi=200))
