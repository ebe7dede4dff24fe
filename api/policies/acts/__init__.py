"""The acts on policies and filings (制度与报审报备办理): adopted, sent to the responsible body, decided on."""

from api.policies.acts.adopt import PolicyText, create_policy
from api.policies.acts.file import decide_filing, submit_filing

__all__ = ["PolicyText", "create_policy", "decide_filing", "submit_filing"]
