"""Plans: a compiled operation, kept for the next request of the same shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import PGCompiler_asyncpg
from sqlalchemy.sql.compiler import SQLCompiler

from api.graph.arguments import CARRIED, Getter, Inputs, stored


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


class _ConstantsWritten(PGCompiler_asyncpg):
    """Writes into the text what a guard, an expression or the compiler knows beforehand; only what changes is a parameter.

    A hundred kinds of event sent along with every request cost more than the rest of it, and PostgreSQL hashes a constant
    list but searches a list of parameters.
    """

    def visit_bindparam(  # type: ignore[override]  # the compiler passes these by name
        self,
        bindparam: "sa.BindParameter[Any]",
        within_columns_clause: bool = False,
        literal_binds: bool = False,
        **kw: Any,
    ) -> str:
        """A constant as its literal; the parameters of `Parameters` have names of their own and are not unique."""
        constant = bindparam.unique and not bindparam.expanding
        try:
            text: str = super().visit_bindparam(  # type: ignore[no-untyped-call]
                bindparam, within_columns_clause, literal_binds or bindparam.unique, **kw
            )
        except sa.exc.CompileError:  # a type that has no literal form
            return str(super().visit_bindparam(bindparam, within_columns_clause, literal_binds, **kw))  # type: ignore[no-untyped-call]
        # A bare literal is of no type yet, and to_json wants one.
        return f"{text}::VARCHAR" if constant and type(bindparam.type) in _TEXTS else text


_TEXTS = (sa.String, sa.Text, sa.Unicode, sa.VARCHAR, sa.TEXT)
_DIALECT: sa.Dialect = asyncpg.dialect()  # type: ignore[no-untyped-call]
_DIALECT.statement_compiler = _ConstantsWritten


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
