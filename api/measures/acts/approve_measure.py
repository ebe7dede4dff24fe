"""Approving a measure (强制措施审批): beforehand, or within twenty-four hours of an emergency."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse
from api.ledger.event import record
from api.measures.acts.own_deadlines import settle_own
from api.measures.gathering import facts_of, lock_measure
from api.measures.models import MeasureApproval
from api.measures.paper_rules import FORM_IS_THE_MEASURE, FormFacts
from api.measures.papers import approved_form
from api.measures.rules import MAY_APPROVE
from api.review.paper_rules import relied_on
from api.vocabulary import StaffRole, TimelineEventKind


async def approve_measure(
    tx: WriteSession, measure_id: UUID, *, document_id: UUID, by: Actor, at: LegalTime
) -> MeasureApproval:
    """Approve a measure 批准 (行政强制法 第十八条第一项、第十九条) on the form that officers and leader signed.

    A measure that the organ's catalogue makes a major decision was reviewed before, one executed in an emergency too (I5).

    An approval beforehand writes no event, the imposition tells it; one after an emergency does, and meets the twenty-four
    hours. Raises Refused with every gap of MAY_APPROVE and FORM_IS_THE_MEASURE; FORBIDDEN for anybody but a leader; VALIDATION
    for another form than the one the request was made with; NOT_FOUND, and what ``document_in_force`` raises.
    """
    if StaffRole.ORGAN_LEADER not in by.roles:
        raise refuse(Code.FORBIDDEN, "由机关负责人批准。")
    found = await lock_measure(tx, measure_id, by=by)
    form, paper = await approved_form(tx, document_id, found.holder.owner_ids, leader=by)
    if found.row.request_document_id not in (None, form.id):
        raise refuse(Code.VALIDATION, "不是报批该强制措施的审批表（documentId）。", missing=("报批的审批表",))
    place = found.imposition.place if found.imposition else ""
    facts = await facts_of(tx, found, (), place, at, form_id=form.id)
    if gaps := (*gaps_of(MAY_APPROVE, facts), *gaps_of(FORM_IS_THE_MEASURE, FormFacts(facts, paper))):
        raise Refused(gaps)
    approval = MeasureApproval(
        measure_id=measure_id, organ_id=found.row.organ_id, document_id=form.id, approved_by=by.id, approved_at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(approval)
    await tx.flush()
    if found.imposition is not None:
        event = await record(
            tx, TimelineEventKind.MEASURE_APPROVED, owner_id=found.holder.dossier_id, organ_id=found.row.organ_id, by=[by],
            at=at, text=f"补办批准{found.row.kind.label}", documents=[form.id, *relied_on(facts)], particulars={"measureId": measure_id},
        )  # fmt: skip
        await settle_own(tx, found, ("APPROVE_EMERGENCY",), event, legal_day(at))
    return approval
