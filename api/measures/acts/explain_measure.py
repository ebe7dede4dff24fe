"""Telling the party of a measure (当场告知强制措施): reasons, basis, rights and remedies, and hearing what it says."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.measures.facts import Item
from api.measures.gathering import ABOUT_MEASURE, request_facts
from api.measures.holder import holder_of
from api.measures.rules import MAY_TELL
from api.vocabulary import MeasureKind, TimelineEventKind

EXPLAINED = "当场告知采取强制措施的理由、依据、权利和救济途径，听取陈述申辩"


async def explain_measure(
    tx: WriteSession, owner_id: UUID, on_site: OnSite, *, kind: MeasureKind, reasons: str, statement: str, by: Actor,
    at: LegalTime,
) -> Event:  # fmt: skip
    """Tell the party of the measure about to be taken, and hear it 当场告知并听取陈述申辩 (行政强制法 第十八条第五项、第六项).

    ``statement`` is what the party said, or that it said nothing. Raises Refused with every gap of MAY_TELL; VALIDATION for an
    empty text; NOT_FOUND, FORBIDDEN.
    """
    for label, text in (("采取强制措施的理由（reasons）", reasons), ("当事人的陈述申辩（statement）", statement)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    holder = await holder_of(tx, owner_id, by=by)
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    facts = await request_facts(tx, holder, actors, on_site.place, at, kind=kind, items=(Item(reasons),), period_days=1)
    require(MAY_TELL, facts)
    return await record(
        tx, TimelineEventKind.RIGHTS_EXPLAINED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=EXPLAINED,
        particulars={
            "about": ABOUT_MEASURE, "kind": kind, "facts": reasons.strip(), "statement": statement.strip(),
        },
    )  # fmt: skip
