"""A small world for the read engine: towns, people, cases, papers and a polymorphic timeline, seen by five roles."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
import strawberry
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.graph import (
    EVERYTHING,
    NOTHING,
    Bindings,
    Connection,
    Guards,
    Node,
    among,
    at_least,
    below,
    descending,
    either,
    embedded,
    equals,
    expression,
    first,
    hiding,
    holds,
    listed,
    many,
    matching,
    one,
    only,
    paged,
    pages,
    present,
    related,
)
from api.graph.scalars import SCALARS, Fen

METADATA = sa.MetaData()


class Table(SQLModel):
    """Tables of this world keep apart from the product's."""

    metadata = METADATA


@strawberry.enum
class Stage(StrEnum):
    """A case's stage; the stored label is not the GraphQL name."""

    OPEN = "open"
    UNDER_REVIEW = "under review"
    CLOSED = "closed"


@strawberry.enum
class Kind(Enum):
    """A paper's kind, stored as a native enumeration of names."""

    NOTICE = 1
    DECISION = 2


@strawberry.enum
class Mark(StrEnum):
    """A mark; name and stored code are the same."""

    GRAVE = "GRAVE"
    MINOR = "MINOR"


def key(number: int) -> UUID:
    """The key of a numbered row."""
    return UUID(int=number)


def _instant(**more: Any) -> Any:
    return Field(sa_type=sa.DateTime(timezone=True), **more)


class TownRow(Table, table=True):
    __tablename__ = "towns"
    code: str = Field(primary_key=True)
    name: str
    rank: int


class PersonRow(Table, table=True):
    __tablename__ = "people"
    id: UUID = Field(primary_key=True)
    name: str
    phone: str | None = None
    town: str = Field(foreign_key="towns.code")
    born: date | None = None


class CaseRow(Table, table=True):
    __tablename__ = "cases"
    id: UUID = Field(primary_key=True)
    number: str = Field(unique=True)
    organ: str
    stage: Stage = Field(sa_type=sa.Text)
    title: str | None = None
    party_id: UUID | None = Field(default=None, foreign_key="people.id")
    fine_fen: int | None = Field(default=None, sa_type=sa.BigInteger)
    urgent: bool
    opened_at: datetime = _instant()
    due: date | None = None
    ratio: Decimal | None = Field(default=None, sa_type=sa.Numeric)
    weight: float | None = None
    tags: list[str] = Field(sa_type=ARRAY(sa.Text))
    marks: list[Mark] = Field(sa_type=ARRAY(sa.Text))
    stages: list[Stage] | None = Field(default=None, sa_type=ARRAY(sa.Text))
    officer_ids: list[UUID] = Field(sa_type=ARRAY(sa.Uuid))
    payment: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    samples: list[dict[str, Any]] | None = Field(default=None, sa_type=JSONB)
    extra: dict[str, Any] | None = Field(default=None, sa_type=JSONB)


class SummaryRow(Table, table=True):
    __tablename__ = "summaries"
    case_id: UUID = Field(primary_key=True, foreign_key="cases.id")
    organ: str
    events: int
    next_due: date


class PaperRow(Table, table=True):
    __tablename__ = "papers"
    id: UUID = Field(primary_key=True)
    case_id: UUID = Field(foreign_key="cases.id")
    kind: Kind = Field(sa_type=sa.Enum(Kind, name="paper_kind", metadata=METADATA))
    title: str
    secret: bool
    pages: int


class EventRow(Table, table=True):
    __tablename__ = "events"
    id: UUID = Field(primary_key=True)
    owner_id: UUID
    seq: int
    kind: str
    at: datetime = _instant()
    actor_id: UUID | None = Field(default=None, foreign_key="people.id")
    text: str | None = None
    paper_id: UUID | None = Field(default=None, foreign_key="papers.id")
    place: str | None = None
    result: str | None = None
    about_case_id: UUID | None = Field(default=None, foreign_key="cases.id")
    about_person_id: UUID | None = Field(default=None, foreign_key="people.id")


@strawberry.type(description="城镇")
class Town:
    code: str
    name: str
    rank: int


@strawberry.type(description="人员")
class Person(Node):
    name: str
    phone: str | None
    town: Town
    born: date | None
    cases: Connection[Annotated["Case", strawberry.lazy("tests.graph.world")]] = paged()


