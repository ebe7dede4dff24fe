"""The prior notice (行政处罚告知): what the party is told before the decision, and the times to answer that it starts."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.calendar.deadlines import compute
from api.calendar.rules import ASK_HEARING, STATE_DEFENCE
from api.calendar.store import load_calendar
from api.cases import deadlines
from api.cases.proceeding import Proceeding, lock_own_case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing, hand_over, require_fit
from api.decisions.facts import Proposal
from api.decisions.general_facts import GeneralCaseFacts
from api.decisions.general_gathering import Weighing, as_json, general_facts, latest_notice, weighing_of
from api.decisions.general_rules import MAY_NOTIFY
from api.decisions.hearing_models import PenaltyNotice
from api.decisions.limits import double_fine
from api.decisions.paper_rules import PAPER_TELLS, NoticePaper
from api.decisions.wording import kinds_named, sentence
from api.law.gates import Refused, gaps_of
from api.ledger.event import record
from api.papers.models import Document, Service
from api.papers.paper import document_in_force
from api.tables import Json
from api.vocabulary import TimelineEventKind

FORM = "PENALTY_NOTICE"


async def serve_notice(
    tx: WriteSession, case_id: UUID, document_id: UUID, proposal: Proposal, handing: Handing, *, factors: tuple[str, ...] = (),
    new_facts: str = "", by: Actor, at: LegalTime,
) -> PenaltyNotice:  # fmt: skip
    """Tell the party what is proposed, why, and its rights 送达行政处罚告知书 (行政处罚法 第四十四条、第六十三条).

    The document in force states the proposal, and offers a hearing exactly where the law gives a right to one. What is told
    here bounds what may be decided. Raises Refused with every gap of PAPER_TELLS and MAY_NOTIFY, or as ``document_in_force``
    and ``hand_over`` do.
    """
    on = legal_day(at)
    found = await lock_own_case(tx, case_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    facts = replace(await general_facts(tx, found, proposal, on=on), new_facts=new_facts)
    paper = NoticePaper(
        proposal, kinds_named(document.data.get("penaltyItems") or ()), document.data.get("fineFen"),
        bool(document.data.get("hearingOffered")), facts.hearing_grounds,
    )  # fmt: skip
    if gaps := (*gaps_of(PAPER_TELLS, paper), *gaps_of(MAY_NOTIFY, facts)):
        raise Refused(gaps)
    await require_fit(tx, case_id, document, handing)
    service = await hand_over(tx, document, handing, found.officers, at)
    await tx.flush()
    weighing = await weighing_of(tx, found.case, on=on)
    notice = await _notice(tx, found, document, service, facts, weighing, factors, handing.received_on(at), by, at)
    earlier = await latest_notice(tx, case_id)
    tx.add(notice)
    found.case.discretion = notice.discretion
    await _record(tx, found, notice, document, handing, facts, again=earlier is not None, at=at)
    return notice


async def _notice(
    tx: WriteSession, found: Proceeding, document: Document, service: Service, facts: GeneralCaseFacts, weighing: Weighing,
    factors: tuple[str, ...], received: date, by: Actor, at: LegalTime,
) -> PenaltyNotice:  # fmt: skip
    """The fact row, with the last days of the party's rights."""
    calendar = await load_calendar(tx)
    return PenaltyNotice(
        case_id=found.case.id, organ_id=found.case.organ_id, document_id=document.id, service_id=service.id,
        proposal=as_json(facts.proposal), discretion=_discretion(facts, weighing, factors),
        hearing_grounds=list(facts.hearing_grounds), new_facts=facts.new_facts.strip() or None, received_on=received,
        state_until=compute(STATE_DEFENCE, received, calendar).due_day,
        hearing_until=compute(ASK_HEARING, received, calendar).due_day if facts.hearing_grounds else None, at=at,
        actor=by.snapshot(),
    )  # fmt: skip


def _discretion(facts: GeneralCaseFacts, weighing: Weighing, factors: tuple[str, ...]) -> Json:
    """The range, the standard and the band chosen, kept with the notice and the case."""
    allowed = facts.fine_range
    return {
        "minFen": allowed.min_fen, "maxFen": allowed.max_fen,
        "bands": [{"name": band.name, "fromFen": band.from_fen, "toFen": band.to_fen} for band in allowed.bands],
        "standardId": str(weighing.standard_id) if weighing.standard_id else None,
        "standardVersion": weighing.standard_version, "applied": weighing.range.applied.value,
        "chosen": facts.proposal.band, "factors": list(factors), "mitigation": facts.proposal.mitigation,
        "deviation": facts.proposal.deviation,
    }  # fmt: skip


async def _record(
    tx: WriteSession, found: Proceeding, notice: PenaltyNotice, document: Document, handing: Handing,
    facts: GeneralCaseFacts, *, again: bool, at: LegalTime,
) -> None:  # fmt: skip
    """The event, and the limits it starts; a new notice settles those of the earlier one."""
    rights = "陈述申辩和听证权利" if notice.hearing_until else "陈述申辩权利"
    doubled = double_fine(facts)
    event = await record(
        tx, TimelineEventKind.NOTICE_ISSUED, owner_id=found.case.id, organ_id=found.case.organ_id, by=found.officers, at=at,
        place=handing.place.strip(), media=[handing.medium], documents=[document.id],
        text=f"{'重新' if again else ''}送达{document.title}，拟{sentence(facts.proposal)}，告知{rights}",
        particulars={
            "noticeId": notice.id, "proposal": notice.proposal, "method": handing.method,
            "hearingOffered": notice.hearing_until is not None, "receivedOn": notice.received_on,
            "warnings": [{"code": doubled.code, "sentence": doubled.sentence}] if doubled else [],
        },
    )  # fmt: skip
    for rule in ("STATE_DEFENCE", "ASK_HEARING"):
        await deadlines.meet(tx, found.case.id, rule, event, legal_day(at))
    for rule in ("STATE_DEFENCE", "ASK_HEARING") if notice.hearing_until else ("STATE_DEFENCE",):
        await deadlines.start(
            tx, rule, owner_id=found.case.id, organ_id=found.case.organ_id, event=event, start=notice.received_on
        )
