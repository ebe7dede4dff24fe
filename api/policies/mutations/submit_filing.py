"""submitFiling: a policy, a matter, an entry of a list or a plan is sent to the body that reviews it or takes it on record."""

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
from api.law.codes import Code
from api.law.gates import refuse
from api.policies import acts
from api.policies.objects import PREFIXES
from api.policies.types import Filing
from api.vocabulary import FilingKind


@strawberry.input(description="报审、报备")
class SubmitFilingInput:
    """What is sent where; kind and body follow from what it is unless given."""

    object_id: strawberry.ID = strawberry.field(
        description="制度文件 policy_…、执法事项 matter_…、随机抽查事项 listitem_…、年度检查计划 plan_…"
    )
    kind: FilingKind | None = strawberry.field(default=None, description="报送性质；不填的依规定")
    to: strawberry.ID | None = strawberry.field(
        default=None, description="报送机关：organ_…；不填的为负责监督本机关的部门"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已报送")
class SubmitFilingPayload:
    """The filing, with what was filed."""

    filing_id: strawberry.Private[UUID]
    filing: Filing | None = reread("filing_id", description="报审报备")


SubmitFilingResult: TypeAlias = Annotated[SubmitFilingPayload | Refusal, strawberry.union("SubmitFilingResult")]


@strawberry.mutation(
    description="报审、报备：必备内容齐全的制度、执法事项报负责的司法行政部门审核、备案，随机抽查事项报市场监督管理部门审核（任务清单第1、2、3、4、19、26项）。"
)
async def submit_filing(info: ActInfo, input: SubmitFilingInput) -> SubmitFilingResult:
    """File it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SubmitFilingPayload:
        to = key_of("organ", input.to) if input.to else None
        prefix = input.object_id.rpartition("_")[0]
        if prefix not in PREFIXES:
            raise refuse(Code.NOT_FOUND)
        object_id = key_of(prefix, input.object_id)
        filing = await acts.submit_filing(
            tx, PREFIXES[prefix], object_id, kind=input.kind, to_organ_id=to, by=by, at=at
        )  # fmt: skip
        return SubmitFilingPayload(filing_id=filing.id)

    return await perform(info, Permission.SUBMIT_FILING, act, input)
