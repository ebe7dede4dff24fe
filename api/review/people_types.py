"""Reviewers' trainings, staffing and responsibility as the API shows them (人员配备、培训、责任的读取类型)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.graph import Node
from api.graph.alarms import Alarm
from api.graph.enums import graphql_enum
from api.ledger.types import EventActor
from api.registry.types import Organ, Reviewer
from api.review.trace import SignatureState
from api.review.types import LazyCase
from api.review.words import Responsible
from api.vocabulary import SignRole, TrainingMethod

if TYPE_CHECKING:
    from api.review.staffing_types import AccountabilityConclusion

for _codes in (Responsible, SignatureState, SignRole, TrainingMethod):
    graphql_enum(_codes)


@strawberry.type(description="法制审核人员培训。A training that reviewers attended.")
class Training(Node):
    """A training."""

    method: TrainingMethod = strawberry.field(description="培训方式")
    title: str = strawberry.field(description="名称")
    held_on: date = strawberry.field(description="日期")
    hours: float = strawberry.field(description="学时")
    organ: Organ | None = strawberry.field(description="举办机关")
    attendees: list[Reviewer] = strawberry.field(description="参加人员")


@strawberry.type(description="一种培训方式的学时。Hours by one method.")
class HoursByMethod:
    """Hours of one method."""

    method: TrainingMethod = strawberry.field(description="培训方式")
    hours: float = strawberry.field(description="学时")
    trainings: int = strawberry.field(description="次数")


@strawberry.type(description="培训学时。A reviewer's trainings of a year.")
class TrainingHours:
    """Hours of a year."""

    year: int = strawberry.field(description="年度")
    hours: float = strawberry.field(description="学时合计")
    by_method: list[HoursByMethod] = strawberry.field(description="分培训方式")


@strawberry.type(description="法制审核人员比例。Reviewers against officers of an organ (不少于百分之五).")
class ReviewerRatio:
    """Staffing of an organ."""

    officers: int = strawberry.field(description="执法人员数：在册的全部人员")
    reviewers: int = strawberry.field(description="在岗的法制审核人员数")
    percent: float = strawberry.field(description="比例（%）")
    required: int = strawberry.field(description="应有人数（不足一人的按一人计）")
    compliant: bool = strawberry.field(description="是否达到")
    purchased_service: bool = strawberry.field(description="是否已购买法律服务")
    alarm: Alarm | None = strawberry.field(description="预警；达到的为空")


@strawberry.type(description="办理人。Somebody in a step, and whose responsibility it is.")
class TracedPerson:
    """A person."""

    name: str = strawberry.field(description="姓名或者名称")
    position: str = strawberry.field(description="当时的职务")
    role: Responsible = strawberry.field(description="责任主体")


@strawberry.type(description="签署。A signature on a document of a step.")
class TracedSignature:
    """A signature."""

    name: str = strawberry.field(description="签署人或者印章")
    role: SignRole = strawberry.field(description="签署角色")
    at: datetime = strawberry.field(description="签署时间")
    refused: bool = strawberry.field(description="是否拒签")


@strawberry.type(description="文书。A document of a step with the state of its signatures.")
class TracedDocument:
    """A document."""

    id: strawberry.ID = strawberry.field(description="文书标识")
    title: str = strawberry.field(description="名称")
    number: str | None = strawberry.field(description="文号")
    state: SignatureState = strawberry.field(description="签署状态")
    signatures: list[TracedSignature] = strawberry.field(description="签署，依次序")


@strawberry.type(description="环节。One step of a case: what, when, who, and on which papers.")
class TracedStep:
    """A step."""

    at: datetime = strawberry.field(description="时间")
    what: str = strawberry.field(description="环节，如 审核意见")
    text: str = strawberry.field(description="内容")
    people: list[TracedPerson] = strawberry.field(description="办理人")
    documents: list[TracedDocument] = strawberry.field(description="文书")


@strawberry.type(description="责任追溯。Who did, approved, reviewed and decided each step of a case (责任划分与追究).")
class ResponsibilityTrace:
    """The trace of a case."""

    responsible: list[Responsible] = strawberry.field(description="出现的责任主体")
    steps: list[TracedStep] = strawberry.field(description="各环节，依时间")


@strawberry.type(description="责任追究。Somebody is held to account for their part in a case.")
class Accountability(Node):
    """A record of accountability."""

    role: Responsible = strawberry.field(description="责任主体")
    reason: str = strawberry.field(description="事由")
    opened_at: datetime = strawberry.field(description="提出时间")
    case: LazyCase | None = strawberry.field(description="案件")
    opened_by: EventActor | None = strawberry.field(description="提出人")
    conclusion: Annotated["AccountabilityConclusion", strawberry.lazy("api.review.staffing_types")] | None = (
        strawberry.field(description="结论；尚未作出的为空")
    )
