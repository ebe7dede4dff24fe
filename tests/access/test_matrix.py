"""Every type and every field of the schema, as every role reads it, against one table; and the table is complete."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
import sqlalchemy as sa
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument
from sqlmodel import SQLModel

import api.schema
from api.access.matrix import ALL_ROLES, MATRIX
from api.access.viewer import PUBLIC, Viewer
from api.database import Database, with_database
from api.exchange.identifiers import world_id
from api.graph import Bindings, Graph, Guards, PoolReader
from api.graph.relations import Expression
from api.graph.rows import key_of
from api.schema import build_graph
from api.vocabulary import StaffRole
from tests.access.every_table import fill
from tests.access.expected import COLUMNS, HIDDEN, HOLDERS, TYPES, cell
from tests.worlds.sample import Asking, Counted, viewer

FIELDS = Path(__file__).with_name("fields.csv")
SCHEMATIC = build_graph(production=False).schematic
ORGAN, HOME = world_id("lc-amr"), {world_id(f"{kind}-{n}"): f"{n}" for kind in ("case", "vi") for n in (1, 2, 3)}
HELD_BY_A_CASE = {"CaseOfficer": "officers", "CaseParty": "parties", "ClueComplainant": "complainant"}
"""Types without ids of their own, and the field of a case by which they are read."""


def types_of(schematic: Any) -> dict[str, GraphQLObjectType | GraphQLInterfaceType]:
    """Every output type but the roots and what graphql brings along."""
    roots = {"Query", "Mutation", "Subscription", "Node"}
    return {
        name: type_
        for name, type_ in sorted(schematic.schema.type_map.items())
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
        and not name.startswith("__")
        and name not in roots
    }


def is_event(type_: GraphQLObjectType | GraphQLInterfaceType) -> bool:
    """A kind of event, which is read as TimelineEvent."""
    return any(interface.name == "TimelineEvent" for interface in type_.interfaces)


@cache
def listed_fields() -> dict[str, set[str]]:
    """The committed list: of each type its fields."""
    with FIELDS.open(encoding="utf-8") as file:
        return {type_: set(fields.split()) for type_, fields in csv.reader(file)}


@pytest.mark.parametrize("production", [True, False])
def test_every_type_and_field_has_been_thought_about(production: bool) -> None:
    schematic = build_graph(production=production).schematic
    for name, type_ in types_of(schematic).items():
        if schematic.bound_or_none(type_) is not None and not is_event(type_):
            assert name in TYPES, (
                f"who may see {name}? Say its subject in its slice and its pattern in tests/access/expected.py"
            )
        own = set(type_.fields) - (set(schematic.schema.type_map["TimelineEvent"].fields) if is_event(type_) else set())  # type: ignore[attr-defined]
        new = own - listed_fields().get(name, set())
        assert not new, (
            f"who may name {', '.join(sorted(new))} of {name}? Say it in api/access/matrix.py if not everybody who sees the"
            " row, then list the field in tests/access/fields.csv"
        )


def test_the_list_names_nothing_that_is_gone() -> None:
    there = types_of(SCHEMATIC)
    assert set(listed_fields()) - set(there) == set()
    assert {f"{t}.{f}" for t, fields in listed_fields().items() for f in fields - set(there[t].fields)} == set()
    assert set(TYPES) - set(there) == set()
    assert {(t, f) for t, f in HIDDEN if f not in there[t].fields} == set()


def test_every_role_has_a_column_and_every_hidden_field_is_one() -> None:
    assert set(COLUMNS) == {role.value for role in ALL_ROLES} == {role.value for role in HOLDERS}
    columns = {column.key for type_ in TYPES for column in SCHEMATIC.bound(SCHEMATIC.schema.type_map[type_]).table.c}
    assert {name for row in MATRIX.values() for sight in row.values() for name in sight.hidden} <= columns


@dataclass
class World:
    """The sample with a row in every table, and every row as the owner reads it."""

    database: Database
    rows: Mapping[str, list[dict[str, Any]]]

    async def read(self, graph: Graph, who: Viewer, text: str, **variables: Any) -> Any:
        """The data of an answer; fails on errors."""
        asking = Asking(who, Counted(PoolReader(await self.database.reading_pool())))
        answer = await graph.execute(text, asking, variables=variables)
        assert not answer.errors, (text, answer.errors)
        return json.loads(answer.data or "null")

    def home(self, table: sa.Table, row: Mapping[str, Any]) -> str | None:
        """The number of the case that a row belongs to, directly or through its visit, paper, measure, deadline or remedy."""
        if table.name == "common_proceeding" or isinstance(row.get("proceeding_id"), UUID):
            return "1"
        own = ("id",) if table.name in ("enforcement_case", "inspection_visit") else ()
        for column in (*own, "case_id", "owner_id", "visit_id"):
            if isinstance(row.get(column), UUID):
                return HOME.get(row[column])
        for column, name in PARENTS.items():
            if isinstance(row.get(column), UUID):
                parent = next((other for other in self.rows[name] if other["id"] == row[column]), None)
                return None if parent is None else self.home(TABLES[name], parent)
        return None


TABLES = SQLModel.metadata.tables
PARENTS = {
    "measure_id": "measure", "deadline_id": "deadline", "remedy_id": "remedy_proceeding", "document_id": "document",
}  # fmt: skip


ANNOUNCED = """WITH device AS (
    INSERT INTO monitoring_device (id, organ_id, number, name, basis, place, at, actor)
    VALUES (gen_random_uuid(), :o, 'WL-1', 'x', 'x', 'x', now(), '{"name": "登记人"}') RETURNING *)
  INSERT INTO device_step (id, device_id, organ_id, kind, findings, text, at, actor)
  SELECT gen_random_uuid(), id, organ_id, kind, '{}', '意见', at, actor FROM device,
    unnest(ARRAY['LEGALLY_CHECKED', 'LOCATION_PUBLISHED']) AS kind"""
"""A device of another organ, whose place was announced; the one that every table's row belongs to was not."""


