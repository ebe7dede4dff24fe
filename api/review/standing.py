"""A proposal against its case's reviews (审核情况归集): what `rules.review_passed` asks, gathered from rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Case, CaseParty, Party
from api.decisions.hearing_models import DecisionRevocation, HearingRecord
from api.decisions.models import Decision
from api.ledger.models import Event
from api.review.circumstances import Circumstances, MajorFacts, circumstances_of
from api.review.conditions import parse_rule
from api.review.facts import ReviewStanding, Round
from api.review.major import CatalogueEntry, major_reasons
from api.review.models import (
    CounselRequest,
    MajorDecisionRule,
    MajorEvaluation,
    MajorFlag,
    Review,
    ReviewAssignment,
    ReviewCoordination,
    ReviewOpinion,
    ReviewStep,
    ReviewStepKind,
)
from api.review.proposal import ReviewedProposal, about_case, proposal_of
from api.review.words import MaterialKind
from api.vocabulary import EnforcementCategory, MajorTriggerKind, PartyKind, PartyRole, TimelineEventKind


async def review_standing(
    session: AsyncSession, case: Case, proposal: ReviewedProposal, *, on: date,
    circumstances: Circumstances | None = None,
) -> ReviewStanding:  # fmt: skip
    """How a proposal stands on a day: is it a major decision, and what reviews has the case had?

    The provisions and the facts are those of the case as it stands. Circumstances are those stated last, unless given.
    """
    proposal = about_case(proposal, case.law, case.facts)
    facts = await major_facts(session, case, proposal, circumstances)
    catalogue = await catalogue_in_force(session, case.organ_id, case.category, on)
    return ReviewStanding(
        proposal=proposal,
        reasons=major_reasons(facts, catalogue),
        rounds=await rounds_of(session, case.id),
        hearing_at=await hearing_held_at(session, case.id),
        notified=await _notified(session, case.id),
        decided=await _decided(session, case.id),
    )


async def catalogue_in_force(
    session: AsyncSession, organ_id: UUID, category: EnforcementCategory, on: date
) -> tuple[CatalogueEntry, ...]:
    """An organ's catalogue on a day: of each entry the newest version that has taken effect, unless that version ended."""
    query = select(MajorDecisionRule).where(
        col(MajorDecisionRule.organ_id) == organ_id, col(MajorDecisionRule.category) == category,
        col(MajorDecisionRule.effective_from) <= on,
    )  # fmt: skip
    rows = (await session.execute(query.order_by(col(MajorDecisionRule.version)))).scalars()
    newest = {row.code: row for row in rows}
    return tuple(
        CatalogueEntry(
            row.id, row.code, row.version, row.trigger, row.description, row.effective_from, parse_rule(row.rule)
        )
        for code, row in sorted(newest.items())
        if row.effective_to is None or on <= row.effective_to
    )


async def major_facts(
    session: AsyncSession, case: Case, proposal: ReviewedProposal, circumstances: Circumstances | None = None
) -> MajorFacts:
    """A proposal and its case as the catalogue asks about them."""
    flags = select(MajorFlag.trigger).where(col(MajorFlag.case_id) == case.id)
    return MajorFacts(
        fine_fen=proposal.fine_fen,
        confiscated_value_fen=proposal.confiscated_fen,
        penalty_kinds=frozenset(proposal.kinds),
        party_kind=await _party_kind(session, case.id),
        hearing_held=await hearing_held_at(session, case.id) is not None,
        flags=frozenset(MajorTriggerKind(trigger) for trigger in (await session.execute(flags)).scalars()),
        circumstances=circumstances or await _stated_circumstances(session, case.id),
    )


async def rounds_of(session: AsyncSession, case_id: UUID) -> tuple[Round, ...]:
    """Every round of a case with what happened in it, in the order of submission."""
    query = select(Review).where(col(Review.case_id) == case_id)
    reviews = list((await session.execute(query.order_by(col(Review.submitted_at), col(Review.recorded_at)))).scalars())
    steps = _by_review(await _all_of(session, ReviewStep, case_id))
    assignments = _by_review(await _all_of(session, ReviewAssignment, case_id))
    opinions = _by_review(await _all_of(session, ReviewOpinion, case_id))
    coordinations = _by_review(await _all_of(session, ReviewCoordination, case_id))
    asked = _by_review(await _all_of(session, CounselRequest, case_id))
    return tuple(
        _round(
            review, steps.get(review.id, ()), assignments.get(review.id, ()), opinions.get(review.id, ()),
            coordinations.get(review.id, ()), asked.get(review.id, ()),
        )
        for review in reviews
    )  # fmt: skip


