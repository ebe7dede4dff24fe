"""draftDocument: draft a document for a case or a visit."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.models import DossierKind
from api.cases.named import dossier_named
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.papers import paper
from api.papers.mutations.inputs import form_data
from api.papers.types import Document


@strawberry.input(description="拟制文书")
class DraftDocumentInput:
    """What to draft, and for which case or visit."""

    owner_id: strawberry.ID = strawberry.field(description="所属案卷：case_…、visit_… 或者 proceeding_…")
    template: str = strawberry.field(description="文书格式代码，如 SPOT_PENALTY_DECISION")
    data: strawberry.scalars.JSON = strawberry.field(description="文书内容；可先缺项，制发前补齐")
    number_type: str | None = strawberry.field(
        default=None, description="文号类型：一种格式有几种文号时必填（如 立、不立）"
    )
    title: str | None = strawberry.field(default=None, description="文书名称；默认为格式名称")
    about_document_id: strawberry.ID | None = strawberry.field(default=None, description="所涉文书")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已拟制")
class DraftDocumentPayload:
    """The draft."""

    document_id: strawberry.Private[UUID]
    document: Document | None = reread("document_id", description="文书，办理之后")


DraftDocumentResult: TypeAlias = Annotated[DraftDocumentPayload | Refusal, strawberry.union("DraftDocumentResult")]


@strawberry.mutation(description="拟制文书：为案件或者检查拟制一份文书草稿。")
async def draft_document(info: ActInfo, input: DraftDocumentInput) -> DraftDocumentResult:
    """Draft a document."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DraftDocumentPayload:
        drafted = await paper.draft(
            tx, info.context.services.press, await dossier_named(tx, input.owner_id, *DossierKind), input.template, form_data(input.data), by=by,
            at=at, number_type=input.number_type, title=input.title,
            about_document_id=key_of("document", input.about_document_id) if input.about_document_id else None,
        )  # fmt: skip
        return DraftDocumentPayload(document_id=drafted.id)

    return await perform(info, Permission.DRAFT_DOCUMENT, act, input)
