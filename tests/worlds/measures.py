"""A seizure in the county, played step by step; the papers are rows as their signing leaves them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind
from api.database import Database
from api.inspections.acts import Handover, OnSite
from api.ledger.event import record
from api.measures import acts
from api.measures.models import Disposal, LiftGround
from api.papers.models import Document, SignatureMark
from api.registry.models import Officer
from api.tables import Json, JsonList
from api.vocabulary import (
    CaseProcedure,
    EnforcementCategory,
    MeasureKind,
    OpennessClass,
    PartyRole,
    SecrecyClass,
    ServiceMethod,
    SignMethod,
    SignRole,
    SignStep,
    TimelineEventKind,
)
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.spot import build_spot_county
from tests.worlds.visits import approved as visit_approved
from tests.worlds.visits import inspected, notified, planned, scanned, shown

SCALES: JsonList = [
    {"name": "电子计价秤", "model": "ACS-30", "qty": 3, "unit": "台", "registration": "秤21辽Z01", "condition": "完好"},
    {"name": "预包装糕点", "model": "", "qty": 40, "unit": "盒", "condition": "完好"},
]
NUMBER = "望市监强制〔2026〕3号"
NOT_SAID = acts.Worth()
BY_HAND = Handover(signed_by="邰晓")


async def build_measure_county(database: Database) -> None:
    """The county, whose officers o-08 and o-09 may take measures."""
    await build_spot_county(database)
    categories = [EnforcementCategory.PENALTY, EnforcementCategory.INSPECTION, EnforcementCategory.COMPULSION]
    async with database.write() as tx:
        await tx.execute(
            sa.update(Officer).where(sa.column("id").in_([of("o-08"), of("o-09")])).values(categories=categories)
        )


async def visited(database: Database) -> UUID:
    """The shop inspected on 9 May 2026."""
    visit_id = await planned(database)
    await visit_approved(database, visit_id)
    await scanned(database, visit_id)
    await shown(database, visit_id)
    await notified(database, visit_id)
    await inspected(database, visit_id)
    return visit_id


async def case_of(database: Database, visit_id: UUID | None = None, *, verifying: bool = True) -> UUID:
    """A case of the general procedure about the shop, by default a clue in verification, with or without its visit."""
    at, officer = instant("05-09 16:00"), await person(database, "o-08")
    async with database.write() as tx:
        dossier = Dossier(kind=DossierKind.CASE, organ_id=of("wl-amr"))
        tx.add(dossier)
        await tx.flush()
        tx.add(
            Case(
                id=dossier.id, organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), procedure=CaseProcedure.GENERAL,
                category=EnforcementCategory.PENALTY, matter_id=of("m-05"), name="计量器具案", origin_visit_id=visit_id,
                secrecy=SecrecyClass.NONE, created_at=at,
            )
        )  # fmt: skip
        await tx.flush()
        for position, name in enumerate(("o-08", "o-09")):
            tx.add(
                CaseOfficer(
                    case_id=dossier.id, officer_id=of(name), organ_id=of("wl-amr"), position=position, joined_at=at
                )
            )
        tx.add(
            CaseParty(
                case_id=dossier.id, party_id=of("p-04"), role=PartyRole.RESPONDENT, organ_id=of("wl-amr"), position=0
            )
        )
        kinds = [TimelineEventKind.CLUE_REGISTERED, *([TimelineEventKind.CLUE_VERIFIED] if verifying else [])]
        for kind in kinds:
            await record(tx, kind, owner_id=dossier.id, organ_id=of("wl-amr"), by=[officer], at=at, text=kind.label)
    return dossier.id


async def sheet(
    database: Database, owner_id: UUID, template: str, data: Json, *, number: str | None = None, leader: str | None = None,
    at: str = "05-09 10:20", in_force: bool = True, organ: str = "wl-amr",
) -> UUID:  # fmt: skip
    """A document of a dossier, by default complete. ``leader`` signed it in the leader's place."""
    when = instant(at)
    document = Document(
        id=uuid7(), owner_id=owner_id, organ_id=of(organ), template=template, template_version="1", title=TITLES[template],
        data=data, openness=OpennessClass.PARTIAL, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        drafted_by=of("o-08"), drafted_at=when, issued_at=when, in_force_at=when if in_force else None,
    )  # fmt: skip
    if number:
        document.type_code, document.year, document.number = number[3:].split("〔")[0], 2026, number
        document.sequence = int(number.split("〕")[1].removesuffix("号"))
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        if leader is not None:
            tx.add(SignatureMark(
                document_id=document.id, organ_id=of(organ), position=4, step=SignStep.PERSONAL, role=SignRole.DEPUTY_HEAD,
                signer_id=of(leader), signer_name=leader, method=SignMethod.PERSONAL_SIGN, field="sig_deputy_head", at=when,
            ))  # fmt: skip
    return document.id


