"""Steps in a remedy (复议诉讼的办理): received, forwarded, answered, stayed, the stay lifted, refunded."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.fines import yuan
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.proceedings.outcome import served_on
from api.remedies.contested import Contested, lock_contested
from api.remedies.facts import ReceiptFacts, RefundFacts, Remedy, StepFacts
from api.remedies.models import (
    Refund,
    RemedyForwarding,
    RemedyOutcome,
    RemedyProceeding,
    RemedyReply,
    RemedyStay,
    RemedyStayLift,
)
from api.remedies.rules import MAY_FORWARD, MAY_LIFT_STAY, MAY_RECEIVE, MAY_REFUND, MAY_REPLY, MAY_STAY
from api.remedies.standing import outcome_of, remedy_of, remedy_standing
from api.vocabulary import RemedyKind, TimelineEventKind

K = TimelineEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Papers of a remedy as they reached the organ. ``filed_on`` is the day on which the body received the application."""

    kind: RemedyKind
    body: str
    case_number: str
    applicant_id: UUID
    claims: str
    filed_on: date
    received_on: date
    simple: bool = False
    through_organ: bool = False

    @property
    def reply_rule(self) -> str:
        """The limit for the organ's reply."""
        if self.kind is RemedyKind.LITIGATION:
            return "REPLY_LITIGATION"
        return "REPLY_RECONSIDERATION_SIMPLE" if self.simple else "REPLY_RECONSIDERATION"


REPLIES = ("REPLY_LITIGATION", "REPLY_RECONSIDERATION_SIMPLE", "REPLY_RECONSIDERATION")


@dataclass(frozen=True, slots=True)
class Open:
    """A remedy under the lock of its file."""

    row: RemedyProceeding
    contested: Contested
    remedy: Remedy


