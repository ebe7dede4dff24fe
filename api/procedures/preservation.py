"""Samples and preserved evidence (抽样取证、先行登记保存) as acts with their gates (行政处罚法 第五十六条), of what is on record.

By all officers of whoever holds the evidence, where credentials were shown last today. The list that is handed over with a
notice comes with the act: it is taken to name the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.permissions import Permission
from api.cases.proceeding import actors_of
from api.clocks import LegalTime, legal_day
from api.inspections.facts import moments
from api.law.gates import gaps_of
from api.measures.holder import Holder
from api.papers.models import Document, DocumentVoid
from api.preservation.facts import ApprovalFacts, HandlingFacts, OnTheSpotFacts, PreservationFacts, PreservationOutcome
from api.preservation.gathering import approving, handling, not_dealt_with, on_the_spot, preserving
from api.preservation.rules import MAY_APPROVE, MAY_HANDLE, MAY_PRESERVE, MAY_SAMPLE, owner_open
from api.procedures.next_acts import NextAct, holders
from api.procedures.signed import shown_today
from api.vocabulary import TimelineEventKind

SAMPLE, APPROVE, PRESERVE, HANDLE = "takeSample", "approvePreservation", "preserveEvidence", "handlePreservation"
ACTS = frozenset({SAMPLE, APPROVE, PRESERVE, HANDLE})


@dataclass(frozen=True, slots=True)
class Kept:
    """A notice that may be acted on. ``preserving`` is None until it is in force."""

    document_id: UUID
    approving: ApprovalFacts
    preserving: PreservationFacts | None


@dataclass(frozen=True, slots=True)
class Preserving:
    """A visit or case now: its notices, and what was preserved and waits, by the event that tells it."""

    spot: OnTheSpotFacts
    notices: tuple[Kept, ...]
    waiting: tuple[tuple[UUID, HandlingFacts], ...]


def next_preservation_acts(now: Preserving) -> Iterator[tuple[str, UUID | None, NextAct]]:
    """Every act that has its place: the prefix and key of what it is about – None for the visit or case itself –, and the act."""
    conduct = holders(Permission.CONDUCT_INSPECTION)
    if owner_open(now.spot) is None:
        yield "", None, NextAct(SAMPLE, "抽样取证", conduct, gaps_of(MAY_SAMPLE, now.spot))
        for kept in now.notices:
            if not kept.approving.approved:
                leaders = holders(Permission.APPROVE_MEASURE)
                yield (
                    "document",
                    kept.document_id,
                    NextAct(APPROVE, "批准先行登记保存", leaders, gaps_of(MAY_APPROVE, kept.approving)),
                )
            if kept.preserving is not None and not kept.preserving.preserved:
                yield (
                    "document",
                    kept.document_id,
                    NextAct(PRESERVE, "先行登记保存", conduct, gaps_of(MAY_PRESERVE, kept.preserving)),
                )
    for event_id, facts in now.waiting:
        yield "event", event_id, NextAct(HANDLE, "处理先行登记保存的证据", conduct, gaps_of(MAY_HANDLE, facts))


async def preservation_of(session: AsyncSession, holder: Holder, *, at: LegalTime) -> Preserving:
    """What ``next_preservation_acts`` asks, of a visit or case."""
    on = legal_day(at)
    actors = await actors_of(session, holder.officer_ids, on=on)
    place = shown_today(await moments(session, holder.owner_ids, TimelineEventKind.CREDENTIAL_SHOWN), on)
    spot = await on_the_spot(session, holder, actors, place, at)
    return Preserving(
        spot,
        tuple([await _kept(session, spot, holder, notice) for notice in await _notices(session, holder)]),
        tuple([
            (each.id, await handling(
                session, holder, each.id, holder.officer_ids, PreservationOutcome.RELEASED, "……", at
            ))
            for each in await not_dealt_with(session, holder.owner_ids)
        ]),
    )  # fmt: skip


async def _kept(session: AsyncSession, spot: OnTheSpotFacts, holder: Holder, notice: Document) -> Kept:
    """A notice, whose list says the same; without a party nothing is preserved."""
    approval = await approving(session, holder, notice)
    if notice.in_force_at is None or holder.party_id is None:
        return Kept(notice.id, approval, None)
    same = {"items": notice.data.get("items"), "decisionNumber": notice.number}
    return Kept(notice.id, approval, await preserving(session, spot, holder, notice, same))


async def _notices(session: AsyncSession, holder: Holder) -> list[Document]:
    """The issued notices of the dossiers, the void ones left out."""
    query = (
        select(Document)
        .outerjoin(DocumentVoid, col(DocumentVoid.document_id) == col(Document.id))
        .where(
            col(Document.owner_id).in_(holder.owner_ids), col(Document.template) == "PRESERVATION_NOTICE",
            col(Document.issued_at).is_not(None), col(DocumentVoid.document_id).is_(None),
        )
        .order_by(col(Document.issued_at))
    )  # fmt: skip
    return list((await session.execute(query)).scalars())