TITLES = {
    "MEASURE_APPROVAL": "行政强制措施审批表",
    "MEASURE_DECISION": "实施行政强制措施决定书",
    "MEASURE_LIST": "场所、设施、财物清单",
    "MEASURE_EXTENSION": "延长行政强制措施期限决定书",
    "MEASURE_LIFT_DECISION": "解除行政强制措施决定书",
    "EVIDENCE_EXTRACT": "证据提取单",
    "TRANSFER_LETTER": "案件移送函",
    "PENALTY_DECISION": "行政处罚决定书",
    "SAMPLING_RECORD": "抽样取证凭证",
    "PRESERVATION_NOTICE": "先行登记保存证据通知书",
    "PRESERVATION_LIST": "先行登记保存物品清单",
}


async def approval_form(
    database: Database, owner_id: UUID, *, days: int = 30, items: JsonList = SCALES, leader: str | None = "st-09"
) -> UUID:
    """The approval form, by default signed by the leader."""
    return await sheet(
        database,
        owner_id,
        "MEASURE_APPROVAL",
        {"objects": items, "periodDays": days, "emergency": False},
        leader=leader,
    )


async def papers(
    database: Database, owner_id: UUID, *, days: int = 30, items: JsonList = SCALES, first: str = "2026-05-09",
    last: str = "2026-06-07", number: str = NUMBER, listed: JsonList | None = None, list_number: str | None = None,
) -> acts.Papers:  # fmt: skip
    """Decision and list in force."""
    decision = await sheet(
        database, owner_id, "MEASURE_DECISION",
        {"items": items, "periodDays": days, "from": first, "to": last, "place": SHOP}, number=number,
    )  # fmt: skip
    listing = await sheet(
        database, owner_id, "MEASURE_LIST",
        {"items": items if listed is None else listed, "decisionNumber": list_number or number, "keeper": "当事人"},
    )  # fmt: skip
    return acts.Papers(decision, listing)


async def requested(
    database: Database, owner_id: UUID, form: UUID, *, kind: MeasureKind = MeasureKind.SEAL, by: str = "o-08",
    at: str = "05-09 10:20", worth: acts.Worth = NOT_SAID,
) -> UUID:  # fmt: skip
    """The officers ask for the measure."""
    officer = await person(database, by)
    async with database.write() as tx:
        row = await acts.request_measure(
            tx, owner_id, kind=kind, document_id=form, worth=worth, by=officer, at=instant(at)
        )
        return row.id


async def approved(
    database: Database, measure_id: UUID, form: UUID, *, by: str = "st-09", at: str = "05-09 10:40"
) -> UUID:
    """The leader approves."""
    leader = await person(database, by)
    async with database.write() as tx:
        return (await acts.approve_measure(tx, measure_id, document_id=form, by=leader, at=instant(at))).id


async def told(
    database: Database, owner_id: UUID, *, at: str = "05-09 10:44", place: str = SHOP, by: str = "o-08"
) -> None:
    """The party is told and heard."""
    officer = await person(database, by)
    async with database.write() as tx:
        await acts.explain_measure(
            tx, owner_id, OnSite(place), kind=MeasureKind.SEAL, reasons="秤未经检定", statement="当事人表示无异议", by=officer,
            at=instant(at),
        )  # fmt: skip


async def imposed(
    database: Database, measure_id: UUID, given: acts.Papers, *, at: str = "05-09 10:50", by: str = "o-08",
    place: str = SHOP, officers: Sequence[str] = (), handover: Handover = BY_HAND,
) -> UUID:  # fmt: skip
    """The measure is imposed."""
    officer = await person(database, by)
    on_site = OnSite(place, tuple(of(name) for name in officers))
    async with database.write() as tx:
        return (await acts.impose_measure(tx, measure_id, given, on_site, handover, by=officer, at=instant(at))).id


