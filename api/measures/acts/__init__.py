"""The acts of a compulsory measure (行政强制措施), in its order. Each is one transaction's work and commits nothing."""

from api.measures.acts.approve_measure import approve_measure
from api.measures.acts.convert_measure import convert_measure
from api.measures.acts.exclude_test_time import ExcludedDays, exclude_test_time
from api.measures.acts.explain_measure import explain_measure
from api.measures.acts.extend_measure import extend_measure
from api.measures.acts.impose_measure import Emergency, Papers, impose_in_emergency, impose_measure
from api.measures.acts.lift_measure import lift_measure
from api.measures.acts.request_measure import Worth, request_measure

__all__ = [
    "Emergency",
    "ExcludedDays",
    "Papers",
    "Worth",
    "approve_measure",
    "convert_measure",
    "exclude_test_time",
    "explain_measure",
    "extend_measure",
    "impose_in_emergency",
    "impose_measure",
    "lift_measure",
    "request_measure",
]
