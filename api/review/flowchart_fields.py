"""The flow chart of the legal review as the API shows it (法制审核流程图的读取): a root field computed from the rules, now."""

from typing import Any

import strawberry

from api.acting import legal_basis_of
from api.clocks import legal_day
from api.context import RequestContext
from api.graph import LegalBasis
from api.graph.enums import graphql_enum
from api.registry.models import Organ
from api.review.flowchart import FlowStep, flowchart
from api.review.words import MaterialKind
from api.vocabulary import ReviewStatus, StaffRole

for _codes in (ReviewStatus, StaffRole, MaterialKind):
    graphql_enum(_codes)


@strawberry.type(
    name="FlowStep",
    description="审核步骤。A step of the legal review: who does it, from and to which states, in what time.",
)
class FlowStepShown:
    """One step of the chart."""

    act: str = strawberry.field(description="办理该步骤的接口操作（mutation）的名称")
    label: str = strawberry.field(description="步骤名称")
    who: list[StaffRole] = strawberry.field(description="可以办理的角色")
    opens: bool = strawberry.field(description="是否可以对从未送审的拟处理意见办理")
    from_: list[ReviewStatus] = strawberry.field(name="from", description="办理前的审核状态")
    to: list[ReviewStatus] = strawberry.field(description="办理后的审核状态")
    limit: str | None = strawberry.field(description="时限，依本机关的设置；没有时限的为空")
    materials: list[MaterialKind] = strawberry.field(description="首次送审（行政处罚，告知前）的材料")
    carrier: str = strawberry.field(description="审核载体：文书或者平台记录")
    basis: LegalBasis = strawberry.field(description="依据")


@strawberry.type(
    description="法制审核流程图。The flow chart of the legal review, read off the rules that the acts pass (任务清单第32项)."
)
class ReviewFlowchart:
    """The chart as it stands now."""

    steps: list[FlowStepShown] = strawberry.field(description="各步骤，依审核次序")


async def _flowchart(info: strawberry.Info[RequestContext, None]) -> ReviewFlowchart:
    """For everybody; the time limit is the asker's own organ's, for the public the usual one."""
    services, actor = info.context.services, info.context.viewer.actor
    async with services.database.read() as session:
        on = legal_day(await services.clock.now(session))
        organ = await session.get(Organ, actor.organ_id) if actor else None
    settings = organ.settings if organ else None
    return ReviewFlowchart(steps=[_shown(step, step.time_limit(on, settings)) for step in flowchart()])


def _shown(step: FlowStep, limit: str | None) -> FlowStepShown:
    return FlowStepShown(
        act=step.act, label=step.label, who=list(step.roles), opens=step.opens, from_=list(step.before),
        to=list(step.after), limit=limit, materials=list(step.materials), carrier=step.carrier,
        basis=legal_basis_of(step.basis),
    )  # fmt: skip


review_flowchart: Any = strawberry.field(
    resolver=_flowchart, name="reviewFlowchart", description="法制审核流程图：由审核规则得出，规则变更则流程图随之变更"
)
"""The root field."""
