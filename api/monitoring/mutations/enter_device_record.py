"""enterDeviceRecord: A device's record is entered for a case or visit."""

from datetime import datetime
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.models import DossierKind
from api.cases.named import dossier_named
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections.mutations.collect_evidence import EvidenceFileInput
from api.monitoring import acts
from api.monitoring.types import DeviceRecord
from api.papers.uploads import StoredFile


@strawberry.input(description="录入电子技术监控记录")
class EnterDeviceRecordInput:
    """Of which device, for which dossier, what it shows."""

    owner_id: strawberry.ID = strawberry.field(description="所属案卷：case_… 或者 visit_…")
    device_id: strawberry.ID = strawberry.field(description="监控设备：device_…")
    captured_at: datetime = strawberry.field(description="记录形成时间（设备时间）")
    shows: str = strawberry.field(description="记录内容")
    file: EvidenceFileInput = strawberry.field(description="记录文件")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已录入")
class EnterDeviceRecordPayload:
    """The record."""

    record_id: strawberry.Private[UUID]
    record: DeviceRecord | None = reread("record_id", description="监控记录")


EnterDeviceRecordResult: TypeAlias = Annotated[
    EnterDeviceRecordPayload | Refusal, strawberry.union("EnterDeviceRecordResult")
]


@strawberry.mutation(
    description="录入电子技术监控记录：由办案人员为检查或者案件录入；审核合格之后方可作为证据收集（行政处罚法第四十一条第二款）。"
)
async def enter_device_record(info: ActInfo, input: EnterDeviceRecordInput) -> EnterDeviceRecordResult:
    """A device's record is entered for a case or visit."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> EnterDeviceRecordPayload:
        file = StoredFile(key_of("upload", input.file.upload_id), input.file.sha256)
        entered = acts.NewRecord(key_of("device", input.device_id), input.captured_at, input.shows, file)
        row = await acts.enter_device_record(
            tx, await dossier_named(tx, input.owner_id, DossierKind.CASE, DossierKind.VISIT), entered, by=by, at=at
        )
        return EnterDeviceRecordPayload(record_id=row.id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
