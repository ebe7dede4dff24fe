"""adoptMajorDecisionRule: an entry of the catalogue is adopted or revised."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.review import acts
from api.review.catalogue_types import MajorDecisionRule
from api.review.mutations.inputs import rule_of
from api.vocabulary import EnforcementCategory, MajorTriggerKind


@strawberry.input(description="编制重大执法决定目录项")
class AdoptMajorDecisionRuleInput:
    """The entry as it shall read."""

    code: str = strawberry.field(description="目录编号；已有的即为新版本")
    category: EnforcementCategory = strawberry.field(description="执法类别")
    trigger: MajorTriggerKind = strawberry.field(description="情形")
    description: str = strawberry.field(description="说明")
    rule: strawberry.scalars.JSON = strawberry.field(description="判定规则：all 或者 any 之下的 field、op、value")
    basis: str = strawberry.field(description="依据")
    effective_from: date = strawberry.field(description="生效日期")
    effective_to: date | None = strawberry.field(default=None, description="失效日期")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已编制")
class AdoptMajorDecisionRulePayload:
    """The new version."""

    rule_id: strawberry.Private[UUID]
    rule: MajorDecisionRule | None = reread("rule_id", description="目录项")


AdoptMajorDecisionRuleResult: TypeAlias = Annotated[
    AdoptMajorDecisionRulePayload | Refusal, strawberry.union("AdoptMajorDecisionRuleResult")
]


@strawberry.mutation(description="编制、修订重大执法决定目录项：每次为新版本；不能判定的规则当时拒绝。")
async def adopt_major_decision_rule(info: ActInfo, input: AdoptMajorDecisionRuleInput) -> AdoptMajorDecisionRuleResult:
    """Adopt the entry."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AdoptMajorDecisionRulePayload:
        text = acts.RuleText(
            input.code, input.category, input.trigger, input.description, rule_of(input.rule), input.basis, input.effective_from,
            input.effective_to,
        )  # fmt: skip
        return AdoptMajorDecisionRulePayload(rule_id=(await acts.adopt_major_rule(tx, text, by=by, at=at)).id)

    return await perform(info, Permission.ADOPT_CATALOGUE, act, input)
