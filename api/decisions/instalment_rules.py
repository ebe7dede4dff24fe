"""May a decision be revoked, may its fine be paid in parts? (撤销、延期分期缴纳的条件)"""

from dataclasses import dataclass

from api.decisions.facts import AfterDecision
from api.decisions.fines import Instalment, yuan
from api.decisions.performance import decided, fined, not_closed, served
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.vocabulary import StaffRole

LEADER = (StaffRole.ORGAN_LEADER,)
IN_PARTS = APL.article(66, paragraph=2, gist="当事人确有经济困难，经申请和行政机关批准，可以暂缓或者分期缴纳罚款")


@dataclass(frozen=True, slots=True)
class InstalmentFacts:
    """A decided case and the parts in which its fine is to be paid."""

    case: AfterDecision
    parts: tuple[Instalment, ...]


def case_may_be_paid(asked: InstalmentFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十六条 – there is a fine in force, it was served, and something of it is owed."""
    for rule in (not_closed, decided, fined, served):
        if (gap := rule(asked.case)) is not None:
            return gap
    if asked.case.decided is not None and asked.case.decided.account(asked.case.on).settled:
        return Gap(Code.INVALID_TRANSITION, IN_PARTS, "罚款已经缴清。")
    return None


def parts_are_the_fine(asked: InstalmentFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十六条第二款 – the parts together are the fine: paying later lowers nothing."""
    fine = asked.case.decided.fine_fen or 0 if asked.case.decided else 0
    total = sum(part.fen for part in asked.parts)
    if asked.parts and total == fine and all(part.fen > 0 for part in asked.parts):
        return None
    return Gap(
        Code.AMOUNT_MISMATCH, IN_PARTS, f"各期（parts）合计{yuan(total)}，应当为罚款数额{yuan(fine)}。", (), LEADER
    )


def parts_lie_ahead(asked: InstalmentFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十六条第二款 – every part has a day of its own, after the day of the approval."""
    days = [part.due_on for part in asked.parts]
    if len(set(days)) == len(days) and all(day > asked.case.on for day in days):
        return None
    return Gap(Code.VALIDATION, IN_PARTS, "各期（parts）的缴款日应当各不相同，且晚于批准之日。", (), LEADER)


MAY_REVOKE: Gates[AfterDecision] = (decided, not_closed)
MAY_PAY_IN_PARTS: Gates[InstalmentFacts] = (case_may_be_paid, parts_are_the_fine, parts_lie_ahead)
