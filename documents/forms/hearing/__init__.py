"""Forms of hearing the party and of deciding together (陈述申辩、听证、集体讨论)."""

from documents.forms.form import Design
from documents.forms.hearing import (
    collective_discussion_record,
    hearing_notice,
    hearing_record,
    hearing_report,
    statement_record,
)

DESIGNS: tuple[Design, ...] = (
    statement_record.DESIGN,
    hearing_notice.DESIGN,
    hearing_record.DESIGN,
    hearing_report.DESIGN,
    collective_discussion_record.DESIGN,
)
