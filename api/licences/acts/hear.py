"""The licence hearing (许可听证): told of the right, asked for, notified, held. Its time does not count (行政许可法 第四十五条)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.calendar.counting import Period
from api.calendar.deadlines import compute
from api.calendar.rules import ASK_LICENCE_HEARING, HOLD_LICENCE_HEARING, NOTIFY_LICENCE_HEARING
from api.calendar.store import load_calendar
from api.cases import deadlines
from api.cases.models import Party
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.licences.acts.examine import DECISION_LIMITS
from api.licences.delivery import Delivery, deliver
from api.licences.examination_rules import MAY_ASK_HEARING, MAY_HOLD_HEARING, MAY_OFFER_HEARING, THE_HEARING
from api.licences.facts import HearingFacts
from api.licences.gathering import facts_of, lock_licence, only
from api.licences.models import LicenceHearing, LicenceHearingOffer, LicenceHearingRecord, LicenceHearingRequest
from api.papers.models import Document
from api.papers.paper import document_in_force, require_in_force
from api.vocabulary import StaffRole, TimelineEventKind


async def offer_licence_hearing(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, recipient_ids: Sequence[UUID] = (), document_id: UUID, by: Actor,
    at: LegalTime,
) -> LicenceHearingOffer:  # fmt: skip
    """Tell the applicant and interested persons that they may ask for a hearing 告知听证权利 (行政许可法 第四十七条).

    Raises Refused with every gap of MAY_OFFER_HEARING; CONFLICT for a second time; FORBIDDEN for anybody but an examiner;
    NOT_FOUND, and what ``serve`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    if by.id not in found.examiner_ids:
        raise refuse(Code.FORBIDDEN, "只有本案审查人员可以办理。")
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_OFFER_HEARING, facts)
    if facts.hearing is not None:
        raise refuse(Code.CONFLICT, "听证权利已经告知。")
    document = await _paper(tx, case_id, document_id)
    recipients = list(dict.fromkeys((found.applicant_id, *recipient_ids)))
    for recipient_id in recipients:
        await deliver(tx, document, recipient_id, delivery, by=by, at=at)
    ask_until = compute(ASK_LICENCE_HEARING, facts.on, await load_calendar(tx)).due_day
    row = LicenceHearingOffer(
        case_id=case_id, organ_id=found.case.organ_id, document_id=document.id, recipient_ids=recipients, told_on=facts.on,
        ask_until=ask_until, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.NOTICE_ISSUED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"告知听证权利（期限至{ask_until.isoformat()}）", documents=[document.id],
        particulars={"recipientIds": recipients, "askUntil": ask_until},
    )  # fmt: skip
    await deadlines.start(
        tx, ASK_LICENCE_HEARING.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=facts.on
    )
    return row


async def request_licence_hearing(
    tx: WriteSession, case_id: UUID, *, party_id: UUID, by: Actor, at: LegalTime
) -> LicenceHearingRequest:
    """Register that somebody who was told asks for the hearing 听证申请. It is held within twenty working days.

    Raises Refused with every gap of MAY_ASK_HEARING; VALIDATION for somebody who was not told; NOT_FOUND.
    """
    found = await lock_licence(tx, case_id, by=by)
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_ASK_HEARING, facts)
    offer = await only(tx, LicenceHearingOffer, case_id)
    if offer is None or party_id not in offer.recipient_ids:
        raise refuse(
            Code.VALIDATION,
            "申请人（partyId）不是被告知听证权利的人。",
            missing=("被告知听证权利的申请人、利害关系人",),
        )
    row = LicenceHearingRequest(
        offer_id=offer.id, case_id=case_id, organ_id=found.case.organ_id, party_id=party_id, requested_on=facts.on, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    party = await tx.get_one(Party, party_id)
    event = await record(
        tx, TimelineEventKind.HEARING_REQUESTED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"{party.name}要求听证", particulars={"partyId": party_id},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, ASK_LICENCE_HEARING.code, event, facts.on)
    await deadlines.start(
        tx, HOLD_LICENCE_HEARING.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=facts.on
    )
    return row


async def notify_licence_hearing(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, host_id: UUID, scheduled_at: datetime, place: str,
    document_id: UUID, by: Actor, at: LegalTime,
) -> LicenceHearing:  # fmt: skip
    """Notify when, where and before whom the hearing will be held 听证通知, seven full working days before (第四十八条).

    Raises Refused with every gap of THE_HEARING; FORBIDDEN for anybody but an examiner; VALIDATION for a host who is none;
    NOT_FOUND, and what ``serve`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    if by.id not in found.examiner_ids:
        raise refuse(Code.FORBIDDEN, "只有本案审查人员可以办理。")
    host = await actor_of(tx, PersonKind.STAFF, host_id, legal_day(at))
    if host is None or host.organ_id != found.case.organ_id or StaffRole.HEARING_HOST not in host.roles:
        raise refuse(Code.VALIDATION, "主持人（hostId）应当是本机关听证主持人。", missing=("本机关听证主持人",))
    facts, held_on = await facts_of(tx, found, by=by, at=at), legal_day(scheduled_at)
    notify_by = compute(NOTIFY_LICENCE_HEARING, held_on, await load_calendar(tx)).due_day
    require(THE_HEARING, HearingFacts(facts, host_id, frozenset(found.examiner_ids), held_on, notify_by))
    document = await _paper(tx, case_id, document_id)
    offer = await only(tx, LicenceHearingOffer, case_id)
    for recipient_id in offer.recipient_ids if offer else ():
        await deliver(tx, document, recipient_id, delivery, by=by, at=at)
    request = await only(tx, LicenceHearingRequest, case_id)
    assert request is not None
    row = LicenceHearing(
        request_id=request.id, case_id=case_id, organ_id=found.case.organ_id, document_id=document.id, host_id=host_id,
        scheduled_at=scheduled_at, place=place, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, TimelineEventKind.HEARING_NOTIFIED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"通知听证，{held_on.isoformat()}举行，主持人{host.name}", documents=[document.id],
        particulars={"hostId": host_id, "scheduledAt": scheduled_at},
    )  # fmt: skip
    return row


