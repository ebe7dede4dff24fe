"""I1 as tables: who may enforce on a day, and how many it takes."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

import pytest

from api.law.codes import Code
from api.registry.rules import (
    Acting,
    CertificateDays,
    OfficerStanding,
    area_covers,
    certificate_status,
    clerk_at_window,
    officers_qualified,
    officers_required,
    two_officers,
)
from api.vocabulary import CertificateStatus as Status
from api.vocabulary import EnforcementCategory as Category
from api.vocabulary import StaffRole

NAMES = UUID("6f0d7d5e-7a57-4a0e-9a5b-6f5ce9a4a001")
COUNTY_AMR, COUNTY_FARMING = uuid5(NAMES, "wl-amr"), uuid5(NAMES, "wl-ny")
SHOP = "望岭县青河镇集贸街12号"
PASSED = date(2023, 10, 18)

O_08 = CertificateDays("21992101001", date(2023, 12, 1), date(2028, 11, 30))
O_10 = CertificateDays("21992101003", date(2021, 7, 1), date(2026, 6, 30))
O_11 = CertificateDays("21992102001", date(2023, 12, 1), date(2028, 11, 30), date(2026, 9, 1), date(2026, 11, 30))
OPEN = replace(O_08, suspended_from=date(2026, 9, 1))
REVOKED = replace(O_08, ended_on=date(2026, 9, 1), ended_by="REVOKED")
LEFT = replace(O_08, ended_on=date(2026, 9, 1), ended_by="CANCELLED")


@dataclass(frozen=True)
class Facts:
    """The smallest facts the rules accept."""

    acting: Acting


def officer(
    name: str, *certificates: CertificateDays, organ: UUID = COUNTY_AMR, area: str = "望岭县", exam: date | None = PASSED,
    categories: frozenset[Category] = frozenset({Category.PENALTY, Category.INSPECTION}),
) -> OfficerStanding:  # fmt: skip
    return OfficerStanding(uuid5(NAMES, name), name, organ, categories, area, exam, certificates)


GONG = officer("宫一鸣", O_08, area="望岭县青河镇")
BAI = officer("柏雪", replace(O_08, number="21992101002"), area="望岭县青河镇")
SUI = officer("隋长河", O_10)
ZHONG = officer("仲南", O_11, organ=COUNTY_FARMING)
QIN = officer("覃小满", organ=COUNTY_FARMING, exam=None, categories=frozenset())


def facts(
    *officers: OfficerStanding, on: str = "2026-05-09", category: Category = Category.PENALTY, place: str | None = SHOP,
    organ: UUID = COUNTY_AMR, required: int = 2,
) -> Facts:  # fmt: skip
    return Facts(Acting(officers, organ, category, date.fromisoformat(on), "望岭县", place, required))


@pytest.mark.parametrize(
    ("why", "certificate", "exam", "on", "status"),
    [
        ("the day before the first day", O_08, PASSED, "2023-11-30", Status.TRAINING),
        ("the first day", O_08, PASSED, "2023-12-01", Status.VALID),
        ("o-10 on the last day", O_10, PASSED, "2026-06-30", Status.VALID),
        ("o-10 the day after", O_10, PASSED, "2026-07-01", Status.EXPIRED),
        ("o-11 the day before the suspension", O_11, PASSED, "2026-08-31", Status.VALID),
        ("o-11 on its first day", O_11, PASSED, "2026-09-01", Status.SUSPENDED),
        ("o-11 on its last day", O_11, PASSED, "2026-11-30", Status.SUSPENDED),
        ("o-11 the day after", O_11, PASSED, "2026-12-01", Status.VALID),
        ("suspended without an end", OPEN, PASSED, "2028-11-30", Status.SUSPENDED),
        ("suspended and run out: expired", OPEN, PASSED, "2028-12-01", Status.EXPIRED),
        ("the day before it was revoked", REVOKED, PASSED, "2026-08-31", Status.VALID),
        ("revoked", REVOKED, PASSED, "2026-09-01", Status.REVOKED),
        ("revoked stays revoked after its years", REVOKED, PASSED, "2029-01-01", Status.REVOKED),
        ("left the organ", LEFT, PASSED, "2026-09-01", Status.CANCELLED),
        ("o-12: no certificate", None, None, "2026-05-09", Status.TRAINING),
        ("a certificate does not replace the examination", O_08, None, "2026-05-09", Status.TRAINING),
        ("examined the day after", O_08, date(2026, 5, 10), "2026-05-09", Status.TRAINING),
        ("examined on the day", O_08, date(2026, 5, 9), "2026-05-09", Status.VALID),
    ],
)
def test_certificate_status(
    why: str, certificate: CertificateDays | None, exam: date | None, on: str, status: Status
) -> None:
    assert certificate_status(certificate, exam, date.fromisoformat(on)) is status, why


@pytest.mark.parametrize(
    ("why", "case", "reasons"),
    [
        ("both qualified", facts(GONG, BAI), ()),
        ("o-10 on the last day", facts(GONG, SUI, on="2026-06-30"), ()),
        (
            "o-10 the day after",
            facts(GONG, SUI, on="2026-07-01"),
            ("隋长河：行政执法证件（21992101003）已于2026年6月30日到期",),
        ),
        ("o-11 before the suspension", facts(ZHONG, organ=COUNTY_FARMING, on="2026-08-31"), ()),
        (
            "o-11 suspended",
            facts(ZHONG, organ=COUNTY_FARMING, on="2026-09-01"),
            ("仲南：行政执法证件（21992102001）暂扣，自2026年9月1日至2026年11月30日",),
        ),
        (
            "o-12 in training: certificate and category, both named",
            facts(QIN, organ=COUNTY_FARMING),
            ("覃小满：未经执法资格考试合格，未取得行政执法证件", "覃小满：执法类别不含“处罚”"),
        ),
        ("another organ's officer", facts(GONG, ZHONG), ("仲南：不属于实施机关",)),
        ("a category not held", facts(GONG, BAI, category=Category.COMPULSION), (
            "宫一鸣：执法类别不含“强制”", "柏雪：执法类别不含“强制”",
        )),
        ("outside the town", facts(GONG, SUI, place="望岭县槐树镇1号"), ("宫一鸣：执法区域“望岭县青河镇”不含“望岭县槐树镇1号”",)),
        ("nowhere in particular", facts(GONG, BAI, place=None), ()),
        ("named twice, blamed once", facts(SUI, SUI, on="2026-07-01"), (
            "隋长河：行政执法证件（21992101003）已于2026年6月30日到期",
        )),
        ("renewed: the new certificate counts", facts(officer("隋长河", O_10, replace(O_08, number="2")), BAI, on="2026-07-01"), ()),
        ("revoked", facts(officer("甲", REVOKED), on="2026-09-01"), ("甲：行政执法证件（21992101001）已于2026年9月1日吊销",)),
        ("not yet valid", facts(officer("甲", O_08), on="2023-11-30"), ("甲：行政执法证件（21992101001）自2023年12月1日起方有效",)),
        ("suspended without an end", facts(officer("甲", OPEN), on="2026-09-02"), ("甲：行政执法证件（21992101001）暂扣，自2026年9月1日起",)),
        ("certificate without examination", facts(officer("甲", O_08, exam=None)), ("甲：未经执法资格考试合格",)),
        ("passed, still without certificate", facts(officer("甲")), ("甲：未取得行政执法证件",)),
    ],
)  # fmt: skip
def test_officers_qualified(why: str, case: Facts, reasons: tuple[str, ...]) -> None:
    gap = officers_qualified(case)
    assert (gap.missing if gap else ()) == reasons, why
    if gap:
        assert gap.code is Code.OFFICER_NOT_QUALIFIED
        assert all(reason in gap.sentence for reason in reasons)


@pytest.mark.parametrize(
    ("why", "case", "enough"),
    [
        ("two", facts(GONG, BAI), True),
        ("three", facts(GONG, BAI, SUI), True),
        ("one alone", facts(GONG), False),
        ("nobody", facts(), False),
        ("twice the same", facts(GONG, GONG), False),
        ("one for a licence up to acceptance", facts(GONG, required=officers_required(Category.LICENCE, on_site=False)), True),
        ("one for its on-site verification", facts(GONG, required=officers_required(Category.LICENCE, on_site=True)), False),
        ("one for a penalty decided at the desk", facts(GONG, required=officers_required(Category.PENALTY, on_site=False)), False),
    ],
)  # fmt: skip
def test_two_officers(why: str, case: Facts, enough: bool) -> None:
    gap = two_officers(case)
    assert (gap is None) is enough, why
    assert gap is None or gap.code is Code.TWO_OFFICERS_REQUIRED


@pytest.mark.parametrize(
    ("category", "on_site", "number"),
    [
        (Category.LICENCE, False, 1),
        (Category.LICENCE, True, 2),
        (Category.PENALTY, False, 2),
        (Category.PENALTY, True, 2),
    ],
)
def test_how_many_officers(category: Category, on_site: bool, number: int) -> None:
    assert officers_required(category, on_site=on_site) == number


@pytest.mark.parametrize(
    ("why", "certificates", "number"),
    [
        ("both valid: the one that began last", ("2023-12-01/2028-11-30", "2025-12-01/2030-11-30"), "2"),
        ("both valid, whichever was entered first", ("2025-12-01/2030-11-30", "2023-12-01/2028-11-30"), "1"),
        ("the later one not begun: the valid one", ("2023-12-01/2028-11-30", "2026-12-01/2030-11-30"), "1"),
        ("neither valid: the one that began last", ("2010-12-01/2015-11-30", "2015-12-01/2020-11-30"), "2"),
    ],
)
def test_the_certificate_that_counts(why: str, certificates: tuple[str, ...], number: str) -> None:
    days = (tuple(map(date.fromisoformat, each.split("/"))) for each in certificates)
    held = tuple(CertificateDays(str(n), first, last) for n, (first, last) in enumerate(days, start=1))
    counts = officer("某", *held).certificate_on(date(2026, 5, 9))
    assert counts is not None
    assert counts.number == number, why


@pytest.mark.parametrize(
    ("exam", "reason"),
    [
        (date(2026, 5, 9), "行政执法证件（21992101001）自2026年12月1日起方有效"),
        (date(2026, 5, 10), "未经执法资格考试合格"),
        (None, "未经执法资格考试合格"),
    ],
)
def test_what_bars_a_certificate_of_later(exam: date | None, reason: str) -> None:
    later = officer("某", replace(O_08, valid_from=date(2026, 12, 1)), exam=exam)
    gap = officers_qualified(facts(GONG, later))
    assert gap is not None
    assert gap.missing == (f"某：{reason}",)


@pytest.mark.parametrize(
    ("category", "qualified", "number"),
    [
        (
            Category.PENALTY,
            "《中华人民共和国行政处罚法》第四十二条第一款",
            "《中华人民共和国行政处罚法》第四十二条第一款",
        ),
        (
            Category.COMPULSION,
            "《中华人民共和国行政强制法》第十七条第三款",
            "《中华人民共和国行政强制法》第十八条第二项",
        ),
        (
            Category.LICENCE,
            "《中华人民共和国行政处罚法》第四十二条第一款",
            "《中华人民共和国行政许可法》第三十四条第三款",
        ),
    ],
)
def test_each_gap_cites_the_law_of_its_category(category: Category, qualified: str, number: str) -> None:
    case = facts(QIN, category=category)
    first, second = officers_qualified(case), two_officers(case)
    assert first
    assert second
    assert (str(first.basis), str(second.basis)) == (qualified, number)


@pytest.mark.parametrize(
    ("why", "roles", "organ", "allowed"),
    [
        ("the organ's clerk, no certificate asked", {StaffRole.WINDOW_CLERK}, COUNTY_AMR, True),
        ("another organ's clerk", {StaffRole.WINDOW_CLERK}, COUNTY_FARMING, False),
        ("another role", {StaffRole.ARCHIVIST}, COUNTY_AMR, False),
    ],
)
def test_clerk_at_window(why: str, roles: set[StaffRole], organ: UUID, allowed: bool) -> None:
    assert (clerk_at_window(roles, organ, COUNTY_AMR) is None) is allowed, why


@pytest.mark.parametrize(
    ("why", "area", "place", "region", "covered"),
    [
        ("the town of the shop", "望岭县青河镇", SHOP, "望岭县", True),
        ("the county of the shop", "望岭县", SHOP, "望岭县", True),
        ("another town", "望岭县青河镇", "望岭县槐树镇1号", "望岭县", False),
        ("the organ's own region, a room", "望岭县", "本局听证室", "望岭县", True),
        ("a town only, a room", "望岭县青河镇", "本局听证室", "望岭县", False),
    ],
)
def test_area_covers(why: str, area: str, place: str, region: str, covered: bool) -> None:
    assert area_covers(area, place, region) is covered, why
