"""What is asked of a dossier across all slices (预警): root fields that are computed now."""

from typing import Annotated, Any, TypeAlias
from uuid import UUID

import sqlalchemy as sa
import strawberry
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from strawberry.types.field import StrawberryField

from api.access.guards import sees
from api.access.matrix import Subject
from api.access.viewer import Viewer
from api.acting import legal_basis_of
from api.cases.models import Case
from api.context import RequestContext
from api.graph import Bindings, Guards
from api.graph.alarms import Alarm
from api.graph.identity import decode
from api.inspections.models import InspectionVisit
from api.procedures.alarms import Raised, alarms_of
from api.procedures.calculator import calculate_deadline
from api.proceedings.models import CommonProceeding

DossierId: TypeAlias = Annotated[
    strawberry.ID, strawberry.argument(description="案卷：case_…、visit_… 或者 proceeding_…")
]
KINDS: dict[str, tuple[Subject, type[Case] | type[InspectionVisit] | type[CommonProceeding]]] = {
    "case": (Subject.FILE, Case),
    "visit": (Subject.VISIT, InspectionVisit),
    "proceeding": (Subject.FILE, CommonProceeding),
}
"""Kinds of dossiers by the prefix of their ids."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """The root fields. They read no table of their own."""
    bindings.computed("alarms")
    bindings.computed("calculateDeadline")
    return [alarms, calculate_deadline]


async def _alarms(info: strawberry.Info[RequestContext, None], dossier_id: DossierId) -> list[Alarm]:
    """Of a dossier that the viewer may see; none of any other: hidden and absent look alike."""
    services = info.context.services
    async with services.database.read() as session:
        owners = await _owners(session, dossier_id, info.context.viewer)
        at = await services.clock.now(session)
        return [_alarm(raised) for raised in await alarms_of(session, owners, at)] if owners else []


async def _owners(session: AsyncSession, dossier_id: str, viewer: Viewer) -> list[UUID]:
    """The dossier, and the visit that a case grew out of."""
    kind = dossier_id.partition("_")[0]
    key = decode(dossier_id, kind) if kind in KINDS and viewer.actor else None
    if key is None or viewer.actor is None:
        return []
    subject, model = KINDS[kind]
    if not await sees(session, subject, model, key, viewer.actor, viewer.region_prefix):
        return []
    origin = select(Case.origin_visit_id).where(col(Case.id) == key, col(Case.origin_visit_id).is_not(sa.null()))
    return [key, *(each for each in (await session.execute(origin)).scalars() if each is not None)]


def _alarm(raised: Raised) -> Alarm:
    return Alarm(
        code=raised.code, message=raised.message, missing=list(raised.missing), due_on=raised.due_on,
        legal_basis=legal_basis_of(raised.basis),
        can_supply=[role.value for role in raised.can_supply],
    )  # fmt: skip


alarms: Any = strawberry.field(
    resolver=_alarms,
    name="alarms",
    description="案卷的预警：逾期未办结的期限和需要核对的情形，逐项附依据；没有或者无权查看的为空。",
)
"""The root field."""
