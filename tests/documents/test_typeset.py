"""The typesetter: what it refuses by name, what survives, and that its files are what they claim."""

import io
import re
import threading
import zipfile
from collections.abc import Callable

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from documents.check import absent, in_order, words_of
from documents.errors import DataInvalid, DocumentTooLarge, GlyphMissing, UnsupportedWord
from documents.fonts import FontShelf
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import content, label
from documents.render import fill
from documents.typeset import Typesetter
from tests.documents.conftest import frame_of, sample

Change = Callable[[Document], None]


def word(*lines: str, change: Change | None = None) -> bytes:
    """A small Word file of our vocabulary, then changed."""
    sheet = Sheet("小样")
    sheet.heading()
    sheet.write(*(Line(line, Style.BODY) for line in lines))
    made = docx.Document(io.BytesIO(sheet.docx()))
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def scan(colour: str = "blue") -> bytes:
    """A PNG that stands for a scan of handwriting."""
    out = io.BytesIO()
    Image.new("RGBA", (300, 90), colour).save(out, "png")
    return out.getvalue()


def in_last_run(tag: str, **attributes: str) -> Change:
    """Put an element of Word's into the last run."""

    def change(document: Document) -> None:
        element = OxmlElement(tag)
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)
        document.paragraphs[-1].runs[-1]._r.append(element)

    return change


def bold_italic(document: Document) -> None:
    document.paragraphs[-1].runs[-1].italic = True


def strange_font(document: Document) -> None:
    run = document.paragraphs[-1].runs[-1]
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "华文彩云")


def page_break(document: Document) -> None:
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def floating_spacing(document: Document) -> None:
    document.paragraphs[-1].paragraph_format.line_spacing = 1.7


def hanging(document: Document) -> None:
    document.paragraphs[-1].paragraph_format.first_line_indent = Pt(-20)


def content_control(document: Document) -> None:
    document.element.body.insert(0, OxmlElement("w:sdt"))


def nested_table(document: Document) -> None:
    sheet = Sheet("x")
    grid = sheet.grid()
    grid.row(*(label("甲") for _ in range(5)))
    inner = grid.table._tbl
    outer = Sheet("y").grid()
    outer.row(*(label("乙") for _ in range(5)))
    outer.table.cell(0, 0)._tc.append(inner)
    document.element.body.insert(0, outer.table._tbl)


def two_columns(document: Document) -> None:
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    assert columns is not None
    columns.set(qn("w:num"), "2")


@pytest.mark.parametrize(
    ("change", "construct"),
    [
        (in_last_run("w:tab"), "w:tab"),
        (in_last_run("w:footnoteReference", id="1"), "w:footnoteReference"),
        (in_last_run("w:object"), "w:object"),
        (in_last_run("w:pict"), "w:pict"),
        (in_last_run("w:sym", char="F0FE", font="Wingdings"), "w:sym"),
        (bold_italic, "w:i"),
        (strange_font, "字体 华文彩云"),
        (page_break, "w:br page"),
        (floating_spacing, "w:spacing auto 408"),
        (hanging, "w:ind hanging"),
        (content_control, "w:sdt"),
        (nested_table, "w:tbl"),
        (two_columns, "w:cols"),
    ],
)
def test_what_lies_outside_the_vocabulary_is_refused_by_name(
    change: Change, construct: str, typesetter: Typesetter
) -> None:
    with pytest.raises(UnsupportedWord) as refused:
        typesetter.typeset(word("正文", change=change))
    assert refused.value.construct == construct
    assert refused.value.where
    assert construct in str(refused.value)
    assert typesetter.typeset(word("正文")).pages == 1


def test_what_is_no_word_file_is_refused(typesetter: Typesetter) -> None:
    with pytest.raises(UnsupportedWord, match="docx"):
        typesetter.typeset(b"%PDF-1.7")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(DocumentTooLarge):
        typesetter.typeset(out.getvalue())


def test_an_external_entity_is_not_read(typesetter: Typesetter) -> None:
    made = word("外部内容")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(
                    rb"<w:document",
                    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document',
                    part,
                    count=1,
                )
                part = part.replace("外部内容".encode(), b"&e;")
            new.writestr(name, part)
    text = "".join(words_of(typesetter.typeset(out.getvalue()).pdf))
    with open("/etc/hostname", encoding="utf-8") as file:
        assert file.read().strip() not in text


def test_a_glyph_no_font_has_is_named_with_its_code_point(typesetter: Typesetter) -> None:
    with pytest.raises(GlyphMissing) as refused:
        typesetter.typeset(word("当事人😀某"))
    assert refused.value.chars == ("😀",)
    assert "U+1F600" in str(refused.value)
    assert "当事人" in refused.value.where


RARE = "秦𬎆、欧阳䶮、㛃、喆堃昇犇、☐☑〔〕"


@pytest.mark.parametrize("shelf", [FontShelf.wheel_only(), FontShelf.installed()], ids=["wheel", "installed"])
@pytest.mark.parametrize("style", [Style.BODY, Style.TITLE, Style.PAGE_NUMBER, Style.MARGINAL])
def test_rare_names_survive_in_the_text(shelf: FontShelf, style: Style) -> None:
    sheet = Sheet("生僻字")
    sheet.write(Line(RARE, style))
    assert absent(Typesetter(shelf).typeset(sheet.docx()).pdf, *RARE.split("、")) == []


def test_the_file_is_tagged_pdfa_2a_with_every_font_inside(typesetter: Typesetter) -> None:
    document = sample("PENALTY_DECISION")
    result = typesetter.typeset(fill(document["form"], document["data"], frame_of(document)))
    assert result.pdf.endswith(b"%%EOF\n")
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["dc:title"] == "行政处罚决定书"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("zh")
        assert len(pdf.pages) == result.pages
        roles = set(re.findall(r"/S /(\w+)", repr_of(pdf.Root.StructTreeRoot)))
        assert {"H1", "P"} <= roles
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
        assert not any("FandolSong-Bold" in str(font.BaseFont) for font in fonts)


