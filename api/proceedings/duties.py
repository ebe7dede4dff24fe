"""The duty that an execution enforces (待执行的义务): of a penalty, or of a levy or charge, as it stands on a day."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Case, CaseParty
from api.decisions.gathering import decided_of
from api.decisions.hearing_models import DecisionRevocation
from api.decisions.models import Decision
from api.law.codes import Code
from api.law.gates import refuse
from api.proceedings.facts import Duty
from api.proceedings.models import CommonProceeding, ProceedingDecision
from api.proceedings.outcome import end_of, ruled_of, served_on
from api.proceedings.performance_models import ProceedingOutcome
from api.remedies.standing import remedy_standing
from api.vocabulary import PartyRole, PenaltyKind


async def duty_of(session: AsyncSession, row: CommonProceeding, on: date) -> tuple[Duty | None, bool]:
    """The duty, and whether the proceeding goes under the matter of the decision that it enforces.

    Raises Refused NOT_FOUND for a decision of another organ, VALIDATION for a decision on somebody else.
    """
    if row.base_decision_id is not None:
        return await _of_penalty(session, row, row.base_decision_id, on)
    if row.base_proceeding_id is not None:
        return await _of_proceeding(session, row, row.base_proceeding_id)
    return None, False


async def _of_penalty(
    session: AsyncSession, row: CommonProceeding, decision_id: UUID, on: date
) -> tuple[Duty | None, bool]:
    """An order without a term of its own is due when it is served; a fine on its last day to pay."""
    decision = await session.get(Decision, decision_id)
    if decision is None or decision.organ_id != row.organ_id:
        raise refuse(Code.NOT_FOUND)
    case = await session.get_one(Case, decision.case_id)
    role = select(CaseParty.role).where(
        col(CaseParty.case_id) == case.id, col(CaseParty.party_id) == row.party_id,
        col(CaseParty.role) == PartyRole.RESPONDENT,
    )  # fmt: skip
    if (await session.execute(role)).scalar_one_or_none() is None:
        raise refuse(Code.VALIDATION, "被执行人（partyId）不是该决定的当事人。")
    revoked = select(DecisionRevocation.id).where(col(DecisionRevocation.decision_id) == decision.id)
    remedies = await remedy_standing(session, [decision.document_id])
    received = await served_on(session, decision.document_id)
    gone = remedies.undone or (await session.execute(revoked)).scalar_one_or_none() is not None
    decided = None if gone else await decided_of(session, case.id)
    only_money = set(decision.kinds) <= {PenaltyKind.FINE, PenaltyKind.WARNING, PenaltyKind.CONFISCATE_GAINS}
    account = decided.account(on) if decided is not None and decision.fine_fen else None
    money = bool(decided is not None and (decided.fine_fen or decided.gains_fen))
    due_on = decided.pay_by if decided is not None and decision.fine_fen else (decision.pay_by or received)
    duty = Duty(
        decision.number, received, due_on, performed=decided is not None and only_money and money and decided.performed(on),
        stayed=remedies.stayed, revoked=gone, owed_fen=account.owed_fen if account else None,
        surcharge_fen=account.owed_surcharge_fen if account else 0,
    )  # fmt: skip
    return duty, case.matter_id == row.matter_id


async def _of_proceeding(session: AsyncSession, row: CommonProceeding, proceeding_id: UUID) -> tuple[Duty | None, bool]:
    base = await session.get(CommonProceeding, proceeding_id)
    if base is None or base.organ_id != row.organ_id:
        raise refuse(Code.NOT_FOUND)
    if base.party_id != row.party_id:
        raise refuse(Code.VALIDATION, "被执行人（partyId）不是该决定的当事人。")
    query = select(ProceedingDecision).where(col(ProceedingDecision.proceeding_id) == base.id)
    decision = (await session.execute(query)).scalar_one_or_none()
    ruled = await ruled_of(session, decision)
    if decision is None or ruled is None:
        return None, base.matter_id == row.matter_id
    remedies = await remedy_standing(session, [decision.document_id])
    ended = await end_of(session, base.id)
    duty = Duty(
        ruled.number, ruled.served_on, ruled.pay_by or ruled.served_on, performed=ended is ProceedingOutcome.PERFORMED,
        stayed=remedies.stayed, revoked=remedies.undone or ended is ProceedingOutcome.TERMINATED, owed_fen=ruled.owed_fen or None,
    )  # fmt: skip
    return duty, base.matter_id == row.matter_id
