"""On what recusal rests outside penalties (回避的依据): the rules of a case, where 行政处罚法 does not stand."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from api.cases.recusal_rules import (
    MAY_CHANGE_OFFICERS,
    MAY_DECIDE_RECUSAL,
    NO_STANDSTILL,
    STEP_BACK,
    WHOLE_RECORD,
    ChangeFacts,
    RecusalFacts,
)
from api.law.gates import Gap, Gates, Rule
from api.law.laws import LAWFUL_ADMINISTRATION, THREE_SYSTEMS

INTERESTED = LAWFUL_ADMINISTRATION.whole(gist="行政机关工作人员履行职责，与行政管理相对人存在利害关系时，应当回避")
RECORDED = THREE_SYSTEMS.whole(
    gist="对行政执法的启动、调查取证、审核决定、送达执行等全部过程进行记录，并全面系统归档保存"
)
BASES = {STEP_BACK: INTERESTED, NO_STANDSTILL: INTERESTED, WHOLE_RECORD: RECORDED}
"""What stands outside penalties where 行政处罚法 stands within them."""


def outside_penalties(gap: Gap | None) -> Gap | None:
    """What is missing, as it is missing outside penalties: 国发〔2004〕10号 and 国办发〔2018〕118号 in place of 行政处罚法."""
    if gap is None or gap.basis is None:
        return gap
    return replace(gap, basis=BASES.get(gap.basis, gap.basis))


def likewise(rule: Callable[[Any], Gap | None]) -> Rule[Any]:
    """A rule of penalty law as it holds outside penalties."""

    @wraps(rule)
    def asked(facts: Any) -> Gap | None:
        return outside_penalties(rule(facts))

    return asked


MAY_DECIDE_OUTSIDE_PENALTIES: Gates[RecusalFacts] = tuple(likewise(rule) for rule in MAY_DECIDE_RECUSAL)
MAY_CHANGE_OUTSIDE_PENALTIES: Gates[ChangeFacts] = tuple(likewise(rule) for rule in MAY_CHANGE_OFFICERS)
