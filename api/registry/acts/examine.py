"""The examination (执法资格考试): who has not passed does not enforce (任务清单第8项)."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.gates import require
from api.registry.acts.scope import lock_supervised
from api.registry.certificate_rules import MAY_RECORD_EXAM, ExamFacts
from api.registry.qualification_models import ExamResult


async def record_exam_result(
    tx: WriteSession, officer_id: UUID, *, taken_on: date, score: int, passed: bool, by: Actor, at: LegalTime
) -> ExamResult:
    """Record a result 登记考试成绩: the body that supervises the region. Who passes is qualified from the first such day on;
    a later failure takes nothing away.

    Raises Refused with every gap of MAY_RECORD_EXAM; NOT_FOUND (nobody of the region).
    """
    officer = await lock_supervised(tx, officer_id, by=by)
    known = (await tx.execute(select(ExamResult).where(col(ExamResult.officer_id) == officer_id))).scalars()
    require(MAY_RECORD_EXAM, ExamFacts(taken_on, score, legal_day(at), frozenset(each.taken_on for each in known)))
    result = ExamResult(
        officer_id=officer_id, organ_id=officer.organ_id, taken_on=taken_on, score=score, passed=passed, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(result)
    if passed and (officer.exam_passed_on is None or taken_on < officer.exam_passed_on):
        officer.exam_passed_on, officer.exam_score = taken_on, score
    await tx.flush()
    return result
