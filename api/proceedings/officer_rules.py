"""May an officer of a common proceeding be replaced? (更换执法人员的条件)"""

from api.cases.recusal_basis import likewise
from api.cases.recusal_rules import (
    ChangeFacts,
    case_not_over,
    handed_over,
    not_recused,
    officer_is_on_case,
    replacement_is_new,
)
from api.law.gates import Gates
from api.proceedings.start_rules import officers_qualified

MAY_CHANGE_OFFICERS: Gates[ChangeFacts] = (
    case_not_over,
    officer_is_on_case,
    replacement_is_new,
    officers_qualified,
    likewise(not_recused),
    likewise(handed_over),
)
