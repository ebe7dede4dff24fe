"""The approval of a closing (结案审批): what its form must be. Whether the case may be closed at all is in `performance`."""

from dataclasses import dataclass

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import AMR_PROCEDURE
from api.vocabulary import CaseProcedure, StaffRole

APPROVAL = AMR_PROCEDURE.whole(gist="适用普通程序的案件，应当填写结案审批表，经负责人批准后予以结案")
OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """A closing with its form. ``form_decision`` is what the form says of the decision, None without a form.

    ``number`` is the decision's, None where it was revoked and no other was made. ``approver_signed`` says whether whoever
    closes the case signed the form as a leader.
    """

    procedure: CaseProcedure
    number: str | None
    form_decision: str | None = None
    approver_signed: bool = False


def closing_approved_in_writing(closing: ClosingFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 – a case of the general procedure is closed on an approval form; one decided on the spot needs none."""
    if closing.form_decision is not None or closing.procedure is not CaseProcedure.GENERAL:
        return None
    return Gap(Code.INVALID_TRANSITION, APPROVAL, "尚无结案审批表。", ("结案审批表（documentId）",), OFFICER)


def form_names_the_decision(closing: ClosingFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 – approved is the closing of this decision: the form names its number."""
    if closing.form_decision is None or closing.number is None or closing.number in closing.form_decision:
        return None
    return Gap(Code.VALIDATION, APPROVAL, f"结案审批表所引的不是{closing.number}。", (), OFFICER)


def leader_signed_the_closing(closing: ClosingFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 – who closes the case is the leader who signed the form."""
    if closing.form_decision is None or closing.approver_signed:
        return None
    return Gap(Code.FORBIDDEN, APPROVAL, "结案审批表不是由批准人签署的。", ("批准人在审批表上的签名",), LEADER)


CLOSING_IS_APPROVED: Gates[ClosingFacts] = (
    closing_approved_in_writing,
    form_names_the_decision,
    leader_signed_the_closing,
)
