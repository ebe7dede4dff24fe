"""Judging one signature: integrity, later changes, chain, revocation, timestamp, level.

Everything is judged at the moment the signature's own timestamp proves, with the revocation lists given and none
fetched. pyHanko's ``bottom_line`` is demanded, and beside it what it leaves out: its AdES verdicts ignore changes made
after signing and accept a timestamp later than the certificate's expiry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError, ValueErrorWithMessage
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus

from signing.archive import Archive
from signing.embedded import covered_size, padding_after, signature_token
from signing.fields import role_of
from signing.findings import Finding, found
from signing.keys import common_name, serial_hex
from signing.timestamps import TokenFacts, token_facts
from signing.trust import TrustAnchors, context

CLOCK_TOLERANCE = timedelta(minutes=1)
"""How far two honest clocks may differ."""


@dataclass(frozen=True)
class SignatureFacts:
    """What one signature says and how it was judged. Times are UTC; ``timestamp`` is the token's, if any."""

    field: str
    role: str | None
    signer: str
    serial: str
    level: str
    timestamp: datetime | None
    claimed_at: datetime | None
    reason: str | None
    certifies: bool
    covers: int
    """Bytes of the file it covers: the file's size when it was made."""
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether every check of this signature passed."""
        return all(finding.passed for finding in self.findings)


async def judge(
    signature: EmbeddedPdfSignature, trust: TrustAnchors, archive: Archive, at: datetime | None
) -> SignatureFacts:
    """Judge one signature at the time its token proves; ``at`` is the moment of verification, if it matters."""
    field = str(signature.field_name)
    stamp = _stamp(signature)
    claimed: datetime | None = signature.self_reported_timestamp
    # Without a token nothing proves the time; the level fails, and the rest is told at the claimed time.
    moment = stamp.time if stamp else claimed or at or datetime.now(UTC)
    status, problem = await _validate(signature, trust, moment)
    certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
    stamped = bool(stamp and status and status.timestamp_validity and _sound(status.timestamp_validity))
    findings = [
        found("BOTTOM_LINE", bool(status and status.bottom_line), field=field, detail=problem),
        found("INTEGRITY", bool(status and status.intact and status.valid), field=field),
        found("CHANGED_AFTER", _unchanged(status), field=field),
        found("CHAIN", bool(status and status.trusted), field=field, detail=_trust_problem(status)),
        _revoked(status, field),
        _period(certificate, moment, field),
        found("TIMESTAMP", stamped, field=field, detail=f"{stamp.time.isoformat()} {stamp.authority}" if stamp else ""),
        found("PADDING", not any(padding_after(signature)), field=field),
    ]
    if at is not None and stamp is not None:
        findings.append(found("TIMESTAMP_FUTURE", stamp.time <= at + CLOCK_TOLERANCE, field=field))
        findings.append(found("TIMESTAMP_EXPIRED", at <= _proven_until(signature, stamp, archive), field=field))
    return SignatureFacts(
        field=field,
        role=role_of(signature.sig_field),
        signer=common_name(certificate.subject),
        serial=serial_hex(certificate.serial_number),
        level=await _level(signature, trust, archive, moment) if stamped else "B-B",
        timestamp=stamp.time if stamp else None,
        claimed_at=claimed.astimezone(UTC) if claimed else None,
        reason=_text(signature.sig_object.get("/Reason")),
        certifies=signature.docmdp_level == MDPPerm.FILL_FORMS and "/Reference" in signature.sig_object,
        covers=covered_size(signature),
        findings=tuple(findings),
    )


async def _level(signature: EmbeddedPdfSignature, trust: TrustAnchors, archive: Archive, moment: datetime) -> str:
    """How much of the proof the file carries itself (ETSI EN 319 142-1 §6), given that its timestamp is good.

    B-LT when the lists stored in the file suffice; B-LTA when those under a sound archive timestamp do.
    """
    for stamp in archive.after(covered_size(signature)):
        if await _holds_by(signature, trust, stamp.crls, moment):
            return "B-LTA"
    return "B-LT" if await _holds_by(signature, trust, archive.crls, moment) else "B-T"


async def _holds_by(
    signature: EmbeddedPdfSignature, trust: TrustAnchors, crls: Sequence[bytes], moment: datetime
) -> bool:
    if not crls:
        return False
    status, _ = await _validate(signature, replace(trust, crls=crls), moment)
    return bool(status and status.bottom_line)


def _proven_until(signature: EmbeddedPdfSignature, stamp: TokenFacts, archive: Archive) -> datetime:
    return archive.horizon(covered_size(signature), stamp.certificate.not_valid_after_utc)


async def _validate(
    signature: EmbeddedPdfSignature, trust: TrustAnchors, moment: datetime
) -> tuple[PdfSignatureStatus | None, str]:
    try:
        status = await async_validate_pdf_signature(
            signature,
            signer_validation_context=context(trust.roots, trust.crls, moment),
            ts_validation_context=context(trust.tsa_roots, trust.crls, moment),
        )
    except (SigningError, ValueErrorWithMessage, ValueError) as problem:
        return None, str(problem)
    return status, ""


def _stamp(signature: EmbeddedPdfSignature) -> TokenFacts | None:
    token = signature_token(signature)
    if token is None:
        return None
    try:
        return token_facts(token)
    except (ValueError, TypeError, KeyError):
        return None


def _sound(status: Any) -> bool:
    return bool(status.intact and status.valid and status.trusted)


def _unchanged(status: PdfSignatureStatus | None) -> bool:
    """The changes after the signature stay within what the certification permits, and could be analysed at all."""
    return bool(status and status.docmdp_ok and status.modification_level is not None)


def _trust_problem(status: PdfSignatureStatus | None) -> str:
    if status is None or status.trusted or status.trust_problem_indic is None:
        return ""
    return str(getattr(status.trust_problem_indic, "name", status.trust_problem_indic))


def _revoked(status: PdfSignatureStatus | None, field: str) -> Finding:
    details = status.revocation_details if status else None
    if details is None:
        return found("REVOKED", True, field=field)
    return found("REVOKED", False, field=field, detail=details.revocation_date.isoformat())


def _period(certificate: x509.Certificate, moment: datetime, field: str) -> Finding:
    """Both ends, at the timestamp's time: 电子签名法第十三条(二) asks who controlled the key *when signing*."""
    since, until = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    detail = f"{since:%Y-%m-%d} – {until:%Y-%m-%d}"
    return found("CERTIFICATE_PERIOD", since <= moment <= until, field=field, detail=detail)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
