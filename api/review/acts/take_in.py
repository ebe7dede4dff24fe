"""Taking a submission in (受理): returned for more, accepted with its clock, given to its reviewers."""

from collections.abc import Sequence
from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.review.acts.steps import take_step
from api.review.facts import AssignmentFacts, IntakeFacts, Round
from api.review.gathering import (
    LockedReview,
    handlers_of,
    lock_review,
    person_of,
    standing_of_reviewers,
)
from api.review.models import ReviewAssignment, ReviewStep, ReviewStepKind
from api.review.round_rules import MAY_ACCEPT, MAY_ASSIGN, MAY_RETURN
from api.review.words import MaterialKind
from api.vocabulary import ReviewStatus, TimelineEventKind


async def return_review(
    tx: WriteSession, review_id: UUID, wanted: Sequence[MaterialKind], *, reason: str, by: Actor, at: LegalTime
) -> ReviewStep:
    """Return a submission for more materials 退回补充材料, all at once. Raises Refused with every gap of MAY_RETURN,
    REASON_REQUIRED, VALIDATION (nothing asked for), NOT_FOUND."""
    found = await lock_review(tx, review_id, by=by)
    require(MAY_RETURN, await _intake(tx, found, by))
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("退回理由（reason）",))
    if not wanted:
        raise refuse(Code.VALIDATION, "应当一次列明需要补充的材料。", missing=("材料（wanted）",))
    names = "、".join(kind.label for kind in wanted)
    materials = [{"kind": kind.value, "title": kind.label, "documentId": None} for kind in wanted]
    step, _ = await take_step(
        tx, found.review, ReviewStepKind.RETURNED, TimelineEventKind.REVIEW_RETURNED, reason.strip(), by=by, at=at,
        sentence=f"送审材料不完整，退回补充（{names}）：{reason.strip()}", materials=list(materials),
    )  # fmt: skip
    return step


async def accept_review(tx: WriteSession, review_id: UUID, *, by: Actor, at: LegalTime) -> ReviewStep:
    """Accept a submission 受理: its materials are complete, and the clock of the review starts.

    A short round goes at once to the reviewers who passed the proposal before. Raises Refused with every gap of MAY_ACCEPT
    (and of MAY_ASSIGN in a short round), NOT_FOUND.
    """
    found = await lock_review(tx, review_id, by=by)
    require(MAY_ACCEPT, await _intake(tx, found, by))
    step, event = await take_step(
        tx, found.review, ReviewStepKind.ACCEPTED, TimelineEventKind.REVIEW_ACCEPTED, "受理", by=by, at=at
    )
    if found.round.short:
        again = await lock_review(tx, review_id, by=by)
        await _assign(tx, again, _passed_before(again).reviewer_ids, by=by, at=at)
    await deadlines.start(
        tx, "REVIEW_CASE", owner_id=found.case.id, organ_id=found.case.organ_id, event=event, start=legal_day(at),
        category=found.case.category,
    )  # fmt: skip
    return step


async def assign_reviewers(
    tx: WriteSession, review_id: UUID, reviewer_ids: Sequence[UUID], *, by: Actor, at: LegalTime
) -> ReviewAssignment:
    """Say who reviews 指定审核人员. A later assignment takes the place of an earlier one.

    Raises Refused with every gap of MAY_ASSIGN: CONFLICT_OF_ROLE (I6), RECUSED_OFFICER, REVIEWER_NOT_QUALIFIED (I16); NOT_FOUND.
    """
    found = await lock_review(tx, review_id, by=by)
    assignment, names = await _assign(tx, found, reviewer_ids, by=by, at=at)
    await record(
        tx, TimelineEventKind.REVIEW_ASSIGNED, owner_id=found.case.id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"指定审核人员：{names}", particulars={"reviewId": review_id, "reviewerIds": reviewer_ids},
    )  # fmt: skip
    return assignment


async def _assign(
    tx: WriteSession, found: LockedReview, reviewer_ids: Sequence[UUID], *, by: Actor, at: LegalTime
) -> tuple[ReviewAssignment, str]:
    """The row and the names, if the reviewers may review."""
    reviewers = await standing_of_reviewers(tx, reviewer_ids)
    facts = AssignmentFacts(
        round=found.round, organ_id=found.case.organ_id, category=found.case.category, reviewers=reviewers,
        handlers=await handlers_of(tx, found.case), by=person_of(by),
        before=_passed_before(found).reviewer_ids if found.round.short else (),
        standings=await standings_of(tx, found.case.id),
    )  # fmt: skip
    require(MAY_ASSIGN, facts)
    assignment = ReviewAssignment(
        review_id=found.review.id, case_id=found.case.id, organ_id=found.case.organ_id, reviewer_ids=list(reviewer_ids),
        at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(assignment)
    await tx.flush()
    return assignment, "、".join(reviewer.person.name for reviewer in reviewers)


async def _intake(tx: WriteSession, found: LockedReview, by: Actor) -> IntakeFacts:
    return IntakeFacts(round=found.round, by=person_of(by), handlers=await handlers_of(tx, found.case))


def _passed_before(found: LockedReview) -> Round:
    """The review that a short round follows."""
    earlier = found.rounds[: found.rounds.index(found.round)]
    return next(r for r in reversed(earlier) if r.status is ReviewStatus.PASSED)
