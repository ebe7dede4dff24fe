"""On the spot (现场检查): rights are explained, the place is inspected."""

from collections.abc import Sequence
from uuid import UUID

from api.access.actor import Actor
from api.cases.proceeding import written
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on, lock_visit, visit_facts
from api.inspections.rules import MAY_EXPLAIN_RIGHTS, MAY_INSPECT
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.papers.paper import document_in_force
from api.vocabulary import TimelineEventKind

RIGHTS = "告知陈述、申辩和申请回避的权利"


async def explain_rights(
    tx: WriteSession, visit_id: UUID, on_site: OnSite, *, text: str = RIGHTS, by: Actor, at: LegalTime
) -> Event:
    """Explain the party's rights on a visit 告知权利.

    Raises Refused with every gap of MAY_EXPLAIN_RIGHTS, NOT_FOUND, FORBIDDEN, VALIDATION for an empty text.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    require(MAY_EXPLAIN_RIGHTS, await visit_facts(tx, visit, actors, on_site.place, at))
    return await record(
        tx, TimelineEventKind.RIGHTS_EXPLAINED, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=written(text, "text", "记录内容"),
    )  # fmt: skip


async def record_site_inspection(
    tx: WriteSession, visit_id: UUID, on_site: OnSite, *, text: str, observations: Sequence[str] = (),
    document_id: UUID | None = None, by: Actor, at: LegalTime,
) -> Event:  # fmt: skip
    """Record what the inspection of the place found 现场检查, with the site record (现场检查笔录) if it is signed by then.

    Raises Refused with every gap of MAY_INSPECT, NOT_FOUND, FORBIDDEN, VALIDATION for an empty text, and what
    ``document_in_force`` raises.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    require(MAY_INSPECT, await visit_facts(tx, visit, actors, on_site.place, at))
    documents = await site_record(tx, visit_id, document_id)
    return await record(
        tx, TimelineEventKind.SITE_INSPECTED, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=written(text, "text", "记录内容"),
        documents=documents, particulars={"observations": list(observations)},
    )  # fmt: skip


async def site_record(tx: WriteSession, visit_id: UUID, document_id: UUID | None) -> list[UUID]:
    """The site record (现场检查笔录) of a visit, if it is given: in force. Raises what ``document_in_force`` raises."""
    if document_id is None:
        return []
    return [(await document_in_force(tx, document_id, template="SITE_INSPECTION_RECORD", owner_ids=[visit_id])).id]
