"""Development twins (开发替身): keys for everybody in the sample world, and a timestamp authority at legal time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from asn1crypto import cms
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.clocks import SHANGHAI, LegalClock
from api.database import Database
from api.registry.models import Certificate, Counsel, Officer, Organ, Reviewer, Seal, StaffMember
from signing.development import DevelopmentAuthority, Kind, Subject
from signing.development_timestamps import DevelopmentTimestampAuthority
from signing.keys import DigestName, Identity

OFFICE_FROM, OFFICE_TO = date(2022, 1, 1), date(2035, 12, 31)
"""How long the laptop's certificates of people without an enforcement certificate are valid."""


class ClockedTimestampAuthority:
    """The development's timestamp authority; it stamps the legal time that the database says it is."""

    def __init__(self, identity: Identity, database: Database, clock: LegalClock, *, production: bool) -> None:
        self._at = datetime.now(UTC)
        self._authority = DevelopmentTimestampAuthority(identity, lambda: self._at, production=production)
        self._database, self._clock = database, clock

    async def token(self, digest: bytes, algorithm: DigestName) -> cms.ContentInfo:
        """A token at legal time."""
        await self._read_clock()
        return await self._authority.token(digest, algorithm)

    async def respond(self, query: bytes) -> bytes:
        """The response to an RFC 3161 query, at legal time."""
        await self._read_clock()
        return self._authority.respond(query)

    async def _read_clock(self) -> None:
        async with self._database.read() as session:
            self._at = await self._clock.now(session)


async def issue_development_keys(
    session: AsyncSession, authority: DevelopmentAuthority, progress: Callable[[int, int], None] = lambda *_: None
) -> int:
    """Issue a development certificate to every officer, member of staff, reviewer, counsel and seal; returns how many."""
    organs = {o.id: o.name for o in (await session.execute(select(Organ))).scalars()}
    wanted = [*await _officers(session, organs), *await _people(session, organs), *await _seals(session, organs)]
    for done, (key_ref, subject, since, until, kind) in enumerate(wanted, 1):
        authority.issue(key_ref, subject, _morning(since), _morning(until + timedelta(days=1)), kind)
        progress(done, len(wanted))
    return len(wanted)


Wanted = tuple[str, Subject, date, date, Kind]


async def _officers(session: AsyncSession, organs: dict[UUID, str]) -> list[Wanted]:
    query = select(Officer, Certificate).outerjoin(Certificate, col(Certificate.officer_id) == col(Officer.id))
    rows = (await session.execute(query.order_by(col(Officer.name)))).all()
    return [
        (
            officer.key_ref,
            Subject(officer.name, organs[officer.organ_id], certificate.number),
            certificate.valid_from,
            certificate.valid_to,
            Kind.PERSON,
        )
        for officer, certificate in rows
        if officer.key_ref and certificate
    ]


async def _people(session: AsyncSession, organs: dict[UUID, str]) -> list[Wanted]:
    people: list[StaffMember | Reviewer | Counsel] = [
        *(await session.execute(select(StaffMember))).scalars(),
        *(await session.execute(select(Reviewer))).scalars(),
        *(await session.execute(select(Counsel))).scalars(),
    ]
    return [
        (
            p.key_ref,
            Subject(p.name, p.firm if isinstance(p, Counsel) else organs[p.organ_id]),
            OFFICE_FROM,
            OFFICE_TO,
            Kind.PERSON,
        )
        for p in people
        if p.key_ref
    ]


async def _seals(session: AsyncSession, organs: dict[UUID, str]) -> list[Wanted]:
    seals = (await session.execute(select(Seal))).scalars()
    return [
        (s.key_ref, Subject(s.name, organs[s.organ_id]), s.valid_from, s.valid_to, Kind.SEAL)
        for s in seals
        if s.key_ref
    ]


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
