"""How the example's Word documents look: one typeface, one blue, room to read."""

from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from answerable.example.make.xml import add_field, element

BLUE = "12436D"
TYPEFACE = "Arial"
# Style, based on, size in points, bold, blue, space before and after in points.
_STYLES = [
    ("Normal", None, 11, False, False, 0, 8),
    ("Title", "Normal", 20, True, True, 10, 10),
    ("Heading 1", "Normal", 14, True, True, 16, 6),
    ("Heading 2", "Normal", 12.5, True, True, 14, 6),
    ("Heading 3", "Normal", 10, True, True, 6, 3),
    ("Caption", "Normal", 10, True, False, 14, 4),
    ("Header Block", "Normal", 11, True, False, 0, 3),
    ("Numbered Paragraph", "Normal", 11, False, False, 0, 8),
    ("List Bullet", "Normal", 11, False, False, 0, 4),
    ("List Number", "Normal", 11, False, False, 0, 4),
    ("Table Text", "Normal", 10, False, False, 0, 3),
    ("Table Bullet", "List Bullet", 10, False, False, 0, 3),
    ("Table Number", "List Number", 10, False, False, 0, 3),
    ("Header", "Normal", 9, False, False, 0, 0),
    ("Footer", "Normal", 9, False, False, 0, 0),
]


def blank(about: dict[str, Any], title: str) -> Any:
    """An empty A4 document in the house's styles, with running header, footer and page numbers."""
    document = Document()
    _drop_thumbnail(document)
    for row in _STYLES:
        _style(document, *row)
    _language_and_age(document)
    _properties(document, title, about["dated"])
    _page(document.sections[0], landscape=False)
    _running(document.sections[0], about, Cm(17))
    return document


def turn(document: Any, about: dict[str, Any]) -> None:
    """Goes on in landscape."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, landscape=True)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _running(section, about, Cm(25.7))


def _style(
    document: Any, name: str, base: str | None, size: float, bold: bool, blue: bool, before: int, after: int
) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    for old in style.element.xpath("./w:rPr | ./w:pPr"):
        style.element.remove(old)
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold = TYPEFACE, Pt(size), bold
    fonts = style.element.rPr.rFonts
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), TYPEFACE)
    font.color.rgb = RGBColor.from_string(BLUE if blue else "1A1A1A")
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.15
    if name.startswith("Heading") and name[-1].isdecimal():
        style.element.get_or_add_pPr().append(element("outlineLvl", val=str(int(name[-1]) - 1)))
    if name.startswith("Heading ") or name == "Caption":
        spacing.keep_with_next = True
    if "Bullet" in name or "Number" in name:
        spacing.keep_together = True


def _language_and_age(document: Any) -> None:
    """British English throughout, and Word's present layout rules instead of its compatibility mode."""
    defaults = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in defaults.xpath("./w:lang"):
        defaults.remove(old)
    defaults.append(element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
    for age in document.settings.element.xpath("./w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        age.set(qn("w:val"), "15")


def _properties(document: Any, title: str, dated: date) -> None:
    core = document.core_properties
    moment = datetime(dated.year, dated.month, dated.day)
    core.title, core.author, core.last_modified_by = title, "Answerable example", "Answerable example"
    core.created = core.modified = moment
    core.comments, core.language, core.revision = "", "en-GB", 1


def _drop_thumbnail(document: Any) -> None:
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _page(section: Any, *, landscape: bool) -> None:
    sides = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1)


def _running(section: Any, about: dict[str, Any], width: Any) -> None:
    """Header: the notice, if the document carries one, and its short title. Footer: what it is, and the page."""
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    if notice := about.get("notice"):
        header.add_run(notice).bold = True
        header.add_run("\t")
    header.add_run(about["running_title"])
    footer.add_run(about["footer"] + "\tPage ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "1")
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
