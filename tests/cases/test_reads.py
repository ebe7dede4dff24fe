"""Reading cases: one statement for the whole file, the visit's part included, and nothing of it for anybody else."""

from typing import Any

import pytest

from api.database import Database
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, entries
from api.ledger.types import EVENT_TYPES
from api.vocabulary import StaffRole, TimelineEventKind
from tests.worlds.sample import ask, reads

pytestmark = pytest.mark.database

CASE: Entry = entries("cases", "cases")[0]
TASK: Entry = entries("inspections", "inspectionTasks")[0]
VISIT: Entry = TASK["visits"][0]
OFFICER, LEADER, OTHER_ORGAN, SUPERVISOR = "o-01", "st-02", "o-08", "st-12"


def opaque(prefix: str, name: str) -> str:
    return f"{prefix}_{world_id(name)}"


FIRST, THIRD = opaque("case", "case-1"), opaque("case", "case-3")


async def case(database: Database, selection: str, login: str | None = LEADER, id: str = FIRST) -> Any:
    return (await ask(database, login, f"query ($id: ID!) {{ case(id: $id) {{ {selection} }} }}", id=id))["case"]


async def test_a_timeline_tells_the_visit_and_the_case_in_order(sample: Database) -> None:
    found = await case(sample, "timeline { __typename id kind at text case { name } visit { place } }")
    told = found["timeline"]
    expected = sorted(TASK["events"] + VISIT["events"] + CASE["events"], key=lambda event: (event["at"], event["id"]))
    assert sorted(event["id"] for event in told) == sorted(opaque("event", event["id"]) for event in expected)
    assert [event["at"] for event in told] == sorted(event["at"] for event in told)
    assert [event["text"] for event in told[:3]] == [event["text"] for event in expected[:3]]
    by_id = {event["id"]: event for event in told}
    drawn, filed = by_id[opaque("event", "ev-001")], by_id[opaque("event", "ev-014")]
    assert (drawn["__typename"], filed["__typename"]) == ("InspectionDrawnEvent", "CaseFiledEvent")
    assert (drawn["case"], drawn["visit"]["place"]) == (None, VISIT["place"])
    assert (filed["case"]["name"], filed["visit"]) == (CASE["name"], None)


async def test_an_event_tells_who_with_what_and_in_one_sentence(sample: Database) -> None:
    selection = """timeline { id sentence actors { kind name position certificateNumber } phase media place
        documents { title number } evidence { name collectors { name } } recordingRefs imported
        ... on PaymentReceivedEvent { payer receiptNo } ... on CredentialShownEvent { shownTo uniformWorn } }"""
    by_id = {event["id"]: event for event in (await case(sample, selection))["timeline"]}
    inquiry = by_id[opaque("event", "ev-020")]
    assert inquiry["sentence"] == "2026年4月8日09:32，周砚秋、赫远在本局询问室：询问法定代表人尚云舒。"
    assert inquiry["actors"][0] == {
        "kind": "OFFICER",
        "name": "周砚秋",
        "position": "三级主任科员",
        "certificateNumber": "21990101001",
    }
    assert [paper["title"] for paper in inquiry["documents"]] == ["询问笔录", "证据提取单（营业执照）"]
    assert inquiry["evidence"][0]["collectors"] == [{"name": "周砚秋"}, {"name": "赫远"}]
    assert inquiry["recordingRefs"] == ["r1-03"]
    paid = by_id[opaque("event", "ev-053")]
    assert paid["actors"][0]["kind"] == "PARTY"
    assert (
        paid["sentence"] == "2026年7月15日11:12，澜川市云杉冷链物流有限公司：缴纳罚款100000元，票据号DEMO-PJ-000871。"
    )
    assert (paid["payer"], paid["receiptNo"]) == (None, None), "paper history keeps no particulars"


