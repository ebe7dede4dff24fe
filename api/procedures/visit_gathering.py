"""The facts of a visit, read without a lock (检查事实归集): as they would be if each act were done now.

By all its officers, at the place where credentials were shown last today, else at the visit's own; the right code scanned; dressed
as they should be. A penalty on the spot is judged as the least there is, a warning, in a matter that the organ may punish: which
it will be only the act can tell.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Party
from api.cases.proceeding import actors_of
from api.cases.recusal_rules import Standing
from api.clocks import LegalTime, legal_day
from api.decisions.facts import FineRange, MatterStanding, Proposal, SpotCaseFacts
from api.decisions.gathering import visit_facts as penalty_facts
from api.inspections.facts import Visit, load_visit, visit_facts
from api.inspections.models import InspectionResult, InspectionVisit, NoticeMode, WaiverReason
from api.inspections.rules import ApprovalFacts, EvidenceFacts
from api.procedures.inspection import VisitCase
from api.procedures.signed import shown_today, signed_by_a_leader
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, MatterStatus, PenaltyKind, TimelineEventKind

WARNING = Proposal((PenaltyKind.WARNING,))


async def visit_case(session: AsyncSession, row: InspectionVisit, *, at: LegalTime) -> VisitCase:
    """A visit now."""
    on = legal_day(at)
    visit = await load_visit(session, row)
    actors = await actors_of(session, row.officer_ids, on=on)
    place = shown_today(visit.moments(TimelineEventKind.CREDENTIAL_SHOWN), on) or row.place
    facts = await visit_facts(session, visit, actors, place, at)
    told = select(InspectionResult.id).where(col(InspectionResult.visit_id) == row.id)
    return VisitCase(
        on_site=replace(facts, scanned=row.check_code), approval=await _approval(session, visit, facts.standings),
        evidence=EvidenceFacts(facts.acting, facts.presence, facts.standings), penalty=await _penalty(session, row, on),
        told=(await session.execute(told)).scalar_one_or_none() is not None,
    )  # fmt: skip


async def _approval(session: AsyncSession, visit: Visit, standings: tuple[Standing, ...]) -> ApprovalFacts:
    """An approval by whichever leader signed the form; an urgent visit is noticed on entry, another in advance."""
    row = visit.row
    acting = await acting_officers(
        session, row.officer_ids, organ_id=row.organ_id, category=EnforcementCategory.INSPECTION, on=row.planned_on,
        place=row.place,
    )  # fmt: skip
    signed = await signed_by_a_leader(session, row.id, "INSPECTION_APPROVAL")
    if visit.urgent:
        reason = WaiverReason.URGENT
        return ApprovalFacts(acting, True, NoticeMode.ON_ENTRY, reason, reason.value, signed, standings)
    return ApprovalFacts(acting, False, NoticeMode.ADVANCE, None, None, signed, standings)


async def _penalty(session: AsyncSession, row: InspectionVisit, on: date) -> SpotCaseFacts:
    """A warning on the spot, in a matter of the organ that is in force."""
    party = await session.get_one(Party, row.party_id)
    matter = MatterStanding("", row.organ_id, EnforcementCategory.PENALTY, MatterStatus.PUBLISHED, on, published_on=on)
    return await penalty_facts(session, row, party.kind, matter, FineRange(0, None), WARNING, on=on)
