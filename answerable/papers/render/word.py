"""A paper as a Word file: real headings, numbers as printed, repeated header rows, links, alternative text.

The body is written as WordprocessingML in one piece, because python-docx finds each table cell anew; python-docx
holds the package, the pictures and the properties. The looks are in `word_parts/styles.xml`.
"""

import io
from collections.abc import Callable, Iterator
from datetime import datetime, time
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Emu
from lxml import etree

from answerable.papers.render.widths import column_widths
from answerable.papers.render.zipped import timeless
from answerable.papers.tree import (
    HIGH_ROW,
    Cell,
    CellNode,
    Figure,
    Heading,
    Item,
    List,
    Node,
    Note,
    NumberedParagraph,
    Paper,
    Paragraph,
    Spans,
    Table,
    anchors,
    row_length,
)

_PARTS = Path(__file__).with_name("word_parts")
_KEPT = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME, RT.FONT_TABLE}
# Twentieths of a point: A4, its margins, and what is left for the text.
_SHORT, _LONG, _SIDE, _TOP = 11906, 16838, 1247, 1304
_TABLE_LETTERS, _CELL_SIDE = 200, 100  # as in the styles
_PICTURE_WIDTH, _PICTURE_HEIGHT = Cm(13), Cm(20)
_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
_JUSTIFY = {"left": "", "right": '<w:jc w:val="right"/>', "centre": '<w:jc w:val="center"/>'}


