"""The login that answers whoever has not logged in: what it can read, by trying, and that reading as it gives what anybody sees."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any, cast

import asyncpg
import psycopg
import pytest
from graphql import (
    GraphQLField,
    GraphQLNamedType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from api.access.viewer import PUBLIC
from api.clocks import LegalClock, SystemLegalClock
from api.context import RequestContext, Services
from api.database import Database, ensure_public_login, with_database, with_login
from api.exchange.identifiers import world_id
from api.graph import Graph, PoolReader
from api.progress.brake import Brake
from api.schema import build_graph
from tests.worlds.sample import Counted

pytestmark = pytest.mark.database

LOGIN = "sanxiang_public_test"
PUBLISHED = {
    "region", "organ", "unit", "discretion_standard", "inspection_plan", "inspection_plan_item", "inspection_cap",
    "major_decision_rule", "review_checklist_item", "charge_standard", "matter", "random_inspection_matter", "officer", "certificate",
    "monitoring_device", "device_step",
}  # fmt: skip
CALLED = {"legal_today", "grams", "grams_wanted", "case_progress"}
GRAPH = build_graph(production=True)
SCHEMA = GRAPH.schematic.schema
WIDE = Graph(GRAPH._strawberry, GRAPH.schematic.bindings, GRAPH.schematic.guards)
"""The same without a budget, so that whole lists of lists can be asked for."""


@pytest.fixture
async def anybody(superuser_url: str, sample: Database) -> AsyncIterator[Database]:
    """The sample as the public login sees it."""
    owner = with_database(superuser_url, sample.url.rsplit("/", 1)[1].split("?")[0])
    url = with_login(owner, LOGIN, None if "host=" in owner else LOGIN)
    ensure_public_login(owner, url)
    database = Database(url, pool_size=2)
    yield database
    await database.close()


@pytest.fixture
def owner_of_sample(superuser_url: str, sample: Database) -> str:
    """The sample with every right."""
    return with_database(superuser_url, sample.url.rsplit("/", 1)[1].split("?")[0])


async def test_it_can_read_what_is_published_and_no_table(anybody: Database, owner_of_sample: str) -> None:
    """Every table, view and sequence there is, tried one by one."""
    with psycopg.connect(owner_of_sample) as owner:
        there = owner.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('public', 'published')"
            " UNION ALL SELECT schemaname, viewname FROM pg_views WHERE schemaname IN ('public', 'published')"
        ).fetchall()
    readable = set()
    pool = await anybody.reading_pool()
    for schema, name in there:
        try:
            await pool.execute(f'SELECT 1 FROM {schema}."{name}" LIMIT 1')
            readable.add((schema, name))
        except asyncpg.InsufficientPrivilegeError:
            continue
    assert len(there) > 60
    assert readable == {("published", name) for name in PUBLISHED} | {("public", "development_clock")}


async def test_it_can_call_what_reads_need_and_no_other_function_of_ours(
    anybody: Database, owner_of_sample: str
) -> None:
    """A new function of a migration is everybody's until the migration says otherwise."""
    with psycopg.connect(owner_of_sample) as owner:
        callable_ = owner.execute(
            "SELECT DISTINCT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace"
            " AND has_function_privilege(%s, p.oid, 'EXECUTE')"
            " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
            " AND prorettype <> 'trigger'::regtype",
            [LOGIN],
        ).fetchall()
    assert {name for (name,) in callable_} == CALLED, "REVOKE EXECUTE … FROM PUBLIC, then GRANT it to sanxiang_app"


async def test_it_can_write_nothing(anybody: Database) -> None:
    """Not even outside the read-only sessions that the API opens."""
    connection = await asyncpg.connect(anybody.url)
    try:
        for statement in (
            "INSERT INTO public.region (id, code, name, level) VALUES (gen_random_uuid(), '1', 'x', 'CITY')",
            "UPDATE published.region SET name = 'x'", "DELETE FROM published.region",
            "CREATE TABLE public.mine (x int)", "CREATE TABLE published.mine (x int)",
            "SET ROLE sanxiang_app",
        ):  # fmt: skip
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
    finally:
        await connection.close()


