"""Reading the timeline (时间线的读取): what each field is and who may see which events. A timeline is read where it belongs,
at its case or visit; a single event also by its id."""

from typing import Any

from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases.models import Case
from api.graph import Bindings, Guards, embedded, expression, listed, one
from api.inspections.models import InspectionVisit
from api.ledger import models, types
from api.ledger.particulars import OWN_FIELDS
from api.ledger.sentences import sentence

TYPES = tuple(types.EVENT_TYPES.values())
"""The types of events, which the schema reaches only through their interface."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the kinds of events and guard the tables of the ledger. There is no root field of its own."""
    guards.guard(models.Event, **seen(Subject.FILE, models.Event))
    guards.guard(models.CaseSummary, **seen(Subject.CASE, models.CaseSummary))
    for kind, type_ in types.EVENT_TYPES.items():
        own = {particular.name: _kept_as(particular.key) for particular in OWN_FIELDS.get(kind, ())}
        bindings.bind(type_, models.Event, **own)
    bindings.poly(
        types.TimelineEvent,
        models.Event,
        discriminator=models.Event.kind,
        types={kind.value: type_ for kind, type_ in types.EVENT_TYPES.items()},
        prefix="event",
        sentence=expression(sentence),
        actors=embedded(models.Event.actors, size=5),
        documents=listed(models.Event.document_ids, size=5),
        evidence=listed(models.Event.evidence_ids, size=10),
        case=one(models.Event.owner_id, Case.id),
        visit=one(models.Event.owner_id, InspectionVisit.id),
        corrected=one(models.Event.corrects),
    )
    return []


def _kept_as(key: str) -> Any:
    return expression(lambda event, _: event.particulars[key])
