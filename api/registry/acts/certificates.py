"""The steps of a certificate (证件颁发、延期、暂扣、解除、吊销、注销), taken by the body that supervises the region.

Each is one row, never changed; the days of the certificate itself, which every read and every other act compares with the
legal day, are brought up to date in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.acts.facts import facts_of
from api.registry.acts.scope import holder_of, lock_supervised
from api.registry.certificate_rules import MAY_TAKE, StepFacts
from api.registry.models import Certificate, Officer
from api.registry.qualification_models import CertificateStep, CertificateStepKind
from api.registry.standing import suspensions_of
from api.vocabulary import CertificateKind, EnforcementCategory


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """A certificate to be issued (拟颁发的证件). Both days are inclusive; without ``categories`` it is for those of the officer."""

    number: str
    kind: CertificateKind
    issuer: str
    valid_from: date
    valid_to: date
    categories: tuple[EnforcementCategory, ...] = ()


async def issue_certificate(
    tx: WriteSession, officer_id: UUID, new: NewCertificate, *, proposal_id: UUID | None, by: Actor, at: LegalTime
) -> CertificateStep:
    """Issue a certificate 颁发执法证件, as the officer's organ asked. What it is for, the officer may enforce from then on.

    Raises Refused with every gap of MAY_TAKE[ISSUED]; VALIDATION (no number, issuer or category); CONFLICT (the number is taken); NOT_FOUND.
    """
    officer = await lock_supervised(tx, officer_id, by=by)
    categories = tuple(dict.fromkeys(new.categories or officer.categories))
    empty = [
        name
        for name, absent in (
            ("证号（number）", not new.number.strip()),
            ("制发机关（issuer）", not new.issuer.strip()),
            ("执法类别（categories）", not categories),
        )
        if absent
    ]
    if empty:
        raise refuse(Code.VALIDATION, missing=empty)
    facts = await facts_of(
        tx, officer, None, CertificateStepKind.ISSUED, starts_on=new.valid_from, ends_on=new.valid_to,
        today=legal_day(at), by=by, proposal_id=proposal_id,
    )  # fmt: skip
    require(MAY_TAKE[facts.kind], facts)
    certificate = Certificate(
        officer_id=officer_id, organ_id=officer.organ_id, number=new.number.strip(), kind=new.kind,
        issuer=new.issuer.strip(), valid_from=new.valid_from, valid_to=new.valid_to,
    )  # fmt: skip
    tx.add(certificate)
    await tx.flush()
    officer.categories = list(categories)
    return await _take(tx, certificate, facts, proposal_id, categories=categories, by=by, at=at)


async def renew_certificate(
    tx: WriteSession, certificate_id: UUID, *, valid_to: date, proposal_id: UUID | None, by: Actor, at: LegalTime
) -> CertificateStep:
    """Extend the term of a valid certificate 证件延期; once it has expired, a new one is issued.

    Raises Refused with every gap of MAY_TAKE[RENEWED]; NOT_FOUND.
    """
    officer, certificate = await _locked(tx, certificate_id, by=by)
    facts = await facts_of(
        tx, officer, certificate, CertificateStepKind.RENEWED, starts_on=legal_day(at), ends_on=valid_to,
        today=legal_day(at), by=by, proposal_id=proposal_id,
    )  # fmt: skip
    require(MAY_TAKE[facts.kind], facts)
    certificate.valid_to = valid_to
    return await _take(tx, certificate, facts, proposal_id, by=by, at=at)


async def suspend_certificate(
    tx: WriteSession, certificate_id: UUID, *, first: date | None = None, last: date | None = None, reason: str,
    proposal_id: UUID | None = None, by: Actor, at: LegalTime,
) -> CertificateStep:  # fmt: skip
    """Suspend a certificate 暂扣证件, from today or a later day, to a day or until it is lifted.

    Raises Refused with every gap of MAY_TAKE[SUSPENDED]; NOT_FOUND.
    """
    officer, certificate = await _locked(tx, certificate_id, by=by)
    facts = await facts_of(
        tx, officer, certificate, CertificateStepKind.SUSPENDED, starts_on=first or legal_day(at), ends_on=last,
        today=legal_day(at), by=by, reason=reason, proposal_id=proposal_id,
    )  # fmt: skip
    require(MAY_TAKE[facts.kind], facts)
    certificate.suspended_from, certificate.suspended_to = facts.starts_on, facts.ends_on
    certificate.suspend_reason = reason.strip()
    return await _take(tx, certificate, facts, proposal_id, by=by, at=at)


async def lift_suspension(
    tx: WriteSession, certificate_id: UUID, *, reason: str, proposal_id: UUID | None = None, by: Actor, at: LegalTime
) -> CertificateStep:
    """Lift a suspension 解除暂扣: the certificate is valid again from today.

    Raises Refused with every gap of MAY_TAKE[LIFTED]; NOT_FOUND.
    """
    officer, certificate = await _locked(tx, certificate_id, by=by)
    facts = await facts_of(
        tx, officer, certificate, CertificateStepKind.LIFTED, starts_on=legal_day(at), today=legal_day(at), by=by,
        reason=reason, proposal_id=proposal_id,
    )  # fmt: skip
    require(MAY_TAKE[facts.kind], facts)
    step = await _take(tx, certificate, facts, proposal_id, by=by, at=at)
    found = (await suspensions_of(tx, [certificate_id])).get(certificate_id, ())
    certificate.suspended_from, certificate.suspended_to = (found[-1].first, found[-1].last) if found else (None, None)
    if not found:
        certificate.suspend_reason = None
    await tx.flush()
    return step


async def end_certificate(
    tx: WriteSession, certificate_id: UUID, kind: CertificateStepKind, *, on: date | None = None, reason: str,
    proposal_id: UUID | None = None, by: Actor, at: LegalTime,
) -> CertificateStep:  # fmt: skip
    """Revoke 吊销 or cancel 注销 a certificate: from today or a later day on there is none.

    Raises Refused with every gap of MAY_TAKE[REVOKED] or [CANCELLED]; NOT_FOUND.
    """
    assert kind in (CertificateStepKind.REVOKED, CertificateStepKind.CANCELLED), "an end is one of two"
    officer, certificate = await _locked(tx, certificate_id, by=by)
    facts = await facts_of(
        tx, officer, certificate, kind, starts_on=on or legal_day(at), today=legal_day(at), by=by, reason=reason,
        proposal_id=proposal_id,
    )  # fmt: skip
    require(MAY_TAKE[kind], facts)
    certificate.ended_on, certificate.ended_by, certificate.end_reason = facts.starts_on, kind.value, reason.strip()
    return await _take(tx, certificate, facts, proposal_id, by=by, at=at)


async def _locked(tx: WriteSession, certificate_id: UUID, *, by: Actor) -> tuple[Officer, Certificate]:
    """A certificate and its holder, whom others wait for."""
    officer = await lock_supervised(tx, await holder_of(tx, certificate_id), by=by)
    return officer, await tx.get_one(Certificate, certificate_id)


async def _take(
    tx: WriteSession, certificate: Certificate, facts: StepFacts, proposal_id: UUID | None, *, by: Actor, at: LegalTime,
    categories: Sequence[EnforcementCategory] = (),
) -> CertificateStep:  # fmt: skip
    step = CertificateStep(
        certificate_id=certificate.id, officer_id=certificate.officer_id, organ_id=certificate.organ_id,
        proposal_id=proposal_id, kind=facts.kind, starts_on=facts.starts_on, ends_on=facts.ends_on,
        categories=list(categories), reason=facts.reason.strip() or None, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(step)
    await tx.flush()
    return step
