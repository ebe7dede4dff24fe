"""Asking after a case (办理进度): the root field ``caseProgress``, computed now, for whoever holds a code."""

from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa
import strawberry
from strawberry.types.field import StrawberryField

from api.context import RequestContext
from api.graph import Bindings, Guards
from api.graph.errors import GraphError
from api.progress.codes import plain_code
from api.vocabulary import CaseProcedure, LicenceStage, PenaltyStage

LONGEST = 100
"""Characters; no number is longer."""


@strawberry.type(description="送达当事人的文书。A document that was served on the party.")
class ServedDocument:
    """Title, number and day, and no more: the paper itself is in the party's hands."""

    title: str = strawberry.field(description="文书名称")
    number: str | None = strawberry.field(description="文号")
    served_on: date = strawberry.field(description="送达日期")


@strawberry.type(
    description="告知当事人的电子技术监控记录。A device's record that the party was told of (行政处罚法第四十一条第三款)."
)
class ToldDeviceRecord:
    """What it shows, when and where, and what the party may do."""

    fact: str = strawberry.field(description="告知的违法事实")
    captured_at: datetime = strawberry.field(description="记录形成时间（设备时间）")
    place: str = strawberry.field(description="设备设置地点")
    device_name: str = strawberry.field(description="设备名称")
    device_number: str = strawberry.field(description="设备编号")
    reviewed_at: datetime = strawberry.field(description="审核时间：审核认为真实、清晰、完整、准确")
    evidence: list[str] = strawberry.field(description="以该记录收集的证据名称；尚未收集为证据的没有")
    sha256: str = strawberry.field(description="记录文件的 SHA-256，凭以核对")
    access: str = strawberry.field(description="查询、陈述和申辩的途径")
    told_at: datetime = strawberry.field(description="告知时间")


@strawberry.type(description="案件办理进度（当事人凭案号和查询码查询）。How far a case is, for one of its parties.")
class CaseProgress:
    """What a party may learn without an account."""

    stage: str = strawberry.field(description="阶段代码")
    stage_label: str = strawberry.field(description="阶段")
    due_on: date | None = strawberry.field(description="最近一项期限的届满日")
    documents: list[ServedDocument] = strawberry.field(description="送达本人的文书，依送达日期")
    device_records: list[ToldDeviceRecord] = strawberry.field(
        description="告知本人的电子技术监控记录，依记录形成时间", default_factory=list
    )


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """The root field. The table of codes is read by no field, so it has no guard."""
    bindings.computed("caseProgress")
    return [case_progress]


async def _case_progress(info: strawberry.Info[RequestContext, None], number: str, code: str) -> CaseProgress | None:
    """The answer to a wrong code is that to an unknown number: none. Raises GraphError RATE_LIMITED."""
    services = info.context.services
    number = number.strip()[:LONGEST]
    if services.brake.holds(number):
        raise GraphError("RATE_LIMITED", "查询码错误次数过多，请稍后再试。Too many wrong codes; try again later.")
    query = sa.select(sa.func.case_progress(number, plain_code(code[:LONGEST]), type_=sa.JSON()))
    async with services.database.read() as session:
        found = cast("dict[str, Any] | None", (await session.execute(query)).scalar_one_or_none())
    if found is None:
        services.brake.wrong(number)
        return None
    stages: Any = LicenceStage if found["procedure"] == CaseProcedure.LICENCE.value else PenaltyStage
    return CaseProgress(
        stage=found["stage"],
        stage_label=stages(found["stage"]).label,
        due_on=date.fromisoformat(found["due_on"]) if found["due_on"] else None,
        documents=[
            ServedDocument(title=each["title"], number=each["number"], served_on=date.fromisoformat(each["served_on"]))
            for each in found["documents"]
        ],
        device_records=[_told(each) for each in found["device_records"]],
    )


def _told(found: dict[str, Any]) -> ToldDeviceRecord:
    instants = {name: datetime.fromisoformat(found[name]) for name in ("captured_at", "reviewed_at", "told_at")}
    return ToldDeviceRecord(**(found | instants))


case_progress: Any = strawberry.field(
    resolver=_case_progress,
    name="caseProgress",
    description="当事人凭案号和查询码查询案件阶段、期限、送达本人的文书和告知本人的监控记录；案号或者查询码不符的为空。",
)
"""The root field."""
