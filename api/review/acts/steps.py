"""A step of a round (审核步骤): its row and the event that tells of it, written together."""

from collections.abc import Iterable
from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.ledger.event import record
from api.ledger.models import Event
from api.review.models import Review, ReviewStep, ReviewStepKind
from api.tables import JsonList
from api.vocabulary import TimelineEventKind


async def take_step(
    tx: WriteSession, review: Review, kind: ReviewStepKind, told_as: TimelineEventKind, text: str, *, by: Actor,
    at: LegalTime, sentence: str | None = None, materials: JsonList | None = None, documents: Iterable[UUID] = (),
) -> tuple[ReviewStep, Event]:  # fmt: skip
    """Write the step and its event. ``sentence`` is what the timeline says, by default the step's own text."""
    event = await record(
        tx, told_as, owner_id=review.case_id, organ_id=review.organ_id, by=[by], at=at, text=sentence or text,
        documents=documents, particulars={"reviewId": review.id, "step": kind},
    )  # fmt: skip
    step = ReviewStep(
        review_id=review.id, case_id=review.case_id, organ_id=review.organ_id, event_id=event.id, kind=kind, text=text,
        materials=materials or [], at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(step)
    await tx.flush()
    return step, event
