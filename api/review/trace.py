"""Who answers for what (责任追溯): every step of a case with its people, their side, its papers and their signatures.

Assembled from what is on record – events, papers, marks, records of accountability – so nothing is kept twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.models import PersonKind
from api.cases.models import Case
from api.ledger.models import Event
from api.papers.models import Document, DocumentVoid, SignatureMark
from api.registry.models import StaffMember
from api.review.models import Accountability
from api.review.people_models import AccountabilityConclusion
from api.review.words import Responsible
from api.tables import Json
from api.vocabulary import StaffRole
from api.vocabulary.labelled import Labelled


class SignatureState(Labelled, chinese="签署状态"):
    """How far a document's signing plan has come."""

    DRAFT = "DRAFT", "草稿", "a draft: nobody can have signed"
    SIGNING = "SIGNING", "签署中", "issued, not fully signed"
    COMPLETE = "COMPLETE", "签署完毕", "fully signed, in force"
    VOIDED = "VOIDED", "作废", "declared void"


@dataclass(frozen=True, slots=True)
class Traced:
    """One step: what happened, who was in it as they were on the day, on which papers."""

    at: datetime
    what: str
    text: str
    actors: tuple[Json, ...]
    document_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its marks in order."""

    document: Document
    state: SignatureState
    marks: tuple[SignatureMark, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A case's steps in time, its papers, and on which side each person stands."""

    steps: tuple[Traced, ...]
    papers: Mapping[UUID, Paper]
    sides: Mapping[str, Responsible]

    def side_of(self, actor: Json) -> Responsible:
        """On whose side a person is responsible."""
        return self.sides.get(actor["id"], Responsible.OTHER)

    @property
    def responsible(self) -> tuple[Responsible, ...]:
        """The sides that appear, in their order."""
        found = {self.side_of(actor) for step in self.steps for actor in step.actors}
        return tuple(side for side in Responsible if side in found)


async def trace_of(session: AsyncSession, case: Case) -> Trace:
    """The trace of a case and of the visit it grew out of."""
    owners = [case.id, *([case.origin_visit_id] if case.origin_visit_id else [])]
    query = select(Event).where(col(Event.owner_id).in_(owners)).order_by(col(Event.at), col(Event.sequence))
    events = list((await session.execute(query)).scalars())
    steps = [Traced(e.at, e.kind.label, e.text, tuple(e.actors), tuple(e.document_ids)) for e in events]
    steps += await _without_event(session, case.id)
    steps.sort(key=lambda step: step.at)
    return Trace(
        tuple(steps),
        await _papers(session, {id_ for step in steps for id_ in step.document_ids}),
        await _sides(session, [actor for step in steps for actor in step.actors]),
    )


async def _without_event(session: AsyncSession, case_id: UUID) -> list[Traced]:
    """What is no part of the procedure and so not in the timeline: accountability opened and concluded."""
    opened = await session.execute(select(Accountability).where(col(Accountability.case_id) == case_id))
    ended = await session.execute(
        select(AccountabilityConclusion).where(col(AccountabilityConclusion.case_id) == case_id)
    )
    return [
        *(
            Traced(row.opened_at, "责任追究", f"{row.role.label}：{row.reason}", (row.actor,))
            for row in opened.scalars()
        ),
        *(
            Traced(row.concluded_at, "责任追究结论", f"{row.sanction.label}：{row.findings}", (row.actor,))
            for row in ended.scalars()
        ),
    ]


async def _papers(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Paper]:
    wanted = list(ids)
    documents = (await session.execute(select(Document).where(col(Document.id).in_(wanted)))).scalars()
    void = set(
        (
            await session.execute(select(DocumentVoid.document_id).where(col(DocumentVoid.document_id).in_(wanted)))
        ).scalars()
    )
    marks = await session.execute(
        select(SignatureMark).where(col(SignatureMark.document_id).in_(wanted)).order_by(col(SignatureMark.position))
    )
    by_document: dict[UUID, list[SignatureMark]] = {}
    for mark in marks.scalars():
        by_document.setdefault(mark.document_id, []).append(mark)
    return {
        document.id: Paper(document, _state(document, document.id in void), tuple(by_document.get(document.id, ())))
        for document in documents
    }


def _state(document: Document, void: bool) -> SignatureState:
    if void:
        return SignatureState.VOIDED
    if document.issued_at is None:
        return SignatureState.DRAFT
    return SignatureState.COMPLETE if document.in_force_at else SignatureState.SIGNING


async def _sides(session: AsyncSession, actors: Sequence[Json]) -> dict[str, Responsible]:
    """Officers and heads of units act for the case unit, reviewers and their head for the review unit."""
    staff_ids = {UUID(actor["id"]) for actor in actors if actor.get("kind") == PersonKind.STAFF.value}
    rows = await session.execute(select(StaffMember).where(col(StaffMember.id).in_(staff_ids)))
    sides = {str(member.id): _side_of_staff(member) for member in rows.scalars()}
    for actor in actors:
        if actor.get("kind") == PersonKind.OFFICER.value:
            sides[actor["id"]] = Responsible.CASE_UNIT
        elif actor.get("kind") == PersonKind.REVIEWER.value:
            sides[actor["id"]] = Responsible.REVIEW_UNIT
    return sides


def _side_of_staff(member: StaffMember) -> Responsible:
    roles = {member.role, *member.extra_roles}
    if member.principal:
        return Responsible.PRINCIPAL_HEAD
    if StaffRole.ORGAN_LEADER in roles:
        return Responsible.LEADER
    if roles & {StaffRole.REVIEWER, StaffRole.REVIEW_HEAD}:
        return Responsible.REVIEW_UNIT
    return Responsible.CASE_UNIT if StaffRole.UNIT_HEAD in roles else Responsible.OTHER
