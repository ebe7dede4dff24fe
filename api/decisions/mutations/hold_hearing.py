"""holdHearing: the host puts the hearing on record."""

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
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="举行听证")
class HoldHearingInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    attendees: list[str] = strawberry.field(description="参加人")
    party_attended: bool = strawberry.field(default=True, description="当事人是否参加；无正当理由拒不出席的视为放弃")
    record_document_id: strawberry.ID | None = strawberry.field(
        default=None, description="已签署的听证笔录：document_…"
    )
    report_document_id: strawberry.ID | None = strawberry.field(default=None, description="听证报告：document_…")
    recording_refs: list[str] = strawberry.field(default_factory=list, description="音像记录编号")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：举行听证")
class HoldHearingPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


HoldHearingResult: TypeAlias = Annotated[HoldHearingPayload | Refusal, strawberry.union("HoldHearingResult")]


@strawberry.mutation(description="举行听证（行政处罚法第六十四条）：由主持人记录；听证期间不计入办案期限。")
async def hold_hearing(info: ActInfo, input: HoldHearingInput) -> HoldHearingResult:
    """The host puts the hearing on record."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> HoldHearingPayload:
        record_id, report_id = input.record_document_id, input.report_document_id
        minutes = acts.Minutes(
            tuple(input.attendees), input.party_attended, key_of("document", record_id) if record_id else None,
            key_of("document", report_id) if report_id else None, tuple(input.recording_refs),
        )  # fmt: skip
        await acts.hold_hearing(tx, key_of("case", input.case_id), minutes, by=by, at=at)
        return HoldHearingPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HOLD_HEARING, act, input)
