"""Forms of compulsory execution by the organ itself (行政强制执行)."""

from documents.forms.execution import (
    execution_agreement,
    execution_decision,
    execution_record,
    execution_stop,
    substitute_decision,
)
from documents.forms.form import Design

DESIGNS: tuple[Design, ...] = (
    execution_decision.DESIGN,
    substitute_decision.DESIGN,
    execution_record.DESIGN,
    execution_agreement.DESIGN,
    execution_stop.DESIGN,
)
