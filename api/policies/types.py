"""Policies and filings as the API shows them (制度文件、报审报备的读取类型)."""

from datetime import date, datetime

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.inspections.types import InspectionPlan, RandomInspectionMatter
from api.ledger.types import EventActor
from api.policies.models import FiledObject
from api.registry.matters import Matter
from api.registry.types import Organ
from api.vocabulary import FilingKind, FilingStatus, PolicyKind

for _codes in (FilingKind, FilingStatus, PolicyKind, FiledObject):
    graphql_enum(_codes)


@strawberry.type(description="报审报备处理。What the responsible body did with a filing.")
class FilingDecision(Node):
    """One step of a filing."""

    decision: FilingStatus = strawberry.field(description="处理：接收、退回、审核通过、备案")
    opinion: str | None = strawberry.field(description="意见")
    at: datetime = strawberry.field(description="处理时间")
    decided_by: EventActor | None = strawberry.field(description="处理人；历史数据没有")


@strawberry.type(description="报审报备。Something sent to the responsible body for review, for the record, or both.")
class Filing(Node):
    """A filing. Its status follows from what was done with it."""

    object_type: FiledObject = strawberry.field(description="报送对象")
    kind: FilingKind = strawberry.field(description="报送性质：审核、备案")
    status: FilingStatus = strawberry.field(description="报送状态：由处理记录得出")
    submitted_at: datetime = strawberry.field(description="报送时间")
    organ: Organ | None = strawberry.field(description="报送的机关")
    to: Organ | None = strawberry.field(description="报送机关（负责审核、备案的部门）")
    submitted_by: EventActor | None = strawberry.field(description="报送人；历史数据没有")
    policy: "Policy | None" = strawberry.field(description="所报送的制度文件")
    matter: Matter | None = strawberry.field(description="所报送的执法事项")
    list_item: RandomInspectionMatter | None = strawberry.field(description="所报送的随机抽查事项")
    plan: InspectionPlan | None = strawberry.field(description="所报送的年度检查计划")
    decisions: list[FilingDecision] = strawberry.field(description="处理记录，依时间")


@strawberry.type(description="制度文件。One version of a policy of an organ (公示、记录、法制审核等制度).")
class Policy(Node):
    """A version of a policy; an older one stays on record."""

    kind: PolicyKind = strawberry.field(description="制度文件种类")
    version: int = strawberry.field(description="版本，自1起")
    title: str = strawberry.field(description="名称")
    doc_number: str | None = strawberry.field(description="文号")
    issued_on: date | None = strawberry.field(description="印发日期")
    effective_from: date | None = strawberry.field(description="施行日期")
    headings: strawberry.scalars.JSON = strawberry.field(description="各部分的内容，依部分代码")
    created_at: datetime = strawberry.field(description="登记时间")
    organ: Organ | None = strawberry.field(description="制定机关")
    status: FilingStatus = strawberry.field(description="报送状态；未报送的为草稿")
    newest: bool = strawberry.field(description="是否最新版本")
    filings: list[Filing] = strawberry.field(description="报送记录，依时间")


@strawberry.type(description="制度必备内容。A section that policies of a kind must have.")
class RequiredHeading:
    """A required section."""

    kind: PolicyKind = strawberry.field(description="制度文件种类")
    key: str = strawberry.field(description="部分代码，如 safeguards")
    title: str = strawberry.field(description="部分名称，如 保障措施")


@strawberry.input(description="筛选制度文件")
class PolicyFilter:
    """Which policies; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="制定机关")
    kind: PolicyKind | None = strawberry.field(default=None, description="制度文件种类")
    newest: bool | None = strawberry.field(default=None, description="只取最新版本")
    status: FilingStatus | None = strawberry.field(default=None, description="报送状态")


@strawberry.input(description="筛选报审报备")
class FilingFilter:
    """Which filings; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="报送的机关")
    to: strawberry.ID | None = strawberry.field(default=None, description="报送机关")
    kind: FilingKind | None = strawberry.field(default=None, description="报送性质")
    object_type: FiledObject | None = strawberry.field(default=None, description="报送对象")
    status: FilingStatus | None = strawberry.field(default=None, description="报送状态")
