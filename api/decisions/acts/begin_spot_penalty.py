"""Beginning a penalty on the spot (当场处罚): the visit becomes a case, and the party is told what it is about to bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind, Party
from api.cases.provisions import LawPlace, citation_gaps, law_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions import records
from api.decisions.facts import Proposal
from api.decisions.gathering import actors_of, range_of, visit_facts
from api.decisions.limits import double_fine
from api.decisions.rules import MAY_BEGIN_ON_THE_SPOT
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import Gap, Refused, gaps_of, refuse
from api.ledger.event import record
from api.registry.models import Matter
from api.tables import Json
from api.vocabulary import (
    CaseProcedure,
    ClueSource,
    EnforcementCategory,
    PartyRole,
    SecrecyClass,
    TimelineEventKind,
)

RIGHTS = ("陈述、申辩", "申请执法人员回避", "申请行政复议，对复议决定不服的提起行政诉讼")


@dataclass(frozen=True, slots=True)
class SpotPenalty:
    """What the officers found and what they propose.

    ``proposal.band`` is the chosen band (从轻), ``factors`` why it was chosen.
    """

    matter_id: UUID
    name: str
    source: ClueSource
    facts: str
    violated: Sequence[LawPlace]
    applied: Sequence[LawPlace]
    proposal: Proposal
    factors: Sequence[str] = ()


async def begin_spot_penalty(
    tx: WriteSession, visit_id: UUID, penalty: SpotPenalty, *, by: Actor, at: LegalTime
) -> Case:
    """Open the case and tell the party facts, reasons, basis and rights 告知 (行政处罚法 第四十四条、第五十一条).

    The case adopts the visit: its papers and evidence are linked, never copied. What is told here bounds what may be decided.
    Raises Refused with every gap of MAY_BEGIN_ON_THE_SPOT, NOT_FOUND (visit, matter), FORBIDDEN (not an officer of the
    visit), VALIDATION.
    """
    on = legal_day(at)
    await lock_dossier(tx, visit_id, by=by)
    visit = await tx.get(InspectionVisit, visit_id)
    matter = await tx.get(Matter, penalty.matter_id)
    if visit is None or matter is None:
        raise refuse(Code.NOT_FOUND)
    if by.id not in visit.officer_ids:
        raise refuse(Code.FORBIDDEN, "只有本次检查的执法人员可以办理。")
    party = await tx.get_one(Party, visit.party_id)
    discretion = await _discretion(tx, matter, penalty, on)
    facts = await visit_facts(
        tx, visit, party.kind, records.standing_of_matter(matter), range_of(discretion), penalty.proposal, on=on
    )
    if gaps := (*_form(penalty), *gaps_of(MAY_BEGIN_ON_THE_SPOT, facts)):
        raise Refused(gaps)
    case = await _open(tx, visit, party, penalty, discretion, at)
    doubled = double_fine(facts)
    await record(
        tx, TimelineEventKind.RIGHTS_EXPLAINED, owner_id=case.id, organ_id=case.organ_id,
        by=await actors_of(tx, visit.officer_ids, on=on), at=at, place=visit.place,
        text="口头告知违法事实、理由、依据和陈述申辩权",
        particulars={
            "facts": penalty.facts, "law": case.law, "proposal": discretion["told"], "factors": list(penalty.factors),
            "rights": RIGHTS, "warnings": [{"code": doubled.code, "sentence": doubled.sentence}] if doubled else [],
        },
    )  # fmt: skip
    return case


def _form(penalty: SpotPenalty) -> tuple[Gap, ...]:
    """Fields that are empty, and citations that name no article."""
    gaps = [
        Gap(Code.VALIDATION, detail=f"{label}不能为空。", missing=(label,))
        for label, text in (("案件名称（name）", penalty.name), ("违法事实（facts）", penalty.facts))
        if not text.strip()
    ]
    return (*gaps, *citation_gaps(penalty.violated, penalty.applied))


async def _discretion(tx: WriteSession, matter: Matter, penalty: SpotPenalty, on: date) -> Json:
    """The range and the standard in force on the day, the band chosen, and what the party is told: kept with the case."""
    standard = await records.discretion_standard(tx, matter.id, on)
    told = penalty.proposal
    return {
        "minFen": matter.fine_min_fen or 0, "maxFen": matter.fine_max_fen, "bands": list(standard.bands) if standard else [],
        "standardId": str(standard.id) if standard else None, "standardVersion": standard.version if standard else None,
        "chosen": told.band, "factors": list(penalty.factors), "mitigation": told.mitigation,
        "told": {"kinds": [kind.value for kind in told.kinds], "fineFen": told.fine_fen},
    }  # fmt: skip


async def _open(
    tx: WriteSession, visit: InspectionVisit, party: Party, penalty: SpotPenalty, discretion: Json, at: LegalTime
) -> Case:
    """The rows of a new case: its dossier, itself, its officers and its party, taken over from the visit."""
    dossier = Dossier(kind=DossierKind.CASE, organ_id=visit.organ_id)
    tx.add(dossier)
    await tx.flush()
    case = Case(
        id=dossier.id, organ_id=visit.organ_id, unit_id=visit.unit_id, procedure=CaseProcedure.SIMPLE,
        category=EnforcementCategory.PENALTY, matter_id=penalty.matter_id, name=penalty.name.strip(), source=penalty.source,
        origin_visit_id=visit.id, facts=penalty.facts.strip(), discretion=discretion, secrecy=SecrecyClass.NONE, created_at=at,
        law=law_of(penalty.violated, penalty.applied),
        major_decision={"required": False, "triggerIds": [], "reviewIds": []},
    )  # fmt: skip
    tx.add(case)
    await tx.flush()
    for position, officer_id in enumerate(visit.officer_ids):
        tx.add(
            CaseOfficer(case_id=case.id, officer_id=officer_id, organ_id=case.organ_id, position=position, joined_at=at)
        )
    tx.add(CaseParty(case_id=case.id, party_id=party.id, role=PartyRole.RESPONDENT, organ_id=case.organ_id, position=0))
    await tx.flush()
    return case
