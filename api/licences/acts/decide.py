"""Deciding (许可决定): extended by a leader, decided by the leader who signed, withdrawn by the applicant."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import DECIDE_LICENCE, DISCLOSE_LICENCE, EXTEND_LICENCE, ISSUE_LICENCE
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.models import Decision
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.licences.acts.examine import DECISION_LIMITS
from api.licences.delivery import Delivery, deliver
from api.licences.examination_rules import MAY_WITHDRAW, THE_DECISION, THE_EXTENSION
from api.licences.facts import DecisionFacts, ExtensionFacts, LicenceFacts
from api.licences.gathering import LicenceCase, facts_of, lock_licence, review_gap
from api.licences.models import LicenceExtension, LicenceWithdrawal
from api.papers.models import Document, SignatureMark
from api.papers.paper import document_in_force, require_in_force
from api.registry.models import Organ
from api.tables import Json
from api.vocabulary import EnforcementCategory, SignRole, StaffRole, TimelineEventKind

GRANT, REFUSAL = "LICENCE_GRANT_DECISION", "LICENCE_REFUSAL_DECISION"
LEADERS = (SignRole.DEPUTY_HEAD, SignRole.ORGAN_HEAD)
REMEDY_TERMS = "自收到本决定书之日起六十日内申请行政复议，六个月内提起行政诉讼"


async def extend_licence_decision(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, days: int, reason: str, document_id: UUID, by: Actor, at: LegalTime
) -> LicenceExtension:  # fmt: skip
    """Extend the time for the decision by a leader's approval, and tell the applicant why 延长期限 (行政许可法 第四十二条).

    ``days`` are working days, ten at most; the paper is any complete one of the case. Raises Refused with every gap of
    THE_EXTENSION; FORBIDDEN for anybody but a leader; NOT_FOUND, and what ``serve`` raises.
    """
    _require_leader(by)
    found = await lock_licence(tx, case_id, by=by)
    facts = await facts_of(tx, found, by=by, at=at)
    require(THE_EXTENSION, ExtensionFacts(facts, days, reason))
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id != case_id:
        raise refuse(Code.NOT_FOUND)
    await require_in_force(tx, document)
    service = await deliver(tx, document, found.applicant_id, delivery, by=by, at=at)
    event = await record(
        tx, TimelineEventKind.LICENCE_EXTENDED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"批准延长许可决定期限{days}个工作日：{reason.strip()}", documents=[document.id],
        particulars={"days": days, "reason": reason.strip()},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, DECIDE_LICENCE.code, event, facts.on)
    assert facts.decide_by is not None
    limit = await deadlines.start(
        tx,
        EXTEND_LICENCE.code,
        owner_id=case_id,
        organ_id=found.case.organ_id,
        event=event,
        start=facts.decide_by,
        n=days,
    )
    row = LicenceExtension(
        case_id=case_id, organ_id=found.case.organ_id, document_id=document.id, service_id=service.id, days=days,
        reason=reason.strip(), until=limit.due_on, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    return row


async def decide_licence(
    tx: WriteSession, case_id: UUID, *, grant: bool, approval_id: UUID, document_id: UUID, by: Actor, at: LegalTime
) -> Decision:
    """Grant or refuse 作出准予、不予行政许可决定 (行政许可法 第三十八条、第三十九条). The sealed document states the decision.

    Raises Refused with every gap of THE_DECISION; FORBIDDEN for anybody but a leader; NOT_FOUND, and what
    ``document_in_force`` raises.
    """
    _require_leader(by)
    found = await lock_licence(tx, case_id, by=by)
    approval = await document_in_force(tx, approval_id, template="LICENCE_APPROVAL", owner_ids=(case_id,))
    document = await document_in_force(tx, document_id, template=GRANT if grant else REFUSAL, owner_ids=(case_id,))
    facts = await facts_of(
        tx, found, by=by, at=at, review=await review_gap(tx, found.case, grant=grant, on=legal_day(at))
    )
    require(THE_DECISION, _stated(facts, document, grant=grant, signed=await _signed(tx, approval, by)))
    if document.number is None:
        raise refuse(Code.INVALID_TRANSITION, "决定书没有文号。", missing=(document.title,))
    decision = Decision(
        case_id=case_id, organ_id=found.case.organ_id, document_id=document.id, number=document.number, made_on=facts.on,
        made_at=at, granted=grant, licence_number=said(document, "licenceNumber") or None,
        valid_from=_day(said(document, "validFrom")), valid_to=_day(said(document, "validTo")),
        remedy=await _remedy(tx, found), officer_ids=list(found.examiner_ids), actor=by.snapshot(),
    )  # fmt: skip
    tx.add(decision)
    event = await record(
        tx, TimelineEventKind.DECISION_MADE, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text="准予许可" if grant else "不予许可", documents=[approval.id, document.id],
        particulars={
            "number": decision.number, "granted": grant, "licenceNumber": decision.licence_number,
            **({} if grant else {"stage": "DECIDED_REFUSE"}),
        },
    )  # fmt: skip
    for rule in DECISION_LIMITS:
        await deadlines.meet(tx, case_id, rule, event, facts.on)
    for limit in (ISSUE_LICENCE, DISCLOSE_LICENCE) if grant else (DISCLOSE_LICENCE,):
        await deadlines.start(
            tx, limit.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=facts.on,
            category=EnforcementCategory.LICENCE,
        )  # fmt: skip
    return decision


async def require_may_decide_licence(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of a grant or a refusal, before its document takes a number. Raises Refused with every gap of THE_DECISION.

    Who decides, and signed the approval form, is known when the decision is made.
    """
    grant = document.template == GRANT
    found = await lock_licence(tx, document.owner_id, by=by)
    review = await review_gap(tx, found.case, grant=grant, on=legal_day(at))
    facts = await facts_of(tx, found, by=by, at=at, review=review)
    require(THE_DECISION, _stated(facts, document, grant=grant, signed=True))


