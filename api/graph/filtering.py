"""Filters: each given field of a filter input becomes one condition, each of its values a parameter."""

from typing import Any

import sqlalchemy as sa

from api.graph.arguments import Argument, Inputs
from api.graph.errors import NotCompilable
from api.graph.identity import decode
from api.graph.relations import Filter, Filters
from api.graph.rows import type_of
from api.graph.statement import Scope, Statement


def conditions(
    statement: Statement, scope: Scope, filters: Filters, argument: Argument
) -> list[sa.ColumnElement[bool]]:
    """The conditions of a filter input; a field that is absent or null demands nothing."""
    written: list[sa.ColumnElement[bool]] = []
    for name in sorted(argument.value):
        given = argument[name]
        if given.value is None:
            continue
        if name not in filters:
            raise NotCompilable(name, "no filter is bound for this input field")
        declared = filters[name]
        if isinstance(declared, Filter):
            written.append(_condition(statement, scope, declared, given))
        else:
            written += conditions(statement, scope, declared, given)
    return written


def searches(filters: Filters, argument: Argument | None) -> bool:
    """Whether a filter is given that looks for few rows by an index of its own: a party, words."""
    if argument is None or argument.value is None:
        return False
    for name in argument.value:
        declared = filters.get(name)
        if argument[name].value is None or declared is None:
            continue
        if declared.on is None if isinstance(declared, Filter) else searches(declared, argument[name]):
            return True
    return False


def _condition(statement: Statement, scope: Scope, declared: Filter, given: Argument) -> Any:
    column = declared.on
    type_ = declared.type or (sa.Text() if column is None else type_of(column))
    read = comparable(statement, column, given.get, many=declared.many)
    parameter = statement.parameters.add(read, sa.ARRAY(type_) if declared.many else _item(type_))
    if column is not None:
        return sa.and_(scope.nameable(column), declared.demand(scope.column(column), parameter))
    if declared.tells is not None:
        shown = statement.field_guard(scope.row, declared.tells)
        found = statement.checked(declared.demand(scope.row, parameter), scope.row.table.name, scope.row)
        return found if shown is None else sa.and_(shown, found)
    row, tied = statement.readable(scope.row)
    demanded = statement.checked(declared.demand(row, parameter), row.table.name, row)
    return demanded if tied is None else sa.exists().where(tied, demanded).correlate_except(row.source)


def comparable(statement: Statement, column: "sa.Column[Any] | None", get: Any, *, many: bool = False) -> Any:
    """A getter whose opaque ids are turned into the keys that a column holds; an id of another kind finds nothing."""
    if column is None or not isinstance(_item(type_of(column)), sa.Uuid):
        return get
    prefix = statement.schematic.bindings.prefix_for(column)

    def keys(inputs: Inputs) -> Any:
        value = get(inputs)
        return [decode(item, prefix) for item in value] if many else decode(value, prefix)

    return keys


def _item(type_: "sa.types.TypeEngine[Any]") -> "sa.types.TypeEngine[Any]":
    return type_.item_type if isinstance(type_, sa.ARRAY) else type_
