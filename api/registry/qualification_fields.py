"""Reading qualification (资格考试、证件申报和变动的读取): the organ, the officer about themself, and who supervises the region."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.graph import Bindings, Guards, derived, descending, embedded, equals, expression, one
from api.graph.relations import Reading
from api.graph.rows import Row
from api.registry import qualification_models as models
from api.registry import qualification_types as types
from api.registry.posting_models import OfficerPosting

TYPES = (types.ExamResult, types.CertificateStep, types.ProposalRefusal, types.OfficerPosting)
"""Types that are reached through officer, certificate or request."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types, guard the tables, and give the root fields."""
    for table in (
        models.ExamResult,
        models.CertificateProposal,
        models.ProposalRefusal,
        models.CertificateStep,
        OfficerPosting,
    ):
        guards.guard(table, **seen(Subject.QUALIFICATION, table))
    _bind(bindings)
    return [
        bindings.connection(
            "certificateProposals",
            types.CertificateProposal,
            orders={"PROPOSED": (descending(models.CertificateProposal.at),)},
            filter=types.CertificateProposalFilter,
            filters={
                "organ": equals(models.CertificateProposal.organ_id),
                "officer": equals(models.CertificateProposal.officer_id),
                "kind": equals(models.CertificateProposal.kind),
                "open": derived("open", _open, sa.Boolean()),
            },
            description="证件申报：本机关的、所监督区域的",
        ),
    ]


def _bind(bindings: Bindings) -> None:
    bindings.bind(types.ExamResult, models.ExamResult, prefix="exam", recorded_by=embedded(models.ExamResult.actor))
    bindings.bind(
        types.OfficerPosting,
        OfficerPosting,
        prefix="posting",
        unit=one(OfficerPosting.unit_id),
        recorded_by=embedded(OfficerPosting.actor),
    )
    bindings.bind(
        types.CertificateStep,
        models.CertificateStep,
        prefix="certificatestep",
        taken_by=embedded(models.CertificateStep.actor),
        proposal=one(models.CertificateStep.proposal_id),
    )
    bindings.bind(
        types.ProposalRefusal,
        models.ProposalRefusal,
        prefix="proposalrefusal",
        refused_by=embedded(models.ProposalRefusal.actor),
    )
    bindings.bind(
        types.CertificateProposal,
        models.CertificateProposal,
        prefix="certificateproposal",
        open=expression(_open),
        proposed_by=embedded(models.CertificateProposal.actor),
        officer=one(models.CertificateProposal.officer_id),
        certificate=one(models.CertificateProposal.certificate_id),
        step=one(models.CertificateProposal.id, models.CertificateStep.proposal_id),
        refusal=one(models.CertificateProposal.id, models.ProposalRefusal.proposal_id),
    )


def _open(proposal: Row, guarded: Reading) -> Any:
    """Neither followed nor refused."""
    step, refusal = guarded(models.CertificateStep).c, guarded(models.ProposalRefusal).c
    return sa.not_(
        sa.or_(
            sa.exists().where(step.proposal_id == proposal.id), sa.exists().where(refusal.proposal_id == proposal.id)
        )
    )
