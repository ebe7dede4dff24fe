"""Who reviews (法制审核人员配备): appointed and relieved, and the service that an organ short of reviewers buys (任务清单第27项)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.models import Counsel, CounselOrgan, Organ, Reviewer, Unit
from api.review.people_models import PurchasedService, ReviewerAppointment
from api.review.people_rules import MAY_APPOINT, MAY_PURCHASE, AppointmentFacts, ServiceFacts
from api.review.words import Appointment
from api.vocabulary import CounselKind


@dataclass(frozen=True, slots=True)
class NewReviewer:
    """Somebody who is to review (拟任用的法制审核人员). Without a year they begin this year: they are a first-time reviewer."""

    name: str
    unit_id: UUID
    position: str
    law_background: bool
    qualification_no: str | None = None
    first_review_year: int | None = None
    reviews_penalties: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """A contract (购买服务合同). Its counsel is a known one, or somebody whose name and firm are given. Both days are inclusive."""

    contract_number: str
    services: str
    valid_from: date
    valid_to: date
    fee_fen: int | None = None
    counsel_id: UUID | None = None
    name: str = ""
    firm: str = ""


async def appoint_reviewer(tx: WriteSession, new: NewReviewer, *, by: Actor, at: LegalTime) -> ReviewerAppointment:
    """Appoint a reviewer 任用法制审核人员 in a unit of one's own organ.

    Raises Refused with every gap of MAY_APPOINT.
    """
    unit = await tx.get(Unit, new.unit_id)
    today = legal_day(at)
    facts = AppointmentFacts(
        organ_id=by.organ_id, unit_of=unit.organ_id if unit else None, name=new.name, position=new.position,
        law_background=new.law_background, qualification_no=new.qualification_no,
        first_review_year=today.year if new.first_review_year is None else new.first_review_year,
        reviews_penalties=new.reviews_penalties, today=today,
    )  # fmt: skip
    require(MAY_APPOINT, facts)
    reviewer = Reviewer(
        name=new.name.strip(), organ_id=by.organ_id, unit_id=new.unit_id, position=new.position.strip(),
        law_background=new.law_background, legal_qualification_no=(new.qualification_no or "").strip() or None,
        first_review_year=facts.first_review_year,
    )  # fmt: skip
    tx.add(reviewer)
    await tx.flush()
    return await _record(tx, reviewer, Appointment.APPOINTED, new.reviews_penalties, None, by=by, at=at)


async def relieve_reviewer(
    tx: WriteSession, reviewer_id: UUID, *, reason: str, by: Actor, at: LegalTime
) -> ReviewerAppointment:
    """Relieve a reviewer 法制审核人员离任: they are assigned no more, what they did stays theirs.

    Raises Refused: NOT_FOUND (nobody of one's own organ), INVALID_TRANSITION (relieved already), REASON_REQUIRED.
    """
    query = select(Reviewer).where(col(Reviewer.id) == reviewer_id, col(Reviewer.organ_id) == by.organ_id)
    reviewer = (await tx.execute(query.with_for_update(key_share=True))).scalar_one_or_none()
    if reviewer is None:
        raise refuse(Code.NOT_FOUND)
    if not reviewer.active:
        raise refuse(Code.INVALID_TRANSITION, f"{reviewer.name}已经离任。")
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("离任的原因（reason）",))
    reviewer.active = False
    last = select(ReviewerAppointment.reviews_penalties).where(col(ReviewerAppointment.reviewer_id) == reviewer_id)
    penalties = (await tx.execute(last.order_by(col(ReviewerAppointment.recorded_at).desc()).limit(1))).scalar()
    return await _record(tx, reviewer, Appointment.RELIEVED, penalties is not False, reason.strip(), by=by, at=at)


async def record_purchased_service(tx: WriteSession, bought: Service, *, by: Actor, at: LegalTime) -> PurchasedService:
    """Record a contract 登记购买法律服务. Its counsel serves the organ from now on: assists, and signs no opinion as a reviewer.

    Raises Refused with every gap of MAY_PURCHASE; NOT_FOUND (an unknown counsel).
    """
    await tx.execute(select(Organ.id).where(col(Organ.id) == by.organ_id).with_for_update(key_share=True))
    counsel = await tx.get(Counsel, bought.counsel_id) if bought.counsel_id else None
    if bought.counsel_id and counsel is None:
        raise refuse(Code.NOT_FOUND, "法律顾问不存在。")
    known = select(PurchasedService.contract_number).where(col(PurchasedService.organ_id) == by.organ_id)
    facts = ServiceFacts(
        contract_number=bought.contract_number, services=bought.services, valid_from=bought.valid_from,
        valid_to=bought.valid_to, fee_fen=bought.fee_fen, counsel=counsel.name if counsel else bought.name,
        firm=counsel.firm if counsel else bought.firm, known_numbers=frozenset((await tx.execute(known)).scalars()),
    )  # fmt: skip
    require(MAY_PURCHASE, facts)
    if counsel is None:
        counsel = Counsel(name=bought.name.strip(), firm=bought.firm.strip(), kind=CounselKind.PURCHASED_SERVICE)
        tx.add(counsel)
        await tx.flush()
    if await tx.get(CounselOrgan, (counsel.id, by.organ_id)) is None:
        tx.add(CounselOrgan(counsel_id=counsel.id, organ_id=by.organ_id))
    service = PurchasedService(
        organ_id=by.organ_id, counsel_id=counsel.id, contract_number=bought.contract_number.strip(),
        services=bought.services.strip(), valid_from=bought.valid_from, valid_to=bought.valid_to, fee_fen=bought.fee_fen,
        at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(service)
    await tx.flush()
    return service


async def _record(
    tx: WriteSession, reviewer: Reviewer, kind: Appointment, penalties: bool, reason: str | None, *, by: Actor, at: LegalTime
) -> ReviewerAppointment:  # fmt: skip
    appointment = ReviewerAppointment(
        reviewer_id=reviewer.id, organ_id=reviewer.organ_id, kind=kind, on_day=legal_day(at),
        reviews_penalties=penalties, reason=reason, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(appointment)
    await tx.flush()
    return appointment
