"""A party asks after its case: number and code together, and nothing else, tell how far it is and what it was served."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.access.viewer import PUBLIC
from api.cases.models import Case, CaseParty
from api.clocks import LegalTime
from api.context import RequestContext, Services
from api.database import Database, ensure_public_login, with_database, with_login
from api.exchange.identifiers import world_id
from api.graph import PoolReader
from api.law.codes import Code
from api.law.gates import Refused
from api.progress import acts
from api.progress.brake import TRIES, WINDOW, Brake
from api.progress.codes import ALPHABET, digest, new_code, plain_code
from api.progress.models import CaseQueryCode
from api.schema import build_graph
from tests.access.test_public_login import LOGIN, ReadingServices
from tests.worlds.sample import viewer

CASE, OTHER = world_id("case-1"), world_id("case-3")
AT = datetime.fromisoformat("2026-11-23T10:00:00+08:00")


def test_a_code_can_be_typed_as_people_type() -> None:
    code = new_code()
    assert len(code) == 14
    assert set(code) <= {*ALPHABET, "-"}
    assert plain_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code.replace("-", "")
    assert digest(CASE, code) == digest(CASE, code.lower())
    assert digest(CASE, code) != digest(OTHER, code)
    assert new_code() != code


def test_a_number_is_held_after_too_many_wrong_codes_and_freed_again() -> None:
    now = 0.0
    brake = Brake(lambda: now)
    for _ in range(TRIES - 1):
        brake.wrong("1")
    assert not brake.holds("1")
    brake.wrong("1")
    assert brake.holds("1")
    assert not brake.holds("2")
    now = WINDOW
    assert not brake.holds("1")


@pytest.fixture
async def anybody(superuser_url: str, sample: Database) -> AsyncIterator[ReadingServices]:
    """The services of an anonymous request, on the public login."""
    owner = with_database(superuser_url, sample.url.rsplit("/", 1)[1].split("?")[0])
    url = with_login(owner, LOGIN, None if "host=" in owner else LOGIN)
    ensure_public_login(owner, url)
    database = Database(url, pool_size=2)
    yield ReadingServices(database)
    await database.close()


async def ask(services: ReadingServices, number: str, code: str) -> tuple[Any, list[str]]:
    """The answer to nobody in particular, and the codes of the errors."""
    text = """query ($number: String!, $code: String!) { caseProgress(number: $number, code: $code)
      { stage stageLabel dueOn documents { title number servedOn } } }"""
    context = RequestContext(PUBLIC, PoolReader(await services.database.reading_pool()), cast("Services", services))
    answer = await build_graph(production=True).execute(text, context, variables={"number": number, "code": code})
    return json.loads(answer.data or "{}").get("caseProgress"), [
        str((e.extensions or {}).get("code")) for e in answer.errors
    ]


async def issue(database: Database, case: Any, party: Any, login: str) -> str:
    """A code for a party of a case."""
    by = (await viewer(database, login)).actor
    assert by is not None
    async with database.write() as tx:
        row, code = await acts.issue_query_code(tx, case, party, by=by, at=LegalTime(AT))
    assert row.digest == digest(row.id, code)
    return code


async def party_of(database: Database, case: Any) -> tuple[str, Any]:
    """The number of a case and its first party."""
    async with database.read() as session:
        number = (await session.execute(select(Case.case_number).where(col(Case.id) == case))).scalar_one()
        party = (
            (await session.execute(select(CaseParty.party_id).where(col(CaseParty.case_id) == case))).scalars().first()
        )
    assert number is not None
    return number, party


@pytest.mark.database
async def test_with_its_code_a_party_sees_stage_and_what_it_was_served(
    sample: Database, anybody: ReadingServices
) -> None:
    number, party = await party_of(sample, CASE)
    code = await issue(sample, CASE, party, "o-01")
    found, errors = await ask(anybody, f" {number} ", code.lower())
    assert errors == []
    assert (found["stage"], found["stageLabel"]) == ("ARCHIVED", "归档")
    async with sample.read() as session:
        served = await session.execute(
            sa.text(
                "SELECT d.title FROM service v JOIN document d ON d.id = v.document_id JOIN enforcement_case c"
                " ON d.owner_id IN (c.id, c.origin_visit_id) WHERE c.id = :case AND v.recipient_id = :party"
            ),
            {"case": CASE, "party": party},
        )
    titles = sorted(served.scalars())
    assert titles
    assert sorted(document["title"] for document in found["documents"]) == titles


@pytest.mark.database
async def test_a_wrong_code_and_an_unknown_number_look_alike(sample: Database, anybody: ReadingServices) -> None:
    number, party = await party_of(sample, CASE)
    other_number, _ = await party_of(sample, OTHER)
    code = await issue(sample, CASE, party, "o-01")
    for tried in (
        (number, new_code()),
        (number, ""),
        ("没有这个案号", code),
        (other_number, code),
        (number, "\u200b' OR 1=1"),
    ):
        assert await ask(anybody, *tried) == (None, []), tried
    assert (await ask(anybody, number, code))[0] is not None


@pytest.mark.database
async def test_a_new_code_ends_the_old_one(sample: Database, anybody: ReadingServices) -> None:
    number, party = await party_of(sample, CASE)
    old, new = [await issue(sample, CASE, party, "o-01") for _ in range(2)]
    assert (await ask(anybody, number, old))[0] is None
    assert (await ask(anybody, number, new))[0] is not None


@pytest.mark.database
async def test_after_too_many_wrong_codes_even_the_right_one_waits(sample: Database, anybody: ReadingServices) -> None:
    number, party = await party_of(sample, CASE)
    code = await issue(sample, CASE, party, "o-01")
    for _ in range(TRIES):
        assert await ask(anybody, number, "wrong") == (None, [])
    assert await ask(anybody, number, code) == (None, ["RATE_LIMITED"])
    fresh = replace(anybody, brake=Brake())
    assert (await ask(fresh, number, code))[0] is not None


@pytest.mark.database
@pytest.mark.parametrize(
    ("why", "login", "case", "party", "given"),
    [
        ("an officer of the case", "o-01", CASE, None, True),
        ("an officer of another unit", "o-04", CASE, None, False),
        ("another organ's officer", "o-08", CASE, None, False),
        ("nobody of this case", "o-01", CASE, world_id("nobody"), False),
        ("no such case", "o-01", world_id("case-9"), world_id("nobody"), False),
    ],
)
async def test_who_may_give_a_code(sample: Database, why: str, login: str, case: Any, party: Any, given: bool) -> None:
    wanted = party or (await party_of(sample, case))[1]
    if given:
        assert await issue(sample, case, wanted, login), why
        return
    with pytest.raises(Refused) as refused:
        await issue(sample, case, wanted, login)
    assert [gap.code for gap in refused.value.gaps] == [Code.NOT_FOUND], why
    async with sample.read() as session:
        assert (await session.execute(select(CaseQueryCode))).first() is None
