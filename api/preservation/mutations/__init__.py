"""Mutations on samples and preserved evidence (抽样取证、先行登记保存操作), each in a file of its own, in their order."""

from strawberry.types.field import StrawberryField

from api.preservation.mutations.approve_preservation import approve_preservation
from api.preservation.mutations.handle_preservation import handle_preservation
from api.preservation.mutations.preserve_evidence import preserve_evidence
from api.preservation.mutations.take_sample import take_sample

MUTATIONS: tuple[StrawberryField, ...] = (take_sample, approve_preservation, preserve_evidence, handle_preservation)
