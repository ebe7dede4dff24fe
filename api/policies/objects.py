"""What may be filed, kind by kind (报送对象): who is responsible for it, what is asked, and what a decision does to it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.database import WriteSession
from api.inspections.acts.listing import entry_facts
from api.inspections.list_rules import LIST, PLAN
from api.inspections.list_rules import MAY_BE_REVIEWED as ENTRY_MAY_BE_REVIEWED
from api.inspections.models import InspectionPlan, RandomInspectionMatter
from api.law.citations import Citation
from api.law.gates import Gap, gaps_of
from api.policies.headings import DEMANDED
from api.policies.models import FiledObject, Policy
from api.policies.rules import PolicyFacts, ground_of, policy_is_complete
from api.policies.versions import newest_version
from api.registry.acts.catalogue import publication_facts
from api.registry.models import Matter, Organ
from api.registry.publication_rules import APPROVED_FIRST
from api.registry.publication_rules import MAY_BE_REVIEWED as MATTER_MAY_BE_REVIEWED
from api.vocabulary import FilingKind, FilingStatus, MatterStatus

Row = TypeVar("Row", Policy, Matter, RandomInspectionMatter, InspectionPlan)


class Filed(ABC, Generic[Row]):
    """One kind of thing that is filed."""

    model: ClassVar[type[Any]]

    async def lock(self, tx: WriteSession, key: UUID) -> Row | None:
        """The row, locked: its status follows its filing."""
        row: Row | None = (
            await tx.execute(select(self.model).where(self.model.id == key).with_for_update())
        ).scalar_one_or_none()
        return row

    def body(self, organ: Organ) -> UUID | None:
        """The responsible body of an organ, as the registry names it: the justice bureau that supervises it."""
        return organ.supervised_by

    @abstractmethod
    def demanded(self, row: Row) -> FilingKind | None:
        """What the task list asks of the body; None where it names nothing."""

    @abstractmethod
    def basis(self, row: Row) -> Citation:
        """The text that asks for it."""

    @abstractmethod
    def gaps(self, row: Row) -> tuple[Gap, ...]:
        """What it does not say yet."""

    @abstractmethod
    async def newest(self, tx: WriteSession, row: Row) -> bool:
        """Whether no version follows it."""

    def final(self, row: Row) -> bool:
        """Whether it was decided on before it could be filed here (a catalogue taken over from elsewhere)."""
        return False

    def follow(self, row: Row, status: FilingStatus, body: UUID, on: date) -> None:
        """What a step of its filing changes in it."""


class FiledPolicy(Filed[Policy]):
    """A version of a policy; items 1, 19, 26, 32, 33. Its status is read from its filings."""

    model = Policy

    async def lock(self, tx: WriteSession, key: UUID) -> Policy | None:
        """A version never changes; its organ is locked."""
        return await tx.get(Policy, key)

    def demanded(self, row: Policy) -> FilingKind | None:
        return DEMANDED.get(row.kind)

    def basis(self, row: Policy) -> Citation:
        return ground_of(row.kind)

    def gaps(self, row: Policy) -> tuple[Gap, ...]:
        return gaps_of((policy_is_complete,), PolicyFacts(kind=row.kind, headings=row.headings))

    async def newest(self, tx: WriteSession, row: Policy) -> bool:
        return row.version == await newest_version(tx, row.organ_id, row.kind)


FOLLOWS: Mapping[FilingStatus, MatterStatus] = {
    FilingStatus.SUBMITTED: MatterStatus.SUBMITTED,
    FilingStatus.RETURNED: MatterStatus.RETURNED,
    FilingStatus.APPROVED: MatterStatus.APPROVED,
}
"""Where an entry of a catalogue stands after a step; one that was received is still submitted."""


class FiledMatter(Filed[Matter]):
    """A version of a matter with its service guide; items 2, 3: reviewed by the justice bureau before it is public."""

    model = Matter

    def demanded(self, row: Matter) -> FilingKind:
        return FilingKind.REVIEW

    def basis(self, row: Matter) -> Citation:
        return APPROVED_FIRST

    def gaps(self, row: Matter) -> tuple[Gap, ...]:
        return gaps_of(MATTER_MAY_BE_REVIEWED, publication_facts(row))

    async def newest(self, tx: WriteSession, row: Matter) -> bool:
        later = sa.exists().where(col(Matter.code) == row.code, col(Matter.version) > row.version)
        return not (await tx.execute(sa.select(later))).scalar_one()

    def final(self, row: Matter) -> bool:
        return row.status not in (MatterStatus.DRAFT, MatterStatus.SUBMITTED, MatterStatus.RETURNED)

    def follow(self, row: Matter, status: FilingStatus, body: UUID, on: date) -> None:
        row.status = FOLLOWS.get(status, row.status)


class FiledListEntry(Filed[RandomInspectionMatter]):
    """A version of an entry of the random-inspection list; item 4: reviewed by the city's market regulator."""

    model = RandomInspectionMatter

    def body(self, organ: Organ) -> UUID | None:
        return organ.list_checked_by

    def demanded(self, row: RandomInspectionMatter) -> FilingKind:
        return FilingKind.REVIEW

    def basis(self, row: RandomInspectionMatter) -> Citation:
        return LIST

    def gaps(self, row: RandomInspectionMatter) -> tuple[Gap, ...]:
        return gaps_of(ENTRY_MAY_BE_REVIEWED, entry_facts(row))

    async def newest(self, tx: WriteSession, row: RandomInspectionMatter) -> bool:
        later = sa.exists().where(col(RandomInspectionMatter.revises) == row.id)
        return not (await tx.execute(sa.select(later))).scalar_one()

    def final(self, row: RandomInspectionMatter) -> bool:
        return row.status not in (MatterStatus.DRAFT, MatterStatus.SUBMITTED, MatterStatus.RETURNED)

    def follow(self, row: RandomInspectionMatter, status: FilingStatus, body: UUID, on: date) -> None:
        row.status = FOLLOWS.get(status, row.status)


class FiledPlan(Filed[InspectionPlan]):
    """An organ's plan of a year, public already: for the record."""

    model = InspectionPlan

    def demanded(self, row: InspectionPlan) -> FilingKind:
        return FilingKind.RECORD

    def basis(self, row: InspectionPlan) -> Citation:
        return PLAN

    def gaps(self, row: InspectionPlan) -> tuple[Gap, ...]:
        return ()

    async def newest(self, tx: WriteSession, row: InspectionPlan) -> bool:
        return True

    def final(self, row: InspectionPlan) -> bool:
        return row.filed_on is not None

    def follow(self, row: InspectionPlan, status: FilingStatus, body: UUID, on: date) -> None:
        if status is FilingStatus.FILED:
            row.filed_to, row.filed_on = body, on


FILED: Mapping[FiledObject, Filed[Any]] = {
    FiledObject.POLICY: FiledPolicy(),
    FiledObject.MATTER: FiledMatter(),
    FiledObject.RANDOM_INSPECTION_MATTER: FiledListEntry(),
    FiledObject.INSPECTION_PLAN: FiledPlan(),
}
"""Every kind of thing that is filed."""

PREFIXES: Mapping[str, FiledObject] = {
    "policy": FiledObject.POLICY,
    "matter": FiledObject.MATTER,
    "listitem": FiledObject.RANDOM_INSPECTION_MATTER,
    "plan": FiledObject.INSPECTION_PLAN,
}
"""What an identifier begins with."""
