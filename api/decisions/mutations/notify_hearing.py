"""notifyHearing: the party is notified of its hearing."""

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
from api.decisions import acts
from api.decisions.mutations.inputs import HandingInput, handing_of
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="通知听证")
class NotifyHearingInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="盖章的行政处罚听证通知书：document_…")
    scheduled_at: datetime = strawberry.field(description="举行时间；与通知之间隔七个完整的工作日")
    place: str = strawberry.field(description="举行地点")
    host_id: strawberry.ID = strawberry.field(description="听证主持人：staff_…，非本案调查人员")
    handing: HandingInput = strawberry.field(description="送达情况")
    recorder_id: strawberry.ID | None = strawberry.field(default=None, description="记录人：staff_…")
    public: bool = strawberry.field(default=True, description="是否公开举行")
    closed_reason: str = strawberry.field(default="", description="不公开举行的理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：通知听证")
class NotifyHearingPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


NotifyHearingResult: TypeAlias = Annotated[NotifyHearingPayload | Refusal, strawberry.union("NotifyHearingResult")]


@strawberry.mutation(description="通知听证（行政处罚法第六十四条第二项至第四项）。")
async def notify_hearing(info: ActInfo, input: NotifyHearingInput) -> NotifyHearingResult:
    """The party is notified of its hearing."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> NotifyHearingPayload:
        arrangement = acts.Arrangement(
            input.scheduled_at, input.place, key_of("staff", input.host_id),
            key_of("staff", input.recorder_id) if input.recorder_id else None, input.public, input.closed_reason,
        )  # fmt: skip
        await acts.notify_hearing(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            arrangement,
            handing_of(input.handing),
            by=by,
            at=at,
        )
        return NotifyHearingPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
