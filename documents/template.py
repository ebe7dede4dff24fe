"""Word templates: a .docx with Jinja tags that a clerk can open and edit in Word.

A template is linted and compiled once; filling it then only renders text and copies compressed parts.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from documents.errors import DocumentTooLarge, TemplateRefused
from documents.filters import FILTERS
from documents.packing import package, packed

#: Bytes of a template file, and of one filled part: more is no enforcement document.
LARGEST_TEMPLATE, LARGEST_PART = 2_000_000, 8_000_000
#: Description of the picture that is replaced by the document's own QR code.
QR_DESCRIPTION = "核验二维码"
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_NUMBERED_BOOKMARK = re.compile(r'<w:bookmarkStart\b[^>]*\bw:name="(?P<stem>\w+)_n"[^>]*/>')
_CORE = "docProps/core.xml"


class Environment(ImmutableSandboxedEnvironment):
    """Jinja without its dangers: no code, no blanks for unknown names, every value escaped, only our filters."""

    #: Otherwise Jinja works out 'a' * 10**9 while compiling, before lint has seen it.
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self) -> None:
        super().__init__(undefined=jinja2.StrictUndefined, autoescape=True, optimized=False)
        self.filters = dict(FILTERS)
        self.tests = {}
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a group of data: never one of ``dict``'s own methods, which ``items`` would otherwise be."""
        if isinstance(obj, Mapping):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


ENVIRONMENT = Environment()


class Template:
    """One compiled template. Make it with :func:`documents.lint.load_template`, which refuses unfit ones."""

    def __init__(self, code: str, docx: bytes) -> None:
        """Compile ``docx``. Raises TemplateRefused and DocumentTooLarge."""
        if len(docx) > LARGEST_TEMPLATE:
            raise DocumentTooLarge("模板", len(docx), LARGEST_TEMPLATE)
        self.code = code
        parts = _parts(code, docx)
        self.sources = {name: jinja_source(xml.decode()) for name, xml in parts.items() if _TEXT_PART.fullmatch(name)}
        self._texts = {name: self._compiled(name, source) for name, source in self.sources.items() if "{" in source}
        self._qr_part = _qr_part(parts)
        self._kept = {name: packed(name, content, 9) for name, content in parts.items()}

    def fill(self, context: Mapping[str, Any], *, title: str, stamp: str, qr: bytes | None = None) -> tuple[bytes, str]:
        """Fill the template and return the Word file and the XML of its body.

        ``stamp`` is the ISO instant that stands as the file's date, ``qr`` a PNG. Raises DocumentTooLarge, and
        TemplateRefused if the template asks for what ``context`` does not have.
        """
        changed = {name: self._rendered(name, text, context).encode() for name, text in self._texts.items()}
        changed[_CORE] = _core(title, stamp).encode()
        if qr is not None and self._qr_part is not None:
            changed[self._qr_part] = qr
        body = changed.get("word/document.xml", b"").decode()
        return package(self._kept, changed), body

    def _compiled(self, name: str, source: str) -> jinja2.Template:
        try:
            return ENVIRONMENT.from_string(source)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateRefused(self.code, [f"{name}：标签写法错误（{error.message}）"]) from error
        except RecursionError:
            raise TemplateRefused(self.code, [f"{name}：标签嵌套过深"]) from None

    def _rendered(self, name: str, template: jinja2.Template, context: Mapping[str, Any]) -> str:
        pieces: list[str] = []
        size = 0
        try:
            for piece in template.generate(context):
                size += len(piece)
                if size > LARGEST_PART:
                    raise DocumentTooLarge("填充后的文书", size, LARGEST_PART)
                pieces.append(piece)
        except jinja2.UndefinedError as error:
            raise TemplateRefused(self.code, [f"{name}：{error.message}"]) from error
        return "".join(pieces)


def jinja_source(xml: str) -> str:
    """The XML of one part as a Jinja source: tags joined where Word split them, paragraph and row tags unwrapped."""
    source: str = DocxTemplate(io.BytesIO()).patch_xml(xml)
    return _number_bookmarks(source)


def _number_bookmarks(source: str) -> str:
    # Word drops a bookmark whose name is used twice or holds a brace. In the template a place inside a loop is therefore
    # called sig_officer_n; here it becomes sig_officer_1, sig_officer_2 …
    for start in list(_NUMBERED_BOOKMARK.finditer(source)):
        number = re.search(r'w:id="(\d+)"', start[0])
        if number is None:
            continue
        new_id = f'w:id="{number[1]}{{{{ loop.index }}}}00"'
        named = start[0].replace(f'"{start["stem"]}_n"', f'"{start["stem"]}_{{{{ loop.index }}}}"')
        source = source.replace(start[0], named.replace(number[0], new_id))
        source = re.sub(rf'(<w:bookmarkEnd\b[^>]*?)w:id="{number[1]}"', rf"\g<1>{new_id}", source)
    return source


def _parts(code: str, docx: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 10 * LARGEST_TEMPLATE:
                raise DocumentTooLarge("模板（解压后）", 10 * LARGEST_TEMPLATE + 1, 10 * LARGEST_TEMPLATE)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except zipfile.BadZipFile:
        raise TemplateRefused(code, ["不是 .docx 文件"]) from None
    if "word/document.xml" not in parts or _CORE not in parts:
        raise TemplateRefused(code, ["不是完整的 .docx 文件"])
    return parts


def _qr_part(parts: Mapping[str, bytes]) -> str | None:
    for name, xml in parts.items():
        if not _TEXT_PART.fullmatch(name):
            continue
        drawing = re.search(
            rf'<w:drawing>(?:(?!</w:drawing>).)*descr="{QR_DESCRIPTION}".*?</w:drawing>', xml.decode(), re.S
        )
        relation = re.search(r'r:embed="(\w+)"', drawing[0]) if drawing else None
        if relation is None:
            continue
        folder, _, file = name.rpartition("/")
        relations = parts.get(f"{folder}/_rels/{file}.rels", b"").decode()
        entry = re.search(rf'<Relationship\b[^>]*\bId="{relation[1]}"[^>]*>', relations)
        target = re.search(r'Target="([^"]+)"', entry[0]) if entry else None
        if target:
            return f"{folder}/{target[1]}"
    return None


@lru_cache(maxsize=256)
def _core(title: str, stamp: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
