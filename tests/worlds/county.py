"""A small world for tests of acts: one county organ with two qualified officers, its leader, a shop, a plan and a cap.

Everything here is invented. Identifiers are derived from short names: ``of("o-08")``.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid5

from sqlmodel import SQLModel

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.calendar.store import load_published_years
from api.cases.models import Party
from api.clocks import LegalTime
from api.database import Database
from api.inspections.models import InspectionCap, InspectionPlan, InspectionPlanItem, RandomInspectionMatter
from api.registry.models import Certificate, Officer, Organ, Region, StaffMember, Unit
from api.vocabulary import (
    CertificateKind,
    EnforcementCategory,
    MatterStatus,
    OrganKind,
    PartyKind,
    RegionLevel,
    StaffRole,
    UnitKind,
)

NAMES = UUID("0a5f8a34-31c5-4f0f-8a6e-8f4f9d0c7b11")
SHOP = "望岭县青河镇集贸街12号"


def of(name: str) -> UUID:
    """The identifier of what the world calls by this name."""
    return uuid5(NAMES, name)


def instant(text: str) -> LegalTime:
    """A Shanghai time of 2026: "05-09 10:00"."""
    return LegalTime(datetime.fromisoformat(f"2026-{text.replace(' ', 'T')}:00+08:00"))


async def build_county(database: Database) -> None:
    """Write the world into a fresh database, in the order in which the rows refer to each other."""
    async with database.write() as tx:
        for rows in _rows():
            tx.add_all(rows)
            await tx.flush()
        await load_published_years(tx)


async def person(database: Database, name: str, on: date = date(2026, 5, 9)) -> Actor:
    """An officer (o-…) or a member of staff (st-…) as an actor."""
    kind = PersonKind.OFFICER if name.startswith("o-") else PersonKind.STAFF
    async with database.read() as session:
        actor = await actor_of(session, kind, of(name), on)
    assert actor is not None, name
    return actor


def _rows() -> list[list[SQLModel]]:
    """Layers of rows: each refers only to earlier ones."""
    return [
        [
            Region(id=of("r-1"), code="219921", name="望岭县", level=RegionLevel.COUNTY),
            Region(id=of("r-0"), code="219900", name="澜川市", level=RegionLevel.CITY),
        ],
        [Organ(
            id=of("gov-wl"), name="望岭县人民政府", kind=OrganKind.GOVERNMENT, region_code="219921", address="望岭县",
            phone="0499-5560000", settings={},
        )],
        [_organ("wl-amr", "望岭县市场监督管理局", "望市监"), _organ("wl-ny", "望岭县农业农村局", "望农")],
        [
            Unit(id=of("wl-amr-qh"), organ_id=of("wl-amr"), name="青河市场监督管理所", kind=UnitKind.BRANCH),
            Unit(id=of("wl-ny-dd"), organ_id=of("wl-ny"), name="执法大队", kind=UnitKind.CASE_HANDLING),
        ],
        [
            _officer("o-08", "宫一鸣", area="望岭县青河镇", uniform=True),
            _officer("o-09", "柏雪", area="望岭县青河镇", uniform=True),
            _officer("o-10", "隋长河"),
            _officer("o-13", "桑田"),
            _officer("o-11", "仲南", organ="wl-ny", unit="wl-ny-dd"),
            _staff("st-09", "相里文", StaffRole.ORGAN_LEADER, unit=None),
            _staff("st-22", "滕远山", StaffRole.UNIT_HEAD, unit="wl-amr-qh"),
            _staff("st-30", "农局长", StaffRole.ORGAN_LEADER, unit=None, organ="wl-ny"),
        ],
        [
            _certificate("o-08", "21992101001"), _certificate("o-09", "21992101002"),
            _certificate("o-10", "21992101003", since=date(2021, 7, 1), until=date(2026, 6, 30)),
            _certificate("o-13", "21992101004"), _certificate("o-11", "21992102001", organ="wl-ny"),
        ],
        [
            _shop("p-04", "望岭县晨溪超市有限公司"), _shop("p-05", "望岭县晚汀百货有限公司"),
            InspectionCap(
                id=of("ic-1"), organ_id=of("wl-amr"), year=2026, risk_level="一般", per_enterprise_per_year=2,
                exempt=["投诉举报", "转办交办", "突发事件", "数据监测发现问题"], published_on=date(2026, 3, 6),
            ),
            _entry("ri-2", "食品销售经营者监督抽查", MatterStatus.PUBLISHED, date(2026, 3, 2)),
            _entry("ri-9", "化妆品经营者监督抽查", MatterStatus.APPROVED, None),
            InspectionPlan(
                id=of("ip-1"), organ_id=of("wl-amr"), year=2026, approved_by=of("st-09"), published_on=date(2026, 3, 6)
            ),
        ],
        [_line("ri-2"), _line("ri-9")],
    ]  # fmt: skip


def _organ(name: str, title: str, abbreviation: str) -> Organ:
    return Organ(
        id=of(name), name=title, abbreviation=abbreviation, kind=OrganKind.ADMIN_ORGAN, region_code="219921",
        uscc="11219921MADEM00000", legal_status_basis="三定方案", address="望岭县青河镇槐荫路15号", phone="0499-5561000",
        complaint_phone="12315", office_hours="8:30-17:00", supervised_by=of("gov-wl"),
        reconsideration_body="望岭县人民政府", litigation_court="望岭县人民法院", payment={"bank": "虚构银行"}, settings={},
    )  # fmt: skip


def _officer(
    name: str,
    called: str,
    *,
    area: str = "望岭县",
    organ: str = "wl-amr",
    unit: str = "wl-amr-qh",
    uniform: bool = False,
) -> Officer:
    return Officer(
        id=of(name), name=called, organ_id=of(organ), unit_id=of(unit), position="一级科员", area=area,
        categories=[EnforcementCategory.PENALTY, EnforcementCategory.INSPECTION], exam_passed_on=date(2021, 5, 20),
        exam_score=88, uniform_required=uniform,
    )  # fmt: skip


def _certificate(
    holder: str,
    number: str,
    *,
    organ: str = "wl-amr",
    since: date = date(2023, 12, 1),
    until: date = date(2028, 11, 30),
) -> Certificate:
    return Certificate(
        id=of(f"certificate {holder}"), officer_id=of(holder), organ_id=of(organ), number=number,
        kind=CertificateKind.ENFORCEMENT, issuer="省人民政府", valid_from=since, valid_to=until,
    )  # fmt: skip


def _staff(name: str, called: str, role: StaffRole, *, unit: str | None, organ: str = "wl-amr") -> StaffMember:
    return StaffMember(
        id=of(name), name=called, organ_id=of(organ), unit_id=of(unit) if unit else None, role=role, position=role.label
    )


def _shop(name: str, called: str) -> Party:
    return Party(id=of(name), kind=PartyKind.LEGAL_PERSON, name=called, public_name=called, address_mask=SHOP)


def _entry(name: str, title: str, status: MatterStatus, published_on: date | None) -> RandomInspectionMatter:
    return RandomInspectionMatter(
        id=of(name), organ_id=of("wl-amr"), name=title, subject="望岭县市场监督管理局", basis="食品安全法第一百一十条",
        objects="食品销售者", content=["许可和备案"], ratio=Decimal("0.05"), method="现场检查", frequency="每年2次", status=status,
        published_on=published_on,
    )  # fmt: skip


def _line(entry: str) -> InspectionPlanItem:
    return InspectionPlanItem(
        id=of(f"line {entry}"), plan_id=of("ip-1"), organ_id=of("wl-amr"), list_item_id=of(entry),
        period_from=date(2026, 4, 1), period_to=date(2026, 11, 30), planned_objects=20,
    )  # fmt: skip