@strawberry.type
class Account:
    holder: str | None
    lines: list[str] | None


@strawberry.type
class Payment:
    bank: str | None
    account: Account | None


@strawberry.type
class Sample:
    name: str | None
    quantity: int | None


@strawberry.type(description="文书")
class Paper(Node):
    kind: Kind
    title: str
    secret: bool | None
    pages: int
    case_id: strawberry.ID
    case: Annotated["Case", strawberry.lazy("tests.graph.world")] | None


About = Annotated[
    Annotated["Case", strawberry.lazy("tests.graph.world")] | Person, strawberry.union("About", description="所涉对象")
]


@strawberry.interface(description="时间线事件")
class Event(Node):
    at: datetime
    text: str | None
    actor: Person | None
    about: About | None


@strawberry.type
class PlainEvent(Event):
    """An event with nothing of its own."""


@strawberry.type
class PaperEvent(Event):
    paper: Paper | None


@strawberry.type
class VisitEvent(Event):
    place: str | None


@strawberry.type
class ReviewEvent(Event):
    result: str | None
    paper: Paper | None


PaperOrVisit = Annotated[PaperEvent | VisitEvent | PlainEvent, strawberry.union("PaperOrVisit")]


@strawberry.input
class PaperFilter:
    kind: Kind | None = None
    title: str | None = None


@strawberry.type(description="案件")
class Case(Node):
    number: str
    organ: str
    stage: Stage
    title: str | None
    party_id: strawberry.ID | None
    party: Person | None
    fine: Fen | None
    urgent: bool
    opened_at: datetime
    due: date | None
    ratio: Decimal | None
    weight: float | None
    tags: list[str]
    marks: list[Mark]
    stages: list[Stage] | None
    officer_ids: list[strawberry.ID]
    officers: list[Person]
    payment: Payment | None
    samples: list[Sample] | None
    extra: strawberry.scalars.JSON | None
    events: int | None
    next_due: date | None
    papers: list[Paper]
    notices: list[Paper]
    latest_paper: Paper | None
    paper_count: int
    timeline: list[Event]
    trail: list[PaperOrVisit]
    paper_pages: Connection[Paper] = paged(filter=PaperFilter)
    event_pages: Connection[Event] = paged()


@strawberry.input
class Span:
    at_or_after: datetime | None = None
    before: datetime | None = None


@strawberry.input
class CaseFilter:
    stage: Stage | None = None
    stages: list[Stage] | None = None
    party: strawberry.ID | None = None
    officer: strawberry.ID | None = None
    opened: Span | None = None
    tag: str | None = None
    has_title: bool | None = None
    due_before: date | None = None
    text: str | None = None


bindings = Bindings()
guards = Guards()

bindings.bind(Town, TownRow)
bindings.bind(
    Person,
    PersonRow,
    prefix="person",
    town=one(PersonRow.town),
    cases=pages(many(CaseRow.party_id, order=(descending(CaseRow.opened_at),))),
)
bindings.bind(Paper, PaperRow, prefix="paper", case=one(PaperRow.case_id))
bindings.poly(
    Event,
    EventRow,
    discriminator=EventRow.kind,
    types={"PAPER": PaperEvent, "SIGNED": PaperEvent, "VISIT": VisitEvent, "REVIEW": ReviewEvent},
    default=PlainEvent,
    prefix="event",
    actor=one(EventRow.actor_id),
    paper=one(EventRow.paper_id),
    about=either({Case: one(EventRow.about_case_id), Person: one(EventRow.about_person_id)}),
)
bindings.poly(
    PaperOrVisit,
    EventRow,
    discriminator=EventRow.kind,
    types={"PAPER": PaperEvent, "SIGNED": PaperEvent, "VISIT": VisitEvent, "NOTED": PlainEvent},
)
bindings.bind(
    Case,
    CaseRow,
    prefix="case",
    beside=(SummaryRow.case_id,),
    party=one(CaseRow.party_id),
    fine=CaseRow.fine_fen,
    officers=listed(CaseRow.officer_ids),
    payment=embedded(CaseRow.payment, spelling=str),
    samples=embedded(CaseRow.samples, spelling=str),
    papers=many(PaperRow.case_id, order=(PaperRow.title,)),
    notices=many(PaperRow.case_id, order=(PaperRow.title,), where=lambda paper: paper.kind.in_([Kind.NOTICE])),
    latest_paper=first(PaperRow.case_id, order=(descending(PaperRow.pages),), where=lambda paper: paper.pages > 1),
    paper_count=expression(
        lambda case, guarded: (
            sa.select(sa.func.count()).select_from(papers := guarded(PaperRow)).where(papers.c.case_id == case.id)
        )
    ),
    timeline=many(EventRow.owner_id, order=(EventRow.at, EventRow.seq), size=60),
    trail=related(EventRow, on=lambda case, event: event.owner_id == case.id, order=(descending(EventRow.seq),)),
    paper_pages=pages(
        many(PaperRow.case_id, order=(PaperRow.title,)),
        filters={
            "kind": equals(PaperRow.kind),
            "title": matching(lambda paper, text: sa.func.strpos(paper.title, text) > 0),
        },
    ),
    event_pages=pages(many(EventRow.owner_id, order=(descending(EventRow.at),))),
)

