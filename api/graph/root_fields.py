"""Root fields: where a compiled statement begins."""

from typing import Any

import sqlalchemy as sa
from graphql import FieldNode, GraphQLField, GraphQLNamedType, get_named_type
from sqlalchemy.dialects.postgresql import aggregate_order_by

from api.graph import pages
from api.graph.arguments import Argument
from api.graph.bindings import ById, Changes, Listing, Lookup, Root, RootPages
from api.graph.errors import GraphError, NotCompilable
from api.graph.filtering import comparable, conditions
from api.graph.identity import decode, prefix_in
from api.graph.json_text import NULL, Pieces, joined, listed, literal, or_null
from api.graph.objects import Objects
from api.graph.paging import LARGEST_PAGE
from api.graph.related import in_order, numbered_keys, order_by
from api.graph.rows import key_of, type_of
from api.graph.statement import Scope


def write(objects: Objects, root: Root, definition: GraphQLField, nodes: list[FieldNode]) -> Pieces:
    """The JSON value of a compiled root field."""
    if isinstance(root, Changes):
        return _lookup(objects, root.lookup, definition, nodes)
    if isinstance(root, Lookup):
        return _lookup(objects, root, definition, nodes)
    if isinstance(root, Listing):
        return _listing(objects, root, definition, nodes)
    if isinstance(root, RootPages):
        type_ = get_named_type(definition.type)
        return pages.write_root(objects, type_, definition, root.orders, root.filters, nodes)
    if isinstance(root, ById):
        return (_nodes if root.several else _node)(objects, definition, nodes)
    raise NotCompilable(nodes[0].name.value, "is computed, not compiled")


def by_key(objects: Objects, type_: GraphQLNamedType, nodes: list[FieldNode], key: Any) -> Pieces:
    """The row of a type with a given primary key, or ``null``."""
    scope = objects.scope(type_)
    text = joined(objects.object(type_, nodes, scope))
    found = scope.select(text).where(scope.row[key_of(scope.row.table)] == key, scope.visible())
    return or_null(found.scalar_subquery())


def by_keys(objects: Objects, type_: GraphQLNamedType, nodes: list[FieldNode], keys: Any) -> Pieces:
    """The rows of a type with the keys of an array, in its order, hidden ones left out."""
    scope = objects.scope(type_)
    text = joined(objects.object(type_, nodes, scope))
    return listed(in_order(objects, text, scope, keys))


def _lookup(objects: Objects, root: Lookup, definition: GraphQLField, nodes: list[FieldNode]) -> Pieces:
    statement = objects.statement
    type_ = get_named_type(definition.type)
    scope = objects.scope(type_)
    wanted: list[Any] = []
    if root.on is not None:
        wanted.append(statement.checked(root.on(scope.row, statement.parameters), nodes[0].name.value, scope.row))
    arguments = {
        statement.schematic.argument_name(definition, name): argument
        for name, argument in statement.arguments(definition, nodes[0]).items()
    }
    given = {name: argument for name, argument in arguments.items() if argument.value is not None}
    if not given and root.on is None:
        names = "、".join(definition.args)
        raise GraphError(
            "BAD_ARGUMENT", f"请至少给出一个参数：{names}。Give at least one of these arguments.", nodes[0]
        )
    for name, argument in given.items():
        column = root.by[name]
        value = statement.parameters.add(comparable(statement, column, argument.get), type_of(column))
        wanted.append(sa.and_(scope.nameable(column), scope.column(column) == value))
    text = joined(objects.object(type_, nodes, scope))
    found = scope.select(text).where(*wanted, scope.visible())
    # A condition on the viewer, or a column believed unique, must not break the statement if it finds two rows.
    return or_null(found.limit(sa.literal_column("1")).scalar_subquery())


def _listing(objects: Objects, root: Listing, definition: GraphQLField, nodes: list[FieldNode]) -> Pieces:
    statement = objects.statement
    type_ = get_named_type(definition.type)
    inner = objects.scope(type_)
    arguments = statement.arguments(definition, nodes[0])
    wanted = [inner.visible()]
    if "filter" in arguments and arguments["filter"].value is not None:
        wanted += conditions(statement, inner, root.filters, arguments["filter"])
    terms = order_by(root.order, inner)
    ordered = inner.select(inner.row.source).where(*wanted).order_by(*terms).limit(sa.literal_column(str(root.most)))
    outer = Scope(statement, inner.bound, inner.row.over(ordered.subquery(statement.name())))
    text = joined(objects.object(type_, nodes, outer))
    texts = outer.gathered(text, lambda: order_by(root.order, outer))
    return listed(outer.select(texts).scalar_subquery())


def _node(objects: Objects, definition: GraphQLField, nodes: list[FieldNode]) -> Pieces:
    id_ = objects.statement.arguments(definition, nodes[0])["id"]
    # Which type an id is of is part of the plan's key, so one statement reads one table.
    prefix = prefix_in(id_.value)
    type_ = _type_of(objects, prefix)
    if type_ is None:
        return NULL
    key = objects.statement.parameters.add(lambda inputs: decode(id_.get(inputs), prefix), sa.Uuid())
    return by_key(objects, type_, nodes, key)


def _nodes(objects: Objects, definition: GraphQLField, nodes: list[FieldNode]) -> Pieces:
    statement = objects.statement
    ids: Argument = statement.arguments(definition, nodes[0])["ids"]
    if len(ids.value) > LARGEST_PAGE:
        raise GraphError(
            "TOO_MANY_IDS", f"一次最多取 {LARGEST_PAGE} 个标识。Ask for up to {LARGEST_PAGE} ids.", nodes[0]
        )
    texts = statement.parameters.add(ids.get, sa.ARRAY(sa.Text()))
    numbered = numbered_keys(objects, texts, sa.Text())
    branches = []
    for prefix in sorted({prefix_in(id_) for id_ in ids.value}):
        type_ = _type_of(objects, prefix)
        if type_ is None:
            continue
        scope = objects.scope(type_)
        key = scope.row[key_of(scope.row.table)]
        text = joined(objects.object(type_, nodes, scope))
        matches = sa.func.concat(literal(f"{prefix}_"), key) == numbered.c.key
        keys = statement.parameters.add(_keys(ids, prefix), sa.ARRAY(sa.Uuid()))
        guarded = scope.visible()
        branches.append(scope.select(text).where(key == sa.any_(keys), matches, guarded).scalar_subquery())
    found = sa.func.coalesce(*branches, literal("null"), type_=sa.Text)
    all_found = sa.select(sa.func.string_agg(found, aggregate_order_by(literal(","), numbered.c.at))).select_from(
        numbered
    )
    return listed(all_found.scalar_subquery())


def _keys(ids: Argument, prefix: str) -> Any:
    return lambda inputs: [key for key in (decode(id_, prefix) for id_ in ids.get(inputs)) if key is not None]


def _type_of(objects: Objects, prefix: str) -> GraphQLNamedType | None:
    """The type of the ids with a prefix, if this schema has it: a smaller schema shares the bindings of a larger."""
    name = objects.statement.schematic.prefixes.get(prefix)
    return None if name is None else objects.statement.schematic.schema.type_map.get(name)
