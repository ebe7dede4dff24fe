"""Forms of a licence (行政许可), from application to certificate."""

from documents.forms.form import Design
from documents.forms.licence import (
    acceptance_notice,
    correction_notice,
    licence_application,
    licence_approval,
    licence_certificate,
    licence_grant_decision,
    licence_refusal_decision,
    non_acceptance,
    site_verification_record,
)

DESIGNS: tuple[Design, ...] = (
    licence_application.DESIGN,
    correction_notice.DESIGN,
    acceptance_notice.DESIGN,
    non_acceptance.DESIGN,
    site_verification_record.DESIGN,
    licence_approval.DESIGN,
    licence_grant_decision.DESIGN,
    licence_refusal_decision.DESIGN,
    licence_certificate.DESIGN,
)
