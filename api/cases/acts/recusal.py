"""Recusal (回避) and change of officers (更换执法人员) in a case, a common proceeding or a visit: 行政处罚法 第四十三条."""

from collections.abc import Sequence
from uuid import UUID

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.handled import Handled, ever_on, lock_handled, replace_officer
from api.cases.proceeding import reasoned, require_leader, signed_by_leader
from api.cases.proceeding_models import (
    OfficerChange,
    RecusalDecision,
    RecusalOrigin,
    RecusalRequest,
    RecusalTarget,
)
from api.cases.recusal_rules import ChangeFacts, RecusalFacts
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.registry.standing import acting_officers
from api.vocabulary import StaffRole, TimelineEventKind

K = TimelineEventKind
PERSONS = {
    RecusalTarget.OFFICER: PersonKind.OFFICER,
    RecusalTarget.REVIEWER: PersonKind.REVIEWER,
    RecusalTarget.HEARING_HOST: PersonKind.STAFF,
}
"""Where a target is found in the registry; translators and experts are known by name only."""


async def request_recusal(
    tx: WriteSession, owner_id: UUID, *, target_id: UUID, role: RecusalTarget, origin: RecusalOrigin, reason: str, by: Actor,
    at: LegalTime, target_name: str | None = None,
) -> RecusalRequest:  # fmt: skip
    """Record that somebody is asked, or offers, to step back 申请回避. Acts go on meanwhile; nothing is decided.

    Raises Refused: NOT_FOUND (dossier, target), FORBIDDEN (somebody who is neither of the case nor a head, or offers for
    somebody else), CONFLICT (a request about the same person is open or granted), REASON_REQUIRED, INVALID_TRANSITION.
    """
    found = await lock_handled(tx, owner_id, by=by, at=at)
    _require_concerned(found, by)
    if found.over:
        raise refuse(Code.INVALID_TRANSITION, "本案已经办结。")
    if origin is RecusalOrigin.SELF and target_id != by.id:
        raise refuse(Code.FORBIDDEN, "自行回避由本人提出。")
    if any(each.target_id == target_id and each.granted is not False for each in found.standings):
        raise refuse(Code.CONFLICT, "对该人员已有回避申请。")
    name = await _name(tx, found, target_id, role, target_name, at)
    request = RecusalRequest(
        owner_id=owner_id, organ_id=found.organ_id, target_id=target_id, target_name=name, target_role=role, origin=origin,
        reason=reasoned(reason, "回避理由（reason）"), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(request)
    asked = {RecusalOrigin.PARTY: "当事人申请", RecusalOrigin.SELF: "自行申请", RecusalOrigin.LEADER: "提出"}[origin]
    await record(
        tx, K.RECUSAL_REQUESTED, owner_id=owner_id, organ_id=found.organ_id, by=[by], at=at, text=f"{asked}{name}回避",
        particulars={"requestId": request.id, "targetId": target_id, "origin": origin, "reason": request.reason},
    )  # fmt: skip
    return request


async def decide_recusal(
    tx: WriteSession, request_id: UUID, *, granted: bool, reason: str, evidence_stands: bool | None = None,
    document_id: UUID | None = None, by: Actor, at: LegalTime,
) -> RecusalDecision:  # fmt: skip
    """A leader decides on a request 回避决定 (第四十三条第三款), and whether evidence already taken stands.

    Raises Refused with every gap of MAY_DECIDE_RECUSAL; VALIDATION (granted without a word on the evidence), NOT_FOUND,
    FORBIDDEN, REASON_REQUIRED, or as ``document_in_force`` does.
    """
    request = await tx.get(RecusalRequest, request_id)
    if request is None or request.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    found = await lock_handled(tx, request.owner_id, by=by, at=at)
    require_leader(by)
    decided = any(each.request_id == request_id and each.granted is not None for each in found.standings)
    requester = UUID(str(request.actor["id"]))
    # Who only records what the party asked for asks for nothing.
    asked_by = request.target_id if request.origin is RecusalOrigin.PARTY else requester
    require(found.may_decide, RecusalFacts(decided, request.target_id, asked_by, by.id))
    if granted and request.target_role is RecusalTarget.OFFICER and evidence_stands is None:
        raise refuse(Code.VALIDATION, "应当说明已经取得的证据是否有效（evidenceStands）。", missing=("evidenceStands",))
    documents = []
    if document_id is not None:
        form = await document_in_force(tx, document_id, template="RECUSAL_DECISION", owner_ids=(request.owner_id,))
        documents.append(form.id)
    decision = RecusalDecision(
        request_id=request_id, owner_id=request.owner_id, organ_id=request.organ_id, granted=granted, reason=reasoned(reason),
        evidence_stands=evidence_stands, document_id=documents[0] if documents else None, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(decision)
    await record(
        tx, K.RECUSAL_DECIDED, owner_id=request.owner_id, organ_id=request.organ_id, by=[by], at=at,
        text=f"{'决定' if granted else '驳回'}{request.target_name}回避{'' if granted else '申请'}", documents=documents,
        particulars={
            "requestId": request_id, "granted": granted, "reason": decision.reason, "evidenceStands": evidence_stands,
        },
    )  # fmt: skip
    return decision


async def change_officers(
    tx: WriteSession, owner_id: UUID, document_id: UUID, *, from_id: UUID, to_id: UUID, reason: str, handover: Sequence[str],
    by: Actor, at: LegalTime,
) -> OfficerChange:  # fmt: skip
    """A leader replaces an officer of the dossier 更换执法人员 on the approval form that the leader signed.

    Raises Refused with every gap of MAY_CHANGE_OFFICERS; FORBIDDEN (not a leader, or another one signed), REASON_REQUIRED,
    NOT_FOUND, or as ``document_in_force`` does.
    """
    found = await lock_handled(tx, owner_id, by=by, at=at)
    require_leader(by)
    form = await document_in_force(tx, document_id, template="OFFICER_CHANGE", owner_ids=(owner_id,))
    if not await signed_by_leader(tx, form.id, by):
        raise refuse(Code.FORBIDDEN, "审批表不是由批准人签署的。")
    acting = await acting_officers(
        tx, [to_id], organ_id=found.organ_id, category=found.category, on=legal_day(at), required=1
    )
    require(
        found.may_change,
        ChangeFacts(
            acting, found.standings, from_id in found.officer_ids, to_id in await ever_on(tx, found), tuple(handover),
            found.over,
        ),
    )  # fmt: skip
    await replace_officer(tx, found, from_id, to_id, at)
    change = OfficerChange(
        owner_id=owner_id, organ_id=found.organ_id, from_id=from_id, to_id=to_id, reason=reasoned(reason),
        handover=[item.strip() for item in handover if item.strip()], document_id=form.id, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(change)
    left = next(officer.name for officer in found.officers if officer.id == from_id)
    await record(
        tx, K.OFFICERS_CHANGED, owner_id=owner_id, organ_id=found.organ_id, by=[by], at=at,
        text=f"批准由{acting.officers[0].name}接替{left}办理", documents=[form.id],
        particulars={"fromId": from_id, "toId": to_id, "reason": change.reason, "handover": change.handover},
    )  # fmt: skip
    return change


def _require_concerned(found: Handled, by: Actor) -> None:
    """Officers of the case record requests; heads, leaders, reviewers and hosts raise or offer. Raises Refused FORBIDDEN."""
    heads = {StaffRole.UNIT_HEAD, StaffRole.ORGAN_LEADER, StaffRole.HEARING_HOST, StaffRole.REVIEWER}
    if by.id not in found.officer_ids and not heads & by.roles:
        raise refuse(Code.FORBIDDEN, "只有本案执法人员、承办机构负责人、机关负责人等可以提出或者记录回避申请。")


async def _name(
    tx: WriteSession, found: Handled, target_id: UUID, role: RecusalTarget, given: str | None, at: LegalTime
) -> str:
    """The name of the person asked to step back. Raises Refused NOT_FOUND, VALIDATION."""
    if role not in PERSONS:
        if not (given or "").strip():
            raise refuse(Code.VALIDATION, "应当写明姓名（targetName）。", missing=("targetName",))
        return (given or "").strip()
    target = await actor_of(tx, PERSONS[role], target_id, legal_day(at))
    if target is None or target.organ_id != found.organ_id:
        raise refuse(Code.NOT_FOUND, "申请回避的对象不存在。")
    if role is RecusalTarget.OFFICER and target_id not in found.officer_ids:
        raise refuse(Code.VALIDATION, "申请回避的对象（targetId）不是本案执法人员。", missing=("本案执法人员",))
    return target.name
