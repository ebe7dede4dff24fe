"""Forms that keep procedure fair: recusal, remedies, monitoring equipment, removal, third parties, correction (程序保障)."""

from documents.forms.form import Design
from documents.forms.safeguards import (
    correction_answer,
    early_stop_decision,
    monitoring_check,
    officer_change,
    recording_removal,
    recusal_decision,
    remedy_record,
    remedy_reply,
    third_party_letter,
)

DESIGNS: tuple[Design, ...] = (
    recusal_decision.DESIGN,
    officer_change.DESIGN,
    remedy_record.DESIGN,
    remedy_reply.DESIGN,
    monitoring_check.DESIGN,
    recording_removal.DESIGN,
    third_party_letter.DESIGN,
    correction_answer.DESIGN,
    early_stop_decision.DESIGN,
)
