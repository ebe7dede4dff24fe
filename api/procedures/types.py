"""What may be done next, as the API shows it (下一步的读取类型)."""

import strawberry

from api.graph.enums import graphql_enum
from api.graph.refusals import Missing
from api.vocabulary import StaffRole

graphql_enum(StaffRole)


@strawberry.type(
    name="NextAct", description="下一步。An act that has its place now: who may do it, and what it still needs."
)
class NextActShown:
    """One act that may come next."""

    act: str = strawberry.field(description="办理该事项的接口操作（mutation）的名称")
    label: str = strawberry.field(description="事项名称")
    object_id: strawberry.ID = strawberry.field(description="办理的对象：案件、检查、程序、审核、强制措施或者复议诉讼")
    roles: list[StaffRole] = strawberry.field(description="可以办理的角色")
    ready: bool = strawberry.field(description="是否已经具备条件")
    missing: list[Missing] = strawberry.field(description="尚缺的事项，与拒绝办理时所列相同；具备条件的为空")
