"""Locking a dossier (锁定案卷): two acts on one case or visit take their turns."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Case, Dossier
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse


async def lock_dossier(tx: WriteSession, dossier_id: UUID, *, by: Actor | None = None) -> Dossier:
    """Lock a case's or visit's row until the transaction ends.

    Raises Refused NOT_FOUND for an unknown dossier and for one of another organ than the actor's: hidden and absent
    look alike.
    """
    query = select(Dossier).where(col(Dossier.id) == dossier_id).with_for_update()
    dossier = (await tx.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if dossier is None or (by is not None and dossier.organ_id != by.organ_id):
        raise refuse(Code.NOT_FOUND)
    return dossier


async def owners_of(tx: WriteSession, dossier_id: UUID) -> tuple[UUID, ...]:
    """The dossiers whose papers count for this one: itself, and the visit that its case grew out of."""
    query = select(Case.origin_visit_id).where(col(Case.id) == dossier_id)
    visit_id = (await tx.execute(query)).scalar_one_or_none()
    return (dossier_id,) if visit_id is None else (dossier_id, visit_id)
