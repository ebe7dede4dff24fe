"""The acts of the licence procedure (许可程序), in its order. Each is one transaction's work and commits nothing."""

from api.licences.acts.decide import decide_licence, extend_licence_decision, withdraw_application
from api.licences.acts.examine import (
    assign_examiners,
    begin_expert_review,
    end_expert_review,
    record_site_verification,
    show_credential,
)
from api.licences.acts.hear import (
    hold_licence_hearing,
    notify_licence_hearing,
    offer_licence_hearing,
    request_licence_hearing,
)
from api.licences.acts.issue import issue_licence, serve_licence_refusal
from api.licences.acts.receive import Applicant, apply_licence, open_licence_case, supplement
from api.licences.acts.take_in import accept_application, refuse_acceptance, request_correction
from api.licences.delivery import Delivery

__all__ = [
    "Applicant",
    "Delivery",
    "accept_application",
    "apply_licence",
    "assign_examiners",
    "begin_expert_review",
    "decide_licence",
    "end_expert_review",
    "extend_licence_decision",
    "hold_licence_hearing",
    "issue_licence",
    "notify_licence_hearing",
    "offer_licence_hearing",
    "open_licence_case",
    "record_site_verification",
    "refuse_acceptance",
    "request_correction",
    "request_licence_hearing",
    "serve_licence_refusal",
    "show_credential",
    "supplement",
    "withdraw_application",
]
