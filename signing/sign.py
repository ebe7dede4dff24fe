"""Signing: each signature is one PAdES B-T revision, an incremental update that leaves every earlier byte alone.

The order follows 电子签名法第十三条(三)(四) – no change after signing goes unnoticed – and ISO 32000-1 §12.8.2.2:
:func:`~signing.fields.prepare` places the fields, the platform certifies invisibly as the first digital signature,
persons sign, the seal is last. Who signs in which order is the caller's plan; that the certification comes first, and
once, is enforced here.

A signature costs one private operation and one token: the CMS around them is constant per identity
(``envelope.py``), the space for it is fixed, and the document is parsed once.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from signing.appearance import Appearance
from signing.envelope import envelope
from signing.fields import PLATFORM_FIELD, PLATFORM_ROLE, RevisionWriter, extending, field_dictionary, role_of
from signing.keys import DigestName, Identity
from signing.refusals import FieldAlreadySigned, OutOfOrder, RoleMismatch, SignatureTooLarge
from signing.timestamps import TimestampAuthority, token_facts

_DIGEST: DigestName = "sha256"
_RESERVED = 12 * 1024
"""Bytes kept for one CMS: ours with chain and token takes about 6 000; guessing costs a second signature instead."""


@dataclass(frozen=True)
class Revision:
    """A signed revision: the whole file so far and what to remember about it."""

    pdf: bytes
    sha256: str
    """Of the whole file, lower-case hexadecimal."""
    size: int
    field: str
    role: str
    signer: str
    serial: str
    """Of the signer's certificate, lower-case hexadecimal."""
    level: str
    """Always ``B-T`` when just signed (ETSI EN 319 142-1 §6)."""
    timestamp: datetime
    """The token's time, UTC."""
    previous_sha256: str
    """Of the file that was signed."""


