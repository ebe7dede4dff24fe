"""The read engine: declared types and tables in, one guarded SQL statement per operation out."""

from api.graph.allowance import Allowance
from api.graph.answers import Answer
from api.graph.bindings import Bindings
from api.graph.errors import GraphError, NotCompilable, Unguarded
from api.graph.graph import Graph
from api.graph.guards import EVERYTHING, NOTHING, Guards, Viewer, ViewerParameters, hiding, only
from api.graph.limits import Limits
from api.graph.observation import Observation, Observer
from api.graph.paging import Connection, CountedConnection, Edge, Node, PageInfo
from api.graph.plans import Reader
from api.graph.queries import Context
from api.graph.readers import SESSION_SETTINGS, PoolReader, open_reader
from api.graph.refusals import LegalBasis, Missing, Refusal
from api.graph.relations import (
    Filter,
    among,
    at_least,
    below,
    derived,
    descending,
    either,
    embedded,
    equals,
    expression,
    first,
    holds,
    ids,
    listed,
    many,
    matching,
    one,
    pages,
    present,
    related,
)
from api.graph.roots import paged, reread

__all__ = [
    "EVERYTHING",
    "NOTHING",
    "SESSION_SETTINGS",
    "Allowance",
    "Answer",
    "Bindings",
    "Connection",
    "Context",
    "CountedConnection",
    "Edge",
    "Filter",
    "Graph",
    "GraphError",
    "Guards",
    "LegalBasis",
    "Limits",
    "Missing",
    "Node",
    "NotCompilable",
    "Observation",
    "Observer",
    "PageInfo",
    "PoolReader",
    "Reader",
    "Refusal",
    "Unguarded",
    "Viewer",
    "ViewerParameters",
    "among",
    "at_least",
    "below",
    "derived",
    "descending",
    "either",
    "embedded",
    "equals",
    "expression",
    "first",
    "hiding",
    "holds",
    "ids",
    "listed",
    "many",
    "matching",
    "one",
    "only",
    "open_reader",
    "paged",
    "pages",
    "present",
    "related",
    "reread",
]
