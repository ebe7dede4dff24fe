"""Types with a resolver per relation, as the manual of Strawberry shows them."""

import base64
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
import strawberry
from sqlmodel import col, select
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from api.cases import models
from api.graph.enums import graphql_enum
from api.graph.scalars import SCALARS, Fen
from api.ledger.models import CaseSummary, Event
from api.papers.models import Document as DocumentRow
from api.registry.models import Officer as OfficerRow
from api.vocabulary import EnforcementCategory, PartyKind, PartyRole, RecordMedium, TimelineEventKind
from benchmarks.usual_stack.loaders import Loaders, Session

for _codes in (EnforcementCategory, PartyKind, PartyRole, RecordMedium, TimelineEventKind):
    graphql_enum(_codes)

Info = strawberry.Info[dict[str, Any], None]


def loaders(info: Info) -> Loaders:
    """The loaders of this request."""
    return cast(Loaders, info.context["loaders"])


@strawberry.type
class Party:
    """A party."""

    name: str
    kind: PartyKind

    @strawberry.field
    def id(root: strawberry.Parent[models.Party]) -> strawberry.ID:
        """Opaque."""
        return strawberry.ID(f"party_{root.id}")


@strawberry.type
class Officer:
    """An officer."""

    name: str
    position: str

    @strawberry.field
    def id(root: strawberry.Parent[OfficerRow]) -> strawberry.ID:
        """Opaque."""
        return strawberry.ID(f"officer_{root.id}")


@strawberry.type
class Document:
    """A document."""

    title: str
    number: str | None

    @strawberry.field
    def id(root: strawberry.Parent[DocumentRow]) -> strawberry.ID:
        """Opaque."""
        return strawberry.ID(f"document_{root.id}")

    @strawberry.field
    def issued_at(root: strawberry.Parent[DocumentRow]) -> datetime | None:
        """When it came into force."""
        return root.in_force_at


@strawberry.type
class Evidence:
    """A piece of evidence."""

    name: str

    @strawberry.field
    def id(root: strawberry.Parent[models.Evidence]) -> strawberry.ID:
        """Opaque."""
        return strawberry.ID(f"evidence_{root.id}")


@strawberry.type
class CaseOfficer:
    """An officer in a case."""

    position: int

    @strawberry.field
    async def officer(root: strawberry.Parent[models.CaseOfficer], info: Info) -> Officer | None:
        """Who."""
        found: Officer | None = await loaders(info).officer.load(root.officer_id)
        return found


@strawberry.type
class CaseParty:
    """A party in a case."""

    role: PartyRole

    @strawberry.field
    async def party(root: strawberry.Parent[models.CaseParty], info: Info) -> Party | None:
        """Who."""
        found: Party | None = await loaders(info).party.load(root.party_id)
        return found


@strawberry.type
class Actor:
    """Who acted, as the event keeps it."""

    name: str | None
    certificate_number: str | None


@strawberry.interface
class TimelineEvent:
    """One event."""

    kind: TimelineEventKind
    at: datetime
    text: str
    place: str | None
    media: list[RecordMedium]

    @strawberry.field
    def id(root: strawberry.Parent[Event]) -> strawberry.ID:
        """Opaque."""
        return strawberry.ID(f"event_{root.id}")

    @strawberry.field
    def actors(root: strawberry.Parent[Event]) -> list[Actor] | None:
        """Who acted."""
        return [Actor(name=one["name"], certificate_number=one["certificateNumber"]) for one in root.actors]

    @strawberry.field
    async def documents(root: strawberry.Parent[Event], info: Info) -> list[Document]:
        """What papers."""
        found = await loaders(info).document.load_many(root.document_ids)
        return [document for document in found if document is not None]

    @strawberry.field
    async def evidence(root: strawberry.Parent[Event], info: Info) -> list[Evidence]:
        """What evidence."""
        found = await loaders(info).evidence.load_many(root.evidence_ids)
        return [evidence for evidence in found if evidence is not None]

    @classmethod
    def resolve_type(cls, value: Event, *_: Any) -> str:
        """The object type of a kind."""
        return type_name(value.kind)


def type_name(kind: TimelineEventKind) -> str:
    """CREDENTIAL_SHOWN is CredentialShownEvent."""
    return "".join(word.capitalize() for word in kind.value.split("_")) + "Event"


def _event_type(kind: TimelineEventKind) -> type[TimelineEvent]:
    body = {"__module__": __name__, "is_type_of": classmethod(lambda cls, value, info: True)}
    return strawberry.type(type(type_name(kind), (TimelineEvent,), body))


