"""Mutations on decisions (决定操作), each in a file of its own, the simple procedure first; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.decisions.mutations.apply_to_court import apply_to_court
from api.decisions.mutations.approve_instalments import approve_instalments
from api.decisions.mutations.begin_spot_penalty import begin_spot_penalty
from api.decisions.mutations.close_case import close_case
from api.decisions.mutations.decide_case import decide_case
from api.decisions.mutations.decide_no_penalty import decide_no_penalty
from api.decisions.mutations.decide_on_the_spot import decide_on_the_spot
from api.decisions.mutations.demand_performance import demand_performance
from api.decisions.mutations.discuss_collectively import discuss_collectively
from api.decisions.mutations.file_with_organ import file_with_organ
from api.decisions.mutations.hold_hearing import hold_hearing
from api.decisions.mutations.notify_hearing import notify_hearing
from api.decisions.mutations.recheck_defence import recheck_defence
from api.decisions.mutations.record_court_step import record_court_step
from api.decisions.mutations.record_payment import record_payment
from api.decisions.mutations.record_statement import record_statement
from api.decisions.mutations.request_hearing import request_hearing
from api.decisions.mutations.revoke_decision import revoke_decision
from api.decisions.mutations.serve_document import serve_document
from api.decisions.mutations.serve_notice import serve_notice
from api.decisions.mutations.waive_statement import waive_statement
from api.decisions.mutations.withdraw_hearing_request import withdraw_hearing_request

MUTATIONS: tuple[StrawberryField, ...] = (
    begin_spot_penalty,
    record_statement,
    waive_statement,
    decide_on_the_spot,
    serve_document,
    file_with_organ,
    record_payment,
    close_case,
    serve_notice,
    recheck_defence,
    request_hearing,
    withdraw_hearing_request,
    notify_hearing,
    hold_hearing,
    discuss_collectively,
    decide_case,
    decide_no_penalty,
    revoke_decision,
    approve_instalments,
    demand_performance,
    apply_to_court,
    record_court_step,
)
