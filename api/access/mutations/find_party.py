"""findParty: whose identity number is this? On record, as looking at it would be."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access import reveal
from api.access.actor import Actor
from api.access.mutations.reveal_identity import Unrepeatable
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.cases.types import Party
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="按身份证件号码查找当事人")
class FindPartyInput:
    """The whole number, and why. There is no idempotency key: to look twice is to look twice."""

    id_number: str = strawberry.field(description="身份证件号码，完整")
    reason: str = strawberry.field(description="查找理由")


@strawberry.type(description="查找到的当事人（查找情况已留痕）")
class FindPartyPayload:
    """Every party that is registered with the number."""

    party_id: strawberry.Private[UUID]
    party_ids: strawberry.Private[list[UUID]]
    party: Party | None = reread("party_id", description="当事人；有几个的为其中第一个")
    parties: list[Party] = reread("party_ids", description="以该号码登记的全部当事人：同一人可能登记不止一次")


FindPartyResult: TypeAlias = Annotated[FindPartyPayload | Refusal, strawberry.union("FindPartyResult")]


@strawberry.mutation(
    description="按完整的身份证件号码查找以该号码登记的全部当事人：说明理由，查找情况留痕。号码加密保存，不能按部分号码查找。"
)
async def find_party(info: ActInfo, input: FindPartyInput) -> FindPartyResult:
    """Find the parties that are registered with an identity number."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> FindPartyPayload:
        found = await reveal.find_party(tx, info.context.services.vault, input.id_number, input.reason, by=by, at=at)
        party_ids = [record.party_id for record in found]
        return FindPartyPayload(party_id=party_ids[0], party_ids=party_ids)

    return await perform(info, Permission.REVEAL_IDENTITY, act, Unrepeatable())
