"""A paper as a PDF tagged to PDF/UA-1, and a chart as a picture. typst refuses what is not accessible."""

import json
import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import font_source_sans_pro
import typst

from answerable.papers.render.faults import NotPrintable
from answerable.papers.tree import HIGH_ROW, CellNode, Paper, Paragraph, Span, Table, anchors, row_length

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


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])


def pdf(paper: Paper) -> bytes:
    """The PDF of `paper` (sections and appendices; slides and summary are papers of their own).

    A character that no font here has (an emoji, a script of East Asia) is printed as its Unicode name in
    square brackets, because PDF/UA allows no empty boxes. Raises NotPrintable.
    """
    data = _data(replace(paper, slides=(), summary=None), set(anchors(paper)))
    inputs = {"paper": _showable(json.dumps(data, ensure_ascii=False))}
    try:
        compiler = typst.Compiler(_TEMPLATE, font_paths=_fonts(), sys_inputs=inputs)
        return cast(bytes, compiler.compile(format="pdf", pdf_standards="ua-1"))
    except typst.TypstError as error:
        raise NotPrintable(f"The PDF of “{paper.title}” could not be made: {error.message}") from error


def _data(part: Any, known: set[str]) -> Any:
    """The tree as the template reads it: the tree's own fields, but a span of plain words is a string, so is a cell's
    part that has no other, and each row says whether it is too high to be kept on one page. A link to an anchor that
    is not `known` is words. All of it is found out here once, not by typst for each of thousands of cells."""
    match part:
        case str() | int() | float() | None:
            return part
        case tuple():
            return [_data(each, known) for each in part]
        case date():
            return part.isoformat()
        case Span():
            linked = part.to in known
            if part.bold or linked or part.url:
                return {"text": part.text, "bold": part.bold, "to": part.to if linked else "", "url": part.url}
            return part.text
        case Table():
            rows = [
                {
                    "anchor": row.anchor,
                    "high": row_length(part, row) > HIGH_ROW,
                    "cells": [[_in_cell(node, known) for node in cell] for cell in row.cells],
                }
                for row in part.rows
            ]
            return {"kind": part.kind, "caption": part.caption, "columns": _data(part.columns, known), "rows": rows}
    return {name: _data(each, known) for name, each in vars(part).items()}


def _in_cell(node: CellNode, known: set[str]) -> Any:
    if isinstance(node, Paragraph) and not node.anchor and len(node.spans) == 1:
        words = _data(node.spans[0], known)
        if isinstance(words, str):
            return words
    return _data(node, known)


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
