"""Lifting a measure (解除强制措施): the decision is served and everything given back. It is never too late for that."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.acts import Handover
from api.inspections.facts import OnSite, acting_on
from api.law.gates import require
from api.ledger.event import record
from api.measures.acts.own_deadlines import settle_own
from api.measures.course_rules import THE_LIFT
from api.measures.facts import LiftFacts, items_of
from api.measures.gathering import facts_of, lock_measure
from api.measures.models import LiftGround, MeasureLift
from api.measures.papers import LIFT, said
from api.measures.wording import verb
from api.papers.paper import document_in_force
from api.papers.service import serve
from api.vocabulary import TimelineEventKind

OPEN_LIMITS = ("SEIZE", "EXTEND_SEIZURE", "APPROVE_EMERGENCY", "CLUE_AFTER_MEASURE")


async def lift_measure(
    tx: WriteSession, measure_id: UUID, on_site: OnSite, handover: Handover, *, ground: LiftGround, document_id: UUID,
    by: Actor, at: LegalTime,
) -> MeasureLift:  # fmt: skip
    """Lift a measure 解除查封、扣押 (行政强制法 第十九条、第二十八条); its limits are met, those of an overrun one late.

    Raises Refused with every gap of THE_LIFT; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_measure(tx, measure_id, by=by)
    holder = found.holder
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    document = await document_in_force(tx, document_id, template=LIFT, owner_ids=holder.owner_ids)
    facts = await facts_of(tx, found, actors, on_site.place, at)
    taken = items_of(found.imposition.items) if found.imposition else ()
    returned = items_of(document.data.get("items"))
    require(THE_LIFT, LiftFacts(facts, taken, returned, said(document, "decisionNumber")))
    service = await serve(
        tx, document, method=handover.method, recipient_id=found.row.party_id, signed_by=handover.signed_by,
        servers=actors, place=on_site.place, at=at, refusal_note=handover.refusal_note, witness_ids=handover.witness_ids,
        recording_ref=handover.recording_ref,
    )  # fmt: skip
    reason = said(document, "reason")
    event = await record(
        tx, TimelineEventKind.MEASURE_LIFTED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=f"解除{verb(found.row.kind)}（{reason}），送达《{document.title}》", documents=[document.id],
        particulars={
            "measureId": measure_id, "ground": ground, "reason": reason, "unlawfulOverrun": facts.unlawful_overrun,
        },
    )  # fmt: skip
    await settle_own(tx, found, OPEN_LIMITS, event, facts.on)
    lift = MeasureLift(
        measure_id=measure_id, organ_id=found.row.organ_id, document_id=document.id, service_id=service.id, ground=ground,
        reason=reason, lifted_at=at, event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(lift)
    await tx.flush()
    return lift
