"""Read a Word file of the closed vocabulary into blocks; refuse by name whatever lies outside it."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from lxml import etree

from documents.errors import DocumentTooLarge, UnsupportedWord
from documents.numerals import SHANGHAI
from documents.typeset.blocks import Block, Geometry, Margins, Paragraph, WordDocument
from documents.typeset.names import DC, DCTERMS, REL, R, W, word_name
from documents.typeset.paragraphs import ParagraphReader
from documents.typeset.properties import read_styles
from documents.typeset.tables import read_table

#: Bytes, unpacked, that a Word file may have altogether.
LARGEST_WORD = 20_000_000
_SILENT = frozenset(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr"))


def read_word(docx: bytes) -> WordDocument:
    """Read ``docx``. Raises UnsupportedWord and DocumentTooLarge."""
    with _open(docx) as archive:
        names = set(archive.namelist())
        for needed in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
            if needed not in names:
                raise UnsupportedWord(f"缺少 {needed}", "文件包")
        style_sheet = archive.read("word/styles.xml")
        styles = read_styles(style_sheet)
        title, issued = _core(archive.read("docProps/core.xml"))
        relations = _relations(archive, names, "word/document.xml")
        reader = ParagraphReader(styles)
        body = _parse(archive.read("word/document.xml")).find(f"{W}body")
        if body is None:
            raise UnsupportedWord("缺少 w:body", "正文")
        section = body[-1]
        if section.tag != f"{W}sectPr":
            raise UnsupportedWord("缺少 w:sectPr", "正文末尾")
        blocks = list(_blocks(body, reader, "正文"))
        pictures = _pictures(archive, names, "word/document.xml", reader.pictures_used("正文"))
        margins: dict[str, Margins] = {}
        for kind in ("header", "footer"):
            margin: dict[str, list[Paragraph]] = {"first": [], "default": [], "even": []}
            for reference in section.findall(f"{W}{kind}Reference"):
                which = reference.get(f"{W}type") or "default"
                part = relations.get(reference.get(f"{R}id") or "", "")
                if part not in names:
                    raise UnsupportedWord(f"w:{kind}Reference", "正文末尾")
                where = f"{'页眉' if kind == 'header' else '页脚'}（{which}）"
                paragraphs, used = _margin(archive.read(part), style_sheet, where)
                margin[which] = paragraphs
                pictures |= _pictures(archive, names, part, used)
            margins[kind] = Margins(first=margin["first"], odd=margin["default"], even=margin["even"])
    return WordDocument(
        title=title,
        issued=issued,
        geometry=_geometry(section),
        body=blocks,
        header=margins["header"],
        footer=margins["footer"],
        pictures=pictures,
    )


def _open(docx: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(docx))
    except zipfile.BadZipFile:
        raise UnsupportedWord("不是 .docx 文件", "文件包") from None
    size = sum(entry.file_size for entry in archive.infolist())
    if size > LARGEST_WORD:
        raise DocumentTooLarge("Word 文件", size, LARGEST_WORD)
    return archive


def _parse(xml: bytes) -> etree._Element:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise UnsupportedWord(f"XML 不完整（{error.msg}）", "文件包") from None


def _core(xml: bytes) -> tuple[str, tuple[int, int, int]]:
    root = _parse(xml)
    created = root.findtext(f"{DCTERMS}created")
    if not created:
        raise UnsupportedWord("缺少 dcterms:created", "docProps/core.xml")
    day = datetime.fromisoformat(created).astimezone(SHANGHAI).date()
    return root.findtext(f"{DC}title") or "", (day.year, day.month, day.day)


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> Mapping[str, str]:
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels"
    if path not in names:
        return {}
    return {
        relation.get("Id") or "": f"{folder}/{relation.get('Target')}"
        for relation in _parse(archive.read(path)).iter(f"{REL}Relationship")
        if relation.get("TargetMode") != "External"
    }


def _blocks(parent: etree._Element, reader: ParagraphReader, where: str) -> Iterator[Block]:
    for number, element in enumerate(parent, 1):
        spot = f"{where}第{number}段"
        if element.tag == f"{W}p":
            yield reader.read(element, spot, where)
        elif element.tag == f"{W}tbl":
            yield read_table(element, reader, spot, where)
        elif element.tag not in _SILENT and not (element.tag == f"{W}sectPr" and element is parent[-1]):
            raise UnsupportedWord(word_name(element.tag), spot)


@lru_cache(maxsize=128)
def _margin(xml: bytes, style_sheet: bytes, where: str) -> tuple[list[Paragraph], Mapping[str, str]]:
    # Kept, because feet and most heads are the same in every document of a template; nobody changes what it returns.
    reader = ParagraphReader(read_styles(style_sheet))
    paragraphs: list[Paragraph] = []
    for block in _blocks(_parse(xml), reader, where):
        if block["k"] != "p":
            raise UnsupportedWord("w:tbl", where)
        paragraphs.append(block)
    return paragraphs, reader.pictures_used(where)


def _pictures(archive: zipfile.ZipFile, names: set[str], part: str, used: Mapping[str, str]) -> dict[str, bytes]:
    relations = _relations(archive, names, part) if used else {}
    pictures: dict[str, bytes] = {}
    for relation, name in used.items():
        target = relations.get(relation, "")
        if target not in names or not target.endswith(".png"):
            raise UnsupportedWord(f"图片 {target or relation}", part)
        pictures[name] = archive.read(target)
    return pictures


def _geometry(section: etree._Element) -> Geometry:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None or size.get(f"{W}orient") == "landscape":
        raise UnsupportedWord("w:pgSz", "页面设置")
    columns = section.find(f"{W}cols")
    if columns is not None and columns.get(f"{W}num", "1") != "1":
        raise UnsupportedWord("w:cols", "页面设置")

    def points(element: etree._Element, name: str) -> float:
        return int(element.get(f"{W}{name}") or 0) / 20

    return Geometry(
        width=points(size, "w"),
        height=points(size, "h"),
        top=points(margins, "top"),
        bottom=points(margins, "bottom"),
        left=points(margins, "left"),
        right=points(margins, "right"),
        header=points(margins, "header"),
        footer=points(margins, "footer"),
    )
