"""Naming who acts for a party (登记代理人): an agent with its power of attorney, or an organisation's legal representative."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier, owners_of
from api.cases.models import Case, CaseParty, Evidence, Party
from api.cases.officers import officers_now
from api.cases.representative_models import CaseRepresentative
from api.cases.representative_rules import MAY_REPRESENT, RepresentativeFacts
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import CaseSummary
from api.vocabulary import PartyRole, PenaltyStage, TimelineEventKind

OVER = frozenset({
    PenaltyStage.NOT_FILED, PenaltyStage.TRANSFERRED, PenaltyStage.CANCELLED, PenaltyStage.CLOSED, PenaltyStage.ARCHIVED,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Who acts for whom, as what, with which powers; ``evidence_id`` is the power of attorney, collected in the case."""

    party_id: UUID
    representative_id: UUID
    role: PartyRole
    powers: tuple[str, ...] = ()
    evidence_id: UUID | None = None


async def name_representative(
    tx: WriteSession, case_id: UUID, naming: Naming, *, by: Actor, at: LegalTime
) -> CaseRepresentative:
    """Put on record who acts for a party 登记代理人 (行政处罚法 第六十四条第五项).

    Raises Refused with every gap of MAY_REPRESENT; NOT_FOUND (case, party, evidence), FORBIDDEN for who is not its officer.
    """
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id)
    party, representative = await tx.get(Party, naming.party_id), await tx.get(Party, naming.representative_id)
    if case is None or party is None or representative is None:
        raise refuse(Code.NOT_FOUND)
    if by.id not in await officers_now(tx, case_id):
        raise refuse(Code.FORBIDDEN, "只有本案执法人员可以办理。")
    parties = (await tx.execute(select(CaseParty).where(col(CaseParty.case_id) == case_id))).scalars().all()
    require(MAY_REPRESENT, await _facts(tx, case_id, naming, party, parties))
    row = CaseRepresentative(
        case_id=case_id, organ_id=case.organ_id, party_id=party.id, representative_id=representative.id, role=naming.role,
        powers=[power.strip() for power in naming.powers if power.strip()], evidence_id=naming.evidence_id, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    if not any(each.party_id == representative.id and each.role is naming.role for each in parties):
        tx.add(CaseParty(
            case_id=case_id, party_id=representative.id, role=naming.role, organ_id=case.organ_id, position=len(parties),
        ))  # fmt: skip
    await record(
        tx, TimelineEventKind.REPRESENTATIVE_NAMED, owner_id=case_id, organ_id=case.organ_id, by=[by], at=at,
        text=f"{representative.name}为{party.name}的{naming.role.label}",
        evidence=[naming.evidence_id] if naming.evidence_id else [],
        particulars={"partyId": party.id, "representativeId": representative.id, "role": naming.role, "powers": row.powers},
    )  # fmt: skip
    return row


async def _facts(
    tx: WriteSession, case_id: UUID, naming: Naming, party: Party, parties: Sequence[CaseParty]
) -> RepresentativeFacts:
    named = select(CaseRepresentative).where(
        col(CaseRepresentative.case_id) == case_id, col(CaseRepresentative.party_id) == party.id
    )
    earlier = (await tx.execute(named)).scalars().all()
    return RepresentativeFacts(
        naming.role, party.kind, frozenset(each.role for each in parties if each.party_id == party.id),
        same_person=naming.party_id == naming.representative_id,
        named_already=any((each.representative_id, each.role) == (naming.representative_id, naming.role) for each in earlier),
        agents=sum(each.role is PartyRole.AGENT for each in earlier),
        powers=naming.powers, attorney_on_file=await _on_file(tx, case_id, naming.evidence_id),
        over=(await tx.get_one(CaseSummary, case_id)).stage in OVER,
    )  # fmt: skip


async def _on_file(tx: WriteSession, case_id: UUID, evidence_id: UUID | None) -> bool | None:
    """Whether the paper is evidence of the case or of its visit. Raises Refused NOT_FOUND for what is not there."""
    if evidence_id is None:
        return None
    evidence = await tx.get(Evidence, evidence_id)
    if evidence is None or evidence.owner_id not in await owners_of(tx, case_id):
        raise refuse(Code.NOT_FOUND, "授权委托书不在本案证据中。")
    return True
