"""A certificate authority for the laptop: root → intermediate → officers, staff, platform, seals, timestamps.

It exists so that a demonstration signs with real certificates that expire and can be revoked. Its keys lie in a
folder under a passphrase lying beside them, so they prove nothing to anybody: it warns, and refuses production.

Validity periods are *legal* dates given by the caller (the demonstration's clock), never the machine's.
Several processes may open the same folder at once; a file lock lets one of them create what is missing.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from signing.development_certificates import (
    AUTHORITY_FROM,
    AUTHORITY_UNTIL,
    Revocation,
    authority_certificate,
    entity_certificate,
    revocation_list,
)
from signing.keys import Identity, Pkcs12Custody, read_pkcs12
from signing.refusals import AlreadyIssued, DevelopmentOnly, KeyUnknown

log = logging.getLogger(__name__)

ROOT = "root"
INTERMEDIATE = "intermediate"

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class Kind(StrEnum):
    """What an end entity is for; it decides the key and the certificate's extensions."""

    PERSON = "person"
    """An officer or a member of staff: P-256."""
    PLATFORM = "platform"
    """The platform that certifies a document before anybody signs: RSA-2048."""
    SEAL = "seal"
    """An organ's seal: RSA-3072."""
    TIMESTAMP = "timestamp"
    """The timestamp authority: RSA-2048, extended key usage ``timeStamping`` alone and critical (RFC 3161 §2.3)."""


@dataclass(frozen=True)
class Subject:
    """Whom a certificate names. ``number`` is the enforcement certificate's (执法证号), for persons who have one."""

    name: str
    organ: str
    number: str | None = None

    def x509_name(self) -> x509.Name:
        """The X.500 name; ``cryptography`` writes Chinese as UTF8String (RFC 5280 §4.1.2.4)."""
        parts = [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, self.organ),
            x509.NameAttribute(NameOID.COMMON_NAME, self.name),
        ]
        if self.number:
            parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, self.number))
        return x509.Name(parts)


