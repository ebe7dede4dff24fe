"""Read paragraphs and runs."""

from dataclasses import dataclass, field

from lxml import etree

from documents.errors import UnsupportedWord
from documents.typeset.anchors import EVERY_PAGE, SEAL_PREFIX, SLOT_PREFIX
from documents.typeset.blocks import Paragraph, Run
from documents.typeset.names import WP, A, R, W, word_name
from documents.typeset.properties import ParagraphLook, RunLook, Styles, run_look

_EMU_PER_POINT = 12_700
_SKIPPED = frozenset(f"{W}{name}" for name in ("pPr", "proofErr", "lastRenderedPageBreak"))


class ParagraphReader:
    """Reads the paragraphs of one Word file and remembers which pictures they show."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._pictures: dict[str, dict[str, str]] = {}

    def pictures_used(self, part: str) -> dict[str, str]:
        """Relation id → name of every picture read so far in ``part``."""
        return self._pictures.get(part, {})

    def read(self, element: etree._Element, where: str, part: str) -> Paragraph:
        """Read a ``w:p``. ``where`` is the spot for messages, ``part`` the part of the file. Raises UnsupportedWord."""
        look = self._styles.paragraph(element.find(f"{W}pPr"), where)
        content = _Content(look, where, self._pictures.setdefault(part, {}))
        for child in element:
            content.take(child)
        content.finish()
        return _paragraph(look, content)


def _paragraph(look: ParagraphLook, content: "_Content") -> Paragraph:
    size = max((run["s"] for run in content.runs if "s" in run), default=look.run.size)
    paragraph = Paragraph(k="p", r=content.runs, a=look.align, s=size)
    if look.pitch is not None:
        paragraph["pitch"] = look.pitch
    first = look.first_chars * size if look.first_chars else look.first
    if first:
        paragraph["fi"] = first
    if look.left:
        paragraph["li"] = look.left
    if look.right:
        paragraph["ri"] = look.right
    if look.before:
        paragraph["sb"] = look.before
    if look.after:
        paragraph["sa"] = look.after
    if look.keep_next:
        paragraph["kn"] = True
    if look.keep_lines:
        paragraph["kl"] = True
    if look.heading:
        paragraph["hd"] = look.heading
    if content.seal:
        paragraph["seal"] = content.seal
    return paragraph


@dataclass(slots=True)
class _Content:
    look: ParagraphLook
    where: str
    pictures: dict[str, str]
    runs: list[Run] = field(default_factory=list)
    seal: str | None = None
    _slot: tuple[str, str, float] | None = None  # bookmark id, name, width so far
    _field: str | None = None  # instruction text so far, while inside a field
    _field_shown: bool = False

    def take(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == f"{W}r":
            self._run(element)
        elif tag == f"{W}bookmarkStart":
            self._open_bookmark(element)
        elif tag == f"{W}bookmarkEnd":
            self._close_bookmark(element)
        elif tag not in _SKIPPED:
            raise UnsupportedWord(word_name(tag), self.where)

    def finish(self) -> None:
        if self._slot is not None:
            raise UnsupportedWord(f"跨段书签 {self._slot[1]}", self.where)
        if self._field is not None:
            raise UnsupportedWord("跨段域 w:fldChar", self.where)

    def _open_bookmark(self, element: etree._Element) -> None:
        name = element.get(f"{W}name") or ""
        if name.startswith(SEAL_PREFIX):
            self.seal = name
        elif name.startswith(SLOT_PREFIX):
            # Word wants every name once; the three footers therefore carry three names for one place.
            name = EVERY_PAGE if name.startswith(EVERY_PAGE) else name
            self._slot = (element.get(f"{W}id") or "", name, 0.0)

    def _close_bookmark(self, element: etree._Element) -> None:
        if self._slot is not None and self._slot[0] == element.get(f"{W}id"):
            self.runs.append(Run(slot=self._slot[1], w=round(self._slot[2], 2)))
            self._slot = None

    def _run(self, element: etree._Element) -> None:
        properties = element.find(f"{W}rPr")
        look = self.look.run if properties is None else run_look(self.look.run, properties, self.where)
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                self._text(child.text or "", look)
            elif tag == f"{W}br":
                if child.get(f"{W}type") not in (None, "textWrapping"):
                    raise UnsupportedWord(f"w:br {child.get(f'{W}type')}", self.where)
                self.runs.append(Run(brk=True))
            elif tag == f"{W}fldChar":
                self._field_mark(child.get(f"{W}fldCharType") or "", look)
            elif tag == f"{W}instrText":
                self._field = (self._field or "") + (child.text or "")
            elif tag == f"{W}drawing":
                self._picture(child)
            elif tag not in (f"{W}rPr", f"{W}lastRenderedPageBreak"):
                raise UnsupportedWord(word_name(tag), self.where)

    def _text(self, text: str, look: RunLook) -> None:
        if self._field is not None or look.hidden or not text:
            return
        if self._slot is not None:
            if text.strip():
                raise UnsupportedWord(f"签名位置 {self._slot[1]} 内的文字", self.where)
            bookmark, name, width = self._slot
            width += sum(look.size if char == "\u3000" else look.size / 2 for char in text)
            self._slot = (bookmark, name, width)
            return
        self.runs.append(self._dressed(Run(t=text), look))

    def _field_mark(self, kind: str, look: RunLook) -> None:
        if kind == "begin":
            self._field = ""
        elif kind in ("separate", "end"):
            if kind == "end" or not self._field_shown:
                self._show_field(look)
            self._field_shown = kind == "separate"
            if kind == "end":
                self._field = None

    def _show_field(self, look: RunLook) -> None:
        if self._field_shown:
            return
        instruction = (self._field or "").split()[0:1]
        match instruction:
            case ["PAGE"]:
                self.runs.append(self._dressed(Run(fld="PAGE"), look))
            case ["NUMPAGES"]:
                self.runs.append(self._dressed(Run(fld="NUMPAGES"), look))
            case _:
                raise UnsupportedWord(f"域 {(self._field or '').strip()}", self.where)

    def _picture(self, drawing: etree._Element) -> None:
        inline = drawing.find(f"{WP}inline")
        if inline is None:
            raise UnsupportedWord("wp:anchor", self.where)
        extent, described, blip = inline.find(f"{WP}extent"), inline.find(f"{WP}docPr"), inline.find(f".//{A}blip")
        if extent is None or described is None or blip is None:
            raise UnsupportedWord("w:drawing", self.where)
        alt = described.get("descr") or ""
        if not alt:
            # PDF/A-2a, ISO 19005-2 §6.7: a figure without a description is no accessible figure.
            raise UnsupportedWord("没有替代文字的图片", self.where)
        relation = blip.get(f"{R}embed") or ""
        name = self.pictures.setdefault(relation, f"{alt}-{len(self.pictures)}")
        self.runs.append(
            Run(
                img=name,
                w=int(extent.get("cx") or 0) / _EMU_PER_POINT,
                h=int(extent.get("cy") or 0) / _EMU_PER_POINT,
                alt=alt,
            )
        )

    def _dressed(self, run: Run, look: RunLook) -> Run:
        run["f"], run["s"] = look.font, look.size
        if look.bold:
            run["b"] = True
        if look.underline:
            run["u"] = True
        if look.colour != "000000":
            run["c"] = look.colour
        if look.tracking:
            run["tr"] = look.tracking
        return run
