"""Reading the legal review (法制审核的读取): the organ and its supervisor see it, counsel what they were asked about."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases.models import Deadline
from api.graph import (
    Bindings,
    Guards,
    derived,
    descending,
    embedded,
    equals,
    expression,
    listed,
    many,
    one,
    related,
)
from api.graph.relations import Reading
from api.graph.rows import Row
from api.registry.models import Reviewer
from api.review import catalogue_fields, models, types
from api.review.facts import TO_RECTIFY
from api.review.filters import ReviewFilter
from api.review.models import ReviewStepKind
from api.vocabulary import ReviewOutcome, ReviewStatus

TYPES = catalogue_fields.TYPES
"""Types that are reached through the case or by their id."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of the review, guard its tables, and give the root fields."""
    _guard(guards)
    _bind_review(bindings)
    _bind_parts(bindings)
    return [
        bindings.lookup("review", types.Review, id=models.Review.id, description="一轮法制审核"),
        bindings.connection(
            "reviews",
            types.Review,
            orders={"SUBMITTED": (descending(models.Review.submitted_at),)},
            filter=ReviewFilter,
            filters={
                "case": equals(models.Review.case_id),
                "organ": equals(models.Review.organ_id),
                "kind": equals(models.Review.kind),
                "timing": equals(models.Review.timing),
                "status": derived("status", _status),
            },
            description="法制审核",
        ),
        bindings.connection(
            "counselRequests",
            types.CounselRequest,
            orders={"ASKED": (descending(models.CounselRequest.at),)},
            description="征求法律顾问意见；法律顾问只见征求本人的",
        ),
        *catalogue_fields.declare(bindings, guards),
    ]


def _bind_review(bindings: Bindings) -> None:
    bindings.bind(
        types.Review,
        models.Review,
        prefix="review",
        status=expression(_status),
        proposal=embedded(models.Review.proposal),
        materials=embedded(models.Review.materials),
        accepted_at=expression(lambda review, guarded: _at(review, guarded, ReviewStepKind.ACCEPTED)),
        case=one(models.Review.case_id),
        organ=one(models.Review.organ_id),
        document=one(models.Review.document_id),
        submitted_by=embedded(models.Review.actor),
        reviewers=related(Reviewer, on=_assigned, order=(Reviewer.name,)),
        deadline=related(Deadline, on=_started_by_acceptance, single=True),
        steps=many(models.ReviewStep.review_id, order=(models.ReviewStep.at, models.ReviewStep.recorded_at)),
        opinion=one(models.Review.id, models.ReviewOpinion.review_id),
        coordination=one(models.Review.id, models.ReviewCoordination.review_id),
        counsel_requests=many(models.CounselRequest.review_id, order=(models.CounselRequest.at,)),
    )


def _bind_parts(bindings: Bindings) -> None:
    bindings.bind(
        types.ReviewStep,
        models.ReviewStep,
        prefix="reviewstep",
        materials=embedded(models.ReviewStep.materials),
        taken_by=embedded(models.ReviewStep.actor),
    )
    bindings.bind(
        types.ReviewOpinion,
        models.ReviewOpinion,
        prefix="opinion",
        checklist=embedded(models.ReviewOpinion.checklist),
        document=one(models.ReviewOpinion.document_id),
        given_by=embedded(models.ReviewOpinion.actor),
    )
    bindings.bind(
        types.ReviewCoordination,
        models.ReviewCoordination,
        prefix="coordination",
        proposal=embedded(models.ReviewCoordination.proposal),
        attendees=embedded(models.ReviewCoordination.attendees),
        counsels=listed(models.ReviewCoordination.counsel_ids),
        document=one(models.ReviewCoordination.document_id),
        chaired_by=embedded(models.ReviewCoordination.actor),
    )
    bindings.bind(
        types.CounselRequest,
        models.CounselRequest,
        prefix="counselrequest",
        counsel=one(models.CounselRequest.counsel_id),
        review=one(models.CounselRequest.review_id),
        case=one(models.CounselRequest.case_id),
        opinion=one(models.CounselRequest.id, models.CounselOpinion.request_id),
        asked_by=embedded(models.CounselRequest.actor),
    )
    bindings.bind(
        types.CounselOpinion,
        models.CounselOpinion,
        prefix="counselopinion",
        counsel=one(models.CounselOpinion.counsel_id),
    )


