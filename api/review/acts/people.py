"""Trainings of reviewers (法制审核人员培训, 任务清单第28项)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.registry.models import Reviewer
from api.review.models import Training
from api.vocabulary import TrainingMethod

MOST_HOURS = Decimal(400)
"""More than fifty days of eight hours is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class TrainingHeld:
    """A training and who attended it. Hours to one decimal."""

    method: TrainingMethod
    title: str
    held_on: date
    hours: Decimal
    reviewer_ids: Sequence[UUID]


async def record_training(tx: WriteSession, held: TrainingHeld, *, by: Actor, at: LegalTime) -> Training:
    """Record a training 登记培训 (task list item 28); reviewers of other organs may have attended.

    Raises Refused: VALIDATION (no title, hours out of reach, in the future, nobody or somebody twice), NOT_FOUND (a reviewer).
    """
    wrong = [
        name
        for name, bad in (
            ("培训名称（title）", not held.title.strip()),
            ("学时（hours）", not 0 < held.hours <= MOST_HOURS),
            ("培训日期（heldOn）", held.held_on > legal_day(at)),
            ("参加人员（reviewerIds）", not held.reviewer_ids or len(set(held.reviewer_ids)) < len(held.reviewer_ids)),
        )
        if bad
    ]
    if wrong:
        raise refuse(Code.VALIDATION, missing=wrong)
    known = set((await tx.execute(select(Reviewer.id).where(col(Reviewer.id).in_(held.reviewer_ids)))).scalars())
    if set(held.reviewer_ids) - known:
        raise refuse(Code.NOT_FOUND, "法制审核人员不存在。")
    training = Training(
        organ_id=by.organ_id, method=held.method, title=held.title.strip(), held_on=held.held_on, hours=held.hours,
        reviewer_ids=list(held.reviewer_ids), actor=by.snapshot(),
    )  # fmt: skip
    tx.add(training)
    await tx.flush()
    return training