async def test_what_is_not_published_is_not_there(anybody: Database, owner_of_sample: str) -> None:
    """A draft of a matter, an officer who is not on the roster with the certificate, an examination."""
    with psycopg.connect(owner_of_sample) as owner:
        matter = owner.execute(
            "UPDATE matter SET status = 'DRAFT' WHERE code = (SELECT min(code) FROM matter) RETURNING id"
        )
        (draft,) = matter.fetchone() or (None,)
        owner.execute("UPDATE officer SET public = false WHERE id = %s", [world_id("o-01")])
        graded = owner.execute("SELECT count(*) FROM officer WHERE exam_score IS NOT NULL").fetchone()
    assert graded != (0,), "the sample's officers have passed an examination"
    pool = await anybody.reading_pool()
    assert await pool.fetchval("SELECT count(*) FROM matter WHERE id = $1", draft) == 0
    assert await pool.fetchval("SELECT count(*) FROM officer WHERE id = $1", world_id("o-01")) == 0
    assert await pool.fetchval("SELECT count(*) FROM officer WHERE id = $1", world_id("o-02")) == 1
    assert await pool.fetchval("SELECT count(*) FROM certificate WHERE officer_id = $1", world_id("o-01")) == 0
    assert await pool.fetchval("SELECT count(*) FROM officer WHERE exam_score IS NOT NULL OR key_ref IS NOT NULL") == 0


def arguments_of(name: str, field: GraphQLField) -> str:
    """Required arguments of a root field, so that it can be asked at all."""
    given = {
        "id": f'"case_{world_id("case-1")}"', "ids": f'["case_{world_id("case-1")}", "officer_{world_id("o-02")}"]',
        "caseId": f'"case_{world_id("case-1")}"', "visitId": '"visit_x"', "dossierId": '"visit_x"',
        "documentId": '"document_x"', "rule": '"SUE"', "start": '"2026-05-09"',
        "reviewerId": f'"reviewer_{world_id("rv-1")}"', "organId": f'"organ_{world_id("lc-amr")}"', "year": "2026",
        "number": '"望市监案〔2026〕1号"', "code": '"0000-0000-0000"',
    }  # fmt: skip
    needed = [key for key, argument in field.args.items() if is_required_argument(argument)]
    if not needed and "id" in field.args:
        needed = ["id"]
    unknown = [key for key in needed if key not in given]
    assert not unknown, f"say in tests/access/test_public_login.py what {name} may be asked with: {unknown}"
    return "(" + ", ".join(f"{key}: {given[key]}" for key in needed) + ")" if needed else ""


def selections(type_: GraphQLNamedType) -> Iterator[str]:
    """Each field of a type by itself, so that no operation is too dear; of an object its leaves."""
    for name, field in getattr(type_, "fields", {}).items():
        if any(is_required_argument(argument) for argument in field.args.values()):
            continue
        named = get_named_type(field.type)
        if "pageInfo" in getattr(named, "fields", {}):
            named = get_named_type(named.fields["nodes"].type)
            yield f"{name} {{ nodes {{ {leaves(named)} }} pageInfo {{ hasNextPage }} }}"
        else:
            yield name if is_leaf_type(named) else f"{name} {{ {leaves(named)} }}"


def leaves(type_: GraphQLNamedType) -> str:
    """The leaves of a type, and its name."""
    fields = getattr(type_, "fields", {}).items()
    return " ".join(["__typename", *(name for name, field in fields if is_leaf_type(get_named_type(field.type)))])


def operations(root: str) -> Iterator[str]:
    """A root field with each field of what it answers."""
    assert SCHEMA.query_type is not None
    field = SCHEMA.query_type.fields[root]
    named, call = get_named_type(field.type), root + arguments_of(root, field)
    if is_leaf_type(named):
        yield f"{{ {call} }}"
    elif "pageInfo" in getattr(named, "fields", {}):
        yield from (f"{{ {call} {{ nodes {{ {each} }} pageInfo {{ hasNextPage }} }} }}" for each in selections(get_named_type(
            named.fields["nodes"].type)))  # fmt: skip
    else:
        yield from (f"{{ {call} {{ __typename {each} }} }}" for each in selections(named))


@pytest.mark.parametrize("root", sorted(SCHEMA.query_type.fields if SCHEMA.query_type else ()))
async def test_every_query_of_the_schema_is_answered_as_it_would_be_with_every_right(
    sample: Database, anybody: Database, root: str
) -> None:
    """The same JSON through both logins, so neither login nor views hide more than the guards do, nor less."""
    for text in operations(root):
        assert await read_as(anybody, text) == await read_as(sample, text), text


async def read_as(database: Database, text: str) -> Any:
    """The data of an anonymous answer; fails on errors. Computed fields read as the same login."""
    services = ReadingServices(database)
    reader = Counted(PoolReader(await database.reading_pool()))
    answer = await WIDE.execute(text, RequestContext(PUBLIC, reader, cast("Services", services)))
    assert not answer.errors, answer.errors
    assert reader.statements <= 1
    return json.loads(answer.data or "null")


@dataclass(frozen=True)
class ReadingServices:
    """What a computed field may need when nobody in particular asks."""

    database: Database
    clock: LegalClock = made(default_factory=SystemLegalClock)
    brake: Brake = made(default_factory=Brake)
