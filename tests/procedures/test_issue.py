"""Issuing a form behind the gate of its decision: a decision that may not be made takes no number."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from api.clocks import LegalTime
from api.database import Database
from api.law.codes import Code
from api.law.gates import Refused
from api.papers import paper
from api.papers.models import Document, NumberSeries
from api.papers.press import Press
from api.procedures.issue import issue_document
from documents.fonts import FontShelf
from documents.typeset.typesetter import Typesetter
from tests.worlds.county import instant, person
from tests.worlds.desk import SPOT, sample
from tests.worlds.spot import begun, build_spot_county, heard, inspected_visit

pytestmark = pytest.mark.database
AT = instant("05-09 10:24")


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with what pip brings."""
    return Press(Typesetter(FontShelf.wheel_only()), "https://sanxiang.test", demo=True)


async def test_a_decision_takes_its_number_once_the_party_was_heard(database: Database, press: Press) -> None:
    await build_spot_county(database)
    case_id = await begun(database, await inspected_visit(database))
    document_id = await drafted(database, press, case_id, sample(SPOT))
    assert await refusals(database, press, document_id) == [Code.NOTICE_REQUIRED]
    assert await series(database) == []
    await heard(database, case_id)
    issued = await issue(database, press, document_id)
    assert (issued.number, issued.issued_at) == ("望市监当罚〔2026〕1号", AT)
    assert await series(database) == [2]


async def test_what_the_paper_says_is_what_is_judged(database: Database, press: Press) -> None:
    """3,000 yuan is the limit for an organisation; 500 were told, and a defence must not make it dearer."""
    await build_spot_county(database)
    case_id = await begun(database, await inspected_visit(database))
    await heard(database, case_id)
    dear = sample(SPOT) | {"penaltyItems": ["罚款叁仟零壹元"], "amountFen": 300_100}
    codes = await refusals(database, press, await drafted(database, press, case_id, dear))
    assert {Code.SIMPLE_PROCEDURE_LIMIT, Code.HEAVIER_AFTER_DEFENCE} <= set(codes)
    other = sample(SPOT) | {"penaltyItems": ["责令停产停业", "罚款500元"]}
    assert Code.SIMPLE_PROCEDURE_LIMIT in await refusals(
        database, press, await drafted(database, press, case_id, other)
    )
    assert await series(database) == []
    assert (await issue(database, press, await drafted(database, press, case_id, sample(SPOT)))).sequence == 1


async def test_an_incomplete_paper_is_sent_back_before_it_is_judged(database: Database, press: Press) -> None:
    await build_spot_county(database)
    case_id = await begun(database, await inspected_visit(database))
    incomplete = {name: value for name, value in sample(SPOT).items() if name != "penaltyItems"}
    assert await refusals(database, press, await drafted(database, press, case_id, incomplete)) == [Code.DATA_MISSING]
    with pytest.raises(Refused) as failure:
        await drafted(database, press, case_id, incomplete | {"amountFen": "五百"})
    assert failure.value.code is Code.VALIDATION, "what is wrong is said when it is drafted"
    assert await refusals(database, press, await drafted(database, press, case_id, sample(SPOT))) == [
        Code.NOTICE_REQUIRED
    ]


async def test_a_form_without_a_gate_only_records(database: Database, press: Press) -> None:
    await build_spot_county(database)
    visit_id = await inspected_visit(database)
    record = await drafted(database, press, visit_id, sample("SITE_INSPECTION_RECORD"), "SITE_INSPECTION_RECORD")
    decision = await drafted(database, press, visit_id, sample(SPOT))
    assert await refusals(database, press, decision) == [Code.NOT_FOUND], "a visit decides nothing"
    assert (await issue(database, press, record)).issued_at == AT


async def test_it_is_issued_once(database: Database, press: Press) -> None:
    await build_spot_county(database)
    case_id = await begun(database, await inspected_visit(database))
    await heard(database, case_id)
    document_id = await drafted(database, press, case_id, sample(SPOT))
    await issue(database, press, document_id)
    assert await refusals(database, press, document_id) == [Code.INVALID_TRANSITION]
    assert await refusals(database, press, document_id, by="o-11") == [Code.NOT_FOUND]


async def drafted(database: Database, press: Press, owner_id: UUID, data: dict[str, Any], template: str = SPOT) -> UUID:
    officer = await person(database, "o-08")
    async with database.write() as tx:
        return (await paper.draft(tx, press, owner_id, template, data, by=officer, at=AT)).id


async def issue(
    database: Database, press: Press, document_id: UUID, *, by: str = "o-08", at: LegalTime = AT
) -> Document:
    actor = await person(database, by)
    async with database.write() as tx:
        return await issue_document(tx, press, document_id, by=actor, at=at)


async def refusals(database: Database, press: Press, document_id: UUID, *, by: str = "o-08") -> list[Code]:
    """The codes of every gap."""
    with pytest.raises(Refused) as failure:
        await issue(database, press, document_id, by=by)
    return [gap.code for gap in failure.value.gaps]


async def series(database: Database) -> list[int]:
    """The next number of every series opened."""
    async with database.read() as session:
        return list((await session.execute(select(NumberSeries.next))).scalars())