async def hearing_held_at(session: AsyncSession, case_id: UUID) -> datetime | None:
    """When the last hearing ended, None if none was held."""
    held = sa.select(sa.func.max(col(Event.at))).where(
        col(Event.owner_id) == case_id, col(Event.kind) == TimelineEventKind.HEARING_HELD
    )
    at: datetime | None = (await session.execute(held)).scalar_one()
    if at is None:
        return None
    closed = sa.select(sa.func.max(col(HearingRecord.closed_at))).where(col(HearingRecord.case_id) == case_id)
    ended: datetime | None = (await session.execute(closed)).scalar_one()
    return at if ended is None else max(at, ended)


def _round(
    review: Review, steps: Sequence[ReviewStep], assignments: Sequence[ReviewAssignment],
    opinions: Sequence[ReviewOpinion], coordinations: Sequence[ReviewCoordination], asked: Sequence[CounselRequest],
) -> Round:  # fmt: skip
    opinion, coordination = next(iter(opinions), None), next(iter(coordinations), None)
    returned, wanted = _left_to_supply(steps)
    objected_at = _when(steps, ReviewStepKind.OBJECTED)
    return Round(
        id=review.id,
        timing=review.timing,
        number=review.round,
        proposal=proposal_of(review.proposal),
        submitted_at=review.submitted_at,
        short=review.short,
        returned=returned,
        wanted=wanted,
        accepted_at=_when(steps, ReviewStepKind.ACCEPTED),
        reviewer_ids=tuple(assignments[-1].reviewer_ids) if assignments else (),
        outcome=opinion.outcome if opinion else None,
        opinion_at=opinion.at if opinion else None,
        rectified_at=_when(steps, ReviewStepKind.RECTIFIED),
        objected_at=objected_at,
        counsel_asked_at=max((request.at for request in asked), default=None),
        coordinated=proposal_of(coordination.proposal) if coordination else None,
        coordinated_at=coordination.at if coordination else None,
        withdrawn_at=_when(steps, ReviewStepKind.WITHDRAWN),
    )


def _left_to_supply(steps: Sequence[ReviewStep]) -> tuple[bool, frozenset[MaterialKind]]:
    """Whether the round lies with the case unit again, and what it was asked for and has not supplied since."""
    returned, wanted = False, frozenset[MaterialKind]()
    for step in steps:
        kinds = frozenset(MaterialKind(material["kind"]) for material in step.materials)
        if step.kind is ReviewStepKind.RETURNED:
            returned, wanted = True, wanted | kinds
        elif step.kind is ReviewStepKind.SUPPLEMENTED:
            returned, wanted = False, wanted - kinds
    return returned, wanted


def _when(steps: Iterable[ReviewStep], kind: ReviewStepKind) -> datetime | None:
    return next((step.at for step in steps if step.kind is kind), None)


H = TypeVar("H", ReviewStep, ReviewAssignment, ReviewOpinion, ReviewCoordination, CounselRequest)


async def _all_of(session: AsyncSession, table: type[H], case_id: UUID) -> list[H]:
    query = select(table).where(col(table.case_id) == case_id).order_by(col(table.at), col(table.recorded_at))
    return list((await session.execute(query)).scalars())


def _by_review(rows: Iterable[H]) -> Mapping[UUID, list[H]]:
    found: dict[UUID, list[H]] = {}
    for row in rows:
        found.setdefault(row.review_id, []).append(row)
    return found


async def _party_kind(session: AsyncSession, case_id: UUID) -> PartyKind | None:
    """What the respondent, or the applicant, is."""
    query = (
        select(Party.kind)
        .join(CaseParty, col(CaseParty.party_id) == col(Party.id))
        .where(col(CaseParty.case_id) == case_id, col(CaseParty.role).in_([PartyRole.RESPONDENT, PartyRole.APPLICANT]))
        .order_by(col(CaseParty.position))
        .limit(1)
    )
    kind = (await session.execute(query)).scalar_one_or_none()
    return None if kind is None else PartyKind(kind)


async def _stated_circumstances(session: AsyncSession, case_id: UUID) -> Circumstances:
    query = select(MajorEvaluation.circumstances).where(col(MajorEvaluation.case_id) == case_id)
    latest = query.order_by(col(MajorEvaluation.at).desc(), col(MajorEvaluation.recorded_at).desc()).limit(1)
    return circumstances_of((await session.execute(latest)).scalar_one_or_none())


async def _notified(session: AsyncSession, case_id: UUID) -> bool:
    query = select(Event.id).where(col(Event.owner_id) == case_id, col(Event.kind) == TimelineEventKind.NOTICE_ISSUED)
    return (await session.execute(query.limit(1))).scalar_one_or_none() is not None


async def _decided(session: AsyncSession, case_id: UUID) -> bool:
    """Whether the case has a decision that was not revoked."""
    query = (
        select(Decision.id)
        .outerjoin(DecisionRevocation, col(DecisionRevocation.decision_id) == col(Decision.id))
        .where(col(Decision.case_id) == case_id, col(DecisionRevocation.id).is_(None))
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none() is not None
