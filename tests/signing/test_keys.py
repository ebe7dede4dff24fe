"""Custody and the development authority: once created, shared by processes, revoking, refusing production."""

from __future__ import annotations

import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from signing.development import DevelopmentAuthority, Kind, Subject
from signing.keys import Pkcs12Custody
from signing.refusals import AlreadyIssued, CertificateExpired, CertificateNotYetValid, DevelopmentOnly, KeyUnknown
from tests.signing.world import ORGAN, SIGNED_AT, VALID, World

ROOT = Path(__file__).parents[2]


def test_production_refuses_the_authority(tmp_path: Path) -> None:
    with pytest.raises(DevelopmentOnly):
        DevelopmentAuthority(tmp_path / "never", production=True)
    assert not (tmp_path / "never").exists()


def test_opening_the_authority_warns(authority: DevelopmentAuthority, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        again = DevelopmentAuthority(authority.folder, production=False)
    assert "DEVELOPMENT KEYS" in caplog.text
    assert again.root == authority.root


def test_issuing_is_idempotent(authority: DevelopmentAuthority) -> None:
    who = Subject("赵敏", ORGAN, "37010077")
    first = authority.issue("zhao-min", who, *VALID)
    assert authority.issue("zhao-min", who, *VALID).serial == first.serial
    reopened = DevelopmentAuthority(authority.folder, production=False)
    assert reopened.issue("zhao-min", who, *VALID).serial == first.serial
    changes = [
        (Subject("赵敏敏", ORGAN, "37010077"), VALID, Kind.PERSON),
        (who, (VALID[0], VALID[1] + timedelta(days=1)), Kind.PERSON),
        (who, VALID, Kind.SEAL),
    ]
    for subject, validity, kind in changes:
        with pytest.raises(AlreadyIssued):
            authority.issue("zhao-min", subject, *validity, kind)


def test_what_each_kind_gets(world: World) -> None:
    person, seal, tsa = world.officers[0], world.seal, world.tsa_identity
    assert (person.kind, seal.kind) == ("ecdsa", "rsa")
    key = seal.certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 3072
    assert person.subject == f"2.5.4.5=37010001,CN=王建国,O={ORGAN},C=CN"
    usage = tsa.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert usage.critical
    assert [c.subject for c in person.chain] == [world.authority.intermediate.subject]
    world.authority.intermediate.verify_directly_issued_by(world.authority.root)
    person.certificate.verify_directly_issued_by(world.authority.intermediate)


def test_custody_signs_from_several_threads(world: World) -> None:
    """The key is parsed once and never comes out; every signature verifies."""
    custody = Pkcs12Custody(world.authority.folder / "keys", (world.authority.folder / "passphrase").read_bytes())
    with ThreadPoolExecutor(8) as threads:
        identities = list(threads.map(custody.identity, ["officer-1", "seal"] * 8))
        signatures = list(threads.map(lambda identity: identity.sign(b"data", "sha256"), identities))
    assert len({id(identity) for identity in identities}) == 2
    for identity, signature in zip(identities, signatures, strict=True):
        key = identity.certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, b"data", padding.PKCS1v15(), hashes.SHA256())
        else:
            assert isinstance(key, ec.EllipticCurvePublicKey)
            key.verify(signature, b"data", ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("key_ref", ["nobody", "", "../root", "a/b", ".hidden", "x" * 200])
def test_unknown_and_improper_references(world: World, key_ref: str) -> None:
    with pytest.raises(KeyUnknown) as refusal:
        world.authority.custody().identity(key_ref)
    assert refusal.value.code == "KEY_UNKNOWN"


def test_a_wrong_passphrase_is_no_missing_key(world: World) -> None:
    with pytest.raises(ValueError, match="password"):
        Pkcs12Custody(world.authority.folder / "keys", b"wrong").identity("seal")


def test_validity_has_two_ends(world: World) -> None:
    officer = world.officers[0]
    officer.require_valid(VALID[0])
    officer.require_valid(VALID[1])
    with pytest.raises(CertificateNotYetValid) as early:
        officer.require_valid(VALID[0] - timedelta(seconds=1))
    with pytest.raises(CertificateExpired) as late:
        officer.require_valid(VALID[1] + timedelta(seconds=1))
    assert (early.value.code, late.value.code) == ("CERTIFICATE_NOT_YET_VALID", "CERTIFICATE_EXPIRED")
    assert "王建国" in late.value.zh


def test_a_period_beyond_the_authority(authority: DevelopmentAuthority) -> None:
    with pytest.raises(ValueError, match="period"):
        authority.issue("too-late", Subject("某人", ORGAN), VALID[0], VALID[0].replace(year=2050))


def test_revocation_lists(elsewhere: DevelopmentAuthority) -> None:
    officer = elsewhere.issue("to-be-revoked", Subject("某人", ORGAN), *VALID)
    elsewhere.revoke(officer.serial, SIGNED_AT, x509.ReasonFlags.key_compromise)
    elsewhere.revoke(officer.serial, SIGNED_AT + timedelta(days=9))
    of_root, of_intermediate = (x509.load_der_x509_crl(der) for der in elsewhere.crl())
    for crl, issuer in ((of_root, elsewhere.root), (of_intermediate, elsewhere.intermediate)):
        key = issuer.public_key()
        assert isinstance(key, rsa.RSAPublicKey)
        assert crl.is_signature_valid(key)
    entry = of_intermediate.get_revoked_certificate_by_serial_number(officer.certificate.serial_number)
    assert entry is not None
    assert entry.revocation_date_utc == SIGNED_AT, "the first revocation stands"
    assert list(of_root) == []


def test_several_processes_starting_together(tmp_path: Path) -> None:
    """One creates the authority and the key, the others find them."""
    program = f"""
from datetime import datetime, UTC
from pathlib import Path
from signing.development import DevelopmentAuthority, Subject
authority = DevelopmentAuthority(Path({str(tmp_path)!r}), production=False)
valid = datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
print(authority.root.serial_number, authority.issue("one", Subject("某人", "某局"), *valid).serial)
"""
    started = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(3)
    ]
    told = {process.communicate(timeout=120)[0] for process in started}
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(told) == 1
    assert len(told.pop().split()) == 2
