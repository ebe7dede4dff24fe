"""Trainings of reviewers (法制审核人员培训) and holding people to account (责任追究)."""

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
from api.registry.models import Organ, Reviewer
from api.review.gathering import lock_case
from api.review.models import Accountability, Training
from api.review.words import Responsible
from api.vocabulary import StaffRole, TrainingMethod

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


async def open_accountability(
    tx: WriteSession, case_id: UUID, *, role: Responsible, reason: str, by: Actor, at: LegalTime
) -> Accountability:
    """Hold somebody to account for their part in a case 责任追究 (task list item 33): a leader of the organ, or the body
    that supervises it.

    Raises Refused: NOT_FOUND (unknown, or neither one's own organ's nor a supervised one's), REASON_REQUIRED, VALIDATION.
    """
    case = await lock_case(tx, case_id, by=None)
    organ = await tx.get_one(Organ, case.organ_id)
    supervises = StaffRole.SUPERVISOR in by.roles and organ.supervised_by == by.organ_id
    if by.organ_id != case.organ_id and not supervises:
        raise refuse(Code.NOT_FOUND)
    if role is Responsible.OTHER:
        raise refuse(Code.VALIDATION, "应当指明责任主体。", missing=("责任主体（role）",))
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("追究责任的事由（reason）",))
    accountability = Accountability(
        case_id=case_id, organ_id=case.organ_id, role=role, reason=reason.strip(), opened_at=at, actor=by.snapshot()
    )
    tx.add(accountability)
    await tx.flush()
    return accountability
