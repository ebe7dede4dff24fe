"""The hearing (听证): asked for, given up, notified, held. 行政处罚法 第六十三条至第六十五条."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.calendar.counting import Period
from api.calendar.deadlines import compute
from api.calendar.rules import HOLD_HEARING
from api.calendar.store import load_calendar
from api.cases import deadlines
from api.cases.proceeding import Proceeding, investigators_of, lock_case, lock_own_case, written
from api.cases.recusal_rules import Duty
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing, hand_over, require_fit
from api.decisions.general_gathering import general_facts, latest_hearing, latest_notice, standing_request
from api.decisions.hearing_models import Hearing, HearingRecord, HearingRequest, HearingWithdrawal
from api.decisions.hearing_rules import (
    MAY_HOLD_HEARING,
    MAY_NOTIFY_HEARING,
    MAY_REQUEST_HEARING,
    MAY_WITHDRAW_REQUEST,
    HearingHeld,
    HearingPlan,
)
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.vocabulary import RecordMedium, StaffRole, TimelineEventKind

K = TimelineEventKind
CLOCK = ("DECIDE_CASE", "EXTEND_CASE")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """When, where and before whom a hearing will be held. ``closed_reason`` says why it is not public."""

    scheduled_at: datetime
    place: str
    host_id: UUID
    recorder_id: UUID | None = None
    public: bool = True
    closed_reason: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """How a hearing went: who was there, its record (听证笔录) and the host's report (听证报告)."""

    attendees: tuple[str, ...]
    party_attended: bool = True
    record_document_id: UUID | None = None
    report_document_id: UUID | None = None
    recordings: tuple[str, ...] = ()


