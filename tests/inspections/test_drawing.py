"""A draw over the API: objects and officers by one seed, everything on record that repeats it, a visit to each."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import col, select

from api.cases.models import Party
from api.database import Database
from api.inspections import acts
from api.inspections.chance import repeats
from api.inspections.models import InspectionTask, InspectionVisit
from api.law.codes import Code
from api.law.gates import Refused
from api.ledger.models import CaseSummary
from api.vocabulary import PartyKind, TimelineEventKind
from tests.conftest import FixedLegalClock
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.visits import ROUTINE, codes_of, planned, timeline
from tests.worlds.window import Window

pytestmark = pytest.mark.database
SHOPS = tuple(of(f"shop-{number}") for number in range(30))
CODES = tuple(f"JC-219921-2026-0010{number:02d}" for number in range(5))
DRAW = acts.Draw(
    name="食品销售双随机抽查", list_item_id=of("ri-2"), candidates=tuple(acts.Candidate(shop, SHOP) for shop in SHOPS),
    planned_on=date(2026, 5, 11), check_codes=CODES,
)  # fmt: skip
"""Two of thirty, by the published ratio of 5 %."""

TASK = """task { kind visits { checkCode stage party { name } officers { name } } draw {
  seed method ratio populationSize drawnObjects officerPoolSize drawnBy { name }
  candidates { partyId name excluded } conflicts { officerId partyId reason } drawn { partyId officerPoolIds officerIds }
} }"""


@pytest.fixture
async def shops(county: Database) -> Database:
    """The county with thirty shops."""
    async with county.write() as tx:
        tx.add_all([
            Party(id=shop, kind=PartyKind.LEGAL_PERSON, name=f"第{number}商店", public_name=f"第{number}商店", address_mask=SHOP)
            for number, shop in enumerate(SHOPS)
        ])  # fmt: skip
    return county


async def draws(database: Database, draw: acts.Draw = DRAW, *, at: str = "05-08 14:00", seed: str | None = None) -> Any:
    """The head of the unit draws; answers what is kept of it."""
    head = await person(database, "st-22")
    async with database.write() as tx:
        task = await acts.draw_inspection(tx, draw, by=head, at=instant(at), seed=seed)
        await tx.flush()
        return task.draw


def given(**changes: Any) -> dict[str, Any]:
    """The draw as a mutation takes it in."""
    return {
        "name": DRAW.name, "listItemId": f"listitem_{of('ri-2')}", "plannedOn": "2026-05-11", "checkCodes": list(CODES),
        "candidates": [{"partyId": f"party_{shop}", "place": SHOP} for shop in SHOPS], **changes,
    }  # fmt: skip


async def test_drawn_over_the_api(shops: Database, legal_clock: FixedLegalClock) -> None:
    window = Window(shops, legal_clock)
    related = {"officerId": f"officer_{of('o-13')}", "reason": "近亲属经营同类商店"}
    payload = await window.done("st-22", "05-08 14:00", "drawInspection", TASK, **given(conflicts=[related]))
    task = payload["task"]
    draw, visits = task["draw"], task["visits"]
    assert (task["kind"], draw["populationSize"], draw["drawnObjects"], draw["drawnBy"]) == (
        "RANDOM",
        30,
        2,
        {"name": "滕远山"},
    )
    assert repeats(draw), "from what the API shows alone"
    assert {each["stage"] for each in visits} == {"DRAWN"}
    assert sorted(each["checkCode"] for each in visits) == sorted(CODES[:2])
    assert all(related["officerId"] not in each["officerPoolIds"] for each in draw["drawn"])
    assert draw["conflicts"] == [{**related, "partyId": None}]
    names = {each["partyId"]: each["name"] for each in draw["candidates"]}
    assert [each["party"]["name"] for each in visits] == [names[each["partyId"]] for each in draw["drawn"]] or len(
        visits
    ) == 2
    async with shops.read() as session:
        for row in (await session.execute(select(InspectionVisit))).scalars():
            (sent,) = [each for each in draw["drawn"] if each["partyId"] == f"party_{row.party_id}"]
            assert [f"officer_{each}" for each in row.officer_ids] == sent["officerIds"]
            (event,) = await timeline(shops, row.id)
            assert (event.kind, event.particulars["seed"]) == (TimelineEventKind.INSPECTION_DRAWN, draw["seed"])


@pytest.mark.parametrize(
    ("why", "changes", "codes"),
    [
        ("one candidate", {"candidates": given()["candidates"][:1]}, ["VALIDATION"]),
        ("the same twice", {"candidates": given()["candidates"][:1] * 2}, ["VALIDATION"]),
        ("an unknown party", {"candidates": [{"partyId": f"party_{of('nobody')}", "place": SHOP}]}, ["NOT_FOUND"]),
        ("an unknown entry", {"listItemId": f"listitem_{of('nobody')}"}, ["NOT_FOUND"]),
        ("an entry not published", {"listItemId": f"listitem_{of('ri-9')}"}, ["LIST_NOT_PUBLISHED"]),
        ("outside the period of the plan", {"plannedOn": "2026-12-01"}, ["NOT_IN_PLAN"]),
        ("one code for two", {"checkCodes": [CODES[0]]}, ["VALIDATION"]),
        ("left out without a reason", {"conflicts": [{"officerId": f"officer_{of('o-13')}", "reason": " "}]}, ["REASON_REQUIRED"]),
    ],
)  # fmt: skip
async def test_refused_and_nothing_is_left(
    shops: Database, legal_clock: FixedLegalClock, why: str, changes: dict[str, Any], codes: list[str]
) -> None:
    answer = await Window(shops, legal_clock).act("st-22", "05-08 14:00", "drawInspection", **given(**changes))
    assert answer["__typename"] == "Refusal", why
    assert [gap["code"] for gap in answer["missing"]] or [answer["code"]] == codes, why
    assert answer["code"] == codes[0], why
    async with shops.read() as session:
        assert (await session.execute(select(InspectionTask))).first() is None


@pytest.mark.parametrize("who", ["o-08", "st-09"])
async def test_neither_an_officer_nor_a_leader_draws(shops: Database, legal_clock: FixedLegalClock, who: str) -> None:
    with pytest.raises(AssertionError, match="FORBIDDEN"):
        await Window(shops, legal_clock).act(who, "05-08 14:00", "drawInspection", **given())


async def test_one_seed_is_one_draw(shops: Database) -> None:
    first = await draws(shops, seed="ab12")
    again = replace(DRAW, check_codes=CODES[2:], redraw_reason="复算", candidates=DRAW.candidates[::-1])
    second = await draws(shops, again, seed="ab12")
    assert (first["drawn"], first["candidates"]) == (second["drawn"], second["candidates"])


async def test_drawn_again_only_for_a_reason(shops: Database) -> None:
    await draws(shops)
    again = replace(DRAW, check_codes=CODES[2:])
    assert await codes_of(draws(shops, again)) == [Code.REASON_REQUIRED]
    await draws(shops, replace(again, planned_on=date(2026, 5, 12)))
    await draws(shops, replace(DRAW, check_codes=("JC-8", "JC-9"), redraw_reason="抽中的对象已经注销"))


async def test_who_used_up_the_cap_is_not_drawn(shops: Database) -> None:
    for number in range(2):
        await planned(shops, replace(ROUTINE, party_id=SHOPS[0], check_code=f"JC-{number}"))
    draw = await draws(shops)
    assert [each["partyId"] for each in draw["candidates"] if each["excluded"]] == [f"party_{SHOPS[0]}"]
    assert repeats(draw)


async def test_two_who_draw_at_once_draw_once(shops: Database) -> None:
    outcomes = await asyncio.gather(
        draws(shops), draws(shops, replace(DRAW, check_codes=CODES[2:])), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, Refused)]
    assert [gap.code for each in refused for gap in each.gaps] == [Code.REASON_REQUIRED]
    async with shops.read() as session:
        found = (await session.execute(select(col(CaseSummary.stage)))).scalars().all()
    assert list(found) == ["DRAWN", "DRAWN"]
