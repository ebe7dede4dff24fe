"""Two people do the same at the same moment: it ends once, and the other is told."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

import pytest
import sqlalchemy as sa

from api.database import Database
from api.law.gates import Refused
from tests.worlds.papers import spot_decision, spot_filing
from tests.worlds.spot import (
    begun,
    closed,
    decided,
    filed,
    filed_case,
    handed_over,
    heard,
    inspected_visit,
    paid,
    served_case,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database


async def outcomes(acts: Sequence[Awaitable[Any]]) -> list[str]:
    """What became of acts done at once: "done", or the code of the refusal."""
    results = await asyncio.gather(*acts, return_exceptions=True)
    return sorted(
        result.code.value
        if isinstance(result, Refused)
        else repr(result)
        if isinstance(result, BaseException)
        else "done"
        for result in results
    )


async def test_a_double_click_begins_one_case(county: Database) -> None:
    visit_id = await inspected_visit(county)
    assert await outcomes([begun(county, visit_id), begun(county, visit_id, by="o-09")]) == ["CONFLICT", "done"]
    async with county.read() as session:
        assert (await session.execute(sa.text("SELECT count(*) FROM enforcement_case"))).scalar_one() == 1


async def test_a_double_click_hears_and_decides_once(county: Database) -> None:
    case_id = await begun(county, await inspected_visit(county))
    assert await outcomes([heard(county, case_id), heard(county, case_id, by="o-09")]) == ["CONFLICT", "done"]
    paper = await spot_decision(county, case_id)
    deciding = [decided(county, case_id, paper), decided(county, case_id, paper, by="o-09")]
    assert await outcomes(deciding) == ["CONFLICT", "done"]
    assert len(await timeline(county, case_id)) == 3


async def test_a_double_click_serves_and_files_once(county: Database) -> None:
    case_id = await begun(county, await inspected_visit(county))
    await heard(county, case_id)
    paper, report = await spot_decision(county, case_id), await spot_filing(county, case_id)
    await decided(county, case_id, paper)
    assert await outcomes([handed_over(county, paper), handed_over(county, paper, by="o-09")]) == ["CONFLICT", "done"]
    assert await outcomes([filed(county, case_id, report), filed(county, case_id, report)]) == ["CONFLICT", "done"]
    assert len(await timeline(county, case_id)) == 5


async def test_the_same_receipt_for_two_cases_at_once(county: Database) -> None:
    """The cases are locked apart: only the database can see that the number is used twice."""
    one, _ = await served_case(county)
    other = await begun(county, await inspected_visit(county, party="p-05", code="JC-219921-2026-000302"))
    await heard(county, other)
    paper = await spot_decision(county, other, number="望市监当罚〔2026〕00044号")
    await decided(county, other, paper)
    await handed_over(county, paper, party="p-05")
    assert await outcomes([paid(county, one), paid(county, other)]) == ["CONFLICT", "done"]
    async with county.read() as session:
        assert (await session.execute(sa.text("SELECT count(*) FROM payment"))).scalar_one() == 1


async def test_two_payments_of_the_whole_at_once_do_not_overpay(county: Database) -> None:
    case_id, _ = await served_case(county)
    assert await outcomes([paid(county, case_id), paid(county, case_id, receipt="X-2")]) == ["VALIDATION", "done"]


async def test_a_case_is_closed_once(county: Database) -> None:
    case_id = await filed_case(county)
    await paid(county, case_id)
    assert await outcomes([closed(county, case_id), closed(county, case_id, by="st-09")]) == ["CONFLICT", "done"]
