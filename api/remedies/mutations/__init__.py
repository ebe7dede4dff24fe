"""Mutations on remedies (复议诉讼的操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.remedies.mutations.forward_remedy import forward_remedy
from api.remedies.mutations.lift_stay import lift_stay
from api.remedies.mutations.record_remedy import record_remedy
from api.remedies.mutations.record_remedy_result import record_remedy_result
from api.remedies.mutations.record_stay import record_stay
from api.remedies.mutations.refund_party import refund_party
from api.remedies.mutations.reply_to_remedy import reply_to_remedy

MUTATIONS: tuple[StrawberryField, ...] = (
    record_remedy,
    forward_remedy,
    reply_to_remedy,
    record_stay,
    lift_stay,
    record_remedy_result,
    refund_party,
)