def word(paper: Paper, picture: Callable[[str], bytes]) -> bytes:
    """The Word file of `paper` (sections and appendices); `picture` turns a chart's SVG into a PNG."""
    document = docx.Document()
    _clear(document, paper)
    body = _Body(document, paper, picture)
    xml = f"<w:body {nsdecls('w', 'r')}>{body.whole()}</w:body>"
    old = document.element.body
    old.getparent().replace(old, parse_xml(xml))
    _properties(document, paper)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _clear(document: Document, paper: Paper) -> None:
    """Puts our styles, numbering and settings in place of the library's, and drops what a paper has no use for."""
    part = document.part
    for rels, kept in ((part.rels, _KEPT), (part.package.rels, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]
    for name, element in (
        ("styles", document.styles.element),
        ("numbering", part.numbering_part.element),
        ("settings", document.settings.element),
    ):
        ours = parse_xml((_PARTS / f"{name}.xml").read_bytes())
        element[:] = list(ours)
    for lang in document.styles.element.iter(f"{{{document.element.nsmap['w']}}}lang"):
        lang.set(f"{{{document.element.nsmap['w']}}}val", paper.language)


def _properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.title, paper.author, paper.language
    properties.last_modified_by, properties.comments, properties.revision = paper.author, "", 1
    properties.created = properties.modified = datetime.combine(paper.dated, time())


def _run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(style: str, content: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def _field(code: str) -> str:
    """A field that Word counts itself; "1" stands in until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


class _Body:
    """Writes the parts of one document, and knows its anchors and relationships."""

    def __init__(self, document: Document, paper: Paper, picture: Callable[[str], bytes]) -> None:
        self.part, self.paper, self.picture = document.part, paper, picture
        self.anchors = set(anchors(paper))
        self.bookmarks = count(1)
        self.width = _SHORT - 2 * _SIDE

    def whole(self) -> str:
        paper, blocks = self.paper, []
        if paper.header or paper.sections:
            blocks.append(_paragraph("Title", _run(paper.title)))
        if paper.header:
            blocks.append(self.header_block())
        for section in paper.sections:
            title = f"{section.number}. {section.title}" if section.number else section.title
            blocks.append(_paragraph("Heading1", self.mark(section.anchor) + _run(title)))
            blocks.extend(self.nodes(section.nodes))
        apart = ['<w:spacing w:before="400"/>', *[""] * len(paper.imprint)]
        imprint = [_paragraph("Imprint", _run(line), extra) for line, extra in zip(paper.imprint, apart, strict=False)]
        running = self.running()
        sides = [False] * bool(paper.sections) + [appendix.landscape for appendix in paper.appendices]
        if paper.sections:
            blocks.extend(imprint)
            blocks.append(self.page(running, landscape=False, last=len(sides) == 1))
        for number, appendix in enumerate(paper.appendices, 1):
            title = f"{appendix.label}: {appendix.title}"
            self.width = (_LONG if appendix.landscape else _SHORT) - 2 * _SIDE
            blocks.append(_paragraph("Heading1", self.mark(appendix.anchor) + _run(title)))
            blocks.extend(self.nodes(appendix.nodes))
            blocks.extend([] if paper.sections else imprint)
            blocks.append(self.page(running, appendix.landscape, last=number == len(paper.appendices)))
        return "".join(blocks)

    def running(self) -> str:
        """The references to the header (the status) and footer (title and page) that all pages share."""
        header, header_id = self.part.add_header_part()
        footer, footer_id = self.part.add_footer_part()
        footer_words = _run(f"{self.paper.title}  |  Page ") + _field("PAGE") + _run(" of ") + _field("NUMPAGES")
        for part, style, content in (
            (header, "Header", _run(self.paper.status)),
            (footer, "Footer", footer_words),
        ):
            part.element[:] = [parse_xml(_paragraph(style, content).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))]
        return (
            f'<w:headerReference w:type="default" r:id="{header_id}"/>'
            f'<w:footerReference w:type="default" r:id="{footer_id}"/>'
        )

    def page(self, running: str, landscape: bool, last: bool) -> str:
        """The end of a section of pages; every section but the last ends in a paragraph that carries it."""
        wide, high = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        turned = ' w:orient="landscape"' if landscape else ""
        section = (
            f'<w:sectPr>{running}<w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
            f'<w:pgMar w:top="{_TOP}" w:right="{_SIDE}" w:bottom="{_TOP}" w:left="{_SIDE}"'
            ' w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
        )
        if last:
            return section
        return f'<w:p><w:pPr><w:spacing w:before="0" w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'

    def header_block(self) -> str:
        widths, rows = [2600, self.width - 2600], ""
        for row in self.paper.header:
            label = _cell(widths[0], _paragraph("TableText", _run(row.label, _BOLD)))
            value = _cell(widths[1], _paragraph("TableText", _run(row.value)))
            rows += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{label}{value}</w:tr>"
        return _table(widths, rows, "Details of this report", 0x0680)

    def nodes(self, nodes: tuple[Node, ...]) -> Iterator[str]:
        under = False  # a list after a numbered paragraph stands under its words
        for node in nodes:
            yield self.list(node, under) if isinstance(node, List) else self.node(node)
            under = isinstance(node, NumberedParagraph)

    def list(self, node: List, under: bool) -> str:
        left = "" if under else '<w:ind w:left="567" w:hanging="397"/>'
        return "".join(self.item(item, "ListBullet", "ListNumber", left) for item in node.items)

    def node(self, node: Heading | NumberedParagraph | Paragraph | Table | Figure | Note) -> str:
        match node:
            case Heading():
                return _paragraph(f"Heading{node.level}", self.mark(node.anchor) + _run(node.text))
            case NumberedParagraph():
                number = _run(node.number) + "<w:r><w:tab/></w:r>"
                return _paragraph("NumberedParagraph", self.mark(node.anchor) + number + self.spans(node.spans))
            case Table():
                return self.table(node)
            case Figure():
                return self.figure(node) + self.table(node.data, together=len(node.data.rows) <= 12)
            case Note():
                return _paragraph("Note", self.spans(node.spans))
            case _:
                return _paragraph("Normal", self.mark(node.anchor) + self.spans(node.spans))

    def item(self, item: Item, bullet: str, number: str, extra: str = "") -> str:
        if not item.marker:
            return _paragraph(bullet, self.spans(item.spans), extra)
        return _paragraph(number, _run(item.marker) + "<w:r><w:tab/></w:r>" + self.spans(item.spans), extra)

    def figure(self, figure: Figure) -> str:
        inline = self.part.new_pic_inline(io.BytesIO(self.picture(figure.svg)), width=_PICTURE_WIDTH)
        if inline.extent.cy > _PICTURE_HEIGHT:
            inline.extent.cx = Emu(inline.extent.cx * _PICTURE_HEIGHT // inline.extent.cy)
            inline.extent.cy = _PICTURE_HEIGHT
        inline.docPr.set("descr", figure.alt)
        inline.docPr.set("title", figure.title)
        drawing = f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"
        return _paragraph("Caption", _run(figure.title)) + _paragraph("Picture", drawing)

    def table(self, table: Table, together: bool = False) -> str:
        widths = [int(width) for width in column_widths(table, self.width, _TABLE_LETTERS, 2 * _CELL_SIDE)]
        header = "".join(
            _cell(width, _paragraph("TableText", _run(column.title, _BOLD), _KEEP + _JUSTIFY[column.align]))
            for width, column in zip(widths, table.columns, strict=True)
        )
        rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"]
        for row in table.rows:
            keep = _KEEP if together and row is not table.rows[-1] else ""
            whole = "" if row_length(table, row) > HIGH_ROW else "<w:trPr><w:cantSplit/></w:trPr>"
            mark, cells = self.mark(row.anchor), []
            for width, column, cell in zip(widths, table.columns, row.cells, strict=True):
                cells.append(_cell(width, self.cell(cell, mark, keep + _JUSTIFY[column.align])))
                mark = ""
            rows.append(f"<w:tr>{whole}{''.join(cells)}</w:tr>")
        caption = _paragraph("Caption", _run(table.caption))
        return caption + _table(widths, "".join(rows), table.caption, 0x0620)

    def cell(self, cell: Cell, mark: str, extra: str) -> str:
        if not cell:
            return _paragraph("TableText", mark, extra)
        first, *rest = cell
        return self.in_cell(first, mark, extra) + "".join(self.in_cell(node, "", extra) for node in rest)

    def in_cell(self, node: CellNode, mark: str, extra: str) -> str:
        match node:
            case Heading():
                words = mark + self.mark(node.anchor) + _run(node.text, _BOLD)
                return _paragraph("TableText", words, _KEEP + extra.removeprefix(_KEEP))
            case List():
                first, *rest = (self.item(item, "TableBullet", "TableNumber", extra) for item in node.items)
                return first.replace("</w:pPr>", f"</w:pPr>{mark}", 1) + "".join(rest)
            case Note():
                return _paragraph("TableText", mark + self.spans(node.spans), extra)
            case _:
                return _paragraph("TableText", mark + self.mark(node.anchor) + self.spans(node.spans), extra)

    def mark(self, anchor: str) -> str:
        if not anchor:
            return ""
        number = next(self.bookmarks)
        name = anchor.replace("-", "_")  # Word's bookmarks know no hyphen
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'

    def spans(self, spans: Spans) -> str:
        out = []
        for span in spans:
            bold = _BOLD if span.bold else ""
            link = f'<w:rStyle w:val="Hyperlink"/>{bold}'
            if span.to in self.anchors:
                name = span.to.replace("-", "_")
                out.append(f'<w:hyperlink w:anchor="{name}" w:history="1">{_run(span.text, link)}</w:hyperlink>')
            elif span.url:
                key = self.part.relate_to(span.url, RT.HYPERLINK, is_external=True)
                out.append(f'<w:hyperlink r:id="{key}" w:history="1">{_run(span.text, link)}</w:hyperlink>')
            else:
                out.append(_run(span.text, bold))
        return "".join(out)


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _table(widths: list[int], rows: str, caption: str, look: int) -> str:
    """Widths in twentieths of a point; `look` as in ST_TblLook: 0x20 a header row, 0x80 a header column."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look:04X}" w:firstRow="{look >> 5 & 1}" w:firstColumn="{look >> 7 & 1}"'
        ' w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
