"""Mutations on decisions (决定操作), each in a file of its own, in the order of the simple procedure; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.decisions.mutations.begin_spot_penalty import begin_spot_penalty
from api.decisions.mutations.close_case import close_case
from api.decisions.mutations.decide_on_the_spot import decide_on_the_spot
from api.decisions.mutations.file_with_organ import file_with_organ
from api.decisions.mutations.record_payment import record_payment
from api.decisions.mutations.record_statement import record_statement
from api.decisions.mutations.serve_document import serve_document
from api.decisions.mutations.waive_statement import waive_statement

MUTATIONS: tuple[StrawberryField, ...] = (
    begin_spot_penalty,
    record_statement,
    waive_statement,
    decide_on_the_spot,
    serve_document,
    file_with_organ,
    record_payment,
    close_case,
)
