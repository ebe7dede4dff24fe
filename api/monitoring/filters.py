"""Which devices and records are asked for (监控设备和记录的筛选条件)."""

import strawberry


@strawberry.input(description="筛选监控设备")
class MonitoringDeviceFilter:
    """Which devices; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="设备所属机关")
    number: str | None = strawberry.field(default=None, description="设备编号")
    in_use: bool | None = strawberry.field(default=None, description="是否启用中")


@strawberry.input(description="筛选监控记录")
class DeviceRecordFilter:
    """Which records; what is left out demands nothing."""

    device: strawberry.ID | None = strawberry.field(default=None, description="监控设备")
    dossier: strawberry.ID | None = strawberry.field(default=None, description="所属案卷：case_… 或者 visit_…")
