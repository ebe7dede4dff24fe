"""Informing the party (通知与告知): the notice before the inspection, the result after it. Both are served."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import DISCLOSE_INSPECTION_RESULT
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import OnSite, Visit, acting_on, lock_visit, visit_facts
from api.inspections.models import InspectionResult, NoticeMode
from api.inspections.rules import MAY_NOTIFY, MAY_TELL_RESULT
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.papers.models import Document, Service
from api.papers.paper import document_in_force
from api.papers.service import serve
from api.vocabulary import InspectionKind, ServiceMethod, TimelineEventKind

K = TimelineEventKind
BY_HAND = (ServiceMethod.DIRECT, ServiceMethod.LEFT)


@dataclass(frozen=True, slots=True)
class Handover:
    """How a document reaches the inspected party: the method, who signs for it, or why it was left at the address, before whom or on which recording."""

    method: ServiceMethod = ServiceMethod.DIRECT
    signed_by: str | None = None
    refusal_note: str | None = None
    witness_ids: tuple[UUID, ...] = ()
    recording_ref: str | None = None

    @property
    def servers(self) -> int:
        """How many officers it takes: two by hand, one who sends it otherwise."""
        return 2 if self.method in BY_HAND else 1


async def notify_inspection(
    tx: WriteSession,
    visit_id: UUID,
    on_site: OnSite,
    handover: Handover,
    *,
    document_id: UUID,
    by: Actor,
    at: LegalTime,
) -> Event:
    """Serve the inspection notice 送达行政检查通知书: ahead of the entry, or on entry where that was waived.

    Raises Refused with every gap of MAY_NOTIFY; CONFLICT where it was served already; NOT_FOUND, FORBIDDEN, and what
    ``document_in_force`` and ``serve`` raise.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    if visit.moments(K.INSPECTION_NOTIFIED):
        raise refuse(Code.CONFLICT, "行政检查通知书已经送达。")
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    facts = await visit_facts(tx, visit, actors, on_site.place, at, required=handover.servers)
    require(MAY_NOTIFY, facts)
    notice, service = await hand_over(
        tx, visit, handover, document_id, template="INSPECTION_NOTICE", servers=actors, place=on_site.place, at=at
    )
    on_the_spot = "" if facts.notice_mode is NoticeMode.ADVANCE else "当场"
    return await record(
        tx, K.INSPECTION_NOTIFIED, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at, place=on_site.place,
        media=on_site.media, recordings=on_site.recordings, text=f"{on_the_spot}送达{notice.title}",
        documents=[notice.id], particulars={"service": service.id, "method": service.method},
    )  # fmt: skip


async def tell_inspection_result(
    tx: WriteSession,
    visit_id: UUID,
    on_site: OnSite,
    handover: Handover,
    *,
    document_id: UUID,
    by: Actor,
    at: LegalTime,
) -> InspectionResult:
    """Tell the party the result in writing 告知检查结果. The result is what the served notice says.

    A random inspection starts the time for the publication of its result. Raises Refused with every gap of
    MAY_TELL_RESULT; CONFLICT where it was told already; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve``
    raise.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    told = select(InspectionResult.id).where(col(InspectionResult.visit_id) == visit_id)
    if (await tx.execute(told)).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "检查结果已经告知。")
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    facts = await visit_facts(tx, visit, actors, on_site.place, at, required=handover.servers)
    require(MAY_TELL_RESULT, facts)
    notice, service = await hand_over(
        tx, visit, handover, document_id, template="INSPECTION_RESULT_NOTICE", servers=actors, place=on_site.place, at=at
    )  # fmt: skip
    result = InspectionResult(
        visit_id=visit_id, organ_id=visit.row.organ_id, document_id=notice.id, result=str(notice.data["result"]),
        handling=str(notice.data["handling"]), items=[str(item) for item in notice.data["items"]], told_at=at,
    )  # fmt: skip
    tx.add(result)
    last = visit.moments(K.SITE_INSPECTED)[-1]
    on_the_spot = "当场" if legal_day(last.at) == facts.today and last.place == on_site.place else ""
    event = await record(
        tx, K.INSPECTION_RESULT_TOLD, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=f"{on_the_spot}送达{notice.title}",
        documents=[notice.id], particulars={"service": service.id, "method": service.method, "result": result.id},
    )  # fmt: skip
    await _start_publication(tx, visit, event)
    return result


async def hand_over(
    tx: WriteSession, visit: Visit, handover: Handover, document_id: UUID, *, template: str, servers: Sequence[Actor],
    place: str, at: LegalTime,
) -> tuple[Document, Service]:  # fmt: skip
    """Serve a paper of the visit on the inspected party 送达. Raises what ``document_in_force`` and ``serve`` raise."""
    paper = await document_in_force(tx, document_id, template=template, owner_ids=[visit.row.id])
    service = await serve(
        tx, paper, method=handover.method, recipient_id=visit.row.party_id, signed_by=handover.signed_by,
        servers=servers, place=place, at=at, refusal_note=handover.refusal_note, witness_ids=handover.witness_ids,
        recording_ref=handover.recording_ref,
    )  # fmt: skip
    return paper, service


async def _start_publication(tx: WriteSession, visit: Visit, event: Event) -> None:
    """优化营商环境条例 第五十四条 – what a random inspection found is published; the time runs from the inspection."""
    if visit.task.kind is InspectionKind.RANDOM:
        last = visit.moments(K.SITE_INSPECTED)[-1]
        await deadlines.start(
            tx, DISCLOSE_INSPECTION_RESULT.code, owner_id=visit.row.id, organ_id=visit.row.organ_id, event=event,
            start=last.at,
        )  # fmt: skip
