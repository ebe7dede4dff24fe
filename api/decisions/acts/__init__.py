"""The acts up to the decision and after it (告知、听取、决定、送达、履行): one act, one function, one event."""

from api.cases.provisions import LawPlace
from api.decisions.acts.begin_spot_penalty import SpotPenalty, begin_spot_penalty
from api.decisions.acts.close_case import close_case
from api.decisions.acts.decide_case import decide_case, decide_no_penalty, require_may_decide, require_may_discharge
from api.decisions.acts.decide_on_the_spot import decide_on_the_spot, require_may_decide_on_the_spot
from api.decisions.acts.defend import recheck_defence
from api.decisions.acts.discuss import Voice, discuss_collectively
from api.decisions.acts.file_with_organ import file_with_organ
from api.decisions.acts.handing import Announcement, Handing
from api.decisions.acts.hear_the_party import Reweighing, record_statement, waive_statement
from api.decisions.acts.hearing import (
    Arrangement,
    Minutes,
    hold_hearing,
    notify_hearing,
    request_hearing,
    withdraw_hearing_request,
)
from api.decisions.acts.record_payment import Receipt, record_payment
from api.decisions.acts.revoke_decision import approve_instalments, revoke_decision
from api.decisions.acts.serve_document import serve_document
from api.decisions.acts.serve_notice import serve_notice

__all__ = [
    "Announcement", "Arrangement", "Handing", "LawPlace", "Minutes", "Receipt", "Reweighing", "SpotPenalty", "Voice",
    "approve_instalments", "begin_spot_penalty", "close_case", "decide_case", "decide_no_penalty", "decide_on_the_spot",
    "discuss_collectively", "file_with_organ", "hold_hearing", "notify_hearing", "recheck_defence", "record_payment",
    "record_statement", "request_hearing", "require_may_decide", "require_may_decide_on_the_spot", "require_may_discharge", "revoke_decision",
    "serve_document", "serve_notice", "waive_statement", "withdraw_hearing_request",
]  # fmt: skip
