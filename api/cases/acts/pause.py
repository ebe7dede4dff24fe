"""Suspending and ending an investigation without a decision (中止、移送、撤销立案), and more time for the decision (延期)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from api.access.actor import Actor
from api.calendar.counting import Period
from api.cases import deadlines
from api.cases.proceeding import Proceeding, facts_of, lock_case, reasoned, require_leader, written
from api.cases.rules import MAY_CANCEL, MAY_EXTEND, MAY_RESUME, MAY_SUSPEND, MAY_TRANSFER, CaseFacts
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Gates, refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.papers.paper import document_in_force
from api.vocabulary import TimelineEventKind

K = TimelineEventKind
CLOCK = ("DECIDE_CASE", "EXTEND_CASE")
"""The limits that run until the decision."""


async def suspend_investigation(tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> Event:
    """A leader suspends the investigation 中止调查. The days until it is resumed do not count towards the decision.

    Raises Refused with every gap of MAY_SUSPEND, REASON_REQUIRED, NOT_FOUND, FORBIDDEN.
    """
    _, event = await _by_leader(tx, case_id, MAY_SUSPEND, K.INVESTIGATION_SUSPENDED, "批准中止调查", reason, by, at)
    return event


async def resume_investigation(tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> Event:
    """A leader resumes the investigation 恢复调查: its clock is counted anew without the days between.

    Raises Refused with every gap of MAY_RESUME, REASON_REQUIRED, NOT_FOUND, FORBIDDEN.
    """
    found, event = await _by_leader(tx, case_id, MAY_RESUME, K.INVESTIGATION_RESUMED, "批准恢复调查", reason, by, at)
    since, on = found.progress.suspended_on, legal_day(at)
    if since is not None and since < on:
        await deadlines.prolong(tx, case_id, CLOCK, event, Period(since + timedelta(days=1), on, "中止调查"))
    return event


async def require_may_transfer(tx: WriteSession, case_id: UUID, *, at: LegalTime) -> None:
    """The gates of a transfer, before its letter takes a number. Raises Refused with every gap of MAY_TRANSFER.

    While goods lie under a measure, the letter may also hand over those (行政强制法 第二十一条), which this does not judge.
    """
    found = await lock_case(tx, case_id, by=None, at=at)
    facts = await facts_of(tx, found, on=legal_day(at))
    if facts.open_measures == 0:
        require(MAY_TRANSFER, facts)


async def transfer_case(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, to: str, suspected_crime: bool, by: Actor, at: LegalTime
) -> Event:
    """A leader transfers the case 移送 to the competent organ, or to criminal justice (行政处罚法 第二十七条).

    Raises Refused with every gap of MAY_TRANSFER, VALIDATION, NOT_FOUND, FORBIDDEN, or as ``document_in_force`` does.
    """
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    require(MAY_TRANSFER, await facts_of(tx, found, on=legal_day(at)))
    letter = await document_in_force(tx, document_id, template="TRANSFER_LETTER", owner_ids=(case_id,))
    receiver = written(to, "to", "受移送机关")
    why = "涉嫌犯罪，" if suspected_crime else ""
    event = await record(
        tx, K.CASE_TRANSFERRED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"{why}移送{receiver}", documents=[letter.id],
        particulars={"to": receiver, "suspectedCrime": suspected_crime},
    )  # fmt: skip
    await _stop_clock(tx, case_id, event)
    return event


async def cancel_filing(tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> Event:
    """A leader cancels the filing 撤销立案: there is nothing to punish, and no measure is left.

    Raises Refused with every gap of MAY_CANCEL, REASON_REQUIRED, NOT_FOUND, FORBIDDEN.
    """
    _, event = await _by_leader(tx, case_id, MAY_CANCEL, K.FILING_CANCELLED, "批准撤销立案", reason, by, at)
    await _stop_clock(tx, case_id, event)
    return event


async def extend_case(
    tx: WriteSession, case_id: UUID, *, reason: str, discussion_document_id: UUID | None = None, days: int = 30, by: Actor,
    at: LegalTime,
) -> Event:  # fmt: skip
    """Give the decision more time 延长办案期限 (行政处罚法 第六十条; 程序规定 第六十四条).

    Once by thirty days, by a leader; after that by the leaders together, whose record names the days. Raises Refused with
    every gap of MAY_EXTEND, REASON_REQUIRED, VALIDATION, NOT_FOUND, FORBIDDEN, or as ``document_in_force`` does.
    """
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    documents = []
    if discussion_document_id is not None:
        form = await document_in_force(
            tx, discussion_document_id, template="COLLECTIVE_DISCUSSION_RECORD", owner_ids=(case_id,)
        )
        documents.append(form.id)
    facts = replace(await facts_of(tx, found, on=legal_day(at)), discussed=bool(documents))
    require(MAY_EXTEND, facts)
    if days < 1 or (not documents and days != 30):
        raise refuse(
            Code.VALIDATION, "由负责人批准的，延长三十日（days）；集体讨论决定的，写明延长的日数。", missing=("days",)
        )
    event = await record(
        tx, K.CASE_EXTENDED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"批准延长办案期限{days}日", documents=documents,
        particulars={"reason": reasoned(reason), "days": days},
    )  # fmt: skip
    await _stop_clock(tx, case_id, event)
    await deadlines.start(
        tx, "EXTEND_CASE", owner_id=case_id, organ_id=found.case.organ_id, event=event, start=facts.decide_by or facts.on,
        n=days,
    )  # fmt: skip
    return event


async def _by_leader(
    tx: WriteSession, case_id: UUID, gates: Gates[CaseFacts], kind: TimelineEventKind, text: str, reason: str, by: Actor,
    at: LegalTime,
) -> tuple[Proceeding, Event]:  # fmt: skip
    """A leader's act for a reason: lock, gates, event."""
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    require(gates, await facts_of(tx, found, on=legal_day(at)))
    event = await record(
        tx, kind, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at, text=text,
        particulars={"reason": reasoned(reason)},
    )  # fmt: skip
    return found, event


async def _stop_clock(tx: WriteSession, case_id: UUID, event: Event) -> None:
    """The limits until the decision are settled."""
    for rule in CLOCK:
        await deadlines.meet(tx, case_id, rule, event, legal_day(event.at))
