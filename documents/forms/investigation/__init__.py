"""Forms of opening a case and of investigating it (立案、调查取证)."""

from documents.forms.form import Design
from documents.forms.investigation import (
    assistance_letter,
    clue_registration,
    edata_extract_record,
    evidence_extract,
    filing_approval,
    inquiry_notice,
    inquiry_record,
    investigation_report,
    preservation_list,
    preservation_notice,
    rectification_order,
    sampling_record,
)

DESIGNS: tuple[Design, ...] = (
    clue_registration.DESIGN,
    filing_approval.DESIGN,
    inquiry_notice.DESIGN,
    inquiry_record.DESIGN,
    evidence_extract.DESIGN,
    edata_extract_record.DESIGN,
    sampling_record.DESIGN,
    preservation_notice.DESIGN,
    preservation_list.DESIGN,
    rectification_order.DESIGN,
    assistance_letter.DESIGN,
    investigation_report.DESIGN,
)
