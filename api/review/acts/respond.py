"""The case unit answers an opinion (整改、异议): it follows the advice and says how, or its head objects in writing."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.gates import require
from api.review.acts.steps import take_step
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
    step, _ = await take_step(
        tx, found.review, ReviewStepKind.RECTIFIED, TimelineEventKind.REVIEW_RECTIFIED, text.strip(), by=by, at=at,
        sentence=f"整改：{text.strip()}",
    )  # fmt: skip
    return step


async def object_to_opinion(tx: WriteSession, review_id: UUID, *, text: str, by: Actor, at: LegalTime) -> ReviewStep:
    """Object to the opinion in writing 提出书面异议 (task list item 32): the head of the case unit, and nobody else.

    Raises Refused with every gap of MAY_OBJECT; FORBIDDEN, NOT_FOUND.
    """
    found = await lock_review(tx, review_id, by=by)
    await require_case_unit(tx, found.case, by, head_only=True)
    require(MAY_OBJECT, ResponseFacts(round=found.round, text=text, latest=found.latest))
    step, _ = await take_step(
        tx, found.review, ReviewStepKind.OBJECTED, TimelineEventKind.REVIEW_OBJECTED, text.strip(), by=by, at=at,
        sentence=f"承办机构书面异议：{text.strip()}",
    )  # fmt: skip
    return step
