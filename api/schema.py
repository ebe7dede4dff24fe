"""The schema (接口): each slice's fields, listed. A new field is a line here, so that nothing enters unseen."""

from functools import lru_cache

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

import api.cases.fields
import api.decisions.fields
import api.inspections.fields
import api.ledger.fields
import api.licences.fields
import api.measures.fields
import api.monitoring.fields
import api.papers.fields
import api.policies.fields
import api.procedures.fields
import api.procedures.next_fields
import api.proceedings.fields
import api.progress.fields
import api.registry.fields
import api.remedies.fields
import api.review.fields
from api import subscriptions
from api.access.budgets import budget_of
from api.access.mutations import MUTATIONS as ACCESS
from api.cases.mutations import MUTATIONS as CASES
from api.decisions.mutations import MUTATIONS as DECISIONS
from api.descriptions import describe
from api.development_mutations import MUTATIONS as DEVELOPMENT
from api.graph import Allowance, Bindings, Graph, Guards, Limits
from api.graph.guards import Viewer
from api.graph.scalars import SCALARS
from api.inspections.mutations import MUTATIONS as INSPECTIONS
from api.licences.mutations import MUTATIONS as LICENCES
from api.measures.mutations import MUTATIONS as MEASURES
from api.monitoring.mutations import MUTATIONS as MONITORING
from api.papers.mutations import MUTATIONS as PAPERS
from api.policies.mutations import MUTATIONS as POLICIES
from api.preservation.mutations import MUTATIONS as PRESERVATION
from api.procedures.mutations import MUTATIONS as PROCEDURES
from api.proceedings.mutations import MUTATIONS as PROCEEDINGS
from api.progress.mutations import MUTATIONS as PROGRESS
from api.registry.mutations import MUTATIONS as REGISTRY
from api.remedies.mutations import MUTATIONS as REMEDIES
from api.review.mutations import MUTATIONS as REVIEW
from api.vocabulary import StaffRole

SLICES = (
    api.registry.fields,
    api.papers.fields,
    api.ledger.fields,
    api.cases.fields,
    api.inspections.fields,
    api.decisions.fields,
    api.measures.fields,
    api.monitoring.fields,
    api.licences.fields,
    api.review.fields,
    api.policies.fields,
    api.proceedings.fields,
    api.remedies.fields,
    api.progress.fields,
    api.procedures.fields,
    api.procedures.next_fields,
)


@lru_cache(maxsize=2)
def build_graph(*, production: bool) -> Graph:
    """The whole API. Raises NotCompilable or Unguarded when a field cannot be read or a table has no guard."""
    bindings, guards = Bindings(), Guards()
    reads = [field for slice_ in SLICES for field in slice_.declare(bindings, guards)] + bindings.node_fields()
    acts = [
        *INSPECTIONS, *PAPERS, *PROCEDURES, *CASES, *DECISIONS, *MEASURES, *PRESERVATION, *LICENCES, *REVIEW, *POLICIES, *PROCEEDINGS,
        *REMEDIES, *PROGRESS, *ACCESS, *REGISTRY, *MONITORING,
        *(() if production else DEVELOPMENT),
    ]  # fmt: skip
    schema = strawberry.Schema(
        query=create_type("Query", reads),
        mutation=create_type("Mutation", list(acts)),
        subscription=create_type("Subscription", subscriptions.declare(bindings)),
        types=[type_ for slice_ in SLICES for type_ in getattr(slice_, "TYPES", ())],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    describe(schema._schema)

    def allowance(viewer: Viewer) -> Allowance:
        return allowed(viewer.roles, production)

    graph = Graph(schema, bindings, guards, limits=Limits(), allowance=allowance)
    graph.check(written=False)
    return graph


@lru_cache(maxsize=1_000)
def allowed(roles: frozenset[str], production: bool) -> Allowance:
    """What whoever holds these roles may ask: the budget, and in production the schema only for who has logged in."""
    return Allowance(budget_of(roles).cost, introspection=not production or roles != {StaffRole.PUBLIC.value})


def printed_schema() -> str:
    """The schema as ``schema.graphql`` holds it: production's, without the development's own mutations."""
    return build_graph(production=True).sdl()
