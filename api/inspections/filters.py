"""Which visits and plans are asked for (行政检查的筛选条件)."""

import strawberry

from api.cases.filters import DayRange
from api.vocabulary import MatterStatus


@strawberry.input(description="筛选检查")
class VisitFilter:
    """Which visits; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="检查机关")
    unit: strawberry.ID | None = strawberry.field(default=None, description="承办机构")
    task: strawberry.ID | None = strawberry.field(default=None, description="检查任务")
    party: strawberry.ID | None = strawberry.field(default=None, description="被检查人")
    officer: strawberry.ID | None = strawberry.field(default=None, description="检查人员")
    stages: list[str] | None = strawberry.field(default=None, description="检查阶段（代码），任一")
    planned: DayRange | None = strawberry.field(default=None, description="计划检查日期")


@strawberry.input(description="筛选年度计划、频次上限")
class YearFilter:
    """Which plans or caps; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="机关")
    year: int | None = strawberry.field(default=None, description="年度")


@strawberry.input(description="筛选随机抽查事项")
class RandomInspectionMatterFilter:
    """Which entries of the list; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="实施机关")
    status: MatterStatus | None = strawberry.field(default=None, description="事项状态")
