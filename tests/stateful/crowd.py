"""Who turns up in the county (人员): beside those who belong to a case, everybody who should not be able to touch it."""

from datetime import date
from uuid import UUID

from uuid_utils.compat import uuid7

from api.cases.models import Party
from api.database import Database
from api.registry.models import Certificate, Counsel, CounselOrgan, Officer, Reviewer, StaffMember
from api.vocabulary import CertificateKind, CounselKind, EnforcementCategory, PartyKind, StaffRole
from tests.worlds.county import SHOP, of

C = EnforcementCategory
ALL = [C.PENALTY, C.INSPECTION, C.COMPULSION, C.LEVY, C.REQUISITION, C.CHARGE]
SUSPENDED = "o-14"
LAPSING = "o-10"
"""An officer whose certificate ends on 30 June 2026."""
CROWD = (
    "o-08",
    "o-09",
    "o-13",
    LAPSING,
    "o-11",
    SUSPENDED,
    "st-09",
    "st-22",
    "st-30",
    "st-41",
    "rv-1",
    "rv-2",
    "rv-9",
    "st-20",
)
"""Two officers who usually act; one of their unit; one of another organ; one suspended; leader and head of the unit; another
organ's leader; an archivist; reviewers: qualified, beginning without the qualification, and one who is also the officer o-08;
the head of the review."""


async def join(database: Database) -> None:
    """Write them into the county, which is there."""
    async with database.write() as tx:
        tx.add_all([
            Officer(
                id=of(SUSPENDED), name="厉停", organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), position="科员", area="望岭县",
                categories=ALL, exam_passed_on=date(2021, 5, 20), exam_score=90,
            ),
            _reviewer("rv-1", "闻人清", "A20160001", 2016), _reviewer("rv-2", "初学", None, 2025),
            _reviewer("rv-9", "宫一鸣", "A20150009", 2015),
            Counsel(id=of("cs-1"), name="公孙律", kind=CounselKind.PUBLIC_LAWYER, firm="望岭县司法局"),
            _staff("st-20", "法规科长", StaffRole.REVIEW_HEAD), _staff("st-41", "档案员", StaffRole.ARCHIVIST),
        ])  # fmt: skip
        await tx.flush()
        tx.add(CounselOrgan(counsel_id=of("cs-1"), organ_id=of("wl-amr")))
        tx.add(Certificate(
            id=of(f"certificate {SUSPENDED}"), officer_id=of(SUSPENDED), organ_id=of("wl-amr"), number="21992101014",
            kind=CertificateKind.ENFORCEMENT, issuer="省人民政府", valid_from=date(2023, 12, 1), valid_to=date(2028, 11, 30),
            suspended_from=date(2026, 1, 1), suspended_to=date(2026, 12, 31), suspend_reason="考核不合格",
        ))  # fmt: skip


async def newcomer(database: Database, kind: PartyKind = PartyKind.LEGAL_PERSON) -> UUID:
    """A party nobody has dealt with."""
    party_id = uuid7()
    async with database.write() as tx:
        tx.add(
            Party(id=party_id, kind=kind, name=f"当事人{party_id.hex[-6:]}", public_name="当事人", address_mask=SHOP)
        )
    return party_id


def _reviewer(name: str, called: str, qualification: str | None, since: int) -> Reviewer:
    return Reviewer(
        id=of(name), name=called, organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), position="科员", law_background=True,
        legal_qualification_no=qualification, first_review_year=since, active=True,
    )  # fmt: skip


def _staff(name: str, called: str, role: StaffRole) -> StaffMember:
    return StaffMember(id=of(name), name=called, organ_id=of("wl-amr"), unit_id=None, role=role, position=role.label)
