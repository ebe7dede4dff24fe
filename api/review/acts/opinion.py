"""The opinion (审核意见): the checklist answered, an outcome, advice, and the signed paper that states them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.gates import require
from api.ledger.event import record
from api.review.facts import Checked, OpinionFacts
from api.review.gathering import checklist, lock_review, review_paper
from api.review.models import ReviewOpinion
from api.review.round_rules import MAY_GIVE_OPINION
from api.vocabulary import ReviewOutcome, SignRole, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer says. ``document_id`` is the signed 审核意见书."""

    document_id: UUID
    answers: Sequence[Checked]
    outcome: ReviewOutcome
    advice: str


async def submit_opinion(
    tx: WriteSession, review_id: UUID, opinion: Opinion, *, by: Actor, at: LegalTime
) -> ReviewOpinion:
    """Give the opinion 出具法制审核意见 (行政处罚法 第五十八条). What it leads to follows from its outcome.

    Raises Refused with every gap of MAY_GIVE_OPINION: DATA_MISSING, REASON_REQUIRED, CHECKLIST_CONFLICT, FORBIDDEN (not the
    assigned reviewer); NOT_FOUND, or as ``document_in_force``.
    """
    found = await lock_review(tx, review_id, by=by)
    signed_as = [SignRole.REVIEWER]
    facts = OpinionFacts(
        round=found.round, by=by.id, asked=await checklist(tx), answers=tuple(opinion.answers), outcome=opinion.outcome,
        advice=opinion.advice,
        paper=await review_paper(tx, opinion.document_id, "REVIEW_OPINION", found.case.id, signed_as),
        standings=await standings_of(tx, found.case.id),
    )  # fmt: skip
    require(MAY_GIVE_OPINION, facts)
    given = ReviewOpinion(
        review_id=review_id, case_id=found.case.id, organ_id=found.case.organ_id, outcome=opinion.outcome,
        checklist=[
            {"item": a.item.value, "result": a.result.value, "comment": (a.comment or "").strip() or None}
            for a in opinion.answers
        ],
        advice=opinion.advice.strip(), document_id=opinion.document_id, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(given)
    event = await record(
        tx, TimelineEventKind.REVIEW_OPINION, owner_id=found.case.id, organ_id=found.case.organ_id, by=[by], at=at,
        text=opinion.outcome.label + (f"：{given.advice}" if given.advice else ""), documents=[given.document_id],
        particulars={"reviewId": review_id, "outcome": opinion.outcome},
    )  # fmt: skip
    await deadlines.meet(tx, found.case.id, "REVIEW_CASE", event, legal_day(at))
    return given
