"""The check at start-up: each kind of mistake, on a schema that is otherwise sound."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
import strawberry
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel
from strawberry.permission import BasePermission
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.graph import (
    EVERYTHING,
    Bindings,
    Connection,
    Graph,
    Guards,
    Node,
    NotCompilable,
    Refusal,
    embedded,
    equals,
    expression,
    first,
    hiding,
    ids,
    many,
    one,
    paged,
    pages,
    related,
    reread,
)
from api.graph.scalars import SCALARS, Bytes


class Table(SQLModel):
    """Tables of this file keep apart."""

    metadata = sa.MetaData()


class OwnerRow(Table, table=True):
    __tablename__ = "owners"
    id: UUID = Field(primary_key=True)
    name: str


class ThingRow(Table, table=True):
    __tablename__ = "things"
    id: UUID = Field(primary_key=True)
    name: str
    nick: str | None = None
    size: int = Field(sa_type=sa.BigInteger)
    made: date
    owner_id: UUID = Field(foreign_key="owners.id")
    loose_id: UUID | None = None
    tags: list[str] = Field(sa_type=ARRAY(sa.Text))
    box: dict[str, Any] | None = Field(default=None, sa_type=JSONB)


class BesideRow(Table, table=True):
    __tablename__ = "besides"
    thing_id: UUID = Field(primary_key=True, foreign_key="things.id")
    extent: int


@strawberry.type
class Owner(Node):
    name: str


@strawberry.type
class Box:
    lid: str | None


@strawberry.type
class SureBox:
    lid: str


class Allowed(BasePermission):
    """A permission that would never be asked."""

    message = "no"

    def has_permission(self, source: Any, info: Any, **_: Any) -> bool:
        """Never asked."""
        raise AssertionError


def thing(**annotations: Any) -> type:
    """A type of things with a name and the given fields (annotation, or annotation and field)."""
    namespace: dict[str, Any] = {}
    declared: dict[str, Any] = {"name": str}
    for name, annotation in annotations.items():
        declared[name] = annotation
        if isinstance(annotation, tuple):
            declared[name], namespace[name] = annotation
    made = type("Thing", (Node,), {"__annotations__": declared, **namespace})
    return strawberry.type(made)


def problems(type_: type, guards: Callable[[Guards], None] | None = None, mutation: Any = None, **bound: Any) -> str:
    """What the check says about a schema with one thing of this type."""
    bindings, all_guards = Bindings(), Guards()
    bindings.bind(Owner, OwnerRow, prefix="owner")
    bindings.bind(type_, ThingRow, prefix="thing", beside=(BesideRow.thing_id,), **bound)
    (guards or (lambda found: found.open(OwnerRow, ThingRow, BesideRow)))(all_guards)
    fields = [bindings.lookup("thing", type_, id=ThingRow.id)]
    schema = strawberry.Schema(
        create_type("Query", fields),
        mutation=mutation,
        types=[Owner],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    try:
        Graph(schema, bindings, all_guards).check()
    except NotCompilable as error:
        return error.message
    return ""


def resolver() -> str:
    """A resolver that would never run."""
    raise AssertionError


SOUND: list[tuple[type, dict[str, Any]]] = [
    (thing(), {}),
    (thing(nick=str | None, made=date, tags=list[str]), {}),
    (thing(size=Bytes), {}),
    (thing(owner=Owner), {"owner": one(ThingRow.owner_id)}),
    (thing(loose=Owner | None), {"loose": one(ThingRow.loose_id)}),
    (thing(loose=strawberry.ID | None), {"loose": ids(ThingRow.loose_id, of=OwnerRow)}),
    (thing(extent=int | None), {}),
    (thing(box=Box | None), {"box": embedded(ThingRow.box, spelling=str)}),
    (thing(count=int), {"count": expression(lambda row, guarded: sa.func.length(row.name))}),
    (
        thing(count=int),
        {"count": expression(lambda row, guarded: sa.select(sa.func.count()).select_from(guarded(OwnerRow)))},
    ),
    (
        thing(owners=(Connection[Owner], paged())),
        {"owners": pages(related(OwnerRow, on=lambda row, other: other.id == row.owner_id))},
    ),
]

BROKEN: list[tuple[type, dict[str, Any], str]] = [
    (thing(nobody=str), {}, "Thing.nobody: is neither a column nor bound"),
    (thing(nick=str), {}, "Thing.nick: is promised non-null, but the column may be NULL"),
    (thing(size=int), {}, "Thing.size: is a 32-bit Int, but the column holds 64 bits"),
    (thing(made=datetime), {}, "Thing.made: is a DateTime, but the column is a DATE"),
    (thing(tags=str), {}, "Thing.tags: is a list and the column is none, or the other way round"),
    (thing(owner=Owner), {"owner": ThingRow.owner_id}, "Thing.owner: is an object, but the column owner_id is none"),
    (thing(loose=Owner), {"loose": one(ThingRow.loose_id)}, "its foreign key may be NULL"),
    (thing(extent=int), {}, "the row beside may be missing or hidden"),
    (thing(box=Box), {"box": embedded(ThingRow.box, spelling=str)}, "nothing in jsonb is sure"),
    (thing(box=SureBox | None), {"box": embedded(ThingRow.box, spelling=str)}, "holds SureBox.lid, promised non-null"),
    (thing(last=Owner), {"last": first(OwnerRow.id, order=())}, "there may be no such row"),
    (
        thing(all=Owner | None),
        {"all": many(OwnerRow.id, order=())},
        "is a list where one row is bound, or one row where",
    ),
    (thing(own=(str, strawberry.field(resolver=resolver))), {}, "Thing.own: has a resolver, which would never run"),
    (
        thing(nick=(str | None, strawberry.field(permission_classes=[Allowed]))),
        {},
        "Thing.nick: has a permission class or extension",
    ),
    (
        thing(count=int),
        {"count": expression(lambda row, guarded: sa.select(sa.func.count(OwnerRow.id)).scalar_subquery())},  # type: ignore[arg-type]
        "Thing.count: reads owners past its guard",
    ),
    (
        thing(count=int),
        {"count": expression(lambda row, guarded: row.nothing)},
        "Thing.count: cannot be written: AttributeError: things has no column 'nothing'",
    ),
    (
        thing(owners=(Connection[Owner], paged())),
        {
            "owners": pages(
                related(OwnerRow, on=lambda row, other: other.id == row.owner_id),
                filters={"name": equals(OwnerRow.name)},
            )
        },
        "Thing.owners: has filters, but no argument to give them",
    ),
]


@pytest.mark.parametrize(("type_", "bound"), SOUND)
def test_a_sound_schema_passes(type_: type, bound: dict[str, Any]) -> None:
    """Each way to declare a field."""
    assert problems(type_, **bound) == ""


@pytest.mark.parametrize(("type_", "bound", "said"), BROKEN, ids=[said for _, _, said in BROKEN])
def test_a_mistake_is_named(type_: type, bound: dict[str, Any], said: str) -> None:
    """Type, field and reason."""
    assert said in problems(type_, **bound)


@pytest.mark.parametrize(
    ("guards", "said"),
    [
        (lambda guards: guards.open(OwnerRow, BesideRow), "things: no guard says who may see this table"),
        (lambda guards: guards.open(ThingRow, BesideRow), "owners: no guard says who may see this table"),
        (
            lambda guards: (guards.open(ThingRow, BesideRow), guards.guard(OwnerRow, A=EVERYTHING)),
            "Thing.owner: is promised non-null, but a guard can hide the row of owners",
        ),
        (
            lambda guards: (guards.open(OwnerRow, BesideRow), guards.guard(ThingRow, A=hiding(EVERYTHING, "name"))),
            "Thing.name: is promised non-null, but a guard can hide the field",
        ),
        (
            lambda guards: (guards.open(OwnerRow, BesideRow), guards.guard(ThingRow, A=hiding(EVERYTHING, "nmae"))),
            "things: its guard names nmae, which is no field",
        ),
        (
            lambda guards: (
                guards.open(OwnerRow, BesideRow),
                guards.guard(ThingRow, A=EVERYTHING, B=lambda row, viewer: row.organ == viewer["organ"]),
            ),
            "things: the guard of B cannot be written: AttributeError: things has no column 'organ'",
        ),
    ],
)
def test_a_guard_that_does_not_hold(guards: Callable[[Guards], None], said: str) -> None:
    """Missing, hiding what is promised, or misspelt."""
    assert said in problems(thing(owner=Owner), guards, owner=one(ThingRow.owner_id))


@strawberry.type
class GivesRows:
    """A payload that carries a row itself."""

    owner: Owner | None


@strawberry.type
class GivesSure:
    """A payload that is sure of a row."""

    owner_id: strawberry.Private[UUID]
    owner: Owner = reread("owner_id")


@strawberry.type
class GivesKey:
    """A payload as it should be."""

    owner_id: strawberry.Private[UUID]
    owner: Owner | None = reread("owner_id")
    refusals: list[Refusal]


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (GivesRows, "GivesRows.owner: holds the type Owner, which is read from a table only"),
        (GivesSure, "GivesSure.owner: is read afresh and may be hidden by then, so it must be nullable"),
        (GivesKey, ""),
        (str, "answers a scalar"),
    ],
)
def test_payloads(payload: type, said: str) -> None:
    """What a mutation may give back."""

    def act() -> Any:
        raise AssertionError

    act.__annotations__["return"] = payload
    mutation = create_type("Mutation", [strawberry.mutation(resolver=act)])
    found = problems(thing(), mutation=mutation)
    assert said in found
    assert bool(found) is bool(said)
