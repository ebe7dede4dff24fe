"""Examinations, requests and steps of certificates as the API shows them (资格考试、证件申报和变动的读取类型)."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.ledger.types import EventActor
from api.registry.posting_models import PostingKind
from api.registry.qualification_models import CertificateStepKind
from api.registry.types import Certificate, Officer, Unit
from api.vocabulary import EnforcementCategory

graphql_enum(CertificateStepKind)
graphql_enum(PostingKind)


@strawberry.type(description="执法资格考试成绩。One sitting of an officer.")
class ExamResult(Node):
    """A result."""

    taken_on: date = strawberry.field(description="考试日期")
    score: int | None = strawberry.field(description="成绩，满分一百；未知的为空")
    passed: bool = strawberry.field(description="是否合格")
    recorded_by: EventActor | None = strawberry.field(description="登记人；导入的为空")


@strawberry.type(description="任职变动。A step of an officer's service: registered, moved, left, retired.")
class OfficerPosting(Node):
    """A step, never changed."""

    kind: PostingKind = strawberry.field(description="变动种类")
    on_day: date = strawberry.field(description="生效日期")
    unit: Unit | None = strawberry.field(description="机构：自该日起的，离任的为最后的")
    position: str = strawberry.field(description="职务")
    reason: str | None = strawberry.field(description="理由；登记的为空")
    recorded_by: EventActor | None = strawberry.field(description="办理人")


@strawberry.type(
    description="证件变动。A step of a certificate: issued, renewed, suspended, given back, revoked, cancelled."
)
class CertificateStep(Node):
    """A step, never changed."""

    kind: CertificateStepKind = strawberry.field(description="变动种类")
    starts_on: date = strawberry.field(description="生效日期")
    ends_on: date | None = strawberry.field(description="有效期止或者暂扣止；没有的为空")
    categories: list[EnforcementCategory] = strawberry.field(description="颁发的证件载明的执法类别")
    reason: str | None = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="办理时间")
    taken_by: EventActor | None = strawberry.field(description="办理人；导入的为空")
    proposal: Annotated["CertificateProposal", strawberry.lazy("api.registry.qualification_types")] | None = (
        strawberry.field(description="所依的申报")
    )


@strawberry.type(description="不予同意。Why a request was not followed.")
class ProposalRefusal(Node):
    """A refusal."""

    reason: str = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="办理时间")
    refused_by: EventActor | None = strawberry.field(description="办理人")


@strawberry.type(
    description="证件申报。What an organ asks the supervising body to do with a certificate of its officer."
)
class CertificateProposal(Node):
    """A request."""

    kind: CertificateStepKind = strawberry.field(description="申报的事项")
    reason: str = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="申报时间")
    open: bool = strawberry.field(description="是否待办理")
    proposed_by: EventActor | None = strawberry.field(description="申报人")
    officer: Officer | None = strawberry.field(description="执法人员")
    certificate: Certificate | None = strawberry.field(description="所涉证件；申报颁发的为空")
    step: CertificateStep | None = strawberry.field(description="依此办理的变动")
    refusal: ProposalRefusal | None = strawberry.field(description="不予同意")


@strawberry.input(description="筛选证件申报")
class CertificateProposalFilter:
    """Which requests; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="申报机关")
    officer: strawberry.ID | None = strawberry.field(default=None, description="执法人员")
    kind: CertificateStepKind | None = strawberry.field(default=None, description="申报的事项")
    open: bool | None = strawberry.field(default=None, description="是否待办理")