async def request_hearing(
    tx: WriteSession, case_id: UUID, *, applicant: str, by: Actor, at: LegalTime
) -> HearingRequest:
    """The party asks for a hearing 要求听证 (第六十四条第一项), within five working days of the notice; late is refused.

    Raises Refused with every gap of MAY_REQUEST_HEARING; VALIDATION, NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    require(MAY_REQUEST_HEARING, await general_facts(tx, found, on=legal_day(at)))
    notice = await latest_notice(tx, case_id)
    assert notice is not None, "MAY_REQUEST_HEARING asks for a notice"
    request = HearingRequest(
        case_id=case_id, organ_id=found.case.organ_id, notice_id=notice.id,
        applicant=written(applicant, "applicant", "申请人"), requested_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(request)
    event = await record(
        tx, K.HEARING_REQUESTED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text=f"{request.applicant}要求听证", particulars={"applicant": request.applicant, "requestId": request.id},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "ASK_HEARING", event, legal_day(at))
    return request


async def withdraw_hearing_request(
    tx: WriteSession, case_id: UUID, *, statement: str, by: Actor, at: LegalTime
) -> HearingWithdrawal:
    """The party gives the hearing up in writing 撤回听证要求, before it is held.

    Raises Refused with every gap of MAY_WITHDRAW_REQUEST; VALIDATION, NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    require(MAY_WITHDRAW_REQUEST, await general_facts(tx, found, on=legal_day(at)))
    request = await _request(tx, found)
    withdrawal = HearingWithdrawal(
        request_id=request.id, case_id=case_id, organ_id=found.case.organ_id,
        statement=written(statement, "statement", "撤回的书面表示"), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(withdrawal)
    event = await record(
        tx, K.HEARING_REQUEST_WITHDRAWN, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text=f"{request.applicant}书面撤回听证要求",
        particulars={"requestId": request.id, "statement": withdrawal.statement},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "HOLD_HEARING", event, legal_day(at))
    return withdrawal


async def notify_hearing(
    tx: WriteSession, case_id: UUID, document_id: UUID, arrangement: Arrangement, handing: Handing, *, by: Actor, at: LegalTime
) -> Hearing:  # fmt: skip
    """Notify the party of time, place and host 听证通知 (第六十四条第二项至第四项), seven full working days before.

    A new notification replaces an earlier one. Raises Refused with every gap of MAY_NOTIFY_HEARING; VALIDATION, NOT_FOUND
    (host, recorder), FORBIDDEN, or as ``document_in_force`` and ``hand_over`` do.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="HEARING_NOTICE", owner_ids=(case_id,))
    host = await _staff(tx, found, arrangement.host_id, at)
    if arrangement.recorder_id is not None:
        await _staff(tx, found, arrangement.recorder_id, at)
    received, scheduled_on = handing.received_on(at), legal_day(arrangement.scheduled_at)
    plan = HearingPlan(
        await general_facts(tx, found, on=legal_day(at)),
        await _duty_of_host(tx, found, host),
        StaffRole.HEARING_HOST in host.roles, scheduled_on,
        compute(HOLD_HEARING, received, await load_calendar(tx)).due_day, arrangement.public, arrangement.closed_reason,
    )  # fmt: skip
    require(MAY_NOTIFY_HEARING, plan)
    await require_fit(tx, case_id, document, handing)
    service = await hand_over(tx, document, handing, found.officers, at)
    await tx.flush()
    request = await _request(tx, found)
    hearing = Hearing(
        request_id=request.id, case_id=case_id, organ_id=found.case.organ_id, document_id=document.id, service_id=service.id,
        host_id=host.id, recorder_id=arrangement.recorder_id, scheduled_at=arrangement.scheduled_at,
        place=written(arrangement.place, "place", "听证地点"), public=arrangement.public,
        closed_reason=arrangement.closed_reason.strip() or None, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(hearing)
    event = await record(
        tx, K.HEARING_NOTIFIED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        place=handing.place.strip(), media=[handing.medium], documents=[document.id],
        text=f"送达{document.title}，{scheduled_on.isoformat()}{'公开' if hearing.public else '不公开'}举行",
        particulars={
            "hearingId": hearing.id, "scheduledAt": hearing.scheduled_at, "host": host.name, "public": hearing.public,
            "closedReason": hearing.closed_reason, "method": handing.method,
        },
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "HOLD_HEARING", event, legal_day(at))
    await deadlines.start(
        tx, "HOLD_HEARING", owner_id=case_id, organ_id=found.case.organ_id, event=event, start=received
    )
    return hearing


async def hold_hearing(tx: WriteSession, case_id: UUID, minutes: Minutes, *, by: Actor, at: LegalTime) -> HearingRecord:
    """The host puts the hearing on record 举行听证 (第六十四条第五项至第八项), when its record is signed.

    A party that stays away without good reason has given the hearing up; that is recorded too. The days from the request to
    the hearing do not count towards the time for the decision. Raises Refused with every gap of MAY_HOLD_HEARING; VALIDATION,
    NOT_FOUND, or as ``document_in_force`` does.
    """
    on = legal_day(at)
    found = await lock_case(tx, case_id, by=by, at=at)
    facts = await general_facts(tx, found, on=on)
    hearing = None
    if facts.hearing is not None and facts.hearing.scheduled_on is not None:
        hearing = await latest_hearing(tx, (await _request(tx, found)).id)
    documents = await _papers(tx, found, minutes)
    presides = hearing is not None and hearing.host_id == by.id
    host = await _duty_of_host(tx, found, by) if presides else None
    signed = minutes.record_document_id is not None
    require(MAY_HOLD_HEARING, HearingHeld(facts, on, minutes.party_attended, signed, presides, host))
    assert hearing is not None, "MAY_HOLD_HEARING asks for it"
    assert facts.hearing is not None, "MAY_HOLD_HEARING asks for it"
    requested = facts.hearing.requested_on
    held = HearingRecord(
        hearing_id=hearing.id, case_id=case_id, organ_id=found.case.organ_id, party_attended=minutes.party_attended,
        attendees=[name.strip() for name in minutes.attendees if name.strip()],
        record_document_id=minutes.record_document_id, report_document_id=minutes.report_document_id,
        excluded_days=(on - requested).days, closed_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(held)
    how = "公开" if hearing.public else "不公开"
    event = await record(
        tx, K.HEARING_HELD, owner_id=case_id, organ_id=found.case.organ_id, by=[by, *found.officers], at=at,
        place=hearing.place, recordings=minutes.recordings, documents=documents,
        media=[RecordMedium.TEXT_ELECTRONIC, *([RecordMedium.VIDEO] if minutes.recordings else [])],
        text=f"{how}举行听证，主持人{by.name}，非本案调查人员"
        if minutes.party_attended
        else "当事人无正当理由拒不出席听证，视为放弃听证权利",
        particulars={
            "hearingId": hearing.id, "attendees": held.attendees, "partyAttended": held.party_attended,
            "excludedDays": held.excluded_days,
        },
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "HOLD_HEARING", event, on)
    if requested < on:
        await deadlines.prolong(tx, case_id, CLOCK, event, Period(requested + timedelta(days=1), on, "听证"))
    return held


async def _request(tx: WriteSession, found: Proceeding) -> HearingRequest:
    """The request that stands after the latest notice."""
    notice = await latest_notice(tx, found.case.id)
    request = await standing_request(tx, notice) if notice is not None else None
    assert request is not None, "the gates ask for an open hearing"
    return request


async def _duty_of_host(tx: WriteSession, found: Proceeding, host: Actor) -> Duty:
    return Duty(host.id, host.name, "听证主持人", await investigators_of(tx, found.case.id), found.standings)


async def _staff(tx: WriteSession, found: Proceeding, staff_id: UUID, at: LegalTime) -> Actor:
    """A member of staff of the case's organ. Raises Refused NOT_FOUND."""
    person = await actor_of(tx, PersonKind.STAFF, staff_id, legal_day(at))
    if person is None or person.organ_id != found.case.organ_id:
        raise refuse(Code.NOT_FOUND, "听证主持人或者记录人不存在。")
    return person


async def _papers(tx: WriteSession, found: Proceeding, minutes: Minutes) -> list[UUID]:
    """The record and the report, both in force."""
    given = ((minutes.record_document_id, "HEARING_RECORD"), (minutes.report_document_id, "HEARING_REPORT"))
    return [
        (await document_in_force(tx, document_id, template=template, owner_ids=(found.case.id,))).id
        for document_id, template in given
        if document_id is not None
    ]
