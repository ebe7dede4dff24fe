"""Enforcing a penalty (处罚的执行): the party is called upon, then the court is asked."""

from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import APPLY_TO_COURT, PERFORM_ON_DEMAND
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing, hand_over, require_fit
from api.decisions.enforcement_gathering import court_facts, demand_facts, remedies_until
from api.decisions.enforcement_models import CourtApplication, PenaltyDemand
from api.decisions.enforcement_rules import MAY_APPLY_TO_COURT, MAY_DEMAND
from api.decisions.gathering import decision_in_force, open_any_case
from api.law.gates import require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.remedies.standing import remedy_standing
from api.vocabulary import TimelineEventKind

K = TimelineEventKind


async def demand_performance(
    tx: WriteSession, case_id: UUID, document_id: UUID, handing: Handing, *, by: Actor, at: LegalTime
) -> PenaltyDemand:
    """Call upon the party to perform 催告 (行政强制法 第三十五条、第五十四条): ten working days run from the receipt.

    Raises Refused with every gap of MAY_DEMAND; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await open_any_case(tx, case_id, by=by, at=at)
    on, organ_id = legal_day(at), found.case.organ_id
    document = await document_in_force(tx, document_id, template="DEMAND_NOTICE", owner_ids=[case_id])
    await require_fit(tx, case_id, document, handing)
    paper_fen = int(document.data.get("amountFen") or 0)
    number = str(document.data.get("decisionNumber") or "").strip()
    officer_ids = [officer.id for officer in found.officers]
    require(MAY_DEMAND, await demand_facts(tx, found.case, officer_ids, on=on, number=number, fen=paper_fen))
    decision = await decision_in_force(tx, case_id)
    assert decision is not None, "MAY_DEMAND asks for a decision"
    service = await hand_over(tx, document, handing, found.officers, at)
    event = await record(
        tx, K.DEMANDED, owner_id=case_id, organ_id=organ_id, by=found.officers, at=at, place=service.place,
        media=[handing.medium], documents=[document.id], text=f"{handing.method.label}《{document.title}》",
        particulars={"number": document.number, "amountFen": paper_fen, "serviceId": service.id},
    )  # fmt: skip
    received = handing.received_on(at)
    term = await deadlines.start(
        tx, PERFORM_ON_DEMAND.code, owner_id=case_id, organ_id=organ_id, event=event, start=received
    )
    await tx.flush()
    demand = PenaltyDemand(
        decision_id=decision.id, case_id=case_id, organ_id=organ_id, document_id=document.id, service_id=service.id,
        amount_fen=paper_fen, received_on=received, term_until=term.due_on, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(demand)
    remedies = await remedy_standing(tx, [decision.document_id])
    over = await remedies_until(tx, case_id, remedies)
    if (
        over is not None
        and not remedies.pending
        and not await deadlines.open_deadlines(tx, case_id, APPLY_TO_COURT.code)
    ):
        await deadlines.start(tx, APPLY_TO_COURT.code, owner_id=case_id, organ_id=organ_id, event=event, start=over)
    return demand


async def apply_to_court(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, by: Actor, at: LegalTime
) -> CourtApplication:
    """Ask the court to enforce the decision 申请人民法院强制执行 (行政强制法 第五十三条至第五十五条).

    Raises Refused with every gap of MAY_APPLY_TO_COURT; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await open_any_case(tx, case_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="COURT_APPLICATION", owner_ids=[case_id])
    require(MAY_APPLY_TO_COURT, await court_facts(tx, found.case, on=legal_day(at)))
    decision = await decision_in_force(tx, case_id)
    assert decision is not None, "MAY_APPLY_TO_COURT asks for a decision"
    application = CourtApplication(
        decision_id=decision.id, case_id=case_id, organ_id=found.case.organ_id, document_id=document.id,
        court=str(document.data.get("court") or ""), applied_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(application)
    event = await record(
        tx, K.COURT_APPLIED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at, documents=[document.id],
        text=f"向{application.court}申请强制执行{decision.number}",
        particulars={"court": application.court, "number": document.number},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, APPLY_TO_COURT.code, event, legal_day(at))
    return application
