"""Who sees the rows of an organ (行级权限): its own staff, and whoever supervises its region.

Every table with an ``organ_id`` is guarded in one line: ``guards.guard(Document, **organ_guard(Document))``. A slice
narrows or widens single roles by naming them again: ``guards.guard(Case, **(organ_guard(Case) | {"OFFICER": …}))``.
"""

from typing import Any

import sqlalchemy as sa

from api.graph.guards import Condition, Extent, RoleGuard, ViewerParameters
from api.graph.rows import Row, table_of
from api.registry.models import Organ
from api.vocabulary import StaffRole

R = StaffRole

OWN_STAFF = (
    R.OFFICER, R.UNIT_HEAD, R.REVIEWER, R.REVIEW_HEAD, R.HEARING_HOST, R.ORGAN_LEADER, R.DISCLOSURE_EDITOR,
    R.DISCLOSURE_CHECKER, R.SECRECY_CHECKER, R.ARCHIVIST, R.WINDOW_CLERK, R.AMR_CHECKER, R.ORGAN_ADMIN, R.AUDITOR,
)  # fmt: skip
"""Roles that an organ's own staff hold; they see the rows of their organ."""

ALL_ROLES = tuple(R)
"""Every role, the anonymous public included."""

RoleGuards = dict[str, Extent | Condition | RoleGuard]


def organ_guard(model: type[Any], *, staff: tuple[StaffRole, ...] = OWN_STAFF) -> RoleGuards:
    """Rows of a table with ``organ_id``: the organ's staff see their own, a supervisor those of the region's organs.

    Counsel, machine accounts and the public see none. Raises TypeError for a table without ``organ_id``.
    """
    table = table_of(model)
    if "organ_id" not in table.c:
        raise TypeError(f"{table.name} has no organ_id: say in a condition of its own who may see it")
    return {**{role.value: of_own_organ for role in staff}, R.SUPERVISOR.value: of_supervised_region}


def published_guard(shown: Condition) -> RoleGuards:
    """Rows of which some are published: those are for all; the organ's staff and its supervisor see the rest of their own.

    ``shown`` is the condition under which a row is published. Raises nothing: a table without ``organ_id`` fails when it is
    first read, at the check of the schema.
    """

    def own_or_shown(row: Row, viewer: ViewerParameters) -> Any:
        return sa.or_(shown(row, viewer), of_own_organ(row, viewer))

    def supervised_or_shown(row: Row, viewer: ViewerParameters) -> Any:
        return sa.or_(shown(row, viewer), of_supervised_region(row, viewer))

    everybody: RoleGuards = {role.value: shown for role in ALL_ROLES}
    own: RoleGuards = {role.value: own_or_shown for role in OWN_STAFF}
    return everybody | own | {R.SUPERVISOR.value: supervised_or_shown}


def of_own_organ(row: Row, viewer: ViewerParameters) -> Any:
    """The row belongs to the viewer's organ."""
    return row.organ_id == viewer["organ_id"]


def of_own_unit(row: Row, viewer: ViewerParameters) -> Any:
    """The row belongs to the viewer's unit."""
    return row.unit_id == viewer["unit_id"]


def of_supervised_region(row: Row, viewer: ViewerParameters) -> Any:
    """The row belongs to an organ of the region that the viewer supervises, sub-regions included."""
    return row.organ_id == sa.any_(organs_of_region(viewer))


def organs_of_region(viewer: ViewerParameters) -> Any:
    """The organs of the viewer's region as an array, found once per statement and not once per row."""
    organ = table_of(Organ).alias()
    within = sa.func.starts_with(organ.c.region_code, viewer["region_prefix"])
    return sa.func.array(sa.select(organ.c.id).where(within).correlate(None).scalar_subquery())
