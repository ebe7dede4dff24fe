"""Publishing a matter of the catalogue (公布执法事项)."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.models import Matter
from api.registry.publication_rules import MAY_PUBLISH, PublicationFacts
from api.vocabulary import MatterStatus


async def publish_matter(tx: WriteSession, matter_id: UUID, *, by: Actor, at: LegalTime) -> Matter:
    """Publish an approved version of the organ's own matter 公布执法事项; the version before it is superseded.

    Raises Refused with every gap of MAY_PUBLISH; NOT_FOUND for another organ's matter.
    """
    matter = (
        await tx.execute(select(Matter).where(col(Matter.id) == matter_id).with_for_update())
    ).scalar_one_or_none()
    if matter is None or matter.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    facts = PublicationFacts(
        category=matter.category,
        status=matter.status,
        name=matter.name,
        has_basis=bool(matter.basis),
        guide=matter.guide,
    )
    require(MAY_PUBLISH, facts)
    before = select(Matter).where(
        col(Matter.code) == matter.code,
        col(Matter.version) < matter.version,
        col(Matter.status) == MatterStatus.PUBLISHED,
    )
    for earlier in (await tx.execute(before.with_for_update())).scalars():
        earlier.status = MatterStatus.SUPERSEDED
    matter.status, matter.published_on = MatterStatus.PUBLISHED, legal_day(at)
    await tx.flush()
    return matter
