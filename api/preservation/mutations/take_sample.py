"""takeSample: a sample is taken as evidence."""

from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.identity import encode
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import on_site
from api.measures.mutations.inputs import OwnedOnSiteInput, owner_of
from api.preservation import acts


@strawberry.input(description="抽样取证")
class TakeSampleInput(OwnedOnSiteInput):
    """For which visit or case, and the signed sheet."""

    document_id: strawberry.ID = strawberry.field(description="抽样取证凭证：document_…")


@strawberry.type(description="已抽样取证")
class TakeSamplePayload:
    """The event that tells it."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")


TakeSampleResult: TypeAlias = Annotated[TakeSamplePayload | Refusal, strawberry.union("TakeSampleResult")]


@strawberry.mutation(
    description="抽样取证（行政处罚法第五十六条）：当日当场已出示执法证件，两名以上执法人员，凭双方签署的凭证。"
)
async def take_sample(info: ActInfo, input: TakeSampleInput) -> TakeSampleResult:
    """Take the sample."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TakeSamplePayload:
        event = await acts.take_sample(
            tx,
            await owner_of(tx, input),
            on_site(input),
            document_id=key_of("document", input.document_id),
            by=by,
            at=at,
        )
        return TakeSamplePayload(event_id=strawberry.ID(encode("event", event.id)))

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