def repr_of(node: pikepdf.Object, depth: int = 0) -> str:
    """Roles in a structure tree, as ``/S /H1 /S /P …``."""
    if isinstance(node, pikepdf.Array):
        return "".join(repr_of(child, depth) for child in node)
    if not isinstance(node, pikepdf.Dictionary):
        return ""
    role = f"/S {node.S} " if "/S" in node else ""
    return role + (repr_of(node.K, depth + 1) if "/K" in node else "")


def test_a_table_is_tagged_as_one(typesetter: Typesetter) -> None:
    document = sample("INSPECTION_RESULT_NOTICE")
    result = typesetter.typeset(fill(document["form"], document["data"], frame_of(document)))
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        roles = set(re.findall(r"/S /(\w+)", repr_of(pdf.Root.StructTreeRoot)))
    assert {"Table", "TR", "TH", "TD"} <= roles


def test_equal_input_gives_equal_bytes_and_the_date_is_the_documents_own(typesetter: Typesetter) -> None:
    document = sample("SPOT_PENALTY_DECISION")
    made = fill(document["form"], document["data"], frame_of(document))
    assert made == fill(document["form"], document["data"], frame_of(document))
    first, second = typesetter.typeset(made), Typesetter(typesetter.fonts).typeset(made)
    assert first.pdf == second.pdf
    assert first.anchors == second.anchors
    with pikepdf.open(io.BytesIO(first.pdf)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260509")
    other = dict(document["data"], violation="经营的16种散装商品未标明价格")
    assert typesetter.typeset(fill(document["form"], other, frame_of(document))).pdf != first.pdf


def test_handwriting_is_placed_where_it_belongs(typesetter: Typesetter) -> None:
    document = sample("SITE_INSPECTION_RECORD")
    made = fill(document["form"], document["data"], frame_of(document, checked=False))
    plain = typesetter.typeset(made)
    signed = typesetter.typeset(made, images={"sig_party": scan(), "sig_every_page": scan("green")})
    assert plain.anchors == signed.anchors
    assert {f"sig_every_page_{page}" for page in range(1, plain.pages + 1)} <= plain.anchors.keys()
    before, after = drawn_images(plain.pdf), drawn_images(signed.pdf)
    last = signed.anchors["sig_party"].page
    assert [b - a for a, b in zip(before, after, strict=True)] == [
        2 if page == last else 1 for page in range(1, plain.pages + 1)
    ]
    assert signed.pdf.endswith(b"%%EOF\n")


def drawn_images(pdf: bytes) -> list[int]:
    """How many pictures each page draws, inside forms too."""

    def count(resources: pikepdf.Object) -> int:
        drawn = 0
        for item in resources.get("/XObject", pikepdf.Dictionary()).values():
            if item.Subtype == "/Image":
                drawn += 1
            elif "/Resources" in item:
                drawn += count(item.Resources)
        return drawn

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [count(page.Resources) for page in opened.pages]


@pytest.mark.parametrize(
    ("images", "reason"),
    [
        ({"sig_nobody": scan()}, "没有这个签名位置"),
        ({"sig_party": b"GIF89a"}, "PNG"),
        ({"sig_party": scan()[:60]}, "PNG"),
    ],
)
def test_a_scan_without_place_or_that_is_no_png_is_refused(
    images: dict[str, bytes], reason: str, typesetter: Typesetter
) -> None:
    document = sample("SPOT_PENALTY_DECISION")
    made = fill(document["form"], document["data"], frame_of(document))
    with pytest.raises(DataInvalid, match=reason):
        typesetter.typeset(made, images=images)
    assert typesetter.typeset(made, images={"sig_party": scan()}).pages


@pytest.mark.parametrize(("size", "reason"), [((9000, 10), "边长"), ((5000, 5000), "像素")])
def test_a_huge_scan_is_refused(size: tuple[int, int], reason: str, typesetter: Typesetter) -> None:
    document = sample("SPOT_PENALTY_DECISION")
    made = fill(document["form"], document["data"], frame_of(document))
    out = io.BytesIO()
    Image.new("1", size).save(out, "png")
    with pytest.raises(DocumentTooLarge, match=reason):
        typesetter.typeset(made, images={"sig_party": out.getvalue()})
    assert typesetter.typeset(made, images={"sig_party": scan()}).pages


def test_threads_share_a_typesetter_without_mixing_documents(typesetter: Typesetter) -> None:
    made = {number: word(f"第{number}号正文" * 20) for number in range(8)}
    alone = {number: typesetter.typeset(docx_).pdf for number, docx_ in made.items()}
    together: dict[int, bytes] = {}

    def work(numbers: range) -> None:
        for number in numbers:
            together[number] = typesetter.typeset(made[number]).pdf

    threads = [threading.Thread(target=work, args=(range(start, 8, 2),)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_reading_order_is_that_of_the_page(typesetter: Typesetter) -> None:
    sheet = Sheet("顺序")
    sheet.heading()
    grid = sheet.grid()
    grid.row(label("甲项"), content("甲的内容", span=4))
    grid.row(label("乙项"), content("乙的内容", span=4))
    sheet.write(Line("末段"))
    pdf = typesetter.typeset(sheet.docx()).pdf
    for first, second in (("顺序", "甲项"), ("甲项", "甲的内容"), ("甲的内容", "乙项"), ("乙的内容", "末段")):
        assert in_order(pdf, first, second)
        assert not in_order(pdf, second, first)
    with pytest.raises(ValueError, match="nothing"):
        absent(pdf)
