"""Mutations of the licence procedure (许可操作), each in a file of its own, in its order; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.licences.mutations.accept_application import accept_application
from api.licences.mutations.apply_licence import apply_licence
from api.licences.mutations.assign_examiners import assign_examiners
from api.licences.mutations.begin_expert_review import begin_expert_review
from api.licences.mutations.decide_licence import decide_licence
from api.licences.mutations.end_expert_review import end_expert_review
from api.licences.mutations.extend_licence_decision import extend_licence_decision
from api.licences.mutations.hold_licence_hearing import hold_licence_hearing
from api.licences.mutations.issue_licence import issue_licence
from api.licences.mutations.notify_licence_hearing import notify_licence_hearing
from api.licences.mutations.offer_licence_hearing import offer_licence_hearing
from api.licences.mutations.open_licence_case import open_licence_case
from api.licences.mutations.record_site_verification import record_site_verification
from api.licences.mutations.refuse_acceptance import refuse_acceptance
from api.licences.mutations.request_correction import request_correction
from api.licences.mutations.request_licence_hearing import request_licence_hearing
from api.licences.mutations.serve_licence_refusal import serve_licence_refusal
from api.licences.mutations.show_credential_at_verification import show_credential_at_verification
from api.licences.mutations.supplement_application import supplement_application
from api.licences.mutations.withdraw_application import withdraw_application

MUTATIONS: tuple[StrawberryField, ...] = (
    open_licence_case,
    apply_licence,
    request_correction,
    supplement_application,
    accept_application,
    refuse_acceptance,
    assign_examiners,
    show_credential_at_verification,
    record_site_verification,
    begin_expert_review,
    end_expert_review,
    offer_licence_hearing,
    request_licence_hearing,
    notify_licence_hearing,
    hold_licence_hearing,
    extend_licence_decision,
    decide_licence,
    issue_licence,
    serve_licence_refusal,
    withdraw_application,
)
