"""The timeline as the API shows it (时间线的读取类型): one type per kind of event, so that each says what it is in law."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from api.access.models import PersonKind
from api.graph import Node
from api.graph.enums import graphql_enum
from api.ledger.particulars import OWN_FIELDS, Particular
from api.vocabulary import RecordMedium, RecordPhase, TimelineEventKind
from api.vocabulary.labelled import Labelled

if TYPE_CHECKING:
    from api.cases.types import Case, Evidence
    from api.inspections.types import InspectionVisit
    from api.papers.types import Document


class ActorKind(Labelled, chinese="行为人类别"):
    """Who may appear in a timeline: the people of the registry, and the party."""

    OFFICER = PersonKind.OFFICER.value, "执法人员", "an enforcement officer"
    STAFF = PersonKind.STAFF.value, "工作人员", "a member of staff"
    REVIEWER = PersonKind.REVIEWER.value, "法制审核人员", "a legal reviewer"
    COUNSEL = PersonKind.COUNSEL.value, "法律顾问", "a legal counsel"
    PARTY = "PARTY", "当事人", "the party, who applies, pays or asks for a hearing"


for _codes in (RecordMedium, RecordPhase, TimelineEventKind, ActorKind):
    graphql_enum(_codes)


@strawberry.type(description="行为人。Who acted, as they were on the day: people leave, the record stays.")
class EventActor:
    """A person as a fact keeps them."""

    kind: ActorKind | None = strawberry.field(description="行为人类别")
    name: str | None = strawberry.field(description="姓名或者名称")
    position: str | None = strawberry.field(description="当时的职务")
    certificate_number: str | None = strawberry.field(description="当时的执法证号")


@strawberry.interface(
    description="时间线事件。One act as it happened in law (执法全过程记录). Never changed, only corrected."
)
class TimelineEvent(Node):
    """One event; what is particular to a kind stands in its own type."""

    kind: TimelineEventKind = strawberry.field(description="事件类别")
    phase: RecordPhase = strawberry.field(description="执法环节")
    at: datetime = strawberry.field(description="发生时间")
    text: str = strawberry.field(description="记载内容")
    sentence: str = strawberry.field(description="完整的一句话：何时、何人、何地、何事")
    actors: list[EventActor] | None = strawberry.field(description="行为人")
    place: str | None = strawberry.field(description="地点")
    media: list[RecordMedium] = strawberry.field(description="记录方式（文字、音像）")
    documents: list[Annotated["Document", strawberry.lazy("api.papers.types")]] = strawberry.field(
        description="所涉文书"
    )
    evidence: list[Annotated["Evidence", strawberry.lazy("api.cases.types")]] = strawberry.field(description="所涉证据")
    recording_refs: list[str] = strawberry.field(description="音像资料编号")
    case: Annotated["Case", strawberry.lazy("api.cases.types")] | None = strawberry.field(
        description="所属案件；检查的事件为空"
    )
    visit: Annotated["InspectionVisit", strawberry.lazy("api.inspections.types")] | None = strawberry.field(
        description="所属检查；案件自身的事件为空"
    )
    corrected: Annotated["TimelineEvent", strawberry.lazy("api.ledger.types")] | None = strawberry.field(
        description="本事件所更正的事件"
    )
    imported: bool = strawberry.field(description="是否由历史数据导入")
    recorded_at: datetime = strawberry.field(description="登记时间（系统时钟）")


def _event_type(kind: TimelineEventKind) -> type[TimelineEvent]:
    """The object type of one kind: CREDENTIAL_SHOWN is CredentialShownEvent."""
    own = OWN_FIELDS.get(kind, ())
    name = "".join(word.capitalize() for word in kind.value.split("_")) + "Event"
    body: dict[str, Any] = {
        "__module__": __name__,
        "__doc__": f"{kind.label}: {kind.meaning}.",
        "__annotations__": {particular.name: _annotation(particular) for particular in own},
        **{particular.name: strawberry.field(description=particular.description) for particular in own},
    }
    return strawberry.type(type(name, (TimelineEvent,), body), description=f"{kind.label}。{kind.meaning}")


def _annotation(particular: Particular) -> Any:
    return particular.type | None


EVENT_TYPES: dict[TimelineEventKind, type[TimelineEvent]] = {kind: _event_type(kind) for kind in TimelineEventKind}
"""The object type of every kind of event."""
