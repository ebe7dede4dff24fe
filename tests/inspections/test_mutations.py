"""The mutations translate: opaque ids and inputs become one act, its outcome a payload, its refusal an answer."""

from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import orjson
import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.access.viewer import Viewer
from api.context import RequestContext, Services
from api.database import Database
from api.graph import Bindings, Graph, Guards, PoolReader
from api.graph.scalars import SCALARS
from api.inspections.mutations import MUTATIONS
from api.ledger.models import Event
from api.schema import SLICES
from api.vocabulary import TimelineEventKind
from tests.conftest import FixedLegalClock
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.visits import CODE, WAIVER, paper, timeline

pytestmark = pytest.mark.database
K = TimelineEventKind
REFUSAL = "... on Refusal { code message missing { code facts } canSupply legalBasis { law } }"


@lru_cache(maxsize=1)
def graph() -> Graph:
    """The reads of every slice with the mutations of this one."""
    bindings, guards = Bindings(), Guards()
    reads = [field for slice_ in SLICES for field in slice_.declare(bindings, guards)] + bindings.node_fields()
    schema = strawberry.Schema(
        query=create_type("Query", reads),
        mutation=create_type("Mutation", list(MUTATIONS)),
        types=[type_ for slice_ in SLICES for type_ in getattr(slice_, "TYPES", ())],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    return Graph(schema, bindings, guards)


class Desk:
    """Plays mutations as named people at legal times."""

    def __init__(self, database: Database, clock: FixedLegalClock) -> None:
        self.database = database
        self.clock = clock

    async def act(self, who: str, at: str, mutation: str, answer: str = "", **given: Any) -> dict[str, Any]:
        """Perform a mutation; returns its answer: the type's name, what ``answer`` selects of the payload, or the refusal."""
        self.clock.at = instant(at)
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock))
        viewer = Viewer(await person(self.database, who, date(2026, 5, 9)))
        context = RequestContext(viewer, PoolReader(await self.database.reading_pool()), services)
        name = mutation[0].upper() + mutation[1:]
        payload = f"... on {name}Payload {{ {answer} }}" if answer else ""
        text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename {payload} {REFUSAL} }} }}"
        result = await graph().execute(text, context, variables={"input": given})
        assert not result.errors, result.errors
        assert result.data is not None
        return cast(dict[str, Any], orjson.loads(result.data)[mutation])

    async def done(self, who: str, at: str, mutation: str, answer: str = "", **given: Any) -> dict[str, Any]:
        """Perform a mutation that succeeds."""
        payload = await self.act(who, at, mutation, answer, **given)
        assert payload["__typename"].endswith("Payload"), payload
        return payload


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


PLAN: dict[str, Any] = {
    "kind": "CASE_BASED", "name": "举报核查", "partyId": f"party_{of('p-04')}", "place": SHOP,
    "officerIds": [f"officer_{of('o-08')}", f"officer_{of('o-09')}"], "plannedOn": "2026-05-09", "checkCode": CODE,
    "reason": "接举报", "frequencyExempt": "投诉举报",
}  # fmt: skip


