"""Is a decision of a proceeding a major one, and was it reviewed? (重大执法决定的法制审核) Read from the catalogue and the file.

A proceeding keeps its review as its papers: the opinion (法制审核意见书) in force in its own file.
"""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Party
from api.clocks import legal_day
from api.papers.models import Document, DocumentVoid
from api.proceedings.decision_facts import ReviewOutcome
from api.proceedings.models import CommonProceeding
from api.review.circumstances import Circumstances, MajorFacts
from api.review.major import major_reasons
from api.review.standing import catalogue_in_force
from api.vocabulary import ReviewOutcome as Opinion

OPINION = "REVIEW_OPINION"


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


async def last_review(session: AsyncSession, row: CommonProceeding) -> ReviewOutcome | None:
    """The latest opinion in force in the proceeding's file."""
    query = (
        select(Document)
        .outerjoin(DocumentVoid, col(DocumentVoid.document_id) == col(Document.id))
        .where(
            col(Document.owner_id) == row.id, col(Document.template) == OPINION, col(Document.in_force_at).is_not(None),
            col(DocumentVoid.document_id).is_(None),
        )
        .order_by(col(Document.in_force_at).desc())
        .limit(1)
    )  # fmt: skip
    paper = (await session.execute(query)).scalar_one_or_none()
    if paper is None or paper.in_force_at is None:
        return None
    proposal = paper.data.get("proposal") or {}
    return ReviewOutcome(
        paper.data.get("outcome") == Opinion.AGREE.value, proposal.get("fineFen"), legal_day(paper.in_force_at)
    )
