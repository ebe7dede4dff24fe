"""Imposing a measure (实施强制措施): decision and list are handed over on the spot; in an emergency before the approval."""

from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import APPROVE_EMERGENCY, CLUE_AFTER_MEASURE, SEIZE
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.acts import Handover
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse
from api.ledger.event import record
from api.ledger.models import Event
from api.measures.acts.request_measure import UNKNOWN, Worth
from api.measures.facts import DecisionPaper, MeasureFacts, items_of
from api.measures.gathering import Found, facts_of, last_days, load, lock_measure, warning_before
from api.measures.holder import Holder, holder_of
from api.measures.models import Measure, MeasureImposition
from api.measures.paper_rules import PAPERS_ARE_THE_MEASURE
from api.measures.papers import DECISION, LIST, days_of, number_of, said
from api.measures.rules import MAY_IMPOSE
from api.measures.wording import imposed_sentence
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.papers.service import serve
from api.review.paper_rules import relied_on
from api.tables import JsonList
from api.vocabulary import MeasureKind, ServiceMethod, TimelineEventKind

ON_THE_SPOT = frozenset({ServiceMethod.DIRECT, ServiceMethod.LEFT})


@dataclass(frozen=True, slots=True)
class Papers:
    """The sealed decision (实施行政强制措施决定书) and the signed list (清单), both in force."""

    decision_id: UUID
    list_id: UUID


@dataclass(frozen=True, slots=True)
class Emergency:
    """A measure that cannot wait for its approval: of what kind, why not, and what it takes is worth."""

    kind: MeasureKind
    reason: str
    worth: Worth = UNKNOWN


async def impose_measure(
    tx: WriteSession, measure_id: UUID, papers: Papers, on_site: OnSite, handover: Handover, *, by: Actor, at: LegalTime
) -> MeasureImposition:
    """Impose an approved measure 实施查封、扣押 (行政强制法 第十八条、第二十四条). Its term counts from this day.

    Raises Refused with every gap of MAY_IMPOSE and PAPERS_ARE_THE_MEASURE; VALIDATION for papers not handed over on the spot;
    NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_measure(tx, measure_id, by=by)
    return await _impose(tx, found, papers, on_site, handover, by=by, at=at)


async def impose_in_emergency(
    tx: WriteSession, owner_id: UUID, emergency: Emergency, papers: Papers, on_site: OnSite, handover: Handover, *,
    by: Actor, at: LegalTime,
) -> MeasureImposition:  # fmt: skip
    """Execute a measure at once 情况紧急，当场实施 (行政强制法 第十九条). The approval follows within twenty-four hours.

    Objects and term are those of the decision. Raises Refused as ``impose_measure`` does, and VALIDATION without a party.
    """
    holder = await holder_of(tx, owner_id, by=by)
    if holder.party_id is None:
        raise refuse(Code.VALIDATION, "采取强制措施应当有明确的当事人。", missing=("当事人",))
    decision = await document_in_force(tx, papers.decision_id, template=DECISION, owner_ids=holder.owner_ids)
    measure = Measure(
        owner_id=holder.dossier_id, organ_id=holder.organ_id, party_id=holder.party_id, kind=emergency.kind, emergency=True,
        emergency_reason=emergency.reason.strip(), items=_objects(decision), period_days=days_of(decision) or 0,
        value_fen=emergency.worth.value_fen, whole_premises=emergency.worth.whole_premises, requested_at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(measure)
    await tx.flush()
    return await _impose(tx, await load(tx, measure, holder), papers, on_site, handover, by=by, at=at)


async def _impose(
    tx: WriteSession, found: Found, papers: Papers, on_site: OnSite, handover: Handover, *, by: Actor, at: LegalTime
) -> MeasureImposition:
    if handover.method not in ON_THE_SPOT:
        raise refuse(Code.VALIDATION, "决定书和清单应当当场交付（method）。", missing=("当场交付",))
    holder, row = found.holder, found.row
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    decision = await document_in_force(tx, papers.decision_id, template=DECISION, owner_ids=holder.owner_ids)
    listed = await document_in_force(tx, papers.list_id, template=LIST, owner_ids=holder.owner_ids)
    facts = await facts_of(tx, found, actors, on_site.place, at)
    paper = await _paper(tx, facts, decision, listed)
    if gaps := (*gaps_of(MAY_IMPOSE, facts), *gaps_of(PAPERS_ARE_THE_MEASURE, paper)):
        raise Refused(gaps)
    service = await serve(
        tx, decision, method=handover.method, recipient_id=row.party_id, signed_by=handover.signed_by, servers=actors,
        place=on_site.place, at=at, refusal_note=handover.refusal_note, witness_ids=handover.witness_ids,
        recording_ref=handover.recording_ref,
    )  # fmt: skip
    days = days_of(decision) or 0
    event = await record(
        tx, TimelineEventKind.MEASURE_IMPOSED, owner_id=holder.dossier_id, organ_id=row.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=imposed_sentence(row.kind, paper.items, days, facts.on, paper.until, emergency=row.emergency),
        documents=[*([found.approval.document_id] if found.approval else []), decision.id, listed.id, *relied_on(facts)],
        particulars={
            "measureId": row.id, "kind": row.kind, "number": paper.number, "until": paper.until,
            "emergency": row.emergency, "emergencyReason": row.emergency_reason,
        },
    )  # fmt: skip
    imposition = MeasureImposition(
        measure_id=row.id, organ_id=row.organ_id, decision_document_id=decision.id, list_document_id=listed.id,
        service_id=service.id, number=paper.number, place=on_site.place, items=_objects(decision),
        keeper=said(listed, "keeper") or None, period_days=days, until=paper.until,
        warn_on=await warning_before(tx, paper.until), imposed_at=at, officer_ids=[actor.id for actor in actors],
        event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(imposition)
    await tx.flush()
    await _start_limits(tx, holder, event, days, emergency=row.emergency)
    return imposition


async def _paper(tx: WriteSession, facts: MeasureFacts, decision: Document, listed: Document) -> DecisionPaper:
    """What decision and list say, and the last day that the law gives for the decision's term."""
    days = days_of(decision)
    _, until = await last_days(tx, facts.on, max(1, days or 1), None, ())
    return DecisionPaper(
        facts, until, items_of(decision.data.get("items")), days, said(decision, "from"), said(decision, "to"),
        number_of(decision), items_of(listed.data.get("items")), said(listed, "decisionNumber"),
    )  # fmt: skip


async def _start_limits(tx: WriteSession, holder: Holder, event: Event, days: int, *, emergency: bool) -> None:
    """The term of the measure; the approval of an emergency; on a visit the registration of a clue (I29)."""
    limits = [SEIZE.code, *([CLUE_AFTER_MEASURE.code] if holder.case_stage is None else [])]
    for code in limits:
        await deadlines.start(
            tx, code, owner_id=holder.dossier_id, organ_id=holder.organ_id, event=event, start=legal_day(event.at),
            n=days if code == SEIZE.code else None,
        )  # fmt: skip
    if emergency:
        await deadlines.start(
            tx,
            APPROVE_EMERGENCY.code,
            owner_id=holder.dossier_id,
            organ_id=holder.organ_id,
            event=event,
            start=event.at,
        )


def _objects(decision: Document) -> JsonList:
    """The objects as the decision lists them."""
    return [entry for entry in decision.data.get("items") or [] if isinstance(entry, dict)]
