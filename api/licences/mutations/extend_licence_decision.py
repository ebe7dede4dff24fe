"""extendLicenceDecision: a leader extends the time for the decision."""

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


@strawberry.input(description="延长许可决定期限")
class ExtendLicenceDecisionInput(DeliveryInput):
    """By how many working days, why, and by which paper the applicant was told."""

    days: int = strawberry.field(description="延长的工作日数，不超过十日")
    reason: str = strawberry.field(description="理由")


@strawberry.type(description="已延长")
class ExtendLicenceDecisionPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ExtendLicenceDecisionResult: TypeAlias = Annotated[
    ExtendLicenceDecisionPayload | Refusal, strawberry.union("ExtendLicenceDecisionResult")
]


@strawberry.mutation(
    description="延长许可决定期限（行政许可法第四十二条）：经负责人批准，一次，不超过十个工作日，告知理由。"
)
async def extend_licence_decision(info: ActInfo, input: ExtendLicenceDecisionInput) -> ExtendLicenceDecisionResult:
    """Extend it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExtendLicenceDecisionPayload:
        row = await acts.extend_licence_decision(
            tx, key_of("case", input.case_id), delivery(input), days=input.days, reason=input.reason,
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return ExtendLicenceDecisionPayload(case_id=row.case_id)

    return await perform(info, Permission.DECIDE_LICENCE, act, input)
