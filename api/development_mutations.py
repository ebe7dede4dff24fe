"""What only development has (仅供开发): setting legal time. Absent from production's schema."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.acting import ActInfo
from api.clocks import DevelopmentLegalClock
from api.graph.errors import GraphError


@strawberry.type(description="法律时间（仅开发环境）。The legal time now in force.")
class LegalClock:
    """The development's legal time."""

    at: datetime = strawberry.field(description="法律时间")


@strawberry.mutation(
    description="设定法律时间（仅开发环境）；不填则恢复为现在。Set the legal time; none returns to the present."
)
async def set_legal_clock(
    info: ActInfo,
    at: Annotated[datetime | None, strawberry.argument(description="法律时间；不填则恢复为现在")] = None,
) -> LegalClock:
    """Set the clock that acts, timestamps and documents go by."""
    services = info.context.services
    if not isinstance(services.clock, DevelopmentLegalClock):
        raise GraphError("FORBIDDEN", "法律时间不能设定。")
    async with services.database.write() as tx:
        await services.clock.set(tx, at)
        return LegalClock(at=await services.clock.now(tx))


MUTATIONS = (set_legal_clock,)