async def imposed_at_once(
    database: Database, owner_id: UUID, given: acts.Papers, *, at: str = "05-09 10:50", reason: str = "正在转移涉案物品",
    worth: acts.Worth = NOT_SAID,
) -> UUID:  # fmt: skip
    """The measure is executed in an emergency: its id."""
    officer = await person(database, "o-08")
    emergency = acts.Emergency(MeasureKind.SEIZE, reason, worth)
    async with database.write() as tx:
        row = await acts.impose_in_emergency(
            tx, owner_id, emergency, given, OnSite(SHOP), BY_HAND, by=officer, at=instant(at)
        )
        return row.measure_id


async def extended(
    database: Database, measure_id: UUID, owner_id: UUID, *, days: int = 30, until: str = "2026-07-07",
    allowed: int = 30, at: str = "06-07 09:00", reasons: str = "案情复杂", number: str = NUMBER, leader: str | None = "st-09",
    own: str = "望市监强制延〔2026〕1号",
) -> UUID:  # fmt: skip
    """The term is extended."""
    form = await approval_form(database, owner_id, days=allowed, leader=leader)
    document = await sheet(
        database,
        owner_id,
        "MEASURE_EXTENSION",
        {"newUntil": until, "reasons": reasons, "decisionNumber": number},
        number=own,
    )
    officer = await person(database, "o-08", date(2026, 6, 7))
    async with database.write() as tx:
        return (
            await acts.extend_measure(
                tx, measure_id, OnSite(SHOP), BY_HAND, days=days, approval_id=form, document_id=document, by=officer,
                at=instant(at),
            )
        ).id  # fmt: skip


async def excluded(
    database: Database, measure_id: UUID, owner_id: UUID, *, first: date = date(2026, 5, 11), last: date = date(2026, 5, 15),
    at: str = "05-10 09:00", reason: str = "检定",
) -> UUID:  # fmt: skip
    """The days of a test are told."""
    document = await sheet(database, owner_id, "EVIDENCE_EXTRACT", {"test": reason})
    officer = await person(database, "o-08")
    time = acts.ExcludedDays(first, last, reason)
    async with database.write() as tx:
        return (
            await acts.exclude_test_time(
                tx, measure_id, time, OnSite(SHOP), BY_HAND, document_id=document, by=officer, at=instant(at)
            )
        ).id


async def lifted(
    database: Database, measure_id: UUID, owner_id: UUID, *, at: str = "05-20 14:00", items: JsonList = SCALES,
    number: str = NUMBER, ground: LiftGround = LiftGround.NO_LONGER_NEEDED, own: str = "望市监解强〔2026〕2号",
    by: str = "o-08", method: ServiceMethod = ServiceMethod.DIRECT,
) -> UUID:  # fmt: skip
    """The measure is lifted."""
    document = await sheet(
        database, owner_id, "MEASURE_LIFT_DECISION", {"items": items, "decisionNumber": number, "reason": "检定合格"},
        number=own,
    )  # fmt: skip
    officer = await person(database, by)
    async with database.write() as tx:
        return (
            await acts.lift_measure(
                tx, measure_id, OnSite(SHOP), Handover(method, signed_by="邰晓"), ground=ground, document_id=document,
                by=officer, at=instant(at),
            )
        ).id  # fmt: skip


async def converted(
    database: Database, measure_id: UUID, document_id: UUID, *, disposal: Disposal = Disposal.TRANSFERRED,
    at: str = "05-21 09:00", basis: str = "《行政强制法》第二十一条",
) -> UUID:  # fmt: skip
    """What was taken is disposed of."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        return (
            await acts.convert_measure(
                tx, measure_id, disposal=disposal, basis=basis, document_id=document_id, by=officer, at=instant(at)
            )
        ).id


async def sealed(database: Database) -> tuple[UUID, UUID]:
    """A visit and a measure in force on it since 10:50 of 9 May 2026, until 7 June."""
    visit_id = await visited(database)
    form = await approval_form(database, visit_id)
    measure_id = await requested(database, visit_id, form)
    await approved(database, measure_id, form)
    await told(database, visit_id)
    await imposed(database, measure_id, await papers(database, visit_id))
    return visit_id, measure_id
