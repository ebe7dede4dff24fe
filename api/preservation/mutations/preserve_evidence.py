"""preserveEvidence: evidence is registered and kept where it is."""

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
from api.measures.mutations.inputs import OwnedSpotInput, handed, owner_of
from api.preservation import acts


@strawberry.input(description="先行登记保存")
class PreserveEvidenceInput(OwnedSpotInput):
    """For which visit or case, and the papers handed over."""

    notice_id: strawberry.ID = strawberry.field(description="先行登记保存证据通知书：document_…")
    list_id: strawberry.ID = strawberry.field(description="先行登记保存物品清单：document_…")


@strawberry.type(description="已先行登记保存")
class PreserveEvidencePayload:
    """The event that tells it."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")


PreserveEvidenceResult: TypeAlias = Annotated[
    PreserveEvidencePayload | Refusal, strawberry.union("PreserveEvidenceResult")
]


@strawberry.mutation(
    description="先行登记保存证据（行政处罚法第五十六条）：经负责人批准，当场交付通知书和清单，七个工作日内处理。"
)
async def preserve_evidence(info: ActInfo, input: PreserveEvidenceInput) -> PreserveEvidenceResult:
    """Preserve it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PreserveEvidencePayload:
        event = await acts.preserve_evidence(
            tx,
            await owner_of(tx, input),
            on_site(input),
            handed(input),
            notice_id=key_of("document", input.notice_id),
            list_id=key_of("document", input.list_id),
            by=by,
            at=at,
        )
        return PreserveEvidencePayload(event_id=strawberry.ID(encode("event", event.id)))

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
