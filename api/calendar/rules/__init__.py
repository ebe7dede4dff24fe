"""Every time limit of the system as data (期限规则), by code. `docs/reference/deadlines.md` is the same as a table."""

from types import MappingProxyType

from api.calendar.rule import DeadlineRule, RuleBook
from api.calendar.rules import compulsion, licence, penalty, publicity, remedies
from api.calendar.rules.compulsion import (
    APPLY_TO_COURT,
    APPROVE_EMERGENCY,
    ASK_HIGHER_COURT,
    CLUE_AFTER_MEASURE,
    DEMAND_BEFORE_SUBSTITUTE,
    EXTEND_SEIZURE,
    PERFORM_ON_DEMAND,
    SEIZE,
    URGENT_INSPECTION_PAPERS,
    WARN_OF_EXPIRY,
)
from api.calendar.rules.licence import (
    ASK_LICENCE_HEARING,
    DECIDE_LICENCE,
    DECIDE_LICENCE_PROMISED,
    EXTEND_LICENCE,
    HOLD_LICENCE_HEARING,
    ISSUE_LICENCE,
    NOTIFY_LICENCE_HEARING,
    REQUEST_CORRECTION,
)
from api.calendar.rules.penalty import (
    ASK_HEARING,
    DECIDE_CASE,
    EXTEND_CASE,
    EXTEND_VERIFICATION,
    FILE_ON_THE_SPOT,
    HAND_IN_CASH,
    HANDLE_PRESERVATION,
    HOLD_HEARING,
    NOTIFY_HEARING,
    PAY_FINE,
    REVIEW_CASE,
    SERVE_BY_ANNOUNCEMENT,
    SERVE_DECISION,
    STATE_DEFENCE,
    SURCHARGE_BEGINS,
    TELL_OF_RECORD,
    VERIFY_CLUE,
)
from api.calendar.rules.publicity import (
    ANSWER_AS_THIRD_PARTY,
    ANSWER_CORRECTION,
    ARCHIVE_CASE,
    DISCLOSE_AFTER_SERVICE,
    DISCLOSE_INSPECTION_RESULT,
    DISCLOSE_LICENCE,
    DISCLOSE_OTHER,
    DISCLOSE_PENALTY,
    REFRESH_ROSTER,
    REPORT_STATISTICS,
    UPLOAD_RECORDING,
    WITHDRAW_DISCLOSURE,
)
from api.calendar.rules.remedies import (
    ASK_RECONSIDERATION,
    FORWARD_RECONSIDERATION,
    REPLY_LITIGATION,
    REPLY_RECONSIDERATION,
    REPLY_RECONSIDERATION_SIMPLE,
    SUE,
    SUE_AFTER_RECONSIDERATION,
)

RULES: RuleBook = MappingProxyType(
    {
        rule.code: rule
        for subject in (penalty, compulsion, licence, remedies, publicity)
        for rule in vars(subject).values()
        if isinstance(rule, DeadlineRule)
    }
)
"""Every rule by its code, in the order of a proceeding."""

__all__ = [
    "ANSWER_AS_THIRD_PARTY",
    "ANSWER_CORRECTION",
    "APPLY_TO_COURT",
    "APPROVE_EMERGENCY",
    "ARCHIVE_CASE",
    "ASK_HEARING",
    "ASK_HIGHER_COURT",
    "ASK_LICENCE_HEARING",
    "ASK_RECONSIDERATION",
    "CLUE_AFTER_MEASURE",
    "DECIDE_CASE",
    "DECIDE_LICENCE",
    "DECIDE_LICENCE_PROMISED",
    "DEMAND_BEFORE_SUBSTITUTE",
    "DISCLOSE_AFTER_SERVICE",
    "DISCLOSE_INSPECTION_RESULT",
    "DISCLOSE_LICENCE",
    "DISCLOSE_OTHER",
    "DISCLOSE_PENALTY",
    "EXTEND_CASE",
    "EXTEND_LICENCE",
    "EXTEND_SEIZURE",
    "EXTEND_VERIFICATION",
    "FILE_ON_THE_SPOT",
    "FORWARD_RECONSIDERATION",
    "HANDLE_PRESERVATION",
    "HAND_IN_CASH",
    "HOLD_HEARING",
    "HOLD_LICENCE_HEARING",
    "ISSUE_LICENCE",
    "NOTIFY_HEARING",
    "NOTIFY_LICENCE_HEARING",
    "PAY_FINE",
    "PERFORM_ON_DEMAND",
    "REFRESH_ROSTER",
    "REPLY_LITIGATION",
    "REPLY_RECONSIDERATION",
    "REPLY_RECONSIDERATION_SIMPLE",
    "REPORT_STATISTICS",
    "REQUEST_CORRECTION",
    "REVIEW_CASE",
    "RULES",
    "SEIZE",
    "SERVE_BY_ANNOUNCEMENT",
    "SERVE_DECISION",
    "STATE_DEFENCE",
    "SUE",
    "SUE_AFTER_RECONSIDERATION",
    "SURCHARGE_BEGINS",
    "TELL_OF_RECORD",
    "UPLOAD_RECORDING",
    "URGENT_INSPECTION_PAPERS",
    "VERIFY_CLUE",
    "WARN_OF_EXPIRY",
    "WITHDRAW_DISCLOSURE",
]
