"""confirmAddress: the address for service, and consent to electronic service, in a case of any procedure."""

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


@strawberry.input(description="确认送达地址")
class ConfirmAddressInput:
    """The signed confirmation."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签名的送达地址确认书：document_…")
    party_id: strawberry.ID | None = strawberry.field(
        default=None, description="确认人：party_…；默认为当事人或者许可申请人"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已确认")
class ConfirmAddressPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ConfirmAddressResult: TypeAlias = Annotated[ConfirmAddressPayload | Refusal, strawberry.union("ConfirmAddressResult")]


@strawberry.mutation(
    description="确认送达地址（行政处罚法第六十一条）；同意电子送达的，其后可以电子送达；不再同意的，不得电子送达。"
)
async def confirm_address(info: ActInfo, input: ConfirmAddressInput) -> ConfirmAddressResult:
    """Note it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ConfirmAddressPayload:
        event = await acts.confirm_address(
            tx, key_of("case", input.case_id), document_id=key_of("document", input.document_id),
            party_id=key_of("party", input.party_id) if input.party_id else None, by=by, at=at,
        )  # fmt: skip
        return ConfirmAddressPayload(case_id=event.owner_id)

    return await perform(info, Permission.CONFIRM_ADDRESS, act, input)
