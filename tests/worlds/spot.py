"""The county's shop on 9 May 2026, played from the visit into the simple case, one act at a time."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from api.cases.models import Party
from api.clocks import SHANGHAI
from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.registry.models import DiscretionStandard, Matter
from api.vocabulary import (
    CatalogueKind,
    ClueSource,
    EnforcementCategory,
    MatterStatus,
    PartyKind,
    PenaltyKind,
    ServiceMethod,
)
from tests.worlds.county import SHOP, build_county, instant, of, person
from tests.worlds.papers import spot_decision, spot_filing
from tests.worlds.visits import REPORT, approved, inspected, notified, planned, scanned, shown

FINE_500 = Proposal((PenaltyKind.FINE,), 50_000, band="从轻")
PRICE_LAW = "中华人民共和国价格法"
PENALTY = acts.SpotPenalty(
    matter_id=of("m-05"), name="望岭县晨溪超市有限公司不标明价格案", source=ClueSource.REPORT,
    facts="2026年5月9日检查发现当事人经营的15种散装商品未标明价格。",
    violated=(acts.LawPlace(PRICE_LAW, "第十三条第一款"),),
    applied=(
        acts.LawPlace(PRICE_LAW, "第四十二条"), acts.LawPlace("价格违法行为行政处罚规定", "第十三条第一项"),
        acts.LawPlace("中华人民共和国行政处罚法", "第五十一条"),
    ),
    proposal=FINE_500, factors=("当场改正", "初次违法"),
)  # fmt: skip
"""What the officers propose in the sample's second case."""


async def build_spot_county(database: Database) -> None:
    """The county with matters of penalty (m-05; m-06 unpublished; m-07 of inspection; m-20 another organ's; m-30 with bands)
    and parties of every kind (p-07 a person, p-09 a sole trader)."""
    await build_county(database)
    async with database.write() as tx:
        tx.add_all([
            matter_row("m-05", "对经营者违反明码标价规定的处罚"),
            matter_row("m-06", "尚未公布的处罚", published_on=None, status=MatterStatus.APPROVED),
            matter_row("m-07", "食品销售经营者监督检查", category=EnforcementCategory.INSPECTION),
            matter_row("m-20", "农业机械违法行为的处罚", organ="wl-ny", unit="wl-ny-dd"),
            matter_row("m-30", "有裁量基准的处罚", least=10_000),
            matter_row("m-31", "未载明幅度的处罚", most=None),
            Party(id=of("p-07"), kind=PartyKind.NATURAL_PERSON, name="秦𬎆", public_name="秦某", address_mask="望岭县****"),
            Party(id=of("p-09"), kind=PartyKind.SOLE_TRADER, name="望岭县青河镇欧阳粮油店", address_mask="望岭县****"),
        ])  # fmt: skip
        await tx.flush()
        tx.add(DiscretionStandard(
            id=of("ds-30"), organ_id=of("wl-amr"), matter_id=of("m-30"), published_on=date(2026, 3, 1),
            bands=[
                {"name": "从轻", "fromFen": 10_000, "toFen": 60_000, "conditions": "初次违法"},
                {"name": "一般", "fromFen": 60_000, "toFen": 200_000, "conditions": "其他情形"},
            ],
        ))  # fmt: skip


async def inspected_visit(database: Database, *, party: str = "p-04", code: str = REPORT.check_code) -> UUID:
    """A visit on which credentials were shown and something was found."""
    visit_id = await planned(database, replace(REPORT, party_id=of(party), check_code=code))
    await approved(database, visit_id)
    await scanned(database, visit_id, code=code)
    await shown(database, visit_id)
    await notified(database, visit_id)
    await inspected(database, visit_id)
    return visit_id


async def begun(
    database: Database,
    visit_id: UUID,
    penalty: acts.SpotPenalty = PENALTY,
    *,
    by: str = "o-08",
    at: str = "05-09 10:12",
) -> UUID:
    """The party is told."""
    officer = await person(database, by)
    async with database.write() as tx:
        return (await acts.begin_spot_penalty(tx, visit_id, penalty, by=officer, at=instant(at))).id


async def heard(
    database: Database, case_id: UUID, content: str = "系新上架漏标，已当场补标", *, by: str = "o-08", at: str = "05-09 10:15",
    adopted: bool | None = None, reweighing: acts.Reweighing | None = None,
) -> UUID:  # fmt: skip
    """The party is heard."""
    officer = await person(database, by)
    async with database.write() as tx:
        statement = await acts.record_statement(
            tx,
            case_id,
            speaker="邰晓",
            content=content,
            adopted=adopted,
            reweighing=reweighing,
            by=officer,
            at=instant(at),
        )
        return statement.id


