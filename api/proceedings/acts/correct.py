"""A demolition is announced (强制拆除公告); what was enforced is given back (执行回转)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Deadline
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.models import Decision
from api.law.gates import require
from api.ledger.event import record
from api.proceedings.correction_models import DemolitionAnnouncement, ExecutionReturn, ReturnGround, ReturnKind
from api.proceedings.correction_rules import (
    MAY_ANNOUNCE_DEMOLITION,
    MAY_RETURN,
    AnnouncementFacts,
    DemolitionFacts,
    ReturnFacts,
)
from api.proceedings.gathering import Found, facts_of, lock_own, lock_proceeding
from api.proceedings.models import CommonProceeding, ProceedingDecision
from api.proceedings.performance_models import ExecutionAct
from api.remedies.standing import remedy_standing
from api.vocabulary import TimelineEventKind

K = TimelineEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What is to be pulled down, what the announcement says and where it stands, and the last day to remove it oneself."""

    target: str
    content: str
    media: Sequence[str]
    demolish_by: date


async def announce_demolition(
    tx: WriteSession, proceeding_id: UUID, announcement: Announcement, *, by: Actor, at: LegalTime
) -> DemolitionAnnouncement:
    """Announce a demolition 强制拆除公告 (行政强制法 第四十四条).

    Raises Refused with every gap of MAY_ANNOUNCE_DEMOLITION; NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    until = await announced_until(tx, proceeding_id)
    require(MAY_ANNOUNCE_DEMOLITION, AnnouncementFacts(
        await facts_of(tx, found, by=by, at=at), announcement.target, announcement.content, announcement.demolish_by,
        until is not None and legal_day(at) <= until,
    ))  # fmt: skip
    row = DemolitionAnnouncement(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, target=announcement.target.strip(),
        content=announcement.content.strip(), media=[each.strip() for each in announcement.media if each.strip()],
        demolish_by=announcement.demolish_by, announced_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, K.DEMOLITION_ANNOUNCED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=found.officers, at=at,
        text=f"公告限期自行拆除{row.target}，期限至{row.demolish_by.isoformat()}",
        particulars={"target": row.target, "demolishBy": row.demolish_by, "media": row.media},
    )  # fmt: skip
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingBack:
    """What is given back: why, how, and how much of money."""

    ground: ReturnGround
    kind: ReturnKind
    description: str
    reason: str
    amount_fen: int | None = None


async def return_execution(
    tx: WriteSession, proceeding_id: UUID, giving: GivingBack, *, by: Actor, at: LegalTime
) -> ExecutionReturn:
    """A leader has what was enforced given back 执行回转 (行政强制法 第四十一条), in the course of execution or after its end.

    Raises Refused with every gap of MAY_RETURN; NOT_FOUND.
    """
    found = await lock_proceeding(tx, proceeding_id, by=by, at=at)
    facts = await facts_of(tx, found, by=by, at=at)
    acts = select(ExecutionAct.id).where(col(ExecutionAct.proceeding_id) == proceeding_id).limit(1)
    earlier = sa.select(sa.func.coalesce(sa.func.sum(col(ExecutionReturn.amount_fen)), 0)).where(
        col(ExecutionReturn.proceeding_id) == proceeding_id, col(ExecutionReturn.kind) == ReturnKind.RETURNED
    )
    document_id, _ = await _base(tx, found.row)
    changed = await remedy_standing(tx, [document_id]) if document_id else None
    require(MAY_RETURN, ReturnFacts(
        facts, giving.ground, giving.kind, giving.amount_fen, giving.description, giving.reason,
        executed=(await tx.execute(acts)).scalar_one_or_none() is not None, paid_fen=facts.ruled.paid_fen if facts.ruled else 0,
        returned_fen=int((await tx.execute(earlier)).scalar_one() or 0),
        base_changed=changed is not None and changed.amount_fen is not None,
    ))  # fmt: skip
    row = ExecutionReturn(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, ground=giving.ground, kind=giving.kind,
        amount_fen=giving.amount_fen, description=giving.description.strip(), reason=giving.reason.strip(),
        returned_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, K.EXECUTION_RETURNED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"执行回转，{row.kind.label}：{row.description}",
        particulars={"ground": row.ground, "kind": row.kind, "amountFen": row.amount_fen, "reason": row.reason},
    )  # fmt: skip
    return row


async def demolition_facts(
    session: AsyncSession, found: Found, on: date, *, demolition: bool, cut_off: tuple[str, ...], residents: bool
) -> DemolitionFacts:
    """What an execution must have waited for where it pulls something down. What was announced is a demolition."""
    until = await announced_until(session, found.row.id)
    document_id, owner_id = await _base(session, found.row)
    latest = sa.select(sa.func.max(col(Deadline.due_on))).where(
        col(Deadline.owner_id) == owner_id, col(Deadline.rule).in_(("ASK_RECONSIDERATION", "SUE"))
    )
    remedies = await remedy_standing(session, [document_id] if document_id else [])
    return DemolitionFacts(
        on, demolition or until is not None, until, (await session.execute(latest)).scalar_one(), remedies.pending, cut_off,
        residents,
    )  # fmt: skip


async def announced_until(session: AsyncSession, proceeding_id: UUID) -> date | None:
    """The last day of the latest announcement."""
    query = sa.select(sa.func.max(col(DemolitionAnnouncement.demolish_by))).where(
        col(DemolitionAnnouncement.proceeding_id) == proceeding_id
    )
    return (await session.execute(query)).scalar_one()


async def _base(session: AsyncSession, row: CommonProceeding) -> tuple[UUID | None, UUID | None]:
    """The document of the decision that is enforced, and the dossier in which it was made."""
    if row.base_decision_id is not None:
        decision = await session.get_one(Decision, row.base_decision_id)
        return decision.document_id, decision.case_id
    query = select(ProceedingDecision).where(col(ProceedingDecision.proceeding_id) == row.base_proceeding_id)
    ruling = (await session.execute(query)).scalar_one_or_none()
    return (ruling.document_id, ruling.proceeding_id) if ruling else (None, None)
