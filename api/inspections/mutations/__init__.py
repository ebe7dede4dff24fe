"""Mutations on inspections (检查操作), each in a file of its own, in the order of a visit; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.inspections.mutations.approve_inspection import approve_inspection
from api.inspections.mutations.collect_evidence import collect_evidence
from api.inspections.mutations.explain_rights import explain_rights
from api.inspections.mutations.notify_inspection import notify_inspection
from api.inspections.mutations.plan_inspection import plan_inspection
from api.inspections.mutations.record_site_inspection import record_site_inspection
from api.inspections.mutations.scan_check_code import scan_check_code
from api.inspections.mutations.show_credential import show_credential
from api.inspections.mutations.tell_inspection_result import tell_inspection_result

MUTATIONS: tuple[StrawberryField, ...] = (
    plan_inspection,
    approve_inspection,
    notify_inspection,
    scan_check_code,
    show_credential,
    explain_rights,
    record_site_inspection,
    collect_evidence,
    tell_inspection_result,
)
