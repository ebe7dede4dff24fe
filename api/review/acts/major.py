"""Is it a major decision? (重大决定判定) The catalogue is adopted, a case is flagged by hand, a proposal is held against both."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.event import record
from api.review.circumstances import Circumstances
from api.review.conditions import RuleInvalid, parse_rule
from api.review.gathering import lock_case
from api.review.major import Reason, major_reasons
from api.review.models import MajorDecisionRule, MajorEvaluation, MajorFlag, Review
from api.review.proposal import ReviewedProposal, about_case
from api.review.standing import catalogue_in_force, major_facts
from api.tables import Json, plain
from api.vocabulary import EnforcementCategory, MajorTriggerKind, StaffRole, TimelineEventKind


@dataclass(frozen=True, slots=True)
class RuleText:
    """An entry of the catalogue as it is written down. ``effective_to`` ends it without another in its place."""

    code: str
    category: EnforcementCategory
    trigger: MajorTriggerKind
    description: str
    rule: Json
    basis: str
    effective_from: date
    effective_to: date | None = None


async def adopt_major_rule(tx: WriteSession, text: RuleText, *, by: Actor, at: LegalTime) -> MajorDecisionRule:
    """Adopt an entry of the catalogue 编制、修订重大执法决定目录 (task list item 30), as the next version of its code.

    Raises Refused VALIDATION for a rule that cannot be evaluated, for empty texts and for an end before the beginning.
    """
    try:
        parse_rule(text.rule)
    except RuleInvalid as invalid:
        raise refuse(Code.VALIDATION, f"{invalid}。", missing=("规则（rule）",)) from invalid
    empty = [
        name
        for name, value in (
            ("编号（code）", text.code),
            ("情形（description）", text.description),
            ("依据（basis）", text.basis),
        )
        if not value.strip()
    ]
    if empty:
        raise refuse(Code.VALIDATION, "不能为空。", missing=empty)
    if text.effective_to is not None and text.effective_to < text.effective_from:
        raise refuse(Code.VALIDATION, "失效日期早于生效日期。", missing=("失效日期（effectiveTo）",))
    newest = sa.select(sa.func.max(col(MajorDecisionRule.version))).where(
        col(MajorDecisionRule.organ_id) == by.organ_id, col(MajorDecisionRule.code) == text.code.strip()
    )
    version = ((await tx.execute(newest)).scalar_one() or 0) + 1
    row = MajorDecisionRule(
        organ_id=by.organ_id, code=text.code.strip(), version=version, category=text.category, trigger=text.trigger,
        description=text.description.strip(), rule=text.rule, basis=text.basis.strip(),
        effective_from=text.effective_from, effective_to=text.effective_to,
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def flag_major(
    tx: WriteSession, case_id: UUID, *, trigger: MajorTriggerKind, reason: str, by: Actor, at: LegalTime
) -> MajorFlag:
    """Flag a case as a major one 标注重大情形: one of the five situations of task list item 30, with the reason.

    Raises Refused: FORBIDDEN (neither a leader nor the head of the case unit), REASON_REQUIRED, CONFLICT (flagged already),
    VALIDATION (a statutory case is one by law, not by a flag).
    """
    case = await lock_case(tx, case_id, by=by)
    heads = StaffRole.UNIT_HEAD in by.roles and by.unit_id == case.unit_id
    if not heads and StaffRole.ORGAN_LEADER not in by.roles:
        raise refuse(Code.FORBIDDEN, "只有机关负责人或者承办机构负责人可以标注。")
    if trigger is MajorTriggerKind.STATUTORY:
        raise refuse(Code.VALIDATION, "法定情形依法认定，不由人工标注。", missing=("情形（trigger）",))
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("标注理由（reason）",))
    known = select(MajorFlag.id).where(col(MajorFlag.case_id) == case_id, col(MajorFlag.trigger) == trigger)
    if (await tx.execute(known)).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "该情形已经标注。")
    flag = MajorFlag(
        case_id=case_id, organ_id=case.organ_id, trigger=trigger, reason=reason.strip(), at=at, actor=by.snapshot()
    )
    tx.add(flag)
    await record(
        tx, TimelineEventKind.MAJOR_FLAGGED, owner_id=case_id, organ_id=case.organ_id, by=[by], at=at,
        text=f"标注为重大执法决定（{trigger.label}）：{flag.reason}", particulars={"trigger": trigger},
    )  # fmt: skip
    return flag


async def evaluate_major(
    tx: WriteSession, case_id: UUID, proposal: ReviewedProposal, circumstances: Circumstances | None = None, *,
    by: Actor, at: LegalTime,
) -> MajorEvaluation:  # fmt: skip
    """Hold a proposal against the catalogue in force 判定是否属于重大执法决定, and keep which version of it was used."""
    return await evaluated(tx, await lock_case(tx, case_id, by=by), proposal, circumstances, by=by, at=at)


async def evaluated(
    tx: WriteSession, case: Case, proposal: ReviewedProposal, circumstances: Circumstances | None, *, by: Actor,
    at: LegalTime,
) -> MajorEvaluation:  # fmt: skip
    """The evaluation as a row of a locked case; the case says what came of it."""
    proposal = about_case(proposal, case.law, case.facts)
    facts = await major_facts(tx, case, proposal, circumstances)
    catalogue = await catalogue_in_force(tx, case.organ_id, case.category, legal_day(at))
    newest = max((entry.effective_from for entry in catalogue), default=None)
    reasons = major_reasons(facts, catalogue)
    evaluation = MajorEvaluation(
        case_id=case.id, organ_id=case.organ_id, proposal=proposal.as_json(),
        circumstances=plain(asdict(facts.circumstances)), considered=[entry.id for entry in catalogue],
        catalogue_version=newest.isoformat() if newest else "", reasons=[_as_json(reason) for reason in reasons], at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(evaluation)
    await tx.flush()
    case.major_decision = {
        "required": bool(reasons), "triggerIds": [reason.code for reason in reasons],
        "catalogueVersion": evaluation.catalogue_version, "reviewIds": await _review_ids(tx, case.id),
    }  # fmt: skip
    return evaluation


async def _review_ids(tx: WriteSession, case_id: UUID) -> list[str]:
    query = select(Review.id).where(col(Review.case_id) == case_id).order_by(col(Review.submitted_at))
    found: Iterable[UUID] = (await tx.execute(query)).scalars()
    return [str(review_id) for review_id in found]


def _as_json(reason: Reason) -> Json:
    return {
        "code": reason.code, "trigger": reason.trigger.value, "description": reason.description,
        "version": reason.version,
    }  # fmt: skip
