"""Extending a measure (延长强制措施期限): once, by no more than thirty days, before it runs out, the reasons told."""

from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import EXTEND_SEIZURE
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.acts import Handover
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.measures.acts.own_deadlines import settle_own
from api.measures.course_rules import THE_EXTENSION
from api.measures.facts import ExtensionFacts
from api.measures.gathering import facts_of, last_days, lock_measure, warning_before
from api.measures.models import MeasureExtension
from api.measures.papers import EXTENSION, approved_form, said
from api.measures.wording import verb
from api.papers.paper import document_in_force
from api.papers.service import serve
from api.vocabulary import TimelineEventKind


async def extend_measure(
    tx: WriteSession, measure_id: UUID, on_site: OnSite, handover: Handover, *, days: int, approval_id: UUID,
    document_id: UUID, by: Actor, at: LegalTime,
) -> MeasureExtension:  # fmt: skip
    """Extend a measure and tell the party why 延长期限并书面告知 (行政强制法 第二十五条第一款、第二款).

    ``approval_id`` is the approval form on which a leader allowed the days. Raises Refused with every gap of THE_EXTENSION;
    CONFLICT for the form the measure itself was approved on; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve``
    raise.
    """
    found = await lock_measure(tx, measure_id, by=by)
    holder, imposition = found.holder, found.imposition
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    form, approved = await approved_form(tx, approval_id, holder.owner_ids)
    if found.approval is not None and found.approval.document_id == form.id:
        raise refuse(Code.CONFLICT, "延长应当另行审批（approvalId）。", missing=("延长的审批表",))
    document = await document_in_force(tx, document_id, template=EXTENSION, owner_ids=holder.owner_ids)
    facts = await facts_of(tx, found, actors, on_site.place, at)
    imposed_on = legal_day(imposition.imposed_at) if imposition else facts.on
    _, until = await last_days(
        tx, imposed_on, imposition.period_days if imposition else 1, max(1, days), found.periods
    )  # fmt: skip
    reason = said(document, "reasons")
    require(
        THE_EXTENSION,
        ExtensionFacts(
            facts, days, until, reason, approved, said(document, "newUntil"), said(document, "decisionNumber")
        ),
    )
    service = await serve(
        tx, document, method=handover.method, recipient_id=found.row.party_id, signed_by=handover.signed_by,
        servers=actors, place=on_site.place, at=at, refusal_note=handover.refusal_note, witness_ids=handover.witness_ids,
        recording_ref=handover.recording_ref,
    )  # fmt: skip
    event = await record(
        tx, TimelineEventKind.MEASURE_EXTENDED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=f"延长{verb(found.row.kind)}期限{days}日（至{until.isoformat()}），送达《{document.title}》",
        documents=[form.id, document.id],
        particulars={"measureId": measure_id, "days": days, "until": until, "reason": reason},
    )  # fmt: skip
    await settle_own(tx, found, ("SEIZE",), event, facts.on)
    assert facts.imposed is not None
    await deadlines.start(
        tx, EXTEND_SEIZURE.code, owner_id=holder.dossier_id, organ_id=holder.organ_id, event=event,
        start=facts.imposed.base_until, n=days, excluded=found.periods,
    )  # fmt: skip
    extension = MeasureExtension(
        measure_id=measure_id, organ_id=found.row.organ_id, approval_document_id=form.id, document_id=document.id,
        service_id=service.id, days=days, reason=reason, until=until, warn_on=await warning_before(tx, until), at=at,
        event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(extension)
    await tx.flush()
    return extension
