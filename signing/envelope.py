"""A CMS SignedData of one signer (RFC 5652), constant but for digest, signature value and timestamp token.

Everything in a signature that depends only on the certificate – algorithms, chain, signer, signing-certificate
attribute – is encoded once per identity. A signature then costs one private operation and a few joins of bytes.
The attributes are those of PAdES baseline (ETSI EN 319 142-1 §6.3): content-type, message-digest,
signing-certificate-v2 and algorithm protection (RFC 6211); no signing-time, which PAdES puts into ``/M``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from signing.keys import DigestName, Identity

_SEQUENCE, _SET, _OCTETS = 0x30, 0x31, 0x04
_CONTEXT_0, _CONTEXT_1 = 0xA0, 0xA1

_SIGNED_DATA = core.ObjectIdentifier("1.2.840.113549.1.7.2").dump()
_SIGNATURE_TIME_STAMP = core.ObjectIdentifier("1.2.840.113549.1.9.16.2.14").dump()


@lru_cache(maxsize=512)
def envelope(
    identity: Identity, digest_name: DigestName = "sha256", content: Literal["data", "tst_info"] = "data"
) -> Envelope:
    """The envelope of an identity: ``data`` for documents (detached), ``tst_info`` for timestamp tokens."""
    certificate = as_asn1(identity.certificate)
    signed_attributes, placeholder = _signed_attributes(identity, certificate, digest_name, content)
    before, after = signed_attributes.split(placeholder)
    digest_algorithm = algos.DigestAlgorithm({"algorithm": digest_name})
    signer = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    content_type = cms.ContentType(content).dump()
    # RFC 5652 §5.1: version 3 as soon as the content is not plain data.
    version = core.Integer(1 if content == "data" else 3).dump()
    certificates = b"".join(c.public_bytes(Encoding.DER) for c in (identity.certificate, *identity.chain))
    return Envelope(
        identity=identity,
        digest_name=digest_name,
        _opening=version + _tlv(_SET, digest_algorithm.dump()),
        _content_type=content_type,
        _certificates=_tlv(_CONTEXT_0, certificates),
        _signer_opening=core.Integer(1).dump() + signer.dump() + digest_algorithm.dump(),
        _attributes_before=before,
        _attributes_after=after,
        _signature_algorithm=signature_algorithm(identity, digest_name).dump(),
    )


@dataclass(frozen=True)
class Envelope:
    """The constant parts of one identity's SignedData, in DER."""

    identity: Identity
    digest_name: DigestName
    _opening: bytes
    _content_type: bytes
    _certificates: bytes
    _signer_opening: bytes
    _attributes_before: bytes
    _attributes_after: bytes
    _signature_algorithm: bytes

    def sign(self, digest: bytes) -> bytes:
        """The signature value over the signed attributes that hold ``digest`` (RFC 5652 §5.4: as a SET OF)."""
        return self.identity.sign(_tlv(_SET, self._attributes(digest)), self.digest_name)

    def seal(
        self, digest: bytes, signature: bytes, *, content: bytes | None = None, token: bytes | None = None
    ) -> bytes:
        """The whole ContentInfo in DER.

        ``content`` is encapsulated when given (timestamp tokens), else the content is detached. ``token`` is the
        ContentInfo of an RFC 3161 token over ``signature``; it becomes the one unsigned attribute (B-T).
        """
        signer_info = [
            self._signer_opening,
            _tlv(_CONTEXT_0, self._attributes(digest)),
            self._signature_algorithm,
            _tlv(_OCTETS, signature),
        ]
        if token is not None:
            signer_info.append(_tlv(_CONTEXT_1, _tlv(_SEQUENCE, _SIGNATURE_TIME_STAMP, _tlv(_SET, token))))
        encapsulated = [self._content_type]
        if content is not None:
            encapsulated.append(_tlv(_CONTEXT_0, _tlv(_OCTETS, content)))
        signed_data = _tlv(
            _SEQUENCE,
            self._opening,
            _tlv(_SEQUENCE, *encapsulated),
            self._certificates,
            _tlv(_SET, _tlv(_SEQUENCE, *signer_info)),
        )
        return _tlv(_SEQUENCE, _SIGNED_DATA, _tlv(_CONTEXT_0, signed_data))

    def _attributes(self, digest: bytes) -> bytes:
        return self._attributes_before + digest + self._attributes_after


def signature_algorithm(identity: Identity, digest_name: DigestName) -> algos.SignedDigestAlgorithm:
    """The algorithm identifier that goes with an identity's key, such as ``sha256_rsa`` or ``sha256_ecdsa``."""
    return algos.SignedDigestAlgorithm({"algorithm": f"{digest_name}_{identity.kind}"})


def as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The same certificate as asn1crypto (and with it pyHanko) knows it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _signed_attributes(
    identity: Identity, certificate: asn1_x509.Certificate, digest_name: DigestName, content: str
) -> tuple[bytes, bytes]:
    """The signed attributes' DER without the outer tag, with the placeholder that stands for the digest.

    A SET OF is sorted by encoding (X.690 §11.6). The message-digest attribute differs from its neighbours long
    before the digest itself, so the order does not depend on the digest and the placeholder may be replaced.
    """
    placeholder = hashlib.new(digest_name, b"placeholder").digest()
    encoded = certificate.dump()
    certificate_id = tsp.ESSCertIDv2(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "cert_hash": hashlib.sha256(encoded).digest(),
            "issuer_serial": {
                "issuer": [asn1_x509.GeneralName("directory_name", certificate.issuer)],
                "serial_number": certificate.serial_number,
            },
        }
    )
    protection = cms.CMSAlgorithmProtection(
        {
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": digest_name}),
            "signature_algorithm": signature_algorithm(identity, digest_name),
        }
    )
    attributes = cms.CMSAttributes(
        [
            _attribute("content_type", content),
            _attribute("message_digest", placeholder),
            _attribute("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [certificate_id]})),
            _attribute("cms_algorithm_protection", protection),
        ]
    )
    attributes.dump()
    return attributes.contents, placeholder


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": (value,)})


def _tlv(tag: int, *parts: bytes) -> bytes:
    """One DER element: tag, definite length, contents (X.690 §8.1)."""
    contents = b"".join(parts)
    length = len(contents)
    if length < 0x80:
        return bytes((tag, length)) + contents
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + contents
