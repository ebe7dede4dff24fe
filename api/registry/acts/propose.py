"""Asking for a certificate's next step (证件申报): the officer's organ asks, the supervising body follows or refuses."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.law.grounds import IN_POWER
from api.registry.acts.facts import facts_of, settled
from api.registry.acts.scope import holder_of, lock_own, lock_supervised
from api.registry.certificate_rules import MAY_PROPOSE
from api.registry.models import Certificate, Officer
from api.registry.qualification_models import CertificateProposal, CertificateStepKind, ProposalRefusal


async def propose_certificate(tx: WriteSession, officer_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> CertificateProposal:  # fmt: skip
    """Ask for a certificate 申报颁发证件 for an officer of one's own organ.

    Raises Refused with every gap of MAY_PROPOSE; NOT_FOUND.
    """
    officer = await lock_own(tx, officer_id, by=by)
    return await _propose(tx, officer, None, CertificateStepKind.ISSUED, reason=reason, by=by, at=at)


async def propose_step(
    tx: WriteSession, certificate_id: UUID, kind: CertificateStepKind, *, reason: str, by: Actor, at: LegalTime
) -> CertificateProposal:
    """Ask for a renewal, a suspension, its lifting or an end 申报证件变动.

    Raises Refused with every gap of MAY_PROPOSE; VALIDATION for a step that begins a certificate; NOT_FOUND.
    """
    if kind is CertificateStepKind.ISSUED:
        raise refuse(Code.VALIDATION, "已有证件的不再申报颁发。", missing=("变动种类（kind）",))
    officer = await lock_own(tx, await holder_of(tx, certificate_id), by=by)
    certificate = await tx.get_one(Certificate, certificate_id)
    return await _propose(tx, officer, certificate, kind, reason=reason, by=by, at=at)


async def refuse_proposal(
    tx: WriteSession, proposal_id: UUID, *, reason: str, by: Actor, at: LegalTime
) -> ProposalRefusal:
    """Say no 不予同意, with the reason: the body that supervises the region. The organ may ask again.

    Raises Refused: NOT_FOUND, REASON_REQUIRED, CONFLICT (answered already), CONFLICT_OF_ROLE (one's own request).
    """
    known = await tx.get(CertificateProposal, proposal_id)
    if known is None:
        raise refuse(Code.NOT_FOUND)
    await lock_supervised(tx, known.officer_id, by=by)
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("不予同意的理由（reason）",))
    if await settled(tx, proposal_id):
        raise refuse(Code.CONFLICT, "该申报已经办理。")
    if known.actor["id"] == str(by.id) or known.officer_id == by.id:
        raise refuse(Code.CONFLICT_OF_ROLE, "申报人和本人不得审批。", basis=IN_POWER, missing=("其他有权审批的人员",))
    refusal = ProposalRefusal(
        proposal_id=proposal_id, officer_id=known.officer_id, organ_id=known.organ_id, reason=reason.strip(), at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(refusal)
    await tx.flush()
    return refusal


async def _propose(
    tx: WriteSession, officer: Officer, certificate: Certificate | None, kind: CertificateStepKind, *, reason: str, by: Actor,
    at: LegalTime,
) -> CertificateProposal:  # fmt: skip
    today = legal_day(at)
    facts = await facts_of(tx, officer, certificate, kind, starts_on=today, today=today, reason=reason, by=by)
    require(MAY_PROPOSE[kind], facts)
    proposal = CertificateProposal(
        officer_id=officer.id, organ_id=officer.organ_id, certificate_id=certificate.id if certificate else None,
        kind=kind, reason=reason.strip(), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(proposal)
    await tx.flush()
    return proposal
