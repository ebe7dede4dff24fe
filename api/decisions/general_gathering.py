"""Gathering the facts of a case of the general procedure (普通程序案情归集) from its rows, with a penalty to be judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Case
from api.cases.proceeding import Proceeding, investigators_of, respondent
from api.cases.proceeding_models import Clue
from api.cases.recusal_rules import Duty
from api.clocks import legal_day
from api.decisions import records
from api.decisions.applicable_law import ApplicableRange, applicable_range
from api.decisions.facts import Band, FineRange, Proposal
from api.decisions.gathering import decided_of
from api.decisions.general_facts import Defence, Discussed, GeneralCaseFacts, HearingAsked, Redone, Told
from api.decisions.hearing_models import (
    CollectiveDiscussion,
    Hearing,
    HearingRecord,
    HearingRequest,
    HearingWithdrawal,
    PenaltyNotice,
    StatementRecheck,
)
from api.decisions.hearing_rules import hearing_grounds
from api.decisions.models import Decision, Statement, StatementOutcome
from api.law.codes import Code
from api.law.gates import refuse
from api.law.parameter import Settings
from api.law.parameters import REVIEW_TIMING
from api.registry.models import Matter, Organ
from api.registry.standing import acting_officers
from api.remedies.models import RemedyOutcome, RemedyProceeding
from api.review.proposal import ReviewedProposal
from api.review.standing import review_standing
from api.tables import Json
from api.vocabulary import MatterStatus, PartyKind, PenaltyKind, RemedyResult, ReviewTiming

NO_PENALTY = ReviewedProposal(action="不予行政处罚")
"""What a legal review judges where nothing is to be imposed."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What bounds a fine on a day: the applicable range, and the standard's identity for the record."""

    range: ApplicableRange
    standard_id: UUID | None
    standard_version: int | None


async def general_facts(
    session: AsyncSession, found: Proceeding, proposal: Proposal | None = None, *, on: date,
    deciders: Sequence[Actor] = (), duty: str = "案件决定人员",
) -> GeneralCaseFacts:  # fmt: skip
    """The facts of a case on a day, with a penalty to be judged – by default what it was last weighed to be.

    Raises Refused VALIDATION for a case without a respondent.
    """
    case = found.case
    party = await respondent(session, case.id)
    if party is None:
        raise refuse(Code.VALIDATION, "本案尚无当事人。", missing=("当事人",))
    matter = await session.get_one(Matter, case.matter_id)
    notice = await latest_notice(session, case.id)
    judged = proposal or await weighed(session, case.id) or Proposal(())
    settings = await settings_of(session, case.organ_id)
    timing = REVIEW_TIMING.resolve(on, settings, case.category)
    return GeneralCaseFacts(
        acting=await acting_officers(
            session, found.officer_ids, organ_id=case.organ_id, category=case.category, on=on
        ),
        progress=found.progress, matter=records.standing_of_matter(matter), party_kind=party.kind, proposal=judged,
        fine_range=(await weighing_of(session, case, on=on)).range.fine_range,
        review=await review_standing(session, case, reviewed(judged), on=on), standings=found.standings,
        told=told_of(notice) if notice else None, defences=await _defences(session, case.id),
        hearing=await _hearing(session, notice) if notice else None,
        hearing_grounds=hearing_grounds(judged, PartyKind(party.kind), on, settings),
        discussed=await _discussed(session, case.id),
        deciders=await _duties(session, found, deciders, duty) if deciders else (),
        earlier_fines=await records.earlier_fines(session, party.id, matter.code, but=case.id),
        decided=await decided_of(session, case.id), reviewed_before_notice=ReviewTiming.PRE_NOTICE.value in timing,
        no_penalty=await review_standing(session, case, NO_PENALTY, on=on), redone=await _redone(session, case, notice),
    )  # fmt: skip


async def _redone(session: AsyncSession, case: Case, notice: PenaltyNotice | None) -> Redone | None:
    """The last decision of the case that a remedy took away for its substance and ordered to be made anew."""
    query = (
        select(Decision, RemedyOutcome)
        .join(RemedyProceeding, col(RemedyProceeding.contested_id) == col(Decision.document_id))
        .join(RemedyOutcome, col(RemedyOutcome.remedy_id) == col(RemedyProceeding.id))
        .where(
            col(Decision.case_id) == case.id, col(RemedyOutcome.result) == RemedyResult.REDO,
            col(RemedyOutcome.on_procedure).is_(False),
        )
        .order_by(col(RemedyOutcome.at).desc())
        .limit(1)
    )  # fmt: skip
    found = (await session.execute(query)).one_or_none()
    if found is None:
        return None
    decision, outcome = found
    since = notice is not None and notice.at > outcome.at and bool((notice.new_facts or "").strip())
    return Redone(frozenset(decision.kinds), decision.fine_fen, since)


