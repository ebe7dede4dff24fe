"""The four reviews of the sample's first case, made again by acts: the same rounds, limits, statuses, and the same end."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.cases.deadlines import open_deadlines
from api.cases.models import Case, Deadline, DeadlineMet
from api.database import Database
from api.exchange.source import Entry, day, entries
from api.ledger.models import CaseSummary
from api.review import acts
from api.review.models import MajorEvaluation, Review
from api.review.rules import review_passed
from api.review.standing import review_standing, rounds_of
from api.review.words import MaterialKind
from api.vocabulary import ReviewItem, ReviewOutcome, TimelineEventKind
from tests.worlds.county import instant
from tests.worlds.reviewing import (
    accepted,
    assigned,
    coordinated,
    fine,
    happened,
    investigated,
    judged,
    status,
    submitted,
    the_round,
    who,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
SAMPLE: list[Entry] = entries("reviews", "reviews")
CORRECT, AGREE = ReviewOutcome.CORRECT, ReviewOutcome.AGREE


async def test_the_samples_four_reviews_made_by_acts(sample: Database) -> None:
    case_id = await investigated(sample)
    first = await submitted(sample, case_id, 18_000_000, at="05-11 09:00")
    await accepted(sample, first, at="05-11 15:00")
    await assigned(sample, first, at="05-11 15:05")
    await judged(sample, first, CORRECT, failed=[ReviewItem.DISCRETION, ReviewItem.DOCUMENTS], at="05-15 16:00")
    officer = await who(sample, "o-02")
    async with sample.write() as tx:
        await acts.submit_rectification(
            tx, first, text="补充裁量说明，罚款调整为130000元", by=officer, at=instant("05-19 11:00")
        )
    second = await submitted(sample, case_id, 13_000_000, number=2, at="05-19 11:10")
    await accepted(sample, second, at="05-19 15:00")
    await assigned(sample, second, at="05-19 15:05")
    await judged(sample, second, AGREE, at="05-21 15:00")
    assert await gap(sample, case_id, 13_000_000, "05-22") is None

    await happened(sample, case_id, TimelineEventKind.NOTICE_ISSUED, "05-26 10:20")
    await happened(sample, case_id, TimelineEventKind.HEARING_HELD, "06-16 09:00")
    assert await gap(sample, case_id, 13_000_000, "06-17") == "LEGAL_REVIEW_REQUIRED", (
        "the hearing came after the review"
    )
    third = await submitted(sample, case_id, 13_000_000, timing="POST_HEARING", at="06-22 09:00")
    await accepted(sample, third, at="06-22 14:00")
    await assigned(sample, third, at="06-22 14:05")
    await judged(sample, third, CORRECT, failed=[ReviewItem.DISCRETION], at="06-26 15:30")
    head, reviewer, counsel = await who(sample, "st-19"), await who(sample, "rv-1"), await who(sample, "cs-2")
    async with sample.write() as tx:
        await acts.object_to_opinion(tx, third, text="告知阶段已考虑整改情节", by=head, at=instant("06-29 10:00"))
    assert await status(sample, third) == "OBJECTED"
    async with sample.write() as tx:
        request = await acts.request_counsel_opinion(
            tx, third, counsel_id=counsel.id, question="主动整改是否应当从轻", by=reviewer, at=instant("06-29 11:00")
        )
    assert await status(sample, third) == "COORDINATING"
    async with sample.write() as tx:
        await acts.submit_counsel_opinion(
            tx, request.id, opinion="建议采纳法制审核意见", by=counsel, at=instant("06-30 10:00")
        )
    await coordinated(sample, third, 10_000_000, at="06-30 11:00", counsels=["cs-2"])
    assert await gap(sample, case_id, 10_000_000, "06-30") == "LEGAL_REVIEW_REQUIRED", "coordinated, not yet passed"
    fourth = await submitted(
        sample, case_id, 10_000_000, timing="POST_HEARING", number=2, at="06-30 15:00",
        kinds=[MaterialKind.COORDINATION_RECORD, MaterialKind.DECISION_DRAFT],
    )  # fmt: skip
    await accepted(sample, fourth, at="06-30 16:00")
    await assigned(sample, fourth, at="06-30 16:05")
    await judged(sample, fourth, AGREE, at="07-01 10:30")

    for review_id, entry in zip((first, second, third, fourth), SAMPLE, strict=True):
        _, round_ = await the_round(sample, review_id)
        assert (round_.timing.value, round_.number, round_.status.value) == (
            entry["timing"], entry["round"], entry["status"],
        ), entry["id"]  # fmt: skip
        assert round_.proposal.fine_fen == entry["proposal"]["fineFen"]
    async with sample.read() as session:
        reviews = (await session.execute(select(Review).where(col(Review.case_id) == case_id))).scalars()
        assert {review.id: review.trigger_codes for review in reviews} == dict(
            zip((first, second, third, fourth), (entry["triggerIds"] for entry in SAMPLE), strict=True)
        )
    assert await limits(sample, case_id) == [day(entry["deadline"]) for entry in SAMPLE]
    assert await gap(sample, case_id, 10_000_000, "07-02") is None
    assert await gap(sample, case_id, 13_000_000, "07-02") == "LEGAL_REVIEW_REQUIRED"
    assert await gap(sample, case_id, 9_999_900, "07-02") == "LEGAL_REVIEW_REQUIRED", "a hearing: a major one still"

    async with sample.read() as session:
        case = await session.get_one(Case, case_id)
        summary = await session.get_one(CaseSummary, case_id)
        assert case.major_decision == {
            "required": True, "triggerIds": ["md-1", "md-5"], "catalogueVersion": "2026-02-01",
            "reviewIds": [str(id_) for id_ in (first, second, third, fourth)],
        }  # fmt: skip
        assert (summary.stage, summary.next_due_on) == ("UNDER_REVIEW", None)
        evaluations = (await session.execute(select(MajorEvaluation))).scalars()
        used = [e for e in evaluations if e.case_id == case_id]
        assert [len(e.considered) for e in used] == [8] * 4, "the organ's entries on penalties"
    kinds = [event.kind.value for event in await timeline(sample, case_id)]
    assert [kinds.count(kind) for kind in ("REVIEW_SUBMITTED", "REVIEW_OPINION", "REVIEW_COORDINATED")] == [4, 4, 1]


async def gap(database: Database, case_id: object, fen: int, on: str) -> str | None:
    """What still stands between a fine and its decision."""
    async with database.read() as session:
        case = await session.get_one(Case, case_id)
        standing = await review_standing(session, case, fine(fen), on=date.fromisoformat(f"2026-{on}"))
        assert standing.rounds == await rounds_of(session, case.id)
    found = review_passed(standing)
    return found.code.value if found else None


async def limits(database: Database, case_id: object) -> list[date]:
    """When the reviews were due; each was met by its opinion."""
    async with database.write() as tx:
        assert await open_deadlines(tx, case_id, "REVIEW_CASE") == []  # type: ignore[arg-type]
        query = (
            sa.select(col(Deadline.due_on))
            .join(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
            .where(col(Deadline.owner_id) == case_id)
        )
        return sorted((await tx.execute(query)).scalars())
