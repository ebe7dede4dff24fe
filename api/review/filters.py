"""Which reviews and trainings are asked for (法制审核的筛选条件)."""

import strawberry

from api.vocabulary import ReviewKind, ReviewStatus, ReviewTiming, TrainingMethod


@strawberry.input(description="筛选法制审核")
class ReviewFilter:
    """Which rounds; what is left out demands nothing."""

    case: strawberry.ID | None = strawberry.field(default=None, description="案件")
    organ: strawberry.ID | None = strawberry.field(default=None, description="机关")
    kind: ReviewKind | None = strawberry.field(default=None, description="审核类别")
    timing: ReviewTiming | None = strawberry.field(default=None, description="审核时点")
    status: ReviewStatus | None = strawberry.field(default=None, description="审核状态")


@strawberry.input(description="筛选培训")
class TrainingFilter:
    """Which trainings; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="举办机关")
    method: TrainingMethod | None = strawberry.field(default=None, description="培训方式")
    reviewer: strawberry.ID | None = strawberry.field(default=None, description="参加人员")
