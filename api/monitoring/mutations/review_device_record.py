"""reviewDeviceRecord: A device's record is reviewed."""

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
from api.monitoring.models import RecordQuality
from api.monitoring.types import DeviceRecord


@strawberry.input(description="审核电子技术监控记录")
class ReviewDeviceRecordInput:
    """Which record, and what it was found to be."""

    record_id: strawberry.ID = strawberry.field(description="监控记录：devicerecord_…")
    found: list[RecordQuality] = strawberry.field(description="审核确认的内容；缺少其一的，不得作为证据")
    opinion: str = strawberry.field(description="审核意见")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已审核")
class ReviewDeviceRecordPayload:
    """The record with its review."""

    record_id: strawberry.Private[UUID]
    record: DeviceRecord | None = reread("record_id", description="监控记录")


ReviewDeviceRecordResult: TypeAlias = Annotated[
    ReviewDeviceRecordPayload | Refusal, strawberry.union("ReviewDeviceRecordResult")
]


@strawberry.mutation(
    description="审核电子技术监控记录是否真实、清晰、完整、准确（行政处罚法第四十一条第二款）：由录入人以外的人员审核，一次为准。"
)
async def review_device_record(info: ActInfo, input: ReviewDeviceRecordInput) -> ReviewDeviceRecordResult:
    """A device's record is reviewed."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ReviewDeviceRecordPayload:
        review = await acts.review_device_record(
            tx,
            key_of("devicerecord", input.record_id),
            found=frozenset(input.found),
            opinion=input.opinion,
            by=by,
            at=at,
        )
        return ReviewDeviceRecordPayload(record_id=review.record_id)

    return await perform(info, Permission.REVIEW_DEVICE_RECORD, act, input)
