"""Mutations on common proceedings (征收、征用、收费、强制执行的操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.proceedings.mutations.agree_execution import agree_execution
from api.proceedings.mutations.announce_demolition import announce_demolition
from api.proceedings.mutations.cancel_proceeding import cancel_proceeding
from api.proceedings.mutations.carry_out_execution import carry_out_execution
from api.proceedings.mutations.complete_proceeding import complete_proceeding
from api.proceedings.mutations.decide_compensation import decide_compensation
from api.proceedings.mutations.decide_proceeding import decide_proceeding
from api.proceedings.mutations.pay_compensation import pay_compensation
from api.proceedings.mutations.publish_charge_standard import publish_charge_standard
from api.proceedings.mutations.record_goods_handover import record_goods_handover
from api.proceedings.mutations.record_proceeding_payment import record_proceeding_payment
from api.proceedings.mutations.record_proceeding_statement import record_proceeding_statement
from api.proceedings.mutations.return_execution import return_execution
from api.proceedings.mutations.serve_proceeding_decision import serve_proceeding_decision
from api.proceedings.mutations.serve_proceeding_notice import serve_proceeding_notice
from api.proceedings.mutations.start_proceeding import start_proceeding
from api.proceedings.mutations.tell_on_the_spot import tell_on_the_spot
from api.proceedings.mutations.terminate_proceeding import terminate_proceeding
from api.proceedings.mutations.turn_execution import turn_execution

MUTATIONS: tuple[StrawberryField, ...] = (
    publish_charge_standard,
    start_proceeding,
    serve_proceeding_notice,
    tell_on_the_spot,
    record_proceeding_statement,
    decide_proceeding,
    serve_proceeding_decision,
    record_proceeding_payment,
    record_goods_handover,
    decide_compensation,
    pay_compensation,
    announce_demolition,
    carry_out_execution,
    turn_execution,
    agree_execution,
    return_execution,
    complete_proceeding,
    terminate_proceeding,
    cancel_proceeding,
)