guards.open(TownRow)
guards.guard(
    PersonRow,
    ADMIN=EVERYTHING,
    OFFICER=EVERYTHING,
    CLERK=hiding(EVERYTHING, "phone"),
    PARTY=lambda person, viewer: person.id == viewer["person_id"],
)
guards.guard(
    CaseRow,
    ADMIN=EVERYTHING,
    OFFICER=lambda case, viewer: viewer.among(case.organ, "organs"),
    CLERK=only(
        lambda case, viewer: case.urgent,
        "id",
        "number",
        "organ",
        "stage",
        "urgent",
        "opened_at",
        "party",
        "tags",
        "marks",
        "officer_ids",
        "officers",
        "papers",
        "notices",
        "paper_count",
        "timeline",
        "trail",
        "paper_pages",
        "event_pages",
    ),
    PARTY=lambda case, viewer: case.party_id == viewer["person_id"],
    PUBLIC=NOTHING,
)
guards.guard(SummaryRow, ADMIN=EVERYTHING, OFFICER=lambda summary, viewer: viewer.among(summary.organ, "organs"))
guards.guard(
    PaperRow,
    ADMIN=EVERYTHING,
    OFFICER=EVERYTHING,
    CLERK=hiding(lambda paper, viewer: sa.not_(paper.secret), "secret"),
    PARTY=lambda paper, viewer: sa.exists().where(
        CaseRow.id == paper.case_id,
        CaseRow.party_id == viewer["person_id"],  # type: ignore[arg-type]
    ),
)
guards.guard(EventRow, ADMIN=EVERYTHING, OFFICER=EVERYTHING, CLERK=lambda event, viewer: event.kind != "REVIEW")

ROOTS = (
    bindings.lookup("case", Case, id=CaseRow.id, number=CaseRow.number, description="一个案件"),
    bindings.lookup("person", Person, id=PersonRow.id),
    bindings.lookup("me", Person, on=lambda person, viewer: person.id == viewer["person_id"]),
    bindings.listing("towns", Town, order=(TownRow.rank,)),
    bindings.connection(
        "cases",
        Case,
        orders={
            "OPENED": (descending(CaseRow.opened_at),),
            "NUMBER": (CaseRow.number,),
            "DUE": (CaseRow.due, descending(CaseRow.number)),
            "NEXT_DUE": (SummaryRow.next_due,),
        },
        filter=CaseFilter,
        filters={
            "stage": equals(CaseRow.stage),
            "stages": among(CaseRow.stage),
            "party": equals(CaseRow.party_id),
            "officer": holds(CaseRow.officer_ids),
            "opened": {"atOrAfter": at_least(CaseRow.opened_at), "before": below(CaseRow.opened_at)},
            "tag": holds(CaseRow.tags),
            "hasTitle": present(CaseRow.title),
            "dueBefore": below(SummaryRow.next_due),
            "text": matching(lambda case, text: sa.func.strpos(case.title, text) > 0),
        },
    ),
    bindings.connection("people", Person, orders={"NAME": (PersonRow.name,)}, counted=True),
    *bindings.node_fields(),
)

Query = create_type("Query", list(ROOTS))
SCHEMA = strawberry.Schema(
    Query,
    types=[PlainEvent, PaperEvent, VisitEvent, ReviewEvent],
    config=StrawberryConfig(scalar_map=SCALARS),
)
