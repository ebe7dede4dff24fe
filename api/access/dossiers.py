"""Rows of whose case? (案卷归属): the cases and visits of a scope, and how a row of any table belongs to one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa

from api.access.matrix import Scope
from api.cases.models import Case, CaseOfficer, Deadline
from api.decisions.hearing_models import Hearing, HearingRequest
from api.decisions.models import Decision
from api.inspections.models import InspectionVisit
from api.ledger.models import CaseSummary
from api.measures.models import Measure
from api.papers.models import Document
from api.proceedings.models import CommonProceeding
from api.remedies.models import RemedyProceeding, RemedyStay
from api.review.models import CounselRequest, Review
from api.vocabulary import CaseProcedure, SecrecyClass


class Parameters(Protocol):
    """The viewer's parameters, by name: ``person_id``, ``organ_id``, ``unit_id``."""

    def __getitem__(self, name: str) -> "sa.ColumnElement[Any]":
        """One parameter."""


Columns = Any
"""The columns of one access to a table."""

Which = Callable[[Columns, Parameters], Any]


@dataclass(frozen=True, slots=True)
class Dossiers:
    """A set of cases, of visits and of common proceedings: each a condition on the row, or None for no such rows at all."""

    case: Which | None = None
    visit: Which | None = None
    proceeding: Which | None = None


Way = Callable[[Any, Dossiers, Parameters], Any]
"""The condition that a row belongs to a set of dossiers."""


def _table(model: Any) -> sa.Table:
    table: sa.Table = model.__table__
    return table


CASE, VISIT, PROCEEDING = _table(Case), _table(InspectionVisit), _table(CommonProceeding)


def belonging(table: sa.Table) -> Way:
    """How rows of a table belong to a case or visit, by the column that names it. Raises TypeError if none does."""
    if table is CASE:
        return _as_case
    if table is VISIT:
        return lambda visit, which, viewer: _among(visit.id, _visits(which, viewer))
    if table is PROCEEDING:
        return _as_proceeding
    if "case_id" in table.c:
        return lambda row, which, viewer: _among(row.case_id, _cases(which, viewer))
    if "owner_id" in table.c:
        return lambda row, which, viewer: _among(row.owner_id, _all(which, viewer))
    if "visit_id" in table.c:
        return lambda row, which, viewer: _among(row.visit_id, _visits(which, viewer))
    if "proceeding_id" in table.c:
        return lambda row, which, viewer: _among(row.proceeding_id, _proceedings(which, viewer))
    for column, parent in PARENTS.items():
        if column in table.c:
            return _through(column, parent)
    raise TypeError(
        f"{table.name} names no case or visit: it has none of case_id, owner_id, visit_id, proceeding_id, {', '.join(PARENTS)}"
    )


def _as_case(case: Any, which: Dossiers, viewer: Parameters) -> Any:
    return sa.false() if which.case is None else which.case(case, viewer)


def _as_proceeding(proceeding: Any, which: Dossiers, viewer: Parameters) -> Any:
    return sa.false() if which.proceeding is None else which.proceeding(proceeding, viewer)


def _through(column: str, model: type[Any]) -> Way:
    parent = _table(model)
    way = belonging(parent)

    def condition(row: Any, which: Dossiers, viewer: Parameters) -> Any:
        alias = parent.alias()
        return getattr(row, column).in_(sa.select(alias.c.id).where(way(alias.c, which, viewer)))

    return condition


PARENTS: dict[str, type[Any]] = {
    "measure_id": Measure,
    "deadline_id": Deadline,
    "remedy_id": RemedyProceeding,
    "stay_id": RemedyStay,
    "document_id": Document,
}
"""A row that names no case itself belongs where this row of its belongs."""


def _cases(which: Dossiers, viewer: Parameters) -> list[Any]:
    """Keys of the cases."""
    if which.case is None:
        return []
    case = CASE.alias()
    return [sa.select(case.c.id).where(which.case(case.c, viewer))]


def _visits(which: Dossiers, viewer: Parameters) -> list[Any]:
    """Keys of the visits, those included that the cases grew out of: what a case takes over is read as its own."""
    keys: list[Any] = []
    if which.visit is not None:
        visit = VISIT.alias()
        keys.append(sa.select(visit.c.id).where(which.visit(visit.c, viewer)))
    if which.case is not None:
        case = CASE.alias()
        keys.append(sa.select(case.c.origin_visit_id).where(which.case(case.c, viewer)))
    return keys


