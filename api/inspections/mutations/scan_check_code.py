"""scanCheckCode: scan the visit's code on entry."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.identity import encode
from api.graph.refusals import Refusal
from api.inspections import acts
from api.inspections.mutations.inputs import OnSiteInput, on_site
from api.inspections.types import InspectionVisit


@strawberry.input(description="扫码入企")
class ScanCheckCodeInput(OnSiteInput):
    """Which visit, and what was scanned."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    code: str = strawberry.field(description="所扫检查码")


@strawberry.type(description="已扫码入企")
class ScanCheckCodePayload:
    """The entry."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


ScanCheckCodeResult: TypeAlias = Annotated[ScanCheckCodePayload | Refusal, strawberry.union("ScanCheckCodeResult")]


@strawberry.mutation(description="扫码入企：进入之前扫检查码，应当与本次检查一致。")
async def scan_check_code(info: ActInfo, input: ScanCheckCodeInput) -> ScanCheckCodeResult:
    """Enter by the code."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ScanCheckCodePayload:
        event = await acts.scan_check_code(
            tx, key_of("visit", input.visit_id), on_site(input), code=input.code, by=by, at=at
        )
        return ScanCheckCodePayload(event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
