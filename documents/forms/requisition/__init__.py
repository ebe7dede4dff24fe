"""Forms of requisition (征用): goods taken for an emergency, given back and compensated."""

from documents.forms.form import Design
from documents.forms.requisition import compensation_decision, requisition_decision, requisition_list

DESIGNS: tuple[Design, ...] = (requisition_decision.DESIGN, requisition_list.DESIGN, compensation_decision.DESIGN)
