"""Taking a sample (抽样取证): on the spot, sealed at once, on a sheet that both sides signed."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.measures.holder import holder_of
from api.papers.paper import document_in_force
from api.preservation.gathering import on_the_spot
from api.preservation.rules import MAY_SAMPLE
from api.vocabulary import TimelineEventKind

FORM = "SAMPLING_RECORD"


async def take_sample(
    tx: WriteSession, owner_id: UUID, on_site: OnSite, *, document_id: UUID, by: Actor, at: LegalTime
) -> Event:
    """Take a sample 抽样取证 (行政处罚法 第五十六条) on a visit, on a clue or in a case, by its sheet (抽样取证凭证).

    Raises Refused with every gap of MAY_SAMPLE; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    holder = await holder_of(tx, owner_id, by=by)
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    require(MAY_SAMPLE, await on_the_spot(tx, holder, actors, on_site.place, at))
    sheet = await document_in_force(tx, document_id, template=FORM, owner_ids=holder.owner_ids)
    item, quantity = str(sheet.data.get("item") or ""), str(sheet.data.get("quantity") or "")
    return await record(
        tx, TimelineEventKind.SAMPLE_TAKEN, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=f"抽样取证：{item}{quantity}",
        documents=[sheet.id],
        particulars={"item": item, "quantity": quantity, "batch": sheet.data.get("batch"), "keptAt": sheet.data.get("keptAt")},
    )  # fmt: skip
