"""The acts of remedies (复议诉讼的办理): one act, one function, one event."""

from api.remedies.acts.result import Result, record_remedy_result
from api.remedies.acts.steps import (
    Application,
    forward_remedy,
    lift_stay,
    record_remedy,
    record_stay,
    refund,
    reply_to_remedy,
)

__all__ = [
    "Application", "Result", "forward_remedy", "lift_stay", "record_remedy", "record_remedy_result", "record_stay", "refund",
    "reply_to_remedy",
]  # fmt: skip
