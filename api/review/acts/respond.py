"""The case unit answers an opinion (整改、异议): it follows the advice and says how, or its head objects in writing."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.gates import require
from api.ledger.event import record
from api.review.acts.submit import add_step
from api.review.facts import ResponseFacts
from api.review.gathering import lock_review, require_case_unit
from api.review.models import ReviewStep, ReviewStepKind
from api.review.round_rules import MAY_OBJECT, MAY_RECTIFY
from api.vocabulary import TimelineEventKind


async def submit_rectification(tx: WriteSession, review_id: UUID, *, text: str, by: Actor, at: LegalTime) -> ReviewStep:
    """Follow the opinion 整改 and say what was changed (task list item 31). A new round may then be submitted.

    Raises Refused with every gap of MAY_RECTIFY; FORBIDDEN (not of the case unit), NOT_FOUND.
    """
    found = await lock_review(tx, review_id, by=by)
    await require_case_unit(tx, found.case, by)
    require(MAY_RECTIFY, ResponseFacts(round=found.round, text=text, latest=found.latest))
    step = await add_step(tx, found.review, ReviewStepKind.RECTIFIED, text.strip(), by=by, at=at)
    await record(
        tx, TimelineEventKind.REVIEW_RECTIFIED, owner_id=found.case.id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"整改：{step.text}", particulars={"reviewId": review_id, "step": step.kind},
    )  # fmt: skip
    return step


async def object_to_opinion(tx: WriteSession, review_id: UUID, *, text: str, by: Actor, at: LegalTime) -> ReviewStep:
    """Object to the opinion in writing 提出书面异议 (task list item 32): the head of the case unit, and nobody else.

    Raises Refused with every gap of MAY_OBJECT; FORBIDDEN, NOT_FOUND.
    """
    found = await lock_review(tx, review_id, by=by)
    await require_case_unit(tx, found.case, by, head_only=True)
    require(MAY_OBJECT, ResponseFacts(round=found.round, text=text, latest=found.latest))
    step = await add_step(tx, found.review, ReviewStepKind.OBJECTED, text.strip(), by=by, at=at)
    await record(
        tx, TimelineEventKind.REVIEW_OBJECTED, owner_id=found.case.id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"承办机构书面异议：{step.text}", particulars={"reviewId": review_id, "step": step.kind},
    )  # fmt: skip
    return step
