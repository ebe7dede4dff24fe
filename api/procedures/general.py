"""The general procedure (普通程序) as a sequence of acts, each with its gates (行政处罚法 第五十四条至第六十五条).

May this be decided? ``MAY_DECIDE`` in `api/decisions/general_rules.py` is the answer, on one screen. What only the act itself
can tell – the papers it is given, a penalty nobody has proposed yet – is not asked here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from api.cases.recusal_rules import not_recused
from api.cases.rules import (
    MAY_CANCEL,
    MAY_CLOSE_INVESTIGATION,
    MAY_EXTEND,
    MAY_EXTEND_VERIFICATION,
    MAY_FILE,
    MAY_INQUIRE,
    MAY_ORDER_RECTIFICATION,
    MAY_REFUSE_FILING,
    MAY_RESUME,
    MAY_SHOW_CREDENTIAL,
    MAY_START_VERIFICATION,
    MAY_SUSPEND,
    MAY_TRANSFER,
    MAY_VERIFY,
    OFFICERS_MAY_ACT,
    CaseFacts,
)
from api.decisions.discussion_rules import MAY_DISCUSS
from api.decisions.facts import DecidedCase
from api.decisions.general_facts import GeneralCaseFacts
from api.decisions.general_rules import (
    MAY_DECIDE,
    MAY_DISCHARGE,
    MAY_HEAR,
    MAY_NOTIFY,
    MAY_RECHECK,
    confiscation_has_its_value,
    fine_within_band,
)
from api.decisions.hearing_rules import (
    MAY_HOLD_HEARING,
    MAY_REQUEST_HEARING,
    MAY_WITHDRAW_REQUEST,
    HearingHeld,
    hearing_open,
)
from api.decisions.instalment_rules import MAY_REVOKE
from api.decisions.limits import fine_in_statutory_range, proposal_is_whole
from api.decisions.performance import MAY_BE_PAID, MAY_CLOSE_GENERAL, MAY_PAY_IN, MAY_SERVE_DECISION
from api.law.gates import Gap, Gates, gaps_of
from api.registry.rules import officers_qualified, two_officers
from api.vocabulary import StaffRole

OFFICER = (StaffRole.OFFICER,)
HOST = (StaffRole.HEARING_HOST,)
LEADER = (StaffRole.ORGAN_LEADER,)
HEADS = (StaffRole.UNIT_HEAD, StaffRole.ORGAN_LEADER)


@dataclass(frozen=True, slots=True)
class GeneralCase:
    """A case of the general procedure on one day: its way, the penalty judged (once a party is known), and what followed."""

    way: CaseFacts
    penalty: GeneralCaseFacts | None
    after: DecidedCase


ON_THE_PENALTY = frozenset({proposal_is_whole, confiscation_has_its_value, fine_in_statutory_range, fine_within_band})
"""Rules on the penalty itself, whatever the case."""

Gaps: TypeAlias = Callable[[GeneralCase], tuple[Gap, ...] | None]
"""What an act still needs; None where it has no place now."""


@dataclass(frozen=True, slots=True)
class GeneralStep:
    """One act: the mutation that performs it, its name, who may, and what it needs. Nothing is behind for ever: a notice may
    be served again, a statement added to – ``gaps`` is None where the act has no place at all."""

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    gaps: Gaps


def on_the_way(gates: Gates[CaseFacts], has_place: Callable[[CaseFacts], bool]) -> Gaps:
    """An act before the notice."""
    return lambda case: gaps_of(gates, case.way) if has_place(case.way) else None


def about_the_penalty(gates: Gates[GeneralCaseFacts], has_place: Callable[[GeneralCaseFacts], bool]) -> Gaps:
    """An act from the notice to the decision."""
    return lambda case: gaps_of(gates, case.penalty) if case.penalty and has_place(case.penalty) else None


def after_it(gates: Gates[DecidedCase], has_place: Callable[[DecidedCase], bool]) -> Gaps:
    """An act after the decision."""
    return lambda case: gaps_of(gates, case.after) if has_place(case.after) else None


def of_what_is_proposed(gates: Gates[GeneralCaseFacts], has_place: Callable[[GeneralCaseFacts], bool]) -> Gaps:
    """An act that proposes a penalty: before anybody has, the rules on the penalty itself wait for it."""
    of_the_act = tuple(rule for rule in gates if rule not in ON_THE_PENALTY)

    def gaps(case: GeneralCase) -> tuple[Gap, ...] | None:
        if case.penalty is None or not has_place(case.penalty):
            return None
        return gaps_of(gates if case.penalty.proposal.kinds else of_the_act, case.penalty)

    return gaps


def serving(case: GeneralCase) -> tuple[Gap, ...] | None:
    """The decision is served by officers who may act."""
    if not unserved(case.after):
        return None
    return (*gaps_of(OFFICERS_MAY_ACT, case.way), *gaps_of(MAY_SERVE_DECISION, case.after))


def paying(case: GeneralCase) -> tuple[Gap, ...] | None:
    """Money is received for the fine as long as something of it is owed, then for the gains confiscated."""
    if owing(case.after):
        return gaps_of(MAY_BE_PAID, case.after)
    if decided(case.after) and case.after.decided is not None and case.after.decided.gains_owed_fen:
        return gaps_of(MAY_PAY_IN, case.after)
    return None


def holding(case: GeneralCase) -> tuple[Gap, ...] | None:
    """The hearing is put on record by its host; the record itself comes with the act."""
    if case.penalty is None or not asked(case.penalty):
        return None
    return gaps_of(
        MAY_HOLD_HEARING, HearingHeld(case.penalty, case.penalty.on, attended=True, record_signed=True, by_host=True)
    )


def verifying(case: CaseFacts) -> bool:
    """Registered, neither filed nor refused."""
    return case.progress.verifying


def investigating(case: CaseFacts) -> bool:
    """Filed and not decided, its investigation not closed."""
    progress = case.progress
    return progress.filed_on is not None and progress.investigation_closed_on is None and _open(case)


def pending(case: CaseFacts) -> bool:
    """Filed and not decided."""
    return case.progress.filed_on is not None and _open(case)


def suspended(case: CaseFacts) -> bool:
    """Filed, its investigation suspended."""
    return pending(case) and case.progress.suspended_on is not None


def examined(case: GeneralCaseFacts) -> bool:
    """Its investigation closed, not decided."""
    open_ = case.decided is None and not case.progress.over
    return case.progress.investigation_closed_on is not None and open_


def told(case: GeneralCaseFacts) -> bool:
    """The party has its notice."""
    return examined(case) and case.told is not None


def defended(case: GeneralCaseFacts) -> bool:
    """A statement waits for its re-check."""
    return told(case) and any(not each.rechecked for each in case.defences)


def may_ask(case: GeneralCaseFacts) -> bool:
    """The notice offered a hearing, and none was asked for."""
    return told(case) and case.told is not None and case.told.hearing_until is not None and case.hearing is None


def asked(case: GeneralCaseFacts) -> bool:
    """A hearing waits to be held."""
    return told(case) and case.hearing is not None and case.hearing.open


def decided(case: DecidedCase) -> bool:
    """Decided, and not closed."""
    return case.decided is not None and not case.closed


def unserved(case: DecidedCase) -> bool:
    """Decided, and the party has not received it."""
    return decided(case) and case.decided is not None and case.decided.served_on is None


def to_be_closed(case: DecidedCase) -> bool:
    """Decided, or decided no more, and not closed."""
    return decided(case) or (case.revoked and not case.closed)


def owing(case: DecidedCase) -> bool:
    """Something of the fine is owed."""
    return decided(case) and case.decided is not None and not case.decided.account(case.on).settled


GENERAL: tuple[GeneralStep, ...] = (
    GeneralStep("startVerification", "开始核查", OFFICER, on_the_way(MAY_START_VERIFICATION, verifying)),
    GeneralStep("extendVerification", "延长核查期限", LEADER, on_the_way(MAY_EXTEND_VERIFICATION, verifying)),
    GeneralStep("verifyClue", "核查线索", OFFICER, on_the_way(MAY_VERIFY, verifying)),
    GeneralStep("fileCase", "立案", LEADER, on_the_way(MAY_FILE, verifying)),
    GeneralStep("refuseFiling", "不予立案", LEADER, on_the_way(MAY_REFUSE_FILING, verifying)),
    GeneralStep("showCaseCredential", "出示执法证件", OFFICER, on_the_way(MAY_SHOW_CREDENTIAL, investigating)),
    GeneralStep("recordInquiry", "询问", OFFICER, on_the_way(MAY_INQUIRE, investigating)),
    GeneralStep("orderRectification", "责令改正", OFFICER, on_the_way(MAY_ORDER_RECTIFICATION, pending)),
    GeneralStep("suspendInvestigation", "中止调查", LEADER, on_the_way(MAY_SUSPEND, pending)),
    GeneralStep("resumeInvestigation", "恢复调查", LEADER, on_the_way(MAY_RESUME, suspended)),
    GeneralStep("transferCase", "移送", LEADER, on_the_way(MAY_TRANSFER, pending)),
    GeneralStep("cancelFiling", "撤销立案", LEADER, on_the_way(MAY_CANCEL, pending)),
    GeneralStep("extendCase", "延长办案期限", LEADER, on_the_way(MAY_EXTEND, pending)),
    GeneralStep("closeInvestigation", "调查终结", OFFICER, on_the_way(MAY_CLOSE_INVESTIGATION, investigating)),
    GeneralStep("serveNotice", "送达告知书", OFFICER, of_what_is_proposed(MAY_NOTIFY, examined)),
    GeneralStep("recordStatement", "听取陈述申辩", OFFICER, about_the_penalty(MAY_HEAR, told)),
    GeneralStep("recheckDefence", "复核陈述申辩", OFFICER, about_the_penalty(MAY_RECHECK, defended)),
    GeneralStep("requestHearing", "要求听证", OFFICER, about_the_penalty(MAY_REQUEST_HEARING, may_ask)),
    GeneralStep("withdrawHearingRequest", "撤回听证要求", OFFICER, about_the_penalty(MAY_WITHDRAW_REQUEST, asked)),
    GeneralStep(
        "notifyHearing",
        "通知听证",
        OFFICER,
        about_the_penalty((hearing_open, officers_qualified, two_officers, not_recused), asked),
    ),
    GeneralStep("holdHearing", "举行听证", HOST, holding),
    GeneralStep("discussCollectively", "集体讨论", LEADER, of_what_is_proposed(MAY_DISCUSS, examined)),
    GeneralStep("decideCase", "作出行政处罚决定", LEADER, of_what_is_proposed(MAY_DECIDE, examined)),
    GeneralStep("decideNoPenalty", "不予行政处罚", LEADER, about_the_penalty(MAY_DISCHARGE, examined)),
    GeneralStep("serveDocument", "送达决定书", OFFICER, serving),
    GeneralStep("recordPayment", "登记缴款", (*OFFICER, StaffRole.UNIT_HEAD), paying),
    GeneralStep("approveInstalments", "准予延期、分期缴纳", LEADER, after_it(MAY_BE_PAID, owing)),
    GeneralStep("revokeDecision", "撤销决定", LEADER, after_it(MAY_REVOKE, decided)),
    GeneralStep("closeCase", "结案", HEADS, after_it(MAY_CLOSE_GENERAL, to_be_closed)),
)


def _open(case: CaseFacts) -> bool:
    return case.progress.decided_on is None and not case.progress.over
