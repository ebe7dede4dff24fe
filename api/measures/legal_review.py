"""Is a measure a major decision, and was it reviewed? (强制措施的法制审核) Of the organ's catalogue, and the opinion on the approval form.

The opinion (法制审核意见书) is drafted about the approval form (``about_document_id``), which says of what, and for how long: it is a
review of exactly this measure.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Case, Party
from api.cases.standings import standings_of
from api.measures.holder import Holder
from api.measures.models import Measure, MeasureApproval
from api.measures.papers import APPROVAL
from api.papers.models import Document
from api.review.circumstances import Circumstances, MajorFacts
from api.review.examined import PaperReview
from api.review.gathering import handlers_in, handlers_of
from api.review.major import CatalogueEntry
from api.review.models import MajorFlag
from api.review.on_paper import opinion_in_force, review_on
from api.review.standing import catalogue_in_force
from api.vocabulary import EnforcementCategory, MajorTriggerKind, MeasureKind

OF_VALUE = "measureValueFen"
"""The catalogue's word for what the objects are worth."""


async def reasons_for_review(
    session: AsyncSession, holder: Holder, *, kind: MeasureKind, value_fen: int | None, whole_premises: bool,
    party_id: UUID | None, on: date,
) -> tuple[tuple[str, ...], bool]:  # fmt: skip
    """Why a measure on a day would be a major decision; and whether its value, which is not stated, might make it one.

    The catalogue alone says so: what the statute itself calls major (行政处罚法 第五十八条) are penalties.
    """
    catalogue = await catalogue_in_force(session, holder.organ_id, EnforcementCategory.COMPULSION, on)
    if not catalogue:
        return (), False
    flags = select(MajorFlag.trigger).where(col(MajorFlag.case_id).in_(holder.owner_ids))
    party = await session.get(Party, party_id) if party_id else None
    facts = MajorFacts(
        party_kind=party.kind if party else None, measure_kind=kind,
        flags=frozenset(MajorTriggerKind(trigger) for trigger in (await session.execute(flags)).scalars()),
        circumstances=Circumstances(measure_value_fen=value_fen, sealed_whole_premises=whole_premises),
    )  # fmt: skip
    fired = tuple(f"{entry.code} {entry.description}" for entry in catalogue if entry.fires(facts))
    return fired, not fired and value_fen is None and any(_goes_by_value(entry) for entry in catalogue)


async def review_of(session: AsyncSession, holder: Holder, form_id: UUID | None) -> PaperReview | None:
    """The latest opinion in force on an approval form; where the form is not known yet, on one that serves no measure."""
    forms = [form_id] if form_id else await _free_forms(session, holder)
    paper = await opinion_in_force(session, holder.owner_ids, about=forms)
    if paper is None:
        return None
    case = await session.get(Case, holder.dossier_id)
    handlers = (
        await handlers_of(session, case) if case else await handlers_in(session, holder.owner_ids, holder.officer_ids)
    )
    return await review_on(
        session, paper, category=EnforcementCategory.COMPULSION, handlers=handlers,
        standings=await standings_of(session, *holder.owner_ids),
    )  # fmt: skip


async def _free_forms(session: AsyncSession, holder: Holder) -> Collection[UUID]:
    asked = select(Measure.id).where(col(Measure.request_document_id) == col(Document.id))
    approved = select(MeasureApproval.id).where(col(MeasureApproval.document_id) == col(Document.id))
    query = select(Document.id).where(
        col(Document.owner_id).in_(holder.owner_ids),
        col(Document.template) == APPROVAL,
        ~asked.exists(),
        ~approved.exists(),
    )
    return (await session.execute(query)).scalars().all()


def _goes_by_value(entry: CatalogueEntry) -> bool:
    return any(condition.field == OF_VALUE for condition in entry.rule.conditions)
