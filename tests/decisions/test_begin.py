"""Beginning a penalty on the spot: each refusal beside the neighbouring case that succeeds."""

from dataclasses import replace
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.cases.models import Case
from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.vocabulary import PenaltyKind
from tests.decisions.refusals import refused
from tests.worlds.county import of
from tests.worlds.papers import spot_decision
from tests.worlds.spot import (
    FINE_500,
    PENALTY,
    PRICE_LAW,
    begun,
    decided,
    decided_case,
    heard,
    inspected_visit,
)
from tests.worlds.visits import approved, inspected, notified, planned, scanned, shown, timeline

pytestmark = pytest.mark.database


def proposing(yuan: float, **changes: object) -> acts.SpotPenalty:
    return replace(PENALTY, proposal=replace(FINE_500, fine_fen=round(yuan * 100)), **changes)  # type: ignore[arg-type]


async def cases(county: Database) -> int:
    """How many cases there are."""
    async with county.read() as session:
        return (await session.execute(select(sa.func.count()).select_from(Case))).scalar_one()


async def test_a_second_case_of_the_visit_is_refused(county: Database) -> None:
    visit_id = await inspected_visit(county)
    await begun(county, visit_id)
    with refused("CONFLICT", saying="已经转为案件"):
        await begun(county, visit_id, at="05-09 10:13")
    assert await cases(county) == 1


async def test_without_a_finding_there_is_nothing_to_punish(county: Database) -> None:
    visit_id = await planned(county)
    await approved(county, visit_id)
    await scanned(county, visit_id)
    with refused("CREDENTIAL_NOT_SHOWN", "INVALID_TRANSITION"):
        await begun(county, visit_id)
    await shown(county, visit_id)
    await notified(county, visit_id)
    with refused("INVALID_TRANSITION", saying="现场检查记录"):
        await begun(county, visit_id)
    await inspected(county, visit_id)
    assert await begun(county, visit_id)


async def test_the_day_after_the_visit_is_no_longer_on_the_spot(county: Database) -> None:
    visit_id = await inspected_visit(county)
    with refused("CREDENTIAL_NOT_SHOWN", "INVALID_TRANSITION"):
        await begun(county, visit_id, at="05-10 00:00")
    assert await begun(county, visit_id, at="05-09 23:59")


@pytest.mark.parametrize(
    ("matter", "codes"),
    [("m-06", ["VALIDATION"]), ("m-07", ["VALIDATION"]), ("m-20", ["FORBIDDEN"]), ("m-31", ["FINE_OUT_OF_RANGE"])],
)
async def test_the_matter_must_carry_the_penalty(county: Database, matter: str, codes: list[str]) -> None:
    visit_id = await inspected_visit(county)
    with refused(*codes):
        await begun(county, visit_id, replace(PENALTY, matter_id=of(matter)))
    assert await begun(county, visit_id)


@pytest.mark.parametrize(
    ("party", "at_the_limit", "above_it"), [("p-04", 3000, 3000.01), ("p-07", 200, 200.01), ("p-09", 200, 200.01)]
)
async def test_the_limit_follows_the_party(county: Database, party: str, at_the_limit: float, above_it: float) -> None:
    visit_id = await inspected_visit(county, party=party)
    with refused("SIMPLE_PROCEDURE_LIMIT"):
        await begun(county, visit_id, proposing(above_it))
    assert await begun(county, visit_id, proposing(at_the_limit))


async def test_the_organ_may_treat_a_sole_trader_as_an_organisation(county: Database, owner_url: str) -> None:
    visit_id = await inspected_visit(county, party="p-09")
    with refused("SIMPLE_PROCEDURE_LIMIT"):
        await begun(county, visit_id, proposing(3000))
    async with county.write() as tx:
        await tx.execute(
            sa.text("UPDATE organ SET settings = '{\"simple.soleTrader.isCitizen\": false}' WHERE id = :id"),
            {"id": of("wl-amr")},
        )
    assert await begun(county, visit_id, proposing(3000))


async def test_the_published_standard_binds(county: Database) -> None:
    visit_id = await inspected_visit(county)
    with refused("FINE_OUT_OF_RANGE", saying="“从轻”档为100元至600元"):
        await begun(county, visit_id, proposing(600.01, matter_id=of("m-30")))
    with refused("FINE_OUT_OF_RANGE", saying="应当选定裁量档次：从轻、一般"):
        await begun(
            county, visit_id, replace(PENALTY, matter_id=of("m-30"), proposal=Proposal((PenaltyKind.FINE,), 50_000))
        )
    case_id = await begun(county, visit_id, proposing(600, matter_id=of("m-30")))
    async with county.read() as session:
        discretion = (await session.get_one(Case, case_id)).discretion
    assert discretion is not None
    assert (discretion["standardId"], discretion["standardVersion"]) == (str(of("ds-30")), 1)


async def test_who_may_begin(county: Database) -> None:
    visit_id = await inspected_visit(county)
    with refused("FORBIDDEN"):
        await begun(county, visit_id, by="o-13")
    with refused("NOT_FOUND"):
        await begun(county, visit_id, by="o-11")
    with refused("NOT_FOUND"):
        await begun(county, uuid4())
    with refused("NOT_FOUND"):
        await begun(county, visit_id, replace(PENALTY, matter_id=uuid4()))
    assert await begun(county, visit_id, by="o-09")


@pytest.mark.parametrize(
    ("penalty", "saying"),
    [
        (replace(PENALTY, facts="  "), "facts"),
        (replace(PENALTY, name=""), "name"),
        (replace(PENALTY, violated=()), "violated"),
        (replace(PENALTY, applied=(acts.LawPlace(PRICE_LAW, "13条"),)), "applied"),
        (replace(PENALTY, applied=(acts.LawPlace("", "第十三条"),)), "applied"),
    ],
)
async def test_what_the_party_is_told_must_be_complete(
    county: Database, penalty: acts.SpotPenalty, saying: str
) -> None:
    visit_id = await inspected_visit(county)
    with refused("VALIDATION", saying=saying):
        await begun(county, visit_id, penalty)
    assert await cases(county) == 0
    inserted = replace(PENALTY, applied=(acts.LawPlace("中华人民共和国刑法", "第一百三十三条之一第一款第二项"),))
    assert await begun(county, visit_id, inserted)


async def test_an_earlier_fine_is_named_but_blocks_nothing(county: Database) -> None:
    await decided_case(county)
    case_id = await begun(county, await inspected_visit(county, code="JC-219921-2026-000300"))
    await heard(county, case_id)
    paper = await spot_decision(county, case_id, number="望市监当罚〔2026〕00044号")
    await decided(county, case_id, paper)
    told, _, made = await timeline(county, case_id)
    for event in (told, made):
        (warning,) = event.particulars["warnings"]
        assert warning["code"] == "DOUBLE_FINE"
        assert "望市监当罚〔2026〕00043号" in warning["sentence"]
    async with county.read() as session:
        numbers = select(Case.case_number).where(col(Case.id) == case_id)
        assert (await session.execute(numbers)).scalar_one() == "望市监当罚〔2026〕00044号"