async def record_remedy(
    tx: WriteSession, decision_document_id: UUID, application: Application, *, by: Actor, at: LegalTime
) -> RemedyProceeding:
    """Papers of a remedy were received 收到复议、诉讼材料 (行政复议法 第四十八条, 行政诉讼法 第六十七条): the reply's limit runs.

    Raises Refused with every gap of MAY_RECEIVE; VALIDATION for an empty text; NOT_FOUND, FORBIDDEN.
    """
    contested = await lock_contested(tx, decision_document_id, by=by)
    for label, text in (
        ("body", application.body),
        ("caseNumber", application.case_number),
        ("claims", application.claims),
    ):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    require(MAY_RECEIVE, ReceiptFacts(
        legal_day(at), application.kind, application.simple, application.through_organ, application.filed_on,
        application.received_on, application.applicant_id in contested.party_ids,
        await served_on(tx, contested.document_id), await remedy_standing(tx, [contested.document_id]),
    ))  # fmt: skip
    event = await record(
        tx, K.REMEDY_RECEIVED, owner_id=contested.owner_id, organ_id=contested.organ_id, by=[by], at=at,
        text=f"收到{application.body.strip()}{application.kind.label}材料（{application.case_number.strip()}），针对{contested.number}",
        particulars={"kind": application.kind, "body": application.body, "caseNumber": application.case_number},
    )  # fmt: skip
    row = RemedyProceeding(
        owner_id=contested.owner_id, organ_id=contested.organ_id, contested_id=contested.document_id, kind=application.kind,
        simple=application.simple, through_organ=application.through_organ, body=application.body.strip(),
        case_number=application.case_number.strip(), applicant_id=application.applicant_id,
        claims=application.claims.strip(), filed_on=application.filed_on, received_on=application.received_on, at=at,
        event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    for rule in (application.reply_rule, *(["FORWARD_RECONSIDERATION"] if application.through_organ else [])):
        await deadlines.start(
            tx,
            rule,
            owner_id=contested.owner_id,
            organ_id=contested.organ_id,
            event=event,
            start=application.received_on,
        )
    return row


async def forward_remedy(
    tx: WriteSession, remedy_id: UUID, *, opinion: str, forwarded_on: date, by: Actor, at: LegalTime
) -> RemedyForwarding:
    """Forward an application that came to the organ 转送 (行政复议法 第三十二条). Raises Refused with every gap of MAY_FORWARD."""
    found = await open_remedy(tx, remedy_id, by=by)
    require(MAY_FORWARD, StepFacts(legal_day(at), found.remedy, forwarded_on, opinion))
    row = RemedyForwarding(
        remedy_id=remedy_id, organ_id=found.row.organ_id, opinion=opinion.strip(), forwarded_on=forwarded_on, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, K.REMEDY_FORWARDED, owner_id=found.row.owner_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"将复议申请转送{found.row.body}", particulars={"remedyId": remedy_id, "opinion": row.opinion},
    )  # fmt: skip
    await deadlines.meet(tx, found.row.owner_id, "FORWARD_RECONSIDERATION", event, forwarded_on)
    return row


async def reply_to_remedy(
    tx: WriteSession, remedy_id: UUID, document_id: UUID, *, replied_on: date, by: Actor, at: LegalTime
) -> RemedyReply:
    """Answer in writing 答复、答辩 (行政复议法 第四十八条, 行政诉讼法 第六十七条), with the sealed reply.

    Raises Refused with every gap of MAY_REPLY; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await open_remedy(tx, remedy_id, by=by)
    document = await document_in_force(tx, document_id, template="REMEDY_REPLY", owner_ids=[found.row.owner_id])
    number = str(document.data.get("caseNumber") or "").strip()
    require(MAY_REPLY, StepFacts(
        legal_day(at), found.remedy, replied_on, paper_case_number=number, case_number=found.row.case_number
    ))  # fmt: skip
    row = RemedyReply(
        remedy_id=remedy_id, organ_id=found.row.organ_id, document_id=document.id, replied_on=replied_on, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, K.REMEDY_REPLIED, owner_id=found.row.owner_id, organ_id=found.row.organ_id, by=[by], at=at,
        documents=[document.id], text=f"向{found.row.body}提交《{document.title}》", particulars={"remedyId": remedy_id},
    )  # fmt: skip
    for rule in REPLIES:
        for deadline in await deadlines.open_deadlines(tx, found.row.owner_id, rule):
            if deadline.started_by == found.row.event_id:
                await deadlines.settle(tx, deadline, event, replied_on)
    return row


async def record_stay(
    tx: WriteSession, remedy_id: UUID, *, granted_by: str, reason: str, from_day: date, by: Actor, at: LegalTime
) -> RemedyStay:
    """Execution is stayed 停止执行 (行政复议法 第四十二条). Raises Refused with every gap of MAY_STAY, VALIDATION."""
    found = await open_remedy(tx, remedy_id, by=by)
    if not granted_by.strip():
        raise refuse(Code.VALIDATION, "决定停止执行的机关（grantedBy）不能为空。", missing=("grantedBy",))
    require(MAY_STAY, StepFacts(legal_day(at), found.remedy, from_day, reason))
    row = RemedyStay(
        remedy_id=remedy_id, organ_id=found.row.organ_id, granted_by=granted_by.strip(), reason=reason.strip(),
        from_day=from_day, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, K.STAY_GRANTED, owner_id=found.row.owner_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"{row.granted_by}决定自{from_day.isoformat()}起停止执行",
        particulars={"remedyId": remedy_id, "reason": row.reason, "fromDay": from_day},
    )  # fmt: skip
    return row


async def lift_stay(
    tx: WriteSession, remedy_id: UUID, *, reason: str, on_day: date, by: Actor, at: LegalTime
) -> RemedyStayLift:
    """The stay ends before the remedy does 恢复执行. Raises Refused with every gap of MAY_LIFT_STAY."""
    found = await open_remedy(tx, remedy_id, by=by)
    require(MAY_LIFT_STAY, StepFacts(legal_day(at), found.remedy, on_day, reason))
    assert found.remedy.stay_id is not None, "MAY_LIFT_STAY asks for a stay"
    row = RemedyStayLift(
        stay_id=found.remedy.stay_id, organ_id=found.row.organ_id, reason=reason.strip(), on_day=on_day, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, K.STAY_LIFTED, owner_id=found.row.owner_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"自{on_day.isoformat()}起恢复执行", particulars={"remedyId": remedy_id, "reason": row.reason},
    )  # fmt: skip
    return row


async def refund(
    tx: WriteSession, remedy_id: UUID, *, paid_fen: int, paid_at: datetime, voucher_no: str, by: Actor, at: LegalTime
) -> Refund:
    """Pay back what the result gave back 退还款项. Raises Refused with every gap of MAY_REFUND; NOT_FOUND, FORBIDDEN."""
    found = await open_remedy(tx, remedy_id, by=by)
    require(MAY_REFUND, RefundFacts(found.remedy, paid_fen, voucher_no))
    outcome: RemedyOutcome | None = await outcome_of(tx, remedy_id)
    assert outcome is not None, "MAY_REFUND asks for a result"
    row = Refund(
        outcome_id=outcome.id, owner_id=found.row.owner_id, organ_id=found.row.organ_id, paid_fen=paid_fen, paid_at=paid_at,
        voucher_no=voucher_no.strip(), actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, K.REFUND_PAID, owner_id=found.row.owner_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"退还{yuan(paid_fen)}", particulars={"remedyId": remedy_id, "paidFen": paid_fen, "voucherNo": row.voucher_no},
    )  # fmt: skip
    return row


async def open_remedy(tx: WriteSession, remedy_id: UUID, *, by: Actor) -> Open:
    """Lock the file of a remedy. Raises Refused NOT_FOUND, FORBIDDEN."""
    row = await tx.get(RemedyProceeding, remedy_id)
    if row is None or row.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    contested = await lock_contested(tx, row.contested_id, by=by)
    return Open(row, contested, await remedy_of(tx, row))
