"""Mutations on compulsory measures (强制措施操作), each in a file of its own, in their order; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.measures.mutations.approve_measure import approve_measure
from api.measures.mutations.convert_measure import convert_measure
from api.measures.mutations.exclude_test_time import exclude_test_time
from api.measures.mutations.explain_measure import explain_measure
from api.measures.mutations.extend_measure import extend_measure
from api.measures.mutations.impose_in_emergency import impose_in_emergency
from api.measures.mutations.impose_measure import impose_measure
from api.measures.mutations.lift_measure import lift_measure
from api.measures.mutations.request_measure import request_measure

MUTATIONS: tuple[StrawberryField, ...] = (
    request_measure,
    approve_measure,
    explain_measure,
    impose_measure,
    impose_in_emergency,
    extend_measure,
    exclude_test_time,
    lift_measure,
    convert_measure,
)
