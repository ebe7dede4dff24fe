"""The enforcement of a decision as the API shows it (催告、申请强制执行的读取类型)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.decisions.court_models import CourtStepKind
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor

if TYPE_CHECKING:
    from api.papers.types import Document

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]

graphql_enum(
    CourtStepKind,
    "申请强制执行后的步骤（行政强制法第五十六条至第五十八条）。",
    {
        "ACCEPTED": "受理：the court took the application up",
        "NOT_ACCEPTED": "裁定不予受理：the court did not take it up",
        "GRANTED": "裁定准予执行：enforcement granted",
        "REFUSED": "裁定不予执行：enforcement refused",
        "ASKED_ABOVE": "向上一级人民法院申请复议：the organ asked the court above",
        "TERMINATED": "裁定终结执行：enforcement ended",
    },
)


@strawberry.type(description="催告。The party was called upon to perform (行政强制法第三十五条、第五十四条).")
class PenaltyDemand(Node):
    """A demand."""

    amount_fen: Fen = strawberry.field(description="催告的金额")
    received_on: date = strawberry.field(description="收到日期")
    term_until: date = strawberry.field(description="履行期限的最后一日")
    at: datetime = strawberry.field(description="催告时间")
    document: LazyDocument | None = strawberry.field(description="催告书")


@strawberry.type(description="人民法院的受理、裁定。What became of an application.")
class CourtStep(Node):
    """A step."""

    kind: CourtStepKind = strawberry.field(description="步骤")
    court: str = strawberry.field(description="法院")
    number: str | None = strawberry.field(description="法院案号、文号")
    reason: str | None = strawberry.field(description="理由")
    on_day: date = strawberry.field(description="收到（申请复议的，提出）之日")
    recorded_by: EventActor | None = strawberry.field(description="登记人")


@strawberry.type(description="申请人民法院强制执行（行政强制法第五十三条）。")
class CourtApplication(Node):
    """An application."""

    court: str = strawberry.field(description="所申请的法院")
    applied_on: date = strawberry.field(description="申请日期")
    document: LazyDocument | None = strawberry.field(description="强制执行申请书")
    steps: list[CourtStep] = strawberry.field(description="受理、裁定，依日期")