async def weighed(session: AsyncSession, case_id: UUID) -> Proposal | None:
    """The penalty as the case was last weighed: by its discussion, else by an accepted defence, else as it was told."""
    notice = await latest_notice(session, case_id)
    discussion = await latest_discussion(session, case_id)
    if discussion is not None and (notice is None or discussion.at > notice.at):
        return proposal_of(discussion.result)
    if notice is None:
        return None
    told = proposal_of(notice.proposal)
    rechecks = select(StatementRecheck).where(
        col(StatementRecheck.case_id) == case_id, col(StatementRecheck.at) >= notice.at,
        col(StatementRecheck.reweighing).is_not(None),
    )  # fmt: skip
    latest = rechecks.order_by(col(StatementRecheck.at).desc()).limit(1)
    recheck = (await session.execute(latest)).scalar_one_or_none()
    return proposal_of(recheck.reweighing) if recheck is not None and recheck.reweighing else told


async def weighing_of(session: AsyncSession, case: Case, *, on: date) -> Weighing:
    """The range and bands that bound a fine decided on a day: the matter as in force then or, if lighter, now."""
    matter = await session.get_one(Matter, case.matter_id)
    clue = (await session.execute(select(Clue).where(col(Clue.case_id) == case.id))).scalar_one_or_none()
    done_on = (clue.violation_ended_on or clue.received_on) if clue else on
    now, then = await _version_on(session, matter, on), await _version_on(session, matter, done_on)
    present, former = await _range(session, now or matter, on), None
    if then is not None and (now is None or then.id != now.id):
        former = await _range(session, then, done_on)
    chosen = applicable_range(present, former)
    version = then if then is not None and chosen.fine_range is former else now or matter
    standard = await records.discretion_standard(session, version.id, done_on if version is then else on)
    return Weighing(chosen, standard.id if standard else None, standard.version if standard else None)


async def latest_notice(session: AsyncSession, case_id: UUID) -> PenaltyNotice | None:
    """The last notice served."""
    query = select(PenaltyNotice).where(col(PenaltyNotice.case_id) == case_id)
    return (await session.execute(query.order_by(col(PenaltyNotice.at).desc()).limit(1))).scalar_one_or_none()


async def latest_discussion(session: AsyncSession, case_id: UUID) -> CollectiveDiscussion | None:
    """The last collective discussion."""
    query = select(CollectiveDiscussion).where(col(CollectiveDiscussion.case_id) == case_id)
    return (await session.execute(query.order_by(col(CollectiveDiscussion.at).desc()).limit(1))).scalar_one_or_none()


async def settings_of(session: AsyncSession, organ_id: UUID) -> Settings:
    """The organ's own values of the parameters."""
    settings: Settings = (await session.get_one(Organ, organ_id)).settings
    return settings


def told_of(notice: PenaltyNotice) -> Told:
    """A notice as the rules see it."""
    return Told(proposal_of(notice.proposal), notice.at, notice.received_on, notice.state_until, notice.hearing_until)


def as_json(proposal: Proposal) -> Json:
    """A proposal as facts keep it."""
    return {
        "kinds": [kind.value for kind in proposal.kinds], "fineFen": proposal.fine_fen, "band": proposal.band,
        "mitigation": proposal.mitigation, "confiscatedFen": proposal.confiscated_fen, "deviation": proposal.deviation,
        "gainsFen": proposal.gains_fen,
    }  # fmt: skip


def proposal_of(stored: Json) -> Proposal:
    """A proposal that ``as_json`` wrote."""
    return Proposal(
        tuple(PenaltyKind(kind) for kind in stored["kinds"]), stored["fineFen"], stored["band"], stored["mitigation"],
        stored["confiscatedFen"], stored["deviation"], stored.get("gainsFen"),
    )  # fmt: skip


def reviewed(proposal: Proposal) -> ReviewedProposal:
    """A proposal as a legal review judges it."""
    return ReviewedProposal(proposal.kinds, proposal.fine_fen, proposal.confiscated_fen)