async def hold_licence_hearing(
    tx: WriteSession, case_id: UUID, *, document_id: UUID, by: Actor, at: LegalTime
) -> LicenceHearingRecord:
    """Record the hearing 举行听证: its signed record is what the decision rests on; its days do not count (第四十五条、第四十八条).

    By its host. Raises Refused with every gap of MAY_HOLD_HEARING; FORBIDDEN for anybody but the host; NOT_FOUND, and what
    ``document_in_force`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_HOLD_HEARING, facts)
    hearing = await only(tx, LicenceHearing, case_id)
    assert hearing is not None
    if by.id != hearing.host_id:
        raise refuse(Code.FORBIDDEN, "由听证主持人登记。")
    minutes = await document_in_force(tx, document_id, template="HEARING_RECORD", owner_ids=(case_id,))
    row = LicenceHearingRecord(
        hearing_id=hearing.id, case_id=case_id, organ_id=found.case.organ_id, document_id=minutes.id, held_on=facts.on, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.HEARING_HELD, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        place=hearing.place, text="公开举行听证，主持人非本案审查人员", documents=[minutes.id],
    )  # fmt: skip
    await deadlines.meet(tx, case_id, HOLD_LICENCE_HEARING.code, event, facts.on)
    assert facts.hearing is not None
    asked_on = facts.hearing.requested_on or facts.on
    await deadlines.prolong(tx, case_id, DECISION_LIMITS, event, Period(asked_on, facts.on, "听证"))
    return row


async def _paper(tx: WriteSession, case_id: UUID, document_id: UUID) -> Document:
    """A complete paper of the case, of whatever form. Raises Refused NOT_FOUND, INVALID_TRANSITION."""
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id != case_id:
        raise refuse(Code.NOT_FOUND)
    await require_in_force(tx, document)
    return document
