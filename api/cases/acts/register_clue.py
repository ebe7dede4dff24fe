"""Registering a clue (线索登记): a case begins, and adopts the visit it grew out of, if there was one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.cases import deadlines
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind, Party
from api.cases.proceeding import actors_of, written
from api.cases.proceeding_models import Clue, ClueComplainant
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.inspections.rules import MAY_BECOME_A_CASE, EvidenceFacts
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.registry.models import Matter
from api.registry.standing import acting_officers
from api.vocabulary import (
    CaseProcedure,
    ClueSource,
    EnforcementCategory,
    PartyRole,
    SecrecyClass,
    TimelineEventKind,
)


@dataclass(frozen=True, slots=True)
class ClueReport:
    """What a clue says. ``received_on`` is the day it was found or its material received, from which its verification runs.

    ``violation_ended_on`` is None while the act goes on. ``complainant_id`` is kept apart, for the handlers' eyes only.
    """

    name: str
    matter_id: UUID
    source: ClueSource
    summary: str
    received_on: date
    visit_id: UUID | None = None
    party_id: UUID | None = None
    complainant_id: UUID | None = None
    officer_ids: Sequence[UUID] = ()
    violation_ended_on: date | None = None
    grave_harm: bool = False


async def register_clue(tx: WriteSession, report: ClueReport, *, by: Actor, at: LegalTime) -> Case:
    """Register a clue 登记线索 (行政处罚法 第五十四条). The time for its verification begins on the day it was received.

    With a visit, the case adopts its papers, evidence, recordings and measures: linked, never copied; its measures' clue is
    in time then. Raises Refused: NOT_FOUND (visit, matter, party, officer – those of another organ included), FORBIDDEN (not
    an officer of the visit, a matter of another organ), CONFLICT (the visit has its case), RECUSED_OFFICER, VALIDATION.
    """
    on = legal_day(at)
    if report.received_on > on:
        raise refuse(Code.VALIDATION, "收到日期（receivedOn）不得晚于登记之日。", missing=("receivedOn",))
    visit = await _visit(tx, report.visit_id, by, on) if report.visit_id else None
    matter = await tx.get(Matter, report.matter_id)
    if matter is None:
        raise refuse(Code.NOT_FOUND, "执法事项不存在。")
    if matter.organ_id != by.organ_id:
        raise refuse(Code.FORBIDDEN, "该事项不属于本机关。")
    if matter.category is not EnforcementCategory.PENALTY:
        raise refuse(Code.VALIDATION, "所选事项（matterId）不是行政处罚事项。", missing=("行政处罚事项",))
    case = await _open(tx, report, visit, matter, by, at)
    clue = Clue(
        case_id=case.id, organ_id=case.organ_id, source=report.source, summary=written(report.summary, "summary", "线索内容"),
        received_on=report.received_on, violation_ended_on=report.violation_ended_on, grave_harm=report.grave_harm, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(clue)
    if report.complainant_id is not None:
        await _party(tx, report.complainant_id)
        tx.add(ClueComplainant(case_id=case.id, organ_id=case.organ_id, party_id=report.complainant_id))
    officer_ids = await _assign(tx, case, report, visit, by, at)
    acting = await actors_of(tx, officer_ids, on=on)
    event = await record(
        tx, TimelineEventKind.CLUE_REGISTERED, owner_id=case.id, organ_id=case.organ_id, by=acting or [by], at=at,
        text="登记案件线索" + ("，承接检查的材料和措施" if visit else ""),
        particulars={"source": report.source, "receivedOn": report.received_on, "visitId": report.visit_id},
    )  # fmt: skip
    await deadlines.start(
        tx, "VERIFY_CLUE", owner_id=case.id, organ_id=case.organ_id, event=event, start=report.received_on
    )
    if visit is not None:
        await deadlines.meet(tx, visit.id, "CLUE_AFTER_MEASURE", event, on)
    return case


async def _visit(tx: WriteSession, visit_id: UUID, by: Actor, on: date) -> InspectionVisit:
    """The visit, locked, that no case has grown out of yet, and from which nobody who is on it must step back."""
    await lock_dossier(tx, visit_id, by=by)
    visit = await tx.get(InspectionVisit, visit_id)
    if visit is None:
        raise refuse(Code.NOT_FOUND)
    if by.kind is PersonKind.OFFICER and by.id not in visit.officer_ids:
        raise refuse(Code.FORBIDDEN, "只有本次检查的执法人员可以办理。")
    taken = await tx.execute(select(Case.id).where(col(Case.origin_visit_id) == visit_id).limit(1))
    if taken.scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "本次检查已经转为案件。")
    acting = await acting_officers(
        tx, visit.officer_ids, organ_id=visit.organ_id, category=EnforcementCategory.INSPECTION, on=on
    )
    require(MAY_BECOME_A_CASE, EvidenceFacts(acting, None, await standings_of(tx, visit_id)))
    return visit


async def _open(
    tx: WriteSession, report: ClueReport, visit: InspectionVisit | None, matter: Matter, by: Actor, at: LegalTime
) -> Case:
    """The rows of a new case: its dossier, itself, its party if known."""
    name = written(report.name, "name", "案件名称")
    dossier = Dossier(kind=DossierKind.CASE, organ_id=by.organ_id)
    tx.add(dossier)
    await tx.flush()
    case = Case(
        id=dossier.id, organ_id=by.organ_id, unit_id=visit.unit_id if visit else by.unit_id or matter.unit_id,
        procedure=CaseProcedure.GENERAL, category=EnforcementCategory.PENALTY, matter_id=matter.id, name=name,
        source=report.source, origin_visit_id=visit.id if visit else None, secrecy=SecrecyClass.NONE, created_at=at,
    )  # fmt: skip
    tx.add(case)
    await tx.flush()
    party_id = visit.party_id if visit else report.party_id
    if party_id is not None:
        await _party(tx, party_id)
        tx.add(
            CaseParty(case_id=case.id, party_id=party_id, role=PartyRole.RESPONDENT, organ_id=case.organ_id, position=0)
        )
    return case


async def _party(tx: WriteSession, party_id: UUID) -> None:
    if await tx.get(Party, party_id) is None:
        raise refuse(Code.NOT_FOUND, "当事人不存在。")


async def _assign(
    tx: WriteSession, case: Case, report: ClueReport, visit: InspectionVisit | None, by: Actor, at: LegalTime
) -> list[UUID]:
    """Who verifies the clue: the officers named, else those of the visit, else the officer who registers it."""
    own = [by.id] if by.kind is PersonKind.OFFICER else []
    officer_ids = list(dict.fromkeys(report.officer_ids or (visit.officer_ids if visit else own)))
    named = await actors_of(tx, officer_ids, on=legal_day(at))
    if len([officer for officer in named if officer.organ_id == case.organ_id]) != len(officer_ids):
        raise refuse(Code.NOT_FOUND, "执法人员不存在。")
    for position, officer_id in enumerate(officer_ids):
        tx.add(
            CaseOfficer(case_id=case.id, officer_id=officer_id, organ_id=case.organ_id, position=position, joined_at=at)
        )
    await tx.flush()
    return officer_ids
