"""Who and what is on hand for an act of the review (审核办理归集): the locked case, its people, the papers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseOfficer
from api.cases.officers import officers_now
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.models import Event
from api.papers.models import Document, SignatureMark
from api.papers.paper import document_in_force
from api.registry.models import Officer, Reviewer
from api.review.facts import Person, ReviewerStanding, ReviewPaper, Round
from api.review.models import Review, ReviewChecklistItem
from api.review.standing import rounds_of
from api.vocabulary import RecordPhase, ReviewItem, SignRole, StaffRole


@dataclass(frozen=True, slots=True)
class LockedReview:
    """A round of a locked case, with every round the case has had."""

    case: Case
    review: Review
    round: Round
    rounds: tuple[Round, ...]

    @property
    def latest(self) -> bool:
        """Whether no later round was submitted."""
        return self.rounds[-1].id == self.review.id


async def lock_case(tx: WriteSession, case_id: UUID, *, by: Actor | None) -> Case:
    """Lock a case for somebody of its organ. Raises Refused NOT_FOUND."""
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id, populate_existing=True)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    return case


async def lock_review(tx: WriteSession, review_id: UUID, *, by: Actor | None) -> LockedReview:
    """Lock the case of a round. Raises Refused NOT_FOUND for an unknown round and for another organ's."""
    review = await tx.get(Review, review_id)
    if review is None:
        raise refuse(Code.NOT_FOUND)
    case = await lock_case(tx, review.case_id, by=by)
    rounds = await rounds_of(tx, case.id)
    return LockedReview(case, review, next(r for r in rounds if r.id == review_id), rounds)


async def require_case_unit(tx: WriteSession, case: Case, by: Actor, *, head_only: bool = False) -> None:
    """Raises Refused FORBIDDEN for anybody but the case's officers and the head of its unit, or but the head."""
    heads = StaffRole.UNIT_HEAD in by.roles and by.unit_id == case.unit_id
    if heads or (not head_only and by.id in await officers_now(tx, case.id)):
        return
    raise refuse(Code.FORBIDDEN, f"只有{'' if head_only else '本案执法人员或者'}承办机构负责人可以办理。")


async def handlers_of(session: AsyncSession, case: Case) -> frozenset[Person]:
    """Everybody who had a hand in the case itself, once or now.

    (1) its officers and those of the visit it grew out of, also who has left; (2) officers in any event outside the review;
    (3) staff who took part in the investigation; (4) who submitted a proposal to review.
    """
    ever = select(CaseOfficer.officer_id).where(col(CaseOfficer.case_id) == case.id)
    ids = set((await session.execute(ever)).scalars())
    if case.origin_visit_id is not None:
        ids |= set((await session.get_one(InspectionVisit, case.origin_visit_id)).officer_ids)
    owners = [case.id, *([case.origin_visit_id] if case.origin_visit_id else [])]
    submitters = select(Review.actor).where(col(Review.case_id) == case.id)
    submitted = {_person(actor) for actor in (await session.execute(submitters)).scalars()}
    return await handlers_in(session, owners, ids) | submitted


async def handlers_in(
    session: AsyncSession, owner_ids: Sequence[UUID], officer_ids: Collection[UUID]
) -> frozenset[Person]:
    """These officers, officers in any event of these files outside the review, and staff who took part in an investigation."""
    officers = select(Officer.id, Officer.name).where(col(Officer.id).in_(officer_ids))
    handlers = {Person(id_, name) for id_, name in await session.execute(officers)}
    events = select(Event.phase, Event.actors).where(
        col(Event.owner_id).in_(owner_ids), col(Event.phase) != RecordPhase.REVIEW
    )
    for phase, actors in await session.execute(events):
        handlers |= {_person(actor) for actor in actors if _had_a_hand(actor, phase)}
    return frozenset(handlers)


async def standing_of_reviewers(session: AsyncSession, reviewer_ids: Sequence[UUID]) -> tuple[ReviewerStanding, ...]:
    """Reviewers as the rules ask about them, in the order named and as often. Raises Refused NOT_FOUND."""
    rows = await session.execute(select(Reviewer).where(col(Reviewer.id).in_(reviewer_ids)))
    known = {row.id: row for row in rows.scalars()}
    if any(id_ not in known for id_ in reviewer_ids):
        raise refuse(Code.NOT_FOUND, "法制审核人员不存在。")
    return tuple(
        ReviewerStanding(
            Person(id_, known[id_].name), known[id_].organ_id, known[id_].active, known[id_].first_review_year,
            bool((known[id_].legal_qualification_no or "").strip()),
        )
        for id_ in reviewer_ids
    )  # fmt: skip


async def checklist(session: AsyncSession) -> tuple[ReviewItem, ...]:
    """The items that reviewers ask, in order: those on record, else all that the law and the guidance name."""
    query = select(ReviewChecklistItem.item).order_by(col(ReviewChecklistItem.position))
    return tuple(ReviewItem(item) for item in (await session.execute(query)).scalars()) or tuple(ReviewItem)


async def review_paper(
    tx: WriteSession, document_id: UUID, template: str, case_id: UUID, signed_as: Iterable[SignRole]
) -> ReviewPaper:
    """What a paper of the review says, and who signed it in these places. Raises Refused as ``document_in_force``."""
    document: Document = await document_in_force(tx, document_id, template=template, owner_ids=(case_id,))
    marks = select(SignatureMark.signer_id).where(
        col(SignatureMark.document_id) == document.id, col(SignatureMark.role).in_(list(signed_as)),
        col(SignatureMark.refused_note).is_(None),
    )  # fmt: skip
    data = document.data
    proposal = data.get("proposal") or {}
    return ReviewPaper(
        timing=data.get("timing"),
        number=data.get("round"),
        kinds=frozenset(proposal.get("kinds") or ()),
        fine_fen=proposal.get("fineFen"),
        outcome=data.get("outcome"),
        signed_by=frozenset((await tx.execute(marks)).scalars()),
    )


def person_of(actor: Actor) -> Person:
    """An actor as the rules compare people."""
    return Person(actor.id, actor.name)


def _had_a_hand(actor: dict[str, str], phase: RecordPhase) -> bool:
    """An officer wherever they appear; staff and reviewers in the investigation. A party is not of the organ."""
    kind = actor.get("kind")
    if kind == PersonKind.OFFICER.value:
        return True
    return kind in (PersonKind.STAFF.value, PersonKind.REVIEWER.value) and phase is RecordPhase.EVIDENCE


def _person(actor: dict[str, str]) -> Person:
    return Person(UUID(actor["id"]), actor["name"])
