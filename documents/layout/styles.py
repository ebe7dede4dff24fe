"""The paragraph styles of enforcement documents, after GB/T 9704-2012 where the sector's form says nothing else.

Sizes and pitches are points; every style has an exact pitch, as a character grid would give.
"""

from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

FANGSONG, TITLE_SONG, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
#: 28 characters of 16 pt fit the text width of 156 mm (442.2 pt) only a quarter point closer together.
GRID_TRACKING = -0.25
TEXT_WIDTH = 442.2
#: Left indent that centres organ and date on a line 120 pt from the right margin: a date of usual width then ends
#: four characters from the margin, as GB/T 9704-2012 §7.3.5 asks, and the organ stands centred above it.
CLOSING_INDENT = TEXT_WIDTH - 240


class Style(StrEnum):
    """Names of the styles as a clerk sees them in Word."""

    TITLE = "文书标题"
    ORGAN = "文书机关"
    NUMBER = "文号"
    BODY = "文书正文"
    PLAIN = "文书顶格"
    SIGN = "签名行"
    SIGN_RIGHT = "签名行居右"
    CLOSING_ORGAN = "署名"
    CLOSING_DATE = "成文日期"
    NOTE = "附注"
    EVERY_PAGE = "逐页签名"
    CELL = "表格文字"
    LABEL = "表格项目"
    CELL_SIGN = "表格签名"
    PAGE_NUMBER = "页码样式"
    MARGINAL = "页边文字"
    CODE = "核验码"


@dataclass(frozen=True, slots=True)
class _Look:
    size: float = 16
    pitch: float | None = 28
    font: str = FANGSONG
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    before: float = 0
    after: float = 0
    first_chars: int = 0
    left: float = 0
    tracking: float = 0
    keep_next: bool = False
    outline: int | None = None


_CENTRE, _RIGHT, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
_LOOKS = {
    Style.ORGAN: _Look(22, 34, TITLE_SONG, _CENTRE, keep_next=True),
    Style.TITLE: _Look(22, 34, TITLE_SONG, _CENTRE, after=10, keep_next=True, outline=0),
    Style.NUMBER: _Look(align=_RIGHT, after=12),
    Style.BODY: _Look(first_chars=2, tracking=GRID_TRACKING),
    Style.PLAIN: _Look(tracking=GRID_TRACKING),
    Style.SIGN: _Look(pitch=34, align=_LEFT, tracking=GRID_TRACKING),
    Style.SIGN_RIGHT: _Look(pitch=34, align=_RIGHT, tracking=GRID_TRACKING),
    Style.CLOSING_ORGAN: _Look(align=_CENTRE, before=56, left=CLOSING_INDENT, keep_next=True),
    Style.CLOSING_DATE: _Look(align=_CENTRE, after=18, left=CLOSING_INDENT, keep_next=True),
    Style.NOTE: _Look(10.5, 17, align=_LEFT),
    Style.EVERY_PAGE: _Look(10.5, 24, align=_LEFT),
    Style.CELL: _Look(12, 20, align=_LEFT),
    Style.LABEL: _Look(12, 20, align=_CENTRE),
    Style.CELL_SIGN: _Look(12, 32, align=_RIGHT),
    Style.PAGE_NUMBER: _Look(14, 20, SONG, _RIGHT),
    Style.MARGINAL: _Look(9, 12, KAI, _CENTRE),
    Style.CODE: _Look(7.5, None, SONG, _RIGHT),
}


def add_styles(document: Document) -> None:
    """Replace the styles of a fresh python-docx document by those of this module."""
    _drop_unused(document)
    normal = document.styles["Normal"]
    _set_fonts(normal.element.get_or_add_rPr(), FANGSONG)
    normal.font.size = Pt(16)
    for style, look in _LOOKS.items():
        _add(document, style, look)


def _drop_unused(document: Document) -> None:
    keep = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "header", "footer"}
    root = document.styles.element
    for element in root.findall(qn("w:style")):
        name = element.find(qn("w:name"))
        if name is None or name.get(qn("w:val")) not in keep:
            root.remove(element)


def _add(document: Document, style: Style, look: _Look) -> None:
    added = document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = document.styles["Normal"]
    added.quick_style = True
    added.font.size = Pt(look.size)
    r_pr = added.element.get_or_add_rPr()
    _set_fonts(r_pr, look.font)
    if look.tracking:
        _child(r_pr, "w:spacing", before="w:sz", val=str(round(look.tracking * 20)))
    form = added.paragraph_format
    form.alignment = look.align
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.widow_control = False
    form.keep_with_next = look.keep_next or None
    if look.pitch is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    p_pr = added.element.get_or_add_pPr()
    _child(p_pr, "w:snapToGrid", before="w:spacing", val="0")
    if look.first_chars or look.left:
        form.left_indent = Pt(look.left)
        form.first_line_indent = Pt(look.first_chars * look.size)
        if look.first_chars:
            p_pr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(look.first_chars * 100))
    if look.outline is not None:
        _child(p_pr, "w:outlineLvl", val=str(look.outline))


def _set_fonts(r_pr: BaseOxmlElement, font: str) -> None:
    fonts = r_pr.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        r_pr.insert(0, fonts)
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(attribute), font)


def _child(parent: BaseOxmlElement, tag: str, before: str | None = None, **attributes: str) -> None:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    follower = parent.find(qn(before)) if before else None
    if follower is None:
        parent.append(child)
    else:
        follower.addprevious(child)
