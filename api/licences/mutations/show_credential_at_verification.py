"""showCredentialAtVerification: certificates are shown before the verification."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import OnSiteInput, on_site
from api.licences import acts


@strawberry.input(description="现场核查前出示执法证件")
class ShowCredentialAtVerificationInput(OnSiteInput):
    """Where, by whom."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")


@strawberry.type(description="已出示")
class ShowCredentialAtVerificationPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ShowCredentialAtVerificationResult: TypeAlias = Annotated[
    ShowCredentialAtVerificationPayload | Refusal, strawberry.union("ShowCredentialAtVerificationResult")
]


@strawberry.mutation(description="现场核查之前出示执法证件。")
async def show_credential_at_verification(
    info: ActInfo, input: ShowCredentialAtVerificationInput
) -> ShowCredentialAtVerificationResult:
    """Show them."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ShowCredentialAtVerificationPayload:
        event = await acts.show_credential(tx, key_of("case", input.case_id), on_site(input), by=by, at=at)
        return ShowCredentialAtVerificationPayload(case_id=event.owner_id)

    return await perform(info, Permission.EXAMINE_LICENCE, act, input)
