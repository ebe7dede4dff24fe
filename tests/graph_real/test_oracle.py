"""Whatever is asked of the real schema, by whomever of the sample: the compiled answer is the plain one, in one statement."""

import json
import os
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from graphql import GraphQLObjectType, GraphQLSchema, build_schema, print_schema
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from api.access.viewer import Viewer
from api.database import Database, sqlalchemy_url
from api.exchange.identifiers import world_id
from api.graph import Graph, Limits, PoolReader
from api.graph.bindings import Computed
from api.schema import build_graph
from api.vocabulary import StaffRole
from tests.graph.operations import Operation, Pools, is_valid, operations
from tests.oracle import Oracle
from tests.worlds.sample import Asking, Counted, sample, sample_template, viewer

__all__ = ["sample", "sample_template"]

pytestmark = pytest.mark.database

REAL = build_graph(production=True)
WIDE = Limits(tokens=100_000, aliases=10_000, repeats=1_000, spreads=10_000, fields=100_000, depth=100)
GRAPH = Graph(REAL._strawberry, REAL.schematic.bindings, REAL.schematic.guards, limits=WIDE)
"""Without budget and with wide limits: what may be asked is another test's business."""

CASES = [f"case_{world_id(f'case-{number}')}" for number in (1, 2, 3)]
VISITS = [f"visit_{world_id(f'vi-{number}')}" for number in (1, 2)]
OFFICERS = [f"officer_{world_id(f'o-0{number}')}" for number in (1, 4, 8)]
ORGANS = [f"organ_{world_id(name)}" for name in ("lc-amr", "wl-amr", "sfj-lc")]
PARTIES = [f"party_{world_id(f'pa-{number}')}" for number in (1, 2, 3)]
NOWHERE = ["", "case_", f"case_{world_id('nobody')}", "'; DROP TABLE event; --"]
POOLS: Pools = {
    "Query.case!": ["id"], "Query.case.id": [*CASES, *NOWHERE], "Query.visit.id": [*VISITS, *NOWHERE],
    "Query.officer.id": [*OFFICERS, *NOWHERE], "Query.organ.id": ORGANS, "Query.party.id": [*PARTIES, *NOWHERE],
    "Query.node.id": [*CASES, *VISITS, *OFFICERS, *ORGANS, *PARTIES, *NOWHERE],
    "Query.nodes.ids": [[], [CASES[0], "x", OFFICERS[2], CASES[0]], [*VISITS, *PARTIES]],
    "first": [None, 0, 1, 3, 100],
    "Query.cases.orderBy": [None, "CREATED", "LAST_EVENT", "NEXT_DUE"],
    "Query.cases.filter": [
        None, {}, {"stages": ["ARCHIVED"]}, {"organ": ORGANS[0], "procedure": "GENERAL"}, {"officer": OFFICERS[1]}, {"open": True},
        {"party": PARTIES[0]}, {"decided": {"from": "2026-05-01"}},
    ],
    "Query.officers.filter": [None, {"organ": ORGANS[1]}, {"certificateStatus": "VALID"}],
    "Query.documents.filter": [None, {"owner": CASES[0]}, {"owner": VISITS[1]}, {"status": "ISSUED"}],
    "Query.parties.filter": [None, {"kind": "NATURAL_PERSON"}],
}  # fmt: skip
"""Arguments to choose from. A lookup without an argument of its own here is left out below."""

LOGINS = [None, "o-01", "o-04", "o-08", "st-02", "st-04", "st-07", "st-08", "st-12", "st-13", "st-14", "st-16", "st-20",
          "st-21", "rv-1", "cs-2"]  # fmt: skip
SEVERAL = [
    {"OFFICER", "WINDOW_CLERK"},
    {"UNIT_HEAD", "ARCHIVIST", "SUPERVISOR"},
    {"REVIEWER", "COUNSEL", "AMR_CHECKER"},
]
"""Roles that one person may hold together, given to the first officer."""


