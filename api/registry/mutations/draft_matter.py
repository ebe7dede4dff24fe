"""draftMatter: a matter of the catalogue is drafted or revised; each time a new version."""

from datetime import date
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
from api.graph.scalars import Fen
from api.registry import acts
from api.registry.matter_inputs import FeeInput, ProvisionInput, ServiceGuideInput, stored
from api.registry.matters import Matter
from api.vocabulary import CatalogueKind, EnforcementCategory


@strawberry.input(description="编制、调整执法事项")
class DraftMatterInput:
    """A version of a matter. Its subject is the organ itself, as the registry has it."""

    code: str = strawberry.field(description="事项编码；已有的编码为新版本")
    name: str = strawberry.field(description="案由（事项名称）")
    category: EnforcementCategory = strawberry.field(description="执法类别")
    unit_id: strawberry.ID = strawberry.field(description="承办机构：unit_…")
    catalogues: list[CatalogueKind] = strawberry.field(description="所属清单")
    duty: str = strawberry.field(description="职责")
    authority: str = strawberry.field(description="权限")
    basis: list[ProvisionInput] = strawberry.field(description="依据")
    effective_from: date = strawberry.field(description="施行日期")
    target_objects: str | None = strawberry.field(default=None, description="执法对象")
    guide: ServiceGuideInput | None = strawberry.field(default=None, description="办事指南；没有的内容填“无”")
    fee: FeeInput | None = strawberry.field(default=None, description="收费")
    fine_min_fen: Fen | None = strawberry.field(default=None, description="罚款幅度下限")
    fine_max_fen: Fen | None = strawberry.field(default=None, description="罚款幅度上限")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="执法事项已登记")
class DraftMatterPayload:
    """The new version."""

    matter_id: strawberry.Private[UUID]
    matter: Matter | None = reread("matter_id", description="执法事项")


DraftMatterResult: TypeAlias = Annotated[DraftMatterPayload | Refusal, strawberry.union("DraftMatterResult")]


@strawberry.mutation(
    description="编制、调整执法事项：每次为新版本。内容不全的可以登记，不能报审；审核通过后公布（任务清单第2、3项）。"
)
async def draft_matter(info: ActInfo, input: DraftMatterInput) -> DraftMatterResult:
    """Draft a version."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DraftMatterPayload:
        text = acts.MatterText(
            code=input.code, name=input.name, category=input.category, unit_id=key_of("unit", input.unit_id),
            catalogues=input.catalogues, duty=input.duty, authority=input.authority,
            basis=[stored(provision) for provision in input.basis], effective_from=input.effective_from,
            target_objects=input.target_objects, guide=stored(input.guide) if input.guide else None,
            fee=stored(input.fee) if input.fee else None, fine_min_fen=input.fine_min_fen, fine_max_fen=input.fine_max_fen,
        )  # fmt: skip
        return DraftMatterPayload(matter_id=(await acts.draft_matter(tx, text, by=by, at=at)).id)

    return await perform(info, Permission.DRAFT_MATTER, act, input)
