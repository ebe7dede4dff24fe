"""Who must step back from a common proceeding (回避): the rules of a case, on the basis that holds outside penalties."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from api.cases import recusal_rules as of_a_case
from api.cases.recusal_rules import NO_STANDSTILL, STEP_BACK, WHOLE_RECORD, RecusalFacts
from api.law.gates import Gap, Gates, Rule
from api.law.laws import LAWFUL_ADMINISTRATION, THREE_SYSTEMS
from api.proceedings.facts import ProceedingFacts

INTERESTED = LAWFUL_ADMINISTRATION.whole(gist="行政机关工作人员履行职责，与行政管理相对人存在利害关系时，应当回避")
RECORDED = THREE_SYSTEMS.whole(
    gist="对行政执法的启动、调查取证、审核决定、送达执行等全部过程进行记录，并全面系统归档保存"
)
BASES = {STEP_BACK: INTERESTED, NO_STANDSTILL: INTERESTED, WHOLE_RECORD: RECORDED}
"""What stands outside penalties where 行政处罚法 stands within them."""


def likewise(rule: Callable[[Any], Gap | None]) -> Rule[Any]:
    """A rule of penalty law as it holds in a common proceeding: 国发〔2004〕10号 and 国办发〔2018〕118号 in place of 行政处罚法."""

    @wraps(rule)
    def asked(facts: Any) -> Gap | None:
        gap = rule(facts)
        if gap is None or gap.basis is None:
            return gap
        return replace(gap, basis=BASES.get(gap.basis, gap.basis))

    return asked


def not_recused(facts: ProceedingFacts) -> Gap | None:
    """国发〔2004〕10号 – who was recused takes no further act; who was only asked to goes on meanwhile."""
    return likewise(of_a_case.not_recused)(facts)


def no_recusal_undecided(facts: ProceedingFacts) -> Gap | None:
    """国发〔2004〕10号 – nothing is decided, agreed upon or enforced while it is open whether somebody must step back.

    Terminated, cancelled or given back is by a leader's decision, too; that a duty was performed decides nothing.
    """
    return likewise(of_a_case.no_recusal_undecided)(facts)


MAY_DECIDE_RECUSAL: Gates[RecusalFacts] = tuple(likewise(rule) for rule in of_a_case.MAY_DECIDE_RECUSAL)