@pytest.fixture
async def world(superuser_url: str, sample: Database) -> World:
    """Some things unpublished, of the organ and of another one, so that the difference shows."""
    owner_url = with_database(superuser_url, sample.url.rsplit("/", 1)[1].split("?")[0])
    bound = {SCHEMATIC.bound(SCHEMATIC.schema.type_map[name]).table for name in TYPES}
    fill(owner_url, sorted(bound, key=lambda table: table.name))
    engine = sa.create_engine(sa.make_url(owner_url).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as owner:
        for organ in ("lc-amr", "wl-amr"):
            for table in ("matter", "random_inspection_matter"):
                owner.execute(
                    sa.text(
                        f"UPDATE {table} SET status = 'DRAFT' WHERE id = (SELECT id FROM {table} WHERE organ_id = :o LIMIT 1)"
                    ),
                    {"o": world_id(organ)},
                )
        owner.execute(sa.text("UPDATE officer SET public = false WHERE id = ANY(:ids)"), {"ids": [world_id(o) for o in
            ("o-01", "o-02", "o-08")]})  # fmt: skip
        owner.execute(sa.text(ANNOUNCED), {"o": world_id("wl-amr")})
        rows = {t.name: [dict(row) for row in owner.execute(sa.select(t)).mappings()] for t in bound}
    engine.dispose()
    return World(sample, rows)


async def holder(database: Database, role: StaffRole) -> Viewer:
    """Somebody who holds this role and no other."""
    login = HOLDERS[role]
    if login is None:
        return PUBLIC
    who = await viewer(database, login)
    assert who.actor is not None
    if role is StaffRole.EXCHANGE_CLIENT:
        return replace(who, actor=replace(who.actor, roles=frozenset({role})))
    assert who.roles == {role.value}, (login, who.roles)
    return who


def expected(world: World, type_: str, words: frozenset[str], who: Viewer) -> set[Any]:
    """The keys of the rows that a cell of the table names."""
    table = SCHEMATIC.bound(SCHEMATIC.schema.type_map[type_]).table
    return {_key(table, row) for row in world.rows[table.name] if _named(world, table, row, words, who)}


def _named(world: World, table: sa.Table, row: Mapping[str, Any], words: frozenset[str], who: Viewer) -> bool:
    if "all" in words or ("organ" in words and row["organ_id"] == ORGAN):
        return True
    mine = who.actor.id if who.actor else None
    if "self" in words and mine in (row.get("counsel_id"), row.get("officer_id"), row["id"]):
        return True
    if "pub" in words and table.name in ("monitoring_device", "device_step"):
        steps = world.rows["device_step"]
        announced = {step["device_id"] for step in steps if step["kind"] == "LOCATION_PUBLISHED"}
        return row.get("device_id", row["id"]) in announced
    if "pub" in words:
        roster = {officer["id"]: officer["public"] for officer in world.rows["officer"]}
        return (row["status"] == "PUBLISHED") if "status" in row else bool(roster[row.get("officer_id", row["id"])])
    if "self" in words:
        return False
    if "asked" in words or "visited" in words:
        found = world.rows["case_party"] if "asked" in words else world.rows["inspection_visit"]
        asked = {other["case_id"] for other in world.rows["counsel_request"] if other["counsel_id"] == mine}
        return any(
            other["party_id"] == row["id"] and (other.get("case_id") in asked or (other.get("officer_ids") and other["organ_id"] == ORGAN))
            for other in found
        )  # fmt: skip
    if words == {"v"}:
        taken = [other for other in world.rows["measure"] if other["id"] == row.get("measure_id")]
        return any(each.get("owner_id", each.get("visit_id")) == world_id("vi-1") for each in (*taken, row))
    return world.home(table, row) in set("".join(words))


def _key(table: sa.Table, row: Mapping[str, Any]) -> Any:
    return tuple(row[column.key] for column in table.primary_key.columns)


@pytest.mark.database
@pytest.mark.parametrize("role", StaffRole)
async def test_a_role_sees_the_rows_and_fields_of_the_table(world: World, role: StaffRole) -> None:
    """All types: exactly the rows of the cell, and of each the stored fields as they are, but for the hidden ones."""
    graph, opened, who = guarded(), without_guards(), await holder(world.database, role)
    problems: list[str] = []
    for name in TYPES:
        type_ = SCHEMATIC.schema.type_map[name]
        bound = SCHEMATIC.bound(type_)
        if bound.prefix is None:
            continue
        ids = [f"{bound.prefix}_{row[key_of(bound.table).key]}" for row in world.rows[bound.table.name]]
        wanted = {f"{bound.prefix}_{key}" for (key,) in expected(world, name, cell(name, role), who)}
        fields = stored_fields(name)
        text = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {name} {{ id {' '.join(fields)} }} }} }}"
        for at in range(0, len(ids), 100):
            part = ids[at : at + 100]
            mine = (await world.read(graph, who, text, ids=part))["nodes"]
            truth = (await world.read(opened, who, text, ids=part))["nodes"]
            for id_, seen, true in zip(part, mine, truth, strict=True):
                if (seen is not None) != (id_ in wanted):
                    problems.append(f"{name}: {id_} is {'seen' if seen else 'not seen'}, cell {set(cell(name, role))}")
                if seen is not None:
                    problems += [
                        f"{name}.{field}: {seen[field]!r}, is {true[field]!r}"
                        for field in fields
                        if seen[field] != (None if role in HIDDEN.get((name, field), ()) else true[field])
                    ]
    assert not problems, "\n".join(problems[:40])


