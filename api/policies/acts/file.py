"""Filing (报审、报备): what an organ has drafted goes to the responsible body, which decides on it."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.viewer import region_prefix_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse, require
from api.policies.models import FiledObject, Filing, FilingDecision
from api.policies.objects import FILED
from api.policies.rules import FILED_RIGHT, MAY_DECIDE_FILING, FiledFacts, FilingFacts, status_of
from api.policies.versions import lock_organ
from api.registry.models import Organ
from api.vocabulary import FilingKind, FilingStatus, StaffRole


async def submit_filing(
    tx: WriteSession, object_type: FiledObject, object_id: UUID, *, kind: FilingKind | None = None,
    to_organ_id: UUID | None = None, by: Actor, at: LegalTime,
) -> Filing:  # fmt: skip
    """Send something to the responsible body 报审、报备 (task list items 1, 2, 3, 4, 19, 26). Kind and body are, unless given,
    those that the task list and the registry name.

    Raises Refused with every gap of what is filed and of FILED_RIGHT; NOT_FOUND.
    """
    filed = FILED[object_type]
    organ = await lock_organ(tx, by.organ_id)
    row = await filed.lock(tx, object_id)
    if row is None or row.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    responsible, demanded = filed.body(organ), filed.demanded(row)
    wanted = kind or demanded or FilingKind.RECORD
    facts = FiledFacts(
        object_type=object_type, basis=filed.basis(row), demanded=demanded, filing_kind=wanted, responsible=responsible,
        to_organ_id=to_organ_id or responsible, newest=await filed.newest(tx, row), final=filed.final(row),
        statuses=await _statuses(tx, object_type, object_id),
    )  # fmt: skip
    if gaps := (*filed.gaps(row), *gaps_of(FILED_RIGHT, facts)):
        raise Refused(gaps)
    assert facts.to_organ_id is not None, "a gate asked for the responsible body"
    filing = Filing(
        object_type=object_type, object_id=object_id, organ_id=organ.id, to_organ_id=facts.to_organ_id, kind=wanted,
        submitted_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(filing)
    filed.follow(row, FilingStatus.SUBMITTED, facts.to_organ_id, legal_day(at))
    await tx.flush()
    return filing


async def decide_filing(
    tx: WriteSession, filing_id: UUID, *, decision: FilingStatus, opinion: str = "", by: Actor, at: LegalTime
) -> FilingDecision:
    """Receive, return, approve or take on record 处理报审报备: the body it was sent to. What was filed follows.

    Raises Refused with every gap of MAY_DECIDE_FILING; NOT_FOUND for whoever may not know of the filing.
    """
    query = select(Filing).where(col(Filing.id) == filing_id)
    filing = (await tx.execute(query)).scalar_one_or_none()
    if filing is None or not await _knows_of(tx, filing, by):
        raise refuse(Code.NOT_FOUND)
    await lock_organ(tx, filing.organ_id)
    filed = FILED[filing.object_type]
    row = await filed.lock(tx, filing.object_id)
    assert row is not None, "what was filed is never deleted"
    facts = FilingFacts(
        kind=filing.kind, object_type=filing.object_type, basis=filed.basis(row), to_organ_id=filing.to_organ_id,
        by_organ_id=by.organ_id, by_roles=by.roles, decision=decision, opinion=opinion,
        by_submitter=(filing.actor or {}).get("id") == str(by.id), decided=await _decided(tx, filing_id),
    )  # fmt: skip
    require(MAY_DECIDE_FILING, facts)
    step = FilingDecision(
        filing_id=filing_id, organ_id=filing.organ_id, decision=decision, opinion=opinion.strip() or None, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(step)
    filed.follow(row, decision, filing.to_organ_id, legal_day(at))
    await tx.flush()
    return step


async def _statuses(tx: WriteSession, object_type: FiledObject, object_id: UUID) -> frozenset[FilingStatus]:
    """Where each filing of one thing stands."""
    query = select(Filing.id).where(col(Filing.object_type) == object_type, col(Filing.object_id) == object_id)
    filings = list((await tx.execute(query)).scalars())
    return frozenset({status_of(await _decided(tx, filing)) for filing in filings})


async def _decided(tx: WriteSession, filing_id: UUID) -> frozenset[FilingStatus]:
    query = select(FilingDecision.decision).where(col(FilingDecision.filing_id) == filing_id)
    return frozenset(FilingStatus(decision) for decision in (await tx.execute(query)).scalars())


async def _knows_of(tx: WriteSession, filing: Filing, by: Actor) -> bool:
    """Its own organ, the body it was sent to, and any supervisor whose region has the organ in it."""
    if by.organ_id in (filing.organ_id, filing.to_organ_id):
        return True
    if StaffRole.SUPERVISOR not in by.roles:
        return False
    own, filed = await tx.get_one(Organ, by.organ_id), await tx.get_one(Organ, filing.organ_id)
    return filed.region_code.startswith(region_prefix_of(own.region_code))
