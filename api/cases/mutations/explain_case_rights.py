"""explainCaseRights: rights and duties are explained in a case."""

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


@strawberry.input(description="告知权利（案件）")
class ExplainCaseRightsInput(OnSiteInput):
    """In which case, to whom, and what was explained."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    person: str = strawberry.field(description="被告知人")
    text: str = strawberry.field(default=acts.RIGHTS, description="告知的内容")


@strawberry.type(description="已办理：告知权利（案件）")
class ExplainCaseRightsPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ExplainCaseRightsResult: TypeAlias = Annotated[
    ExplainCaseRightsPayload | Refusal, strawberry.union("ExplainCaseRightsResult")
]


@strawberry.mutation(
    description="在案件中告知权利义务（行政处罚法第四十三条、第四十四条、第五十五条）：当日当场已出示执法证件。"
)
async def explain_case_rights(info: ActInfo, input: ExplainCaseRightsInput) -> ExplainCaseRightsResult:
    """Rights and duties are explained."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExplainCaseRightsPayload:
        case_id = key_of("case", input.case_id)
        await acts.explain_case_rights(tx, case_id, on_site(input), person=input.person, text=input.text, by=by, at=at)
        return ExplainCaseRightsPayload(case_id=case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
