"""revealIdentity: one personal value of a party in the clear, with a reason, on record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry

from api.access import reveal
from api.access.actor import Actor
from api.access.models import PersonalField
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.enums import graphql_enum
from api.graph.refusals import Refusal

graphql_enum(PersonalField)


@strawberry.input(description="查看个人信息")
class RevealIdentityInput:
    """Whose, which value, and why. There is no idempotency key: to look twice is to look twice."""

    party_id: strawberry.ID = strawberry.field(description="当事人")
    field: PersonalField = strawberry.field(description="项目")
    reason: str = strawberry.field(description="查看理由")


@strawberry.type(description="个人信息（仅供本次查看，查看情况已留痕）")
class RevealIdentityPayload:
    """The value itself is kept nowhere but sealed beside the party."""

    field: PersonalField = strawberry.field(description="项目")
    value: str = strawberry.field(description="内容")
    revealed_at: datetime = strawberry.field(description="查看时间")


RevealIdentityResult: TypeAlias = Annotated[RevealIdentityPayload | Refusal, strawberry.union("RevealIdentityResult")]


@dataclass(slots=True)
class Unrepeatable:
    """An input whose outcome must not be kept for a repeat: it would lie in the clear, and let in who may no longer look."""

    idempotency_key: str | None = None


@strawberry.mutation(
    description="查看当事人的一项个人信息：说明理由；仅限承办人员、承办机构负责人和机关负责人，查看情况留痕。"
)
async def reveal_identity(info: ActInfo, input: RevealIdentityInput) -> RevealIdentityResult:
    """Look at one personal value of a party."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RevealIdentityPayload:
        revealed = await reveal.reveal_identity(
            tx, info.context.services.vault, key_of("party", input.party_id), input.field, input.reason, by=by, at=at
        )
        return RevealIdentityPayload(field=input.field, value=revealed.value, revealed_at=at)

    return await perform(info, Permission.REVEAL_IDENTITY, act, Unrepeatable())
