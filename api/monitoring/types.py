"""Monitoring devices and their records as the API shows them (电子技术监控设备的读取类型)."""

from datetime import datetime

import strawberry

from api.cases.types import Evidence, Party
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Bytes
from api.ledger.types import EventActor
from api.monitoring.models import DeviceFinding, DeviceStepKind, RecordQuality
from api.registry.types import Organ

for _codes in (DeviceFinding, DeviceStepKind, RecordQuality):
    graphql_enum(_codes)


@strawberry.type(description="监控设备办理步骤。What was decided about a device, never changed.")
class DeviceStep(Node):
    """A step."""

    kind: DeviceStepKind = strawberry.field(description="步骤")
    findings: list[DeviceFinding] = strawberry.field(description="审核确认的内容；不是审核的为空")
    text: str | None = strawberry.field(description="审核意见、公布渠道或者理由；不对外公布")
    certificate: str | None = strawberry.field(description="检定、校准证书编号；技术审核的有")
    at: datetime = strawberry.field(description="办理时间")
    actor: EventActor | None = strawberry.field(name="takenBy", description="办理人；不对外公布")


@strawberry.type(description="电子技术监控设备。A device whose records may be evidence (行政处罚法第四十一条).")
class MonitoringDevice(Node):
    """A device at a place."""

    number: str = strawberry.field(description="设备编号")
    name: str = strawberry.field(description="设备名称")
    basis: str = strawberry.field(description="所依据的法律、行政法规")
    place: str = strawberry.field(description="设置地点")
    at: datetime = strawberry.field(description="登记时间")
    organ: Organ | None = strawberry.field(description="设置并审核该设备的机关")
    announced_at: datetime | None = strawberry.field(description="向社会公布设置地点的时间；尚未公布的为空")
    in_use_since: datetime | None = strawberry.field(description="启用时间；尚未启用的为空")
    out_of_use_since: datetime | None = strawberry.field(description="停用时间；没有停用的为空")
    in_use: bool = strawberry.field(description="是否启用中：经法制、技术审核并公布后启用，尚未停用")
    steps: list[DeviceStep] = strawberry.field(description="办理步骤，依次序")
    actor: EventActor | None = strawberry.field(name="registeredBy", description="登记人；不对外公布")


@strawberry.type(description="监控记录审核。Which qualities a record was found to have.")
class DeviceRecordReview(Node):
    """A review."""

    found: list[RecordQuality] = strawberry.field(description="审核确认的内容：真实、清晰、完整、准确，缺一不可")
    opinion: str = strawberry.field(description="审核意见")
    at: datetime = strawberry.field(description="审核时间")
    reviewed_by: EventActor | None = strawberry.field(description="审核人")


@strawberry.type(description="告知监控记录。That a party was told of a record, and how to look it up.")
class DeviceRecordTelling(Node):
    """A party was told."""

    party: Party | None = strawberry.field(description="被告知的当事人")
    text: str = strawberry.field(description="告知的违法事实")
    access: str = strawberry.field(description="查询、陈述和申辩的途径")
    at: datetime = strawberry.field(description="告知时间")
    told_by: EventActor | None = strawberry.field(description="告知人")


@strawberry.type(description="电子技术监控记录。What a device kept, entered for a case or visit.")
class DeviceRecord(Node):
    """A record."""

    device: MonitoringDevice | None = strawberry.field(description="监控设备")
    captured_at: datetime = strawberry.field(description="记录形成时间（设备时间）")
    shows: str = strawberry.field(description="记录内容")
    sha256: str = strawberry.field(description="文件的 SHA-256")
    size: Bytes = strawberry.field(description="文件大小（字节）")
    at: datetime = strawberry.field(description="录入时间")
    entered_by: EventActor | None = strawberry.field(description="录入人")
    review: DeviceRecordReview | None = strawberry.field(description="审核；尚未审核的为空")
    tellings: list[DeviceRecordTelling] = strawberry.field(description="告知当事人的情况")
    evidence: list[Evidence] = strawberry.field(description="以该记录为内容的证据")