def _guard(guards: Guards) -> None:
    for table in (
        models.Review, models.ReviewStep, models.ReviewAssignment, models.ReviewOpinion, models.ReviewCoordination,
    ):  # fmt: skip
        guards.guard(table, **seen(Subject.REVIEW, table))
    for own in (models.CounselRequest, models.CounselOpinion):
        guards.guard(own, **seen(Subject.COUNSEL_OPINION, own))


def _assigned(review: Row, reviewer: Row) -> Any:
    """The reviewer is among those of the latest assignment."""
    assignment = review.guarded(models.ReviewAssignment).c
    latest = (
        sa.select(assignment.reviewer_ids)
        .where(assignment.review_id == review.id)
        .order_by(assignment.at.desc(), assignment.recorded_at.desc())
        .limit(sa.literal_column("1"))
        .scalar_subquery()
    )
    # Coalesced, it is an array; ANY over a bare subquery would compare with its rows.
    return reviewer.id == sa.any_(sa.func.coalesce(latest, sa.literal_column("'{}'::uuid[]")))


def _started_by_acceptance(review: Row, deadline: Row) -> Any:
    step = review.guarded(models.ReviewStep).c
    return sa.exists().where(
        step.review_id == review.id, step.kind == ReviewStepKind.ACCEPTED.value, step.event_id == deadline.started_by
    )


def _at(review: Row, guarded: Reading, kind: ReviewStepKind) -> Any:
    step = guarded(models.ReviewStep).c
    return sa.select(sa.func.min(step.at)).where(step.review_id == review.id, step.kind == kind.value)


def _status(review: Row, guarded: Reading) -> Any:
    """What `facts.Round.status` says, in SQL."""
    S, K = ReviewStatus, ReviewStepKind
    assignment, coordination = guarded(models.ReviewAssignment).c, guarded(models.ReviewCoordination).c
    opinion = guarded(models.ReviewOpinion).c
    outcome = sa.select(opinion.outcome).where(opinion.review_id == review.id).scalar_subquery()

    def did(kind: ReviewStepKind) -> Any:
        step = guarded(models.ReviewStep).c
        return sa.exists().where(step.review_id == review.id, step.kind == kind.value)

    return sa.case(
        (did(K.WITHDRAWN), S.WITHDRAWN.value),
        (outcome == ReviewOutcome.AGREE.value, S.PASSED.value),
        (sa.exists().where(coordination.review_id == review.id), S.COORDINATED.value),
        (_counsel_asked_since_objection(review, guarded), S.COORDINATING.value),
        (did(K.OBJECTED), S.OBJECTED.value),
        (outcome.in_([each.value for each in TO_RECTIFY]), S.RECTIFYING.value),
        (outcome.is_not(None), S.NOT_PASSED.value),
        (sa.exists().where(assignment.review_id == review.id), S.IN_REVIEW.value),
        (did(K.ACCEPTED), S.ACCEPTED.value),
        (_lies_with_the_case_unit(review, guarded), S.RETURNED_INCOMPLETE.value),
        else_=S.SUBMITTED.value,
    )


def _counsel_asked_since_objection(review: Row, guarded: Reading) -> Any:
    step, request = guarded(models.ReviewStep).c, guarded(models.CounselRequest).c
    return sa.exists().where(
        step.review_id == review.id, step.kind == ReviewStepKind.OBJECTED.value,
        request.review_id == review.id, request.at >= step.at,
    )  # fmt: skip


def _lies_with_the_case_unit(review: Row, guarded: Reading) -> Any:
    """It was returned after it was last supplemented."""
    step = guarded(models.ReviewStep).c
    last = (
        sa.select(step.kind)
        .where(
            step.review_id == review.id,
            step.kind.in_([ReviewStepKind.RETURNED.value, ReviewStepKind.SUPPLEMENTED.value]),
        )
        .order_by(step.at.desc(), step.recorded_at.desc())
        .limit(sa.literal_column("1"))
        .scalar_subquery()
    )
    return last == ReviewStepKind.RETURNED.value
