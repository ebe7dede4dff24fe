"""At the window (窗口收件): the case is opened, the application received, what was missing handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import REQUEST_CORRECTION
from api.cases import deadlines
from api.cases.models import Case, CaseParty, Dossier, DossierKind, Party
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.records import standing_of_matter
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import recompute_summary, record
from api.licences.facts import Clerk, LicenceFacts
from api.licences.gathering import facts_of, lock_licence
from api.licences.models import ApplicationSupplement, Channel, LicenceApplication
from api.licences.rules import MAY_APPLY, MAY_OPEN, MAY_SUPPLEMENT
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.registry.models import Matter
from api.vocabulary import CaseProcedure, EnforcementCategory, PartyRole, SecrecyClass, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies for which matter. ``name`` is the case's name, by default applicant and matter."""

    party_id: UUID
    matter_id: UUID
    name: str = ""


async def open_licence_case(tx: WriteSession, applicant: Applicant, *, by: Actor, at: LegalTime) -> Case:
    """Open the dossier into which the application will go 建档. It writes no event: nothing was received yet.

    Raises Refused with every gap of MAY_OPEN; NOT_FOUND for an unknown matter or party.
    """
    matter, party = await tx.get(Matter, applicant.matter_id), await tx.get(Party, applicant.party_id)
    if matter is None or party is None:
        raise refuse(Code.NOT_FOUND)
    clerk = Clerk(by.roles, by.organ_id)
    facts = LicenceFacts(on=legal_day(at), organ_id=by.organ_id, matter=standing_of_matter(matter), clerk=clerk)
    require(MAY_OPEN, facts)
    dossier = Dossier(kind=DossierKind.CASE, organ_id=by.organ_id)
    tx.add(dossier)
    await tx.flush()
    case = Case(
        id=dossier.id, organ_id=by.organ_id, unit_id=matter.unit_id, procedure=CaseProcedure.LICENCE,
        category=EnforcementCategory.LICENCE, matter_id=matter.id,
        name=applicant.name.strip() or f"{party.name}{matter.name}", secrecy=SecrecyClass.NONE, created_at=at,
        law={"violated": [], "applied": [{"law": b["law"], "article": b["article"]} for b in matter.basis]},
        major_decision={"required": False, "triggerIds": [], "reviewIds": []},
    )  # fmt: skip
    tx.add(case)
    await tx.flush()
    tx.add(CaseParty(case_id=case.id, party_id=party.id, role=PartyRole.APPLICANT, organ_id=case.organ_id, position=0))
    await tx.flush()
    tx.at_end(dossier.id, recompute_summary)
    return case


async def apply_licence(
    tx: WriteSession, case_id: UUID, *, document_id: UUID, channel: Channel, by: Actor, at: LegalTime
) -> LicenceApplication:
    """Receive the application 收到申请 (行政许可法 第二十九条). Scope and materials are those of the signed form.

    The five working days to ask for a correction begin. Raises Refused with every gap of MAY_APPLY, NOT_FOUND, and what
    ``document_in_force`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    require(MAY_APPLY, await facts_of(tx, found, by=by, at=at))
    form = await document_in_force(tx, document_id, template="LICENCE_APPLICATION", owner_ids=(case_id,))
    scope = listed(form, "scope")
    application = LicenceApplication(
        case_id=case_id, organ_id=found.case.organ_id, applicant_id=found.applicant_id, document_id=form.id, channel=channel,
        scope=scope, materials=listed(form, "materials"), received_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(application)
    found.case.facts = f"申请{'、'.join(scope)}。"
    text = "线上提交申请" if channel is Channel.ONLINE else "窗口提交申请"
    event = await record(
        tx, TimelineEventKind.APPLICATION_RECEIVED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at, text=text,
        documents=[form.id], particulars={"channel": channel, "applicantId": found.applicant_id},
    )  # fmt: skip
    await deadlines.start(
        tx, REQUEST_CORRECTION.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=legal_day(at)
    )
    return application


async def supplement(
    tx: WriteSession, case_id: UUID, *, materials: Sequence[str], complete: bool, by: Actor, at: LegalTime
) -> ApplicationSupplement:
    """Receive what was missing 收到补正材料 (行政许可法 第三十二条第一款第五项).

    ``complete``: everything the notice asked for is there now. Raises Refused with every gap of MAY_SUPPLEMENT, NOT_FOUND,
    VALIDATION without a material.
    """
    found = await lock_licence(tx, case_id, by=by)
    handed = [each.strip() for each in materials if each.strip()]
    if not handed:
        raise refuse(Code.VALIDATION, "应当写明补正的材料。", missing=("补正的材料（materials）",))
    require(MAY_SUPPLEMENT, await facts_of(tx, found, by=by, at=at))
    row = ApplicationSupplement(
        case_id=case_id, organ_id=found.case.organ_id, materials=handed, complete=complete, received_on=legal_day(at), at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, TimelineEventKind.APPLICATION_RECEIVED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text="补正材料收讫" if complete else f"收到部分补正材料：{'、'.join(handed)}",
        particulars={
            "materials": handed, "complete": complete, **({} if complete else {"stage": "CORRECTION_REQUESTED"}),
        },
    )  # fmt: skip
    return row


def listed(form: Document, field: str) -> list[str]:
    """The texts of a form's list."""
    entries = form.data.get(field)
    return [str(entry).strip() for entry in entries if str(entry).strip()] if isinstance(entries, list) else []
