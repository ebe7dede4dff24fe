"""What comes next, of what is on record (下一步的事实归集): the facts that the acts gather under a lock, read without one.

Each procedure's own gathering reads them, so that what is offered and what is refused cannot differ. Facts that an act brings
with it stand as they would if it were done now: by the officers of the case, where credentials were shown last today, by a
clerk of the window, by a leader.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.permissions import Permission
from api.cases.models import Case
from api.cases.proceeding import actors_of, facts_of, load, respondent
from api.clocks import LegalTime, legal_day
from api.decisions.facts import SpotCaseFacts
from api.decisions.gathering import SpotCase, after_decision, case_facts
from api.decisions.general_gathering import general_facts
from api.inspections.facts import moments
from api.inspections.models import InspectionVisit
from api.inspections.rules import Moment, Presence
from api.law.gates import Gap, gaps_of
from api.licences import gathering as licences
from api.licences.facts import Clerk, LicenceFacts
from api.measures import gathering as measures
from api.measures.facts import Item
from api.measures.holder import Holder
from api.measures.models import Measure
from api.measures.rules import MAY_IMPOSE, MAY_REQUEST, owner_open
from api.procedures.common import steps_of
from api.procedures.general import GeneralCase
from api.procedures.measures import next_measure_acts
from api.procedures.next_acts import NextAct, holders
from api.procedures.review import next_submission, proposal_to_come
from api.procedures.signed import in_force, shown_today, signed_by_a_leader
from api.proceedings import gathering as proceedings
from api.proceedings import legal_review
from api.proceedings.acts.execute import OnTheSpot, execution_facts
from api.proceedings.correction_rules import MAY_ANNOUNCE_DEMOLITION, MAY_DEMOLISH, AnnouncementFacts
from api.proceedings.decision_facts import DecisionFacts
from api.proceedings.decision_rules import REVIEW
from api.proceedings.execution_rules import MAY_EXECUTE
from api.proceedings.facts import ProceedingFacts
from api.proceedings.models import CommonProceeding
from api.registry.standing import acting_officers
from api.review.standing import review_standing, rounds_of
from api.vocabulary import CaseProcedure, EnforcementCategory, MeasureKind, StaffRole, TimelineEventKind

K = TimelineEventKind
DECIDE = "decideProceeding"
ANNOUNCE, EXECUTE = "announceDemolition", "carryOutExecution"
"""The mutations of an execution on the spot."""

REQUEST, AT_ONCE = "requestMeasure", "imposeInEmergency"
"""The mutations that begin a measure."""

SOMETHING = (Item("……"),)
"""Whatever is taken."""

CLERK = frozenset({StaffRole.WINDOW_CLERK})


async def spot_case(session: AsyncSession, case: Case, *, on: date) -> SpotCaseFacts:
    """A case of the simple procedure on a day; what is judged is what the party was told."""
    found, party = await load(session, case, on=on), await respondent(session, case.id)
    assert case.origin_visit_id is not None, "a simple case grows out of a visit"
    assert party is not None, "whose party it names"
    visit = await session.get_one(InspectionVisit, case.origin_visit_id)
    return await case_facts(session, SpotCase(case, found.officers, visit.place, party), on=on)


async def general_case(session: AsyncSession, case: Case, *, at: LegalTime) -> GeneralCase:
    """A case of the general procedure now: its way, the penalty as it was last weighed, what followed."""
    on = legal_day(at)
    found = await load(session, case, on=on)
    way = replace(
        await facts_of(session, found, on=on),
        presence=_presence(found.moments(K.CREDENTIAL_SHOWN), at),
        approver_signed=await signed_by_a_leader(session, case.id, "FILING_APPROVAL"),
        discussed=await in_force(session, case.id, "COLLECTIVE_DISCUSSION_RECORD"),
    )
    penalty = await general_facts(session, found, on=on) if way.party_known else None
    return GeneralCase(way, penalty, await after_decision(session, case, on=on))


async def licence_case(session: AsyncSession, case: Case, *, by: Actor, at: LegalTime) -> LicenceFacts:
    """A licence case now. It is judged as what it can become: refused where the findings forbid to grant it."""
    found, on = await licences.load(session, case), legal_day(at)
    examiners = await acting_officers(
        session, found.examiner_ids, organ_id=case.organ_id, category=EnforcementCategory.LICENCE, on=on
    )
    place = shown_today(await moments(session, (case.id,), K.CREDENTIAL_SHOWN), on)
    facts = await licences.facts_of(session, found, by=by, at=at, acting=examiners, place=place)
    grant = facts.conforms is not False and facts.tests_conform
    review = await licences.review_gap(session, case, grant=grant, on=on) if facts.in_examination else None
    return replace(facts, clerk=Clerk(CLERK, case.organ_id), review=review)


async def next_proceeding_acts(
    session: AsyncSession, row: CommonProceeding, *, by: Actor, at: LegalTime
) -> tuple[NextAct, ...]:
    """What is still to come in a levy, requisition, charge or execution; a major decision also waits for its review."""
    found = await proceedings.load(session, row, on=legal_day(at))
    facts = await proceedings.facts_of(session, found, by=by, at=at)
    reviewed = await _review_of_decision(session, row, facts)
    steps = tuple(
        NextAct(step.act, step.label, step.roles, (*step.gaps(facts), *(reviewed if step.act == DECIDE else ())))
        for step in steps_of(facts)
    )
    return (*steps, *await executing(session, found, facts, at=at))


async def executing(
    session: AsyncSession, found: proceedings.Found, facts: ProceedingFacts, *, at: LegalTime
) -> tuple[NextAct, ...]:
    """An execution carried out in the last minute, filmed and supervised, and a demolition announced today for tomorrow."""
    if facts.procedure is not CaseProcedure.COMPULSORY_EXECUTION or facts.ended is not None:
        return ()
    done = OnTheSpot(
        place="", begun_at=at - timedelta(minutes=1), ended_at=at, fulfilled=True, recordings=("……",), cost_fen=0,
        supervisor_id=found.row.officer_ids[0],
    )  # fmt: skip
    number = facts.ruled.number if facts.ruled else ""
    carried_out, pulled_down = await execution_facts(session, found, facts, done, paper_number=number)
    until = pulled_down.announced_until
    announced = AnnouncementFacts(
        facts, "……", "……", facts.on + timedelta(days=1), until is not None and facts.on <= until
    )
    roles = holders(Permission.HANDLE_CASE)
    return (
        NextAct(ANNOUNCE, "强制拆除公告", roles, gaps_of(MAY_ANNOUNCE_DEMOLITION, announced)),
        NextAct(
            EXECUTE, "实施强制执行", roles, (*gaps_of(MAY_EXECUTE, carried_out), *gaps_of(MAY_DEMOLISH, pulled_down))
        ),
    )


async def submission(session: AsyncSession, case: Case, *, at: LegalTime) -> NextAct:
    """A proposal of the case about to be submitted for legal review."""
    proposal = proposal_to_come(await rounds_of(session, case.id))
    standing = await review_standing(session, case, proposal, on=legal_day(at))
    return next_submission(standing, case.category)


async def next_new_measure_acts(session: AsyncSession, holder: Holder, *, at: LegalTime) -> tuple[NextAct, ...]:
    """Measures that may be taken anew on a visit or in a case that is open: asked for, or at once. What is to be taken, and
    why it could not wait, comes with the act."""
    if holder.party_id is None:
        return ()
    on = legal_day(at)
    actors = await actors_of(session, holder.officer_ids, on=on)
    place = shown_today(await moments(session, holder.owner_ids, K.CREDENTIAL_SHOWN), on)
    asked = await measures.request_facts(
        session, holder, actors, "", at, kind=MeasureKind.SEAL, items=SOMETHING, period_days=1, value_fen=0
    )
    if owner_open(asked) is not None:
        return ()
    at_once = replace(
        asked, acting=replace(asked.acting, place=place or None), presence=replace(asked.presence, place=place),
        emergency=True, emergency_reason="……",
    )  # fmt: skip
    roles = holders(Permission.TAKE_MEASURE)
    return (
        NextAct(REQUEST, "申请采取强制措施", roles, gaps_of(MAY_REQUEST, asked)),
        NextAct(AT_ONCE, "情况紧急当场实施强制措施", roles, gaps_of(MAY_IMPOSE, at_once)),
    )


async def next_acts_on_measures(
    session: AsyncSession, holder: Holder, *, at: LegalTime
) -> list[tuple[UUID, tuple[NextAct, ...]]]:
    """The measures of a visit or case that have not ended, the earliest first, each with what may be done about it."""
    query = select(Measure).where(col(Measure.owner_id).in_(holder.owner_ids)).order_by(col(Measure.requested_at))
    return [
        (row.id, await next_acts_on_measure(session, row, holder, at=at))
        for row in (await session.execute(query)).scalars().all()
    ]


async def next_acts_on_measure(
    session: AsyncSession, row: Measure, holder: Holder, *, at: LegalTime
) -> tuple[NextAct, ...]:
    """What may be done about one measure, by all officers of whoever holds it."""
    on = legal_day(at)
    actors = await actors_of(session, holder.officer_ids, on=on)
    place = shown_today(await moments(session, holder.owner_ids, K.CREDENTIAL_SHOWN), on)
    found = await measures.load(session, row, holder)
    return next_measure_acts(await measures.facts_of(session, found, actors, place, at))


async def _review_of_decision(session: AsyncSession, row: CommonProceeding, facts: ProceedingFacts) -> tuple[Gap, ...]:
    """The legal review's gaps of a decision of what was started."""
    amount = facts.started.amount_fen or row.amount_fen
    major = await legal_review.reasons_on(session, row, amount, None, on=facts.on)
    last = await legal_review.last_review(session, row)
    return gaps_of(REVIEW, DecisionFacts(facts, paper_amount_fen=amount, major=major, review=last))


def _presence(shown: Sequence[Moment], at: LegalTime) -> Presence:
    """An act at the place where credentials were shown last today; nowhere, if they were not."""
    return Presence(at, shown_today(shown, legal_day(at)), tuple(shown))
