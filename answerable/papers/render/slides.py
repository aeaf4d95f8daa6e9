"""A paper's slides: titles in title placeholders, notes, alternative text, slide numbers; nothing below 18 points
but the footer."""

import io
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, time
from typing import Any

import pptx
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.text.text import TextFrame
from pptx.util import Pt

from answerable.papers.render import deck
from answerable.papers.render.deck import CAPTION, GUTTER, HEIGHT, INDENT, LEFT, OPENING_HEIGHT, TOP, WIDTH, Laid
from answerable.papers.render.zipped import timeless
from answerable.papers.tree import Figure, Item, Paper, Paragraph, Slide, Spans, Table

Picture = Callable[[str], bytes]  # SVG to PNG
_BLUE, _INK, _WHITE, _TINT = (RGBColor.from_string(each) for each in ("12436D", "0B0C0C", "FFFFFF", "EDF1F5"))
_PLUM = RGBColor.from_string("801650")
_SMALL = 16  # points, of the footer alone
_OPENING, _WORDS, _TITLE_ONLY = "Title Slide", "Title and Content", "Title Only"
_BAR = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="Bar"/>'
    '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{}" cy="{}"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="12436D"/></a:solidFill>'
    "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


def slides(paper: Paper, picture: Picture) -> bytes:
    """The slides of `paper` as a PowerPoint file; `picture` turns a chart's SVG into a PNG. Raises SlideTooFull."""
    show = pptx.Presentation()
    layouts = _prepared(show)
    for laid in deck.laid_out(paper.slides):
        _draw(show, layouts, laid, paper, picture)
    properties = show.core_properties
    properties.title, properties.author, properties.language = paper.title, paper.author, paper.language
    properties.last_modified_by, properties.revision = paper.author, 1
    properties.created = properties.modified = datetime.combine(paper.dated, time())
    out = io.BytesIO()
    show.save(out)
    return timeless(out.getvalue())


def _prepared(show: Presentation) -> dict[str, Any]:
    """Makes the library's blank presentation ours: 16:9, our places and colours, only the layouts in use."""
    show.slide_width, show.slide_height = Pt(960), Pt(540)
    for rels, dropped in (
        (show.part.rels, {RT.PRINTER_SETTINGS}),
        (show.part.package._rels, {RT.THUMBNAIL, RT.EXTENDED_PROPERTIES}),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype in dropped]:
            rels.pop(key)
    master: Any = show.slide_master
    layouts: dict[str, Any] = {layout.name: layout for layout in show.slide_layouts}
    for name in set(layouts) - {_OPENING, _WORDS, _TITLE_ONLY}:
        show.slide_layouts.remove(layouts[name])
    places = {
        0: (LEFT, 24, WIDTH, deck.TITLE_HEIGHT),
        1: (LEFT, TOP, WIDTH, HEIGHT),
        3: (LEFT, 504, 700, 26),
        4: (796, 504, 120, 26),
    }
    for place in master.placeholders:
        index = place.placeholder_format.idx
        if index in places:
            place.left, place.top, place.width, place.height = map(Pt, places[index])
    for place in layouts[_OPENING].placeholders:
        if place.placeholder_format.idx < 2:
            top, height = ((104, deck.OPENING_TITLE_HEIGHT), (310, OPENING_HEIGHT))[place.placeholder_format.idx]
            place.left, place.top, place.width, place.height = map(Pt, (LEFT, top, WIDTH, height))
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
    for style in master.element.iter(qn("p:titleStyle")):
        style[0].set("algn", "l")
    master.shapes._spTree.insert(2, etree.fromstring(_BAR.format(Pt(960), Pt(12))))
    return layouts


def _draw(show: Presentation, layouts: dict[str, Any], laid: Laid, paper: Paper, picture: Picture) -> None:
    slide = laid.slide
    words = list(deck.pieces(slide))
    kind = _OPENING if slide.opening else _WORDS if words else _TITLE_ONLY
    drawn: Any = show.slides.add_slide(layouts[kind])
    ink = _WHITE if slide.opening else _INK
    if slide.opening:
        drawn.background.fill.solid()
        drawn.background.fill.fore_color.rgb = _BLUE
    title = drawn.shapes.title
    _frame(title.text_frame, MSO_ANCHOR.BOTTOM if slide.opening else MSO_ANCHOR.MIDDLE)
    run = title.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = slide.title, Pt(laid.title_size), True
    run.font.color.rgb = _WHITE if slide.opening else _BLUE
    figure = next((node for node in slide.nodes if isinstance(node, Figure)), None)
    table = next((node for node in slide.nodes if isinstance(node, Table)), None)
    below = 0.0
    if words:
        place = drawn.placeholders[1]
        _words(place.text_frame, words, laid.size, ink)
        if figure:
            width = deck.column(slide)
            place.left, place.top, place.width, place.height = map(Pt, (LEFT + WIDTH - width, TOP, width, HEIGHT))
        elif table:
            below = deck.words_height(slide, laid.size)
            place.left, place.top, place.width, place.height = map(Pt, (LEFT, TOP, WIDTH, below))
            below += GUTTER
    if figure:
        _figure(drawn, slide, figure, picture)
    if table:
        _table(drawn, table, laid.size, TOP + below)
    _footer(drawn, paper.status, _WHITE if slide.opening else _PLUM, ink)
    for element in drawn.element.iter(qn("a:rPr")):
        element.set("lang", paper.language)
    drawn.notes_slide.notes_text_frame.text = "\n".join(slide.notes)


