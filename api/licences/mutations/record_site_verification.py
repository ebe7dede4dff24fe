"""recordSiteVerification: two verify on the spot."""

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
from api.inspections.mutations.inputs import OnSiteInput, on_site
from api.licences import acts


@strawberry.input(description="登记现场核查")
class RecordSiteVerificationInput(OnSiteInput):
    """Where, by whom, and the signed record."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签名的现场核查表：document_…")


@strawberry.type(description="已登记")
class RecordSiteVerificationPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RecordSiteVerificationResult: TypeAlias = Annotated[
    RecordSiteVerificationPayload | Refusal, strawberry.union("RecordSiteVerificationResult")
]


@strawberry.mutation(description="现场核查（行政许可法第三十四条第三款）：两名以上，结论以核查表为准。")
async def record_site_verification(info: ActInfo, input: RecordSiteVerificationInput) -> RecordSiteVerificationResult:
    """Record it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordSiteVerificationPayload:
        row = await acts.record_site_verification(
            tx,
            key_of("case", input.case_id),
            on_site(input),
            document_id=key_of("document", input.document_id),
            by=by,
            at=at,
        )
        return RecordSiteVerificationPayload(case_id=row.case_id)

    return await perform(info, Permission.EXAMINE_LICENCE, act, input)