@strawberry.type
class Case:
    """A case."""

    name: str
    category: EnforcementCategory
    created_at: datetime

    @strawberry.field
    def id(root: strawberry.Parent[models.Case]) -> strawberry.ID:
        """Opaque."""
        return strawberry.ID(f"case_{root.id}")

    @strawberry.field
    def number(root: strawberry.Parent[models.Case]) -> str | None:
        """Its number."""
        return root.case_number

    @strawberry.field
    async def stage(root: strawberry.Parent[models.Case], info: Info) -> str | None:
        """From the summary."""
        found: str | None = _of(await loaders(info).summary.load(root.id), "stage")
        return found

    @strawberry.field
    async def fine_fen(root: strawberry.Parent[models.Case], info: Info) -> Fen | None:
        """From the summary."""
        found: Fen | None = _of(await loaders(info).summary.load(root.id), "fine_fen")
        return found

    @strawberry.field
    async def event_count(root: strawberry.Parent[models.Case], info: Info) -> int | None:
        """From the summary."""
        found: int | None = _of(await loaders(info).summary.load(root.id), "event_count")
        return found

    @strawberry.field
    async def document_count(root: strawberry.Parent[models.Case], info: Info) -> int | None:
        """From the summary."""
        found: int | None = _of(await loaders(info).summary.load(root.id), "document_count")
        return found

    @strawberry.field
    async def latest_document(root: strawberry.Parent[models.Case], info: Info) -> Document | None:
        """Named by the summary."""
        key = _of(await loaders(info).summary.load(root.id), "latest_document_id")
        found: Document | None = await loaders(info).document.load(key) if key else None
        return found

    @strawberry.field
    async def parties(root: strawberry.Parent[models.Case], info: Info) -> list[CaseParty]:
        """In their order."""
        found: list[CaseParty] = await loaders(info).parties.load(root.id)
        return found

    @strawberry.field
    async def officers(root: strawberry.Parent[models.Case], info: Info) -> list[CaseOfficer]:
        """In their order."""
        found: list[CaseOfficer] = await loaders(info).officers.load(root.id)
        return found

    @strawberry.field
    async def timeline(root: strawberry.Parent[models.Case], info: Info) -> list[TimelineEvent]:
        """As it happened."""
        found: list[TimelineEvent] = await loaders(info).timeline.load(root.id)
        return found


def _of(summary: CaseSummary | None, name: str) -> Any:
    return None if summary is None else getattr(summary, name)


@strawberry.type
class PageInfo:
    """Where a page ends."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class CaseConnection:
    """A page of cases."""

    nodes: list[Case]
    page_info: PageInfo


@strawberry.type
class Query:
    """The two reads."""

    @strawberry.field
    async def case(self, info: Info, id: strawberry.ID) -> Case | None:
        """One case of the viewer's organ."""
        query = select(models.Case).where(
            models.Case.id == UUID(id.removeprefix("case_")), models.Case.organ_id == info.context["organ_id"]
        )
        session: Session = info.context["session"]
        async with session() as open_session:
            return cast("Case | None", (await open_session.execute(query)).scalar_one_or_none())

    @strawberry.field
    async def cases(self, info: Info, first: int = 50, after: str | None = None) -> CaseConnection:
        """The organ's cases, the newest first, by key."""
        created_at, key = col(models.Case.created_at), col(models.Case.id)
        query = select(models.Case).where(models.Case.organ_id == info.context["organ_id"])
        if after is not None:
            at, last = base64.b64decode(after).decode().split("|")
            query = query.where(sa.tuple_(created_at, key) < sa.tuple_(datetime.fromisoformat(at), UUID(last)))
        session: Session = info.context["session"]
        async with session() as open_session:
            query = query.order_by(created_at.desc(), key.desc()).limit(first + 1)
            found = list((await open_session.execute(query)).scalars())
        page = found[:first]
        end = base64.b64encode(f"{page[-1].created_at.isoformat()}|{page[-1].id}".encode()).decode() if page else None
        return CaseConnection(
            nodes=cast("list[Case]", page), page_info=PageInfo(has_next_page=len(found) > first, end_cursor=end)
        )


SCHEMA = strawberry.Schema(
    Query,
    types=[_event_type(kind) for kind in TimelineEventKind],
    config=StrawberryConfig(scalar_map=SCALARS),
    extensions=[lambda: ParserCache(maxsize=100), lambda: ValidationCache(maxsize=100)],
)
