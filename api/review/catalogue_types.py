"""Catalogue and checklist as the API shows them (重大执法决定目录、审核内容清单的读取类型)."""

from datetime import date, datetime

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.ledger.types import EventActor
from api.registry.types import Organ
from api.review.circumstances import LicenceAction
from api.review.types import ReviewedProposal
from api.vocabulary import EnforcementCategory, ExecutionKind, MajorTriggerKind, ReviewItem

for _codes in (EnforcementCategory, ExecutionKind, LicenceAction, MajorTriggerKind):
    graphql_enum(_codes)


@strawberry.type(description="重大决定理由。Why a decision is a major one.")
class MajorReason:
    """A reason."""

    code: str | None = strawberry.field(description="目录编号；依法或者经标注的为情形代码")
    trigger: MajorTriggerKind | None = strawberry.field(description="情形")
    description: str | None = strawberry.field(description="说明")
    version: int | None = strawberry.field(description="目录项版本")


@strawberry.type(
    description="重大决定判定。A proposal held against the catalogue in force; no reason means no major decision."
)
class MajorEvaluation(Node):
    """An evaluation."""

    proposal: ReviewedProposal | None = strawberry.field(description="所判定的拟处理意见")
    catalogue_version: str = strawberry.field(
        description="所用目录的版本（最近生效的目录项的生效日期）；没有目录的为空字符串"
    )
    considered: list["MajorDecisionRule"] = strawberry.field(description="所用目录项")
    reasons: list[MajorReason] | None = strawberry.field(description="属于重大执法决定的理由")
    at: datetime = strawberry.field(description="判定时间")
    evaluated_by: EventActor | None = strawberry.field(description="判定人")


@strawberry.type(description="重大情形标注。A leader or the head of the case unit says that a case is a major one.")
class MajorFlag(Node):
    """A flag."""

    trigger: MajorTriggerKind = strawberry.field(description="情形")
    reason: str = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="标注时间")
    flagged_by: EventActor | None = strawberry.field(description="标注人")


@strawberry.type(description="重大执法决定目录项。One version of an entry of an organ's catalogue.")
class MajorDecisionRule(Node):
    """An entry of the catalogue."""

    code: str = strawberry.field(description="目录编号，如 md-1")
    version: int = strawberry.field(description="版本，自1起")
    category: EnforcementCategory = strawberry.field(description="执法类别")
    trigger: MajorTriggerKind = strawberry.field(description="情形")
    description: str = strawberry.field(description="说明")
    rule: strawberry.scalars.JSON = strawberry.field(description="判定规则：all 或者 any 之下的 field、op、value")
    basis: str = strawberry.field(description="依据")
    effective_from: date = strawberry.field(description="生效日期")
    effective_to: date | None = strawberry.field(description="失效日期；继续有效的为空")
    organ: Organ | None = strawberry.field(description="机关")


@strawberry.type(description="审核内容清单项。What reviewers ask.")
class ReviewChecklistItem:
    """An item of the checklist."""

    item: ReviewItem = strawberry.field(description="审核内容")
    position: int = strawberry.field(description="次序")
    question: str = strawberry.field(description="审核问题")
    source: str = strawberry.field(description="来源")


@strawberry.input(description="筛选重大执法决定目录")
class MajorDecisionRuleFilter:
    """Which entries; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="机关")
    category: EnforcementCategory | None = strawberry.field(default=None, description="执法类别")
    trigger: MajorTriggerKind | None = strawberry.field(default=None, description="情形")
    in_force_on: date | None = strawberry.field(default=None, description="在该日有效")
