"""showCaseCredential: officers show their certificates in a case."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import OnSiteInput, on_site


@strawberry.input(description="出示执法证件（案件）")
class ShowCaseCredentialInput(OnSiteInput):
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    shown_to: str = strawberry.field(description="出示对象")


@strawberry.type(description="已办理：出示执法证件（案件）")
class ShowCaseCredentialPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ShowCaseCredentialResult: TypeAlias = Annotated[
    ShowCaseCredentialPayload | Refusal, strawberry.union("ShowCaseCredentialResult")
]


@strawberry.mutation(description="在案件中出示执法证件（行政处罚法第五十五条）：当日当场有效。")
async def show_case_credential(info: ActInfo, input: ShowCaseCredentialInput) -> ShowCaseCredentialResult:
    """Officers show their certificates in a case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ShowCaseCredentialPayload:
        await acts.show_case_credential(
            tx, key_of("case", input.case_id), on_site(input), shown_to=input.shown_to, by=by, at=at
        )
        return ShowCaseCredentialPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
