"""Dataloaders, one per relation and request: one query for all keys of a level, with the viewer's guard."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlmodel import SQLModel, col, select
from strawberry.dataloader import DataLoader

from api.cases.models import CaseOfficer, CaseParty, Evidence, Party
from api.ledger.models import CaseSummary, Event
from api.papers.models import Document
from api.registry.models import Officer

Session: TypeAlias = async_sessionmaker[AsyncSession]
Load: TypeAlias = Callable[[list[UUID]], Awaitable[Sequence[Any]]]


class Loaders:
    """The loaders of one request. ``organ_id`` is the viewer's: rows of other organs are not found."""

    def __init__(self, session: Session, organ_id: UUID) -> None:
        self._session = session
        self._organ_id = organ_id
        self.summary = DataLoader(self._one(CaseSummary, CaseSummary.owner_id))
        self.party = DataLoader(self._one(Party, Party.id))
        self.officer = DataLoader(self._one(Officer, Officer.id))
        self.document = DataLoader(self._one(Document, Document.id))
        self.evidence = DataLoader(self._one(Evidence, Evidence.id))
        self.officers = DataLoader(self._many(CaseOfficer, CaseOfficer.case_id, CaseOfficer.position))
        self.parties = DataLoader(self._many(CaseParty, CaseParty.case_id, CaseParty.position))
        self.timeline = DataLoader(self._many(Event, Event.owner_id, Event.at, Event.sequence))

    def _one(self, table: type[SQLModel], key: Any) -> Load:
        async def load(keys: list[UUID]) -> Sequence[Any]:
            found = {getattr(row, key.key): row for row in await self._rows(table, key, keys)}
            return [found.get(wanted) for wanted in keys]

        return load

    def _many(self, table: type[SQLModel], key: Any, *order: Any) -> Load:
        async def load(keys: list[UUID]) -> Sequence[Any]:
            found: defaultdict[UUID, list[Any]] = defaultdict(list)
            for row in await self._rows(table, key, keys, *order):
                found[getattr(row, key.key)].append(row)
            return [found[wanted] for wanted in keys]

        return load

    async def _rows(self, table: type[SQLModel], key: Any, keys: list[UUID], *order: Any) -> Sequence[Any]:
        query = select(table).where(col(key).in_(keys)).order_by(*order)
        # Parties are known to every organ; everything else belongs to one.
        if table is not Party:
            query = query.where(table.organ_id == self._organ_id)  # type: ignore[attr-defined]
        async with self._session() as session:
            return (await session.execute(query)).scalars().all()
