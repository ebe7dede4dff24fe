"""The acts of an inspection (行政检查), the list and the plan first, then in the order of a visit. Each is one transaction's work and commits nothing."""

from api.inspections.acts.approve import approve_inspection
from api.inspections.acts.collect import Item, collect_evidence
from api.inspections.acts.conduct import RIGHTS, explain_rights, record_site_inspection
from api.inspections.acts.draw import Candidate, Conflict, Draw, draw_inspection
from api.inspections.acts.enter import Dress, scan_check_code, show_credential
from api.inspections.acts.inform import Handover, notify_inspection, tell_inspection_result
from api.inspections.acts.listing import EntryText, abolish_list_entry, draft_list_entry, publish_list_entry
from api.inspections.acts.plan import Plan, plan_inspection
from api.inspections.acts.publish_plan import LineText, publish_cap, publish_plan
from api.inspections.acts.rectify import order_visit_rectification, record_reinspection
from api.inspections.facts import OnSite
from api.papers.uploads import StoredFile

__all__ = [
    "RIGHTS",
    "Candidate",
    "Conflict",
    "Draw",
    "Dress",
    "EntryText",
    "Handover",
    "Item",
    "LineText",
    "OnSite",
    "Plan",
    "StoredFile",
    "abolish_list_entry",
    "approve_inspection",
    "collect_evidence",
    "draft_list_entry",
    "draw_inspection",
    "explain_rights",
    "notify_inspection",
    "order_visit_rectification",
    "plan_inspection",
    "publish_cap",
    "publish_list_entry",
    "publish_plan",
    "record_reinspection",
    "record_site_inspection",
    "scan_check_code",
    "show_credential",
    "tell_inspection_result",
]
