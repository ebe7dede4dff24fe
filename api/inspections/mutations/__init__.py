"""Mutations on inspections (检查操作), each in a file of its own, the list and the plan first, then in the order of a visit; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.inspections.mutations.abolish_random_inspection_matter import abolish_random_inspection_matter
from api.inspections.mutations.approve_inspection import approve_inspection
from api.inspections.mutations.collect_evidence import collect_evidence
from api.inspections.mutations.draft_random_inspection_matter import draft_random_inspection_matter
from api.inspections.mutations.draw_inspection import draw_inspection
from api.inspections.mutations.explain_rights import explain_rights
from api.inspections.mutations.notify_inspection import notify_inspection
from api.inspections.mutations.order_visit_rectification import order_visit_rectification
from api.inspections.mutations.plan_inspection import plan_inspection
from api.inspections.mutations.publish_inspection_cap import publish_inspection_cap
from api.inspections.mutations.publish_inspection_plan import publish_inspection_plan
from api.inspections.mutations.publish_random_inspection_matter import publish_random_inspection_matter
from api.inspections.mutations.record_reinspection import record_reinspection
from api.inspections.mutations.record_site_inspection import record_site_inspection
from api.inspections.mutations.scan_check_code import scan_check_code
from api.inspections.mutations.show_credential import show_credential
from api.inspections.mutations.tell_inspection_result import tell_inspection_result

MUTATIONS: tuple[StrawberryField, ...] = (
    draft_random_inspection_matter,
    publish_random_inspection_matter,
    abolish_random_inspection_matter,
    publish_inspection_plan,
    publish_inspection_cap,
    draw_inspection,
    plan_inspection,
    approve_inspection,
    notify_inspection,
    scan_check_code,
    show_credential,
    explain_rights,
    record_site_inspection,
    collect_evidence,
    tell_inspection_result,
    order_visit_rectification,
    record_reinspection,
)
