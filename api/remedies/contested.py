"""The contested decision (被申请的决定): of a case or of a common proceeding, under the lock of its file."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseParty
from api.cases.officers import officers_now
from api.database import WriteSession
from api.decisions.models import Decision
from api.law.codes import Code
from api.law.gates import refuse
from api.papers.models import Document
from api.proceedings.models import CommonProceeding, ProceedingDecision
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Contested:
    """A decision whose file is locked. ``case_decision`` is None for a common proceeding, and the other way round."""

    owner_id: UUID
    organ_id: UUID
    document_id: UUID
    number: str
    amount_fen: int | None
    party_ids: frozenset[UUID]
    case_decision: Decision | None = None
    proceeding_decision: ProceedingDecision | None = None


async def lock_contested(tx: WriteSession, document_id: UUID, *, by: Actor) -> Contested:
    """Lock the file of a decision, for an officer of it, the head of its unit, or a leader.

    Raises Refused: NOT_FOUND (unknown, or another organ's), VALIDATION (no decision), FORBIDDEN.
    """
    document = await tx.get(Document, document_id)
    if document is None or document.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    await lock_dossier(tx, document.owner_id, by=by)
    of_case = select(Decision).where(col(Decision.document_id) == document_id)
    decision = (await tx.execute(of_case)).scalar_one_or_none()
    if decision is not None:
        case = await tx.get_one(Case, decision.case_id)
        _require_concerned(by, frozenset(await officers_now(tx, case.id)), case.unit_id)
        parties = select(CaseParty.party_id).where(col(CaseParty.case_id) == case.id)
        return Contested(
            case.id, case.organ_id, document_id, decision.number, decision.fine_fen,
            frozenset((await tx.execute(parties)).scalars()), case_decision=decision,
        )  # fmt: skip
    of_proceeding = select(ProceedingDecision).where(col(ProceedingDecision.document_id) == document_id)
    ruling = (await tx.execute(of_proceeding)).scalar_one_or_none()
    if ruling is None:
        raise refuse(Code.VALIDATION, "所指的文书（decisionDocumentId）不是已经作出的决定。")
    row = await tx.get_one(CommonProceeding, ruling.proceeding_id)
    _require_concerned(by, frozenset(row.officer_ids), row.unit_id)
    return Contested(
        row.id, row.organ_id, document_id, ruling.number, ruling.amount_fen, frozenset({row.party_id}),
        proceeding_decision=ruling,
    )  # fmt: skip


def _require_concerned(by: Actor, officer_ids: frozenset[UUID], unit_id: UUID) -> None:
    heads = StaffRole.UNIT_HEAD in by.roles and by.unit_id == unit_id
    if not heads and StaffRole.ORGAN_LEADER not in by.roles and by.id not in officer_ids:
        raise refuse(Code.FORBIDDEN, "只有承办人员、承办机构负责人或者机关负责人可以办理。")
