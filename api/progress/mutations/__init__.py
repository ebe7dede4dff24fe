"""Mutations of progress (办理进度查询), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.progress.mutations.issue_query_code import issue_query_code

MUTATIONS: tuple[StrawberryField, ...] = (issue_query_code,)
