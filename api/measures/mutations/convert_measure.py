"""convertMeasure: what was taken is confiscated, destroyed or handed over."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.measures import acts
from api.measures.models import Disposal
from api.measures.types import Measure


@strawberry.input(description="处理查封扣押财物")
class ConvertMeasureInput:
    """What becomes of the goods, on which ground and paper."""

    measure_id: strawberry.ID = strawberry.field(description="强制措施：measure_…")
    disposal: Disposal = strawberry.field(description="处理方式")
    basis: str = strawberry.field(description="法律依据")
    document_id: strawberry.ID = strawberry.field(description="载明处理的决定书或者移送函：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已处理")
class ConvertMeasurePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


ConvertMeasureResult: TypeAlias = Annotated[ConvertMeasurePayload | Refusal, strawberry.union("ConvertMeasureResult")]


@strawberry.mutation(description="没收、销毁或者移送查封、扣押的财物（行政强制法第二十七条）。")
async def convert_measure(info: ActInfo, input: ConvertMeasureInput) -> ConvertMeasureResult:
    """Dispose of the goods."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ConvertMeasurePayload:
        conversion = await acts.convert_measure(
            tx, key_of("measure", input.measure_id), disposal=input.disposal, basis=input.basis,
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return ConvertMeasurePayload(measure_id=conversion.measure_id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
