"""The page of an enforcement document: A4, margins, check code at the top, page number and notices at the foot."""

import io

import docx
import segno
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from documents.frame import DEMO_NOTICE
from documents.layout.lines import BookmarkNumbers, Line, Lines, when, write
from documents.layout.styles import Style, add_styles

#: Description of the picture that filling replaces by the document's own QR code.
from documents.template import QR_DESCRIPTION

QR_SIDE_MM = 15
#: Whom the foot of a record asks to sign, unless the form says otherwise.
PAGE_SIGNER = "当事人（被检查人）"


def blank_page(numbers: BookmarkNumbers, page_signer: str | None = None) -> Document:
    """A document without text but with our page, styles, header and footer.

    ``page_signer`` names who signs in the foot of every page, as records need; None: nobody does.
    """
    document = docx.Document()
    add_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(9), Mm(13)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    _check_code(section.first_page_header, numbers)
    for blank in (section.header, section.even_page_header):
        blank.is_linked_to_previous = False
        blank.paragraphs[0].style = Style.CODE
    for name, footer in (
        ("_first", section.first_page_footer),
        ("", section.footer),
        ("_even", section.even_page_footer),
    ):
        _foot(footer, numbers, page_signer, name)
    return document


def _check_code(header: BlockItemContainer, numbers: BookmarkNumbers) -> None:
    picture = io.BytesIO()
    segno.make("https://example.invalid/", error="m").save(picture, kind="png", scale=4, border=0)
    _fill(header, when("frame.verification", Line("", Style.CODE), Line(_CODE_TEXT, Style.CODE)), numbers)
    paragraph = next(p for p in header.paragraphs if not p.text)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.getvalue()), Mm(QR_SIDE_MM), Mm(QR_SIDE_MM))
    shape._inline.docPr.set("descr", QR_DESCRIPTION)
    shape._inline.docPr.set("name", "verification")
    # A header needs one paragraph even when there is no code.
    header.add_paragraph(style=Style.CODE)


_CODE_TEXT = "核验码：{{ frame.verification.code }}"


def _foot(footer: BlockItemContainer, numbers: BookmarkNumbers, signer: str | None, which: str) -> None:
    every = (Line(f"{signer}逐页签名：[[sig_every_page{which} 9]]", Style.EVERY_PAGE),) if signer else ()
    number = Line("　— <<PAGE>> —　", Style.PAGE_NUMBER)
    demo = when("frame.demo", Line(DEMO_NOTICE, Style.MARGINAL))
    _fill(footer, (*every, number, *demo), numbers)
    if which == "_even":
        paragraph = next(p for p in footer.paragraphs if "—" in p.text)
        paragraph.alignment = 0


def _fill(container: BlockItemContainer, lines: Lines, numbers: BookmarkNumbers) -> None:
    container.is_linked_to_previous = False  # type: ignore[attr-defined]
    first = container.paragraphs[0]
    for position, line in enumerate(lines):
        write(first if position == 0 else container.add_paragraph(), line, numbers)
