"""Signature fields: all of them are placed in one step, before the first digital signature.

A certified document permits filling fields, not adding them (ISO 32000-1 §12.8.2.2, DocMDP permission 2). So the
plan of a form becomes fields here, once, and what nobody planned cannot be signed later.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

from signing.refusals import DocumentUnreadable, FieldUnknown, OutOfOrder

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points (1/72 inch) from the page's lower left corner."""

PLATFORM_FIELD = "platform"
PLATFORM_ROLE = "platform"
"""The invisible field, and the role, of the platform's certification; :func:`prepare` always adds it."""


@dataclass(frozen=True)
class FieldSpec:
    """One field to place: a unique name without dots, a page counted from 0, and the role that will sign it.

    The role is written into the field (``/TU``, which a reader speaks as the field's name), so every signature made
    afterwards covers it, its own included. ``box`` is None for an invisible signature.
    """

    name: str
    page: int
    box: Box | None
    role: str


def prepare(pdf: bytes, fields: Sequence[FieldSpec]) -> bytes:
    """Add the platform's field and ``fields`` as one incremental update and return the whole file.

    The input may end without a line break (typst's does); one is added, because an update that begins on the same
    line breaks PDF/A (ISO 19005-2 §6.1.9). Raises ValueError for fields that make no sense, OutOfOrder when the
    document has signature fields already, DocumentUnreadable.
    """
    specs = [FieldSpec(PLATFORM_FIELD, 0, None, PLATFORM_ROLE), *fields]
    _require_sensible(specs)
    if not pdf.endswith((b"\n", b"\r")):
        pdf += b"\n"
    with extending(pdf) as writer:
        if any(True for _ in enumerate_sig_fields(writer)):
            raise OutOfOrder(
                "The document already has signature fields; all fields are placed in one step.",
                "文书已设置签名域，签名域须在首次签名前一次设置完毕，不得追加。",
            )
        pages = int(writer.root["/Pages"]["/Count"])
        for spec in specs:
            if not 0 <= spec.page < pages:
                raise ValueError(f"field {spec.name!r}: page {spec.page} of {pages}")
            box: Any = spec.box  # the library says int and takes fractions
            placed = SigFieldSpec(spec.name, spec.page, box=box, readable_field_name=spec.role)
            append_signature_field(writer, placed)
        return writer.whole_file()


class RevisionWriter(IncrementalPdfFileWriter):
    """pyHanko's incremental writer, which leaves the document's metadata alone.

    Stock pyHanko stamps the machine's clock into ``/ModDate`` and XMP with every update. A signature changes no
    content, the trusted time is the token's, and re-writing XMP takes as long as signing.
    """

    def _update_meta(self) -> None:
        return

    def whole_file(self) -> bytes:
        """The file with the update appended."""
        output = io.BytesIO()
        write: Any = super().write  # the library leaves it without types
        write(output)
        return output.getvalue()


@contextmanager
def extending(pdf: bytes) -> Iterator[RevisionWriter]:
    """A writer over ``pdf`` (it owns a copy); the library's complaints become DocumentUnreadable."""
    try:
        writer = RevisionWriter(io.BytesIO(pdf))
        if writer.prev.encrypted:
            raise DocumentUnreadable("it is encrypted")
        yield writer
    except PdfError as problem:
        raise DocumentUnreadable(str(problem)) from problem


def field_dictionary(writer: RevisionWriter, name: str) -> Any:
    """The dictionary of the signature field ``name``; raises FieldUnknown."""
    for _, _, reference in enumerate_sig_fields(writer, with_name=name):
        return reference.get_object()
    raise FieldUnknown(name)


def role_of(field: Any) -> str | None:
    """The role a field was placed for, None when it has none."""
    role = field.get(pdf_name("/TU"))
    return None if role is None else str(role)


def _require_sensible(specs: Sequence[FieldSpec]) -> None:
    names = [spec.name for spec in specs]
    if len(set(names)) != len(names):
        raise ValueError("field names must be unique, and the platform's is taken")
    for spec in specs:
        if not spec.name or "." in spec.name or not spec.role:
            raise ValueError(f"field {spec.name!r} needs a name without dots, and a role")
        if spec.box is not None and not (spec.box[0] < spec.box[2] and spec.box[1] < spec.box[3]):
            raise ValueError(f"field {spec.name!r}: the box is left, bottom, right, top")
