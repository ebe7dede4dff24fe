"""What a field of a type is in the tables: the words a slice declares its reads with.

A column attribute (``CaseRow.number``) is a binding itself and needs no word. Everything else is one of the frozen
declarations below; none of them executes anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import sqlalchemy as sa
from strawberry.utils.str_converters import to_camel_case

from api.graph.rows import column_of, table_of

LIST = 20
"""How many rows a plain list is reckoned to hold where nobody says otherwise; what its elements cost is multiplied by it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One column of an order, ascending unless said otherwise."""

    column: "sa.Column[Any]"
    descending: bool = False


def descending(attribute: object) -> Term:
    """Order by this column, the greatest first."""
    return Term(column_of(attribute), descending=True)


Order: TypeAlias = tuple[Term, ...]


def order_of(terms: "tuple[object, ...]") -> Order:
    """Columns and terms as an order."""
    return tuple(term if isinstance(term, Term) else Term(column_of(term)) for term in terms)


@dataclass(frozen=True, slots=True)
class One:
    """At most one row: my column holds the other's key."""

    local: "sa.Column[Any]"
    remote: "sa.Column[Any] | None" = None


def one(local: object, remote: object = None) -> One:
    """To-one through my foreign key; ``remote`` is the other's column if not its primary key (a shared key, a code)."""
    return One(column_of(local), None if remote is None else column_of(remote))


@dataclass(frozen=True, slots=True)
class Many:
    """The rows whose column holds my key, in a given order."""

    remote: "sa.Column[Any]"
    order: Order
    local: "sa.Column[Any] | None" = None
    where: Callable[[Any], Any] | None = None
    single: bool = False
    size: int = LIST


def many(
    remote: object, *, order: "tuple[object, ...]", local: object = None, where: Any = None, size: int = LIST
) -> Many:
    """To-many: rows whose ``remote`` equals my primary key (or ``local``), optionally only those where a condition holds.

    ``size`` is how many a large list holds: nothing is cut there, but the price of an operation is reckoned with it.
    """
    return Many(column_of(remote), order_of(order), None if local is None else column_of(local), where, size=size)


def first(remote: object, *, order: "tuple[object, ...]", local: object = None, where: Any = None) -> Many:
    """The first of a to-many, such as the latest review."""
    return Many(column_of(remote), order_of(order), None if local is None else column_of(local), where, single=True)


@dataclass(frozen=True, slots=True)
class Related:
    """Rows of another table under a condition of one's own: ``on(my row, other row)``."""

    table: sa.Table
    on: Callable[[Any, Any], Any]
    order: Order
    single: bool = False
    size: int = LIST


def related(
    model: object,
    *,
    on: Callable[[Any, Any], Any],
    order: "tuple[object, ...]" = (),
    single: bool = False,
    size: int = LIST,
) -> Related:
    """A relation whose join is a condition, to-many (``size`` as in `many`) or (``single``) its first row."""
    return Related(table_of(model), on, order_of(order), single, size)


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows whose keys stand in my array column, in the order of the array; a hidden row is left out."""

    local: "sa.Column[Any]"
    size: int = LIST


def listed(local: object, *, size: int = LIST) -> Listed:
    """To-many through a ``uuid[]`` column of mine; ``size`` as in `many`."""
    return Listed(column_of(local), size)


@dataclass(frozen=True, slots=True)
class Either:
    """One of several types, each through a relation of its own; the first that finds a row answers."""

    ways: Mapping[type, One]


def either(ways: Mapping[type, One]) -> Either:
    """A union or interface over several tables: ``either({Case: one(Row.case_id), Visit: one(Row.visit_id)})``."""
    return Either(dict(ways))


@dataclass(frozen=True, slots=True)
class Embedded:
    """Typed objects inside a jsonb column of mine; ``spelling`` turns a Python field name into the key stored."""

    column: "sa.Column[Any]"
    spelling: Callable[[str], str]
    size: int = LIST


def embedded(attribute: object, *, spelling: Callable[[str], str] = to_camel_case, size: int = LIST) -> Embedded:
    """A jsonb column read as an object type, or as a list of one (``size`` as in `many`).

    Keys are spelt as in the API; ``spelling`` makes another key of a Python field name.
    """
    return Embedded(column_of(attribute), spelling, size)


Reading: TypeAlias = Callable[[object], Any]


@dataclass(frozen=True, slots=True)
class Ids:
    """Opaque ids of another table's rows, held without a foreign key."""

    column: "sa.Column[Any]"
    of: sa.Table


