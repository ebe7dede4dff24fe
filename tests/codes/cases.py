"""All cases: naming the modules here is what fills the tables."""

from tests.codes import (
    met_at_the_window,
    met_in_compulsion,
    met_in_monitoring,
    met_in_penalties,
    met_in_review,
    met_in_the_registry,
    met_on_paper,
    met_on_visits,
)
from tests.codes.produced import CITY, COUNTY, REGISTRY

MODULES = (
    met_at_the_window,
    met_in_compulsion,
    met_in_monitoring,
    met_in_penalties,
    met_in_review,
    met_in_the_registry,
    met_on_paper,
    met_on_visits,
)

__all__ = ["CITY", "COUNTY", "MODULES", "REGISTRY"]
