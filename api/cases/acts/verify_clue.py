"""Verifying a clue (线索核查): it is begun, extended once, and ends with what it found."""

from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.proceeding import facts_of, lock_case, lock_own_case, reasoned, require_leader, written
from api.cases.progress import Verified
from api.cases.rules import MAY_EXTEND_VERIFICATION, MAY_START_VERIFICATION, MAY_VERIFY
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.vocabulary import TimelineEventKind


async def start_verification(tx: WriteSession, case_id: UUID, *, by: Actor, at: LegalTime) -> Event:
    """Begin the verification 开始核查. Its time runs since the clue was received, not since this act.

    Raises Refused with every gap of MAY_START_VERIFICATION, NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    require(MAY_START_VERIFICATION, await facts_of(tx, found, on=legal_day(at)))
    return await record(
        tx, TimelineEventKind.VERIFICATION_STARTED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text="开始核查线索",
    )  # fmt: skip


async def extend_verification(tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> Event:
    """A leader extends the verification by fifteen working days 延长核查期限 (程序规定 第十八条), once.

    Raises Refused with every gap of MAY_EXTEND_VERIFICATION, REASON_REQUIRED, NOT_FOUND, FORBIDDEN.
    """
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    facts = await facts_of(tx, found, on=legal_day(at))
    require(MAY_EXTEND_VERIFICATION, facts)
    event = await record(
        tx, TimelineEventKind.VERIFICATION_EXTENDED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text="批准延长核查期限", particulars={"reason": reasoned(reason)},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "VERIFY_CLUE", event, facts.on)
    await deadlines.start(
        tx, "EXTEND_VERIFICATION", owner_id=case_id, organ_id=found.case.organ_id, event=event,
        start=facts.verify_by or facts.on,
    )  # fmt: skip
    return event


async def verify_clue(
    tx: WriteSession, case_id: UUID, found_out: Verified, *, opinion: str, by: Actor, at: LegalTime
) -> Event:
    """Two officers say what the verification found 核查线索. Late is still done: its limit shows that it was late.

    Raises Refused with every gap of MAY_VERIFY, VALIDATION, NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    require(MAY_VERIFY, await facts_of(tx, found, on=legal_day(at)))
    met = found_out.evidence_found and found_out.punishable and found_out.competent
    return await record(
        tx, TimelineEventKind.CLUE_VERIFIED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text=f"核查完毕，{'符合' if met else '不符合'}立案条件",
        particulars={
            "evidenceFound": found_out.evidence_found, "punishable": found_out.punishable,
            "competent": found_out.competent, "opinion": written(opinion, "opinion", "核查意见"),
        },
    )  # fmt: skip
