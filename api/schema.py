"""The schema (接口): each slice's fields, listed. A new field is a line here, so that nothing enters unseen."""

from functools import lru_cache

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

import api.cases.fields
import api.decisions.fields
import api.inspections.fields
import api.ledger.fields
import api.measures.fields
import api.papers.fields
import api.policies.fields
import api.registry.fields
import api.review.fields
from api.access.mutations import MUTATIONS as ACCESS
from api.cases.mutations import MUTATIONS as CASES
from api.decisions.mutations import MUTATIONS as DECISIONS
from api.development_mutations import MUTATIONS as DEVELOPMENT
from api.graph import Bindings, Graph, Guards, Limits
from api.graph.scalars import SCALARS
from api.inspections.mutations import MUTATIONS as INSPECTIONS
from api.measures.mutations import MUTATIONS as MEASURES
from api.papers.mutations import MUTATIONS as PAPERS
from api.policies.mutations import MUTATIONS as POLICIES
from api.procedures.mutations import MUTATIONS as PROCEDURES
from api.review.mutations import MUTATIONS as REVIEW

SLICES = (
    api.registry.fields,
    api.papers.fields,
    api.ledger.fields,
    api.cases.fields,
    api.inspections.fields,
    api.decisions.fields,
    api.measures.fields,
    api.review.fields,
    api.policies.fields,
)


@lru_cache(maxsize=2)
def build_graph(*, production: bool) -> Graph:
    """The whole API. Raises NotCompilable or Unguarded when a field cannot be read or a table has no guard."""
    bindings, guards = Bindings(), Guards()
    reads = [field for slice_ in SLICES for field in slice_.declare(bindings, guards)] + bindings.node_fields()
    acts = [
        *INSPECTIONS, *PAPERS, *PROCEDURES, *CASES, *DECISIONS, *MEASURES, *REVIEW, *POLICIES, *ACCESS,
        *(() if production else DEVELOPMENT),
    ]  # fmt: skip
    schema = strawberry.Schema(
        query=create_type("Query", reads),
        mutation=create_type("Mutation", list(acts)),
        types=[type_ for slice_ in SLICES for type_ in getattr(slice_, "TYPES", ())],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    graph = Graph(schema, bindings, guards, limits=Limits())
    graph.check()
    return graph


def printed_schema() -> str:
    """The schema as ``schema.graphql`` holds it: production's, without the development's own mutations."""
    return build_graph(production=True).sdl()
