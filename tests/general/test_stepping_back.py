"""Who was recused does nothing more in the case (回避之后): neither as its officer nor as its host; nor is a stayed fine demanded."""

from uuid import UUID

import pytest

from api.cases import acts as case_acts
from api.cases.proceeding_models import RecusalOrigin, RecusalTarget
from api.database import Database
from api.inspections.acts import Item, collect_evidence
from api.inspections.facts import OnSite
from api.vocabulary import EvidenceKind
from tests.decisions.refusals import refused
from tests.worlds import general as play
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.general import TOLD
from tests.worlds.remedies import contested, demanded, stay_lifted, stayed

pytestmark = pytest.mark.database


async def recused(county: Database, case_id: UUID, target: str, *, at: str, by: str, role: RecusalTarget) -> None:
    """A leader grants what the party asked for."""
    clerk, leader = await person(county, by), await person(county, "st-01")
    async with county.write() as tx:
        request = await case_acts.request_recusal(
            tx,
            case_id,
            target_id=of(target),
            role=role,
            origin=RecusalOrigin.PARTY,
            reason="近亲属",
            by=clerk,
            at=instant(at),
        )
    async with county.write() as tx:
        await case_acts.decide_recusal(
            tx, request.id, granted=True, reason="属实", evidence_stands=True, by=leader, at=instant(at)
        )


async def collected(county: Database, case_id: UUID, by: str, *, at: str) -> None:
    """An officer takes a piece of evidence."""
    officer = await person(county, by)
    ledger = Item(EvidenceKind.DOCUMENTARY, "账册", "当事人", "销售额")
    async with county.write() as tx:
        await collect_evidence(tx, case_id, OnSite(SHOP), ledger, on_premises=False, by=officer, at=instant(at))


async def test_a_recused_officer_collects_no_evidence(county: Database) -> None:
    case_id = await play.under_investigation(county)
    await collected(county, case_id, "o-08", at="04-08 11:00")
    await recused(county, case_id, "o-08", at="04-09 09:00", by="o-09", role=RecusalTarget.OFFICER)
    with refused("RECUSED_OFFICER", saying="宫一鸣"):
        await collected(county, case_id, "o-09", at="04-10 10:00")


async def test_a_recused_host_presides_no_more(county: Database) -> None:
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    await play.hearing_requested(county, case_id)
    await play.hearing_notified(county, case_id)
    await recused(county, case_id, "st-03", at="06-10 10:00", by="st-09", role=RecusalTarget.HEARING_HOST)
    with refused("RECUSED_OFFICER", saying="麦青"):
        await play.hearing_held(county, case_id)


async def test_a_recused_officer_notifies_of_no_hearing(county: Database) -> None:
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    await play.hearing_requested(county, case_id)
    await recused(county, case_id, "o-08", at="06-01 10:00", by="o-09", role=RecusalTarget.OFFICER)
    with refused("RECUSED_OFFICER"):
        await play.hearing_notified(county, case_id)


async def test_what_is_stayed_is_not_demanded(county: Database) -> None:
    case_id, document = await play.decided_small(county)
    await play.handed_over(county, document, at="06-04 09:00")
    remedy = await contested(county, document, filed="06-10", received="06-11", at="06-11 10:00")
    await stayed(county, remedy, on="06-12")
    with refused("REMEDY_PENDING", saying="停止执行"):
        await demanded(county, case_id, 5_000_000, at="07-10 09:00", decision="望市监罚〔2026〕19号")
    await stay_lifted(county, remedy, on="07-11")
    number = "望市监催〔2026〕2号"
    await demanded(county, case_id, 5_000_000, at="07-12 09:00", decision="望市监罚〔2026〕19号", number=number)
