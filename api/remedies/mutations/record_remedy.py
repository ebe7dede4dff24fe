"""recordRemedy: papers of a remedy were received."""

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
from api.remedies import acts
from api.remedies.types import RemedyProceeding
from api.vocabulary import RemedyKind


@strawberry.input(description="复议诉讼材料")
class RecordRemedyInput:
    """What is recorded."""

    decision_document_id: strawberry.ID = strawberry.field(description="被申请的决定书：document_…")
    kind: RemedyKind = strawberry.field(description="救济程序")
    body: str = strawberry.field(description="复议机关、法院")
    case_number: str = strawberry.field(description="案号")
    applicant_id: strawberry.ID = strawberry.field(description="申请人、原告：party_…")
    claims: str = strawberry.field(description="请求事项")
    filed_on: date = strawberry.field(description="申请、起诉日期")
    received_on: date = strawberry.field(description="收到材料日期")
    simple: bool = strawberry.field(default=False, description="是否适用复议简易程序")
    through_organ: bool = strawberry.field(default=False, description="是否通过本机关提交")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RecordRemedyPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


RecordRemedyResult: TypeAlias = Annotated[RecordRemedyPayload | Refusal, strawberry.union("RecordRemedyResult")]


@strawberry.mutation(
    description="登记复议、诉讼（行政复议法第四十八条、行政诉讼法第六十七条）：收到材料之日起计算答复期限。"
)
async def record_remedy(info: ActInfo, input: RecordRemedyInput) -> RecordRemedyResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordRemedyPayload:
        application = acts.Application(
            kind=input.kind, body=input.body, case_number=input.case_number, claims=input.claims,
            applicant_id=key_of("party", input.applicant_id), filed_on=input.filed_on, received_on=input.received_on,
            simple=input.simple, through_organ=input.through_organ,
        )  # fmt: skip
        document_id = key_of("document", input.decision_document_id)
        row = await acts.record_remedy(tx, document_id, application, by=by, at=at)
        return RecordRemedyPayload(remedy_id=row.id)

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
