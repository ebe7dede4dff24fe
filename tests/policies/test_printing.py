"""Policies on paper: sections under their headings, the chart of the review, and who is given the file."""

import io
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import docx
import orjson
import pikepdf
import pytest

from api.context import RequestContext, Services
from api.database import Database
from api.exchange.identifiers import world_id
from api.graph import PoolReader
from api.papers.press import Press
from api.policies.models import Policy
from api.policies.printing import BUCKET, printed
from api.review.flowchart import flowchart
from api.schema import build_graph
from api.vocabulary import PolicyKind
from documents.check import absent, in_order
from documents.fonts import FontShelf
from documents.typeset.typesetter import Typesetter
from storage.links import SignedLinks
from storage.local import LocalStore
from tests.conftest import FixedLegalClock
from tests.worlds.counter import Counter
from tests.worlds.county import instant
from tests.worlds.sample import viewer

OPEN = """mutation($input: OpenPolicyFileInput!) { openPolicyFile(input: $input) { __typename
  ... on OpenPolicyFilePayload { url wordUrl sha256 policy { title } }
  ... on Refusal { code missing { facts } } } }"""
CHART, DIVISION, ENFORCEMENT = (f"policy_{world_id(name)}" for name in ("pol-10", "pol-12", "pol-11"))


class Printer:
    """Asks for files of policies of the sample."""

    def __init__(self, database: Database, clock: FixedLegalClock, folder: Path) -> None:
        self.database = database
        self.clock = clock
        self.store = LocalStore(
            folder, SignedLinks(b"a secret of tests, thirty-two b.", "http://sanxiang.test/objects")
        )
        press = Press(Typesetter(FontShelf.wheel_only()), "http://sanxiang.test", demo=True)
        self.services = cast(Services, SimpleNamespace(database=database, clock=clock, store=self.store, press=press))

    async def opened(self, login: str, policy_id: str) -> dict[str, Any]:
        """The answer."""
        self.clock.at = instant("05-12 09:00")
        who = await viewer(self.database, login, date(2026, 5, 9))
        context = RequestContext(who, PoolReader(await self.database.reading_pool()), self.services)
        answer = await build_graph(production=True).execute(OPEN, context, variables={"input": {"policyId": policy_id}})
        assert not answer.errors, answer.errors
        assert answer.data is not None
        return cast(dict[str, Any], orjson.loads(answer.data)["openPolicyFile"])

    async def files(self) -> dict[str, bytes]:
        """What was stored, by ending."""
        keys = [found.key async for found in self.store.list_objects(BUCKET)]
        return {key.rpartition(".")[2]: await self.store.get(BUCKET, key) for key in keys}


@pytest.fixture
def printer(sample: Database, legal_clock: FixedLegalClock, tmp_path: Path) -> Printer:
    """A printer with a store of its own."""
    return Printer(sample, legal_clock, tmp_path)


@pytest.mark.database
async def test_the_flow_chart_of_the_review(printer: Printer) -> None:
    made = await printer.opened("st-14", CHART)
    assert made["policy"]["title"] == "澜川市市场监督管理局重大执法决定法制审核流程图"
    again = await printer.opened("o-01", CHART)
    assert again["sha256"] == made["sha256"], "equal policies give equal bytes"
    files = await printer.files()
    assert sorted(files) == ["docx", "pdf"]
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    steps = flowchart()
    headings = ("一、送审材料", "二、审核程序", "三、审核载体", "四、时限要求", "五、协调决策机制", "六、责任追究机制")
    assert not absent(files["pdf"], *headings, "附：重大执法决定法制审核流程", *(step.label for step in steps))
    text = "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(files["docx"])).paragraphs)
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    (table,) = docx.Document(io.BytesIO(files["docx"])).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [row[1] for row in cells] == [step.label for step in steps]
    opinion = next(row for row in cells if row[1] == "出具审核意见")
    assert opinion[2:5] == ["法制审核人员", "审核中", "整改、审核通过、审核不通过"]
    assert opinion[5] == "时限：自受理送审之日起10个工作日内；载体：重大执法决定法制审核意见书。"
    assert not absent(files["pdf"], *{str(step.basis) for step in steps})
    assert in_order(files["pdf"], "六、责任追究机制", "附：重大执法决定法制审核流程")


