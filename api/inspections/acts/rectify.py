"""Putting things right (责令改正、复查): the party is ordered to, and somebody looks again."""

from uuid import UUID

from api.access.actor import Actor
from api.cases.proceeding import written
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.acts.conduct import site_record
from api.inspections.acts.inform import Handover, hand_over
from api.inspections.facts import OnSite, acting_on, lock_visit, visit_facts
from api.inspections.rectification_rules import MAY_ORDER_RECTIFICATION, MAY_REINSPECT
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.vocabulary import TimelineEventKind

K = TimelineEventKind


async def order_visit_rectification(
    tx: WriteSession,
    visit_id: UUID,
    on_site: OnSite,
    handover: Handover,
    *,
    document_id: UUID,
    by: Actor,
    at: LegalTime,
) -> Event:
    """Order the inspected party to put right what was found 责令改正 (行政处罚法 第二十八条); the order (责令改正通知书) is served.

    Raises Refused with every gap of MAY_ORDER_RECTIFICATION; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and
    ``serve`` raise.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    facts = await visit_facts(tx, visit, actors, on_site.place, at, required=handover.servers)
    require(MAY_ORDER_RECTIFICATION, facts)
    order, service = await hand_over(
        tx, visit, handover, document_id, template="RECTIFICATION_ORDER", servers=actors, place=on_site.place, at=at
    )
    correct = str(order.data.get("correct") or "改正违法行为")
    return await record(
        tx, K.RECTIFICATION_ORDERED, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at, place=on_site.place,
        media=on_site.media, recordings=on_site.recordings, text=f"责令改正：{correct}", documents=[order.id],
        particulars={"correct": correct, "deadline": order.data.get("deadline"), "service": service.id},
    )  # fmt: skip


async def record_reinspection(
    tx: WriteSession, visit_id: UUID, on_site: OnSite, *, text: str, put_right: bool, document_id: UUID | None = None,
    by: Actor, at: LegalTime,
) -> Event:  # fmt: skip
    """Record what was found when the place was looked at again 复查: put right, or not – then a new order, or a case, may follow.

    Raises Refused with every gap of MAY_REINSPECT, NOT_FOUND, FORBIDDEN, VALIDATION for an empty text, and what
    ``document_in_force`` raises.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    require(MAY_REINSPECT, await visit_facts(tx, visit, actors, on_site.place, at))
    documents = await site_record(tx, visit_id, document_id)
    return await record(
        tx, K.REINSPECTED, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at, place=on_site.place,
        media=on_site.media, recordings=on_site.recordings, text=written(text, "text", "记录内容"), documents=documents,
        particulars={"putRight": put_right},
    )  # fmt: skip
