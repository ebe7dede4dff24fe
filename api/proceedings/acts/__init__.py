"""The acts of common proceedings (征收、征用、收费、强制执行): one act, one function, one event."""

from api.proceedings.acts.correct import Announcement, GivingBack, announce_demolition, return_execution
from api.proceedings.acts.decide import Ruling, decide_proceeding, serve_proceeding_decision
from api.proceedings.acts.end import cancel_proceeding, complete_proceeding, terminate_proceeding
from api.proceedings.acts.execute import OnTheSpot, agree_execution, carry_out_execution, turn_execution
from api.proceedings.acts.goods import decide_compensation, pay_compensation, record_goods_handover
from api.proceedings.acts.hear import record_proceeding_statement
from api.proceedings.acts.pay import record_proceeding_payment
from api.proceedings.acts.publish_standard import NewStandard, publish_standard
from api.proceedings.acts.start import Beginning, start_proceeding
from api.proceedings.acts.tell import serve_proceeding_notice, tell_on_the_spot

__all__ = [
    "Announcement",
    "Beginning",
    "GivingBack",
    "NewStandard",
    "OnTheSpot",
    "Ruling",
    "agree_execution",
    "announce_demolition",
    "cancel_proceeding",
    "carry_out_execution",
    "complete_proceeding",
    "decide_compensation",
    "decide_proceeding",
    "pay_compensation",
    "publish_standard",
    "record_goods_handover",
    "record_proceeding_payment",
    "record_proceeding_statement",
    "return_execution",
    "serve_proceeding_decision",
    "serve_proceeding_notice",
    "start_proceeding",
    "tell_on_the_spot",
    "terminate_proceeding",
    "turn_execution",
]  # fmt: skip
