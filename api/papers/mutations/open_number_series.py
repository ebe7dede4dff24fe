"""openNumberSeries: with which number a series begins, where paper left off."""

from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.refusals import Refusal
from api.papers import series


@strawberry.input(description="确定文号的起始号")
class OpenNumberSeriesInput:
    """Which series, and its first number."""

    type_code: str = strawberry.field(description="文号类型，如“罚”")
    year: int = strawberry.field(description="年度")
    opening: int = strawberry.field(description="起始号：此后编定的第一个号")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已确定")
class OpenNumberSeriesPayload:
    """The series."""

    type_code: str = strawberry.field(description="文号类型")
    year: int = strawberry.field(description="年度")
    next: int = strawberry.field(description="下一个号")


OpenNumberSeriesResult: TypeAlias = Annotated[
    OpenNumberSeriesPayload | Refusal, strawberry.union("OpenNumberSeriesResult")
]


@strawberry.mutation(description="确定文号的起始号：接续纸质文书的编号；已经编号的序列不能另定。")
async def open_number_series(info: ActInfo, input: OpenNumberSeriesInput) -> OpenNumberSeriesResult:
    """Open the series."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OpenNumberSeriesPayload:
        row = await series.open_series(tx, input.type_code, input.year, input.opening, by=by, at=at)
        return OpenNumberSeriesPayload(type_code=row.type_code, year=row.year, next=row.next)

    return await perform(info, Permission.OPEN_NUMBER_SERIES, act, input)