def asked_for() -> GraphQLSchema:
    """The schema's reads: without what is computed now, and without lookups that cannot be asked for lack of an id here."""
    schema = build_schema(print_schema(GRAPH.schematic.schema))
    query = schema.query_type
    assert isinstance(query, GraphQLObjectType)
    for name, field in list(query.fields.items()):
        computed = isinstance(GRAPH.schematic.bindings.roots.get(name), Computed)
        lookup = "id" in field.args and f"Query.{name}.id" not in POOLS
        if computed or lookup:
            del query.fields[name]
        elif "id" in field.args:
            POOLS.setdefault(f"Query.{name}!", ["id"])
    return schema


SCHEMA = asked_for()


@settings(
    # A long run sets the number higher.
    max_examples=int(os.environ.get("SANXIANG_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    operation=operations(SCHEMA, POOLS, depth=3).filter(lambda operation: is_valid(SCHEMA, operation)),
    who=st.one_of(st.sampled_from(LOGINS), st.sampled_from(SEVERAL)),
)
async def test_the_compiler_equals_the_oracle(
    sample: Database, operation: Operation, who: str | set[str] | None
) -> None:
    """Any valid operation, any person of the sample, and some who hold several roles."""
    note(operation.text)
    note(str(operation.variables))
    note(str(who))
    await agree(sample, await person(sample, who), operation)


def named(who: object) -> str:
    """A test's name, the same in every process: a set has no order of its own."""
    return "+".join(sorted(who)) if isinstance(who, (set, frozenset)) else str(who)


@pytest.mark.parametrize("who", [*LOGINS, *SEVERAL], ids=named)
async def test_a_case_with_its_file_as_each_person_reads_it(sample: Database, who: str | set[str] | None) -> None:
    """Every relation of every case at once, key order included."""
    text = """{ cases(first: 100) { nodes { id number stage stageLabel facts officers { officer { name certificateStatus } }
      parties { role party { name idNumberMask phoneMask cases { id } } } timeline { id kind text actors { name } documents
      { title } } documents { id title data status signatures { signerName } service { place } } evidence { name }
      deadlines { name dueOn metOn overdue } decision { number fineFen } latestDocument { id } originVisit { id place }
      reviews { status opinion { outcome } } } } visits { nodes { id documents { title } evidence { name } } } }"""
    await agree(sample, await person(sample, who), Operation(text, {}))


async def person(database: Database, who: str | set[str] | None) -> Viewer:
    """Who asks: somebody by login, or the first officer with other roles."""
    if not isinstance(who, set):
        return await viewer(database, who)
    officer = await viewer(database, "o-01")
    assert officer.actor is not None
    return replace(officer, actor=replace(officer.actor, roles=frozenset(StaffRole(role) for role in who)))


async def agree(database: Database, who: Viewer, operation: Operation) -> Any:
    """Ask both, in one statement here, and compare as text, so that the order of keys counts too."""
    engine = sa.create_engine(
        sqlalchemy_url(database.url),
        poolclass=sa.NullPool,
        connect_args={"options": "-c timezone=UTC"},
        enable_from_linting=False,  # two rows may be joined by what a third says
    )
    with engine.connect() as connection:
        expected = Oracle(GRAPH.schematic, connection, who).execute(operation.text, operation.variables)
    engine.dispose()
    asking = Asking(who, Counted(PoolReader(await database.reading_pool())))
    answer = await GRAPH.execute(operation.text, asking, variables=operation.variables)
    assert not answer.errors, answer.errors
    assert written(json.loads(answer.data or "null")) == written(expected)
    assert asking.reader.statements <= 1
    return expected


def written(data: Any) -> str:
    """As text, in which the order of keys counts; the oracle leaves a day a day and writes 16 hours as 16.0."""
    return json.dumps(_plain(data), ensure_ascii=False, default=lambda day: day.isoformat())


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return int(data) if isinstance(data, float) and data.is_integer() else data
