"""Orders to put right what a visit found, and looking again (责令改正、复查): the two take turns."""

from api.inspections.rules import MAY_INSPECT, MAY_TELL_RESULT, VisitFacts
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.vocabulary import StaffRole

PUT_RIGHT = APL.article(28, paragraph=1, gist="应当责令当事人改正或者限期改正违法行为")


def not_rectifying(visit: VisitFacts) -> Gap | None:
    """行政处罚法 (2021) 第二十八条第一款 – while an order to put things right runs, no second one is made: first somebody looks again."""
    if not visit.rectifying:
        return None
    return Gap(Code.CONFLICT, PUT_RIGHT, "已经责令改正，尚未复查。", ("复查记录",), (StaffRole.OFFICER,))


def rectification_ordered(visit: VisitFacts) -> Gap | None:
    """行政处罚法 (2021) 第二十八条第一款 – looked at again is what the party was ordered to put right, once for each order."""
    if visit.rectifying:
        return None
    return Gap(
        Code.INVALID_TRANSITION, PUT_RIGHT, "没有待复查的责令改正。", ("责令改正通知书的送达",), (StaffRole.OFFICER,)
    )


MAY_ORDER_RECTIFICATION: Gates[VisitFacts] = (*MAY_TELL_RESULT, not_rectifying)  # 第二十八条
MAY_REINSPECT: Gates[VisitFacts] = (*MAY_INSPECT, rectification_ordered)
