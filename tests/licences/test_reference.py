"""The sample's third case played by the acts: same events, same papers, same limits, same decision."""

import pytest
from sqlmodel import col, select

from api.calendar.rules import RULES
from api.cases.models import Case, Evidence
from api.database import Database
from api.decisions.models import Decision
from api.ledger.models import CaseSummary, Event
from api.vocabulary import TimelineEventKind
from tests.worlds.licences import CASE, decided, issued, verified_case
from tests.worlds.sample_papers import as_told, as_written, limit_as_written, limits_of

pytestmark = pytest.mark.database
OTHERS = {TimelineEventKind.DISCLOSED.value, TimelineEventKind.CASE_ARCHIVED.value}
"""Told by other rooms of the house: publication and the archive."""


async def test_the_licence_of_the_sample(registry: Database) -> None:
    case_id = await verified_case(registry)
    await decided(registry, case_id)
    await issued(registry, case_id)
    query = select(Event).where(col(Event.owner_id) == case_id).order_by(col(Event.at), col(Event.sequence))
    async with registry.read() as session:
        played = list((await session.execute(query)).scalars())
        case = await session.get_one(Case, case_id)
        decision = (await session.execute(select(Decision))).scalar_one()
        evidence = (await session.execute(select(Evidence))).scalar_one()
        stage = (await session.get_one(CaseSummary, case_id)).stage
    written = [event for event in CASE["events"] if event["kind"] not in OTHERS]
    for event, entry in zip(played, written, strict=True):
        told, original = as_told(event), as_written(entry)
        # The applicant acts through the clerk who registers it.
        by_party = entry["actorIds"][0].startswith("p-")
        assert told[:2] + told[3:] == original[:2] + original[3:], entry["id"]
        assert by_party or told[2] == original[2], entry["id"]
        assert event.text == entry["text"], entry["id"]
    assert (case.case_number, case.name, stage) == (CASE["caseNumber"], CASE["name"], "ISSUED")
    made = CASE["decision"]
    assert (decision.number, decision.made_on.isoformat(), decision.granted) == (made["number"], made["madeOn"], True)
    assert decision.licence_number == made["licenceNumber"]
    assert decision.valid_from is not None
    assert decision.valid_to is not None
    assert [decision.valid_from.isoformat(), decision.valid_to.isoformat()] == [made["validFrom"], made["validTo"]]
    remedy = decision.remedy
    assert remedy["reconsiderationBody"] == made["remedy"]["reconsiderationBody"]
    assert remedy["court"] == made["remedy"]["court"]
    assert (evidence.proves, evidence.source) == ("符合许可条件", "现场制作")
    limits = await limits_of(registry, case_id)
    for entry in CASE["deadlines"]:
        expected = limit_as_written(entry)
        if entry["name"] == "许可公示":
            expected = (*expected[:3], None)
        assert limits[_name(entry["name"])] == expected, entry["name"]
    assert limits[RULES["ASK_RECONSIDERATION"].name][2] == made["remedy"]["reconsiderBy"]
    assert limits[RULES["SUE"].name][2] == made["remedy"]["sueBy"]


def _name(name: str) -> str:
    """The limit's name in our rules, where the sample has a shorter one."""
    known = {rule.name for rule in RULES.values()}
    return name if name in known else RULES["DISCLOSE_LICENCE"].name
