"""The acts of an inspection (行政检查), in the order of a visit. Each is one transaction's work and commits nothing."""

from api.inspections.acts.approve import approve_inspection
from api.inspections.acts.collect import Item, collect_evidence
from api.inspections.acts.conduct import RIGHTS, explain_rights, record_site_inspection
from api.inspections.acts.enter import Dress, scan_check_code, show_credential
from api.inspections.acts.inform import Handover, notify_inspection, tell_inspection_result
from api.inspections.acts.plan import Plan, plan_inspection
from api.inspections.facts import OnSite
from api.papers.uploads import StoredFile

__all__ = [
    "RIGHTS",
    "Dress",
    "Handover",
    "Item",
    "OnSite",
    "Plan",
    "StoredFile",
    "approve_inspection",
    "collect_evidence",
    "explain_rights",
    "notify_inspection",
    "plan_inspection",
    "record_site_inspection",
    "scan_check_code",
    "show_credential",
    "tell_inspection_result",
]
