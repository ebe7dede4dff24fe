"""The acts of sampling and preservation (抽样取证、先行登记保存的办理): one act, one function, one event."""

from api.preservation.acts.preserve import approve_preservation, handle_preservation, preserve_evidence
from api.preservation.acts.sample import take_sample

__all__ = ["approve_preservation", "handle_preservation", "preserve_evidence", "take_sample"]