def _proceedings(which: Dossiers, viewer: Parameters) -> list[Any]:
    """Keys of the common proceedings."""
    if which.proceeding is None:
        return []
    proceeding = PROCEEDING.alias()
    return [sa.select(proceeding.c.id).where(which.proceeding(proceeding.c, viewer))]


def _all(which: Dossiers, viewer: Parameters) -> list[Any]:
    """Keys of every kind of dossier."""
    return [*_cases(which, viewer), *_visits(which, viewer), *_proceedings(which, viewer)]


def _among(key: Any, keys: list[Any]) -> Any:
    """One of the selects of keys finds this key. ``OFFSET 0`` keeps PostgreSQL from gathering the whole set beforehand: a unit
    has thousands of dossiers, a timeline concerns two."""
    found = [
        sa.exists(keys_of.where(keys_of.selected_columns[0] == key).offset(sa.literal_column("0"))) for keys_of in keys
    ]
    return sa.or_(sa.false(), *found)


def _case_of(model: type[Any], *, column: str = "case_id", organ: bool = True, where: Which | None = None) -> Which:
    """Cases that a row of another table names: one of the viewer's organ, or one under a condition.

    Of the viewer's organ: each case is looked up, for the organ's cases are at hand and the other table holds a province's.
    Otherwise the rows that are meant are few, and lead to their cases.
    """
    table = _table(model)

    def condition(case: Columns, viewer: Parameters) -> Any:
        other = table.alias()
        keys = sa.select(other.c[column])
        if organ:
            keys = keys.where(other.c.organ_id == viewer["organ_id"])
        if where is not None:
            keys = keys.where(where(other.c, viewer))
        return _among(case.id, [keys]) if organ else case.id.in_(keys)

    return condition


def _of_unit(row: Columns, viewer: Parameters) -> Any:
    return row.unit_id == viewer["unit_id"]


def _case_of_officer(case: Columns, viewer: Parameters) -> Any:
    """Looked up case by case: a list in the organ's order ends when its page is full."""
    member = _table(CaseOfficer).alias()
    mine = sa.select(member.c.case_id).where(member.c.officer_id == viewer["person_id"])
    return sa.or_(_of_unit(case, viewer), _among(case.id, [mine]))


def _handles(member: Columns, viewer: Parameters) -> Any:
    return sa.and_(member.officer_id == viewer["person_id"], member.left_at.is_(None))


def _listed_officer(row: Columns, viewer: Parameters) -> Any:
    return sa.or_(_of_unit(row, viewer), viewer["person_id"] == sa.any_(row.officer_ids))


def _licence(case: Columns, viewer: Parameters) -> Any:
    return sa.and_(case.organ_id == viewer["organ_id"], case.procedure == CaseProcedure.LICENCE.value)


def _heard(case: Columns, viewer: Parameters) -> Any:
    return sa.or_(_case_of(HearingRequest)(case, viewer), _case_of(Hearing)(case, viewer))


def _assigned(case: Columns, viewer: Parameters) -> Any:
    """Counsel are outsiders to a state secret."""
    asked = _case_of(CounselRequest, organ=False, where=lambda request, who: request.counsel_id == who["person_id"])
    unclassified = case.secrecy.in_([SecrecyClass.NONE.value, SecrecyClass.INTERNAL.value])
    return sa.and_(unclassified, asked(case, viewer))


ENDED = ("CLOSED", "ISSUED", "NOT_ACCEPTED", "WITHDRAWN", "TERMINATED", "CANCELLED", "ARCHIVED")
"""Stages after which a file goes to the archive: a licence is not closed by an act of its own."""


def _ended(summary: Columns, _: Parameters) -> Any:
    return sa.or_(summary.closed_on.is_not(None), summary.stage.in_(ENDED))


_closed = _case_of(CaseSummary, column="owner_id", where=_ended)

DOSSIERS: dict[Scope, Dossiers] = {
    Scope.OWN: Dossiers(_case_of_officer, _listed_officer, _listed_officer),
    Scope.HANDLED: Dossiers(_case_of(CaseOfficer, organ=False, where=_handles)),
    Scope.UNIT: Dossiers(_of_unit, _of_unit, _of_unit),
    Scope.REVIEWED: Dossiers(_case_of(Review)),
    Scope.HEARD: Dossiers(_heard),
    Scope.DECIDED: Dossiers(_case_of(Decision)),
    Scope.CLOSED: Dossiers(_closed, proceeding=_closed),
    Scope.LICENCES: Dossiers(_licence),
    Scope.VISITS: Dossiers(visit=lambda visit, viewer: visit.organ_id == viewer["organ_id"]),
    Scope.ASSIGNED: Dossiers(_assigned),
}
"""The cases and visits of each scope that narrows to some of them."""
