"""Hearing and deciding: each refusal beside the neighbouring case that succeeds."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select

from api.cases.models import Case
from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.decisions.models import Decision, Statement
from api.papers.models import DocumentVoid
from api.vocabulary import PenaltyKind
from tests.decisions.refusals import refused
from tests.worlds.county import instant, of
from tests.worlds.papers import spot_decision
from tests.worlds.spot import (
    FINE_500,
    PENALTY,
    begun,
    decided,
    decided_case,
    heard,
    inspected_visit,
    waived,
)

pytestmark = pytest.mark.database
FINE, WARNING = PenaltyKind.FINE, PenaltyKind.WARNING


@pytest.fixture
async def told(county: Database) -> UUID:
    """The shop's case: 500 yuan were told."""
    return await begun(county, await inspected_visit(county))


async def may_decide(county: Database, case_id: UUID, proposal: Proposal | None, *, at: str = "05-09 10:18") -> None:
    """What stands before the decision's form is issued."""
    async with county.write() as tx:
        on = date.fromisoformat(f"2026-{at[:5]}")
        await acts.require_may_decide_on_the_spot(tx, case_id, proposal, on=on, at=instant(at))


async def test_a_party_that_was_not_heard_is_not_fined(county: Database, told: UUID) -> None:
    paper = await spot_decision(county, told)
    with refused("NOTICE_REQUIRED"):
        await may_decide(county, told, FINE_500)
    with refused("NOTICE_REQUIRED"):
        await decided(county, told, paper)
    await heard(county, told)
    await may_decide(county, told, FINE_500)
    await decided(county, told, paper)


async def test_what_stands_before_the_form_is_issued(county: Database, told: UUID) -> None:
    await heard(county, told)
    with refused("SIMPLE_PROCEDURE_LIMIT", "HEAVIER_AFTER_DEFENCE"):
        await may_decide(county, told, replace(FINE_500, fine_fen=300_001))
    with refused("CREDENTIAL_NOT_SHOWN", "INVALID_TRANSITION"):
        await may_decide(county, told, None, at="05-10 10:18")
    await may_decide(county, told, None)
    await may_decide(county, told, replace(FINE_500, fine_fen=100))
    await may_decide(county, told, Proposal((WARNING,)))


async def test_not_more_than_was_told(county: Database, told: UUID) -> None:
    await heard(county, told)
    more = await spot_decision(county, told, amount_fen=50_001, items=["罚款人民币伍佰元零壹分"])
    with refused("HEAVIER_AFTER_DEFENCE"):
        await decided(county, told, more, fine_fen=50_001)
    less = await spot_decision(county, told, amount_fen=49_999, items=["罚款人民币肆佰玖拾玖元玖角玖分"],
                               number="望市监当罚〔2026〕00044号")  # fmt: skip
    await decided(county, told, less, fine_fen=49_999)


async def test_a_warning_is_decided_without_an_amount(county: Database, told: UUID) -> None:
    await waived(county, told)
    paper = await spot_decision(county, told, items=["警告"], amount_fen=0)
    with refused("VALIDATION", saying="决定书载明的0元"):
        await decided(county, told, paper)
    decision_id = await decided(county, told, paper, kinds=(WARNING,), fine_fen=None)
    async with county.read() as session:
        decision = await session.get_one(Decision, decision_id)
    assert (decision.kinds, decision.fine_fen, decision.pay_by) == ([WARNING], None, None)


async def test_the_decision_is_what_the_paper_says(county: Database, told: UUID) -> None:
    await heard(county, told)
    paper = await spot_decision(county, told)
    with refused("VALIDATION", saying="决定书载明的500元"):
        await decided(county, told, paper, fine_fen=40_000)
    with refused("VALIDATION", "HEAVIER_AFTER_DEFENCE", saying="决定书载明的罚款不一致"):
        await decided(county, told, paper, kinds=(WARNING, FINE))
    await decided(county, told, paper)


