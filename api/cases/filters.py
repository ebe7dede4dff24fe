"""Which cases and parties are asked for (案件的筛选条件)."""

from datetime import date, datetime

import strawberry

from api.vocabulary import CaseProcedure, EnforcementCategory, PartyKind


@strawberry.input(description="日期区间，首尾均包含")
class DayRange:
    """From a day to a day, both included; either may be left open."""

    from_: date | None = strawberry.field(default=None, name="from", description="自该日起")
    to: date | None = strawberry.field(default=None, description="至该日止")


@strawberry.input(description="时间区间，含起不含止")
class InstantRange:
    """From an instant, included, to an instant, excluded; either may be left open."""

    from_: datetime | None = strawberry.field(default=None, name="from", description="自该时刻起")
    before: datetime | None = strawberry.field(default=None, description="该时刻之前")


@strawberry.input(description="筛选案件")
class CaseFilter:
    """Which cases; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="办案机关")
    unit: strawberry.ID | None = strawberry.field(default=None, description="承办机构")
    matter: strawberry.ID | None = strawberry.field(default=None, description="案由（执法事项）")
    procedure: CaseProcedure | None = strawberry.field(default=None, description="办案程序")
    category: EnforcementCategory | None = strawberry.field(default=None, description="执法类别")
    stages: list[str] | None = strawberry.field(default=None, description="案件阶段（代码），任一")
    party: strawberry.ID | None = strawberry.field(default=None, description="当事人")
    officer: strawberry.ID | None = strawberry.field(default=None, description="办案人员")
    created: InstantRange | None = strawberry.field(default=None, description="登记时间")
    decided: DayRange | None = strawberry.field(default=None, description="决定日期")
    closed: DayRange | None = strawberry.field(default=None, description="结案日期")
    open: bool | None = strawberry.field(default=None, description="是否未结案")
    due_by: date | None = strawberry.field(default=None, description="有期限在该日或者之前届满")
    text: str | None = strawberry.field(default=None, description="案件名称、案号或者当事人名称包含")


@strawberry.input(description="筛选当事人")
class PartyFilter:
    """Which parties; what is left out demands nothing."""

    kind: PartyKind | None = strawberry.field(default=None, description="当事人类别")
    uscc: str | None = strawberry.field(default=None, description="统一社会信用代码")
    name: str | None = strawberry.field(default=None, description="名称包含")
