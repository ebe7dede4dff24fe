"""The decision of the general procedure (作出行政处罚决定): the sealed and numbered document becomes the decision."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.proceeding import Proceeding, lock_case, reasoned, require_leader
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.facts import Proposal
from api.decisions.general_facts import GeneralCaseFacts
from api.decisions.general_gathering import general_facts, weighed
from api.decisions.general_rules import MAY_DECIDE, MAY_DISCHARGE
from api.decisions.hearing_models import DischargeGround
from api.decisions.limits import double_fine
from api.decisions.models import Decision
from api.decisions.paper_rules import PAPER_STATES, StatedPenalty
from api.decisions.wording import kinds_named, sentence
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.registry.models import Organ
from api.tables import Json
from api.vocabulary import EnforcementCategory, PenaltyKind, TimelineEventKind

FORM = "PENALTY_DECISION"
DISCHARGE_FORM = "NO_PENALTY_DECISION"
REMEDY = "自收到决定书之日起六十日内申请行政复议，或者六个月内直接向人民法院起诉"
GROUNDS = {
    DischargeGround.MINOR_CORRECTED: "违法行为轻微并及时改正，没有造成危害后果",
    DischargeGround.FIRST_MINOR: "初次违法且危害后果轻微并及时改正",
    DischargeGround.NO_FAULT: "当事人有证据足以证明没有主观过错",
    DischargeGround.UNDER_AGE: "当事人不满十四周岁",
    DischargeGround.NOT_RESPONSIBLE: "精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为",
    DischargeGround.TIME_BARRED: "违法行为超过追责期限",
    DischargeGround.NOT_ESTABLISHED: "违法事实不能成立",
}


async def require_may_decide(
    tx: WriteSession, case_id: UUID, kinds: Sequence[PenaltyKind], fine_fen: int | None, *, at: LegalTime
) -> None:
    """The gates of the decision, before its document takes a number. Raises Refused with every gap.

    Band, mitigation and value are those the case was last weighed with: the document has no field for them.
    """
    found = await lock_case(tx, case_id, by=None, at=at)
    last = await weighed(tx, case_id)
    proposal = Proposal(
        tuple(kinds),
        fine_fen,
        *((last.band, last.mitigation, last.confiscated_fen, last.deviation, last.gains_fen) if last else ()),
    )
    require(MAY_DECIDE, await general_facts(tx, found, proposal, on=legal_day(at)))


async def require_may_discharge(tx: WriteSession, case_id: UUID, *, at: LegalTime) -> None:
    """The gates of a decision to impose no penalty, before its document takes a number. Raises Refused with every gap."""
    found = await lock_case(tx, case_id, by=None, at=at)
    require(MAY_DISCHARGE, await general_facts(tx, found, Proposal(()), on=legal_day(at)))


async def decide_case(
    tx: WriteSession, case_id: UUID, document_id: UUID, proposal: Proposal, *, by: Actor, at: LegalTime
) -> Decision:
    """Make the decision 作出行政处罚决定 (行政处罚法 第五十七条), by a leader who did not investigate.

    The document in force states it: kinds and fine must equal. Raises Refused with every gap of PAPER_STATES and MAY_DECIDE,
    FORBIDDEN, NOT_FOUND, or as ``document_in_force`` does.
    """
    on = legal_day(at)
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    document = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    facts = await general_facts(tx, found, proposal, on=on, deciders=[by])
    stated = StatedPenalty(
        proposal, kinds_named(document.data.get("penaltyItems") or ()), document.data.get("fineFen") or None
    )
    if gaps := (*gaps_of(PAPER_STATES, stated), *gaps_of(MAY_DECIDE, facts)):
        raise Refused(gaps)
    decision = await _decision(tx, found, document, proposal, by, at)
    decision.discretion = {
        **(found.case.discretion or {}), "chosen": proposal.band, "mitigation": proposal.mitigation,
        "deviation": proposal.deviation,
    }  # fmt: skip
    tx.add(decision)
    event = await record(
        tx, TimelineEventKind.DECISION_MADE, owner_id=case_id, organ_id=decision.organ_id, by=[by], at=at,
        text=f"作出行政处罚决定：{sentence(proposal)}", documents=[document.id],
        particulars={
            "number": decision.number, "kinds": decision.kinds, "fineFen": decision.fine_fen,
            "deviation": proposal.deviation, "warnings": _warnings(facts),
        },
    )  # fmt: skip
    await _limits(tx, found, event, on)
    return decision


async def decide_no_penalty(
    tx: WriteSession,
    case_id: UUID,
    document_id: UUID,
    *,
    ground: DischargeGround,
    reason: str,
    by: Actor,
    at: LegalTime,
) -> Decision:
    """Impose no penalty 不予行政处罚 (行政处罚法 第三十条至第三十三条、第三十六条、第五十七条): a decision all the same, served.

    Raises Refused with every gap of MAY_DISCHARGE; REASON_REQUIRED, FORBIDDEN, NOT_FOUND, or as ``document_in_force`` does.
    """
    on = legal_day(at)
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    document = await document_in_force(tx, document_id, template=DISCHARGE_FORM, owner_ids=(case_id,))
    require(MAY_DISCHARGE, await general_facts(tx, found, Proposal(()), on=on, deciders=[by]))
    decision = await _decision(tx, found, document, Proposal(()), by, at)
    decision.discretion = {"ground": ground.value, "reason": reasoned(reason)}
    tx.add(decision)
    event = await record(
        tx, TimelineEventKind.DISCHARGED, owner_id=case_id, organ_id=decision.organ_id, by=[by], at=at,
        text=f"决定不予行政处罚：{GROUNDS[ground]}", documents=[document.id],
        particulars={"number": decision.number, "ground": ground, "reason": reason.strip()},
    )  # fmt: skip
    await _limits(tx, found, event, on)
    return decision


async def _decision(
    tx: WriteSession, found: Proceeding, document: Document, proposal: Proposal, by: Actor, at: LegalTime
) -> Decision:
    """The fact row. Its last days to pay and to seek a remedy run from its receipt: they are limits that its service starts."""
    if document.number is None:
        raise refuse(Code.INVALID_TRANSITION, "决定书没有文号。")
    value, gains = proposal.confiscated_fen, proposal.gains_due_fen
    confiscated: Json | None = {"valueFen": value, "gainsFen": gains} if value else None
    organ = await tx.get_one(Organ, found.case.organ_id)
    return Decision(
        case_id=found.case.id, organ_id=found.case.organ_id, document_id=document.id, number=document.number,
        made_on=legal_day(at), made_at=at, kinds=list(proposal.kinds), fine_fen=proposal.fine_fen, confiscation=confiscated,
        remedy={
            "reconsiderationBody": organ.reconsideration_body, "reconsiderationFirst": False, "reconsiderBy": None,
            "court": organ.litigation_court, "sueBy": None, "sueByNote": REMEDY,
        },
        officer_ids=found.officer_ids, actor=by.snapshot(),
    )  # fmt: skip


def _warnings(facts: GeneralCaseFacts) -> list[Json]:
    """What does not stand in the way, but should be looked at."""
    doubled = double_fine(facts)
    return [{"code": doubled.code.value, "sentence": doubled.sentence}] if doubled else []


async def _limits(tx: WriteSession, found: Proceeding, event: Event, on: date) -> None:
    """The time for the decision is met; service and publication begin."""
    for rule in ("DECIDE_CASE", "EXTEND_CASE"):
        await deadlines.meet(tx, found.case.id, rule, event, on)
    for rule in ("SERVE_DECISION", "DISCLOSE_PENALTY"):
        await deadlines.start(
            tx, rule, owner_id=found.case.id, organ_id=found.case.organ_id, event=event, start=on,
            category=EnforcementCategory.PENALTY,
        )  # fmt: skip
