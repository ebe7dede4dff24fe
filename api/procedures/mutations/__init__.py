"""Mutations that join several slices (跨环节操作); the schema lists them."""

from strawberry.types.field import StrawberryField

from api.procedures.mutations.issue_document import issue_document

MUTATIONS: tuple[StrawberryField, ...] = (issue_document,)
