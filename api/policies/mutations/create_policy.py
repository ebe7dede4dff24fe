"""createPolicy: an organ adopts or revises a policy; each time a new version."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.policies import acts
from api.policies.types import Policy
from api.vocabulary import PolicyKind


@strawberry.input(description="制度文件的一个部分")
class HeadingInput:
    """One section of a policy."""

    key: str = strawberry.field(description="部分代码，见 requiredHeadings")
    text: str = strawberry.field(description="内容")


@strawberry.input(description="制定、修订制度文件")
class CreatePolicyInput:
    """The policy, section by section."""

    kind: PolicyKind = strawberry.field(description="制度文件种类")
    title: str = strawberry.field(description="名称")
    headings: list[HeadingInput] = strawberry.field(description="各部分内容")
    doc_number: str | None = strawberry.field(default=None, description="文号")
    issued_on: date | None = strawberry.field(default=None, description="印发日期")
    effective_from: date | None = strawberry.field(default=None, description="施行日期")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="制度文件已登记")
class CreatePolicyPayload:
    """The new version."""

    policy_id: strawberry.Private[UUID]
    policy: Policy | None = reread("policy_id", description="制度文件")


CreatePolicyResult: TypeAlias = Annotated[CreatePolicyPayload | Refusal, strawberry.union("CreatePolicyResult")]


@strawberry.mutation(description="制定、修订制度文件：每次为新版本，旧版本保留。内容不全的可以登记，不能报送。")
async def create_policy(info: ActInfo, input: CreatePolicyInput) -> CreatePolicyResult:
    """Adopt a version."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CreatePolicyPayload:
        text = acts.PolicyText(
            input.kind, input.title, {heading.key: heading.text for heading in input.headings}, input.doc_number,
            input.issued_on, input.effective_from,
        )  # fmt: skip
        return CreatePolicyPayload(policy_id=(await acts.create_policy(tx, text, by=by, at=at)).id)

    return await perform(info, Permission.ADOPT_POLICY, act, input)
