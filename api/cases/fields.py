"""Reading cases (案件的读取): what each field is, who may see which rows, where a read begins."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases import filters, models, proceeding_fields, proceeding_models, representative_models, types
from api.cases.searching import absent, at_most, case_text, matches_party, of_officer, of_party
from api.decisions import hearing_models
from api.decisions import models as decisions
from api.graph import (
    Bindings,
    Guards,
    among,
    at_least,
    below,
    descending,
    embedded,
    equals,
    expression,
    first,
    listed,
    many,
    matching,
    one,
    related,
)
from api.graph.relations import Reading
from api.graph.rows import Row
from api.inspections.models import InspectionVisit
from api.ledger.models import CaseSummary, Event
from api.licences.models import LicenceApplication
from api.measures.models import Measure
from api.papers.models import Document
from api.review import models as reviews
from api.vocabulary import CaseProcedure, LicenceStage, PenaltyStage


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of cases, guard their tables, and give the root fields."""
    _guard(guards)
    _bind_case(bindings)
    _bind_parts(bindings)
    proceeding_fields.declare(bindings, guards)
    return [
        bindings.lookup(
            "case",
            types.Case,
            id=models.Case.id,
            number=models.Case.case_number,
            description="一个案件，按标识或者案号",
        ),
        bindings.connection(
            "cases",
            types.Case,
            orders={
                # All terms one way: a page begins where the cursor's index entry lies.
                "CREATED": (descending(models.Case.created_at), descending(models.Case.id)),
                "LAST_EVENT": (descending(CaseSummary.last_event_at), descending(models.Case.id)),
                "NEXT_DUE": (CaseSummary.next_due_on,),
            },
            filter=filters.CaseFilter,
            filters={
                "organ": equals(models.Case.organ_id),
                "unit": equals(models.Case.unit_id),
                "matter": equals(models.Case.matter_id),
                "procedure": equals(models.Case.procedure),
                "category": equals(models.Case.category),
                "stages": among(CaseSummary.stage),
                "party": matching(of_party),
                "officer": matching(of_officer),
                "created": {"from": at_least(models.Case.created_at), "before": below(models.Case.created_at)},
                "decided": {"from": at_least(CaseSummary.decided_on), "to": at_most(CaseSummary.decided_on)},
                "closed": {"from": at_least(CaseSummary.closed_on), "to": at_most(CaseSummary.closed_on)},
                "open": absent(CaseSummary.closed_on),
                "dueBy": at_most(CaseSummary.next_due_on),
                "text": matching(case_text),
            },
            description="案件列表",
        ),
        bindings.lookup("party", types.Party, id=models.Party.id, description="一个当事人"),
        bindings.connection(
            "parties",
            types.Party,
            orders={"NAME": (models.Party.name,)},
            filter=filters.PartyFilter,
            filters={
                "kind": equals(models.Party.kind),
                "uscc": equals(models.Party.uscc),
                "name": matching(matches_party),
            },
            description="当事人列表",
        ),
    ]


def _bind_case(bindings: Bindings) -> None:
    bindings.bind(
        types.Case,
        models.Case,
        prefix="case",
        beside=(CaseSummary.owner_id,),
        number=models.Case.case_number,
        law=embedded(models.Case.law, spelling=str),
        discretion=embedded(models.Case.discretion),
        major_decision=embedded(models.Case.major_decision, spelling=str),
        organ=one(models.Case.organ_id),
        unit=one(models.Case.unit_id),
        matter=one(models.Case.matter_id),
        origin_visit=one(models.Case.origin_visit_id),
        officers=many(models.CaseOfficer.case_id, order=(models.CaseOfficer.position,), size=4),
        parties=many(models.CaseParty.case_id, order=(models.CaseParty.position,), size=4),
        stage_label=expression(_stage_label),
        representatives=many(
            representative_models.CaseRepresentative.case_id, order=(representative_models.CaseRepresentative.at,)
        ),
        measures=related(Measure, on=_on_file, order=(Measure.requested_at,)),
        licence_application=one(models.Case.id, LicenceApplication.case_id),
        latest_document=one(CaseSummary.latest_document_id),
        timeline=related(Event, on=_on_file, order=(Event.at, Event.sequence), size=60),
        documents=related(Document, on=_on_file, order=(Document.drafted_at,)),
        evidence=related(models.Evidence, on=_on_file, order=(models.Evidence.collected_at,)),
        deadlines=related(models.Deadline, on=_on_file, order=(models.Deadline.due_on,)),
        decisions=many(decisions.Decision.case_id, order=(decisions.Decision.made_at,)),
        decision=first(decisions.Decision.case_id, order=(descending(decisions.Decision.made_at),)),
        statements=many(decisions.Statement.case_id, order=(decisions.Statement.at,)),
        payments=many(decisions.Payment.case_id, order=(decisions.Payment.paid_at,)),
        organ_filing=one(models.Case.id, decisions.OrganFiling.case_id),
        closing=first(decisions.CaseClosing.case_id, order=(descending(decisions.CaseClosing.at),)),
        reviews=many(reviews.Review.case_id, order=(reviews.Review.submitted_at,)),
        major_flags=many(reviews.MajorFlag.case_id, order=(reviews.MajorFlag.at,)),
        major_evaluations=many(reviews.MajorEvaluation.case_id, order=(reviews.MajorEvaluation.at,)),
        accountabilities=many(reviews.Accountability.case_id, order=(reviews.Accountability.opened_at,)),
        clue=one(models.Case.id, proceeding_models.Clue.case_id),
        complainant=one(models.Case.id, proceeding_models.ClueComplainant.case_id),
        filing=one(models.Case.id, proceeding_models.CaseFiling.case_id),
        recusals=many(proceeding_models.RecusalRequest.owner_id, order=(proceeding_models.RecusalRequest.at,)),
        officer_changes=many(proceeding_models.OfficerChange.owner_id, order=(proceeding_models.OfficerChange.at,)),
        notices=many(hearing_models.PenaltyNotice.case_id, order=(hearing_models.PenaltyNotice.at,)),
        hearing_requests=many(hearing_models.HearingRequest.case_id, order=(hearing_models.HearingRequest.at,)),
        discussions=many(hearing_models.CollectiveDiscussion.case_id, order=(hearing_models.CollectiveDiscussion.at,)),
    )


