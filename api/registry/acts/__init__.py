"""The acts of the registry: on qualification (执法资格和证件) and on the catalogue of matters (执法事项清单)."""

from api.registry.acts.catalogue import MatterText, abolish_matter, draft_matter, publish_matter
from api.registry.acts.certificates import (
    NewCertificate,
    end_certificate,
    issue_certificate,
    lift_suspension,
    renew_certificate,
    suspend_certificate,
)
from api.registry.acts.examine import record_exam_result
from api.registry.acts.post import NewOfficer, end_officer_service, move_officer, register_officer
from api.registry.acts.propose import propose_certificate, propose_step, refuse_proposal

__all__ = [
    "MatterText",
    "NewCertificate",
    "NewOfficer",
    "abolish_matter",
    "draft_matter",
    "end_certificate",
    "end_officer_service",
    "issue_certificate",
    "lift_suspension",
    "move_officer",
    "propose_certificate",
    "propose_step",
    "publish_matter",
    "record_exam_result",
    "refuse_proposal",
    "register_officer",
    "renew_certificate",
    "suspend_certificate",
]  # fmt: skip