@pytest.mark.parametrize(
    ("flaw", "codes"),
    [
        ({"issued": False}, ["INVALID_TRANSITION"]),
        ({"in_force": False}, ["INVALID_TRANSITION"]),
        ({"signers": ("o-08",)}, ["SIGNER_NOT_IN_PLAN"]),
        ({"signers": ("o-08", "o-13")}, ["SIGNER_NOT_IN_PLAN"]),
    ],
)
async def test_the_paper_must_be_complete(
    county: Database, told: UUID, flaw: dict[str, object], codes: list[str]
) -> None:
    await heard(county, told)
    flawed = await spot_decision(county, told, number="望市监当罚〔2026〕00042号", **flaw)  # type: ignore[arg-type]
    with refused(*codes):
        await decided(county, told, flawed)
    await decided(county, told, await spot_decision(county, told))


async def test_a_void_paper_decides_nothing(county: Database, told: UUID) -> None:
    await heard(county, told)
    paper = await spot_decision(county, told)
    async with county.write() as tx:
        tx.add(DocumentVoid(
            document_id=paper, organ_id=of("wl-amr"), reason="地址写错", voided_by=of("st-22"), voided_at=instant("05-09 10:24")
        ))  # fmt: skip
    with refused("INVALID_TRANSITION", saying="作废"):
        await decided(county, told, paper)
    await decided(county, told, await spot_decision(county, told, number="望市监当罚〔2026〕00044号"))


async def test_a_paper_of_another_case_decides_nothing(county: Database, told: UUID) -> None:
    other = await begun(county, await inspected_visit(county, party="p-05", code="JC-219921-2026-000301"))
    await heard(county, told)
    foreign = await spot_decision(county, other)
    with refused("NOT_FOUND"):
        await decided(county, told, foreign)
    await decided(county, told, await spot_decision(county, told, number="望市监当罚〔2026〕00044号"))


async def test_a_case_is_decided_once(county: Database) -> None:
    case_id, paper = await decided_case(county)
    with refused("CONFLICT", saying="已经作出决定"):
        await decided(county, case_id, paper, at="05-09 10:25")
    with refused("CONFLICT"):
        await heard(county, case_id, "又想起一点", at="05-09 10:26")
    async with county.read() as session:
        assert len((await session.execute(select(Decision))).scalars().all()) == 1


async def test_who_may_act_on_the_case(county: Database, told: UUID) -> None:
    with refused("FORBIDDEN"):
        await heard(county, told, by="o-13")
    with refused("NOT_FOUND"):
        await heard(county, told, by="o-11")
    await heard(county, told, by="o-09")
    paper = await spot_decision(county, told)
    with refused("FORBIDDEN"):
        await decided(county, told, paper, by="o-13")
    await decided(county, told, paper, by="o-09")


async def test_statements(county: Database, told: UUID) -> None:
    with refused("VALIDATION", saying="content"):
        await heard(county, told, "  ")
    with refused("VALIDATION", saying="明确表示"):
        await waived(county, told, content="")
    await heard(county, told)
    with refused("CONFLICT", saying="已经记录"):
        await heard(county, told)
    with refused("CONFLICT", saying="已经听取"):
        await waived(county, told)
    await heard(county, told, "另有进货单据说明系当日上架", at="05-09 10:16")
    async with county.read() as session:
        assert len((await session.execute(select(Statement))).scalars().all()) == 2


async def test_an_accepted_defence_may_lighten_the_weighing(county: Database) -> None:
    dear = replace(PENALTY, matter_id=of("m-30"), proposal=Proposal((FINE,), 100_000, band="一般"))
    case_id = await begun(county, await inspected_visit(county), dear)
    lighter = acts.Reweighing(band="从轻", factors=("当场改正",))
    with refused("VALIDATION", saying="adopted"):
        await heard(county, case_id, adopted=False, reweighing=lighter)
    await heard(county, case_id, "首次陈述")
    paper = await spot_decision(county, case_id)
    with refused("FINE_OUT_OF_RANGE", saying="“一般”档"):
        await decided(county, case_id, paper)
    await heard(county, case_id, adopted=True, reweighing=lighter, at="05-09 10:17")
    decision_id = await decided(county, case_id, paper)
    async with county.read() as session:
        decision, case = await session.get_one(Decision, decision_id), await session.get_one(Case, case_id)
    assert decision.discretion is not None
    assert case.discretion is not None
    assert (decision.discretion["chosen"], decision.discretion["factors"]) == ("从轻", ["当场改正"])
    assert decision.discretion["told"] == {"kinds": ["FINE"], "fineFen": 100_000} == case.discretion["told"]
