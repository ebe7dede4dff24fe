"""Announcement and return as the API shows them (强制拆除公告、执行回转的读取类型)."""

from datetime import date, datetime

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor
from api.proceedings.correction_models import ReturnGround, ReturnKind

graphql_enum(
    ReturnGround,
    "执行回转的情形（行政强制法第四十一条）。",
    {
        "BASE_REVOKED": "据以执行的行政决定被撤销：the decision was revoked",
        "BASE_CHANGED": "据以执行的行政决定被变更：the decision was changed",
        "WRONG": "执行错误：it was enforced wrongly",
    },
)
graphql_enum(
    ReturnKind,
    "执行回转的方式。",
    {
        "RESTORED": "恢复原状：restored as it was",
        "RETURNED": "退还财物：goods or money returned",
        "COMPENSATED": "给予赔偿：compensated",
    },
)


@strawberry.type(description="强制拆除公告（行政强制法第四十四条）。")
class DemolitionAnnouncement(Node):
    """An announcement."""

    target: str = strawberry.field(description="拆除对象")
    content: str = strawberry.field(description="公告内容")
    media: list[str] = strawberry.field(description="公告的场所、媒体")
    demolish_by: date = strawberry.field(description="自行拆除的最后一日")
    announced_on: date = strawberry.field(description="公告日期")
    announced_by: EventActor | None = strawberry.field(description="公告人")


@strawberry.type(description="执行回转（行政强制法第四十一条）。")
class ExecutionReturn(Node):
    """A return."""

    ground: ReturnGround = strawberry.field(description="情形")
    kind: ReturnKind = strawberry.field(description="方式")
    amount_fen: Fen | None = strawberry.field(description="退还、赔偿的数额（分）")
    description: str = strawberry.field(description="回转的内容")
    reason: str = strawberry.field(description="理由")
    returned_on: date = strawberry.field(description="日期")
    at: datetime = strawberry.field(description="时间")
    decided_by: EventActor | None = strawberry.field(description="决定人")