async def withdraw_application(
    tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime
) -> LicenceWithdrawal:
    """Register that the applicant withdrew 撤回申请, before the decision. What still ran is met.

    Raises Refused with every gap of MAY_WITHDRAW; FORBIDDEN for anybody but a clerk; REASON_REQUIRED, NOT_FOUND.
    """
    found = await lock_licence(tx, case_id, by=by)
    if StaffRole.WINDOW_CLERK not in by.roles:
        raise refuse(Code.FORBIDDEN, "由窗口人员登记。")
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("撤回的理由（reason）",))
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_WITHDRAW, facts)
    row = LicenceWithdrawal(
        case_id=case_id, organ_id=found.case.organ_id, reason=reason.strip(), at=at, actor=by.snapshot()
    )
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.APPLICATION_WITHDRAWN, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"申请人撤回申请：{row.reason}",
    )  # fmt: skip
    for rule in ("REQUEST_CORRECTION", *DECISION_LIMITS, "ASK_LICENCE_HEARING", "HOLD_LICENCE_HEARING"):
        await deadlines.meet(tx, case_id, rule, event, facts.on)
    return row


def said(document: Document, field: str) -> str:
    """What a paper says in a field, empty where it says nothing."""
    return str(document.data.get(field) or "").strip()


def _stated(facts: LicenceFacts, document: Document, *, grant: bool, signed: bool) -> DecisionFacts:
    """A case beside what the decision's document states."""
    return DecisionFacts(
        facts, grant, signed, said(document, "licenceNumber"), said(document, "validFrom"), said(document, "validTo"),
        said(document, "reasons"), bool(document.data.get("remedy")),
    )  # fmt: skip


def _day(text: str) -> date | None:
    """A day of a paper. Raises Refused VALIDATION for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise refuse(Code.VALIDATION, f"决定书载明的日期“{text}”无法识别。") from error


def _require_leader(by: Actor) -> None:
    if StaffRole.ORGAN_LEADER not in by.roles:
        raise refuse(Code.FORBIDDEN, "由机关负责人决定。")


async def _signed(tx: WriteSession, approval: Document, leader: Actor) -> bool:
    """Whether this leader signed the approval form in a leader's place."""
    marks = select(SignatureMark.id).where(
        col(SignatureMark.document_id) == approval.id, col(SignatureMark.signer_id) == leader.id,
        col(SignatureMark.role).in_(LEADERS), col(SignatureMark.refused_note).is_(None),
    )  # fmt: skip
    return (await tx.execute(marks.limit(1))).scalar_one_or_none() is not None


async def _remedy(tx: WriteSession, found: LicenceCase) -> Json:
    """行政复议法 (2023) 第十一条、第二十条 – either remedy; their days run from the receipt, which starts the deadlines."""
    organ = await tx.get_one(Organ, found.case.organ_id)
    return {
        "reconsiderationBody": organ.reconsideration_body, "reconsiderationFirst": False, "reconsiderBy": None,
        "court": organ.litigation_court, "sueBy": None, "sueByNote": REMEDY_TERMS,
    }  # fmt: skip
