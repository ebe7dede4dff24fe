"""Disposing of what was taken (处理查封扣押财物): confiscated or destroyed by a decision, or handed over by a letter."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.models import Decision
from api.inspections.facts import acting_on
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.measures.acts.lift_measure import OPEN_LIMITS
from api.measures.acts.own_deadlines import settle_own
from api.measures.course_rules import THE_CONVERSION
from api.measures.facts import ConversionFacts
from api.measures.gathering import facts_of, lock_measure
from api.measures.models import Disposal, MeasureConversion
from api.papers.models import Document
from api.papers.paper import require_in_force
from api.vocabulary import PenaltyKind, TimelineEventKind

WORDS = {Disposal.CONFISCATED: "没收", Disposal.DESTROYED: "销毁", Disposal.TRANSFERRED: "移送"}


async def convert_measure(
    tx: WriteSession, measure_id: UUID, *, disposal: Disposal, basis: str, document_id: UUID, by: Actor, at: LegalTime
) -> MeasureConversion:
    """Confiscate, destroy or hand over what was taken 没收、销毁、移送 (行政强制法 第二十一条、第二十七条).

    Raises Refused with every gap of THE_CONVERSION; NOT_FOUND, FORBIDDEN; INVALID_TRANSITION for a paper not in force.
    """
    found = await lock_measure(tx, measure_id, by=by)
    holder = found.holder
    actors = await acting_on(tx, holder.officer_ids, (), by=by, at=at)
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id not in holder.owner_ids:
        raise refuse(Code.NOT_FOUND)
    await require_in_force(tx, document)
    place = found.imposition.place if found.imposition else ""
    facts = await facts_of(tx, found, actors, place, at)
    require(THE_CONVERSION, ConversionFacts(facts, basis, await _authorises(tx, document, disposal)))
    event = await record(
        tx, TimelineEventKind.MEASURE_CONVERTED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=place, text=f"{WORDS[disposal]}查封、扣押的财物（{basis.strip()}）", documents=[document.id],
        particulars={"measureId": measure_id, "disposal": disposal, "basis": basis.strip()},
    )  # fmt: skip
    await settle_own(tx, found, OPEN_LIMITS, event, facts.on)
    conversion = MeasureConversion(
        measure_id=measure_id, organ_id=found.row.organ_id, document_id=document.id, disposal=disposal, basis=basis.strip(),
        at=at, event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(conversion)
    await tx.flush()
    return conversion


async def _authorises(tx: WriteSession, document: Document, disposal: Disposal) -> bool:
    """A transfer letter hands over; a decision that confiscates the goods confiscates and destroys them."""
    if disposal is Disposal.TRANSFERRED:
        return document.template == "TRANSFER_LETTER"
    query = select(Decision.kinds).where(col(Decision.document_id) == document.id)
    kinds = (await tx.execute(query)).scalar_one_or_none()
    return kinds is not None and PenaltyKind.CONFISCATE_GOODS in kinds