async def waived(
    database: Database, case_id: UUID, *, content: str = "我放弃陈述申辩", at: str = "05-09 10:15"
) -> UUID:
    """The party waives."""
    officer = await person(database, "o-09")
    async with database.write() as tx:
        statement = await acts.waive_statement(tx, case_id, speaker="邰晓", content=content, by=officer, at=instant(at))
        return statement.id


async def decided(
    database: Database, case_id: UUID, document_id: UUID, *, kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,),
    fine_fen: int | None = 50_000, by: str = "o-08", at: str = "05-09 10:24",
) -> UUID:  # fmt: skip
    """The decision is made."""
    officer = await person(database, by)
    async with database.write() as tx:
        decision = await acts.decide_on_the_spot(
            tx, case_id, document_id, kinds=kinds, fine_fen=fine_fen, by=officer, at=instant(at)
        )
        return decision.id


async def handed_over(
    database: Database, document_id: UUID, *, party: str = "p-04", at: str = "05-09 10:25", by: str = "o-08",
    method: ServiceMethod = ServiceMethod.DIRECT, signed_by: str | None = "邰晓", refusal_note: str | None = None,
    recording_ref: str | None = None,
) -> UUID:  # fmt: skip
    """A document is served."""
    officer = await person(database, by)
    handing = acts.Handing(
        method, of(party), SHOP, signed_by=signed_by, refusal_note=refusal_note, recording_ref=recording_ref
    )
    async with database.write() as tx:
        return (await acts.serve_document(tx, document_id, handing, by=officer, at=instant(at))).id


async def filed(
    database: Database, case_id: UUID, document_id: UUID, *, by: str = "o-08", at: str = "05-11 09:30"
) -> UUID:
    """The decision is reported to the organ."""
    officer = await person(database, by)
    async with database.write() as tx:
        return (await acts.file_with_organ(tx, case_id, document_id, by=officer, at=instant(at))).id


async def paid(
    database: Database, case_id: UUID, fen: int = 50_000, *, receipt: str = "DEMO-PJ-000412", by: str = "o-08",
    at: str = "05-12 09:40", paid_at: str | None = None, cash: bool = False, cash_reason: str | None = None,
) -> UUID:  # fmt: skip
    """Money comes in."""
    person_ = await person(database, by)
    money = acts.Receipt(
        fen, instant(paid_at or at), receipt, "望岭县晨溪超市有限公司", cash=cash, cash_reason=cash_reason
    )
    async with database.write() as tx:
        return (await acts.record_payment(tx, case_id, money, by=person_, at=instant(at))).id


async def closed(
    database: Database, case_id: UUID, *, by: str = "st-22", at: str = "05-20 10:00", reason: str = "罚款已缴清"
) -> UUID:
    """The case is closed."""
    head = await person(database, by)
    async with database.write() as tx:
        return (await acts.close_case(tx, case_id, reason=reason, by=head, at=instant(at))).id


async def decided_case(database: Database) -> tuple[UUID, UUID]:
    """The shop's case up to the decision: the case and its decision's document."""
    case_id = await begun(database, await inspected_visit(database))
    await heard(database, case_id)
    document_id = await spot_decision(database, case_id)
    await decided(database, case_id, document_id)
    return case_id, document_id


async def served_case(database: Database) -> tuple[UUID, UUID]:
    """The shop's case up to the service of its decision."""
    case_id, document_id = await decided_case(database)
    await handed_over(database, document_id)
    return case_id, document_id


async def filed_case(database: Database) -> UUID:
    """The shop's case up to its filing with the organ."""
    case_id, _ = await served_case(database)
    await filed(database, case_id, await spot_filing(database, case_id))
    return case_id


def shanghai(at: datetime) -> str:
    """A Shanghai time: "05-09 10:00"."""
    return f"{at.astimezone(SHANGHAI):%m-%d %H:%M}"


def matter_row(
    name: str, title: str, *, organ: str = "wl-amr", unit: str = "wl-amr-qh", least: int = 0, most: int | None = 500_000,
    category: EnforcementCategory = EnforcementCategory.PENALTY, published_on: date | None = date(2026, 2, 11),
    status: MatterStatus = MatterStatus.PUBLISHED,
) -> Matter:  # fmt: skip
    return Matter(
        id=of(name), code=f"219921-AMR-{name}", name=title, category=category, organ_id=of(organ), unit_id=of(unit),
        catalogues=[CatalogueKind.ENFORCEMENT_MATTERS], subject={"organName": organ}, duty="监督检查", authority="罚款",
        basis=[{"law": PRICE_LAW, "article": "第四十二条"}], fine_min_fen=least, fine_max_fen=most, status=status,
        effective_from=date(2026, 2, 11), published_on=published_on,
    )  # fmt: skip
