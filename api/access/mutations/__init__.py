"""Mutations of access (权限), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.access.mutations.find_party import find_party
from api.access.mutations.reveal_identity import reveal_identity

MUTATIONS: tuple[StrawberryField, ...] = (reveal_identity, find_party)
