"""Loading what the rules ask about a certificate's next step (证件变动的事实)."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.registry.certificate_rules import Proposed, StepFacts
from api.registry.models import Certificate, Officer
from api.registry.qualification_models import CertificateProposal, CertificateStep, CertificateStepKind, ProposalRefusal
from api.registry.standing import days_of, standing_of


async def facts_of(
    tx: WriteSession, officer: Officer, certificate: Certificate | None, kind: CertificateStepKind, *, starts_on: date,
    today: date, by: Actor, ends_on: date | None = None, reason: str = "", proposal_id: UUID | None = None,
) -> StepFacts:  # fmt: skip
    """The facts of a step. Raises Refused NOT_FOUND for a proposal that is unknown or another organ's."""
    (standing,) = await standing_of(tx, [officer.id])
    return StepFacts(
        kind=kind, officer_id=officer.id, today=today, starts_on=starts_on, by=by.id, ends_on=ends_on,
        certificate_id=certificate.id if certificate else None,
        certificate=await days_of(tx, certificate) if certificate else None, held=standing.certificates,
        exam_passed_on=officer.exam_passed_on, reason=reason,
        proposal=await _proposed(tx, officer, proposal_id) if proposal_id else None,
        open_kinds=await _open_kinds(tx, officer.id),
    )  # fmt: skip


async def settled(tx: WriteSession, proposal_id: UUID) -> bool:
    """Whether a proposal was followed or refused."""
    query = sa.select(
        sa.or_(
            sa.exists().where(col(CertificateStep.proposal_id) == proposal_id),
            sa.exists().where(col(ProposalRefusal.proposal_id) == proposal_id),
        )
    )
    return bool((await tx.execute(query)).scalar_one())


async def _proposed(tx: WriteSession, officer: Officer, proposal_id: UUID) -> Proposed:
    proposal = await tx.get(CertificateProposal, proposal_id)
    if proposal is None or proposal.organ_id != officer.organ_id:
        raise refuse(Code.NOT_FOUND, "申报不存在。")
    return Proposed(
        proposal.officer_id, proposal.certificate_id, proposal.kind, UUID(proposal.actor["id"]),
        settled=await settled(tx, proposal_id),
    )  # fmt: skip


async def _open_kinds(tx: WriteSession, officer_id: UUID) -> frozenset[CertificateStepKind]:
    """The kinds of steps that were asked for and are not answered."""
    answered = sa.or_(
        sa.exists().where(col(CertificateStep.proposal_id) == col(CertificateProposal.id)),
        sa.exists().where(col(ProposalRefusal.proposal_id) == col(CertificateProposal.id)),
    )
    query = select(CertificateProposal.kind).where(col(CertificateProposal.officer_id) == officer_id, sa.not_(answered))
    return frozenset(CertificateStepKind(kind) for kind in (await tx.execute(query)).scalars())
