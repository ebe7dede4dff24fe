"""explainRights: explain the party's rights on a visit."""

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


@strawberry.input(description="告知权利")
class ExplainRightsInput(OnSiteInput):
    """On which visit, and what was explained."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    text: str = strawberry.field(default=acts.RIGHTS, description="告知的内容")


@strawberry.type(description="已告知权利")
class ExplainRightsPayload:
    """The explanation."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


ExplainRightsResult: TypeAlias = Annotated[ExplainRightsPayload | Refusal, strawberry.union("ExplainRightsResult")]


@strawberry.mutation(description="告知权利：在检查现场告知陈述、申辩、申请回避等权利。")
async def explain_rights(info: ActInfo, input: ExplainRightsInput) -> ExplainRightsResult:
    """Explain the rights."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExplainRightsPayload:
        event = await acts.explain_rights(
            tx, key_of("visit", input.visit_id), on_site(input), text=input.text, by=by, at=at
        )
        return ExplainRightsPayload(event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
