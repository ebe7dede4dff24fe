"""Mutations on qualification and the catalogue (执法资格、证件和清单操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.registry.mutations.abolish_matter import abolish_matter
from api.registry.mutations.cancel_certificate import cancel_certificate
from api.registry.mutations.draft_matter import draft_matter
from api.registry.mutations.end_officer_service import end_officer_service
from api.registry.mutations.issue_certificate import issue_certificate
from api.registry.mutations.lift_suspension import lift_suspension
from api.registry.mutations.move_officer import move_officer
from api.registry.mutations.propose_certificate import propose_certificate
from api.registry.mutations.publish_matter import publish_matter
from api.registry.mutations.record_exam_result import record_exam_result
from api.registry.mutations.refuse_certificate_proposal import refuse_certificate_proposal
from api.registry.mutations.register_officer import register_officer
from api.registry.mutations.renew_certificate import renew_certificate
from api.registry.mutations.revoke_certificate import revoke_certificate
from api.registry.mutations.suspend_certificate import suspend_certificate

MUTATIONS: tuple[StrawberryField, ...] = (
    register_officer,
    move_officer,
    end_officer_service,
    record_exam_result,
    propose_certificate,
    refuse_certificate_proposal,
    issue_certificate,
    renew_certificate,
    suspend_certificate,
    lift_suspension,
    revoke_certificate,
    cancel_certificate,
    draft_matter,
    publish_matter,
    abolish_matter,
)
