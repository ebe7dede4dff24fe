"""What is said about a matter when it is drafted (执法事项的填报内容): provisions, charge, service guide; stored as it is read."""

import dataclasses
from enum import Enum
from typing import Any

import strawberry

from api.tables import Json
from api.vocabulary import DeadlineUnit


@strawberry.input(description="法律依据")
class ProvisionInput:
    """A provision."""

    law: str = strawberry.field(description="法律法规规章名称")
    article: str = strawberry.field(description="条、款、项")
    status: str = strawberry.field(default="现行有效", description="效力状态")


@strawberry.input(description="收费")
class FeeInput:
    """Whether and on what ground a charge is made."""

    charged: bool = strawberry.field(description="是否收费")
    basis: str | None = strawberry.field(default=None, description="收费依据")
    standard: str | None = strawberry.field(default=None, description="收费标准")


@strawberry.input(description="时限")
class DurationInput:
    """A number of units."""

    n: int = strawberry.field(description="数量")
    unit: DeadlineUnit = strawberry.field(description="单位")


@strawberry.input(description="办理时限")
class GuideTimeLimitInput:
    """Statutory and promised."""

    statutory: DurationInput = strawberry.field(description="法定时限")
    promised: DurationInput = strawberry.field(description="承诺时限")


@strawberry.input(description="申请材料")
class GuideMaterialInput:
    """A paper to be handed in."""

    name: str = strawberry.field(description="材料名称")
    copies: int = strawberry.field(default=1, description="份数")
    form: str = strawberry.field(default="纸质或者电子", description="形式")


@strawberry.input(description="办事指南：与事项名称、依据合为十五项内容")
class ServiceGuideInput:
    """The thirteen items of the guide itself. What there is none of says 无."""

    accepting_body: str | None = strawberry.field(default=None, description="受理机构")
    approving_body: str | None = strawberry.field(default=None, description="审批机构")
    conditions: list[str] | None = strawberry.field(default=None, description="办理条件")
    preferential_policies: list[str] | None = strawberry.field(default=None, description="优惠政策")
    materials: list[GuideMaterialInput] | None = strawberry.field(default=None, description="申请材料")
    procedure_steps: list[str] | None = strawberry.field(default=None, description="办理流程")
    time_limit: GuideTimeLimitInput | None = strawberry.field(default=None, description="办理时限")
    supervision: list[str] | None = strawberry.field(default=None, description="监督方式")
    accountability: list[str] | None = strawberry.field(default=None, description="责任追究")
    remedies: list[str] | None = strawberry.field(default=None, description="救济渠道")
    office_hours: str | None = strawberry.field(default=None, description="办公时间")
    address: str | None = strawberry.field(default=None, description="办公地址")
    phone: str | None = strawberry.field(default=None, description="咨询电话")


def stored(said: Any) -> Json:
    """An input as the table keeps it: the names of the API, codes as text."""
    return {_camel(field.name): _plain(getattr(said, field.name)) for field in dataclasses.fields(said)}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return stored(value) if dataclasses.is_dataclass(value) else value


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)
