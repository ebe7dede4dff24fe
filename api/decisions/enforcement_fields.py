"""Reading the enforcement of a decision (催告、申请强制执行的读取): at the decision."""

from api.access.guards import seen
from api.access.matrix import Subject
from api.decisions import court_models, enforcement_models, enforcement_types
from api.graph import Bindings, Guards, embedded, many, one


def declare(bindings: Bindings, guards: Guards) -> None:
    """Bind the types and guard their tables. There is no root field."""
    demand, application, step = (
        enforcement_models.PenaltyDemand,
        enforcement_models.CourtApplication,
        court_models.CourtStep,
    )
    for table in (demand, application, step):
        guards.guard(table, **seen(Subject.DECISION, table))
    bindings.bind(enforcement_types.PenaltyDemand, demand, prefix="demand", document=one(demand.document_id))
    bindings.bind(enforcement_types.CourtStep, step, prefix="courtstep", recorded_by=embedded(step.actor))
    bindings.bind(
        enforcement_types.CourtApplication,
        application,
        prefix="courtapplication",
        document=one(application.document_id),
        steps=many(step.application_id, order=(step.on_day, step.recorded_at)),
    )