@pytest.mark.database
async def test_the_division_of_responsibility(printer: Printer) -> None:
    assert (await printer.opened("st-14", DIVISION))["__typename"] == "OpenPolicyFilePayload"
    text = "".join(p.text for p in docx.Document(io.BytesIO((await printer.files())["docx"])).paragraphs)
    for heading in ("一、主要负责人的责任", "二、承办机构的责任", "三、法制审核机构的责任", "四、责任追究办法"):
        assert heading in text


@pytest.mark.database
async def test_who_is_given_the_file(printer: Printer) -> None:
    for sees in ("o-01", "st-14", "st-12"):
        assert (await printer.opened(sees, ENFORCEMENT))["__typename"] == "OpenPolicyFilePayload", sees
    assert (await printer.opened("st-09", ENFORCEMENT))["code"] == "NOT_FOUND", "another organ"
    assert (await printer.opened("st-14", f"policy_{world_id('x')}"))["code"] == "NOT_FOUND"


@pytest.mark.database
@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("REVIEW_FLOWCHART", ["materials", "procedure", "carrier", "timeLimits", "coordination", "accountability"]),
        ("RESPONSIBILITY_RULES", ["principalHead", "caseUnit", "reviewUnit", "accountability"]),
        ("ENFORCEMENT_FLOWCHART", ["headings"]),
    ],
)
async def test_what_is_incomplete_is_adopted_but_neither_filed_nor_printed(
    printer: Printer, kind: str, missing: list[str]
) -> None:
    counter = Counter(printer.database, printer.clock)
    made = await counter.act(
        "st-14", "05-09 09:00", "createPolicy", "policy { id }", kind=kind, title="制度", headings=[]
    )
    id_ = made["policy"]["id"]
    filed = await counter.act("st-14", "05-10 09:00", "submitFiling", objectId=id_)
    assert (filed["code"], filed["missing"][0]["facts"]) == ("POLICY_INCOMPLETE", missing)
    opened = await printer.opened("st-14", id_)
    assert (opened["code"], opened["missing"][0]["facts"]) == ("POLICY_INCOMPLETE", missing)
    assert await printer.files() == {}
    whole = [{"key": key, "text": "应当……"} for key in missing]
    made = await counter.act(
        "st-14", "05-11 09:00", "createPolicy", "policy { id }", kind=kind, title="制度", headings=whole
    )
    sent = await counter.act("st-14", "05-11 10:00", "submitFiling", "filing { id }", objectId=made["policy"]["id"])
    taken = await counter.act(
        "st-12", "05-12 10:00", "decideFiling", "filing { status }", filingId=sent["filing"]["id"], decision="FILED"
    )
    assert taken["filing"] == {"status": "FILED"}
    assert (await printer.opened("st-14", made["policy"]["id"]))["__typename"] == "OpenPolicyFilePayload"


def test_the_limit_printed_is_that_of_the_day_it_takes_effect_and_of_the_organ() -> None:
    policy = Policy(
        organ_id=UUID(int=1), kind=PolicyKind.REVIEW_FLOWCHART, title="流程图", headings={"materials": "拟处理意见"},
        effective_from=date(2026, 2, 1), created_at=instant("01-15 09:00"),
    )  # fmt: skip
    notes = [step["notes"] for step in printed(policy, {"review.days": 5})["steps"]]
    assert [note for note in notes if "时限" in note] == [
        next(note for note in notes if note.startswith("时限：自受理送审之日起5个工作日内；"))
    ]
    assert printed(policy, {})["effective"] == "自2026年2月1日起施行。"


def test_a_section_named_by_a_code_has_no_heading_and_takes_no_number() -> None:
    policy = Policy(
        organ_id=UUID(int=1), kind=PolicyKind.TRAINING_RULES, title="培训制度", created_at=instant("01-15 09:00"),
        headings={"text": "总则", "培训时间": "每年四十学时", "empty": " ", "考核": "每年一次"},
    )  # fmt: skip
    assert printed(policy, {})["sections"] == [
        {"text": "总则"}, {"heading": "一、培训时间", "text": "每年四十学时"}, {"heading": "二、考核", "text": "每年一次"},
    ]  # fmt: skip
    assert printed(policy, {})["steps"] == []
