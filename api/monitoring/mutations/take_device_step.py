"""takeDeviceStep: A device is checked, announced, put in use or taken out of it."""

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
from api.monitoring.models import DeviceFinding, DeviceStepKind
from api.monitoring.types import MonitoringDevice


@strawberry.input(description="办理电子技术监控设备的审核、公布、启用、停用")
class TakeDeviceStepInput:
    """Which step of which device, and what a check found."""

    device_id: strawberry.ID = strawberry.field(description="监控设备：device_…")
    kind: DeviceStepKind = strawberry.field(description="步骤")
    text: str = strawberry.field(description="审核意见、公布渠道或者理由")
    findings: list[DeviceFinding] = strawberry.field(
        default_factory=list, description="审核确认的内容：法制审核确认依据和设置，技术审核确认标准和标志"
    )
    certificate: str | None = strawberry.field(default=None, description="检定、校准证书编号；技术审核必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class TakeDeviceStepPayload:
    """The device with its steps."""

    device_id: strawberry.Private[UUID]
    device: MonitoringDevice | None = reread("device_id", description="监控设备")


TakeDeviceStepResult: TypeAlias = Annotated[TakeDeviceStepPayload | Refusal, strawberry.union("TakeDeviceStepResult")]


@strawberry.mutation(
    description="审核、公布、启用、停用监控设备（行政处罚法第四十一条第一款）：法制审核由审核人员，技术审核由机构负责人或者管理员，启用、停用由负责人办理，依次进行。"
)
async def take_device_step(info: ActInfo, input: TakeDeviceStepInput) -> TakeDeviceStepResult:
    """A device is checked, announced, put in use or taken out of it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TakeDeviceStepPayload:
        step = acts.StepTaken(input.kind, input.text, frozenset(input.findings), input.certificate)
        taken = await acts.take_device_step(tx, key_of("device", input.device_id), step, by=by, at=at)
        return TakeDeviceStepPayload(device_id=taken.device_id)

    return await perform(info, Permission.TAKE_DEVICE_STEP, act, input)
