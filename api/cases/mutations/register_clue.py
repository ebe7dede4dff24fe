"""registerClue: a clue is registered, and a case begins."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.vocabulary import ClueSource


@strawberry.input(description="登记线索")
class RegisterClueInput:
    """Where it comes from and what it says."""

    name: str = strawberry.field(description="案件名称")
    matter_id: strawberry.ID = strawberry.field(description="行政处罚事项：matter_…")
    source: ClueSource = strawberry.field(description="案件来源")
    summary: str = strawberry.field(description="线索内容")
    received_on: date = strawberry.field(description="发现线索或者收到材料的日期，核查期限自此起算")
    visit_id: strawberry.ID | None = strawberry.field(default=None, description="检查实施：承接其材料、证据和措施")
    party_id: strawberry.ID | None = strawberry.field(default=None, description="当事人，尚不明确的可以在立案时写明")
    complainant_id: strawberry.ID | None = strawberry.field(
        default=None, description="投诉人、举报人；只有办案人员可见"
    )
    officer_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="核查人员，默认为检查的执法人员或者本人"
    )
    violation_ended_on: date | None = strawberry.field(
        default=None, description="违法行为发生或者终了之日，持续中或者不明的不填"
    )
    grave_harm: bool = strawberry.field(
        default=False, description="是否涉及公民生命健康安全、金融安全且有危害后果（追责期限五年）"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：登记线索")
class RegisterCluePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RegisterClueResult: TypeAlias = Annotated[RegisterCluePayload | Refusal, strawberry.union("RegisterClueResult")]


@strawberry.mutation(description="登记线索（行政处罚法第五十四条）：建立案件，承接检查的材料，起算核查期限。")
async def register_clue(info: ActInfo, input: RegisterClueInput) -> RegisterClueResult:
    """A clue is registered, and a case begins."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RegisterCluePayload:
        report = acts.ClueReport(
            name=input.name, matter_id=key_of("matter", input.matter_id), source=input.source, summary=input.summary,
            received_on=input.received_on, visit_id=key_of("visit", input.visit_id) if input.visit_id else None,
            party_id=key_of("party", input.party_id) if input.party_id else None,
            complainant_id=key_of("party", input.complainant_id) if input.complainant_id else None,
            officer_ids=keys_of("officer", input.officer_ids), violation_ended_on=input.violation_ended_on,
            grave_harm=input.grave_harm,
        )  # fmt: skip
        case = await acts.register_clue(tx, report, by=by, at=at)
        return RegisterCluePayload(case_id=case.id)

    return await perform(info, Permission.REGISTER_CLUE, act, input)