def ids(attribute: object, *, of: object) -> Ids:
    """An ``ID`` field, or a list of them, whose column has no foreign key to say whose ids they are."""
    return Ids(column_of(attribute), table_of(of))


@dataclass(frozen=True, slots=True)
class Expression:
    """A SQL expression over my row. Other tables come only through the second argument, which guards them."""

    write: Callable[[Any, Reading], Any]


def expression(write: Callable[[Any, Reading], Any]) -> Expression:
    """A scalar written in SQL: ``expression(lambda case, guarded: …)``.

    ``guarded(EventRow)`` gives the rows of another table that this viewer may see, as a FROM clause with the same columns;
    a table named in any other way is refused.
    """
    return Expression(write)


@dataclass(frozen=True, slots=True)
class Filter:
    """What one field of a filter input demands of a row: ``demand(columns, parameter)``.

    ``on`` is the column compared, or None for a condition over the whole row; the parameter takes its type. ``tells`` is the
    field that shows what such a condition finds out: who may not see the field finds nothing.
    """

    demand: Callable[[Any, Any], Any]
    on: "sa.Column[Any] | None" = None
    many: bool = False
    type: "sa.types.TypeEngine[Any] | None" = None
    tells: str | None = None


def equals(attribute: object) -> Filter:
    """The column equals the value."""
    return Filter(lambda column, value: column == value, column_of(attribute))


def among(attribute: object) -> Filter:
    """The column is one of the values of a list."""
    return Filter(lambda column, values: column == sa.any_(values), column_of(attribute), many=True)


def at_least(attribute: object) -> Filter:
    """The column is the value or more: the start of a range belongs to it."""
    return Filter(lambda column, value: column >= value, column_of(attribute))


def below(attribute: object) -> Filter:
    """The column is less than the value: the end of a range does not belong to it."""
    return Filter(lambda column, value: column < value, column_of(attribute))


def present(attribute: object) -> Filter:
    """True: the column has a value; false: it has none."""
    return Filter(lambda column, value: column.is_not(None) == value, column_of(attribute), type=sa.Boolean())


def holds(attribute: object) -> Filter:
    """The array column holds the value."""
    return Filter(lambda column, value: value == sa.any_(column), column_of(attribute))


def matching(demand: Callable[[Any, Any], Any], type_: "sa.types.TypeEngine[Any] | None" = None) -> Filter:
    """A condition of one's own over the row and the value, such as a text search: ``matching(lambda row, text: …)``.

    What the viewer may not name is NULL in the row, and in the rows that ``row.guarded`` gives.
    """
    return Filter(demand, type=type_ or sa.Text())


def derived(
    field: str, write: Callable[[Any, Reading], Any], type_: "sa.types.TypeEngine[Any] | None" = None
) -> Filter:
    """The value that a field derives in SQL equals the given one: ``derived("status", status_of)`` beside ``expression``.

    ``field`` is the field's Python name; its guard says who may ask.
    """
    return Filter(lambda row, value: write(row, row.guarded) == value, type=type_ or sa.Text(), tells=field)


Filters: TypeAlias = Mapping[str, "Filter | Filters"]


@dataclass(frozen=True, slots=True)
class Pages:
    """A nested connection over a relation, read page by page in the relation's order."""

    relation: "Many | Related"
    filters: Filters = field(default_factory=dict)


def pages(relation: "Many | Related", *, filters: Filters | None = None) -> Pages:
    """A nested connection: ``pages(many(EventRow.case_id, order=(EventRow.at,)))``; the field is declared with `paged()`."""
    return Pages(relation, filters or {})


Relation: TypeAlias = One | Many | Related | Listed | Either | Embedded | Ids | Expression | Pages
FieldBinding: TypeAlias = "Relation | sa.Column[Any]"
