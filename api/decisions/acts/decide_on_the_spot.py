"""The decision on the spot (当场决定): what the signed, sealed and numbered document says becomes the decision."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.deadlines import compute
from api.calendar.rules import ASK_RECONSIDERATION, PAY_FINE
from api.calendar.store import load_calendar
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.facts import PaperFacts, Proposal
from api.decisions.gathering import SpotCase, case_facts, locked_case, open_case, told_proposal
from api.decisions.limits import double_fine
from api.decisions.models import Decision
from api.decisions.rules import MAY_DECIDE_ON_THE_SPOT, PAPER_IS_THE_DECISION
from api.decisions.wording import proposal_on_paper, sentence
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse, require
from api.ledger.event import record
from api.papers.models import Document, SignatureMark
from api.papers.paper import document_in_force
from api.registry.models import Organ
from api.tables import Json
from api.vocabulary import EnforcementCategory, PenaltyKind, SignRole, TimelineEventKind

FORM = "SPOT_PENALTY_DECISION"
SUE_AFTER_RECONSIDERATION = "对当场处罚决定不服应当先申请行政复议；对复议决定不服的，自收到复议决定书之日起15日内起诉"


async def require_may_decide_on_the_spot(
    tx: WriteSession, case_id: UUID, proposal: Proposal | None, *, on: date, at: LegalTime
) -> None:
    """The gates of the decision, before its document takes a number. Raises Refused with every gap.

    ``proposal`` is what the document proposes, None for exactly what the party was told.
    """
    found = await locked_case(tx, case_id, by=None, at=at)
    require(MAY_DECIDE_ON_THE_SPOT, await case_facts(tx, found, proposal, on=on))


async def decide_on_the_spot(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, kinds: Sequence[PenaltyKind], fine_fen: int | None, by: Actor,
    at: LegalTime,
) -> Decision:  # fmt: skip
    """Make the decision 当场作出行政处罚决定 (行政处罚法 第五十一条、第五十二条).

    The document in force states the decision: kinds and fine must equal it, its number becomes the case's. Raises Refused
    with every gap of PAPER_IS_THE_DECISION and MAY_DECIDE_ON_THE_SPOT, or as ``document_in_force`` does.
    """
    on = legal_day(at)
    found = await open_case(tx, case_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    told = told_proposal(found.case.discretion or {})
    paper = proposal_on_paper(document.data, told)
    proposal = Proposal(tuple(kinds), fine_fen or None, paper.band, paper.mitigation)
    facts = await case_facts(tx, found, proposal, on=on)
    signers = await _signers(tx, document.id)
    on_paper = PaperFacts(proposal, paper.kinds, paper.fine_fen, signers, frozenset(o.id for o in found.officers))
    if gaps := (*gaps_of(PAPER_IS_THE_DECISION, on_paper), *gaps_of(MAY_DECIDE_ON_THE_SPOT, facts)):
        raise Refused(gaps)
    decision = await _decision(tx, found, document, proposal, by, at)
    tx.add(decision)
    found.case.case_number = decision.number
    doubled = double_fine(facts)
    event = await record(
        tx, TimelineEventKind.DECISION_MADE, owner_id=case_id, organ_id=decision.organ_id, by=found.officers, at=at,
        place=found.place, text=f"当场作出{sentence(proposal)}决定", documents=[document.id],
        particulars={
            "number": decision.number, "kinds": decision.kinds, "fineFen": decision.fine_fen,
            "warnings": [{"code": doubled.code, "sentence": doubled.sentence}] if doubled else [],
        },
    )  # fmt: skip
    for rule in ("FILE_ON_THE_SPOT", "DISCLOSE_PENALTY"):
        await deadlines.start(
            tx, rule, owner_id=case_id, organ_id=decision.organ_id, event=event, start=on,
            category=EnforcementCategory.PENALTY,
        )  # fmt: skip
    return decision


async def _signers(tx: WriteSession, document_id: UUID) -> frozenset[UUID]:
    """The officers who signed a document."""
    query = select(SignatureMark.signer_id).where(
        col(SignatureMark.document_id) == document_id, col(SignatureMark.role) == SignRole.OFFICER
    )
    return frozenset((await tx.execute(query)).scalars())


async def _decision(
    tx: WriteSession, found: SpotCase, document: Document, proposal: Proposal, by: Actor, at: LegalTime
) -> Decision:
    """The fact row.

    The last days to pay and to ask for reconsideration are those of a decision handed over at once (当场交付); should it be
    received later, the deadlines that its service starts are what counts.
    """
    if document.number is None:
        raise refuse(Code.INVALID_TRANSITION, "决定书没有文号。")
    on, calendar = legal_day(at), await load_calendar(tx)
    return Decision(
        case_id=found.case.id, organ_id=found.case.organ_id, document_id=document.id, number=document.number, made_on=on,
        made_at=at, kinds=list(proposal.kinds), fine_fen=proposal.fine_fen,
        pay_by=compute(PAY_FINE, on, calendar).due_day if proposal.fine_fen else None,
        remedy=await _remedy(tx, found.case.organ_id, compute(ASK_RECONSIDERATION, on, calendar).due_day),
        discretion={**(found.case.discretion or {}), "chosen": proposal.band, "mitigation": proposal.mitigation},
        officer_ids=[officer.id for officer in found.officers], actor=by.snapshot(),
    )  # fmt: skip


async def _remedy(tx: WriteSession, organ_id: UUID, reconsider_by: date) -> Json:
    """行政复议法 (2023) 第二十三条第一款第一项 – against a decision made on the spot, reconsideration comes first."""
    organ = await tx.get_one(Organ, organ_id)
    return {
        "reconsiderationBody": organ.reconsideration_body, "reconsiderationFirst": True,
        "reconsiderBy": reconsider_by.isoformat(), "court": organ.litigation_court, "sueBy": None,
        "sueByNote": SUE_AFTER_RECONSIDERATION,
    }  # fmt: skip
