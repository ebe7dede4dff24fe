"""Asking for a measure (强制措施报批): the approval form says which objects, and for how many days."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.facts import acting_on
from api.law.codes import Code
from api.law.gates import refuse, require
from api.measures.facts import items_of
from api.measures.gathering import request_facts
from api.measures.holder import holder_of
from api.measures.models import Measure
from api.measures.papers import days_of, requested_form
from api.measures.rules import MAY_REQUEST
from api.tables import JsonList
from api.vocabulary import MeasureKind


@dataclass(frozen=True, slots=True)
class Worth:
    """What the catalogue of major decisions asks of a measure: what the objects are worth in fen, whether the whole premises
    are sealed."""

    value_fen: int | None = None
    whole_premises: bool = False


UNKNOWN = Worth()
"""Nothing is said of it."""


async def request_measure(
    tx: WriteSession, owner_id: UUID, *, kind: MeasureKind, document_id: UUID, worth: Worth = UNKNOWN, by: Actor, at: LegalTime
) -> Measure:  # fmt: skip
    """Ask the leader for a measure 报批 (行政强制法 第十八条第一项), on a visit, a clue in verification or a case.

    It writes no event: nothing was done to the party. Raises Refused with every gap of MAY_REQUEST; VALIDATION without a
    party or a term; CONFLICT for a form that was used; NOT_FOUND, FORBIDDEN, and what ``requested_form`` raises.
    """
    holder = await holder_of(tx, owner_id, by=by)
    actors = await acting_on(tx, holder.officer_ids, (), by=by, at=at)
    form = await requested_form(tx, document_id, holder.owner_ids)
    if holder.party_id is None:
        raise refuse(Code.VALIDATION, "采取强制措施应当有明确的当事人。", missing=("当事人",))
    used = select(Measure.id).where(col(Measure.request_document_id) == form.id)
    if (await tx.execute(used)).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "该审批表已经用于报批。")
    objects: JsonList = [entry for entry in form.data.get("objects") or [] if isinstance(entry, dict)]
    facts = await request_facts(
        tx, holder, actors, "", at, kind=kind, items=items_of(objects), period_days=days_of(form) or 0,
        party_id=holder.party_id, value_fen=worth.value_fen, whole_premises=worth.whole_premises, form_id=form.id,
    )  # fmt: skip
    require(MAY_REQUEST, facts)
    measure = Measure(
        owner_id=holder.dossier_id, organ_id=holder.organ_id, party_id=holder.party_id, kind=kind, items=objects,
        period_days=facts.period_days, value_fen=worth.value_fen, whole_premises=worth.whole_premises,
        request_document_id=form.id, requested_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(measure)
    await tx.flush()
    return measure