async def certify(
    pdf: bytes,
    identity: Identity,
    tsa: TimestampAuthority,
    *,
    at: datetime,
    reason: str = "平台认证",
) -> Revision:
    """The platform's invisible certification, permitting only that fields be filled in (DocMDP, FILL_FORMS).

    ``at`` is the claimed signing time (``/M``), aware. Raises OutOfOrder when the document is signed already,
    FieldUnknown when it was not prepared, and whatever :func:`sign` raises.
    """
    with extending(pdf) as writer:
        if writer.prev.embedded_signatures:
            raise OutOfOrder(
                "The certification must be the first digital signature, and there is one.",
                "平台认证必须是文书的第一个数字签名，且只能有一个。",
            )
        certification = SigMDPSetup(_DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
        return await _append(pdf, writer, identity, tsa, PLATFORM_FIELD, PLATFORM_ROLE, at, reason, None, certification)


async def sign(
    pdf: bytes,
    field: str,
    identity: Identity,
    tsa: TimestampAuthority,
    *,
    role: str,
    reason: str,
    at: datetime,
    appearance: Appearance | None = None,
) -> Revision:
    """Sign ``field`` in ``role`` and return the new revision.

    ``at`` is the claimed signing time (``/M``), an aware datetime; the trusted time is the token's. Raises
    CertificateExpired or CertificateNotYetValid (at ``at`` or at the token's time), TimestampUnavailable,
    FieldUnknown, FieldAlreadySigned, RoleMismatch, OutOfOrder (not certified yet), GlyphMissing,
    SignatureTooLarge, DocumentUnreadable; after any of them the input is as it was.
    """
    with extending(pdf) as writer:
        if "/Perms" not in writer.root or "/DocMDP" not in writer.root["/Perms"]:
            raise OutOfOrder(
                "The platform has not certified the document yet; that is the first digital signature.",
                "文书尚未经平台认证，平台认证须先于个人签名和印章。",
            )
        return await _append(pdf, writer, identity, tsa, field, role, at, reason, appearance, None)


async def _append(
    pdf: bytes,
    writer: RevisionWriter,
    identity: Identity,
    tsa: TimestampAuthority,
    field: str,
    role: str,
    at: datetime,
    reason: str,
    appearance: Appearance | None,
    certification: SigMDPSetup | None,
) -> Revision:
    """Write the revision with a hole, sign the digest of all but the hole, stamp the signature, fill the hole."""
    if at.tzinfo is None:
        raise ValueError("the claimed signing time must be aware")
    identity.require_valid(at)
    _require_free(writer, field, role)
    template = envelope(identity, _DIGEST)
    steps = _write_with_hole(writer, field, at, reason, appearance, certification)
    prepared, output = next(steps)
    signature = template.sign(prepared.document_digest)
    token = await tsa.token(hashlib.new(_DIGEST, signature).digest(), _DIGEST)
    stamped_at = token_facts(token).time
    identity.require_valid(stamped_at)
    contents = template.seal(prepared.document_digest, signature, token=token.dump())
    if len(contents) > _RESERVED:
        raise SignatureTooLarge(len(contents), _RESERVED)
    prepared.fill_with_cms(output, contents)
    signed = output.getvalue()
    return Revision(
        pdf=signed,
        sha256=hashlib.sha256(signed).hexdigest(),
        size=len(signed),
        field=field,
        role=role,
        signer=identity.name,
        serial=identity.serial,
        level="B-T",
        timestamp=stamped_at,
        previous_sha256=hashlib.sha256(pdf).hexdigest(),
    )


def _write_with_hole(
    writer: RevisionWriter,
    field: str,
    at: datetime,
    reason: str,
    appearance: Appearance | None,
    certification: SigMDPSetup | None,
) -> Generator[tuple[Any, io.BytesIO], None, None]:
    """Drive pyHanko's embedder up to the digest of the finished file; it yields once, digest and buffer."""
    embedding = PdfCMSEmbedder().write_cms(field, writer, existing_fields_only=True)
    reference = next(embedding)
    if appearance is not None:
        _draw(writer, reference.get_object(), appearance)
    # The library counts hexadecimal digits, two to a byte.
    signature = SignatureObject(
        timestamp=at, subfilter=SigSeedSubFilter.PADES, reason=reason, bytes_reserved=2 * _RESERVED
    )
    embedding.send(SigObjSetup(sig_placeholder=signature, mdp_setup=certification))
    yield embedding.send(SigIOSetup(md_algorithm=_DIGEST, in_place=True))


def _require_free(writer: RevisionWriter, field: str, role: str) -> None:
    dictionary = field_dictionary(writer, field)
    if "/V" in dictionary:
        raise FieldAlreadySigned(field)
    placed = role_of(dictionary)
    if placed != role:
        raise RoleMismatch(field, placed or "", role)


def _draw(writer: RevisionWriter, widget: Any, appearance: Appearance) -> None:
    """Give the field's widget its appearance: a form XObject of outlines, no fonts, no images (PDF/A stays)."""
    left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
    width, height = right - left, top - bottom
    # Ink multiplies: what is printed under a seal stays as dark as it was (骑年盖月 must stay legible).
    ink = _dictionary({"/Type": pdf_name("/ExtGState"), "/BM": pdf_name("/Multiply")})
    corners = [_pdf.FloatObject(number) for number in (0, 0, width, height)]
    form = _pdf.StreamObject(
        _dictionary(
            {
                "/Type": pdf_name("/XObject"),
                "/Subtype": pdf_name("/Form"),
                "/BBox": _pdf.ArrayObject(corners),
                "/Resources": _dictionary({"/ExtGState": _dictionary({"/Ink": ink})}),
            }
        ),
        stream_data=b"/Ink gs\n" + appearance.draw(width, height),
    )
    form.compress()
    widget["/AP"] = _dictionary({"/N": writer.add_object(form)})


_pdf: Any = generic  # the library's object classes carry no types


def _dictionary(entries: dict[str, Any]) -> Any:
    return _pdf.DictionaryObject({pdf_name(key): value for key, value in entries.items()})