async def test_the_file_of_a_case_is_read_at_once(sample: Database) -> None:
    selection = """number name procedure category stage stageLabel eventCount documentCount evidenceCount
        decidedOn servedOn closedOn fineFen paidFen nextDueOn imported
        organ { abbreviation } unit { name } matter { code } law { violated { law article } applied { article } }
        discretion { minFen chosen factors } majorDecision { required }
        officers { position officer { name certificate { number } } joinedAt leftAt }
        parties { role party { name phoneMask } }
        originVisit { checkCode stage stageLabel task { name draw { seed drawnBy { name } } } party { name }
          officers { name } approval { noticeMode approver { name } document { title } }
          result { handling items document { number } } cap { perEnterprisePerYear } cases { number } }
        documents { title number signatures { role signerName } service { method recipient { name } } }
        evidence { name document { title } }
        deadlines { name n unit startsOn dueOn metOn overdue explanation basis { text gist } startedBy { kind } }
        decision { number madeOn fineFen remedy { reconsiderBy court } decidedBy { name position }
          document { title } payments { paidFen receiptNo } officers { name } }
        statements { outcome speaker content adopted heardBy { name } }
        payments { paidFen cash decision { number } recordedBy { kind name } }
        closing { performance reason closedOn closedBy { name } } organFiling { filedOn }
        latestDocument { title }"""
    found = await case(sample, selection)
    assert (found["stage"], found["stageLabel"], found["eventCount"]) == ("ARCHIVED", "归档", 55)
    assert (len(found["documents"]), len(found["evidence"])) == (found["documentCount"], found["evidenceCount"])
    assert [officer["officer"]["name"] for officer in found["officers"]] == ["周砚秋", "赫远"]
    assert [(party["role"], party["party"]["name"]) for party in found["parties"]] == [
        ("RESPONDENT", "澜川市云杉冷链物流有限公司"),
        ("LEGAL_REP", "尚云舒"),
        ("AGENT", "经纬"),
    ]
    visit = found["originVisit"]
    assert (visit["stage"], visit["stageLabel"], visit["cases"]) == (
        "PUBLISHED",
        "公示",
        [{"number": found["number"]}],
    )
    assert visit["approval"] == {
        "noticeMode": "ADVANCE",
        "approver": {"name": "章若水"},
        "document": {"title": "行政检查审批表"},
    }
    assert (visit["task"]["draw"]["seed"], visit["task"]["draw"]["drawnBy"]) == (TASK["seed"], {"name": "元亦"})
    assert found["decision"]["decidedBy"] == {"name": "霍启明", "position": "局长（主要负责人）"}
    assert found["decision"]["payments"] == [{"paidFen": 10_000_000, "receiptNo": "DEMO-PJ-000871"}]
    assert found["decision"]["remedy"] == {"reconsiderBy": "2026-09-01", "court": "澜川市滨水区人民法院"}
    assert found["statements"][0]["adopted"] is True
    assert found["payments"][0]["recordedBy"] == {"kind": "PARTY", "name": "澜川市云杉冷链物流有限公司"}
    assert (found["closing"]["performance"], found["closing"]["closedOn"]) == ("PERFORMED", "2026-07-20")
    assert found["organFiling"] is None
    assert found["latestDocument"]["title"] == "卷内备考表"
    limits = {limit["name"]: limit for limit in found["deadlines"]}
    assert (limits["缴款"]["dueOn"], limits["缴款"]["metOn"], limits["缴款"]["overdue"]) == (
        "2026-07-20",
        "2026-07-15",
        False,
    )
    assert limits["办案期限"]["dueOn"] == "2026-07-20"
    assert any("听证" in told for told in limits["办案期限"]["explanation"])
    assert limits["缴款"]["startedBy"] == {"kind": "DOCUMENT_SERVED"}
    assert all(limit["basis"][0]["text"] for limit in found["deadlines"])


async def test_a_licence_has_the_words_of_its_own_procedure(sample: Database) -> None:
    found = await case(sample, "stage stageLabel decision { granted licenceNumber validTo fineFen }", id=THIRD)
    assert found["decision"] == {
        "granted": True,
        "licenceNumber": "JY22199000000017",
        "validTo": "2031-09-27",
        "fineFen": None,
    }
    assert (found["stage"], found["stageLabel"]) == ("ARCHIVED", "归档")


