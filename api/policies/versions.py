"""The versions of an organ's policies (制度文件的版本)."""

from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.database import WriteSession
from api.policies.models import Policy
from api.registry.models import Organ
from api.vocabulary import PolicyKind


async def lock_organ(tx: WriteSession, organ_id: UUID) -> Organ:
    """Versions and filings of one organ take their turns."""
    query = select(Organ).where(col(Organ.id) == organ_id).with_for_update(key_share=True)
    return (await tx.execute(query)).scalar_one()


async def newest_version(tx: WriteSession, organ_id: UUID, kind: PolicyKind) -> int:
    """The number of the last version of a kind; 0 before the first."""
    query = sa.select(sa.func.max(col(Policy.version))).where(
        col(Policy.organ_id) == organ_id, col(Policy.kind) == kind
    )
    return (await tx.execute(query)).scalar_one() or 0
