"""Who acts for a party, and rights explained in a case, over the schema."""

from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from tests.conftest import FixedLegalClock
from tests.decisions.test_mutations import Desk
from tests.general.test_mutations import read
from tests.worlds import general as play
from tests.worlds.county import SHOP, of

pytestmark = pytest.mark.database
PARTY, AGENT, OTHER, THIRD = (f"party_{of(name)}" for name in ("p-04", "p-07", "p-05", "p-06"))
READ = """representatives { role powers party { name } representative { name } attorney { name } namedBy { name } }
parties { role party { name } } timeline { kind sentence }"""


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


async def filed(county: Database) -> UUID:
    """A case filed on the third of April."""
    case_id = await play.registered(county)
    await play.verified(county, case_id)
    await play.filed(county, case_id)
    return case_id


async def attorney(desk: Desk, case: UUID, at: str) -> str:
    """The power of attorney is collected; its id."""
    item = {
        "ownerId": f"case_{case}", "place": SHOP, "kind": "DOCUMENTARY", "name": "授权委托书", "source": "当事人提交",
        "proves": "代理权限", "onPremises": False,
    }  # fmt: skip
    made = await desk.act("o-08", at, "collectEvidence", "evidence { id }", **item)
    return str(made["evidence"]["id"])


async def test_an_agent_is_named_with_its_power_of_attorney(desk: Desk) -> None:
    case = await filed(desk.database)
    paper = await attorney(desk, case, "04-07 09:00")
    naming: dict[str, Any] = {"caseId": f"case_{case}", "partyId": PARTY, "representativeId": AGENT, "role": "AGENT"}
    bare = await desk.act("o-08", "04-07 09:10", "nameRepresentative", "", **naming)
    assert (bare["code"], bare["missing"][0]["facts"]) == (
        "VALIDATION", ["授权委托书（evidenceId）", "委托权限（powers）"],
    )  # fmt: skip
    full = naming | {"evidenceId": paper, "powers": ["代为陈述、申辩", "签收文书"]}
    done = await desk.act("o-08", "04-07 09:20", "nameRepresentative", "case { id }", **full)
    assert done["case"]["id"] == f"case_{case}"
    again = await desk.act("o-08", "04-07 09:30", "nameRepresentative", "", **full)
    assert again["code"] == "CONFLICT"
    hidden = await desk.act(
        "o-08", "04-07 09:30", "nameRepresentative", "", **full | {"evidenceId": f"evidence_{case}"}
    )
    assert hidden["code"] == "NOT_FOUND"
    stranger = await desk.act("o-07", "04-07 09:40", "nameRepresentative", "", **full)
    assert stranger["code"] == "FORBIDDEN"

    seen = await read(desk.database, "o-08", f"case_{case}", READ)
    (named,) = seen["representatives"]
    assert (named["role"], named["powers"], named["attorney"]) == (
        "AGENT", ["代为陈述、申辩", "签收文书"], {"name": "授权委托书"},
    )  # fmt: skip
    assert (named["party"]["name"], named["representative"]["name"]) == ("望岭县晨溪超市有限公司", "秦𬎆")
    assert [each["role"] for each in seen["parties"]] == ["RESPONDENT", "AGENT"]
    assert seen["timeline"][-1]["kind"] == "REPRESENTATIVE_NAMED"


async def test_rights_are_explained_where_the_credential_was_shown(desk: Desk) -> None:
    case = await filed(desk.database)
    told = {"caseId": f"case_{case}", "place": SHOP, "person": "尚云舒"}
    early = await desk.act("o-08", "04-08 09:00", "explainCaseRights", "", **told)
    assert (early["code"], early["legalBasis"]["article"]) == ("CREDENTIAL_NOT_SHOWN", "第五十五条第一款")
    await play.credential_shown(desk.database, case, at="04-08 09:29")
    done = await desk.act("o-08", "04-08 09:30", "explainCaseRights", "case { stage }", **told)
    assert done["case"]["stage"] == "INVESTIGATING"
    elsewhere = await desk.act("o-08", "04-08 09:31", "explainCaseRights", "", **told | {"place": "望岭县青河镇别处"})
    assert elsewhere["code"] == "CREDENTIAL_NOT_SHOWN"
    empty = await desk.act("o-08", "04-08 09:32", "explainCaseRights", "", **told | {"text": " "})
    assert empty["code"] == "VALIDATION"
    seen = await read(
        desk.database, "o-08", f"case_{case}", "timeline { kind sentence ... on RightsExplainedEvent { person } }"
    )
    last = seen["timeline"][-1]
    assert (last["kind"], last["person"]) == ("RIGHTS_EXPLAINED", "尚云舒")
