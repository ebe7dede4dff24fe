"""draftRandomInspectionMatter: an entry of the random-inspection list is drafted or revised."""

from decimal import Decimal
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
from api.inspections import acts
from api.inspections.types import RandomInspectionMatter


@strawberry.input(description="编制、调整随机抽查事项")
class DraftRandomInspectionMatterInput:
    """A version of an entry. Its subject is the organ itself."""

    name: str = strawberry.field(description="抽查事项")
    basis: str = strawberry.field(description="抽查依据")
    objects: str = strawberry.field(description="抽查对象")
    content: list[str] = strawberry.field(description="抽查内容")
    ratio: Decimal = strawberry.field(description="抽查比例：大于0，不超过1")
    method: str = strawberry.field(description="抽查方式")
    frequency: str = strawberry.field(description="抽查频次")
    matter_id: strawberry.ID | None = strawberry.field(default=None, description="所属执法事项：matter_…")
    revises: strawberry.ID | None = strawberry.field(default=None, description="所修订的版本：listitem_…；新增的不填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="随机抽查事项已登记")
class DraftRandomInspectionMatterPayload:
    """The new version."""

    list_item_id: strawberry.Private[UUID]
    list_item: RandomInspectionMatter | None = reread("list_item_id", description="随机抽查事项")


DraftRandomInspectionMatterResult: TypeAlias = Annotated[
    DraftRandomInspectionMatterPayload | Refusal, strawberry.union("DraftRandomInspectionMatterResult")
]


@strawberry.mutation(
    description="编制、调整随机抽查事项：内容不全的可以登记，不能报审；报市场监督管理部门审核（任务清单第4项）。"
)
async def draft_random_inspection_matter(
    info: ActInfo, input: DraftRandomInspectionMatterInput
) -> DraftRandomInspectionMatterResult:
    """Draft a version."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DraftRandomInspectionMatterPayload:
        text = acts.EntryText(
            name=input.name, basis=input.basis, objects=input.objects, content=input.content, ratio=input.ratio,
            method=input.method, frequency=input.frequency,
            matter_id=key_of("matter", input.matter_id) if input.matter_id else None,
            revises=key_of("listitem", input.revises) if input.revises else None,
        )  # fmt: skip
        return DraftRandomInspectionMatterPayload(list_item_id=(await acts.draft_list_entry(tx, text, by=by, at=at)).id)

    return await perform(info, Permission.DRAFT_MATTER, act, input)
