"""registerOfficer: Somebody becomes an officer of the organ."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.registry import acts
from api.registry.types import Officer
from api.vocabulary import EnforcementCategory


@strawberry.input(description="登记执法人员")
class RegisterOfficerInput:
    """Who, and what becomes of their service."""

    name: str = strawberry.field(description="姓名")
    unit_id: strawberry.ID = strawberry.field(description="所属机构：unit_…，限本机关")
    position: str = strawberry.field(description="职务")
    area: str = strawberry.field(description="执法区域")
    categories: list[EnforcementCategory] = strawberry.field(
        default_factory=list, description="执法类别；颁发证件时以证件载明的为准"
    )
    uniform_required: bool = strawberry.field(default=False, description="是否应当着制式服装")
    public: bool = strawberry.field(default=True, description="是否列入公示的人员清单")
    account_login: str | None = strawberry.field(default=None, description="登录名；不填则不开通账号")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RegisterOfficerPayload:
    """The officer."""

    officer_id: strawberry.Private[UUID]
    officer: Officer | None = reread("officer_id", description="执法人员")


RegisterOfficerResult: TypeAlias = Annotated[
    RegisterOfficerPayload | Refusal, strawberry.union("RegisterOfficerResult")
]


@strawberry.mutation(
    description="登记本机关的执法人员（任务清单第5项）：由机关管理员登记；取得资格和证件以前不得执法。"
)
async def register_officer(info: ActInfo, input: RegisterOfficerInput) -> RegisterOfficerResult:
    """Somebody becomes an officer of the organ."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RegisterOfficerPayload:
        new = acts.NewOfficer(
            input.name, key_of("unit", input.unit_id), input.position, input.area, tuple(input.categories),
            input.uniform_required, input.public, input.account_login,
        )  # fmt: skip
        posting = await acts.register_officer(tx, new, by=by, at=at)
        return RegisterOfficerPayload(officer_id=posting.officer_id)

    return await perform(info, Permission.MANAGE_OFFICERS, act, input)
