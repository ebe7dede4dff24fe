"""Is a decision of a proceeding a major one, and was it reviewed? (重大执法决定的法制审核) Read from the catalogue and the file.

A proceeding keeps its review as its paper: the opinion (法制审核意见书) in force in its own file.
"""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Party
from api.cases.proceeding_models import OfficerChange
from api.cases.standings import standings_of
from api.clocks import legal_day
from api.papers.models import Document
from api.proceedings.models import CommonProceeding
from api.review.circumstances import Circumstances, MajorFacts
from api.review.examined import PaperReview
from api.review.gathering import handlers_in
from api.review.major import major_reasons
from api.review.on_paper import opinion_in_force, review_on
from api.review.standing import catalogue_in_force


async def reasons_for_review(
    session: AsyncSession,
    row: CommonProceeding,
    amount_fen: int | None,
    requisition_value_fen: int | None,
    *,
    at: Document,
) -> tuple[str, ...]:
    """Why the decision on this paper is a major one, by the organ's catalogue on the day the paper was issued."""
    on = legal_day(at.issued_at or at.drafted_at)
    return await reasons_on(session, row, amount_fen, requisition_value_fen, on=on)


async def reasons_on(
    session: AsyncSession, row: CommonProceeding, amount_fen: int | None, requisition_value_fen: int | None, *, on: date
) -> tuple[str, ...]:
    """Why a decision on a day would be a major one."""
    party = await session.get_one(Party, row.party_id)
    facts = MajorFacts(
        fine_fen=amount_fen, party_kind=party.kind,
        circumstances=Circumstances(
            requisition_value_fen=requisition_value_fen, execution_kind=row.execution_kind
        ),
    )  # fmt: skip
    catalogue = await catalogue_in_force(session, row.organ_id, row.category, on)
    return tuple(f"{reason.code} {reason.description}" for reason in major_reasons(facts, catalogue))


async def last_review(session: AsyncSession, row: CommonProceeding) -> PaperReview | None:
    """The latest opinion in force in the proceeding's file, beside who had a hand in the proceeding, also who has left it."""
    paper = await opinion_in_force(session, [row.id])
    if paper is None:
        return None
    left = select(OfficerChange.from_id).where(col(OfficerChange.owner_id) == row.id)
    officers = {*row.officer_ids, *(await session.execute(left)).scalars()}
    return await review_on(
        session, paper, category=row.category, handlers=await handlers_in(session, [row.id], officers),
        standings=await standings_of(session, row.id),
    )  # fmt: skip
