"""Before a measure's paper takes its number (强制措施文书取号之前): a measure that may not be taken, extended or lifted takes none."""

from collections.abc import Sequence

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.proceeding import actors_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse, require
from api.measures.course_rules import MAY_EXTEND, THE_LIFT
from api.measures.facts import DecisionPaper, Item, LiftFacts, MeasureFacts, covers, items_of
from api.measures.gathering import Found, facts_of, load, request_facts
from api.measures.holder import Holder, holder_of
from api.measures.models import Measure, MeasureImposition
from api.measures.paper_rules import within_approval
from api.measures.papers import days_of, said
from api.measures.rules import MAY_BE_NUMBERED
from api.papers.models import Document
from api.vocabulary import MeasureKind


async def require_may_be_imposed(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of the decision to seal or seize, as its paper states it.

    It is judged as the measure that was asked for and is not imposed yet; where none was, as one that cannot wait (行政强制法
    第十九条), whose reason is said when it is imposed. Raises Refused with every gap of MAY_BE_NUMBERED and beyond the approval.
    """
    holder = await holder_of(tx, document.owner_id, by=by)
    items, days = items_of(document.data.get("items")), days_of(document)
    asked = await _asked_for(tx, holder, items)
    place = said(document, "place")
    actors = await actors_of(tx, holder.officer_ids, on=legal_day(at))
    if asked is None:
        facts = await request_facts(
            tx, holder, actors, place, at, kind=MeasureKind.SEAL, items=items, period_days=days or 0, emergency=True,
            emergency_reason=said(document, "reasons"), party_id=holder.party_id,
        )  # fmt: skip
        return require(MAY_BE_NUMBERED, facts)
    facts = await facts_of(tx, asked, actors, place, at)
    paper = DecisionPaper(facts, facts.on, items, days, "", "", "", (), "")
    if gaps := (*gaps_of(MAY_BE_NUMBERED, facts), *gaps_of((within_approval,), paper)):
        raise Refused(gaps)
    return None


async def require_may_be_extended(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of an extension; its days and its approval come with the act. Raises Refused with every gap of MAY_EXTEND."""
    _, facts = await _imposed(tx, document, by=by, at=at)
    require(MAY_EXTEND, facts)


async def require_may_be_lifted(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of a lift, as its paper states it. Raises Refused with every gap of THE_LIFT."""
    found, facts = await _imposed(tx, document, by=by, at=at)
    taken = items_of(found.imposition.items) if found.imposition else ()
    returned = items_of(document.data.get("items"))
    require(THE_LIFT, LiftFacts(facts, taken, returned, said(document, "decisionNumber")))


async def _asked_for(tx: WriteSession, holder: Holder, items: Sequence[Item]) -> Found | None:
    """The measure that the decision is about: asked for, not imposed; the one with these objects, else the latest."""
    imposed = select(MeasureImposition.id).where(col(MeasureImposition.measure_id) == col(Measure.id))
    query = select(Measure).where(col(Measure.owner_id).in_(holder.owner_ids), ~imposed.exists())
    rows: Sequence[Measure] = (await tx.execute(query.order_by(col(Measure.requested_at).desc()))).scalars().all()
    same = next((row for row in rows if not covers(items_of(row.items), items)), None)
    row = same or next(iter(rows), None)
    return await load(tx, row, holder) if row is not None else None


async def _imposed(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> tuple[Found, MeasureFacts]:
    """The measure whose decision the paper names. Raises Refused VALIDATION where the file has none of that number."""
    holder = await holder_of(tx, document.owner_id, by=by)
    number = said(document, "decisionNumber")
    query = (
        select(Measure, MeasureImposition.place)
        .join(MeasureImposition, col(MeasureImposition.measure_id) == col(Measure.id))
        .where(col(Measure.owner_id).in_(holder.owner_ids), col(MeasureImposition.number) == number)
    )
    one = (await tx.execute(query)).first()
    if one is None:
        raise refuse(
            Code.VALIDATION, f"本案没有文号为“{number}”的强制措施（decisionNumber）。", missing=("强制措施决定书文号",)
        )
    row, place = one
    actors = await actors_of(tx, holder.officer_ids, on=legal_day(at))
    found = await load(tx, row, holder)
    return found, await facts_of(tx, found, actors, place, at)
