"""Licences over the API: mutations by the people of the sample, refusals as answers, what is read, and who sees nothing."""

from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import orjson
import pytest
from sqlmodel import col, select

from api.access.models import Account
from api.access.viewer import PUBLIC, viewer_of
from api.clocks import legal_day
from api.context import RequestContext, Services
from api.database import Database
from api.exchange.identifiers import world_id
from api.graph import PoolReader
from api.graph.identity import encode
from api.schema import build_graph
from tests.conftest import FixedLegalClock
from tests.worlds.licences import CASE, PLACE, opened, paper_of, when
from tests.worlds.sample_papers import lay_papers

pytestmark = pytest.mark.database
REFUSAL = "... on Refusal { code message missing { code } canSupply legalBasis { law article } }"
READ = """query($id: ID!) { licenceApplication(caseId: $id) { channel scope materials receivedOn applicant { name }
  correction { missing document { number } } supplements { materials complete } intake { outcome acceptedOn }
  verifications { conforms conclusion officers { name } document { title } evidence { proves } }
  issue { issuedOn certificate { title } }
  case { number stage stageLabel decision { granted licenceNumber validTo } deadlines { name dueOn metOn } } } }"""


class Desk:
    """Where people of the sample act and ask, by the id of their person."""

    def __init__(self, database: Database, clock: FixedLegalClock) -> None:
        self.database, self.clock = database, clock

    async def ask(self, who: str | None, at: str, text: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation. Fails on errors."""
        self.clock.at = when(at)
        async with self.database.read() as session:
            account = select(Account.id).where(col(Account.person_id) == world_id(who or ""))
            found = (await session.execute(account)).scalar_one_or_none()
            viewer = await viewer_of(session, found, legal_day(self.clock.at)) if found else PUBLIC
        assert viewer is not None
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock))
        context = RequestContext(viewer, PoolReader(await self.database.reading_pool()), services)
        answer = await build_graph(production=True).execute(text, context, variables=variables)
        assert not answer.errors, answer.errors
        assert answer.data is not None
        return cast(dict[str, Any], orjson.loads(answer.data))

    async def act(
        self, who: str, at: str, mutation: str, answer: str = "case { stage }", **given: Any
    ) -> dict[str, Any]:
        """Perform a mutation: what its payload selects, or the refusal."""
        name = mutation[0].upper() + mutation[1:]
        text = (
            f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename ... on {name}Payload {{ {answer} }}"
            f" {REFUSAL} }} }}"
        )
        return cast(dict[str, Any], (await self.ask(who, at, text, input=given))[mutation])


@pytest.fixture
def desk(registry: Database, legal_clock: FixedLegalClock) -> Desk:
    """The sample's registry and its people."""
    return Desk(registry, legal_clock)


def doc(name: str) -> str:
    """A paper's opaque id."""
    return encode("document", paper_of(name))


async def test_the_whole_way(registry: Database, desk: Desk) -> None:
    opening = await desk.act(
        "st-08", "09-14 10:00", "openLicenceCase", "case { id name stage }", partyId=encode("party", world_id("p-05")),
        matterId=encode("matter", world_id("m-01")), name=CASE["name"],
    )  # fmt: skip
    case = opening["case"]["id"]
    case_id = UUID(case.removeprefix("case_"))
    await lay_papers(registry, case_id, [paper for paper in CASE["documents"] if not paper["id"].endswith("-r")])
    steps: list[tuple[str, str, str, dict[str, Any], str]] = [
        ("st-08", "09-14 10:02", "applyLicence", {"documentId": doc("d3-01"), "channel": "ONLINE"}, "APPLIED"),
        ("st-08", "09-14 10:20", "confirmAddress", {"documentId": doc("d3-09")}, "APPLIED"),
        (
            "st-08", "09-15 15:05", "requestCorrection", {"documentId": doc("d3-02"), "missing": ["设备布局图"]},
            "CORRECTION_REQUESTED",
        ),
        ("st-08", "09-17 16:20", "supplementApplication", {"materials": ["设备布局图"], "complete": True}, "APPLIED"),
        ("st-08", "09-18 09:31", "acceptApplication", {"documentId": doc("d3-03")}, "ACCEPTED"),
        (
            "st-21", "09-21 09:00", "assignExaminers",
            {"officerIds": [encode("officer", world_id(name)) for name in ("o-04", "o-05")]}, "ACCEPTED",
        ),
        ("o-04", "09-22 10:00", "showCredentialAtVerification", {"place": PLACE}, "EXAMINING"),
        (
            "o-04", "09-22 10:05", "recordSiteVerification", {"place": PLACE, "documentId": doc("d3-04")},
            "SITE_VERIFICATION",
        ),
        (
            "st-15", "09-28 10:30", "decideLicence", {"grant": True, "approvalId": doc("d3-05"), "documentId": doc("d3-06")},
            "DECIDED_GRANT",
        ),
        ("st-08", "09-29 09:00", "issueLicence", {"documentId": doc("d3-07")}, "ISSUED"),
    ]  # fmt: skip
    for who, at, mutation, given, stage in steps:
        done = await desk.act(who, at, mutation, caseId=case, **given)
        assert done["__typename"].endswith("Payload"), (mutation, done)
        assert done["case"]["stage"] == stage, mutation
    read = (await desk.ask("st-15", "09-30 09:00", READ, id=case))["licenceApplication"]
    assert read["case"]["number"] == CASE["caseNumber"]
    assert read["case"]["stageLabel"] == "颁证送达"
    assert read["case"]["decision"]["licenceNumber"] == CASE["decision"]["licenceNumber"]
    assert read["correction"]["missing"] == ["设备布局图"]
    assert read["intake"] == {"outcome": "ACCEPTED", "acceptedOn": "2026-09-18"}
    assert [officer["name"] for officer in read["verifications"][0]["officers"]] == ["陶静", "骆文涛"]
    for stranger in ("st-09", None):
        assert await desk.ask(stranger, "09-30 09:00", READ, id=case) == {"licenceApplication": None}


async def test_refusals_are_answers(registry: Database, desk: Desk) -> None:
    case = encode("case", await opened(registry))
    early = await desk.act("st-08", "09-15 09:00", "acceptApplication", caseId=case, documentId=doc("d3-03"))
    assert (early["code"], early["legalBasis"]["article"]) == ("INVALID_TRANSITION", "第二十九条")
    lost = await desk.act(
        "st-08", "09-15 09:00", "applyLicence", caseId=doc("d3-01"), documentId=case, channel="WINDOW"
    )
    assert lost["code"] == "NOT_FOUND"
