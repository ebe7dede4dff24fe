"""Custody of signing keys behind one interface: PKCS#12 files now, a PKCS#11 token by the same door.

A caller never sees a private key. It asks custody for an :class:`Identity` – certificate, chain and the ability to
sign – and the key stays behind :class:`PrivateOperation`, which a token or a remote signer implements as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Literal, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from signing.refusals import CertificateExpired, CertificateNotYetValid, KeyUnknown

DigestName = Literal["sha256", "sha384", "sha512"]

HASHES: dict[DigestName, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}

# A reference becomes a file name, so it must not be able to leave its folder.
_PLAIN_NAME = re.compile(r"\w[\w.:@-]{0,127}")


class KeyCustody(Protocol):
    """Whoever keeps the keys: files, a token, a remote signing service."""

    def identity(self, key_ref: str) -> Identity:
        """The identity kept under ``key_ref``; raises :class:`~signing.refusals.KeyUnknown`."""
        ...


class PrivateOperation(Protocol):
    """The one thing done with a private key. Implementations may be called from several threads at once."""

    def __call__(self, data: bytes, digest: DigestName) -> bytes:
        """Signature value over ``data``: RSASSA-PKCS1-v1_5, or ECDSA as a DER ``Ecdsa-Sig-Value`` (RFC 3279)."""
        ...


@dataclass(frozen=True, eq=False)
class Identity:
    """A certificate with the ability to sign for it.

    ``chain`` holds the issuing certificates, nearest first; a root in it is trusted by nobody for being there.
    """

    key_ref: str
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    sign: PrivateOperation = field(repr=False)

    @property
    def name(self) -> str:
        """The subject's common name: a person, an organ's seal or a service."""
        return common_name(self.certificate.subject)

    @property
    def subject(self) -> str:
        """The whole subject as an RFC 4514 string."""
        return self.certificate.subject.rfc4514_string()

    @property
    def serial(self) -> str:
        """The certificate's serial number in lower-case hexadecimal."""
        return serial_hex(self.certificate.serial_number)

    @property
    def valid_from(self) -> datetime:
        """First moment of validity, UTC."""
        return self.certificate.not_valid_before_utc

    @property
    def valid_until(self) -> datetime:
        """Last moment of validity, UTC."""
        return self.certificate.not_valid_after_utc

    @property
    def kind(self) -> Literal["rsa", "ecdsa"]:
        """The family of the key, which decides the signature algorithm."""
        return "rsa" if isinstance(self.certificate.public_key(), rsa.RSAPublicKey) else "ecdsa"

    def require_valid(self, at: datetime) -> None:
        """Raise CertificateNotYetValid or CertificateExpired unless the certificate is valid at ``at`` (aware)."""
        if at < self.valid_from:
            raise CertificateNotYetValid(self.name, self.valid_from, at)
        if at > self.valid_until:
            raise CertificateExpired(self.name, self.valid_until, at)


class Pkcs12Custody:
    """Keys in PKCS#12 files, ``<folder>/<key_ref>.p12``, all under one passphrase.

    A file is opened and its key parsed once per process: parsing costs more than signing. ``cryptography``'s keys
    may be used from several threads; the lock only keeps two threads from loading the same file.
    """

    def __init__(self, folder: Path, passphrase: bytes) -> None:
        self._folder = folder
        self._passphrase = passphrase
        self._loaded: dict[str, Identity] = {}
        self._lock = Lock()

    def identity(self, key_ref: str) -> Identity:
        """The identity kept under ``key_ref``; raises KeyUnknown."""
        known = self._loaded.get(key_ref)
        if known is not None:
            return known
        with self._lock:
            if key_ref not in self._loaded:
                self._loaded[key_ref] = read_pkcs12(key_ref, self.path(key_ref), self._passphrase)
            return self._loaded[key_ref]

    def path(self, key_ref: str) -> Path:
        """Where the file of ``key_ref`` lies; raises KeyUnknown for a reference that is not a plain name."""
        if not _PLAIN_NAME.fullmatch(key_ref):
            raise KeyUnknown(key_ref)
        return self._folder / f"{key_ref}.p12"


def read_pkcs12(key_ref: str, path: Path, passphrase: bytes) -> Identity:
    """Read one PKCS#12 file. Raises KeyUnknown when absent or incomplete, ValueError on a wrong passphrase."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise KeyUnknown(key_ref) from None
    key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase)
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyUnknown(key_ref)
    return Identity(key_ref, certificate, tuple(others), private_operation(key))


def private_operation(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> PrivateOperation:
    """Close over a key held in memory so that only its use escapes."""

    def with_rsa(data: bytes, digest: DigestName) -> bytes:
        assert isinstance(key, rsa.RSAPrivateKey)
        return key.sign(data, padding.PKCS1v15(), HASHES[digest])

    def with_curve(data: bytes, digest: DigestName) -> bytes:
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return key.sign(data, ec.ECDSA(HASHES[digest]))

    return with_rsa if isinstance(key, rsa.RSAPrivateKey) else with_curve


def common_name(name: x509.Name) -> str:
    """The common name of a subject or issuer, empty when it has none."""
    attributes = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(attributes[0].value) if attributes else ""


def serial_hex(serial: int) -> str:
    """A certificate's serial number as this room writes it everywhere: lower-case hexadecimal, no prefix."""
    return f"{serial:x}"