async def test_a_whole_visit_through_the_mutations(desk: Desk) -> None:
    planned = await desk.done("o-08", "05-08 14:00", "planInspection", "visit { id checkCode plannedOn }", **PLAN)
    assert (planned["visit"]["checkCode"], planned["visit"]["plannedOn"]) == (CODE, "2026-05-09")
    visit = planned["visit"]["id"]
    key = of_visit(visit)
    form = await paper(desk.database, key, "INSPECTION_APPROVAL", leader="st-09")
    await desk.done(
        "st-09", "05-08 16:00", "approveInspection", visitId=visit, documentId=f"document_{form}", noticeMode="ON_ENTRY",
        waiverReason="WOULD_DEFEAT_PURPOSE", waiverText=WAIVER,
    )  # fmt: skip
    here = {"visitId": visit, "place": SHOP}
    entry = await desk.done("o-08", "05-09 09:58", "scanCheckCode", "eventId visit { id }", code=CODE, **here)
    await desk.done("o-08", "05-09 10:00", "showCredential", media=["VIDEO"], recordingRefs=["r2-01"], **here)
    notice = await paper(desk.database, key, "INSPECTION_NOTICE")
    await desk.done("o-08", "05-09 10:01", "notifyInspection", documentId=f"document_{notice}", signedBy="邰晓", **here)
    await desk.done("o-09", "05-09 10:03", "explainRights", **here)
    record = await paper(desk.database, key, "SITE_INSPECTION_RECORD")
    await desk.done(
        "o-08", "05-09 10:05", "recordSiteInspection", text="检查发现15种散装商品未标价", observations=["价签缺失"],
        documentId=f"document_{record}", **here,
    )  # fmt: skip
    taken = await desk.done(
        "o-08", "05-09 10:20", "collectEvidence", "evidence { name kind }", ownerId=visit, place=SHOP, kind="AUDIO_VISUAL", name="现场录像",
        source="执法记录仪", proves="15种散装商品未标明价格", recordingRef="r2-01",
    )  # fmt: skip
    told = await paper(desk.database, key, "INSPECTION_RESULT_NOTICE")
    await desk.done(
        "o-09", "05-09 10:26", "tellInspectionResult", documentId=f"document_{told}", signedBy="邰晓", **here
    )
    events = await timeline(desk.database, key)
    assert [event.kind for event in events] == [
        K.INSPECTION_APPROVED, K.ENTRY_CODE_SCANNED, K.CREDENTIAL_SHOWN, K.INSPECTION_NOTIFIED, K.RIGHTS_EXPLAINED,
        K.SITE_INSPECTED, K.EVIDENCE_COLLECTED, K.INSPECTION_RESULT_TOLD,
    ]  # fmt: skip
    assert entry == {"__typename": "ScanCheckCodePayload", "eventId": f"event_{events[1].id}", "visit": {"id": visit}}
    assert taken["evidence"] == {"name": "现场录像", "kind": "AUDIO_VISUAL"}
    assert shown_in(events[2]) == (["VIDEO"], ["r2-01"])


async def test_a_refusal_is_an_answer_with_its_law(desk: Desk) -> None:
    planned = await desk.done("o-08", "05-08 14:00", "planInspection", "visit { id }", **PLAN)
    visit = planned["visit"]["id"]
    answer = await desk.act("o-08", "05-09 09:58", "scanCheckCode", visitId=visit, place=SHOP, code="JC-9")
    assert answer["__typename"] == "Refusal"
    assert [gap["code"] for gap in answer["missing"]] == ["INSPECTION_NOT_APPROVED", "CHECK_CODE_REQUIRED"]
    assert answer["code"] == "INSPECTION_NOT_APPROVED"
    assert answer["canSupply"] == ["ORGAN_LEADER", "OFFICER"]
    assert answer["legalBasis"]["law"] == "国务院办公厅关于严格规范涉企行政检查的意见"


@pytest.mark.parametrize(
    ("why", "given", "code"),
    [
        ("an id of another kind", {"partyId": f"officer_{of('o-08')}"}, "NOT_FOUND"),
        ("no id at all", {"unitId": "青河所"}, "NOT_FOUND"),
        ("an empty name", {"name": " "}, "VALIDATION"),
        ("a strange officer", {"officerIds": [f"officer_{of('o-08')}", f"officer_{of('nobody')}"]}, "NOT_FOUND"),
    ],
)
async def test_a_wrong_plan_is_refused(desk: Desk, why: str, given: dict[str, Any], code: str) -> None:
    answer = await desk.act("o-08", "05-08 14:00", "planInspection", **(PLAN | given))
    assert (answer["__typename"], answer["code"]) == ("Refusal", code), why
    await desk.done("o-08", "05-08 14:00", "planInspection", **PLAN)


async def test_a_repeat_with_the_same_key_plans_once(desk: Desk) -> None:
    first, second = [
        await desk.done("o-08", "05-08 14:00", "planInspection", "visit { id }", idempotencyKey="k-1", **PLAN)
        for _ in range(2)
    ]
    assert first == second
    other = await desk.act(
        "o-08", "05-08 14:00", "planInspection", idempotencyKey="k-1", **(PLAN | {"checkCode": "JC-2"})
    )
    assert other["code"] == "CONFLICT"


def of_visit(opaque: str) -> UUID:
    """The key inside a visit's id."""
    return UUID(opaque.removeprefix("visit_"))


def shown_in(event: Event) -> tuple[list[str], list[str]]:
    """The media and recordings of an event."""
    return [str(medium) for medium in event.media], event.recording_refs
