"""Who sees which rows (行级权限): a cell of the matrix, written as the condition that the compiler puts into every read.

A slice names the subject of its table: ``guards.guard(Document, **seen(Subject.DOCUMENT, Document))``. How a row belongs to a
case or visit follows from its columns (`api.access.belonging`), so no slice writes a condition of its own. The conditions are
semi-joins on keys: where a timeline is read at its case, PostgreSQL derives from the join that one lookup is enough.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from api.access.actor import Actor
from api.access.dossiers import DOSSIERS, belonging
from api.access.matrix import ALL_ROLES, MATRIX, OWN_STAFF, Scope, Sight, Subject
from api.cases.models import CaseParty, Party
from api.graph.guards import EVERYTHING, Condition, Extent, RoleGuard, ViewerParameters
from api.graph.rows import Row, key_of, table_of
from api.inspections.models import InspectionVisit, RandomInspectionMatter
from api.monitoring.models import DeviceStep, DeviceStepKind, MonitoringDevice
from api.policies.models import Filing, FilingDecision, Policy
from api.registry.models import Certificate, Counsel, CounselOrgan, Matter, Officer, Organ
from api.registry.posting_models import OfficerPosting
from api.registry.qualification_models import CertificateProposal, CertificateStep, ExamResult, ProposalRefusal
from api.review.models import CounselOpinion, CounselRequest
from api.vocabulary import MatterStatus, StaffRole

RoleGuards = dict[str, Extent | Condition | RoleGuard]


def seen(subject: Subject, model: type[Any]) -> RoleGuards:
    """What each role sees of a table that holds such objects.

    Raises TypeError if a scope of the subject cannot be written for the table: its columns do not say to which case it
    belongs, or nobody has said what publishing means for it.
    """
    return {role.value: _guard(sight, table_of(model)) for role, sight in MATRIX[subject].items()}


async def sees(
    session: AsyncSession, subject: Subject, model: type[Any], key: UUID, by: Actor, region_prefix: str = ""
) -> bool:
    """Whether somebody may see the row with this primary key: what the guard of a read says, for acts and computed fields."""
    table = table_of(model)
    row = table.alias()
    held = [guard for role, guard in seen(subject, model).items() if role in by.roles]
    conditions = [guard.rows for guard in held if isinstance(guard, RoleGuard)]
    if EVERYTHING in conditions:
        allowed: Any = sa.true()
    else:
        known = Known(by, region_prefix)
        allowed = sa.or_(sa.false(), *(rows(Row(table, row), known) for rows in conditions if callable(rows)))
    found = sa.select(sa.exists().where(row.c[key_of(table).key] == key, allowed))
    return bool((await session.execute(found)).scalar_one())


@dataclass(frozen=True, slots=True)
class Known:
    """The parameters of one person as values."""

    by: Actor
    region_prefix: str = ""

    def __getitem__(self, name: str) -> sa.ColumnElement[Any]:
        """``person_id``, ``organ_id``, ``unit_id``, ``region_prefix``."""
        if name == "region_prefix":
            return sa.literal(self.region_prefix or None, sa.Text())
        ids = {"person_id": self.by.id, "organ_id": self.by.organ_id, "unit_id": self.by.unit_id}
        return sa.literal(ids[name], sa.Uuid())

    def among(self, column: Any, name: str) -> sa.ColumnElement[bool]:
        """The column is the one value of a parameter."""
        found: sa.ColumnElement[bool] = column == self[name]
        return found


def organ_guard(model: type[Any], *, staff: tuple[StaffRole, ...] = OWN_STAFF) -> RoleGuards:
    """Rows of the organ's own housekeeping, which belong to no case: its staff see them, and a supervisor of its region.

    Counsel, machine accounts and the public see none. Raises TypeError for a table without ``organ_id``.
    """
    table = table_of(model)
    if "organ_id" not in table.c:
        raise TypeError(f"{table.name} has no organ_id: say in a condition of its own who may see it")
    return {**{role.value: of_own_organ for role in staff}, StaffRole.SUPERVISOR.value: of_supervised_region}


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
    return everybody | own | {StaffRole.SUPERVISOR.value: supervised_or_shown}


def of_own_organ(row: Row, viewer: ViewerParameters) -> Any:
    """The row belongs to the viewer's organ."""
    return row.organ_id == viewer["organ_id"]


def of_supervised_region(row: Row, viewer: ViewerParameters) -> Any:
    """The row belongs to an organ of the region that the viewer supervises, sub-regions included."""
    return row.organ_id == sa.any_(organs_of_region(viewer))


def organs_of_region(viewer: ViewerParameters) -> Any:
    """The organs of the viewer's region as an array, found once per statement and not once per row."""
    organ = table_of(Organ).alias()
    within = sa.func.starts_with(organ.c.region_code, viewer["region_prefix"])
    return sa.func.array(sa.select(organ.c.id).where(within).correlate(None).scalar_subquery())


def _guard(sight: Sight, table: sa.Table) -> RoleGuard:
    rows = EVERYTHING if Scope.ALL in sight.scopes else _any_scope(sight.scopes, table)
    # Of the fields hidden from a subject, each of its tables has its own.
    return RoleGuard(rows, hidden=frozenset(sight.hidden) & frozenset(table.c.keys()))


