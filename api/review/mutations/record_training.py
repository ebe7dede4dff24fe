"""recordTraining: a training that reviewers attended."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, keys_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.review import acts
from api.review.mutations.inputs import hours_of
from api.review.people_types import Training
from api.vocabulary import TrainingMethod


@strawberry.input(description="登记法制审核人员培训")
class RecordTrainingInput:
    """The training and who attended it."""

    method: TrainingMethod = strawberry.field(description="培训方式")
    title: str = strawberry.field(description="名称")
    held_on: date = strawberry.field(description="日期")
    hours: float = strawberry.field(description="学时，到一位小数")
    reviewer_ids: list[strawberry.ID] = strawberry.field(description="参加人员：reviewer_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RecordTrainingPayload:
    """The training."""

    training_id: strawberry.Private[UUID]
    training: Training | None = reread("training_id", description="培训")


RecordTrainingResult: TypeAlias = Annotated[RecordTrainingPayload | Refusal, strawberry.union("RecordTrainingResult")]


@strawberry.mutation(description="登记法制审核人员培训（任务清单第28项）。")
async def record_training(info: ActInfo, input: RecordTrainingInput) -> RecordTrainingResult:
    """Record the training."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordTrainingPayload:
        held = acts.TrainingHeld(
            input.method, input.title, input.held_on, hours_of(input.hours), keys_of("reviewer", input.reviewer_ids)
        )
        return RecordTrainingPayload(training_id=(await acts.record_training(tx, held, by=by, at=at)).id)

    return await perform(info, Permission.RECORD_TRAINING, act, input)
