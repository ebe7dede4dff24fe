"""recordCourtStep: what the court answered to an application for enforcement."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.acts import court
from api.decisions.court_models import CourtStepKind
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="人民法院的受理、裁定")
class RecordCourtStepInput:
    """What is recorded."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    kind: CourtStepKind = strawberry.field(description="步骤")
    on_day: date = strawberry.field(description="收到（申请复议的，提出）之日")
    court: str | None = strawberry.field(default=None, description="法院；默认为所申请的法院")
    number: str | None = strawberry.field(default=None, description="法院案号、文号")
    reason: str | None = strawberry.field(default=None, description="理由；不予受理、不予执行、终结和申请复议的必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：人民法院的受理、裁定")
class RecordCourtStepPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RecordCourtStepResult: TypeAlias = Annotated[
    RecordCourtStepPayload | Refusal, strawberry.union("RecordCourtStepResult")
]


@strawberry.mutation(
    description="记录人民法院对强制执行申请的受理和裁定，以及向上一级人民法院申请复议（行政强制法第五十六条至第五十八条，十五日内）。"
)
async def record_court_step(info: ActInfo, input: RecordCourtStepInput) -> RecordCourtStepResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordCourtStepPayload:
        case_id = key_of("case", input.case_id)
        answer = court.Answer(
            kind=input.kind, on_day=input.on_day, court=input.court, number=input.number, reason=input.reason
        )
        await court.record_court_step(tx, case_id, answer, by=by, at=at)
        return RecordCourtStepPayload(case_id=case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
