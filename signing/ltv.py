"""Long-term validation: keep a signed file verifiable when its authorities no longer answer (PAdES B-LTA).

Signing stays at B-T, which is quick; one later job adds, in a single revision, the certificates and revocation lists
of **every** signature and an archive timestamp over all of it. Doing this only for the last signature would leave
the officers' before it undecided for ever. Repeating it before the timestamp authority's certificate ends renews it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.fields import SigFieldSpec, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.archive import read_archive
from signing.embedded import reading, signature_token, signatures_in_order
from signing.envelope import as_asn1
from signing.fields import RevisionWriter, extending
from signing.judgement import judge
from signing.keys import serial_hex
from signing.refusals import NotArchivable, SignatureTooLarge
from signing.sign import Revision
from signing.timestamps import TimestampAuthority, token_facts
from signing.trust import TrustAnchors

ARCHIVE_ROLE = "archive"
_RESERVED = 12 * 1024


async def archive(pdf: bytes, tsa: TimestampAuthority, *, trust: TrustAnchors) -> Revision:
    """Add validation data for every signature and one archive timestamp; the new revision has level ``B-LTA``.

    Raises NotArchivable when a signature does not hold by ``trust`` – an archive of doubt proves nothing –,
    TimestampUnavailable, DocumentUnreadable.
    """
    certificates: list[asn1_x509.Certificate] = [as_asn1(root) for root in (*trust.roots, *trust.tsa_roots)]
    contents: list[bytes] = []
    with reading(pdf) as reader:
        carried = await read_archive(reader, trust)
        signatures = signatures_in_order(reader)
        for signature in signatures:
            facts = await judge(signature, trust, carried, None)
            if not facts.valid:
                raise NotArchivable(facts.field)
            certificates += _certificates(signature)
            contents.append(bytes(signature.pkcs7_content))
        if not signatures:
            raise NotArchivable("—")
    with extending(pdf) as writer:
        _store(writer, certificates, trust.crls, contents)
        return await _stamp(pdf, writer, tsa)


def _certificates(signature: EmbeddedPdfSignature) -> Iterable[asn1_x509.Certificate]:
    yield signature.signer_cert
    yield from signature.other_embedded_certs
    token = signature_token(signature)
    if token is not None:
        yield from (choice.chosen for choice in token["content"]["certificates"])


def _store(
    writer: RevisionWriter,
    certificates: Iterable[asn1_x509.Certificate],
    crls: Iterable[bytes],
    signatures: Iterable[bytes],
) -> None:
    """Fill the document security store, making it if the file has none."""
    new: Any = DocumentSecurityStore  # the library leaves it without types
    try:
        store = new.read_dss(writer)
        created = False
    except NoDSSFoundError:
        store, created = new(writer=writer), True
    lists = [asn1_crl.CertificateList.load(der) for der in crls]
    for signature in signatures:
        identifier = new.sig_content_identifier(signature.hex().encode())
        store.register_vri(identifier, certs=certificates, crls=lists)
    dictionary = store.as_pdf_object()
    if created:
        writer.root[pdf_name("/DSS")] = writer.add_object(dictionary)
        writer.update_container(writer.root)


async def _stamp(pdf: bytes, writer: RevisionWriter, tsa: TimestampAuthority) -> Revision:
    """One document timestamp in a field of its own, over the file with its new store."""
    taken = {name for name, _, _ in enumerate_sig_fields(writer)}
    field = next(name for name in (f"archive_{n}" for n in range(1, 1000)) if name not in taken)
    steps = PdfCMSEmbedder(SigFieldSpec(field, readable_field_name=ARCHIVE_ROLE)).write_cms(field, writer)
    next(steps)
    placeholder: Any = DocumentTimestamp
    steps.send(SigObjSetup(sig_placeholder=placeholder(bytes_reserved=2 * _RESERVED)))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256", in_place=True))
    token = await tsa.token(prepared.document_digest, "sha256")
    facts = token_facts(token)
    der = token.dump()
    if len(der) > _RESERVED:
        raise SignatureTooLarge(len(der), _RESERVED)
    prepared.fill_with_cms(output, der)
    stamped = output.getvalue()
    return Revision(
        pdf=stamped,
        sha256=hashlib.sha256(stamped).hexdigest(),
        size=len(stamped),
        field=field,
        role=ARCHIVE_ROLE,
        signer=facts.authority,
        serial=serial_hex(facts.certificate.serial_number),
        level="B-LTA",
        timestamp=facts.time,
        previous_sha256=hashlib.sha256(pdf).hexdigest(),
    )
