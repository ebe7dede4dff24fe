"""A review that is kept as its paper (法制审核意见书): what `paper_rules` asks of the opinion in force in a file, gathered from rows."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.recusal_rules import Standing
from api.clocks import legal_day
from api.papers.models import Document, DocumentVoid, SignatureMark
from api.registry.models import Reviewer
from api.review.examined import PaperReview
from api.review.facts import Checked, Person, ReviewerStanding
from api.review.gathering import checklist, standing_of_reviewers
from api.review.people_models import ReviewerAppointment
from api.review.words import Appointment
from api.tables import Json
from api.vocabulary import CheckResult, EnforcementCategory, ReviewItem, ReviewOutcome, SignRole

OPINION = "REVIEW_OPINION"
SIGNERS = (SignRole.REVIEWER, SignRole.REVIEW_HEAD)


async def opinion_in_force(
    session: AsyncSession, owner_ids: Sequence[UUID], *, about: Collection[UUID] | None = None
) -> Document | None:
    """The latest opinion in force in these files, if given only one about one of these papers."""
    query = (
        select(Document)
        .outerjoin(DocumentVoid, col(DocumentVoid.document_id) == col(Document.id))
        .where(
            col(Document.owner_id).in_(owner_ids), col(Document.template) == OPINION,
            col(Document.in_force_at).is_not(None), col(DocumentVoid.document_id).is_(None),
        )
        .order_by(col(Document.in_force_at).desc())
        .limit(1)
    )  # fmt: skip
    if about is not None:
        query = query.where(col(Document.about_document_id).in_(about))
    return (await session.execute(query)).scalar_one_or_none()


async def review_on(
    session: AsyncSession, paper: Document, *, category: EnforcementCategory, handlers: frozenset[Person],
    standings: tuple[Standing, ...],
) -> PaperReview:  # fmt: skip
    """What an opinion in force says, and who signed it, beside who had a hand in the case."""
    assert paper.in_force_at is not None, "an opinion in force"
    on, data = legal_day(paper.in_force_at), paper.data
    marks = select(SignatureMark).where(
        col(SignatureMark.document_id) == paper.id, col(SignatureMark.role).in_(SIGNERS),
        col(SignatureMark.refused_note).is_(None),
    )  # fmt: skip
    signed = list((await session.execute(marks.order_by(col(SignatureMark.position)))).scalars())
    return PaperReview(
        document_id=paper.id, organ_id=paper.organ_id, category=category, on=on, outcome=_outcome(data.get("outcome")),
        advice=str(data.get("opinion") or ""), fine_fen=(data.get("proposal") or {}).get("fineFen"),
        asked=await checklist(session), answers=_answers(data.get("checklist")),
        reviewers=await _reviewers(session, [m.signer_id for m in signed if m.role is SignRole.REVIEWER], on),
        examiners=tuple(Person(mark.signer_id, mark.signer_name) for mark in signed), handlers=handlers,
        standings=standings,
    )  # fmt: skip


async def _reviewers(session: AsyncSession, signer_ids: Sequence[UUID], on: date) -> tuple[ReviewerStanding, ...]:
    """The signers who are reviewers, as they stood on the day: what somebody did stays theirs when they leave later."""
    known = select(Reviewer.id).where(col(Reviewer.id).in_(signer_ids))
    standings = await standing_of_reviewers(session, list((await session.execute(known)).scalars()))
    left = select(ReviewerAppointment.reviewer_id).where(
        col(ReviewerAppointment.reviewer_id).in_(signer_ids), col(ReviewerAppointment.on_day) >= on,
        col(ReviewerAppointment.kind) == Appointment.RELIEVED,
    )  # fmt: skip
    later = set((await session.execute(left)).scalars())
    return tuple(replace(each, active=each.active or each.person.id in later) for each in standings)


def _outcome(written: object) -> ReviewOutcome:
    """The opinion as the paper states it; what states none agrees to nothing."""
    return ReviewOutcome(written) if written in {outcome.value for outcome in ReviewOutcome} else ReviewOutcome.DISAGREE


def _answers(entries: object) -> tuple[Checked, ...]:
    """The checklist as the paper states it; what names no item of it is no answer."""
    items, results = {item.value for item in ReviewItem}, {result.value for result in CheckResult}
    named: list[Json] = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return tuple(
        Checked(ReviewItem(entry["item"]), CheckResult(entry["result"]), entry.get("comment"))
        for entry in named
        if entry.get("item") in items and entry.get("result") in results
    )
