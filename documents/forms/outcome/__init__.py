"""Forms of how a case ends (不予处罚、送达地址、催告、申请法院执行、移送、结案)."""

from documents.forms.form import Design
from documents.forms.outcome import (
    address_confirmation,
    case_closing_approval,
    court_application,
    demand_notice,
    no_penalty_decision,
    transfer_letter,
)

DESIGNS: tuple[Design, ...] = (
    no_penalty_decision.DESIGN,
    address_confirmation.DESIGN,
    demand_notice.DESIGN,
    court_application.DESIGN,
    transfer_letter.DESIGN,
    case_closing_approval.DESIGN,
)