class DevelopmentAuthority:
    """The authority kept in ``folder``; created on first use, the same for every later opener.

    Raises :class:`~signing.refusals.DevelopmentOnly` when ``production`` is true.
    """

    def __init__(self, folder: Path, *, production: bool) -> None:
        if production:
            raise DevelopmentOnly("The development certificate authority")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._locked():
            self._passphrase = self._read_or_create_passphrase()
            if not (folder / "intermediate.p12").exists():
                self._create()
            self._root = read_pkcs12(ROOT, folder / "root.p12", self._passphrase)
            self._intermediate = read_pkcs12(INTERMEDIATE, folder / "intermediate.p12", self._passphrase)
        self._issuing_keys: dict[str, rsa.RSAPrivateKey] = {}
        self._custody = Pkcs12Custody(folder / "keys", self._passphrase)
        log.warning(
            "DEVELOPMENT KEYS in %s: signatures and seals made with them have no legal force (演示用，无法律效力)",
            folder,
        )

    @property
    def root(self) -> x509.Certificate:
        """The root certificate, to be trusted by verifiers in development only."""
        return self._root.certificate

    @property
    def intermediate(self) -> x509.Certificate:
        """The certificate that issues all end entities."""
        return self._intermediate.certificate

    def custody(self) -> Pkcs12Custody:
        """Custody of every issued key; one instance per authority object, so keys are parsed once."""
        return self._custody

    def issue(
        self, key_ref: str, subject: Subject, valid_from: datetime, valid_to: datetime, kind: Kind = Kind.PERSON
    ) -> Identity:
        """Issue a certificate, or return the one issued before with the same particulars.

        ``valid_from`` and ``valid_to`` are aware legal instants within the authority's own life. Raises
        AlreadyIssued when ``key_ref`` names another subject, kind or period, ValueError for impossible periods.
        """
        if not AUTHORITY_FROM <= valid_from < valid_to <= AUTHORITY_UNTIL:
            raise ValueError(f"a certificate's period must lie within {AUTHORITY_FROM} – {AUTHORITY_UNTIL}")
        path = self._custody.path(key_ref)
        try:
            issued = self._custody.identity(key_ref)
        except KeyUnknown:
            with self._locked():
                if not path.exists():
                    self._issue(key_ref, path, subject, valid_from, valid_to, kind)
            issued = self._custody.identity(key_ref)
        same = (
            issued.certificate.subject == subject.x509_name()
            and issued.valid_from == valid_from.astimezone(UTC).replace(microsecond=0)
            and issued.valid_until == valid_to.astimezone(UTC).replace(microsecond=0)
            and (self.folder / "keys" / f"{key_ref}.kind").read_text() == kind
        )
        if not same:
            raise AlreadyIssued(key_ref)
        return issued

    def revoke(
        self, serial: str, at: datetime, reason: x509.ReasonFlags = x509.ReasonFlags.cessation_of_operation
    ) -> None:
        """Revoke by hexadecimal serial from the legal instant ``at`` on. The first revocation of a serial stands."""
        with self._locked():
            revoked = self._revoked()
            if all(entry.serial != serial for entry in revoked):
                revoked.append(_Revocation(serial, at.astimezone(UTC).isoformat(), reason.value))
                text = json.dumps([asdict(entry) for entry in revoked], indent=1)
                _write(self.folder / "revoked.json", text.encode())

    def crl(self) -> tuple[bytes, bytes]:
        """Both revocation lists in DER, the root's and the intermediate's, complete (RFC 5280 §5)."""
        revoked = [entry.as_revocation() for entry in self._revoked()]
        return (
            revocation_list(self.root, self._issuing_key(ROOT), []),
            revocation_list(self.intermediate, self._issuing_key(INTERMEDIATE), revoked),
        )

    def _create(self) -> None:
        """Root and intermediate. The intermediate's file is written last: its presence means the rest is there."""
        root_key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
        root_name = Subject("三项开发用根证书", "三项开发环境").x509_name()
        root = authority_certificate(root_name, root_key.public_key(), None, root_key)
        self._store(self.folder / "root.p12", ROOT, root_key, root, ())
        key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
        name = Subject("三项开发用签发证书", "三项开发环境").x509_name()
        certificate = authority_certificate(name, key.public_key(), root, root_key)
        (self.folder / "keys").mkdir(mode=0o700, exist_ok=True)
        self._store(self.folder / "intermediate.p12", INTERMEDIATE, key, certificate, (root,))

    def _issue(
        self, key_ref: str, path: Path, subject: Subject, valid_from: datetime, valid_to: datetime, kind: Kind
    ) -> None:
        key = _new_key(kind)
        certificate = entity_certificate(
            subject.x509_name(),
            key.public_key(),
            (valid_from, valid_to),
            issuer=self.intermediate,
            issuer_key=self._issuing_key(INTERMEDIATE),
            timestamping=kind is Kind.TIMESTAMP,
        )
        _write(path.with_name(f"{key_ref}.kind"), kind.encode())
        self._store(path, key_ref, key, certificate, (self.intermediate,))

    def _store(
        self,
        path: Path,
        key_ref: str,
        key: PrivateKey,
        certificate: x509.Certificate,
        chain: tuple[x509.Certificate, ...],
    ) -> None:
        """The certificate as PEM first, then key and chain as PKCS#12: who sees the latter sees both."""
        _write(path.with_suffix(".pem"), certificate.public_bytes(serialization.Encoding.PEM))
        # Few rounds are enough: the passphrase is random and lies beside the file anyway, and a test suite reads 40.
        encryption = serialization.PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2048).build(self._passphrase)
        content = pkcs12.serialize_key_and_certificates(key_ref.encode(), key, certificate, chain, encryption)
        _write(path, content)

    def _issuing_key(self, key_ref: str) -> rsa.RSAPrivateKey:
        """An authority's key, parsed once: checking an RSA key costs more than signing forty certificates."""
        if key_ref not in self._issuing_keys:
            content = (self.folder / f"{key_ref}.p12").read_bytes()
            key = pkcs12.load_key_and_certificates(content, self._passphrase)[0]
            assert isinstance(key, rsa.RSAPrivateKey)
            self._issuing_keys[key_ref] = key
        return self._issuing_keys[key_ref]

    def _revoked(self) -> list[_Revocation]:
        path = self.folder / "revoked.json"
        return [_Revocation(**entry) for entry in json.loads(path.read_text())] if path.exists() else []

    def _read_or_create_passphrase(self) -> bytes:
        path = self.folder / "passphrase"
        if not path.exists():
            _write(path, secrets.token_urlsafe(24).encode())
        return path.read_bytes()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time across processes; the lock dies with its holder."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@dataclass(frozen=True)
class _Revocation:
    serial: str
    at: str
    reason: str

    def as_revocation(self) -> Revocation:
        return int(self.serial, 16), datetime.fromisoformat(self.at), x509.ReasonFlags(self.reason)


def _new_key(kind: Kind) -> PrivateKey:
    if kind is Kind.PERSON:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=3072 if kind is Kind.SEAL else 2048)


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all: a reader without the lock never meets half a file."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.chmod(0o600)
    draft.replace(path)
