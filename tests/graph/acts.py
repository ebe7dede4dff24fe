"""The small world with acts: a note is written and read back, refused, or fails; and two fields computed now."""

from typing import Annotated
from uuid import UUID

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.graph import Missing, Refusal, reread
from api.graph.scalars import SCALARS, Bytes
from tests.graph import world
from tests.graph.conftest import AContext


@strawberry.type
class Echo:
    """Something computed now."""

    text: str
    size: Bytes


@strawberry.type
class TouchPayload:
    """What touching a case gives back."""

    case_id: strawberry.Private[UUID | None]
    paper_ids: strawberry.Private[list[UUID]]
    touched: int
    echo: Echo | None = None
    case: world.Case | None = reread("case_id")
    papers: list[world.Paper] = reread("paper_ids")


TouchResult = Annotated[TouchPayload | Refusal, strawberry.union("TouchResult")]


@strawberry.input
class TouchInput:
    """What to touch, and how it shall go."""

    case_number: int
    outcome: str = "done"
    stages: list[world.Stage] | None = None


@strawberry.mutation
async def touch(info: strawberry.Info[AContext, None], input: TouchInput) -> TouchResult | None:
    """An act that writes down that it was done."""
    info.context.log.append(f"touch {input.case_number} {input.outcome} {input.stages}")
    if input.outcome == "refused":
        missing = [Missing(code="SIGNATURE", message="缺签名", can_supply=["OFFICER"])]
        return Refusal(code="NOT_NOW", message="现在不行。", missing=missing)
    if input.outcome == "broken":
        raise RuntimeError("secret detail")
    if input.outcome == "forbidden":
        raise GraphQLError("无权办理。", extensions={"code": "FORBIDDEN"})
    papers = [world.key(number) for number in (203, 201, 999)]
    echo = Echo(text=input.outcome, size=Bytes(5 * 10**9))
    return TouchPayload(
        case_id=world.key(input.case_number), paper_ids=papers, touched=len(info.context.log), echo=echo
    )


@strawberry.mutation
def insist(outcome: str = "done") -> TouchPayload:
    """An act whose answer is required."""
    if outcome != "done":
        raise GraphQLError("无权办理。", extensions={"code": "FORBIDDEN"})
    return TouchPayload(case_id=None, paper_ids=[], touched=1)


@strawberry.field
async def echo(info: strawberry.Info[AContext, None], text: str) -> Echo | None:
    """Computed now; an empty text breaks it."""
    if not text:
        raise RuntimeError("secret detail")
    return Echo(text=text, size=Bytes(len(text)))


@strawberry.field
def required_echo(text: str) -> Echo:
    """Computed now and required."""
    raise GraphQLError("不行。", extensions={"code": "FORBIDDEN"})


world.bindings.computed("echo", "requiredEcho")

SCHEMA = strawberry.Schema(
    create_type("Query", [*world.ROOTS, echo, required_echo]),
    mutation=create_type("Mutation", [touch, insist]),
    types=[world.PlainEvent, world.PaperEvent, world.VisitEvent, world.ReviewEvent],
    config=StrawberryConfig(scalar_map=SCALARS),
)
