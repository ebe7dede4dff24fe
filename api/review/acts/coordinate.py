"""Coordination (协调决策): where case unit and review unit differ, the leaders settle on one proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.officers import officers_now
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.review.facts import MeetingFacts
from api.review.gathering import LockedReview, lock_review, person_of, review_paper
from api.review.models import CounselRequest, ReviewCoordination
from api.review.proposal import ReviewedProposal, about_case
from api.review.round_rules import MAY_COORDINATE
from api.vocabulary import SignRole, StaffRole, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Meeting:
    """A coordination meeting. Whoever records it chaired it; ``attendees`` are the others, by kind and id.

    ``counsel_ids`` are those whose opinion was heard, ``document_id`` the signed 协调记录.
    """

    document_id: UUID
    attendees: Sequence[tuple[PersonKind, UUID]]
    proposal: ReviewedProposal
    decision: str
    counsel_ids: Sequence[UUID] = ()


async def coordinate_review(
    tx: WriteSession, review_id: UUID, meeting: Meeting, *, by: Actor, at: LegalTime
) -> ReviewCoordination:
    """Record what the leaders' meeting settled on 协调决定 (task list item 32). Only that may be submitted next.

    Raises Refused with every gap of MAY_COORDINATE; NOT_FOUND (the round, somebody who attended), VALIDATION (a counsel who
    was not asked), or as ``document_in_force``.
    """
    found = await lock_review(tx, review_id, by=by)
    others = [await _attendee(tx, kind, id_, found, at) for kind, id_ in meeting.attendees]
    attendees = list({actor.id: actor for actor in (by, *others)}.values())
    officers = await officers_now(tx, found.case.id)
    proposal = about_case(meeting.proposal, found.case.law, found.case.facts)
    signed_as = [SignRole.DEPUTY_HEAD, SignRole.ORGAN_HEAD]
    paper = await review_paper(tx, meeting.document_id, "REVIEW_COORDINATION", found.case.id, signed_as)
    facts = MeetingFacts(
        round=found.round, chair=person_of(by),
        unit_present=any(_of_case_unit(actor, found, officers) for actor in attendees),
        reviewer_present=any(
            actor.id in found.round.reviewer_ids or StaffRole.REVIEW_HEAD in actor.roles for actor in attendees
        ),
        proposal=proposal, decision=meeting.decision, signed_by=paper.signed_by,
    )  # fmt: skip
    require(MAY_COORDINATE, facts)
    await _require_asked(tx, review_id, meeting.counsel_ids)
    coordination = ReviewCoordination(
        review_id=review_id, case_id=found.case.id, organ_id=found.case.organ_id,
        attendees=[actor.snapshot() for actor in attendees], counsel_ids=list(meeting.counsel_ids),
        decision=meeting.decision.strip(), proposal=proposal.as_json(), document_id=meeting.document_id, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(coordination)
    await record(
        tx, TimelineEventKind.REVIEW_COORDINATED, owner_id=found.case.id, organ_id=found.case.organ_id, by=attendees,
        at=at, text=f"协调决定：{coordination.decision}", documents=[meeting.document_id],
        particulars={"reviewId": review_id, "fineFen": proposal.fine_fen},
    )  # fmt: skip
    return coordination


async def _attendee(tx: WriteSession, kind: PersonKind, id_: UUID, found: LockedReview, at: LegalTime) -> Actor:
    actor = await actor_of(tx, kind, id_, legal_day(at))
    if actor is None or actor.organ_id != found.case.organ_id:
        raise refuse(Code.NOT_FOUND, "参加人员不存在或者不是本机关人员。")
    return actor


def _of_case_unit(actor: Actor, found: LockedReview, officers: Sequence[UUID]) -> bool:
    heads = StaffRole.UNIT_HEAD in actor.roles and actor.unit_id == found.case.unit_id
    return heads or actor.id in officers


async def _require_asked(tx: WriteSession, review_id: UUID, counsel_ids: Sequence[UUID]) -> None:
    asked = select(CounselRequest.counsel_id).where(col(CounselRequest.review_id) == review_id)
    if set(counsel_ids) - set((await tx.execute(asked)).scalars()):
        raise refuse(Code.VALIDATION, "未就本次审核征求该法律顾问的意见。", missing=("法律顾问（counselIds）",))
