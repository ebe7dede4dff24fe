"""The registry that joins the Strawberry types, which say what may be asked, to the tables, which hold the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.graph import roots
from api.graph.relations import (
    Either,
    Embedded,
    Expression,
    FieldBinding,
    Filters,
    Ids,
    Listed,
    Many,
    One,
    Order,
    Pages,
    Related,
    order_of,
)
from api.graph.rows import column_of, key_of, table_of

_RELATIONS = (One, Many, Related, Listed, Either, Embedded, Ids, Expression, Pages)


@dataclass(frozen=True, slots=True)
class Variants:
    """How a row of a polymorphic table tells which object type it is."""

    discriminator: "sa.Column[Any]"
    types: Mapping[str, type]
    default: type | None


@dataclass(slots=True)
class Bound:
    """One object, interface or union type and the table it is read from."""

    table: sa.Table
    prefix: str | None = None
    fields: dict[str, FieldBinding] = field(default_factory=dict)
    beside: "dict[sa.Table, sa.Column[Any]]" = field(default_factory=dict)
    variants: Variants | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A root field that finds at most one row by unique columns, or by a condition on the viewer alone."""

    type: type
    by: "Mapping[str, sa.Column[Any]]"
    on: Any = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A root field that reads a small table whole, in a fixed order; ``most`` rows at the utmost."""

    type: type
    order: Order
    filters: Filters
    most: int


@dataclass(frozen=True, slots=True)
class RootPages:
    """A root connection with its orders by name (the first is the default) and its filters."""

    type: type
    orders: Mapping[str, Order]
    filters: Filters


@dataclass(frozen=True, slots=True)
class ById:
    """``node(id)`` or, for several ids in the order asked, ``nodes(ids)``."""

    several: bool


@dataclass(frozen=True, slots=True)
class Computed:
    """A root field computed now by its own resolver; what it returns holds no bound type."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A subscription's root field: the row found by ``lookup``, again after every notification on its topic."""

    lookup: Lookup
    topic: str


Root: TypeAlias = Lookup | Listing | RootPages | ById | Computed | Changes


class Bindings:
    """What every field is, declared slice by slice and complete before the first request."""

    def __init__(self) -> None:
        self.types: dict[type, Bound] = {}
        self.roots: dict[str, Root] = {}

    def bind(
        self,
        type_: type,
        model: object,
        /,
        *,
        prefix: str | None = None,
        beside: tuple[object, ...] = (),
        **fields: object,
    ) -> None:
        """Bind an object or interface type to a table.

        ``prefix`` begins its opaque ids. ``beside`` names columns of 1:1 tables that equal my primary key; their columns
        then count as mine. A field of the same name as a column needs no mention. Raises ValueError if bound twice.
        """
        if type_ in self.types:
            raise ValueError(f"{type_.__name__} is bound twice")
        if prefix is not None and prefix in self.prefixes():
            raise ValueError(f"the id prefix {prefix!r} is taken")
        bound = Bound(table_of(model), prefix)
        for attribute in beside:
            column = column_of(attribute)
            bound.beside[column.table] = column
        for name, binding in fields.items():
            bound.fields[name] = binding if isinstance(binding, _RELATIONS) else column_of(binding)
        self.types[type_] = bound

    def poly(
        self,
        type_: Any,
        model: object,
        /,
        *,
        discriminator: object,
        types: Mapping[str, type],
        default: type | None = None,
        prefix: str | None = None,
        beside: tuple[object, ...] = (),
        **fields: object,
    ) -> None:
        """Bind an interface or union whose rows live in one table; the discriminator's value names the object type.

        Without a ``default``, rows of other values are left out. The object types are bound to the same table unless they
        are already; shared fields are declared here once.
        """
        self.bind(type_, model, prefix=prefix, beside=beside, **fields)
        self.types[type_].variants = Variants(column_of(discriminator), dict(types), default)
        for member in {*types.values(), *([default] if default else [])}:
            if member not in self.types:
                self.bind(member, model, beside=beside)

    def lookup(
        self, name: str, type_: type, /, *, description: str | None = None, on: Any = None, **by: object
    ) -> StrawberryField:
        """A root field that finds one row: by any of its unique columns, and/or by ``on(row, viewer)``."""
        columns = {argument: column_of(column) for argument, column in by.items()}
        self._add_root(name, Lookup(type_, columns, on))
        return roots.lookup_field(name, type_, columns, description)

    def listing(
        self,
        name: str,
        type_: type,
        /,
        *,
        order: tuple[object, ...],
        most: int = 500,
        filter: type | None = None,
        filters: Filters | None = None,
        description: str | None = None,
    ) -> StrawberryField:
        """A root field that reads a small table whole, such as the regions."""
        self._add_root(name, Listing(type_, order_of(order), filters or {}, most))
        return roots.listing_field(name, type_, filter, description)

    def connection(
        self,
        name: str,
        type_: type,
        /,
        *,
        orders: Mapping[str, tuple[object, ...]],
        filter: type | None = None,
        filters: Filters | None = None,
        counted: bool = False,
        description: str | None = None,
    ) -> StrawberryField:
        """A root connection. ``orders`` gives each order its name in the API (the first is the default), ``filter`` is the
        Strawberry input whose fields ``filters`` explains, ``counted`` offers ``totalCount``.
        """
        named = {order: order_of(terms) for order, terms in orders.items()}
        self._add_root(name, RootPages(type_, named, filters or {}))
        return roots.connection_field(name, type_, tuple(named), filter, counted, description)

    def node_fields(self) -> list[StrawberryField]:
        """``node(id)`` and ``nodes(ids)``: anything that has an opaque id."""
        self._add_root("node", ById(several=False))
        self._add_root("nodes", ById(several=True))
        return roots.node_fields()

    def changes(
        self, name: str, type_: type, /, *, topic: str, description: str | None = None, **by: object
    ) -> StrawberryField:
        """A subscription's root field: the row with this key, now and after each notification ``<topic>:<key>``."""
        columns = {argument: column_of(column) for argument, column in by.items()}
        if len(columns) != 1:
            raise ValueError(f"{name} follows one row and needs one argument")
        self._add_root(name, Changes(Lookup(type_, columns), topic))
        return roots.lookup_field(name, type_, columns, description)

    def computed(self, *names: str) -> None:
        """Root fields (GraphQL names) that their own resolvers compute now."""
        for name in names:
            self._add_root(name, Computed())

    def prefixes(self) -> dict[str, type]:
        """The id prefixes and their types."""
        return {bound.prefix: type_ for type_, bound in self.types.items() if bound.prefix}

    def prefix_of(self, table: sa.Table) -> str | None:
        """The prefix of the ids of a table's rows, or None if its type has none."""
        return next((bound.prefix for bound in self.types.values() if bound.table is table and bound.prefix), None)

    def prefix_for(self, column: "sa.Column[Any]") -> str | None:
        """The prefix of the ids in a column: of its own table if it is the key, of the table its foreign key points at."""
        own = self.prefix_of(column.table) if column.primary_key and key_of(column.table) is column else None
        # A key may point at the key of a supertable: the row is still its own table's.
        return own or next((self.prefix_of(key.column.table) for key in column.foreign_keys), None)

    def _add_root(self, name: str, root: Root) -> None:
        if name in self.roots:
            raise ValueError(f"the root field {name} is declared twice")
        self.roots[name] = root