@pytest.mark.database
@pytest.mark.parametrize("role", StaffRole)
async def test_what_has_no_id_is_seen_with_its_case(world: World, role: StaffRole) -> None:
    graph, who = guarded(), await holder(world.database, role)
    for name, field in HELD_BY_A_CASE.items():
        text = f"{{ cases(first: 100) {{ nodes {{ {field} {{ __typename }} }} }} }}"
        cases = (await world.read(graph, who, text))["cases"]["nodes"]
        found = [each for case in cases for each in _as_list(case[field])]
        assert len(found) == len(expected(world, name, cell(name, role), who)), name


@pytest.mark.database
@pytest.mark.parametrize("login", ["o-08", "st-09", "st-10", "st-11", "st-17", "st-22", "rv-2", "cs-1"])
async def test_another_organs_people_see_none_of_the_citys_cases(world: World, login: str) -> None:
    """Leader, head, officer, archivist, publishers and reviewer of the county, and counsel who were asked about nothing."""
    graph, who = guarded(), await viewer(world.database, login)
    for name, pattern in TYPES.items():
        bound = SCHEMATIC.bound(SCHEMATIC.schema.type_map[name])
        if bound.prefix is None or pattern in (
            "open",
            "matter",
            "roster",
            "house",
            "device",
            "counsel",
            "party",
            "task",
            "accountability",
        ):
            continue
        ids = [f"{bound.prefix}_{row[key_of(bound.table).key]}" for row in world.rows[bound.table.name]
               if world.home(bound.table, row) in ("1", "3")]  # fmt: skip
        text = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {name} {{ id }} }} }}"
        for at in range(0, len(ids), 100):
            found = (await world.read(graph, who, text, ids=ids[at : at + 100]))["nodes"]
            assert [each for each in found if each is not None] == [], name


