"""decideProceeding: a leader decides."""

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
from api.graph.scalars import Fen
from api.proceedings import acts
from api.proceedings.mutations.inputs import PartInput, parts_of
from api.proceedings.types import CommonProceeding


@strawberry.input(description="作出决定")
class DecideProceedingInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="已加盖印章的决定书：document_…")
    parts: list[PartInput] | None = strawberry.field(default=None, description="决定的核定项目；不填的与启动时相同")
    immediate_reason: str | None = strawberry.field(
        default=None, description="不待催告期满的理由：有证据证明转移、隐匿财物"
    )
    requisition_value_fen: Fen | None = strawberry.field(default=None, description="征用物资的价值（分）")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class DecideProceedingPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


DecideProceedingResult: TypeAlias = Annotated[
    DecideProceedingPayload | Refusal, strawberry.union("DecideProceedingResult")
]


@strawberry.mutation(
    description="作出征收、征用、收费、强制执行、代履行决定（行政强制法第三十七条、第五十一条）：由机关负责人决定；催告期满，重大决定经法制审核。"
)
async def decide_proceeding(info: ActInfo, input: DecideProceedingInput) -> DecideProceedingResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideProceedingPayload:
        await acts.decide_proceeding(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id),
            acts.Ruling(parts_of(input.parts), input.immediate_reason, input.requisition_value_fen), by=by, at=at,
        )  # fmt: skip
        return DecideProceedingPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