async def _version_on(session: AsyncSession, matter: Matter, on: date) -> Matter | None:
    """The version of a matter that was in force on a day."""
    query = select(Matter).where(
        col(Matter.code) == matter.code, col(Matter.organ_id) == matter.organ_id, col(Matter.effective_from) <= on,
        col(Matter.status).in_([MatterStatus.PUBLISHED, MatterStatus.ABOLISHED, MatterStatus.SUPERSEDED]),
    )  # fmt: skip
    rows = (await session.execute(query.order_by(col(Matter.version).desc()))).scalars()
    return next((row for row in rows if row.effective_to is None or on <= row.effective_to), None)


async def _range(session: AsyncSession, matter: Matter, on: date) -> FineRange:
    standard = await records.discretion_standard(session, matter.id, on)
    bands = tuple(Band(band["name"], band["fromFen"], band["toFen"]) for band in (standard.bands if standard else ()))
    return FineRange(matter.fine_min_fen or 0, matter.fine_max_fen, bands)


async def _defences(session: AsyncSession, case_id: UUID) -> tuple[Defence, ...]:
    query = (
        select(Statement.id, Statement.outcome, Statement.at, StatementRecheck.id)
        .outerjoin(StatementRecheck, col(StatementRecheck.statement_id) == col(Statement.id))
        .where(col(Statement.case_id) == case_id)
        .order_by(col(Statement.at))
    )
    rows = await session.execute(query)
    return tuple(Defence(key, StatementOutcome(outcome), at, recheck is not None) for key, outcome, at, recheck in rows)


async def standing_request(session: AsyncSession, notice: PenaltyNotice) -> HearingRequest | None:
    """The request for a hearing that stands after a notice 听证申请 (行政处罚法 第六十三条、第六十四条).

    Made after it – or before, and by then neither given up nor heard: being told anew takes nothing away from the party.
    """
    given_up = select(HearingWithdrawal.id).where(
        col(HearingWithdrawal.request_id) == col(HearingRequest.id), col(HearingWithdrawal.at) <= notice.at
    )
    heard = (
        select(HearingRecord.id)
        .join(Hearing, col(Hearing.id) == col(HearingRecord.hearing_id))
        .where(col(Hearing.request_id) == col(HearingRequest.id), col(HearingRecord.closed_at) <= notice.at)
    )
    query = select(HearingRequest).where(
        col(HearingRequest.case_id) == notice.case_id,
        (col(HearingRequest.notice_id) == notice.id) | ~(given_up.exists() | heard.exists()),
    )
    return (await session.execute(query.order_by(col(HearingRequest.at).desc()).limit(1))).scalar_one_or_none()


async def _hearing(session: AsyncSession, notice: PenaltyNotice) -> HearingAsked | None:
    """The hearing asked for that stands after a notice. The last arrangement counts."""
    request = await standing_request(session, notice)
    if request is None:
        return None
    gone = select(HearingWithdrawal.id).where(col(HearingWithdrawal.request_id) == request.id)
    arranged = await latest_hearing(session, request.id)
    held = None
    if arranged is not None:
        record = select(HearingRecord).where(col(HearingRecord.hearing_id) == arranged.id)
        held = (await session.execute(record)).scalar_one_or_none()
    return HearingAsked(
        request.requested_on, (await session.execute(gone)).scalar_one_or_none() is not None,
        legal_day(arranged.scheduled_at) if arranged else None, legal_day(held.closed_at) if held else None,
    )  # fmt: skip


async def latest_hearing(session: AsyncSession, request_id: UUID) -> Hearing | None:
    """The last arrangement of a hearing that was asked for."""
    query = select(Hearing).where(col(Hearing.request_id) == request_id).order_by(col(Hearing.at).desc()).limit(1)
    return (await session.execute(query)).scalar_one_or_none()


async def _discussed(session: AsyncSession, case_id: UUID) -> Discussed | None:
    discussion = await latest_discussion(session, case_id)
    return Discussed(proposal_of(discussion.result), discussion.at) if discussion else None


async def _duties(session: AsyncSession, found: Proceeding, people: Sequence[Actor], duty: str) -> tuple[Duty, ...]:
    investigators = await investigators_of(session, found.case.id)
    return tuple(Duty(each.id, each.name, duty, investigators, found.standings) for each in people)
