"""Appointments, services and conclusions as the API shows them (任免、购买服务、责任追究结论的读取类型)."""

from datetime import date, datetime

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor
from api.registry.types import Counsel, Organ, Reviewer
from api.review.words import Appointment, Sanction
from api.vocabulary import CounselKind

for _codes in (Appointment, Sanction, CounselKind):
    graphql_enum(_codes)


@strawberry.type(description="法制审核人员任免。Somebody became a reviewer, or is one no longer.")
class ReviewerAppointment(Node):
    """An appointment or its end."""

    kind: Appointment = strawberry.field(description="任用或者离任")
    on_day: date = strawberry.field(description="日期")
    reviews_penalties: bool = strawberry.field(description="是否审核行政处罚决定")
    reason: str | None = strawberry.field(description="离任的原因")
    reviewer: Reviewer | None = strawberry.field(description="法制审核人员")
    recorded_by: EventActor | None = strawberry.field(description="登记人；导入的为空")


@strawberry.type(description="政府购买法律服务。A contract by which an organ short of reviewers has a counsel assist.")
class PurchasedService(Node):
    """A contract."""

    contract_number: str = strawberry.field(description="合同编号")
    services: str = strawberry.field(description="服务内容")
    valid_from: date = strawberry.field(description="服务期限起")
    valid_to: date = strawberry.field(description="服务期限止")
    fee_fen: Fen | None = strawberry.field(description="费用（分）")
    organ: Organ | None = strawberry.field(description="购买机关")
    counsel: Counsel | None = strawberry.field(description="承接人：协助审核，不以审核人员名义签署意见")
    recorded_by: EventActor | None = strawberry.field(description="登记人")


@strawberry.type(description="责任追究结论。What came of holding somebody to account.")
class AccountabilityConclusion(Node):
    """A conclusion."""

    sanction: Sanction = strawberry.field(description="追究方式")
    findings: str = strawberry.field(description="查明的事实和理由")
    statement: str | None = strawberry.field(description="责任人的陈述和申辩")
    concluded_at: datetime = strawberry.field(description="作出时间")
    people: list[EventActor] | None = strawberry.field(description="责任人，以参与本案时为准")
    concluded_by: EventActor | None = strawberry.field(description="作出人")


@strawberry.input(description="筛选法制审核人员")
class ReviewerFilter:
    """Which reviewers; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="所属机关")
    active: bool | None = strawberry.field(default=None, description="是否在岗")


@strawberry.input(description="筛选法制审核人员任免")
class ReviewerAppointmentFilter:
    """Which appointments; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="所属机关")
    reviewer: strawberry.ID | None = strawberry.field(default=None, description="法制审核人员")


@strawberry.input(description="筛选购买的法律服务")
class PurchasedServiceFilter:
    """Which contracts; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="购买机关")
    in_force_on: date | None = strawberry.field(default=None, description="该日在服务期限内")


@strawberry.input(description="筛选法律顾问、公职律师")
class CounselFilter:
    """Which counsel; what is left out demands nothing."""

    kind: CounselKind | None = strawberry.field(default=None, description="类别")
