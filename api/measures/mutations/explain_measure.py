"""explainMeasure: the party is told of the measure and heard."""

from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.identity import encode
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import on_site
from api.measures import acts
from api.measures.mutations.inputs import OwnedOnSiteInput, owner_of
from api.vocabulary import MeasureKind


@strawberry.input(description="当场告知强制措施")
class ExplainMeasureInput(OwnedOnSiteInput):
    """What the party is told, and what it said."""

    kind: MeasureKind = strawberry.field(description="强制措施种类")
    reasons: str = strawberry.field(description="采取强制措施的理由")
    statement: str = strawberry.field(description="当事人的陈述申辩，或者其无异议的表示")


@strawberry.type(description="已告知并听取")
class ExplainMeasurePayload:
    """The event that tells it."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")


ExplainMeasureResult: TypeAlias = Annotated[ExplainMeasurePayload | Refusal, strawberry.union("ExplainMeasureResult")]


@strawberry.mutation(
    description="当场告知采取强制措施的理由、依据、权利和救济途径，听取陈述申辩（行政强制法第十八条第五项、第六项）。"
)
async def explain_measure(info: ActInfo, input: ExplainMeasureInput) -> ExplainMeasureResult:
    """Tell the party and hear it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExplainMeasurePayload:
        event = await acts.explain_measure(
            tx,
            await owner_of(tx, input),
            on_site(input),
            kind=input.kind,
            reasons=input.reasons,
            statement=input.statement,
            by=by,
            at=at,
        )
        return ExplainMeasurePayload(event_id=strawberry.ID(encode("event", event.id)))

    return await perform(info, Permission.TAKE_MEASURE, act, input)
