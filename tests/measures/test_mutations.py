"""Measures over the API: the whole way by mutations, refusals as answers, what is read, and who sees nothing."""

from uuid import UUID

import pytest
import sqlalchemy as sa

from api.database import Database
from api.graph.identity import encode
from tests.conftest import FixedLegalClock
from tests.worlds.county import SHOP, of
from tests.worlds.measures import NUMBER, SCALES, approval_form, papers, sealed, sheet, visited
from tests.worlds.window import Window

pytestmark = pytest.mark.database
READ = """query($id: ID!) { measure(id: $id) { kind stage until warnOn unlawfulOverrun emergency periodDays
  party { name } visit { place } cases { name } requestedBy { name } items { name qty unit registration }
  approval { approver { name } document { title } }
  imposition { number place keeper officers { name } decision { number } itemList { title } items { name } }
  extension { days until } exclusions { firstDay lastDay until } lift { ground reason } conversion { disposal } } }"""


@pytest.fixture
def window(county: Database, legal_clock: FixedLegalClock) -> Window:
    """Where people act and ask."""
    return Window(county, legal_clock)


def doc(document_id: UUID) -> str:
    """A document's opaque id."""
    return encode("document", document_id)


async def test_the_whole_way(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    visit, form = encode("visit", visit_id), doc(await approval_form(county, visit_id))
    asked = await window.done(
        "o-08", "05-09 10:20", "requestMeasure", "measure { id stage }", visitId=visit, kind="SEAL", documentId=form
    )
    measure = asked["measure"]["id"]
    assert asked["measure"]["stage"] == "REQUESTED"
    given = await papers(county, visit_id)
    on_the_spot = {
        "measureId": measure, "decisionId": doc(given.decision_id), "listId": doc(given.list_id), "place": SHOP,
        "signedBy": "邰晓",
    }  # fmt: skip
    refusal = await window.act("o-08", "05-09 10:30", "imposeMeasure", **on_the_spot)
    assert [gap["code"] for gap in refusal["missing"]] == ["MEASURE_NOT_APPROVED", "NOTICE_REQUIRED"]
    assert refusal["legalBasis"] == {"law": "中华人民共和国行政强制法", "article": "第十八条第一项"}
    assert refusal["canSupply"] == ["ORGAN_LEADER", "OFFICER"]
    approved = await window.done(
        "st-09", "05-09 10:40", "approveMeasure", "measure { stage }", measureId=measure, documentId=form
    )
    assert approved["measure"]["stage"] == "APPROVED"
    await window.done(
        "o-08", "05-09 10:44", "explainMeasure", "eventId", visitId=visit, kind="SEAL", reasons="未经检定", statement="无异议",
        place=SHOP,
    )  # fmt: skip
    await window.done("o-08", "05-09 10:50", "imposeMeasure", "measure { stage until }", **on_the_spot)
    read = (await window.ask("st-09", "06-08 09:00", READ, id=measure))["measure"]
    assert (read["stage"], read["until"], read["warnOn"], read["unlawfulOverrun"]) == (
        "IN_FORCE", "2026-06-07", "2026-06-02", True,
    )  # fmt: skip
    assert read["imposition"]["number"] == NUMBER
    assert [officer["name"] for officer in read["imposition"]["officers"]] == ["宫一鸣", "柏雪"]
    assert read["approval"] == {"approver": {"name": "相里文"}, "document": {"title": "行政强制措施审批表"}}
    assert [item["qty"] for item in read["items"]] == [3, 40]
    assert not (await window.ask("st-09", "06-07 23:00", READ, id=measure))["measure"]["unlawfulOverrun"]
    lift = await sheet(
        county, visit_id, "MEASURE_LIFT_DECISION", {"items": SCALES, "decisionNumber": NUMBER, "reason": "检定合格"},
        number="望市监解强〔2026〕2号",
    )  # fmt: skip
    lifted = await window.done(
        "o-08", "06-08 10:00", "liftMeasure", "measure { stage unlawfulOverrun lift { ground reason } }", measureId=measure,
        ground="EXPIRED", documentId=doc(lift), place=SHOP, signedBy="邰晓",
    )  # fmt: skip
    assert lifted["measure"] == {
        "stage": "LIFTED", "unlawfulOverrun": False, "lift": {"ground": "EXPIRED", "reason": "检定合格"},
    }  # fmt: skip


async def test_one_dossier_is_named_and_wrong_ids_find_nothing(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    form = doc(await approval_form(county, visit_id))
    both = await window.act("o-08", "05-09 10:20", "requestMeasure", kind="SEAL", documentId=form)
    assert both["code"] == "VALIDATION"
    other = encode("visit", of("nothing"))
    lost = await window.act("o-08", "05-09 10:20", "requestMeasure", visitId=other, kind="SEAL", documentId=form)
    assert lost["code"] == "NOT_FOUND"
    wrong = await window.act("st-09", "05-09 10:20", "approveMeasure", measureId=form, documentId=form)
    assert wrong["code"] == "NOT_FOUND"


async def test_a_repeat_with_its_key_asks_once(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    given = {
        "visitId": encode("visit", visit_id), "kind": "SEAL", "documentId": doc(await approval_form(county, visit_id)),
        "idempotencyKey": "k-1",
    }  # fmt: skip
    first = await window.done("o-08", "05-09 10:20", "requestMeasure", "measure { id }", **given)
    assert await window.done("o-08", "05-09 10:21", "requestMeasure", "measure { id }", **given) == first
    async with county.read() as session:
        assert (await session.execute(sa.text("SELECT count(*) FROM measure"))).scalar_one() == 1


async def test_who_sees_a_measure(county: Database, window: Window) -> None:
    visit_id, measure_id = await sealed(county)
    query = "query($f: MeasureFilter) { measures(first: 10, filter: $f) { edges { node { id } } } }"
    own = {"measures": {"edges": [{"node": {"id": encode("measure", measure_id)}}]}}
    visit = {"visit": encode("visit", visit_id)}
    assert await window.ask("o-08", "05-10 09:00", query, f={"inForce": True, "overrun": False, **visit}) == own
    assert await window.ask("o-08", "06-08 09:00", query, f={"overrun": True, "kind": "SEAL"}) == own
    nothing: dict[str, object] = {"measures": {"edges": []}}
    assert await window.ask("o-08", "05-10 09:00", query, f={"inForce": False}) == nothing
    assert await window.ask("o-08", "05-10 09:00", query, f={"case": encode("case", visit_id)}) == nothing
    for stranger in ("o-11", "st-30", None):
        assert await window.ask(stranger, "05-10 09:00", query) == nothing
        assert await window.ask(stranger, "05-10 09:00", READ, id=encode("measure", measure_id)) == {"measure": None}
