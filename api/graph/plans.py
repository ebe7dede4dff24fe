"""Plans: a compiled operation, kept for the next request of the same shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.sql.compiler import SQLCompiler

from api.graph.arguments import CARRIED, Getter, Inputs, stored

_DIALECT: sa.Dialect = asyncpg.dialect()  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class Plan:
    """One SQL statement whose single text value is JSON, and the ways to its parameters."""

    sql: str
    order: tuple[str, ...]
    getters: Mapping[str, Getter]

    def values(self, inputs: Inputs) -> dict[str, Any]:
        """The parameters of one request. Raises GraphError for a cursor that is none."""
        return {name: self.getters[name](inputs) for name in self.order}

    def foresee(self, inputs: Inputs) -> None:
        """Evaluate what the client sent before anything is done. Raises GraphError as `values` would."""
        for name in self.order:
            if not name.startswith(CARRIED):
                self.getters[name](inputs)


class Reader(Protocol):
    """Something that runs a plan and gives its one text."""

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text."""


def plan(expression: sa.ColumnElement[Any], getters: Mapping[str, Getter]) -> Plan:
    """Compile a JSON expression to SQL with ``$1``-style parameters."""
    statement = sa.select(expression.label("data"))
    # `in_([…])` of a guard or an expression is spelled out now, not at execution.
    compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    assert isinstance(compiled, SQLCompiler)
    order = tuple(compiled.positiontup or ())
    values = compiled.params
    every = {name: getters.get(name) or _constant(compiled.binds, name, values[name]) for name in order}
    # SQLAlchemy's statement is not kept: its objects take ten times the memory of all the rest.
    return Plan(str(compiled), order, every)


def _constant(binds: "Mapping[str, sa.BindParameter[Any]]", name: str, value: Any) -> Getter:
    """A value that a guard, an expression or the compiler wrote into the statement itself."""
    # The members of a spelled-out `IN` list are called like the list, with a number at the end.
    bind = binds.get(name, binds.get(name.rpartition("_")[0]))
    constant = value if bind is None else stored(bind.type)(value)
    return lambda inputs: constant
