"""The sample's registry and papers without its history, so that acts play the history anew and are held against it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.calendar.store import load_published_years
from api.cases.models import Deadline, DeadlineMet
from api.clocks import LegalTime
from api.database import Database
from api.exchange.identifiers import world_id, world_ids
from api.exchange.insertion import insert_missing
from api.exchange.papers import documents_of, marks_of
from api.exchange.registry import load_registry
from api.exchange.source import Entry, instant
from api.ledger.models import Event
from tests.worlds.keys import VAULT

Told = tuple[str, str, frozenset[UUID], str | None, tuple[UUID, ...]]


async def build_registry(database: Database) -> None:
    """The sample's registry: organs, people, matters, parties."""
    async with database.write() as tx:
        await load_registry(tx, VAULT)
        await load_published_years(tx)


async def somebody(database: Database, name: str, on: str) -> Actor:
    """An officer (o-…) or a member of staff (st-…) of the sample as an actor."""
    kind = PersonKind.OFFICER if name.startswith("o-") else PersonKind.STAFF
    async with database.read() as session:
        actor = await actor_of(session, kind, world_id(name), date.fromisoformat(on))
    assert actor is not None, name
    return actor


async def lay_papers(database: Database, owner_id: UUID, entries: Iterable[Entry]) -> None:
    """Put papers of the sample into a dossier, signed and in force, but not served."""
    papers = list(entries)
    async with database.write() as tx:
        await insert_missing(tx, [*documents_of(owner_id, papers), *marks_of(papers)])


def sample_time(text: str) -> LegalTime:
    """An instant of the sample."""
    return LegalTime(instant(text))


def as_told(event: Event) -> Told:
    """What must be equal of an event: kind, time, who, where, which papers."""
    at = event.at.isoformat()
    return event.kind.value, at, frozenset(event.actor_ids), event.place, tuple(event.document_ids)


def as_written(entry: Entry) -> Told:
    """The same of an event of the sample; receipts of service are made after the act and left out."""
    names = [name for name in entry["documentIds"] if not name.endswith("-r")]
    return (
        entry["kind"], instant(entry["at"]).isoformat(), frozenset(world_ids(entry["actorIds"])), entry["place"],
        tuple(world_ids(names)),
    )  # fmt: skip


async def limits_of(database: Database, *owner_ids: UUID) -> dict[str, tuple[int | None, str, str, str | None]]:
    """Length, start, last day and day of performance of the dossiers' limits, by name."""
    query = (
        select(Deadline, col(DeadlineMet.met_on))
        .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
        .where(col(Deadline.owner_id).in_(owner_ids))
    )
    async with database.read() as session:
        return {
            limit.name: (
                limit.n, limit.starts_on.isoformat(), limit.due_on.isoformat(), met.isoformat() if met else None
            )
            for limit, met in await session.execute(query)
        }  # fmt: skip


def limit_as_written(entry: Entry) -> tuple[int | None, str, str, str | None]:
    """The same of a limit of the sample."""
    return entry["n"], entry["from"], entry["due"], entry["metOn"]