@pytest.mark.parametrize(
    ("login", "cases"),
    [
        (None, 0), ("o-01", 1), ("o-03", 0), ("st-02", 2), ("st-16", 2), ("st-12", 2), ("o-08", 0), ("st-09", 0),
        ("o-06", 0), ("cs-1", 0),
    ],
)  # fmt: skip
async def test_a_case_is_for_its_officers_its_organ_and_whoever_supervises_the_region(
    sample: Database, login: str | None, cases: int
) -> None:
    """The first case is o-01's; the leader and the auditor see the organ's both, the supervisor the region's."""
    sees = cases > 0
    document, event = opaque("document", "d1-21"), opaque("event", "ev-050")
    query = """query ($case: ID!, $visit: ID!, $document: ID!, $number: String) {
        case(id: $case) { name } byNumber: case(number: $number) { name } visit(id: $visit) { place }
        cases { nodes { name } } visits { nodes { place } } document(id: $document) { title }
        nodes(ids: [$case, $visit, $document]) { id } }"""
    data = await ask(
        sample, login, query, case=FIRST, visit=opaque("visit", "vi-1"), document=document, number=CASE["caseNumber"]
    )
    assert (data["case"] is not None) is sees
    assert (data["byNumber"] is not None) is sees
    assert (data["visit"] is not None) is sees
    assert (data["document"] is not None) is sees
    assert (len(data["cases"]["nodes"]), len(data["visits"]["nodes"])) == (cases, int(sees))
    assert [node is not None for node in data["nodes"]] == [sees] * 3
    told = (await ask(sample, login, "query ($id: ID!) { node(id: $id) { __typename } }", id=event))["node"]
    assert told == ({"__typename": "DecisionMadeEvent"} if sees else None)


@pytest.mark.parametrize(
    ("why", "filter", "names"),
    [
        ("nothing asked", {}, ["case-3", "case-1"]),
        ("procedure", {"procedure": "LICENCE"}, ["case-3"]),
        ("category", {"category": "PENALTY"}, ["case-1"]),
        ("unit", {"unit": opaque("unit", "lc-amr-sp")}, ["case-3"]),
        ("party in any role", {"party": opaque("party", "p-03")}, ["case-1"]),
        ("an id of another kind", {"party": opaque("officer", "o-01")}, []),
        ("no id at all", {"party": "party_x' OR true --"}, []),
        ("officer", {"officer": opaque("officer", "o-04")}, ["case-3"]),
        ("stage", {"stages": ["CLUE", "FILED"]}, []),
        ("stage reached", {"stages": ["ARCHIVED"]}, ["case-3", "case-1"]),
        ("decided on the day", {"decided": {"from": "2026-07-02", "to": "2026-07-02"}}, ["case-1"]),
        ("decided the day after", {"decided": {"from": "2026-07-03", "to": "2026-09-27"}}, []),
        ("created before", {"created": {"before": "2026-09-14T02:02:00Z"}}, ["case-1"]),
        ("created from", {"created": {"from": "2026-09-14T02:02:00Z"}}, ["case-3"]),
        ("closed", {"open": False}, ["case-1"]),
        ("open", {"open": True}, ["case-3"]),
        ("name", {"text": "云杉冷链"}, ["case-1"]),
        ("number", {"text": "许受〔2026〕233"}, ["case-3"]),
        ("name of a party", {"text": "尚云舒"}, ["case-1"]),
        ("no wildcard", {"text": "%"}, []),
        ("both", {"procedure": "GENERAL", "text": "槐荫里"}, []),
    ],
)
async def test_cases_are_filtered(sample: Database, why: str, filter: dict[str, Any], names: list[str]) -> None:
    data = await ask(sample, LEADER, "query ($f: CaseFilter) { cases(filter: $f) { nodes { id } } }", f=filter)
    assert [node["id"] for node in data["cases"]["nodes"]] == [opaque("case", name) for name in names], why


