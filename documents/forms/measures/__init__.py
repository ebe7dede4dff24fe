"""Forms of compulsory measures (行政强制措施): approval, decision, list, extension, release."""

from documents.forms.form import Design
from documents.forms.measures import (
    measure_approval,
    measure_decision,
    measure_extension,
    measure_lift_decision,
    measure_list,
)

DESIGNS: tuple[Design, ...] = (
    measure_approval.DESIGN,
    measure_decision.DESIGN,
    measure_list.DESIGN,
    measure_extension.DESIGN,
    measure_lift_decision.DESIGN,
)
