"""notifyLicenceHearing: when, where and before whom the hearing is held."""

from datetime import datetime
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


@strawberry.input(description="通知许可听证")
class NotifyLicenceHearingInput(DeliveryInput):
    """When, where, who hosts, and by which paper."""

    host_id: strawberry.ID = strawberry.field(description="主持人：staff_…")
    scheduled_at: datetime = strawberry.field(description="举行时间")
    place: str = strawberry.field(description="举行地点")


@strawberry.type(description="已通知")
class NotifyLicenceHearingPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


NotifyLicenceHearingResult: TypeAlias = Annotated[
    NotifyLicenceHearingPayload | Refusal, strawberry.union("NotifyLicenceHearingResult")
]


@strawberry.mutation(description="通知听证（行政许可法第四十八条）：举行的七个工作日前，主持人不得为审查人员。")
async def notify_licence_hearing(info: ActInfo, input: NotifyLicenceHearingInput) -> NotifyLicenceHearingResult:
    """Notify it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> NotifyLicenceHearingPayload:
        row = await acts.notify_licence_hearing(
            tx, key_of("case", input.case_id), delivery(input), host_id=key_of("staff", input.host_id),
            scheduled_at=input.scheduled_at, place=input.place, document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return NotifyLicenceHearingPayload(case_id=row.case_id)

    return await perform(info, Permission.EXAMINE_LICENCE, act, input)
