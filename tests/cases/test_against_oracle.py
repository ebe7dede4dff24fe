"""Every field of every type, as each role reads it of the sample: the compiled statement equals plain resolvers."""

import json
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from api.database import Database, sqlalchemy_url
from api.exchange.identifiers import world_id
from tests.oracle import Oracle
from tests.worlds.sample import ask, reads, viewer

pytestmark = pytest.mark.database

SCHEMA = reads().schematic.schema
ROOTS = {
    "regions": "{ regions { %s } }",
    "organs": "{ organs { %s } }",
    "officers": "{ officers(first: 100) { nodes { %s } } }",
    "matters": "{ matters(first: 100) { nodes { %s } } }",
    "parties": "{ parties(first: 100) { nodes { %s } } }",
    "cases": "{ cases(first: 100) { nodes { %s } } }",
    "visits": "{ visits(first: 100) { nodes { %s } } }",
    "inspectionPlans": "{ inspectionPlans { nodes { %s } } }",
    "randomInspectionMatters": "{ randomInspectionMatters { nodes { %s } } }",
    "documents": "{ documents(first: 100) { nodes { %s } } }",
}
TYPES = {
    "regions": "Region", "organs": "Organ", "officers": "Officer", "matters": "Matter", "parties": "Party",
    "cases": "Case", "visits": "InspectionVisit", "inspectionPlans": "InspectionPlan",
    "randomInspectionMatters": "RandomInspectionMatter", "documents": "Document",
}  # fmt: skip

BEYOND_THE_ORACLE = {("Party", "cases"), ("Case", "latestDocument")}
"""Relations through guarded rows or a column beside: the oracle cannot follow them, other tests do."""


@pytest.mark.parametrize("login", [None, "o-01", "o-08", "st-12", "cs-1"])
@pytest.mark.parametrize("root", ROOTS)
async def test_every_field_reads_as_plain_resolvers_read_it(sample: Database, root: str, login: str | None) -> None:
    text = ROOTS[root] % selection(SCHEMA.type_map[TYPES[root]], depth=1)
    await agree(sample, login, text)


@pytest.mark.parametrize("login", ["o-01", "st-12"])
async def test_a_timeline_with_all_that_is_particular_to_its_kinds(sample: Database, login: str) -> None:
    case = f'case(id: "case_{world_id("case-1")}")'
    await agree(
        sample, login, f"{{ {case} {{ timeline {{ {selection(SCHEMA.type_map['TimelineEvent'], depth=1)} }} }} }}"
    )


async def agree(database: Database, login: str | None, text: str) -> None:
    """Ask both, in one statement here, and compare as text, so that the order of keys counts too."""
    engine = sa.create_engine(
        sqlalchemy_url(database.url), poolclass=sa.NullPool, connect_args={"options": "-c timezone=UTC"}
    )
    who = await viewer(database, login)
    with engine.connect() as connection:
        expected = Oracle(reads().schematic, connection, who).execute(text)
    engine.dispose()
    found = await ask(database, who, text)
    # The oracle leaves the day of an expression a day.
    plain = json.dumps(expected, ensure_ascii=False, default=lambda day: day.isoformat())
    assert json.dumps(found, ensure_ascii=False) == plain


def selection(type_: GraphQLNamedType, depth: int) -> str:
    """Every field that needs no argument; objects are followed ``depth`` times."""
    assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
    parts = ["__typename", *_fields(type_, depth)]
    if isinstance(type_, GraphQLInterfaceType):
        for member in SCHEMA.get_possible_types(type_):
            own = [name for name in member.fields if name not in type_.fields]
            if own:
                # Two kinds may call different things by one name, so each carries its own.
                parts.append(f"... on {member.name} {{ {' '.join(f'{member.name}_{name}: {name}' for name in own)} }}")
    return " ".join(parts)


def _fields(type_: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> Iterator[str]:
    for name, field in type_.fields.items():
        needs_argument = any(is_required_argument(argument) for argument in field.args.values())
        if needs_argument or (type_.name, name) in BEYOND_THE_ORACLE:
            continue
        if is_leaf_type(get_named_type(field.type)):
            yield name
        elif depth:
            yield f"{name} {{ {_inner(field, depth - 1)} }}"


def _inner(field: GraphQLField, depth: int) -> str:
    named = get_named_type(field.type)
    if isinstance(named, GraphQLObjectType) and "pageInfo" in named.fields:
        return f"nodes {{ {_inner(named.fields['nodes'], depth)} }}"
    return selection(named, depth)
