"""registerDevice: A monitoring device is registered."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.monitoring import acts
from api.monitoring.types import MonitoringDevice


@strawberry.input(description="登记电子技术监控设备")
class RegisterDeviceInput:
    """Which device, under which law, where."""

    number: str = strawberry.field(description="设备编号，在本机关内唯一")
    name: str = strawberry.field(description="设备名称")
    basis: str = strawberry.field(description="所依据的法律、行政法规及条文")
    place: str = strawberry.field(description="设置地点")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RegisterDevicePayload:
    """The device."""

    device_id: strawberry.Private[UUID]
    device: MonitoringDevice | None = reread("device_id", description="监控设备")


RegisterDeviceResult: TypeAlias = Annotated[RegisterDevicePayload | Refusal, strawberry.union("RegisterDeviceResult")]


@strawberry.mutation(
    description="登记电子技术监控设备（行政处罚法第四十一条）：登记之后经法制审核、技术审核，公布设置地点，方可启用。"
)
async def register_device(info: ActInfo, input: RegisterDeviceInput) -> RegisterDeviceResult:
    """A monitoring device is registered."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RegisterDevicePayload:
        device = acts.NewDevice(input.number, input.name, input.basis, input.place)
        return RegisterDevicePayload(device_id=(await acts.register_device(tx, device, by=by, at=at)).id)

    return await perform(info, Permission.REGISTER_DEVICE, act, input)
