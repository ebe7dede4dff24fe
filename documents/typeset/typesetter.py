"""The typesetter: Word in, PDF/A-2a out, with the places to sign."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
import typst

from documents.errors import DataInvalid, GlyphMissing, TypesettingFailed, UnsupportedWord
from documents.fonts import HEAVY, HEAVY_FONTS, SYNONYMS, FontShelf
from documents.typeset.anchors import Anchor, anchors_from
from documents.typeset.blocks import Paragraph, WordDocument
from documents.typeset.fitting import let_break
from documents.typeset.pictures import as_svg
from documents.typeset.read import read_word

_SOURCE = Path(__file__).with_name("document.typ")
#: Outline added to a heavy font that has no black face here, as a share of its size.
_THICKENING = 0.028
_BLANK = frozenset((ord("\n"), ord("\t")))
_WHERE_THE_ANCHORS_ARE = (
    "query(<anchor>).map(a => (name: a.value.name, w: a.value.w, h: a.value.h,"
    " page: a.location().position().page, x: repr(a.location().position().x), y: repr(a.location().position().y)))"
)


@dataclass(frozen=True, slots=True)
class Typeset:
    """A set document: the file, its number of pages, and the places to sign by name."""

    pdf: bytes
    pages: int
    anchors: Mapping[str, Anchor]


class Typesetter:
    """Sets Word files with the fonts of one shelf. May be shared between threads; each keeps its own warm compiler."""

    def __init__(self, fonts: FontShelf | None = None) -> None:
        self.fonts = fonts or FontShelf.installed()
        self._warm = threading.local()
        self._faces = {
            name: {
                "families": chain,
                "weight": HEAVY if name in HEAVY_FONTS else 400,
                "thick": _THICKENING if self.fonts.needs_thickening(name) else 0,
            }
            for name, chain in self.fonts.chains.items()
        }
        self._faces |= {other: self._faces[name] for other, name in SYNONYMS.items()}

    def typeset(self, docx: bytes, *, images: Mapping[str, bytes] | None = None) -> Typeset:
        """Set ``docx``. ``images`` are PNG scans of handwriting by the name of the place they belong in.

        Equal input and fonts give equal bytes. Raises UnsupportedWord, GlyphMissing, DataInvalid (a scan for a place
        the document does not have, or that is no PNG), DocumentTooLarge, TypesettingFailed.
        """
        document = read_word(docx)
        self._require_glyphs(document)
        let_break(document)
        inputs = {f"image:{name}": as_svg(png) for name, png in document["pictures"].items()}
        inputs |= {f"image:{name}": as_svg(png) for name, png in self._placed(document, images or {})}
        inputs["document"] = orjson.dumps(
            {
                "title": document["title"],
                "issued": document["issued"],
                "geometry": document["geometry"],
                "body": document["body"],
                "header": document["header"],
                "footer": document["footer"],
                "fonts": self._faces,
            }
        ).decode()
        compiler = self._compiler()
        try:
            pdf = compiler.compile(
                sys_inputs=inputs,
                format="pdf",
                pdf_standards="a-2a",
                timestamp=datetime(*document["issued"], tzinfo=UTC),
            )
            # The compiler remembers what it has just laid out: asking costs a tenth of a millisecond, not a second run.
            found = orjson.loads(compiler.eval(_WHERE_THE_ANCHORS_ARE))
            pages: int = orjson.loads(compiler.eval("query(<end>).map(e => e.location().position().page)"))[-1]
        except RuntimeError as error:
            raise TypesettingFailed(str(error)) from error
        if not isinstance(pdf, bytes):
            raise TypesettingFailed("no PDF")
        # PDF/A (ISO 19005-2 §6.1.9) wants an end-of-line before every object's number. The file ends without one, so a
        # signature appended to it would break the rule.
        return Typeset(pdf + b"\n", pages, anchors_from(found, document["geometry"]["height"]))

    def _compiler(self) -> typst.Compiler:
        compiler: typst.Compiler | None = getattr(self._warm, "compiler", None)
        if compiler is None:
            compiler = typst.Compiler(
                input=str(_SOURCE),
                root=str(_SOURCE.parent),
                font_paths=self.fonts.typst_fonts,
                ignore_system_fonts=True,
            )
            self._warm.compiler = compiler
        return compiler

    def _require_glyphs(self, document: WordDocument) -> None:
        for where, paragraph in _paragraphs(document):
            for run in paragraph["r"]:
                if "f" not in run:
                    continue
                official = self.fonts.official(run["f"])
                if official is None:
                    raise UnsupportedWord(f"字体 {run['f']}", where)
                text = run.get("t", "")
                if missing := {ord(char) for char in text} - self.fonts.coverage[official] - _BLANK:
                    raise GlyphMissing([c for c in dict.fromkeys(text) if ord(c) in missing], f"{where}“{text[:40]}”")

    @staticmethod
    def _placed(document: WordDocument, images: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        places = {run["slot"] for _, paragraph in _paragraphs(document) for run in paragraph["r"] if "slot" in run}
        for name, png in images.items():
            if name not in places:
                raise DataInvalid([(name, "文书中没有这个签名位置")])
            yield name, png


def _paragraphs(document: WordDocument) -> Iterator[tuple[str, Paragraph]]:
    for number, block in enumerate(document["body"], 1):
        if block["k"] == "p":
            yield f"正文第{number}段", block
        else:
            for row_number, row in enumerate(block["rows"], 1):
                for cell in row["c"]:
                    for paragraph in cell["p"]:
                        yield f"正文第{number}段第{row_number}行", paragraph
    for name, margin in (("页眉", document["header"]), ("页脚", document["footer"])):
        for paragraphs in (margin["first"], margin["odd"], margin["even"]):
            for paragraph in paragraphs:
                yield name, paragraph
