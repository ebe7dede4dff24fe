"""The certificates of the development authority, extension by extension (RFC 5280 §4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

AUTHORITY_FROM = datetime(2015, 1, 1, tzinfo=UTC)
AUTHORITY_UNTIL = datetime(2045, 1, 1, tzinfo=UTC)
"""Life of root and intermediate: wide enough for every legal date a demonstration plays on."""

Revocation = tuple[int, datetime, x509.ReasonFlags]
"""Serial number, the legal instant from which on the certificate counts as revoked, and why."""

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


def authority_certificate(
    subject: x509.Name, key: PublicKey, issuer: x509.Certificate | None, issuer_key: rsa.RSAPrivateKey
) -> x509.Certificate:
    """A certificate that may issue others: the root when ``issuer`` is None, else an intermediate of path length 0."""
    builder = (
        _begin(subject, key, (AUTHORITY_FROM, AUTHORITY_UNTIL), issuer)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0 if issuer else 1), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    )
    return builder.sign(issuer_key, hashes.SHA256())


def entity_certificate(
    subject: x509.Name,
    key: PublicKey,
    validity: tuple[datetime, datetime],
    *,
    issuer: x509.Certificate,
    issuer_key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    timestamping: bool,
) -> x509.Certificate:
    """A certificate that signs documents, or, with ``timestamping``, nothing but timestamps (RFC 3161 §2.3)."""
    builder = (
        _begin(subject, key, validity, issuer)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=not timestamping), critical=True)
    )
    if timestamping:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def revocation_list(issuer: x509.Certificate, issuer_key: rsa.RSAPrivateKey, revoked: Sequence[Revocation]) -> bytes:
    """The issuer's complete list in DER (RFC 5280 §5), dated by its latest entry: legal time, not the machine's."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(max([AUTHORITY_FROM, *(moment for _, moment, _ in revoked)]))
        .next_update(AUTHORITY_UNTIL)
        .add_extension(x509.CRLNumber(len(revoked) + 1), critical=False)
        .add_extension(_key_identifier(issuer), critical=False)
    )
    for serial, moment, reason in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(serial)
            .revocation_date(moment)
            .add_extension(x509.CRLReason(reason), critical=False)
            .build()
        )
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(Encoding.DER)


def _begin(
    subject: x509.Name, key: PublicKey, validity: tuple[datetime, datetime], issuer: x509.Certificate | None
) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity[0])
        .not_valid_after(validity[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
    return builder if issuer is None else builder.add_extension(_key_identifier(issuer), critical=False)


def _key_identifier(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )
