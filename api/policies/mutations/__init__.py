"""Mutations on policies and filings (制度与报审报备操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.policies.mutations.create_policy import create_policy
from api.policies.mutations.decide_filing import decide_filing
from api.policies.mutations.open_policy_file import open_policy_file
from api.policies.mutations.submit_filing import submit_filing

MUTATIONS: tuple[StrawberryField, ...] = (create_policy, submit_filing, decide_filing, open_policy_file)
