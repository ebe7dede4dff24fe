"""Looking at a sealed value: told to whoever deals with the party, on record, and written nowhere else."""

from types import SimpleNamespace
from typing import Any, cast

import orjson
import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql
from sqlmodel import col, select, update

from api.access.models import PersonalField, Reveal
from api.access.personal_data import PersonalData, keep
from api.cases.models import CaseOfficer, CaseParty, Party
from api.context import RequestContext, Services
from api.database import Database
from api.exchange.identifiers import world_id
from api.graph import PoolReader
from api.law.codes import Code
from api.schema import build_graph
from api.vocabulary import PartyKind, PartyRole
from tests.conftest import FixedLegalClock
from tests.worlds.keys import VAULT
from tests.worlds.sample import viewer

pytestmark = pytest.mark.database

P02 = "219921198604121028"
"""The identity number of the legal representative in the sample's first case."""
SECRET = PersonalData(
    id_number="219921199001019998", phone="13912340987", address="望岭县青河镇蓝鲸巷77号",
    electronic_address="lan-jing-77@demo.invalid", bank_account="6222029999887766554",
)  # fmt: skip
ASK = """mutation($input: RevealIdentityInput!) { revealIdentity(input: $input) { __typename
  ... on RevealIdentityPayload { field value revealedAt }
  ... on Refusal { code message missing { code } legalBasis { law article } } } }"""


class Window:
    """Asks as people of the sample."""

    def __init__(self, database: Database, clock: FixedLegalClock) -> None:
        self.database, self.clock = database, clock

    async def answer(self, login: str | None, text: str, **given: Any) -> Any:
        """The engine's whole answer."""
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock, vault=VAULT))
        context = RequestContext(
            await viewer(self.database, login), PoolReader(await self.database.reading_pool()), services
        )
        return await build_graph(production=True).execute(text, context, variables=given)

    async def look(self, login: str, party: str, field: str = "ID_NUMBER", reason: str = "核对送达回证") -> Any:
        """The answer to revealIdentity."""
        given = {"partyId": f"party_{world_id(party)}", "field": field, "reason": reason}
        answer = await self.answer(login, ASK, input=given)
        assert not answer.errors, answer.errors
        return orjson.loads(answer.data)["revealIdentity"]

    async def looks(self) -> list[Reveal]:
        """What is on record."""
        async with self.database.read() as session:
            return list((await session.execute(select(Reveal).order_by(col(Reveal.recorded_at)))).scalars())


@pytest.fixture
def window(sample: Database, legal_clock: FixedLegalClock) -> Window:
    """A window onto the sample world."""
    return Window(sample, legal_clock)


async def test_an_officer_of_the_case_looks_and_it_is_on_record(window: Window) -> None:
    told = await window.look("o-01", "p-02", reason=" 核对送达回证 ")
    assert (told["field"], told["value"]) == ("ID_NUMBER", P02)
    (record,) = await window.looks()
    assert (record.party_id, record.field, record.reason) == (world_id("p-02"), PersonalField.ID_NUMBER, "核对送达回证")
    assert (record.revealed_by, record.organ_id) == (world_id("o-01"), world_id("lc-amr"))
    assert (record.actor["id"], record.revealed_at) == (str(world_id("o-01")), window.clock.at)
    again = await window.look("o-01", "p-02")
    assert again["value"] == P02
    assert len(await window.looks()) == 2, "to look twice is to look twice"


