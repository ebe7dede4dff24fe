"""The acts on policies and filings (制度与报审报备办理): a version is adopted, sent to the responsible body, decided on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.viewer import region_prefix_of
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.policies.headings import DEMANDED
from api.policies.models import FiledObject, Filing, FilingDecision, Policy
from api.policies.rules import MAY_DECIDE_FILING, MAY_FILE, FilingFacts, PolicyFacts, status_of
from api.registry.models import Organ
from api.vocabulary import FilingKind, FilingStatus, PolicyKind, StaffRole


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A policy as adopted. ``headings`` are its sections by key."""

    kind: PolicyKind
    title: str
    headings: Mapping[str, str]
    doc_number: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None


async def create_policy(tx: WriteSession, text: PolicyText, *, by: Actor, at: LegalTime) -> Policy:
    """Adopt or revise a policy 制定、修订制度: the next version of its kind. It may be incomplete until it is filed.

    Raises Refused VALIDATION without a title, or when it takes effect before it is issued.
    """
    if not text.title.strip():
        raise refuse(Code.VALIDATION, "名称不能为空。", missing=("名称（title）",))
    if text.issued_on and text.effective_from and text.effective_from < text.issued_on:
        raise refuse(Code.VALIDATION, "施行日期早于印发日期。", missing=("施行日期（effectiveFrom）",))
    await _lock_organ(tx, by.organ_id)
    policy = Policy(
        organ_id=by.organ_id, kind=text.kind, version=await _newest(tx, by.organ_id, text.kind) + 1, title=text.title.strip(),
        doc_number=text.doc_number, issued_on=text.issued_on, effective_from=text.effective_from,
        headings=dict(text.headings), created_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(policy)
    await tx.flush()
    return policy


async def submit_filing(
    tx: WriteSession, policy_id: UUID, *, kind: FilingKind | None = None, to_organ_id: UUID | None = None, by: Actor,
    at: LegalTime,
) -> Filing:  # fmt: skip
    """Send a policy to the responsible body 报审、报备 (task list items 1, 19, 26). Kind and body are, unless given, those
    that the task list and the registry name.

    Raises Refused with every gap of MAY_FILE: POLICY_INCOMPLETE names each heading; NOT_FOUND.
    """
    policy = await tx.get(Policy, policy_id)
    if policy is None or policy.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    organ = await _lock_organ(tx, policy.organ_id)
    wanted = kind or DEMANDED.get(policy.kind, FilingKind.RECORD)
    facts = PolicyFacts(
        kind=policy.kind, headings=policy.headings, filing_kind=wanted, to_organ_id=to_organ_id or organ.supervised_by,
        supervised_by=organ.supervised_by, newest=policy.version == await _newest(tx, policy.organ_id, policy.kind),
        statuses=await _statuses(tx, policy_id),
    )  # fmt: skip
    require(MAY_FILE, facts)
    assert facts.to_organ_id is not None, "a gate asked for the responsible body"
    filing = Filing(
        object_type=FiledObject.POLICY, object_id=policy_id, organ_id=policy.organ_id, to_organ_id=facts.to_organ_id,
        kind=wanted, submitted_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(filing)
    await tx.flush()
    return filing


async def decide_filing(
    tx: WriteSession, filing_id: UUID, *, decision: FilingStatus, opinion: str = "", by: Actor, at: LegalTime
) -> FilingDecision:
    """Receive, return, approve or take on record 处理报审报备: the body it was sent to.

    Raises Refused with every gap of MAY_DECIDE_FILING; NOT_FOUND for whoever may not know of the filing.
    """
    query = select(Filing).where(col(Filing.id) == filing_id)
    filing = (await tx.execute(query)).scalar_one_or_none()
    if filing is None or not await _knows_of(tx, filing, by):
        raise refuse(Code.NOT_FOUND)
    await _lock_organ(tx, filing.organ_id)
    facts = FilingFacts(
        kind=filing.kind, to_organ_id=filing.to_organ_id, by_organ_id=by.organ_id, by_roles=by.roles, decision=decision,
        opinion=opinion, decided=await _decided(tx, filing_id),
    )  # fmt: skip
    require(MAY_DECIDE_FILING, facts)
    row = FilingDecision(
        filing_id=filing_id, organ_id=filing.organ_id, decision=decision, opinion=opinion.strip() or None, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def _lock_organ(tx: WriteSession, organ_id: UUID) -> Organ:
    """Versions and filings of one organ take their turns."""
    query = select(Organ).where(col(Organ.id) == organ_id).with_for_update(key_share=True)
    return (await tx.execute(query)).scalar_one()


async def _newest(tx: WriteSession, organ_id: UUID, kind: PolicyKind) -> int:
    query = sa.select(sa.func.max(col(Policy.version))).where(
        col(Policy.organ_id) == organ_id, col(Policy.kind) == kind
    )
    return (await tx.execute(query)).scalar_one() or 0


async def _statuses(tx: WriteSession, policy_id: UUID) -> frozenset[FilingStatus]:
    """Where each filing of a version stands."""
    query = select(Filing).where(col(Filing.object_type) == FiledObject.POLICY, col(Filing.object_id) == policy_id)
    filings = list((await tx.execute(query)).scalars())
    return frozenset({status_of(await _decided(tx, filing.id)) for filing in filings})


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
