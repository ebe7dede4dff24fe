"""The registry of the sample world (基础库): regions, organs, people, matters, plans, parties, number series, accounts."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from sqlmodel import SQLModel

from api.access.models import Account, PersonKind
from api.access.personal_data import PersonalData, masks_of, sealed
from api.access.secrets import Vault
from api.calendar.store import load_published_years
from api.cases.models import Party
from api.database import WriteSession
from api.exchange.identifiers import world_id
from api.exchange.insertion import Progress, insert_missing, silent
from api.exchange.qualification import qualification_of
from api.exchange.source import Entry, day, entries, maybe_day
from api.inspections.models import InspectionCap, InspectionPlan, InspectionPlanItem, RandomInspectionMatter
from api.papers.models import NumberSeries
from api.registry.models import (
    Certificate,
    Counsel,
    CounselOrgan,
    DiscretionStandard,
    Matter,
    Officer,
    Organ,
    Region,
    Reviewer,
    Seal,
    StaffMember,
    Unit,
)
from api.vocabulary import PartyKind

PRINCIPAL = "主要负责人"
Topic = tuple[str, str, Callable[[Entry], Iterator[SQLModel]]]


async def load_registry(tx: WriteSession, vault: Vault, progress: Progress = silent) -> None:
    """Load the calendar and the registry; what is personal of the parties is sealed in the vault. Rows that are there stay as they are. The caller commits.

    A person's login is their name in the sample (``o-08``, ``st-22``), as is the reference of their key in custody.
    """
    years = await load_published_years(tx)
    progress("节假日安排", len(years), len(years))
    for topic, kind, rows_of in _topics(vault):
        found = entries("registry", kind)
        for done, entry in enumerate(found, start=1):
            await insert_missing(tx, list(rows_of(entry)))
            progress(topic, done, len(found))


def _region(entry: Entry) -> Iterator[SQLModel]:
    yield Region(
        id=world_id(entry["code"]), code=entry["code"], name=entry["name"], level=entry["level"],
        parent_code=entry["parentCode"],
    )  # fmt: skip


def _body(entry: Entry) -> Iterator[SQLModel]:
    """A government or a supervising body."""
    yield Organ(
        id=world_id(entry["id"]), name=entry["name"], kind=entry["kind"], region_code=entry["regionCode"],
        address=entry["address"], phone=entry["phone"], settings={},
    )  # fmt: skip


def _organ(entry: Entry) -> Iterator[SQLModel]:
    organ_id = world_id(entry["id"])
    yield Organ(
        id=organ_id, name=entry["name"], abbreviation=entry["abbreviation"], kind=entry["kind"],
        region_code=entry["regionCode"], parent_organ_id=_maybe(entry["parentOrganId"]), uscc=entry["uscc"],
        legal_status_basis=entry["legalStatusBasis"], address=entry["address"], phone=entry["phone"],
        complaint_phone=entry["complaintPhone"], website=entry["website"], office_hours=entry["officeHours"],
        supervised_by=world_id(entry["supervisedBy"]), list_checked_by=_list_checker(entry["id"]),
        reconsideration_body=entry["reconsiderationBody"], litigation_court=entry["litigationCourt"], payment=entry["payment"], settings=entry["settings"],
    )  # fmt: skip
    for unit in entry["units"]:
        yield Unit(
            id=world_id(unit["id"]), organ_id=organ_id, name=unit["name"], kind=unit["kind"], address=unit["address"]
        )


def _seal(entry: Entry) -> Iterator[SQLModel]:
    yield Seal(
        id=world_id(entry["id"]), organ_id=world_id(entry["organId"]), name=entry["name"], method=entry["method"],
        certificate_subject=entry["certificateSubject"], valid_from=day(entry["validFrom"]),
        valid_to=day(entry["validTo"]), key_ref=entry["id"],
    )  # fmt: skip


def _officer(entry: Entry) -> Iterator[SQLModel]:
    officer_id, organ_id = world_id(entry["id"]), world_id(entry["organId"])
    yield Officer(
        id=officer_id, name=entry["name"], organ_id=organ_id, unit_id=world_id(entry["unitId"]),
        position=entry["position"], categories=entry["categories"], area=entry["area"],
        exam_passed_on=maybe_day(entry["qualification"]["examPassedOn"]), exam_score=entry["qualification"]["examScore"],
        uniform_required=entry["uniformRequired"], public=entry["public"], key_ref=entry["id"],
    )  # fmt: skip
    certificate = entry["certificate"]
    if certificate:
        yield Certificate(
            id=world_id(f"{entry['id']}/certificate"), officer_id=officer_id, organ_id=organ_id,
            number=certificate["number"], kind=certificate["kind"], issuer=certificate["issuer"],
            valid_from=day(certificate["validFrom"]), valid_to=day(certificate["validTo"]),
            suspended_from=maybe_day(certificate.get("suspendedFrom")),
            suspended_to=maybe_day(certificate.get("suspendedTo")), suspend_reason=certificate.get("suspendReason"),
        )  # fmt: skip
    yield from qualification_of(entry, officer_id, organ_id)
    yield _account(entry, PersonKind.OFFICER)


def _staff_member(entry: Entry) -> Iterator[SQLModel]:
    yield StaffMember(
        id=world_id(entry["id"]), name=entry["name"], organ_id=world_id(entry["organId"]),
        unit_id=_maybe(entry["unitId"]), role=entry["role"], extra_roles=entry["extraRoles"],
        position=entry["position"], principal=PRINCIPAL in entry["position"], key_ref=entry["id"],
    )  # fmt: skip
    yield _account(entry, PersonKind.STAFF)


def _reviewer(entry: Entry) -> Iterator[SQLModel]:
    yield Reviewer(
        id=world_id(entry["id"]), name=entry["name"], organ_id=world_id(entry["organId"]),
        unit_id=world_id(entry["unitId"]), position=entry["position"], law_background=entry["lawBackground"],
        legal_qualification_no=entry["legalQualificationNo"], first_review_year=entry["firstReviewYear"],
        active=entry["active"], key_ref=entry["id"],
    )  # fmt: skip
    yield _account(entry, PersonKind.REVIEWER)


def _counsel(entry: Entry) -> Iterator[SQLModel]:
    counsel_id = world_id(entry["id"])
    yield Counsel(
        id=counsel_id, name=entry["name"], kind=entry["kind"], firm=entry["firm"], contract=entry["contract"],
        key_ref=entry["id"],
    )  # fmt: skip
    for organ in entry["servesOrganIds"]:
        yield CounselOrgan(counsel_id=counsel_id, organ_id=world_id(organ))
    yield _account(entry, PersonKind.COUNSEL)


def _account(entry: Entry, kind: PersonKind) -> Account:
    return Account(
        id=world_id(f"{entry['id']}/account"), login=entry["id"], person_kind=kind, person_id=world_id(entry["id"])
    )


def _matter(entry: Entry) -> Iterator[SQLModel]:
    matter_id, organ_id = world_id(entry["id"]), world_id(entry["organId"])
    fine: dict[str, Any] = entry.get("fine", {})
    yield Matter(
        id=matter_id, code=entry["code"], name=entry["name"], category=entry["category"], organ_id=organ_id,
        unit_id=world_id(entry["unitId"]), catalogues=entry["catalogues"], subject=entry["subject"],
        duty=entry["duty"], authority=entry["authority"], basis=entry["basis"], target_objects=entry["targetObjects"],
        guide=entry["guide"], fee=entry["fee"], fine_min_fen=fine.get("minFen"), fine_max_fen=fine.get("maxFen"),
        status=entry["status"], version=entry["version"], effective_from=day(entry["effectiveFrom"]),
        published_on=maybe_day(entry["publishedOn"]),
    )  # fmt: skip
    if fine.get("bands"):
        yield DiscretionStandard(
            id=world_id(f"{entry['id']}/discretion"), organ_id=organ_id, matter_id=matter_id, bands=fine["bands"],
            published_on=day(entry["publishedOn"]),
        )  # fmt: skip


def _random_inspection_matter(entry: Entry) -> Iterator[SQLModel]:
    yield RandomInspectionMatter(
        id=world_id(entry["id"]), organ_id=world_id(entry["organId"]), name=entry["name"], subject=entry["subject"],
        basis=entry["basis"], objects=entry["objects"], content=entry["content"], ratio=Decimal(str(entry["ratio"])),
        method=entry["method"], frequency=entry["frequency"], matter_id=_maybe(entry["matterId"]),
        check_record=entry["check"], status=entry["status"], published_on=maybe_day(entry["publishedOn"]),
    )  # fmt: skip


def _plan(entry: Entry) -> Iterator[SQLModel]:
    plan_id, organ_id = world_id(entry["id"]), world_id(entry["organId"])
    yield InspectionPlan(
        id=plan_id, organ_id=organ_id, year=entry["year"], approved_by=world_id(entry["approvedBy"]),
        published_on=day(entry["publishedOn"]), filed_to=world_id(entry["filedTo"]), filed_on=day(entry["filedOn"]),
    )  # fmt: skip
    for item in entry["items"]:
        first, last = map(day, item["period"].split("/"))
        yield InspectionPlanItem(
            id=world_id(f"{entry['id']}/{item['listItemId']}"), plan_id=plan_id, organ_id=organ_id,
            list_item_id=world_id(item["listItemId"]), period_from=first, period_to=last,
            planned_objects=item["plannedObjects"],
        )  # fmt: skip


def _cap(entry: Entry) -> Iterator[SQLModel]:
    yield InspectionCap(
        id=world_id(entry["id"]), organ_id=world_id(entry["organId"]), year=entry["year"],
        risk_level=entry["riskLevel"], per_enterprise_per_year=entry["perEnterprisePerYear"], exempt=entry["exempt"],
        published_on=day(entry["publishedOn"]),
    )  # fmt: skip


def _party(vault: Vault, entry: Entry) -> Iterator[SQLModel]:
    party_id, kind = world_id(entry["id"]), PartyKind(entry["kind"])
    data = PersonalData(
        id_number=entry.get("idNumber"), phone=entry["phone"], address=entry["address"],
        electronic_address=entry.get("electronicAddress"),
    )  # fmt: skip
    yield Party(
        id=party_id, kind=kind, name=entry["name"], public_name=entry.get("publicName"), uscc=entry.get("uscc"),
        operator=entry.get("operator"), operator_public_name=entry.get("operatorPublicName"),
        legal_representative=entry.get("legalRepresentative"),
        consent_electronic_service=entry.get("consentElectronicService", False), **masks_of(kind, data),
    )  # fmt: skip
    yield from sealed(vault, party_id, data)


def _series(entry: Entry) -> Iterator[SQLModel]:
    """A series opens with the number that paper left off at."""
    yield NumberSeries(
        organ_id=world_id(entry["organId"]), type_code=entry["typeCode"], year=entry["year"], opening=entry["next"],
        next=entry["next"], digits=entry["digits"],
    )  # fmt: skip


def _list_checker(organ: str) -> Any:
    """Who checked the organ's random-inspection list; the sample says it at the entries."""
    checked = (
        entry["check"]["by"] for entry in entries("registry", "randomInspectionMatters") if entry["organId"] == organ
    )
    return _maybe(next(checked, None))


def _maybe(name: str | None) -> Any:
    return world_id(name) if name else None


def _topics(vault: Vault) -> tuple[Topic, ...]:
    """Topics in the order of their foreign keys."""
    return (
        ("行政区划", "regions", _region),
        ("政府和监督机关", "supervisoryBodies", _body),
        ("执法机关", "organs", _organ),
        ("电子印章", "seals", _seal),
        ("执法人员", "officers", _officer),
        ("工作人员", "staff", _staff_member),
        ("法制审核人员", "reviewers", _reviewer),
        ("法律顾问", "counsels", _counsel),
        ("执法事项", "matters", _matter),
        ("随机抽查事项", "randomInspectionMatters", _random_inspection_matter),
        ("年度检查计划", "inspectionPlans", _plan),
        ("检查频次上限", "inspectionCaps", _cap),
        ("当事人", "parties", partial(_party, vault)),
        ("文号序列", "numberSeries", _series),
    )