@pytest.mark.parametrize(
    ("why", "login", "party", "field", "answer"),
    [
        ("the head of the unit that has the case", "st-19", "p-02", "ID_NUMBER", P02),
        ("the organ's leader", "st-01", "p-02", "PHONE", "0499-5557702"),
        ("an officer of the visit", "o-02", "p-01", "PHONE", "0499-5557701"),
        ("an officer of another case of the organ", "o-04", "p-02", "ID_NUMBER", Code.FORBIDDEN),
        ("the head of another unit", "st-21", "p-02", "ID_NUMBER", Code.FORBIDDEN),
        ("an officer of another organ", "o-08", "p-02", "ID_NUMBER", Code.NOT_FOUND),
        ("a party that nobody deals with", "o-01", "p-08", "ID_NUMBER", Code.NOT_FOUND),
        ("a party that there is not", "o-01", "p-77", "ID_NUMBER", Code.NOT_FOUND),
        ("a value that nobody wrote down", "o-01", "p-02", "BANK_ACCOUNT", Code.NOT_FOUND),
    ],
)
async def test_who_may_look(window: Window, why: str, login: str, party: str, field: str, answer: str | Code) -> None:
    told = await window.look(login, party, field)
    if isinstance(answer, Code):
        assert told["code"] == answer.value, why
        assert await window.looks() == [], "nothing was told, nothing is on record"
    else:
        assert told["value"] == answer, why
        assert len(await window.looks()) == 1


FIND = """mutation($input: FindPartyInput!) { findParty(input: $input) { __typename
  ... on FindPartyPayload { party { id name } parties { id name } } ... on Refusal { code } } }"""


async def test_a_party_is_found_by_its_whole_number_and_it_is_on_record(window: Window) -> None:
    async def found(login: str | None, number: str, reason: str = "核对身份") -> Any:
        answer = await window.answer(login, FIND, input={"idNumber": number, "reason": reason})
        return answer, (orjson.loads(answer.data or "null") or {}).get("findParty")

    _, told = await found("o-08", f" {P02[:6]} {P02[6:]} ", reason=" 核对身份 ")
    assert told["party"]["id"] == f"party_{world_id('p-02')}"
    assert told["parties"] == [told["party"]]
    (record,) = await window.looks()
    assert (record.party_id, record.field, record.reason) == (world_id("p-02"), PersonalField.ID_NUMBER, "核对身份")
    assert (record.revealed_by, record.organ_id) == (world_id("o-08"), world_id("wl-amr"))
    for number, reason, code in (
        (P02[:17], "核对", "NOT_FOUND"),
        (P02, " ", "REASON_REQUIRED"),
        ("", "核对", "NOT_FOUND"),
    ):
        answer, told = await found("o-08", number, reason)
        assert told["code"] == code
        assert P02[:17] not in str(answer)
    for nobody in ("rv-1", None):
        answer, _ = await found(nobody, P02)
        assert [error.extensions["code"] for error in answer.errors] == ["FORBIDDEN" if nobody else "UNAUTHENTICATED"]
    assert len(await window.looks()) == 1


async def test_everybody_registered_with_one_number_is_found_and_each_is_on_record(window: Window) -> None:
    async with window.database.write() as tx:
        trader = Party(kind=PartyKind.SOLE_TRADER, name="尚云舒小吃店", operator="尚云舒")
        await keep(tx, VAULT, trader, PersonalData(id_number=P02))
    answer = await window.answer("o-08", FIND, input={"idNumber": P02, "reason": "核对身份"})
    told = orjson.loads(answer.data or "null")["findParty"]
    both = {f"party_{world_id('p-02')}", f"party_{trader.id}"}
    assert {party["id"] for party in told["parties"]} == both
    assert told["party"] == told["parties"][0]
    assert {f"party_{record.party_id}" for record in await window.looks()} == both


async def test_without_a_reason_nobody_looks(window: Window) -> None:
    told = await window.look("o-01", "p-02", reason="  ")
    assert told["code"] == "REASON_REQUIRED"
    assert told["legalBasis"] == {"law": "中华人民共和国个人信息保护法", "article": "第六条第一款"}
    hidden = await window.look("o-08", "p-02", reason="  ")
    assert [gap["code"] for gap in hidden["missing"]] == ["NOT_FOUND"], "or the missing reason tells that p-02 exists"


