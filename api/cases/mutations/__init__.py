"""Mutations on a case before its notice (立案、调查、回避的操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.cases.mutations.cancel_filing import cancel_filing
from api.cases.mutations.change_officers import change_officers
from api.cases.mutations.close_investigation import close_investigation
from api.cases.mutations.confirm_address import confirm_address
from api.cases.mutations.decide_recusal import decide_recusal
from api.cases.mutations.explain_case_rights import explain_case_rights
from api.cases.mutations.extend_case import extend_case
from api.cases.mutations.extend_verification import extend_verification
from api.cases.mutations.file_case import file_case
from api.cases.mutations.name_representative import name_representative
from api.cases.mutations.order_rectification import order_rectification
from api.cases.mutations.record_inquiry import record_inquiry
from api.cases.mutations.refuse_filing import refuse_filing
from api.cases.mutations.register_clue import register_clue
from api.cases.mutations.request_recusal import request_recusal
from api.cases.mutations.resume_investigation import resume_investigation
from api.cases.mutations.show_case_credential import show_case_credential
from api.cases.mutations.start_verification import start_verification
from api.cases.mutations.suspend_investigation import suspend_investigation
from api.cases.mutations.transfer_case import transfer_case
from api.cases.mutations.verify_clue import verify_clue

MUTATIONS: tuple[StrawberryField, ...] = (
    register_clue,
    name_representative,
    confirm_address,
    start_verification,
    extend_verification,
    verify_clue,
    file_case,
    refuse_filing,
    show_case_credential,
    explain_case_rights,
    record_inquiry,
    order_rectification,
    suspend_investigation,
    resume_investigation,
    transfer_case,
    cancel_filing,
    extend_case,
    close_investigation,
    request_recusal,
    decide_recusal,
    change_officers,
)
