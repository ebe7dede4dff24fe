"""tellOfDeviceRecord: A party is told what a device's record shows, and how to look it up."""

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
from api.monitoring import acts
from api.monitoring.types import DeviceRecord


@strawberry.input(description="告知电子技术监控记录")
class TellOfDeviceRecordInput:
    """Which party, of which record, what and how."""

    record_id: strawberry.ID = strawberry.field(description="监控记录：devicerecord_…")
    party_id: strawberry.ID = strawberry.field(description="当事人：party_…")
    text: str = strawberry.field(description="告知的违法事实")
    access: str = strawberry.field(description="查询、陈述和申辩的途径")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已告知")
class TellOfDeviceRecordPayload:
    """The record, of which the party was told."""

    record_id: strawberry.Private[UUID]
    record: DeviceRecord | None = reread("record_id", description="监控记录")


TellOfDeviceRecordResult: TypeAlias = Annotated[
    TellOfDeviceRecordPayload | Refusal, strawberry.union("TellOfDeviceRecordResult")
]


@strawberry.mutation(
    description="告知当事人监控记录反映的违法事实及查询、陈述、申辩的途径（行政处罚法第四十一条第三款）：审核合格之后，由办案人员告知。"
)
async def tell_of_device_record(info: ActInfo, input: TellOfDeviceRecordInput) -> TellOfDeviceRecordResult:
    """A party is told what a device's record shows, and how to look it up."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TellOfDeviceRecordPayload:
        told = await acts.tell_of_device_record(
            tx, key_of("devicerecord", input.record_id), party_id=key_of("party", input.party_id), text=input.text,
            access=input.access, by=by, at=at,
        )  # fmt: skip
        return TellOfDeviceRecordPayload(record_id=told.record_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
