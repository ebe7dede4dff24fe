"""Do the papers say what is to be done? (文书与措施一致) The approval form before the decision, the decision before the act."""

from dataclasses import dataclass

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL
from api.measures.facts import ApprovalPaper, DecisionPaper, MeasureFacts, covers
from api.measures.rules import APPROVED_FIRST, LEADER, OFFICER

CONTENT = ACL.article(24, paragraph=2, gist="决定书应当载明理由、依据和期限，场所、设施或者财物的名称、数量，救济途径")
LIST = ACL.article(24, paragraph=3, gist="清单一式二份，由当事人和行政机关分别保存")


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A measure beside its approval form."""

    measure: MeasureFacts
    form: ApprovalPaper


def approver_signed(facts: FormFacts) -> Gap | None:
    """行政强制法 第十八条第一项 – who approves is the leader who signed the approval form."""
    if facts.form.signed:
        return None
    return Gap(
        Code.MEASURE_NOT_APPROVED, APPROVED_FIRST, "审批表不是由批准人签署的。", ("批准人在审批表上的签名",), LEADER
    )


def form_covers_the_measure(facts: FormFacts) -> Gap | None:
    """行政强制法 第十八条第一项 – approved is what the form says: (1) the objects; (2) for no fewer days."""
    beyond = covers(facts.form.items, facts.measure.items)
    if beyond:
        words = "、".join(item.words for item in beyond)
        return Gap(Code.MEASURE_NOT_APPROVED, APPROVED_FIRST, f"审批表未列：{words}。", (), LEADER)
    if facts.form.period_days is None or facts.form.period_days < facts.measure.period_days:
        return Gap(Code.MEASURE_NOT_APPROVED, APPROVED_FIRST, "期限超出审批表载明的期限。", (), LEADER)
    return None


def within_approval(paper: DecisionPaper) -> Gap | None:
    """行政强制法 第十八条第一项 – the decision takes no other objects, and for no longer, than were approved."""
    measure = paper.measure
    beyond = covers(measure.items, paper.items)
    if beyond:
        words = "、".join(item.words for item in beyond)
        return Gap(Code.MEASURE_NOT_APPROVED, APPROVED_FIRST, f"未经批准：{words}。", (), OFFICER)
    if paper.period_days is None or paper.period_days > measure.period_days:
        return Gap(Code.MEASURE_NOT_APPROVED, APPROVED_FIRST, "决定书载明的期限超出批准的期限。", (), OFFICER)
    return None


def decision_states_the_term(paper: DecisionPaper) -> Gap | None:
    """行政强制法 第二十四条第二款第二项 – the decision states its term: from the day it is imposed, that day counted."""
    first, last = paper.measure.on.isoformat(), paper.until.isoformat()
    if (paper.first_day, paper.last_day) == (first, last):
        return None
    detail = f"决定书载明自{paper.first_day}至{paper.last_day}，应当自{first}至{last}。"
    return Gap(Code.VALIDATION, CONTENT, detail, (), OFFICER)


def list_is_the_decisions(paper: DecisionPaper) -> Gap | None:
    """行政强制法 第二十四条第三款 – the list is that of this decision: (1) its number; (2) the same objects."""
    if paper.list_number != paper.number:
        return Gap(Code.VALIDATION, LIST, f"清单所引的不是{paper.number}。", (), OFFICER)
    if covers(paper.listed, paper.items) or covers(paper.items, paper.listed):
        return Gap(Code.VALIDATION, LIST, "清单与决定书所列的场所、设施或者财物不一致。", (), OFFICER)
    return None


FORM_IS_THE_MEASURE: Gates[FormFacts] = (approver_signed, form_covers_the_measure)
PAPERS_ARE_THE_MEASURE: Gates[DecisionPaper] = (within_approval, decision_states_the_term, list_is_the_decisions)
