"""Who may see which rows and fields: one declaration per table, written by the compiler into every access to it.

A guard is data, per role either `EVERYTHING`, `NOTHING` or a condition on the row and the viewer's parameters, and
optionally the fields that role may name. A role not mentioned sees nothing. A viewer with several roles sees a row if one
of them does, and a field only on the rows that a role which may name the field can see.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Protocol, TypeAlias

import sqlalchemy as sa

from api.graph.errors import Unguarded
from api.graph.rows import Row, table_of


class Viewer(Protocol):
    """Whoever asks: the roles decide which SQL is written, the parameters are its values."""

    @property
    def roles(self) -> frozenset[str]:
        """The roles held now; they choose the plan."""

    @property
    def parameters(self) -> Mapping[str, object]:
        """The values guards compare with, by name: ``viewer_id``, ``organ_id``, ``region_prefix`` …"""


class ViewerParameters(Protocol):
    """The viewer inside a guard: named parameters instead of values, so that one plan serves every viewer of a role."""

    def __getitem__(self, name: str) -> sa.ColumnElement[Any]:
        """One parameter; it takes the type of the column it is compared with."""

    def among(self, column: Any, name: str) -> sa.ColumnElement[bool]:
        """The column is one of the values of a list parameter."""


class Extent(Enum):
    """The two guards that need no condition."""

    EVERYTHING = "everything"
    NOTHING = "nothing"


EVERYTHING = Extent.EVERYTHING
NOTHING = Extent.NOTHING

Condition: TypeAlias = Callable[[Any, ViewerParameters], Any]


@dataclass(frozen=True, slots=True)
class RoleGuard:
    """What one role sees of a table: its rows, and the Python names of its fields (None: all but the hidden)."""

    rows: Extent | Condition
    only: frozenset[str] | None = None
    hidden: frozenset[str] = frozenset()

    def names(self, field: str) -> bool:
        """Whether this role may name the field."""
        return field not in self.hidden and (self.only is None or field in self.only)


def only(rows: "Extent | Condition | RoleGuard", *fields: str) -> RoleGuard:
    """These rows, and of them only these fields (Python names)."""
    return replace(_as_guard(rows), only=frozenset(fields))


def hiding(rows: "Extent | Condition | RoleGuard", *fields: str) -> RoleGuard:
    """These rows, without these fields (Python names)."""
    return replace(_as_guard(rows), hidden=frozenset(fields))


class Guards:
    """All guards of a schema."""

    def __init__(self, roles: Iterable[str] = ()) -> None:
        """``roles`` are all roles there are; if given, a guard cannot name another."""
        self._roles = frozenset(roles)
        self._guards: dict[sa.Table, Mapping[str, RoleGuard]] = {}
        self._open: set[sa.Table] = set()

    def guard(self, model: object, /, **roles: "Extent | Condition | RoleGuard") -> None:
        """Say per role which rows of a table it sees; unnamed roles see none.

        Raises ValueError if said twice or if a role is unknown.
        """
        table = table_of(model)
        if table in self._guards:
            raise ValueError(f"the guard of {table.name} is declared twice")
        if self._roles and (unknown := roles.keys() - self._roles):
            raise ValueError(f"the guard of {table.name} names unknown roles: {', '.join(sorted(unknown))}")
        self._guards[table] = {role: _as_guard(rows) for role, rows in roles.items()}

    def open(self, *models: object) -> None:
        """Tables that everybody may see whole, such as regions or published law; each must be named on purpose."""
        for model in models:
            self.guard(model)
            self._open.add(table_of(model))

    def of(self, table: sa.Table) -> Mapping[str, RoleGuard] | None:
        """What each role sees of a table, or None if it is open to all. Raises KeyError for a table without a guard."""
        return None if table in self._open else self._guards[table]

    def knows(self, table: sa.Table) -> bool:
        """Whether somebody has said who may see this table."""
        return table in self._guards

    def can_hide_rows(self, table: sa.Table) -> bool:
        """Whether some viewer may miss a row of this table."""
        if table in self._open:
            return False
        guard = self._guards.get(table, {})
        return not self._roles or any(role not in guard or guard[role].rows is not EVERYTHING for role in self._roles)

    def roles(self) -> frozenset[str]:
        """Every role that some guard names."""
        return frozenset(role for guard in self._guards.values() for role in guard)

    def named_fields(self, table: sa.Table) -> frozenset[str]:
        """The fields that the guard of a table shows or hides by name."""
        return frozenset(
            name
            for guard in self._guards.get(table, {}).values()
            for name in (guard.only or frozenset()) | guard.hidden
        )

    def can_hide_field(self, table: sa.Table, field: str) -> bool:
        """Whether some role that sees rows of this table may not name this field."""
        return table not in self._open and any(not guard.names(field) for guard in self._guards.get(table, {}).values())

    def shut(self, table: sa.Table, roles: frozenset[str]) -> bool:
        """Whether these roles see no row of the table, whatever it holds. Raises Unguarded."""
        return table not in self._open and not self._held(table, roles)

    def rows(self, row: Row, roles: frozenset[str], viewer: ViewerParameters) -> sa.ColumnElement[bool] | None:
        """The condition to write for one access, or None where a role sees everything. Raises Unguarded."""
        if row.table in self._open:
            return None
        return _any_of(self._held(row.table, roles), row, viewer)

    def field(
        self, row: Row, field: str, roles: frozenset[str], viewer: ViewerParameters
    ) -> sa.ColumnElement[bool] | None:
        """The condition under which a field of a visible row shows: None for always, SQL's false for never."""
        if row.table in self._open:
            return None
        held = self._held(row.table, roles)
        naming = [guard for guard in held if guard.names(field)]
        # A role that may name the field on the same rows makes the condition that of the row itself.
        everywhere = {guard.rows for guard in naming} >= {guard.rows for guard in held}
        return None if everywhere else _any_of(naming, row, viewer)

    def _held(self, table: sa.Table, roles: frozenset[str]) -> list[RoleGuard]:
        guard = self._guards.get(table)
        if guard is None:
            raise Unguarded(table.name, "no guard says who may see this table")
        held = [guard[role] for role in sorted(roles) if role in guard]
        return [role for role in held if role.rows is not NOTHING]


def _any_of(guards: list[RoleGuard], row: Row, viewer: ViewerParameters) -> sa.ColumnElement[bool] | None:
    if any(guard.rows is EVERYTHING for guard in guards):
        return None
    # Roles that share a condition are written once.
    conditions = dict.fromkeys(guard.rows for guard in guards if callable(guard.rows))
    return sa.or_(sa.false(), *(condition(row, viewer) for condition in conditions))


def _as_guard(rows: "Extent | Condition | RoleGuard") -> RoleGuard:
    return rows if isinstance(rows, RoleGuard) else RoleGuard(rows)
