"""Verification: the whole document against what was expected of it and what was recorded about it.

Four things must hold together, and none replaces another: every signature is good at the moment it was made; the
signatures are those the plan names, in its order, the platform's certification first; every signature has its level;
and the file equals its record of revisions. An empty expectation or record fails: a verification that asks for nothing
would pass everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from signing.archive import read_archive
from signing.embedded import reading, signatures_in_order
from signing.fields import PLATFORM_FIELD, PLATFORM_ROLE
from signing.findings import Finding, found
from signing.judgement import CLOCK_TOLERANCE, SignatureFacts, judge
from signing.refusals import DocumentUnreadable
from signing.revisions import RevisionRecord, compare, split
from signing.trust import TrustAnchors

LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")
"""PAdES baseline levels, each containing the one before (ETSI EN 319 142-1 §6)."""

__all__ = ["LEVELS", "ExpectedSignature", "TrustAnchors", "Verdict", "certification", "verify"]


@dataclass(frozen=True)
class ExpectedSignature:
    """One signature that must be there: where, in which role, by whom (common name), by which certificate if known."""

    field: str
    role: str
    signer: str
    serial: str | None = None
    level: str = "B-T"


def certification(signer: str, serial: str | None = None, level: str = "B-T") -> ExpectedSignature:
    """The platform's certification, with which every list of expected signatures begins."""
    return ExpectedSignature(PLATFORM_FIELD, PLATFORM_ROLE, signer, serial, level)


@dataclass(frozen=True)
class Verdict:
    """Every check with its outcome, those of the single signatures included, and the signatures in their order."""

    findings: tuple[Finding, ...]
    signatures: tuple[SignatureFacts, ...]

    @property
    def valid(self) -> bool:
        """Whether something was checked and everything passed."""
        return bool(self.findings) and bool(self.signatures) and all(finding.passed for finding in self.findings)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that failed."""
        return tuple(finding for finding in self.findings if not finding.passed)


async def verify(
    pdf: bytes,
    *,
    trust: TrustAnchors,
    expected: Sequence[ExpectedSignature],
    record: Sequence[RevisionRecord] | None,
    at: datetime | None = None,
) -> Verdict:
    """Verify ``pdf``; never raises for what the file contains.

    ``expected`` lists every signature in signing order, beginning with :func:`certification`. ``record`` is the kept
    record of revisions; None (nobody kept one) fails like an empty one. ``at`` is the moment of verification, aware:
    timestamps later than it, or whose authority's certificate has expired by then, fail; None leaves both unasked.
    """
    findings = [found("EXPECTATION", bool(expected))]
    findings += compare(pdf, record or ())
    try:
        with reading(pdf) as reader:
            archive = await read_archive(reader, trust)
            signatures = tuple([await judge(embedded, trust, archive, at) for embedded in signatures_in_order(reader)])
        end = split(pdf)[-1].size
    except DocumentUnreadable as problem:
        return Verdict((found("READABLE", False, detail=str(problem)), *findings), ())
    findings.insert(0, found("READABLE", True))
    findings.append(found("TRAILING_BYTES", end == len(pdf)))
    findings += _document_findings(signatures, expected)
    findings += [finding for signature in signatures for finding in signature.findings]
    findings += [stamp.finding for stamp in archive.stamps]
    return Verdict(tuple(findings), signatures)


def _document_findings(signatures: Sequence[SignatureFacts], expected: Sequence[ExpectedSignature]) -> list[Finding]:
    by_field = {signature.field: signature for signature in signatures}
    planned = {wanted.field for wanted in expected}
    missing = [wanted.field for wanted in expected if wanted.field not in by_field]
    unexpected = [signature.field for signature in signatures if signature.field not in planned]
    actual_order = [signature.field for signature in signatures if signature.field in planned]
    planned_order = [wanted.field for wanted in expected if wanted.field in by_field]
    findings = [
        _certified_first(signatures),
        found("SIGNATURE_MISSING", not missing, detail="、".join(missing)),
        found("SIGNATURE_UNEXPECTED", not unexpected, detail="、".join(unexpected)),
        found("SIGN_ORDER", actual_order == planned_order, detail=" → ".join(actual_order)),
        _repeated(signatures, expected),
        _in_time(signatures),
    ]
    for wanted in expected:
        if wanted.field in by_field:
            findings += _as_wanted(by_field[wanted.field], wanted)
    return findings


def _certified_first(signatures: Sequence[SignatureFacts]) -> Finding:
    """ISO 32000-1 §12.8.2.2: at most one certification, and it precedes every other signature."""
    certifying = [n for n, signature in enumerate(signatures) if signature.certifies]
    passed = certifying == [0] and signatures[0].field == PLATFORM_FIELD
    return found("CERTIFICATION_FIRST", passed)


def _repeated(signatures: Sequence[SignatureFacts], expected: Sequence[ExpectedSignature]) -> Finding:
    """One certificate signs a document once – unless the plan itself names that certificate again."""
    planned = Counter(wanted.serial for wanted in expected if wanted.serial)
    made = Counter(signature.serial for signature in signatures)
    names = {signature.serial: signature.signer for signature in signatures}
    repeated = [names[serial] for serial, times in made.items() if times > max(1, planned[serial])]
    return found("SIGNER_REPEATED", not repeated, detail="、".join(repeated))


def _in_time(signatures: Sequence[SignatureFacts]) -> Finding:
    times = [signature.timestamp for signature in signatures if signature.timestamp]
    return found("TIME_ORDER", all(earlier <= later + CLOCK_TOLERANCE for earlier, later in pairwise(times)))


def _as_wanted(actual: SignatureFacts, wanted: ExpectedSignature) -> list[Finding]:
    same_signer = actual.signer == wanted.signer and wanted.serial in (None, actual.serial)
    high_enough = wanted.level in LEVELS and LEVELS.index(actual.level) >= LEVELS.index(wanted.level)
    return [
        found("SIGNER", same_signer, field=wanted.field, detail=actual.signer),
        found("ROLE", actual.role == wanted.role, field=wanted.field, detail=actual.role or "—"),
        found("LEVEL", high_enough, field=wanted.field, detail=actual.level),
    ]
