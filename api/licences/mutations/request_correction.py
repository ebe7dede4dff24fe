"""requestCorrection: everything missing is told, once."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.licences import acts
from api.licences.mutations.inputs import DeliveryInput, delivery


@strawberry.input(description="补正告知")
class RequestCorrectionInput(DeliveryInput):
    """What is missing, and how the notice was delivered."""

    missing: list[str] = strawberry.field(description="需要补正的全部内容，与告知书一致")


@strawberry.type(description="已告知补正")
class RequestCorrectionPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RequestCorrectionResult: TypeAlias = Annotated[
    RequestCorrectionPayload | Refusal, strawberry.union("RequestCorrectionResult")
]


@strawberry.mutation(description="一次性告知补正（行政许可法第三十二条）：五个工作日内，一次告知全部内容。")
async def request_correction(info: ActInfo, input: RequestCorrectionInput) -> RequestCorrectionResult:
    """Tell it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestCorrectionPayload:
        row = await acts.request_correction(
            tx, key_of("case", input.case_id), delivery(input), missing=input.missing,
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return RequestCorrectionPayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
