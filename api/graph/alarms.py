"""An alarm: a standing duty that is not met, with its legal basis. It stands in the way of nothing."""

from datetime import date

import strawberry

from api.graph.refusals import LegalBasis


@strawberry.type(description="预警。An alarm: a standing duty that is not met.")
class Alarm:
    """An alarm."""

    code: str = strawberry.field(description="代码")
    message: str = strawberry.field(description="说明")
    missing: list[str] = strawberry.field(description="缺少")
    legal_basis: LegalBasis | None = strawberry.field(description="依据")
    can_supply: list[str] = strawberry.field(description="可以办理的角色", default_factory=list)
    due_on: date | None = strawberry.field(description="应当办结的日期；不是期限的为空", default=None)
