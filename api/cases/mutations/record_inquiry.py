"""recordInquiry: somebody was asked."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import OnSiteInput, on_site


@strawberry.input(description="询问")
class RecordInquiryInput(OnSiteInput):
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    person: str = strawberry.field(description="被询问人")
    document_id: strawberry.ID | None = strawberry.field(default=None, description="已签署的询问笔录：document_…")


@strawberry.type(description="已办理：询问")
class RecordInquiryPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RecordInquiryResult: TypeAlias = Annotated[RecordInquiryPayload | Refusal, strawberry.union("RecordInquiryResult")]


@strawberry.mutation(description="询问当事人或者有关人员（行政处罚法第五十五条）：立案之后，当日当场已出示执法证件。")
async def record_inquiry(info: ActInfo, input: RecordInquiryInput) -> RecordInquiryResult:
    """Somebody was asked."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordInquiryPayload:
        document_id = key_of("document", input.document_id) if input.document_id else None
        await acts.record_inquiry(
            tx,
            key_of("case", input.case_id),
            on_site(input),
            person=input.person,
            document_id=document_id,
            by=by,
            at=at,
        )
        return RecordInquiryPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
