"""What a file carries for the time when nobody can be asked any more: revocation lists and archive timestamps.

The document security store (ISO 32000-2 §12.8.4.3) keeps the lists by which the signatures were once checked; an
archive timestamp (§12.8.5) proves that they, and the signatures, existed before the keys grew old. Reading only;
``ltv.py`` writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError, ValueErrorWithMessage
from pyhanko.sign.validation import async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.embedded import covered_size, padding_after
from signing.findings import Finding, found
from signing.timestamps import authority_certificate
from signing.trust import TrustAnchors, context


@dataclass(frozen=True)
class ArchiveStamp:
    """One archive timestamp: the size of the file it covers, its time, the end of its authority's certificate,
    and the revocation lists that were in the file under it."""

    field: str
    covers: int
    time: datetime
    until: datetime
    crls: tuple[bytes, ...]
    sound: bool
    padded: bool

    @property
    def finding(self) -> Finding:
        """Its check, for the verdict."""
        return found(
            "ARCHIVE_TIMESTAMP", self.sound and not self.padded, field=self.field, detail=self.time.isoformat()
        )


@dataclass(frozen=True)
class Archive:
    """Everything a file carries for later, stamps oldest first."""

    crls: tuple[bytes, ...]
    stamps: tuple[ArchiveStamp, ...]

    def after(self, covers: int) -> list[ArchiveStamp]:
        """The sound stamps over a signature that covers ``covers`` bytes."""
        return [stamp for stamp in self.stamps if stamp.sound and stamp.covers > covers]

    def horizon(self, covers: int, until: datetime) -> datetime:
        """Until when a signature's time is proven: each stamp made before the last proof ended carries it on."""
        for stamp in self.after(covers):
            if stamp.time <= until:
                until = max(until, stamp.until)
        return until


async def read_archive(reader: PdfFileReader, trust: TrustAnchors) -> Archive:
    """Read and judge what ``reader``'s file carries."""
    embedded = sorted(reader.embedded_timestamp_signatures, key=covered_size)
    return Archive(_revocation_lists(reader), tuple([await _stamp(reader, stamp, trust) for stamp in embedded]))


def _revocation_lists(handler: Any) -> tuple[bytes, ...]:
    try:
        store = DocumentSecurityStore.read_dss(handler)
    except NoDSSFoundError:
        return ()
    return tuple(reference.get_object().data for reference in store.crls)


async def _stamp(reader: PdfFileReader, stamp: EmbeddedPdfSignature, trust: TrustAnchors) -> ArchiveStamp:
    information = stamp.signed_data["encap_content_info"]["content"].parsed
    time: datetime = information["gen_time"].native.astimezone(UTC)
    certificate: x509.Certificate = authority_certificate({"content": stamp.signed_data})
    return ArchiveStamp(
        field=str(stamp.fq_name),
        covers=covered_size(stamp),
        time=time,
        until=certificate.not_valid_after_utc,
        crls=_revocation_lists(reader.get_historical_resolver(stamp.signed_revision)),
        sound=await _is_sound(stamp, trust.tsa_roots, trust.crls, time),
        padded=any(padding_after(stamp)),
    )


async def _is_sound(
    stamp: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], crls: Sequence[bytes], time: datetime
) -> bool:
    try:
        status = await async_validate_pdf_timestamp(stamp, context(roots, crls, time))
    except (SigningError, ValueErrorWithMessage, ValueError):
        return False
    return bool(status.intact and status.valid and status.trusted and status.modification_level is not None)
