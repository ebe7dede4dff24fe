"""showCredential: show the enforcement certificates unasked."""

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


@strawberry.input(description="出示执法证件")
class ShowCredentialInput(OnSiteInput):
    """On which visit, to whom, and in which dress."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    shown_to: str | None = strawberry.field(default=None, description="出示对象，如 现场负责人邰晓")
    uniform_worn: bool = strawberry.field(default=True, description="是否着装")
    insignia_worn: bool = strawberry.field(default=True, description="是否佩戴统一标识")
    exemption_basis: str | None = strawberry.field(default=None, description="未着装、未佩戴标识的依据")


@strawberry.type(description="已出示执法证件")
class ShowCredentialPayload:
    """The event keeps each certificate's number."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


ShowCredentialResult: TypeAlias = Annotated[ShowCredentialPayload | Refusal, strawberry.union("ShowCredentialResult")]


@strawberry.mutation(description="出示执法证件：主动出示，当日当场有效（行政处罚法第五十五条）。")
async def show_credential(info: ActInfo, input: ShowCredentialInput) -> ShowCredentialResult:
    """Show the credentials."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ShowCredentialPayload:
        dress = acts.Dress(input.uniform_worn, input.insignia_worn, input.exemption_basis)
        event = await acts.show_credential(
            tx, key_of("visit", input.visit_id), on_site(input), dress, shown_to=input.shown_to, by=by, at=at
        )
        return ShowCredentialPayload(event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
