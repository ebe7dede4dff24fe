"""Stock pyHanko over the same keys: what another program would make of our fields."""

from __future__ import annotations

import io
from typing import Any

from asn1crypto import cms
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import ExternalSigner, PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signing.envelope import as_asn1
from signing.keys import Identity
from signing.timestamps import TimestampAuthority


class BorrowedAuthority(TimeStamper):
    """pyHanko's door to one of our timestamp authorities."""

    def __init__(self, authority: TimestampAuthority) -> None:
        initialise: Any = super().__init__  # the library leaves it without types
        initialise()
        self._authority = authority

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        assert md_algorithm == "sha256"
        return await self._authority.token(message_digest, "sha256")


class BorrowedKey(ExternalSigner):
    """pyHanko's signer over one of our identities."""

    def __init__(self, identity: Identity) -> None:
        registry: Any = _store()
        registry.register_multiple([as_asn1(certificate) for certificate in identity.chain])
        super().__init__(as_asn1(identity.certificate), registry, signature_value=512)
        self._identity = identity

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._identity.sign(data, "sha256")


async def stock_sign(pdf: bytes, field: str, identity: Identity, tsa: TimestampAuthority) -> bytes:
    """One PAdES B-T approval signature by the library's own signer."""
    metadata = PdfSignatureMetadata(field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    signer = PdfSigner(metadata, BorrowedKey(identity), timestamper=BorrowedAuthority(tsa))
    output: Any = await signer.async_sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=io.BytesIO())
    return bytes(output.getvalue())


_store: Any = SimpleCertificateStore