async def test_an_officer_who_left_the_case_no_longer_looks(window: Window) -> None:
    assert (await window.look("o-01", "p-02"))["value"] == P02
    async with window.database.write() as tx:
        mine = (col(CaseOfficer.officer_id) == world_id("o-01"), col(CaseOfficer.case_id) == world_id("case-1"))
        await tx.execute(update(CaseOfficer).where(*mine).values(left_at=sa.func.now()))
    assert (await window.look("o-01", "p-02"))["code"] == "FORBIDDEN"
    assert (await window.look("o-02", "p-02"))["value"] == P02


@pytest.mark.parametrize("login", ["rv-1", "st-12", "st-14", "st-16"])
async def test_reviewers_supervisors_administrators_and_auditors_have_no_such_permission(
    window: Window, login: str
) -> None:
    answer = await window.answer(
        login, ASK, input={"partyId": f"party_{world_id('p-02')}", "field": "ID_NUMBER", "reason": "x"}
    )
    assert [error.extensions["code"] for error in answer.errors] == ["FORBIDDEN"]


async def test_a_look_that_was_recorded_stays_recorded(window: Window) -> None:
    await window.look("o-01", "p-02")
    for statement in ("DELETE FROM reveal", "UPDATE reveal SET reason = 'x'"):
        async with window.database.engine.connect() as connection:
            with pytest.raises(sa.exc.DBAPIError, match="permission denied"):
                await connection.execute(sa.text(statement))


async def test_no_value_lies_in_the_clear_anywhere(
    window: Window, superuser_url: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    party = Party(id=world_id("p-99"), kind=PartyKind.NATURAL_PERSON, name="蓝鲸", public_name="蓝某")
    async with window.database.write() as tx:
        await keep(tx, VAULT, party, SECRET)
        tx.add(CaseParty(
            case_id=world_id("case-1"), party_id=party.id, role=PartyRole.WITNESS, organ_id=world_id("lc-amr"), position=9,
        ))  # fmt: skip
    values = SECRET.values()
    for field, value in values.items():
        assert (await window.look("o-01", "p-99", field.value))["value"] == value
        assert (await window.look("o-08", "p-99", field.value))["code"] == "NOT_FOUND"
    read = await window.answer(
        "o-01",
        "query($id: ID!) { party(id: $id) { idNumberMask phoneMask addressMask electronicAddressMask bankAccountMask } }",
        id=f"party_{party.id}",
    )
    assert orjson.loads(read.data)["party"] == {
        "idNumberMask": "2****************8", "phoneMask": "139****0987", "addressMask": "望岭县****",
        "electronicAddressMask": "l****@demo.invalid", "bankAccountMask": "****6554",
    }  # fmt: skip
    with pytest.raises(sa.exc.DBAPIError) as failed:
        async with window.database.write() as tx:
            await tx.execute(sa.text("SELECT CAST(:phone AS uuid)"), {"phone": SECRET.phone})
    wrong = await window.answer("o-01", "query($id: ID!) { party(id: $id) { phoneMask } }", id=SECRET.address)
    told = f"{read.data} {read.errors} {wrong.errors} {SECRET!r} {party!r} {VAULT!r}"
    written = caplog.text + "".join(capsys.readouterr()) + dumped(superuser_url, window.database)
    for field, value in values.items():
        assert value not in written, field
        assert value not in told, field
    assert "[parameters:" not in str(failed.value), "parameters of a failed statement are not told"
    assert "蓝鲸" in written, "the dump does hold this party"


def dumped(superuser_url: str, database: Database) -> str:
    """Every row of every table as text, the queue's jobs included."""
    name = database.url.rsplit("/", 1)[1].split("?")[0]
    rows: list[str] = []
    with psycopg.connect(superuser_url, dbname=name) as owner:
        tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        assert ("procrastinate_jobs",) in tables
        for (table,) in tables:
            found = owner.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table))).fetchall()
            rows += [text for (text,) in found]
    return "\n".join(rows)
