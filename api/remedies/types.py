"""Remedies as the API shows them (复议诉讼的读取类型)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.cases.types import Case, Party
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.vocabulary import RemedyKind, RemedyResult

if TYPE_CHECKING:
    from api.papers.types import Document
    from api.proceedings.types import CommonProceeding

for _codes in (RemedyKind, RemedyResult):
    graphql_enum(_codes)

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]


@strawberry.type(description="转送（行政复议法第三十二条）。")
class RemedyForwarding(Node):
    """A forwarding."""

    opinion: str = strawberry.field(description="本机关意见")
    forwarded_on: date = strawberry.field(description="转送日期")


@strawberry.type(description="答复、答辩（行政复议法第四十八条、行政诉讼法第六十七条）。")
class RemedyReply(Node):
    """A reply."""

    replied_on: date = strawberry.field(description="答复日期")
    document: LazyDocument | None = strawberry.field(description="答复书、答辩状")


@strawberry.type(description="停止执行（行政复议法第四十二条）。")
class RemedyStay(Node):
    """A stay."""

    granted_by: str = strawberry.field(description="决定机关")
    reason: str = strawberry.field(description="理由")
    from_day: date = strawberry.field(description="起始日")
    lifted_on: date | None = strawberry.field(description="恢复执行日")


@strawberry.type(description="退还款项。")
class Refund(Node):
    """A refund."""

    paid_fen: Fen = strawberry.field(description="数额（分）")
    paid_at: datetime = strawberry.field(description="时间")
    voucher_no: str = strawberry.field(description="支付凭证号")


@strawberry.type(description="复议、诉讼结果。What was decided, and what it brings about.")
class RemedyOutcome(Node):
    """A result."""

    result: RemedyResult = strawberry.field(description="结果")
    summary: str = strawberry.field(description="内容")
    received_on: date = strawberry.field(description="收到日期")
    amount_fen: Fen | None = strawberry.field(description="变更后的数额（分）")
    refund_fen: Fen = strawberry.field(description="应当退还的数额（分）")
    on_procedure: bool = strawberry.field(description="仅因违反法定程序而撤销（可以作出相同的决定）")
    refund: Refund | None = strawberry.field(description="退还")


@strawberry.type(description="行政复议、行政诉讼。A decision is contested.")
class RemedyProceeding(Node):
    """A remedy with everything that happened in it."""

    kind: RemedyKind = strawberry.field(description="救济程序")
    simple: bool = strawberry.field(description="是否适用复议简易程序")
    through_organ: bool = strawberry.field(description="是否通过本机关提交")
    body: str = strawberry.field(description="复议机关、法院")
    case_number: str = strawberry.field(description="案号")
    claims: str = strawberry.field(description="请求事项")
    filed_on: date = strawberry.field(description="申请、起诉日期")
    received_on: date = strawberry.field(description="收到材料日期")
    applicant: Party | None = strawberry.field(description="申请人、原告")
    contested: LazyDocument | None = strawberry.field(description="被申请的决定书")
    case: Case | None = strawberry.field(description="所属案件")
    proceeding: Annotated["CommonProceeding", strawberry.lazy("api.proceedings.types")] | None = strawberry.field(
        description="所属征收、征用、收费、强制执行程序"
    )
    forwarding: RemedyForwarding | None = strawberry.field(description="转送")
    reply: RemedyReply | None = strawberry.field(description="答复")
    stays: list[RemedyStay] = strawberry.field(description="停止执行")
    outcome: RemedyOutcome | None = strawberry.field(description="结果；未结的为空")


@strawberry.input(description="复议诉讼筛选")
class RemedyFilter:
    """Which remedies."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="机关：organ_…")
    kind: RemedyKind | None = strawberry.field(default=None, description="救济程序")
