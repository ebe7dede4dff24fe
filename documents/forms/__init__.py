"""The forms (执法文书格式): all of the catalogue as data, those with a template as typed designs.

``form("SPOT_PENALTY_DECISION")`` gives one, :data:`FORMS` all of them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from documents.errors import FormUnknown
from documents.forms import (
    execution,
    hearing,
    inspection_approval,
    inspection_notice,
    inspection_result,
    inspection_result_notice,
    investigation,
    levy,
    licence,
    measures,
    outcome,
    penalty_decision,
    penalty_notice,
    requisition,
    review,
    safeguards,
    service_receipt,
    site_inspection_record,
    spot_penalty_decision,
    spot_penalty_filing,
)
from documents.forms.catalogue import CATALOGUE, Entry, Openness, Seal, Step, StepKind
from documents.forms.fields import FormData
from documents.forms.form import Design, Form

DESIGNS: Mapping[str, Design] = MappingProxyType(
    {
        design.code: design
        for design in (
            inspection_approval.DESIGN,
            inspection_notice.DESIGN,
            inspection_result.DESIGN,
            inspection_result_notice.DESIGN,
            penalty_decision.DESIGN,
            penalty_notice.DESIGN,
            service_receipt.DESIGN,
            site_inspection_record.DESIGN,
            spot_penalty_decision.DESIGN,
            spot_penalty_filing.DESIGN,
            *investigation.DESIGNS,
            *measures.DESIGNS,
            *hearing.DESIGNS,
            *review.DESIGNS,
            *outcome.DESIGNS,
            *licence.DESIGNS,
            *levy.DESIGNS,
            *requisition.DESIGNS,
            *execution.DESIGNS,
            *safeguards.DESIGNS,
        )
    }
)
#: Every form of the catalogue by code.
FORMS: Mapping[str, Form] = MappingProxyType(
    {code: Form(entry, DESIGNS.get(code)) for code, entry in CATALOGUE.items()}
)


def form(code: str) -> Form:
    """The form with this code. Raises FormUnknown."""
    if code not in FORMS:
        raise FormUnknown(code)
    return FORMS[code]


__all__ = ["DESIGNS", "FORMS", "Design", "Entry", "Form", "FormData", "Openness", "Seal", "Step", "StepKind", "form"]
