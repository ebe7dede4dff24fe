"""The acts of a case before its decision (立案、调查、回避), in the order of the general procedure."""

from api.cases.acts.confirm_address import confirm_address
from api.cases.acts.file_case import file_case, refuse_filing
from api.cases.acts.investigate import (
    RIGHTS,
    close_investigation,
    explain_case_rights,
    order_rectification,
    record_inquiry,
    show_case_credential,
)
from api.cases.acts.pause import (
    cancel_filing,
    extend_case,
    resume_investigation,
    suspend_investigation,
    transfer_case,
)
from api.cases.acts.recusal import change_officers, decide_recusal, request_recusal
from api.cases.acts.register_clue import ClueReport, register_clue
from api.cases.acts.representatives import Naming, name_representative
from api.cases.acts.verify_clue import extend_verification, start_verification, verify_clue

__all__ = [
    "RIGHTS",
    "ClueReport",
    "Naming",
    "cancel_filing",
    "change_officers",
    "close_investigation",
    "confirm_address",
    "decide_recusal",
    "explain_case_rights",
    "extend_case",
    "extend_verification",
    "file_case",
    "name_representative",
    "order_rectification",
    "record_inquiry",
    "refuse_filing",
    "register_clue",
    "request_recusal",
    "resume_investigation",
    "show_case_credential",
    "start_verification",
    "suspend_investigation",
    "transfer_case",
    "verify_clue",
]
