"""objectToOpinion: the head of the case unit objects in writing."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.review import acts
from api.review.types import Review


@strawberry.input(description="提出书面异议")
class ObjectToOpinionInput:
    """Why the opinion is wrong."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    text: str = strawberry.field(description="异议理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已提出异议")
class ObjectToOpinionPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


ObjectToOpinionResult: TypeAlias = Annotated[
    ObjectToOpinionPayload | Refusal, strawberry.union("ObjectToOpinionResult")
]


@strawberry.mutation(description="提出书面异议：由承办机构负责人提出，由机关负责人协调决定。")
async def object_to_opinion(info: ActInfo, input: ObjectToOpinionInput) -> ObjectToOpinionResult:
    """Object to the opinion."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ObjectToOpinionPayload:
        review_id = key_of("review", input.review_id)
        await acts.object_to_opinion(tx, review_id, text=input.text, by=by, at=at)
        return ObjectToOpinionPayload(review_id=review_id)

    return await perform(info, Permission.OBJECT_TO_OPINION, act, input)