def _bind_parts(bindings: Bindings) -> None:
    bindings.bind(types.CaseOfficer, models.CaseOfficer, officer=one(models.CaseOfficer.officer_id))
    bindings.bind(
        types.CaseParty,
        models.CaseParty,
        role=expression(lambda party, _: party.role),  # part of a composed key, which the engine takes for an id
        party=one(models.CaseParty.party_id),
    )
    bindings.bind(
        types.Party,
        models.Party,
        prefix="party",
        id_number_mask=expression(lambda party, guarded: _for_whoever_deals_with(party, guarded, party.id_number_mask)),
        phone_mask=expression(lambda party, guarded: _for_whoever_deals_with(party, guarded, party.phone_mask)),
        electronic_address_mask=expression(
            lambda party, guarded: _for_whoever_deals_with(party, guarded, party.electronic_address_mask)
        ),
        bank_account_mask=expression(
            lambda party, guarded: _for_whoever_deals_with(party, guarded, party.bank_account_mask)
        ),
        consent_document=one(models.Party.consent_document_id),
        cases=related(models.Case, on=_is_party, order=(descending(models.Case.created_at),)),
    )
    bindings.bind(
        types.Evidence,
        models.Evidence,
        prefix="evidence",
        collectors=listed(models.Evidence.collector_ids),
        document=one(models.Evidence.document_id),
        device_record=one(models.Evidence.device_record_id),
    )
    bindings.bind(
        types.Deadline,
        models.Deadline,
        prefix="deadline",
        basis=embedded(models.Deadline.basis),
        started_by=one(models.Deadline.started_by),
        met_on=expression(_met_on),
        overdue=expression(_overdue),
    )


def _guard(guards: Guards) -> None:
    for subject, tables in (
        (Subject.CASE, (models.Case, models.CaseOfficer, models.CaseParty)),
        (Subject.FILE, (models.Deadline, models.DeadlineMet)),
        (Subject.EVIDENCE, (models.Evidence,)),
        (Subject.PARTY, (models.Party,)),
    ):
        for table in tables:
            guards.guard(table, **seen(subject, table))


def _on_file(case: Row, other: Row) -> Any:
    """What the case owns, and what the visit owns that it grew out of: taken over, never copied."""
    return other.owner_id.in_([case.id, case.origin_visit_id])


def _is_party(party: Row, case: Row) -> Any:
    role = case.guarded(models.CaseParty).c
    return sa.exists().where(role.case_id == case.id, role.party_id == party.id)


def _for_whoever_deals_with(party: Row, guarded: Reading, value: Any) -> Any:
    """The value, if a case or visit of this party is visible to the viewer."""
    role, visit = guarded(models.CaseParty).c, guarded(InspectionVisit).c
    deals = sa.or_(
        sa.exists().where(role.party_id == party.id),
        sa.exists().where(visit.party_id == party.id),
    )
    return sa.case((deals, value))


def _stage_label(case: Row, guarded: Reading) -> Any:
    summary = guarded(CaseSummary).c
    licence = {stage.value: stage.label for stage in LicenceStage}
    penalty = {stage.value: stage.label for stage in PenaltyStage}
    label = sa.case(
        (case.procedure == CaseProcedure.LICENCE.value, sa.case(licence, value=summary.stage)),
        else_=sa.case(penalty, value=summary.stage),
    )
    return sa.select(label).where(summary.owner_id == case.id)


def _met_on(deadline: Row, guarded: Reading) -> Any:
    met = guarded(models.DeadlineMet).c
    return sa.select(met.met_on).where(met.deadline_id == deadline.id)


def _overdue(deadline: Row, guarded: Reading) -> Any:
    """A limit in hours is judged by its day."""
    met_on = _met_on(deadline, guarded).scalar_subquery()
    return sa.func.coalesce(met_on, sa.func.legal_today(type_=sa.Date())) > deadline.due_on
