"""Approving an inspection (检查审批): a leader's approval, with the way in which the party is told."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import URGENT_INSPECTION_PAPERS
from api.cases import deadlines
from api.cases.models import Party
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import Visit, lock_visit
from api.inspections.models import InspectionApproval, InspectionCap, NoticeMode, WaiverReason
from api.inspections.rules import MAY_APPROVE, ApprovalFacts
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document, SignatureMark
from api.papers.paper import document_in_force
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, InspectionKind, SignRole, TimelineEventKind

LEADERS = (SignRole.DEPUTY_HEAD, SignRole.ORGAN_HEAD)


async def approve_inspection(
    tx: WriteSession, visit_id: UUID, *, document_id: UUID, mode: NoticeMode, waiver_reason: WaiverReason | None = None,
    waiver_text: str | None = None, by: Actor, at: LegalTime,
) -> InspectionApproval:  # fmt: skip
    """Approve a visit 批准检查 on the approval form that two officers, the unit's head and the leader signed.

    Raises Refused with every gap of MAY_APPROVE; CONFLICT where it is approved already; NOT_FOUND, VALIDATION or
    INVALID_TRANSITION for a form that is not this visit's, not the approval form, or not in force.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    if visit.approval is not None:
        raise refuse(Code.CONFLICT, "本次检查已经批准。")
    form = await document_in_force(tx, document_id, template="INSPECTION_APPROVAL", owner_ids=[visit_id])
    acting = await acting_officers(
        tx, visit.row.officer_ids, organ_id=visit.row.organ_id, category=EnforcementCategory.INSPECTION,
        on=visit.row.planned_on, place=visit.row.place,
    )  # fmt: skip
    signed, standings = await _signed_by(tx, form, by), await standings_of(tx, visit_id)
    require(MAY_APPROVE, ApprovalFacts(acting, visit.urgent, mode, waiver_reason, waiver_text, signed, standings))
    approval = InspectionApproval(
        visit_id=visit_id, organ_id=visit.row.organ_id, document_id=form.id, approved_by=by.id, approved_at=at,
        notice_mode=mode, waiver_reason=waiver_reason, waiver_text=waiver_text,
    )  # fmt: skip
    tx.add(approval)
    event = await record(
        tx, TimelineEventKind.INSPECTION_APPROVED, owner_id=visit_id, organ_id=visit.row.organ_id, by=[by], at=at,
        text=await _sentence(tx, visit, mode), documents=[form.id],
        particulars={"noticeMode": mode, "waiverReason": waiver_reason, "waiverText": waiver_text},
    )  # fmt: skip
    await deadlines.meet(tx, visit_id, URGENT_INSPECTION_PAPERS.code, event, legal_day(at))
    return approval


async def _signed_by(tx: WriteSession, form: Document, leader: Actor) -> bool:
    """Whether this leader signed the form in a leader's place."""
    marks = select(SignatureMark.id).where(
        col(SignatureMark.document_id) == form.id,
        col(SignatureMark.signer_id) == leader.id,
        col(SignatureMark.role).in_(LEADERS),
        col(SignatureMark.refused_note).is_(None),
    )
    return (await tx.execute(marks.limit(1))).scalar_one_or_none() is not None


async def _sentence(tx: WriteSession, visit: Visit, mode: NoticeMode) -> str:
    """What the timeline says."""
    waived = "，免予提前通知（当场出示通知书）" if mode is NoticeMode.ON_ENTRY else ""
    if visit.task.kind is InspectionKind.CASE_BASED:
        return f"批准{visit.task.kind.label}{waived}"
    party = await tx.get_one(Party, visit.row.party_id)
    cap = await tx.get_one(InspectionCap, visit.row.cap_id)
    frequency = f"年度频次上限{cap.per_enterprise_per_year}次，本年已用{visit.row.used_before}次"
    return f"批准对{party.name}实施检查；{frequency}{waived}"
