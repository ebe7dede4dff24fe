"""Reading decisions (决定的读取): they are read at their case, or by their id. Only the organ and its supervisor see them."""

from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.decisions import enforcement_fields, enforcement_models, hearing_fields, hearing_models, models, types
from api.graph import Bindings, Guards, embedded, listed, many, one


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of decisions and guard their tables. There is no root field of its own."""
    guards.guard(models.Statement, **seen(Subject.FILE, models.Statement))
    for table in (models.Decision, models.OrganFiling, models.Payment, models.CaseClosing):
        guards.guard(table, **seen(Subject.DECISION, table))
    bindings.bind(
        types.Statement,
        models.Statement,
        prefix="statement",
        heard_by=embedded(models.Statement.actor),
        recheck=one(models.Statement.id, hearing_models.StatementRecheck.statement_id),
    )
    bindings.bind(
        types.Decision,
        models.Decision,
        prefix="decision",
        remedy=embedded(models.Decision.remedy),
        confiscation=embedded(models.Decision.confiscation),
        case=one(models.Decision.case_id),
        document=one(models.Decision.document_id),
        officers=listed(models.Decision.officer_ids),
        decided_by=embedded(models.Decision.actor),
        payments=many(models.Payment.decision_id, order=(models.Payment.paid_at,)),
        revocation=one(models.Decision.id, hearing_models.DecisionRevocation.decision_id),
        instalments=many(hearing_models.InstalmentApproval.decision_id, order=(hearing_models.InstalmentApproval.at,)),
        demands=many(enforcement_models.PenaltyDemand.decision_id, order=(enforcement_models.PenaltyDemand.at,)),
        court_application=one(models.Decision.id, enforcement_models.CourtApplication.decision_id),
        discharge=embedded(models.Decision.discretion),
    )
    bindings.bind(
        types.Payment,
        models.Payment,
        prefix="payment",
        decision=one(models.Payment.decision_id),
        recorded_by=embedded(models.Payment.actor),
    )
    bindings.bind(
        types.OrganFiling,
        models.OrganFiling,
        prefix="filing",
        document=one(models.OrganFiling.document_id),
        filed_by=embedded(models.OrganFiling.actor),
    )
    bindings.bind(
        types.CaseClosing,
        models.CaseClosing,
        prefix="closing",
        closed_by=embedded(models.CaseClosing.actor),
        document=one(models.CaseClosing.document_id),
    )
    enforcement_fields.declare(bindings, guards)
    return hearing_fields.declare(bindings, guards)
