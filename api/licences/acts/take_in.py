"""Correcting, accepting, not accepting (补正、受理、不予受理): each in writing, sealed and dated (行政许可法 第三十二条)."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import DECIDE_LICENCE, DECIDE_LICENCE_PROMISED, REQUEST_CORRECTION
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.licences.acts.receive import listed
from api.licences.delivery import Delivery, deliver
from api.licences.facts import Clerk, CorrectionFacts
from api.licences.gathering import LicenceCase, facts_of, lock_licence
from api.licences.models import CorrectionRequest, IntakeOutcome, LicenceIntake, RefusalGround
from api.licences.rules import MAY_ACCEPT, MAY_REFUSE_ACCEPTANCE, THE_CORRECTION
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.registry.models import Matter
from api.vocabulary import DeadlineUnit, StaffRole, TimelineEventKind

CLERK = frozenset({StaffRole.WINDOW_CLERK})
ACCEPTANCE, NON_ACCEPTANCE = "ACCEPTANCE_NOTICE", "NON_ACCEPTANCE"
GROUNDS = {
    RefusalGround.NOT_REQUIRED: "依法不需要取得行政许可",
    RefusalGround.NOT_COMPETENT: "不属于本机关职权范围",
}


async def request_correction(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, missing: Sequence[str], document_id: UUID, by: Actor, at: LegalTime
) -> CorrectionRequest:  # fmt: skip
    """Tell the applicant, once, everything that is missing 一次性告知补正.

    Raises Refused with every gap of THE_CORRECTION, NOT_FOUND, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_licence(tx, case_id, by=by)
    notice = await document_in_force(tx, document_id, template="CORRECTION_NOTICE", owner_ids=(case_id,))
    asked = tuple(dict.fromkeys(each.strip() for each in missing if each.strip()))
    facts = await facts_of(tx, found, by=by, at=at)
    require(THE_CORRECTION, CorrectionFacts(facts, asked, tuple(listed(notice, "missing"))))
    service = await deliver(tx, notice, found.applicant_id, delivery, by=by, at=at)
    row = CorrectionRequest(
        case_id=case_id, organ_id=found.case.organ_id, document_id=notice.id, service_id=service.id, missing=list(asked),
        at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.CORRECTION_NOTICE, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"一次性告知补正：{'、'.join(asked)}", documents=[notice.id], particulars={"missing": asked},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, REQUEST_CORRECTION.code, event, legal_day(at))
    return row


async def accept_application(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, document_id: UUID, by: Actor, at: LegalTime
) -> LicenceIntake:
    """Accept the application 受理; the notice's number becomes the case's, the time for the decision begins.

    Where nobody answered in five working days it counts as accepted from the day of receipt (逾期即为受理), and the time runs
    from that day. Raises Refused with every gap of MAY_ACCEPT, NOT_FOUND, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_licence(tx, case_id, by=by)
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_ACCEPT, facts)
    notice = await document_in_force(tx, document_id, template=ACCEPTANCE, owner_ids=(case_id,))
    if notice.number is None:
        raise refuse(Code.INVALID_TRANSITION, "受理通知书没有文号。", missing=(notice.title,))
    service = await deliver(tx, notice, found.applicant_id, delivery, by=by, at=at)
    accepted_on = facts.latest_receipt if facts.late and facts.latest_receipt else facts.on
    outcome = IntakeOutcome.DEEMED if facts.late else IntakeOutcome.ACCEPTED
    row = LicenceIntake(
        case_id=case_id, organ_id=found.case.organ_id, outcome=outcome, accepted_on=accepted_on, document_id=notice.id,
        service_id=service.id, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    found.case.case_number = notice.number
    event = await record(
        tx, TimelineEventKind.APPLICATION_ACCEPTED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text="受理" if outcome is IntakeOutcome.ACCEPTED else f"逾期未告知补正，自{accepted_on.isoformat()}起即为受理",
        documents=[notice.id],
        particulars={"outcome": outcome, "acceptedOn": accepted_on, "number": notice.number},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, REQUEST_CORRECTION.code, event, legal_day(at))
    await deadlines.start(
        tx, DECIDE_LICENCE.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=accepted_on
    )
    if (promised := await _promised(tx, found)) is not None:
        await deadlines.start(
            tx, DECIDE_LICENCE_PROMISED.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=accepted_on,
            n=promised,
        )  # fmt: skip
    return row


async def refuse_acceptance(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, ground: RefusalGround, document_id: UUID, by: Actor, at: LegalTime
) -> LicenceIntake:  # fmt: skip
    """Not accept the application 不予受理, in writing (行政许可法 第三十二条第一款第一项、第二项).

    Raises Refused with every gap of MAY_REFUSE_ACCEPTANCE, NOT_FOUND, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_licence(tx, case_id, by=by)
    require(MAY_REFUSE_ACCEPTANCE, await facts_of(tx, found, by=by, at=at))
    notice = await document_in_force(tx, document_id, template=NON_ACCEPTANCE, owner_ids=(case_id,))
    service = await deliver(tx, notice, found.applicant_id, delivery, by=by, at=at)
    row = LicenceIntake(
        case_id=case_id, organ_id=found.case.organ_id, outcome=IntakeOutcome.REFUSED, ground=ground, document_id=notice.id,
        service_id=service.id, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.APPLICATION_NOT_ACCEPTED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"不予受理：{GROUNDS[ground]}", documents=[notice.id], particulars={"ground": ground},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, REQUEST_CORRECTION.code, event, legal_day(at))
    return row


async def require_may_answer(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of the answer to an application, before its notice takes a number, for whichever clerk gives it.

    Raises Refused with every gap of MAY_ACCEPT or MAY_REFUSE_ACCEPTANCE.
    """
    found = await lock_licence(tx, document.owner_id, by=by)
    facts = replace(await facts_of(tx, found, by=by, at=at), clerk=Clerk(CLERK, found.case.organ_id))
    require(MAY_ACCEPT if document.template == ACCEPTANCE else MAY_REFUSE_ACCEPTANCE, facts)


async def _promised(tx: WriteSession, found: LicenceCase) -> int | None:
    """The working days that the service guide promises, None where it promises none."""
    guide = (await tx.get_one(Matter, found.case.matter_id)).guide or {}
    promised = (guide.get("timeLimit") or {}).get("promised") or {}
    return int(promised["n"]) if promised.get("unit") == DeadlineUnit.WORKDAY and promised.get("n") else None