def _frame(frame: TextFrame, anchor: MSO_ANCHOR) -> None:
    frame.auto_size, frame.word_wrap, frame.vertical_anchor = MSO_AUTO_SIZE.NONE, True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)


def _words(frame: TextFrame, pieces: list[Paragraph | Item], size: int, ink: RGBColor) -> None:
    _frame(frame, MSO_ANCHOR.TOP)
    for index, piece in enumerate(pieces):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(0), Pt(size * deck.BETWEEN), 1.0
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "l")
        hanging = INDENT if isinstance(piece, Item) else 0
        properties.set("marL", str(Pt(hanging)))
        properties.set("indent", str(Pt(-hanging)))
        marker = piece.marker if isinstance(piece, Item) else ""
        if marker or not hanging:
            etree.SubElement(properties, qn("a:buNone"))
        if marker:
            _run(paragraph.add_run(), f"{marker}\t", size, ink)
        _spans(paragraph, piece.spans, size, ink)


def _spans(paragraph: Any, spans: Spans, size: int, ink: RGBColor) -> None:
    for span in spans:
        run = paragraph.add_run()
        _run(run, span.text, size, ink, span.bold)
        if span.url:
            run.hyperlink.address = span.url


def _run(run: Any, text: str, size: int, ink: RGBColor, bold: bool = False) -> None:
    run.text, run.font.size, run.font.bold = text, Pt(size), bold
    run.font.color.rgb = ink


def _figure(drawn: Any, slide: Slide, figure: Figure, picture: Picture) -> None:
    top = float(TOP)
    if not deck.beside(slide):
        caption = drawn.shapes.add_textbox(Pt(LEFT), Pt(TOP), Pt(WIDTH), Pt(CAPTION))
        _frame(caption.text_frame, MSO_ANCHOR.TOP)
        _run(caption.text_frame.paragraphs[0].add_run(), figure.title, deck.CAPTION_SIZE, _INK, bold=True)
        top += CAPTION
    size = map(Pt, deck.picture_size(slide))
    image = drawn.shapes.add_picture(io.BytesIO(picture(figure.svg)), Pt(LEFT), Pt(top), *size)
    image.name = figure.title
    image._element.nvPicPr.cNvPr.set("descr", figure.alt)


def _table(drawn: Any, table: Table, size: int, top: float) -> None:
    texts = [tuple(column.title for column in table.columns), *map(deck.row_texts, table.rows)]
    heights = [deck.row_height(table, row, size, bold=index == 0) for index, row in enumerate(texts)]
    frame = drawn.shapes.add_table(len(texts), len(table.columns), Pt(LEFT), Pt(top), Pt(WIDTH), Pt(sum(heights)))
    frame.name = table.caption
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.caption)
    grid = frame.table
    grid.first_row, grid.horz_banding = True, False
    for width, column in zip(deck.table_widths(table, size), grid.columns, strict=True):
        column.width = Pt(width)
    alignment = {"left": "l", "right": "r", "centre": "ctr"}
    for index, (row, height, texts_of_row) in enumerate(zip(grid.rows, heights, texts, strict=True)):
        row.height = Pt(height)
        for cell, text, column in zip(row.cells, texts_of_row, table.columns, strict=True):
            cell.fill.solid()
            cell.fill.fore_color.rgb = _BLUE if index == 0 else _WHITE if index % 2 else _TINT
            cell.margin_left = cell.margin_right = Pt(deck.CELL_PAD)
            cell.margin_top = cell.margin_bottom = Pt(deck.CELL_HEAD)
            paragraph = cell.text_frame.paragraphs[0]
            paragraph._p.get_or_add_pPr().set("algn", alignment[column.align])
            _run(paragraph.add_run(), text, size, _WHITE if index == 0 else _INK, bold=index == 0)


def _footer(drawn: Any, status: str, status_ink: RGBColor, number_ink: RGBColor) -> None:
    """The status and the slide's number, in the layout's own places (the library leaves these off a new slide)."""
    tree = drawn.shapes._spTree
    for place in drawn.slide_layout.placeholders:
        kind = place.element.find(".//" + qn("p:ph")).get("type")
        if kind not in ("ftr", "sldNum") or (kind == "ftr" and not status):
            continue
        tree.append(deepcopy(place.element))
        shape = drawn.shapes[-1]
        _frame(shape.text_frame, MSO_ANCHOR.MIDDLE)
        shape.element.nvSpPr.cNvPr.set("id", str(1 + max(each.shape_id for each in drawn.shapes)))
        paragraph = shape.text_frame.paragraphs[0]
        paragraph._p.get_or_add_pPr().set("algn", "l" if kind == "ftr" else "r")
        if kind == "ftr":
            _run(paragraph.add_run(), status, _SMALL, status_ink, bold=True)
            continue
        for properties in shape.element.iter(qn("a:rPr")):  # the field that counts the slides
            properties.set("sz", str(_SMALL * 100))
            fill = etree.SubElement(properties, qn("a:solidFill"))
            etree.SubElement(fill, qn("a:srgbClr")).set("val", str(number_ink))
