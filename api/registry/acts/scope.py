"""Whose officers somebody manages (管辖范围): an organ's own, or those of the region that a supervising body supervises."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.viewer import region_prefix_of
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.registry.models import Certificate, Officer, Organ
from api.vocabulary import StaffRole


async def lock_supervised(tx: WriteSession, officer_id: UUID, *, by: Actor) -> Officer:
    """An officer of the region that the actor supervises, locked: what is decided about one officer is decided in turn.

    Raises Refused NOT_FOUND for anybody else: hidden and absent look alike.
    """
    officer = await _lock(tx, officer_id)
    if officer is None or StaffRole.SUPERVISOR not in by.roles:
        raise refuse(Code.NOT_FOUND)
    own, organ = await tx.get_one(Organ, by.organ_id), await tx.get_one(Organ, officer.organ_id)
    if not organ.region_code.startswith(region_prefix_of(own.region_code)):
        raise refuse(Code.NOT_FOUND)
    return officer


async def lock_own(tx: WriteSession, officer_id: UUID, *, by: Actor) -> Officer:
    """An officer of the actor's own organ, locked. Raises Refused NOT_FOUND for anybody else."""
    officer = await _lock(tx, officer_id)
    if officer is None or officer.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    return officer


async def holder_of(tx: WriteSession, certificate_id: UUID) -> UUID:
    """Whose certificate it is. Raises Refused NOT_FOUND."""
    query = select(Certificate.officer_id).where(col(Certificate.id) == certificate_id)
    officer_id = (await tx.execute(query)).scalar_one_or_none()
    if officer_id is None:
        raise refuse(Code.NOT_FOUND)
    return officer_id


async def _lock(tx: WriteSession, officer_id: UUID) -> Officer | None:
    query = select(Officer).where(col(Officer.id) == officer_id).with_for_update(key_share=True)
    return (await tx.execute(query)).scalar_one_or_none()
