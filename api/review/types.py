"""The legal review as the API shows it (法制审核的读取类型)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor
from api.registry.types import Counsel, Organ, Reviewer
from api.review.models import ReviewStepKind
from api.review.words import MaterialKind
from api.vocabulary import (
    CheckResult,
    PenaltyKind,
    ReviewItem,
    ReviewKind,
    ReviewOutcome,
    ReviewStatus,
    ReviewTiming,
)

if TYPE_CHECKING:
    from api.cases.types import Case, Deadline
    from api.papers.types import Document

LazyCase: TypeAlias = Annotated["Case", strawberry.lazy("api.cases.types")]
LazyDeadline: TypeAlias = Annotated["Deadline", strawberry.lazy("api.cases.types")]
LazyDocument: TypeAlias = Annotated["Document", strawberry.lazy("api.papers.types")]

for _codes in (
    CheckResult, MaterialKind, PenaltyKind, ReviewItem, ReviewKind, ReviewOutcome, ReviewStatus, ReviewStepKind,
    ReviewTiming,
):  # fmt: skip
    graphql_enum(_codes)


@strawberry.type(description="拟处理意见。The proposal under review: what makes it this one, and no sentence about it.")
class ReviewedProposal:
    """A proposal."""

    kinds: list[PenaltyKind] | None = strawberry.field(description="处罚种类")
    fine_fen: Fen | None = strawberry.field(description="罚款数额（分）")
    confiscated_fen: Fen | None = strawberry.field(description="没收违法所得、非法财物的价值（分）")
    action: str | None = strawberry.field(description="其他决定内容，如 责令停产停业十日")
    law: list[str] | None = strawberry.field(description="适用的条款")


@strawberry.type(description="送审材料。Something submitted with a proposal.")
class ReviewMaterial:
    """A material."""

    kind: MaterialKind | None = strawberry.field(description="材料种类")
    title: str | None = strawberry.field(description="材料名称")


@strawberry.type(description="审核内容。One item of the checklist as answered.")
class CheckedItem:
    """An answer."""

    item: ReviewItem | None = strawberry.field(description="审核内容")
    result: CheckResult | None = strawberry.field(description="审核结果")
    comment: str | None = strawberry.field(description="说明；不符合的必填")


@strawberry.type(description="审核步骤。Something that happened in a round of review.")
class ReviewStep(Node):
    """A step."""

    kind: ReviewStepKind = strawberry.field(description="步骤")
    text: str = strawberry.field(description="内容：理由、整改情况、异议理由等")
    materials: list[ReviewMaterial] | None = strawberry.field(description="要求补充或者已经补充的材料")
    at: datetime = strawberry.field(description="时间")
    taken_by: EventActor | None = strawberry.field(description="办理人")


@strawberry.type(description="法制审核意见。The opinion on one round.")
class ReviewOpinion(Node):
    """An opinion."""

    outcome: ReviewOutcome = strawberry.field(description="审核意见类型")
    checklist: list[CheckedItem] | None = strawberry.field(description="逐项审核结果")
    advice: str = strawberry.field(description="审核意见")
    at: datetime = strawberry.field(description="出具时间")
    document: LazyDocument | None = strawberry.field(description="法制审核意见书")
    given_by: EventActor | None = strawberry.field(description="审核人员")


@strawberry.type(description="协调决定。What the leaders settled on where case unit and review unit differed.")
class ReviewCoordination(Node):
    """A coordination."""

    decision: str = strawberry.field(description="协调决定")
    proposal: ReviewedProposal | None = strawberry.field(description="协调后的拟处理意见；以此送审")
    attendees: list[EventActor] | None = strawberry.field(description="参加人员，主持人在前")
    counsels: list[Counsel] = strawberry.field(description="听取意见的法律顾问、公职律师")
    at: datetime = strawberry.field(description="时间")
    document: LazyDocument | None = strawberry.field(description="协调记录")
    chaired_by: EventActor | None = strawberry.field(description="主持人")


@strawberry.type(description="法律顾问意见。What a counsel answered (副卷).")
class CounselOpinion(Node):
    """A counsel's opinion."""

    opinion: str = strawberry.field(description="法律意见")
    at: datetime = strawberry.field(description="提出时间")
    counsel: Counsel | None = strawberry.field(description="法律顾问、公职律师")


@strawberry.type(description="征求法律顾问意见。A counsel is asked about a review, and from then on sees its case.")
class CounselRequest(Node):
    """A request to a counsel."""

    question: str = strawberry.field(description="征求意见的问题")
    at: datetime = strawberry.field(description="征求时间")
    counsel: Counsel | None = strawberry.field(description="法律顾问、公职律师")
    review: "Review | None" = strawberry.field(description="所涉审核")
    case: LazyCase | None = strawberry.field(description="所涉案件")
    opinion: CounselOpinion | None = strawberry.field(description="答复的意见；尚未答复的为空")
    asked_by: EventActor | None = strawberry.field(description="征求人")


@strawberry.type(description="法制审核。One round of the legal review of a proposal (行政处罚法第五十八条).")
class Review(Node):
    """A round of review. Its status follows from what happened in it."""

    kind: ReviewKind = strawberry.field(description="审核类别：重大的为法制审核")
    timing: ReviewTiming = strawberry.field(description="审核时点")
    round: int = strawberry.field(description="轮次：每一时点自1起")
    short: bool = strawberry.field(description="是否简化审核：仅减轻已通过的拟处理意见")
    status: ReviewStatus = strawberry.field(description="审核状态：由办理记录得出")
    trigger_codes: list[str] = strawberry.field(description="重大执法决定目录编号，或者情形代码")
    proposal: ReviewedProposal | None = strawberry.field(description="拟处理意见")
    proposal_digest: str = strawberry.field(description="拟处理意见的摘要值（SHA-256）：通过审核的只是这一意见")
    proposal_text: str = strawberry.field(description="拟处理意见的表述")
    change: str | None = strawberry.field(description="变更理由")
    materials: list[ReviewMaterial] | None = strawberry.field(description="送审材料")
    submitted_at: datetime = strawberry.field(description="送审时间")
    accepted_at: datetime | None = strawberry.field(description="受理时间")
    case: LazyCase | None = strawberry.field(description="案件")
    organ: Organ | None = strawberry.field(description="机关")
    document: LazyDocument | None = strawberry.field(description="送审表")
    submitted_by: EventActor | None = strawberry.field(description="送审人")
    reviewers: list[Reviewer] = strawberry.field(description="审核人员")
    deadline: LazyDeadline | None = strawberry.field(description="审核期限，自受理起算")
    steps: list[ReviewStep] = strawberry.field(description="退回、补充、受理、整改、异议、撤回，依时间")
    opinion: ReviewOpinion | None = strawberry.field(description="审核意见")
    coordination: ReviewCoordination | None = strawberry.field(description="协调决定")
    counsel_requests: list[CounselRequest] = strawberry.field(description="征求的法律顾问意见")
