"""The mutations translate: opaque ids and inputs become one act, its outcome a payload, its refusal an answer."""

from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import orjson
import pytest

from api.access.viewer import PUBLIC, Viewer
from api.context import RequestContext, Services
from api.database import Database
from api.graph import PoolReader
from api.schema import build_graph
from tests.conftest import FixedLegalClock
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.papers import NUMBER, spot_decision, spot_filing
from tests.worlds.spot import inspected_visit
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
REFUSAL = (
    "... on Refusal { code message missing { code facts legalBasis { article } } canSupply legalBasis { law article } }"
)
PRICE_LAW = "中华人民共和国价格法"


class Desk:
    """Plays mutations as named people at legal times."""

    def __init__(self, database: Database, clock: FixedLegalClock) -> None:
        self.database = database
        self.clock = clock

    async def answer(self, who: str | None, at: str, mutation: str, selected: str = "", **given: Any) -> Any:
        """The engine's answer to one mutation."""
        self.clock.at = instant(at)
        name = mutation[0].upper() + mutation[1:]
        payload = f"... on {name}Payload {{ {selected} }}" if selected else ""
        text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename {payload} {REFUSAL} }} }}"
        return await self._execute(who, text, {"input": given})

    async def _execute(self, who: str | None, text: str, variables: dict[str, Any]) -> Any:
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock))
        viewer = Viewer(await person(self.database, who)) if who else PUBLIC
        context = RequestContext(viewer, PoolReader(await self.database.reading_pool()), services)
        return await build_graph(production=False).execute(text, context, variables=variables)

    async def act(self, who: str, at: str, mutation: str, selected: str = "", **given: Any) -> dict[str, Any]:
        """Perform a mutation: what was selected of its payload, or the refusal."""
        result = await self.answer(who, at, mutation, selected, **given)
        assert not result.errors, result.errors
        return cast(dict[str, Any], orjson.loads(result.data)[mutation])

    async def read(self, who: str, at: str, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a query."""
        self.clock.at = instant(at)
        result = await self._execute(who, query, variables)
        assert not result.errors, result.errors
        return cast(dict[str, Any], orjson.loads(result.data))


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


def begin(visit_id: UUID, **changes: Any) -> dict[str, Any]:
    """The input of beginSpotPenalty as the shop's officers give it."""
    return {
        "visitId": f"visit_{visit_id}", "matterId": f"matter_{of('m-05')}", "name": "望岭县晨溪超市有限公司不标明价格案",
        "source": "REPORT", "facts": "15种散装商品未标明价格", "violated": [{"law": PRICE_LAW, "article": "第十三条第一款"}],
        "applied": [{"law": PRICE_LAW, "article": "第四十二条"}],
        "proposal": {"kinds": ["FINE"], "fineFen": 50_000, "band": "从轻", "factors": ["当场改正"]}, **changes,
    }  # fmt: skip


async def test_a_whole_case_through_the_mutations(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    told = await desk.act(
        "o-08",
        "05-09 10:12",
        "beginSpotPenalty",
        "case { id stage name discretion { chosen maxFen } }",
        **begin(visit_id),
    )
    case = told["case"]
    assert (case["stage"], case["discretion"]) == ("NOTIFIED", {"chosen": "从轻", "maxFen": 500_000})
    key = UUID(case["id"].removeprefix("case_"))
    heard = await desk.act(
        "o-08", "05-09 10:15", "recordStatement", "statement { outcome content } case { stage }", caseId=case["id"],
        speaker="邰晓", content="系新上架漏标，已当场补标", adopted=True, reweighing={"factors": ["当场改正", "初次违法"]},
    )  # fmt: skip
    assert heard["statement"] == {"outcome": "HEARD", "content": "系新上架漏标，已当场补标"}
    paper = await spot_decision(desk.database, key)
    made = await desk.act(
        "o-08", "05-09 10:24", "decideOnTheSpot",
        "decision { number fineFen kinds payBy remedy { reconsiderationFirst reconsiderBy } } case { number stage }",
        caseId=case["id"], documentId=f"document_{paper}", kinds=["FINE"], fineFen=50_000,
    )  # fmt: skip
    assert made["decision"] == {
        "number": NUMBER, "fineFen": 50_000, "kinds": ["FINE"], "payBy": "2026-05-25",
        "remedy": {"reconsiderationFirst": True, "reconsiderBy": "2026-07-08"},
    }  # fmt: skip
    assert made["case"] == {"number": NUMBER, "stage": "DECIDED"}
    served = await desk.act(
        "o-09", "05-09 10:25", "serveDocument", "service { method signedBy servers { name } } document { case { stage } }",
        documentId=f"document_{paper}", recipientId=f"party_{of('p-04')}", method="DIRECT", place=SHOP, signedBy="邰晓",
    )  # fmt: skip
    assert served["service"] == {
        "method": "DIRECT", "signedBy": "邰晓", "servers": [{"name": "宫一鸣"}, {"name": "柏雪"}],
    }  # fmt: skip
    assert served["document"] == {"case": {"stage": "SERVED"}}
    report = await spot_filing(desk.database, key)
    filed = await desk.act(
        "o-08", "05-11 09:30", "fileWithOrgan", "filing { filedOn } case { deadlines { name metOn } }", caseId=case["id"],
        documentId=f"document_{report}",
    )  # fmt: skip
    assert filed["filing"] == {"filedOn": "2026-05-11"}
    assert {"name": "报机关备案", "metOn": "2026-05-11"} in filed["case"]["deadlines"]
    paid = await desk.act(
        "o-08", "05-12 09:40", "recordPayment", "payment { paidFen surchargeFen receiptNo } case { paidFen }",
        caseId=case["id"], paidFen=50_000, paidAt="2026-05-12T09:40:00+08:00", receiptNo="DEMO-PJ-000412", payer="晨溪超市",
    )  # fmt: skip
    assert paid["payment"] == {"paidFen": 50_000, "surchargeFen": 0, "receiptNo": "DEMO-PJ-000412"}
    closed = await desk.act(
        "st-22", "05-20 10:00", "closeCase", "closing { performance closedOn } case { stage }", caseId=case["id"],
        reason="罚款已缴清",
    )  # fmt: skip
    assert closed["closing"] == {"performance": "PERFORMED", "closedOn": "2026-05-20"}
    assert closed["case"] == {"stage": "CLOSED"}
    assert len(await timeline(desk.database, key)) == 7


async def test_a_waiver_through_the_mutation(desk: Desk) -> None:
    told = await desk.act(
        "o-08", "05-09 10:12", "beginSpotPenalty", "case { id }", **begin(await inspected_visit(desk.database))
    )
    waived = await desk.act(
        "o-09", "05-09 10:15", "waiveStatement", "statement { outcome speaker } case { stage }", caseId=told["case"]["id"],
        speaker="邰晓", content="我放弃陈述申辩",
    )  # fmt: skip
    assert waived["statement"] == {"outcome": "WAIVED", "speaker": "邰晓"}
    assert waived["case"] == {"stage": "STATEMENT_DEFENCE"}


async def test_a_refusal_names_every_gap_with_its_law(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    above = {"kinds": ["FINE", "CONFISCATE_GAINS"], "fineFen": 500_001}
    refusal = await desk.act("o-08", "05-10 10:12", "beginSpotPenalty", **begin(visit_id, proposal=above))
    assert refusal["__typename"] == "Refusal"
    assert [each["code"] for each in refusal["missing"]] == [
        "CREDENTIAL_NOT_SHOWN", "INVALID_TRANSITION", "SIMPLE_PROCEDURE_LIMIT", "FINE_OUT_OF_RANGE",
    ]  # fmt: skip
    assert [each["legalBasis"]["article"] for each in refusal["missing"]] == [
        "第五十二条第一款", "第五十一条", "第五十一条", "第三十四条",
    ]  # fmt: skip
    assert refusal["canSupply"] == ["OFFICER"]


async def test_ids_of_another_kind_are_not_found(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    refusal = await desk.act("o-08", "05-09 10:12", "beginSpotPenalty", **begin(visit_id, visitId=f"case_{visit_id}"))
    assert refusal["code"] == "NOT_FOUND"


async def test_a_repeat_with_the_same_key_answers_the_same(desk: Desk) -> None:
    given = begin(await inspected_visit(desk.database), idempotencyKey="7f1c")
    first = await desk.act("o-08", "05-09 10:12", "beginSpotPenalty", "case { id }", **given)
    again = await desk.act("o-08", "05-09 10:13", "beginSpotPenalty", "case { id }", **given)
    assert again == first
    without = await desk.act("o-08", "05-09 10:13", "beginSpotPenalty", **{**given, "idempotencyKey": None})
    assert without["code"] == "CONFLICT"


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("recordStatement", {"speaker": "邰晓", "content": "无"}),
        ("waiveStatement", {"speaker": "邰晓", "content": "放弃"}),
        ("closeCase", {"reason": "已履行"}),
    ],
)
async def test_who_may_not_is_told_before_anything_is_read(desk: Desk, mutation: str, given: dict[str, Any]) -> None:
    case_id = f"case_{of('nothing')}"
    result = await desk.answer(None, "05-09 10:15", mutation, caseId=case_id, **given)
    assert result.errors[0].extensions["code"] == "UNAUTHENTICATED"
    wrong = "o-08" if mutation == "closeCase" else "st-22"
    result = await desk.answer(wrong, "05-09 10:15", mutation, caseId=case_id, **given)
    assert result.errors[0].extensions["code"] == "FORBIDDEN"
    right = "st-22" if mutation == "closeCase" else "o-08"
    refusal = await desk.act(right, "05-09 10:15", mutation, caseId=case_id, **given)
    assert refusal["code"] == "NOT_FOUND", "hidden and absent look alike"
