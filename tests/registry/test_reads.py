"""Reading the registry: what is published is for all, the rest for the organ and whoever supervises it."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from api.database import Database
from api.exchange.identifiers import world_id
from api.exchange.source import entries
from api.registry.models import Certificate, Officer
from api.registry.rules import CertificateDays, certificate_status
from api.vocabulary import VOCABULARY, CertificateKind, CertificateStatus
from tests.worlds.sample import answer, ask, reads

pytestmark = pytest.mark.database

OFFICER = "o-08"
SAME_ORGAN_CITY = "o-01"
SUPERVISOR_CITY = "st-12"
COUNSEL = "cs-1"


def opaque(prefix: str, name: str) -> str:
    return f"{prefix}_{world_id(name)}"


async def set_clock(database: Database, at: str | None) -> None:
    async with database.write() as tx:
        await tx.execute(sa.text("DELETE FROM development_clock"))
        if at:
            await tx.execute(
                sa.text("INSERT INTO development_clock VALUES (true, CAST(:at AS timestamptz))"), {"at": at}
            )


async def test_regions_and_their_organs_are_public(sample: Database) -> None:
    data = await ask(sample, None, "{ regions { code name level organs { name abbreviation kind } } }")
    assert [(region["code"], region["level"], len(region["organs"])) for region in data["regions"]] == [
        ("219900", "CITY", 4),
        ("219921", "COUNTY", 4),
    ]


async def test_an_organ_tells_where_to_pay_and_to_whom_to_complain(sample: Database) -> None:
    query = """query ($id: ID!) { organ(id: $id) {
        name payment { bank account epay } complaintPhone supervisor { name } parent { abbreviation }
        region { name } units { name kind } } }"""
    organ = (await ask(sample, None, query, id=opaque("organ", "wl-amr")))["organ"]
    assert organ["payment"]["account"] == "219921008800992101"
    assert (organ["supervisor"]["name"], organ["parent"]["abbreviation"]) == ("望岭县司法局", "澜市监")
    assert {unit["name"] for unit in organ["units"]} == {"执法大队", "青河市场监督管理所", "法规股"}


@pytest.mark.parametrize(
    ("why", "filter", "names"),
    [
        ("by region", {"region": "219921", "kind": "ADMIN_ORGAN"}, {"望岭县市场监督管理局", "望岭县农业农村局"}),
        ("by kind", {"kind": "GOVERNMENT"}, {"澜川市人民政府", "望岭县人民政府"}),
        ("by name", {"name": "城市管理"}, {"澜川市城市管理综合行政执法局"}),
        ("a percent sign is no wildcard", {"name": "%"}, set()),
    ],
)
async def test_organs_are_filtered(sample: Database, why: str, filter: dict[str, str], names: set[str]) -> None:
    data = await ask(sample, None, "query ($f: OrganFilter) { organs(filter: $f) { name } }", f=filter)
    assert {organ["name"] for organ in data["organs"]} == names, why


@pytest.mark.parametrize(
    ("login", "sees_trainee", "sees_exam"),
    [
        (None, False, False),
        (COUNSEL, False, False),
        (OFFICER, False, True),
        ("o-11", False, True),
        ("st-12", True, True),
    ],
)
async def test_the_roster_is_public_and_the_rest_is_the_organs(
    sample: Database, login: str | None, sees_trainee: bool, sees_exam: bool
) -> None:
    query = "{ officers(first: 100) { nodes { name public examPassedOn certificate { number suspendReason } } } }"
    officers = {o["name"]: o for o in (await ask(sample, login, query))["officers"]["nodes"]}
    assert ("覃小满" in officers) is sees_trainee
    assert (officers["宫一鸣"]["examPassedOn"] is not None) is sees_exam
    assert officers["宫一鸣"]["certificate"]["number"] == "21992101001"
    assert (officers["仲南"]["certificate"]["suspendReason"] is not None) is sees_exam


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2026-06-30", {"隋长河": "VALID", "仲南": "VALID", "覃小满": "TRAINING"}),
        ("2026-07-01", {"隋长河": "EXPIRED", "仲南": "VALID", "覃小满": "TRAINING"}),
        ("2026-09-01", {"隋长河": "EXPIRED", "仲南": "SUSPENDED", "覃小满": "TRAINING"}),
        ("2026-12-01", {"隋长河": "EXPIRED", "仲南": "VALID", "覃小满": "TRAINING"}),
    ],
)
async def test_a_certificate_has_the_status_of_the_legal_day(
    sample: Database, day: str, statuses: dict[str, str]
) -> None:
    await set_clock(sample, f"{day}T00:00:00+08:00")
    query = "{ officers(first: 100) { nodes { name certificateStatus certificate { status } } } }"
    found = {o["name"]: o for o in (await ask(sample, "st-12", query))["officers"]["nodes"]}
    assert {name: found[name]["certificateStatus"] for name in statuses} == statuses
    assert found["仲南"]["certificate"]["status"] == statuses["仲南"]
    assert found["覃小满"]["certificate"] is None


async def test_sql_and_rule_agree_on_every_day(sample: Database) -> None:
    days = CertificateDays("x", date(2026, 3, 1), date(2026, 9, 30), date(2026, 5, 1), date(2026, 5, 31))
    cases = [
        (days, None),
        (CertificateDays("x", days.valid_from, days.valid_to, date(2026, 5, 1)), None),
        (CertificateDays("x", days.valid_from, days.valid_to, ended_on=date(2026, 6, 1), ended_by="REVOKED"), None),
        (CertificateDays("x", days.valid_from, days.valid_to, ended_on=date(2026, 10, 5), ended_by="CANCELLED"), None),
        (days, date(2026, 4, 15)),
    ]
    query = "query ($id: ID!) { officer(id: $id) { certificateStatus } }"
    for index, (certificate, passed) in enumerate(cases):
        name = f"nobody-{index}"
        async with sample.write() as tx:
            tx.add(
                Officer(
                    id=world_id(name), name=name, organ_id=world_id("wl-amr"), unit_id=world_id("wl-amr-qh"),
                    position="", categories=[], area="", exam_passed_on=passed or date(2020, 1, 1),
                )
            )  # fmt: skip
            await tx.flush()
            tx.add(
                Certificate(
                    officer_id=world_id(name), organ_id=world_id("wl-amr"), number=name, kind=CertificateKind.ENFORCEMENT,
                    issuer="", valid_from=certificate.valid_from, valid_to=certificate.valid_to,
                    suspended_from=certificate.suspended_from, suspended_to=certificate.suspended_to,
                    ended_on=certificate.ended_on, ended_by=certificate.ended_by,
                )
            )  # fmt: skip
        for day in boundaries(certificate, passed):
            await set_clock(sample, f"{day}T12:00:00+08:00")
            answered = (await ask(sample, None, query, id=opaque("officer", name)))["officer"]["certificateStatus"]
            said = certificate_status(certificate, passed or date(2020, 1, 1), day)
            assert CertificateStatus(answered) is said, (certificate, day)


def boundaries(certificate: CertificateDays, passed: date | None) -> list[date]:
    """Each day on which something begins or ends, with the days around it."""
    days = (
        certificate.valid_from, certificate.valid_to, certificate.suspended_from, certificate.suspended_to,
        certificate.ended_on, passed,
    )  # fmt: skip
    return sorted({day + timedelta(days=step) for day in days if day for step in (-1, 0, 1)})


async def test_officers_are_filtered_by_the_status_of_the_day(sample: Database) -> None:
    await set_clock(sample, "2026-09-15T12:00:00+08:00")
    query = "query ($f: OfficerFilter) { officers(filter: $f) { nodes { name } } }"

    async def found(**filter: Any) -> set[str]:
        nodes = (await ask(sample, "st-12", query, f=filter))["officers"]["nodes"]
        return {node["name"] for node in nodes}

    assert await found(certificateStatus="SUSPENDED") == {"仲南"}
    assert await found(certificateStatus="EXPIRED") == {"隋长河"}
    assert await found(category="CHARGE") == {"冉冰"}
    assert await found(organ=opaque("organ", "wl-amr"), certificateStatus="VALID") == {"宫一鸣", "柏雪"}
    assert await found(unit=opaque("unit", "wl-amr-qh")) == {"宫一鸣", "柏雪"}
    assert await found(organ=opaque("unit", "wl-amr-qh")) == set(), "an id of another kind finds nothing"


async def test_matters_carry_their_guide_and_fine(sample: Database) -> None:
    query = """query ($id: ID!) { matter(id: $id) { code name category status fineMinFen fineMaxFen
        basis { law article } guide { acceptingBody timeLimit { statutory { n unit } promised { n unit } }
        materials { name copies } } fee { charged } discretionStandards { bands { name fromFen toFen } } } }"""
    matter = (await ask(sample, None, query, id=opaque("matter", "m-02")))["matter"]
    assert (matter["fineMinFen"], matter["fineMaxFen"], matter["fee"]["charged"]) == (3_000_000, 30_000_000, False)
    assert matter["guide"]["timeLimit"]["promised"] == {"n": 75, "unit": "DAY"}
    assert [band["name"] for band in matter["discretionStandards"][0]["bands"]] == ["从轻", "一般", "从重"]


async def test_an_unpublished_matter_is_the_organs_own(sample: Database) -> None:
    async with sample.write() as tx:
        await tx.execute(sa.text("UPDATE matter SET status = 'DRAFT' WHERE id = :id"), {"id": world_id("m-05")})
    query = "query ($id: ID!) { matter(id: $id) { name } node(id: $id) { id } }"
    seen = {
        login: (await ask(sample, login, query, id=opaque("matter", "m-05")))
        for login in (None, "o-01", OFFICER, "st-12")
    }
    assert {login: data["matter"] is not None for login, data in seen.items()} == {
        None: False,
        "o-01": False,
        OFFICER: True,
        "st-12": True,
    }
    assert all((data["node"] is None) == (data["matter"] is None) for data in seen.values())


async def test_matters_page_by_key(sample: Database) -> None:
    query = """query ($after: String) { matters(first: 5, after: $after, filter: {category: PENALTY}) {
        nodes { code } pageInfo { hasNextPage endCursor } } }"""
    first = (await ask(sample, None, query))["matters"]
    wanted = sorted(m["code"] for m in entries("registry", "matters") if m["category"] == "PENALTY")
    assert [node["code"] for node in first["nodes"]] == wanted[:5]
    assert first["pageInfo"]["hasNextPage"] is (len(wanted) > 5)


async def test_staff_are_known_to_their_own_organ_and_its_supervisor(sample: Database) -> None:
    query = """query ($staff: ID!, $reviewer: ID!, $seal: ID!, $counsel: ID!) {
        staff: node(id: $staff) { ... on StaffMember { name role unit { name } } }
        reviewer: node(id: $reviewer) { ... on Reviewer { name } }
        seal: node(id: $seal) { ... on Seal { name } }
        counsel: node(id: $counsel) { ... on Counsel { name firm } } }"""
    ids = {
        "staff": opaque("staff", "st-19"), "reviewer": opaque("reviewer", "rv-1"),
        "seal": opaque("seal", "seal-lc-amr-organ"), "counsel": opaque("counsel", "cs-1"),
    }  # fmt: skip
    logins: tuple[str | None, ...] = ("o-01", SUPERVISOR_CITY)
    for login in logins:
        assert all((await ask(sample, login, query, **ids)).values()), login
    for login in (None, OFFICER):
        data = await ask(sample, login, query, **ids)
        assert not any(data.values()), login


async def test_labels_are_computed_now(sample: Database) -> None:
    query = '{ one: enumLabels(name: "PartyKind") { name chinese members { code label } } all: enumLabels { name } }'
    data = await ask(sample, None, query)
    assert data["one"][0]["chinese"]
    assert {"code": "LEGAL_PERSON", "label": "法人"} in data["one"][0]["members"]
    assert len(data["all"]) == len(VOCABULARY)
    assert (await ask(sample, None, '{ enumLabels(name: "Nothing") { name } }'))["enumLabels"] == []


async def test_a_key_reference_is_no_field(sample: Database) -> None:
    _, errors = await answer(sample, "st-14", "{ officers { nodes { keyRef } } }")
    assert "keyRef" in errors[0].message


def test_every_type_field_and_argument_value_is_described_in_chinese() -> None:
    """The schema reads like documentation: the law's word stands beside ours."""
    engine_own = {"PageInfo", "Node", "Query"}
    missing = []
    for name, type_ in reads().schematic.schema.type_map.items():
        if name.startswith("__") or name in engine_own or name.endswith(("Connection", "Edge", "Order")):
            continue
        module = getattr(type_, "fields", {})
        described = {name: type_.description} | {f"{name}.{field}": f.description for field, f in module.items()}
        described |= {f"{name}.{value}": v.description for value, v in getattr(type_, "values", {}).items()}
        missing += [where for where, text in described.items() if not chinese(text) and not where.endswith(".id")]
    built_in = {"ID", "String", "Int", "Float", "Boolean", "Date", "JSON", "Decimal", "UUID"}
    assert [where for where in missing if where not in built_in] == []


def chinese(text: str | None) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text or "")
