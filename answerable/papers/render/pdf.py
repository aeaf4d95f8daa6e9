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
# Latin letters and the marks of English print: the typeface has them all.
_USUAL = {*map(chr, range(0x180)), *"–—‘’“”•…€™−≤≥→"}
_PROBE = (
    b'#set document(title: "Characters")\n#set text(font: "Source Sans Pro")\n'
    b"#for each in json(bytes(sys.inputs.characters)) [#each #strong(each) ]"
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
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
    data = _showable(to_json(replace(paper, slides=(), summary=None)).decode())
    inputs = {"paper": data, "anchors": json.dumps(dict.fromkeys(sorted(anchors(paper)), True))}
    try:
        compiler = typst.Compiler(_TEMPLATE, font_paths=_fonts(), sys_inputs=inputs)
        return cast(bytes, compiler.compile(format="pdf", pdf_standards="ua-1"))
    except typst.TypstError as error:
        raise NotPrintable(f"The PDF of “{paper.title}” could not be made: {error.message}") from error


def _showable(data: str) -> str:
    """`data` with the names of the characters that no font has, found by printing each unusual one alone."""
    unusual = set(data) - _USUAL
    if not unusual:
        return data
    try:
        inputs = {"characters": json.dumps(sorted(unusual))}
        typst.Compiler(_PROBE, font_paths=_fonts(), sys_inputs=inputs).compile(format="pdf", pdf_standards="ua-1")
        return data
    except typst.TypstError as error:
        told = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), "".join(_NOT_IN_FONTS.findall(error.diagnostic)))
        return data.translate({ord(each): _name(each) for each in unusual & set(told)})


def _name(character: str) -> str:
    # Joiners, marks and variation selectors have no sight of their own.
    if unicodedata.category(character) in ("Cf", "Mn", "Mc", "Me"):
        return ""
    return f"[{unicodedata.name(character, f'character U+{ord(character):04X}').lower()}]"


def picture(svg: str) -> bytes:
    """`svg` as a PNG, 160 mm wide at 200 dots an inch."""
    compiler = typst.Compiler(_PICTURE, font_paths=_fonts(), sys_inputs={"svg": svg})
    return cast(bytes, compiler.compile(format="png", ppi=200))