@pytest.mark.database
async def test_a_supervisor_of_the_county_sees_none_of_the_citys_cases(world: World) -> None:
    """The city's sees them; the region is all that differs."""
    city = await viewer(world.database, "st-12")
    for who, count in ((city, 2), (replace(city, region_prefix="219921"), 0)):
        found = await world.read(guarded(), who, "{ cases(first: 100) { nodes { id } } }")
        assert len(found["cases"]["nodes"]) == count


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def test_a_hidden_field_hides_something() -> None:
    """Of each hidden field the guard says so for exactly the roles of the table, whatever the rows are."""
    for (name, field), roles in HIDDEN.items():
        type_ = SCHEMATIC.schema.type_map[name]
        assert isinstance(type_, GraphQLObjectType)
        guard = SCHEMATIC.guards.of(SCHEMATIC.bound(type_).table)
        assert guard is not None
        python_name = SCHEMATIC.python_name(type_.fields[field])
        assert {role for role, sight in guard.items() if not sight.names(python_name)} == {r.value for r in roles}, (
            field
        )


@cache
def guarded() -> Graph:
    """The API's reads, without a budget."""
    graph = build_graph(production=True)
    return Graph(graph._strawberry, graph.schematic.bindings, graph.schematic.guards)


@cache
def without_guards() -> Graph:
    """The same reads for somebody from whom nothing is hidden."""

    class Opened(Guards):
        def guard(self, model: object, /, **roles: Any) -> None:
            self.open(model) if roles else super().guard(model)

    bindings, guards = Bindings(), Opened()
    for slice_ in api.schema.SLICES:
        slice_.declare(bindings, guards)
    bindings.node_fields()
    return Graph(build_graph(production=True)._strawberry, bindings, guards)


@cache
def stored_fields(name: str) -> list[str]:
    """Leaf fields that are columns: what is written as an expression follows from other rows, each with a guard of its own."""
    type_ = SCHEMATIC.schema.type_map[name]
    assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
    bound = SCHEMATIC.bound(type_)
    found = []
    for field, definition in type_.fields.items():
        if not is_leaf_type(get_named_type(definition.type)) or field == "id":
            continue
        if any(is_required_argument(argument) for argument in definition.args.values()):
            continue
        binding = SCHEMATIC.binding(cast("GraphQLObjectType", type_), field)
        beside = isinstance(binding, sa.Column) and binding.table is not bound.table
        if not isinstance(binding, Expression) and not beside:
            found.append(field)
    return found
