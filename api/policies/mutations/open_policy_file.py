"""openPolicyFile: a version of a policy as a document, PDF/A and Word."""

from datetime import datetime
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
from api.policies import printing
from api.policies.types import Policy


@strawberry.input(description="调阅制度文件")
class OpenPolicyFileInput:
    """Which version."""

    policy_id: strawberry.ID = strawberry.field(description="制度文件：policy_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="制度文件可以下载")
class OpenPolicyFilePayload:
    """Links that run out."""

    policy_id: strawberry.Private[UUID]
    url: str = strawberry.field(description="PDF/A 的限时下载地址")
    word_url: str = strawberry.field(description="Word 文件的限时下载地址")
    sha256: str = strawberry.field(description="PDF/A 的 SHA-256")
    expires_at: datetime = strawberry.field(description="地址失效时间")
    policy: Policy | None = reread("policy_id", description="制度文件")


OpenPolicyFileResult: TypeAlias = Annotated[OpenPolicyFilePayload | Refusal, strawberry.union("OpenPolicyFileResult")]


@strawberry.mutation(description="制作、下载制度文件；法制审核流程图附由审核规则得出的流程表。内容不全的不予制作。")
async def open_policy_file(info: ActInfo, input: OpenPolicyFileInput) -> OpenPolicyFileResult:
    """Get links to a policy's files."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OpenPolicyFilePayload:
        services = info.context.services
        found = await printing.open_policy_file(
            tx, services.store, services.press, key_of("policy", input.policy_id),
            region_prefix=info.context.viewer.region_prefix, by=by,
        )  # fmt: skip
        return OpenPolicyFilePayload(
            policy_id=found.policy_id, url=found.url, word_url=found.word_url, sha256=found.sha256,
            expires_at=found.expires_at,
        )  # fmt: skip

    return await perform(info, Permission.OPEN_POLICY, act, input)
