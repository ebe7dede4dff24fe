"""Where acts are tried (试演): one database for a whole run, a legal time that only goes forward, and people of every office.

A trial is what a mutation does: the permission first, then the act in one transaction. It ends in one of two ways. Accepted: the
dossier has an event of the act. Refused: with known codes and sentences, and every table has as many rows as before. Anything
else – another exception, a constraint of the database that no rule foresaw – is a failure.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.permissions import Permission, may
from api.access.viewer import Viewer, actor_of
from api.clocks import SHANGHAI, LegalTime, legal_day
from api.database import Database, WriteSession
from api.law.codes import Code
from api.law.gates import Refused
from api.ledger.models import Event
from api.papers.models import Document, SignatureMark
from api.papers.numbering import take
from api.registry.models import Organ
from api.tables import Json
from api.vocabulary import OpennessClass, SecrecyClass, SignMethod, SignRole, SignStep
from tests.stateful.census import Census

T = TypeVar("T")
KINDS = {"o": PersonKind.OFFICER, "st": PersonKind.STAFF, "rv": PersonKind.REVIEWER, "cs": PersonKind.COUNSEL}
Names = Callable[[str], UUID]
SILENT = {
    "plan_inspection", "open_licence_case", "assign_examiners", "request_measure", "approve_measure", "register_device", "take_device_step",
    "enter_device_record", "review_device_record", "issue_query_code", "evaluate_major", "flag_major", "name_representative",
    "request_counsel_opinion", "submit_counsel_opinion",
}  # fmt: skip
"""Acts whose row is their whole record: what was only prepared within the organ has not happened to anybody."""


@dataclass
class Stage:
    """``names`` turns the world's short names into identifiers; ``organ`` is the name of the organ whose papers are laid."""

    database: Database
    runner: asyncio.Runner
    names: Names
    organ: str
    census: Census = field(default_factory=Census)
    now: datetime = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
    _people: dict[tuple[str, date], Actor] = field(default_factory=dict)
    _counting: str = ""

    def run(self, work: Awaitable[T]) -> T:
        """Wait for something, in the run's own loop."""

        async def waited() -> T:
            return await work

        return self.runner.run(waited())

    @property
    def at(self) -> LegalTime:
        """The legal time."""
        return LegalTime(self.now)

    @property
    def today(self) -> date:
        """The legal day."""
        return legal_day(self.at)

    def begin(self, at: datetime) -> None:
        """A new example begins at its own time."""
        self.now = at

    def wait(self, time: timedelta) -> None:
        """Time passes."""
        assert time >= timedelta(0), "legal time does not go back"
        self.now += time

    def wait_for(self, day: date, hour: int = 9) -> None:
        """Time passes until the morning of a day, unless it is later."""
        self.now = max(self.now, datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI))

    async def person(self, name: str) -> Actor:
        """Somebody as they stand today."""
        if (name, self.today) not in self._people:
            async with self.database.read() as session:
                found = await actor_of(session, KINDS[name.split("-")[0]], self.names(name), self.today)
            assert found is not None, name
            self._people[name, self.today] = found
        return self._people[name, self.today]

    async def attempt(
        self, act: str, permission: Permission, who: str, work: Callable[[WriteSession, Actor, LegalTime], Awaitable[T]]
    ) -> T | None:
        """Try an act as somebody, now: what it answers, None where it was refused."""
        by = await self.person(who)
        if not may(Viewer(by), permission):
            self._count_refusal(act, Code.FORBIDDEN)
            return None
        before, answer, refused = await self._rows(), None, None
        try:
            async with self.database.write() as tx:
                answer = await work(tx, by, self.at)
        except Refused as refusal:
            refused = refusal
        after = await self._rows()
        if refused is not None:
            self._count_refusal(act, refused.code)
            assert all(isinstance(gap.code, Code) and gap.sentence.strip() for gap in refused.gaps), refused.gaps
            assert after == before, f"{act}: refused, and half done"
            return None
        self.census.accepted[act] += 1
        assert after != before, f"{act}: accepted, and nothing is there"
        assert act in SILENT or after["event"] > before["event"], f"{act}: accepted, and not on record"
        return answer

    async def paper(
        self, owner_id: UUID, template: str, data: Json, *, series: str | None = None,
        signers: Sequence[tuple[SignRole, str]] = (), in_force: bool = True,
    ) -> tuple[UUID, str]:  # fmt: skip
        """A paper of a dossier as its signing leaves it, numbered in ``series``: its id and number."""
        organ_id, number = self.names(self.organ), ""
        document = Document(
            id=uuid7(), owner_id=owner_id, organ_id=organ_id, template=template, template_version="1", title=template,
            data=data, openness=OpennessClass.PARTIAL, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
            drafted_by=self.names("o-08"), drafted_at=self.at, issued_at=self.at, in_force_at=self.at if in_force else None,
        )  # fmt: skip
        async with self.database.write() as tx:
            if not await self._exists(tx, owner_id):
                return document.id, number  # nobody's paper: a document that is not there
            if series is not None:
                abbreviation = (await tx.get_one(Organ, organ_id)).abbreviation or ""
                document.sequence, number = await take(tx, organ_id, abbreviation, series, self.today.year)
                document.type_code, document.year, document.number = series, self.today.year, number
            tx.add(document)
            await tx.flush()
            for position, (role, name) in enumerate(signers, 1):
                tx.add(SignatureMark(
                    document_id=document.id, organ_id=organ_id, position=position, step=SignStep.PERSONAL, role=role,
                    signer_id=self.names(name), signer_name=name, method=SignMethod.PERSONAL_SIGN, field=f"sig_{position}",
                    at=self.at,
                ))  # fmt: skip
        return document.id, number

    async def facts(self, query: str, **given: object) -> Sequence[Any]:
        """The rows of a query."""
        async with self.database.read() as session:
            return (await session.execute(sa.text(query), given)).all()

    async def events(self, owner_id: UUID) -> int:
        """How many events a dossier has."""
        query = sa.select(sa.func.count()).select_from(Event).where(sa.column("owner_id") == owner_id)
        async with self.database.read() as session:
            return int((await session.execute(query)).scalar_one())

    def _count_refusal(self, act: str, code: Code) -> None:
        self.census.refused[act] += 1
        self.census.codes[code.value] += 1

    async def _rows(self) -> dict[str, int]:
        if not self._counting:
            self._counting = " UNION ALL ".join(
                f"SELECT '{table}' AS name, (SELECT count(*) FROM \"{table}\") AS rows"
                for (table,) in await self.facts(TABLES)
            )
        return {str(table): int(rows) for table, rows in await self.facts(self._counting)}

    @staticmethod
    async def _exists(tx: WriteSession, owner_id: UUID) -> bool:
        return bool(
            (await tx.execute(sa.text("SELECT 1 FROM dossier WHERE id = :id"), {"id": owner_id})).scalar_one_or_none()
        )


TABLES = """SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  AND has_table_privilege(oid, 'SELECT') ORDER BY relname"""
"""Every table that the application may read, whatever declares it."""
