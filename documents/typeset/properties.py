"""Paragraph and run properties: direct ones over those of the style, of its base, and of the document's defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from lxml import etree

from documents.errors import UnsupportedWord
from documents.typeset.names import W, word_name

Align = Literal["both", "left", "center", "right"]
_ALIGN: Mapping[str, Align] = {
    "both": "both", "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
}  # fmt: skip
#: Properties that change nothing on our page: language, proofing, grids we do not use, complex scripts.
_IGNORED_RUN = frozenset({"lang", "noProof", "szCs", "bCs", "iCs", "kern", "cs", "rtl", "snapToGrid", "webHidden"})
_IGNORED_PARAGRAPH = frozenset(
    {
        "widowControl", "snapToGrid", "rPr", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
        "autoSpaceDN", "adjustRightInd", "textAlignment", "contextualSpacing", "suppressAutoHyphens", "bidi", "tabs",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks. Sizes in points."""

    font: str = "仿宋_GB2312"
    size: float = 10
    bold: bool = False
    underline: bool = False
    colour: str = "000000"
    tracking: float = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is laid. Measures in points; ``first_chars`` counts characters of its own size."""

    align: Align = "left"
    pitch: float | None = None
    before: float = 0
    after: float = 0
    first: float = 0
    first_chars: float = 0
    left: float = 0
    right: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    heading: int | None = None
    run: RunLook = field(default_factory=RunLook)


class Styles:
    """The styles of one Word file."""

    def __init__(self, looks: Mapping[str, ParagraphLook], default: ParagraphLook) -> None:
        self._looks = looks
        self._default = default

    def paragraph(self, properties: etree._Element | None, where: str) -> ParagraphLook:
        """The look of a paragraph with these direct properties. Raises UnsupportedWord."""
        if properties is None:
            return self._default
        style = properties.find(f"{W}pStyle")
        base = self._default
        if style is not None:
            name = style.get(f"{W}val") or ""
            if name not in self._looks:
                raise UnsupportedWord(f"w:pStyle {name}", where)
            base = self._looks[name]
        return paragraph_look(base, properties, where)


@lru_cache(maxsize=32)
def read_styles(xml: bytes) -> Styles:
    """Read ``word/styles.xml``. Kept, because every document of one template has the same."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    base = ParagraphLook()
    defaults = root.find(f"{W}docDefaults")
    if defaults is not None:
        for properties in defaults.iter(f"{W}rPr"):
            base = replace(base, run=run_look(base.run, properties, "w:docDefaults"))
        for properties in defaults.iter(f"{W}pPr"):
            base = paragraph_look(base, properties, "w:docDefaults")
    elements = {
        element.get(f"{W}styleId") or "": element
        for element in root.iter(f"{W}style")
        if element.get(f"{W}type") == "paragraph"
    }
    looks: dict[str, ParagraphLook] = {}
    default_id = next((key for key, e in elements.items() if e.get(f"{W}default") == "1"), None)
    for key in elements:
        _resolve(key, elements, looks, base, set())
    return Styles(looks, looks[default_id] if default_id else base)


def _resolve(
    key: str,
    elements: Mapping[str, etree._Element],
    looks: dict[str, ParagraphLook],
    base: ParagraphLook,
    seen: set[str],
) -> ParagraphLook:
    if key in looks:
        return looks[key]
    if key in seen or key not in elements:
        raise UnsupportedWord(f"w:basedOn {key}", "word/styles.xml")
    element = elements[key]
    parent = element.find(f"{W}basedOn")
    above = base
    if parent is not None:
        above = _resolve(parent.get(f"{W}val") or "", elements, looks, base, seen | {key})
    properties = element.find(f"{W}pPr")
    look = above if properties is None else paragraph_look(above, properties, f"样式 {key}")
    run = element.find(f"{W}rPr")
    if run is not None:
        look = replace(look, run=run_look(look.run, run, f"样式 {key}"))
    looks[key] = look
    return look


def paragraph_look(base: ParagraphLook, properties: etree._Element, where: str) -> ParagraphLook:
    """``base`` changed by a ``w:pPr``. Raises UnsupportedWord for a property outside the vocabulary."""
    changes: dict[str, object] = {}
    for element in properties:
        name = word_name(element.tag)[2:]
        value = element.get(f"{W}val")
        match name:
            case "pStyle":
                continue
            case "jc":
                if value is None or value not in _ALIGN:
                    raise UnsupportedWord(f"w:jc {value}", where)
                changes["align"] = _ALIGN[value]
            case "spacing":
                changes.update(_spacing(element, where))
            case "ind":
                changes.update(_indents(element, where))
            case "keepNext":
                changes["keep_next"] = _on(value)
            case "keepLines":
                changes["keep_lines"] = _on(value)
            case "outlineLvl":
                level = int(value or 9)
                changes["heading"] = level + 1 if level < 9 else None
            case _ if name in _IGNORED_PARAGRAPH:
                continue
            case _:
                raise UnsupportedWord(word_name(element.tag), where)
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


def _spacing(element: etree._Element, where: str) -> dict[str, object]:
    changes: dict[str, object] = {}
    for attribute, key in (("before", "before"), ("after", "after")):
        if (value := element.get(f"{W}{attribute}")) is not None:
            changes[key] = int(value) / 20
    line, rule = element.get(f"{W}line"), element.get(f"{W}lineRule", "auto")
    if line is not None:
        if rule == "exact":
            changes["pitch"] = int(line) / 20
        elif rule == "auto" and line in ("240", "276", "259"):
            changes["pitch"] = None
        else:
            raise UnsupportedWord(f"w:spacing {rule} {line}", where)
    return changes


def _indents(element: etree._Element, where: str) -> dict[str, object]:
    if element.get(f"{W}hanging") not in (None, "0"):
        raise UnsupportedWord("w:ind hanging", where)
    changes: dict[str, object] = {}
    for attributes, key in ((("left", "start"), "left"), (("right", "end"), "right"), (("firstLine",), "first")):
        for attribute in attributes:
            if (value := element.get(f"{W}{attribute}")) is not None:
                changes[key] = int(value) / 20
    if (chars := element.get(f"{W}firstLineChars")) is not None:
        changes["first_chars"] = int(chars) / 100
    elif "first" in changes:
        changes["first_chars"] = 0.0
    return changes


def run_look(base: RunLook, properties: etree._Element, where: str) -> RunLook:
    """``base`` changed by a ``w:rPr``. Raises UnsupportedWord for a property outside the vocabulary."""
    changes: dict[str, object] = {}
    for element in properties:
        name = word_name(element.tag)[2:]
        value = element.get(f"{W}val")
        match name:
            case "rFonts":
                if font := element.get(f"{W}eastAsia"):
                    changes["font"] = font
            case "sz":
                changes["size"] = int(value or 0) / 2
            case "b":
                changes["bold"] = _on(value)
            case "u":
                if value not in ("single", "none"):
                    raise UnsupportedWord(f"w:u {value}", where)
                changes["underline"] = value == "single"
            case "color":
                changes["colour"] = "000000" if value in (None, "auto") else value
            case "spacing":
                changes["tracking"] = int(value or 0) / 20
            case "vanish":
                changes["hidden"] = _on(value)
            case _ if name in _IGNORED_RUN:
                continue
            case _:
                raise UnsupportedWord(word_name(element.tag), where)
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


def _on(value: str | None) -> bool:
    return value not in ("0", "false", "off")
