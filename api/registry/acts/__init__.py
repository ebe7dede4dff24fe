"""The acts on qualification (执法资格和证件办理): examined, asked for, issued, and what happens to a certificate after."""

from api.registry.acts.certificates import (
    NewCertificate,
    end_certificate,
    issue_certificate,
    lift_suspension,
    renew_certificate,
    suspend_certificate,
)
from api.registry.acts.examine import record_exam_result
from api.registry.acts.propose import propose_certificate, propose_step, refuse_proposal
from api.registry.acts.publish import publish_matter

__all__ = [
    "NewCertificate", "end_certificate", "issue_certificate", "lift_suspension", "propose_certificate", "propose_step",
    "publish_matter", "record_exam_result", "refuse_proposal", "renew_certificate", "suspend_certificate",
]  # fmt: skip