@cache
def _any_scope(scopes: tuple[Scope, ...], table: sa.Table) -> Condition:
    """One condition per set of scopes and table: roles that share it are written once."""
    conditions = [_condition(scope, table) for scope in scopes]
    if len(conditions) == 1:
        return conditions[0]

    def condition(row: Row, viewer: ViewerParameters) -> Any:
        return sa.or_(*(one(row, viewer) for one in conditions))

    return condition


@cache
def _condition(scope: Scope, table: sa.Table) -> Condition:
    special = SPECIAL.get((scope, table))
    if special is not None:
        return special
    if scope is Scope.ORGAN and "organ_id" in table.c:
        return of_own_organ
    if scope is Scope.SUB and "organ_id" in table.c:
        return of_supervised_region
    if scope in DOSSIERS:
        return _in_dossiers(scope, table)
    raise TypeError(
        f"{table.name} has no rows of scope {scope.value!r}: say in api/access/guards.py what that would be"
    )


def _in_dossiers(scope: Scope, table: sa.Table) -> Condition:
    way, rows = belonging(table), DOSSIERS[scope]
    if scope is Scope.ASSIGNED or "organ_id" not in table.c:
        return lambda row, viewer: way(row, rows, viewer)  # counsel serve several organs
    # Nobody's own work lies with another organ; saying so lets an index begin with the organ.
    return lambda row, viewer: sa.and_(of_own_organ(row, viewer), way(row, rows, viewer))


def _published(row: Row, _: ViewerParameters) -> Any:
    return row.status == MatterStatus.PUBLISHED.value


def _public_officer(officer: Row, _: ViewerParameters) -> Any:
    return officer.public.is_(True)


def _of_public_officer(certificate: Row, _: ViewerParameters) -> Any:
    officer = table_of(Officer).alias()
    return sa.exists().where(officer.c.id == certificate.officer_id, officer.c.public)


def _announced(column: str) -> Condition:
    """The row is a device, or belongs to one, whose place was announced: it stays so after the device is out of use."""

    def condition(row: Row, _: ViewerParameters) -> Any:
        step = table_of(DeviceStep).alias()
        published = step.c.kind == DeviceStepKind.LOCATION_PUBLISHED.value
        return sa.exists().where(step.c.device_id == getattr(row, column), published)

    return condition


def _is_viewer(column: str) -> Condition:
    return lambda row, viewer: getattr(row, column) == viewer["person_id"]


def _serves_own_organ(counsel: Row, viewer: ViewerParameters) -> Any:
    serves = table_of(CounselOrgan).alias()
    return sa.exists().where(serves.c.counsel_id == counsel.id, serves.c.organ_id == viewer["organ_id"])


def _sent_to_us(filing: Row, viewer: ViewerParameters) -> Any:
    return filing.to_organ_id == viewer["organ_id"]


def _of_a_filing_sent_to_us(own: str, of_filing: str) -> Condition:
    """The row is the object of a filing that was sent to the viewer's body, or a step of one."""

    def condition(row: Row, viewer: ViewerParameters) -> Any:
        filing = table_of(Filing).alias()
        return sa.exists().where(filing.c[of_filing] == getattr(row, own), filing.c.to_organ_id == viewer["organ_id"])

    return condition


def _party_in(model: type[Any], scope: Scope) -> Condition:
    """The party of a visit, or of a case, that the viewer sees by this scope."""
    table = table_of(model)

    def condition(party: Row, viewer: ViewerParameters) -> Any:
        role = table.alias()
        of_scope = _condition(scope, table)(Row(table, role), viewer)
        return party.id.in_(sa.select(role.c.party_id).where(of_scope))

    return condition


SPECIAL: dict[tuple[Scope, sa.Table], Callable[[Any, ViewerParameters], Any]] = {
    (Scope.PUBLISHED, table_of(Matter)): _published,
    (Scope.PUBLISHED, table_of(RandomInspectionMatter)): _published,
    (Scope.PUBLISHED, table_of(Officer)): _public_officer,
    (Scope.PUBLISHED, table_of(Certificate)): _of_public_officer,
    (Scope.PUBLISHED, table_of(MonitoringDevice)): _announced("id"),
    (Scope.PUBLISHED, table_of(DeviceStep)): _announced("device_id"),
    (Scope.MINE, table_of(Officer)): _is_viewer("id"),
    (Scope.MINE, table_of(Certificate)): _is_viewer("officer_id"),
    **{
        (Scope.MINE, table_of(model)): _is_viewer("officer_id")
        for model in (ExamResult, CertificateProposal, ProposalRefusal, CertificateStep, OfficerPosting)
    },
    (Scope.MINE, table_of(Counsel)): _is_viewer("id"),
    (Scope.MINE, table_of(CounselRequest)): _is_viewer("counsel_id"),
    (Scope.MINE, table_of(CounselOpinion)): _is_viewer("counsel_id"),
    (Scope.SERVING, table_of(Counsel)): _serves_own_organ,
    (Scope.SENT, table_of(Filing)): _sent_to_us,
    (Scope.SENT, table_of(FilingDecision)): _of_a_filing_sent_to_us("filing_id", "id"),
    **{
        (Scope.SENT, table_of(model)): _of_a_filing_sent_to_us("id", "object_id")
        for model in (Policy, Matter, RandomInspectionMatter)
    },
    (Scope.VISITS, table_of(Party)): _party_in(InspectionVisit, Scope.VISITS),
    (Scope.ASSIGNED, table_of(Party)): _party_in(CaseParty, Scope.ASSIGNED),
}
"""Scopes that mean something of their own for one table."""
