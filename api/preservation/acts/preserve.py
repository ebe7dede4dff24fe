"""Registered preservation (先行登记保存): approved by a leader, done on the spot, dealt with in seven working days."""

from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import HANDLE_PRESERVATION
from api.cases import deadlines
from api.cases.proceeding import reasoned, require_leader
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.acts import Handover
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.measures.facts import items_of
from api.measures.holder import holder_of
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.papers.service import serve
from api.preservation.facts import PreservationOutcome
from api.preservation.gathering import approving, handling, on_the_spot, preserving
from api.preservation.rules import MAY_APPROVE, MAY_HANDLE, MAY_PRESERVE
from api.vocabulary import ServiceMethod, TimelineEventKind

K = TimelineEventKind
NOTICE, LIST = "PRESERVATION_NOTICE", "PRESERVATION_LIST"
ON_THE_SPOT = frozenset({ServiceMethod.DIRECT, ServiceMethod.LEFT})


async def approve_preservation(tx: WriteSession, document_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> Event:
    """A leader approves what a numbered notice would preserve 批准先行登记保存 (行政处罚法 第五十六条), before it is done.

    Raises Refused with every gap of MAY_APPROVE; FORBIDDEN (not a leader), NOT_FOUND, REASON_REQUIRED, VALIDATION for another
    form.
    """
    document = await tx.get(Document, document_id)
    if document is None or document.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    holder = await holder_of(tx, document.owner_id, by=by)
    require_leader(by)
    if document.template != NOTICE:
        raise refuse(Code.VALIDATION, "需要的文书是《先行登记保存证据通知书》。", missing=(NOTICE,))
    require(MAY_APPROVE, await approving(tx, holder, document))
    return await record(
        tx, K.PRESERVATION_APPROVED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=[by], at=at,
        text=f"批准先行登记保存（{document.number}）", documents=[document.id], particulars={"reason": reasoned(reason)},
    )  # fmt: skip


async def preserve_evidence(
    tx: WriteSession, owner_id: UUID, on_site: OnSite, handover: Handover, *, notice_id: UUID, list_id: UUID, by: Actor,
    at: LegalTime,
) -> Event:  # fmt: skip
    """Register evidence and have it kept 先行登记保存 (行政处罚法 第五十六条); notice and list are handed over on the spot.

    The seven working days begin. Raises Refused with every gap of MAY_PRESERVE; VALIDATION without a party or for papers not
    handed over on the spot; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve`` raise.
    """
    if handover.method not in ON_THE_SPOT:
        raise refuse(Code.VALIDATION, "通知书和清单应当当场交付（method）。", missing=("当场交付",))
    holder = await holder_of(tx, owner_id, by=by)
    if holder.party_id is None:
        raise refuse(Code.VALIDATION, "先行登记保存应当有明确的当事人。", missing=("当事人",))
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    notice = await document_in_force(tx, notice_id, template=NOTICE, owner_ids=holder.owner_ids)
    listed = await document_in_force(tx, list_id, template=LIST, owner_ids=holder.owner_ids)
    spot = await on_the_spot(tx, holder, actors, on_site.place, at)
    require(MAY_PRESERVE, await preserving(tx, spot, holder, notice, listed.data))
    service = await serve(
        tx, notice, method=handover.method, recipient_id=holder.party_id, signed_by=handover.signed_by, servers=actors,
        place=on_site.place, at=at, refusal_note=handover.refusal_note, witness_ids=handover.witness_ids,
        recording_ref=handover.recording_ref,
    )  # fmt: skip
    things = "、".join(item.words for item in items_of(notice.data.get("items")))
    event = await record(
        tx, K.REGISTERED_PRESERVED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=f"先行登记保存：{things}",
        documents=[notice.id, listed.id],
        particulars={
            "number": notice.number, "keeper": notice.data.get("keeper"), "until": notice.data["until"],
            "serviceId": service.id,
        },
    )  # fmt: skip
    await deadlines.start(
        tx, HANDLE_PRESERVATION.code, owner_id=holder.dossier_id, organ_id=holder.organ_id, event=event, start=spot.on
    )
    return event


async def handle_preservation(
    tx: WriteSession, preservation_id: UUID, *, outcome: PreservationOutcome, reason: str, by: Actor, at: LegalTime
) -> Event:
    """Say what becomes of preserved evidence 处理先行登记保存的证据 (行政处罚法 第五十六条). ``preservation_id`` is the event that tells it.

    Raises Refused with every gap of MAY_HANDLE; NOT_FOUND, FORBIDDEN.
    """
    preserved = await tx.get(Event, preservation_id)
    if preserved is None or preserved.organ_id != by.organ_id or preserved.kind is not K.REGISTERED_PRESERVED:
        raise refuse(Code.NOT_FOUND, "没有该先行登记保存。")
    holder = await holder_of(tx, preserved.owner_id, by=by)
    actors = await acting_on(tx, holder.officer_ids, (), by=by, at=at)
    officer_ids = [actor.id for actor in actors]
    require(MAY_HANDLE, await handling(tx, holder, preservation_id, officer_ids, outcome, reason, at))
    event = await record(
        tx, K.PRESERVATION_HANDLED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        text=f"处理先行登记保存的证据（{preserved.particulars['number']}）：{outcome.label}", documents=preserved.document_ids[:1],
        particulars={"preservationId": preservation_id, "outcome": outcome, "reason": reason.strip()},
    )  # fmt: skip
    for deadline in await deadlines.open_deadlines(tx, preserved.owner_id, HANDLE_PRESERVATION.code):
        if deadline.started_by == preservation_id:
            await deadlines.settle(tx, deadline, event, legal_day(at))
    return event