@pytest.mark.parametrize("order", ["CREATED", "LAST_EVENT", "NEXT_DUE"])
async def test_cases_page_in_every_order_without_loss(sample: Database, order: str) -> None:
    query = """query ($o: CaseOrder, $after: String) { cases(first: 1, orderBy: $o, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } }"""
    found, after = [], None
    while True:
        page = (await ask(sample, LEADER, query, o=order, after=after))["cases"]
        found += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert sorted(found) == sorted([FIRST, THIRD])


async def test_visits_are_filtered(sample: Database) -> None:
    query = "query ($f: VisitFilter) { visits(filter: $f) { nodes { checkCode } } }"
    for filter, count in (
        ({"officer": opaque("officer", "o-02")}, 1),
        ({"officer": opaque("officer", "o-03")}, 0),
        ({"planned": {"from": "2026-03-31", "to": "2026-03-31"}, "stages": ["PUBLISHED"]}, 1),
        ({"planned": {"from": "2026-04-01"}}, 0),
        ({"party": opaque("party", "p-01"), "task": opaque("task", "it-1")}, 1),
    ):
        assert len((await ask(sample, OFFICER, query, f=filter))["visits"]["nodes"]) == count, filter


async def test_plans_caps_and_the_random_list_are_public(sample: Database) -> None:
    query = """{ inspectionPlans { nodes { year organ { name } approver { name }
        items { periodFrom plannedObjects listItem { name ratio } } } }
        inspectionCaps { nodes { perEnterprisePerYear exempt } } randomInspectionMatters { nodes { name } } }"""
    public, own = await ask(sample, None, query), await ask(sample, OFFICER, query)
    assert len(public["randomInspectionMatters"]["nodes"]) == 6
    plans = {plan["organ"]["name"]: plan for plan in public["inspectionPlans"]["nodes"]}
    assert [item["plannedObjects"] for item in plans["澜川市市场监督管理局"]["items"]] == [6, 4]
    assert {plan["approver"] and plan["approver"]["name"] for plan in public["inspectionPlans"]["nodes"]} == {None}
    assert {plan["approver"] and plan["approver"]["name"] for plan in own["inspectionPlans"]["nodes"]} == {
        None,
        "章若水",
    }


@pytest.mark.parametrize(
    ("login", "names", "phone"),
    [(OFFICER, True, True), (OTHER_ORGAN, True, False), (SUPERVISOR, True, False), (None, False, False)],
)
async def test_parties_are_known_to_all_organs_but_reached_only_by_those_who_deal_with_them(
    sample: Database, login: str | None, names: bool, phone: bool
) -> None:
    query = '{ parties(filter: {name: "云杉"}) { nodes { name phoneMask addressMask cases { number } } } }'
    nodes = (await ask(sample, login, query))["parties"]["nodes"]
    assert [node["name"] for node in nodes] == ([CASE["name"].split("使用")[0]] if names else [])
    for node in nodes:
        assert (node["phoneMask"] is not None) is phone
        assert "5557701" not in (node["phoneMask"] or "")
        assert (node["cases"] != []) is (login in (OFFICER, SUPERVISOR))


def test_no_type_shows_an_identity_number() -> None:
    fields = {
        f"{name}.{field}"
        for name, type_ in reads().schematic.schema.type_map.items()
        for field in getattr(type_, "fields", {})
    }
    assert not [field for field in fields if field.endswith(("idNumber", "Party.phone", "keyRef"))]


def test_every_kind_of_event_has_its_own_type() -> None:
    assert set(EVENT_TYPES) == set(TimelineEventKind)
    names = {type_.__name__ for type_ in EVENT_TYPES.values()}
    assert len(names) == len(TimelineEventKind)
    assert {"CredentialShownEvent", "ReviewOpinionEvent", "RemedyResultEvent"} <= names


def test_every_role_is_thought_of() -> None:
    """A role that no guard names would see nothing by accident rather than on purpose."""
    known = reads().schematic.guards.roles()
    assert {role.value for role in StaffRole} <= known
