"""What comes next in a levy, requisition, charge or execution (征收、征用、收费、强制执行的下一步), by the gates of its acts.

A paper that is not drawn yet is taken to say what was started; what only the act itself can tell is not asked here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from api.law.gates import Gap, Gates, gaps_of
from api.procedures.next_acts import least
from api.proceedings.agreement_rules import MAY_AGREE
from api.proceedings.assessment import less
from api.proceedings.decision_facts import DecisionFacts
from api.proceedings.decision_rules import MAY_DECIDE, MAY_SERVE
from api.proceedings.execution_facts import AgreementFacts, TurnFacts
from api.proceedings.execution_rules import MAY_TURN
from api.proceedings.facts import MONEY, ProceedingFacts
from api.proceedings.models import NoticeKind
from api.proceedings.performance_facts import CompensationFacts, EndFacts, HandoverFacts, MoneyFacts
from api.proceedings.performance_models import ExecutionTurnGround as Ground
from api.proceedings.performance_models import ExecutionTurnKind as Turn
from api.proceedings.performance_models import TerminationGround
from api.proceedings.performance_rules import (
    MAY_BE_PAID,
    MAY_CANCEL,
    MAY_COMPENSATE,
    MAY_COMPLETE,
    MAY_HAND_OVER,
    MAY_PAY_COMPENSATION,
    MAY_TERMINATE,
)
from api.proceedings.start_rules import MAY_HEAR
from api.vocabulary import CaseProcedure, StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)


@dataclass(frozen=True, slots=True)
class CommonStep:
    """One act: the mutation that performs it, who may, when it is behind or out of place, and what it still needs."""

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    done: Callable[[ProceedingFacts], bool]
    gaps: Callable[[ProceedingFacts], tuple[Gap, ...]]


def steps_of(facts: ProceedingFacts) -> tuple[CommonStep, ...]:
    """The acts still to come, in the order of the procedure; none when it has ended."""
    if facts.ended is not None:
        return ()
    return tuple(step for step in BY_PROCEDURE[facts.procedure] if not step.done(facts))


def _decided(facts: ProceedingFacts) -> bool:
    return facts.ruled is not None


def _answered(facts: ProceedingFacts) -> bool:
    return facts.heard is not None or _decided(facts)


def _served(facts: ProceedingFacts) -> bool:
    return facts.ruled is not None and facts.ruled.served_on is not None


def _paid(facts: ProceedingFacts) -> bool:
    return facts.ruled is not None and facts.ruled.owed_fen == 0


def _decision(facts: ProceedingFacts) -> DecisionFacts:
    """A decision of what was started, by a leader."""
    started = facts.started
    days = (facts.on, facts.on) if facts.procedure is CaseProcedure.REQUISITION else None
    return DecisionFacts(
        replace(facts, roles=frozenset(LEADER)), parts=started.parts,
        paper_amount_fen=started.amount_fen if facts.procedure in MONEY else started.claimed_fen, paper_goods=started.goods,
        paper_order=started.order.number if started.order else "", paper_compensation=started.compensation_rule, term=days,
        pay_by=facts.on + timedelta(days=1),
    )  # fmt: skip


def _compensation(facts: ProceedingFacts) -> CompensationFacts:
    ruled = facts.ruled
    amount = ruled.compensation_fen if ruled and ruled.compensation_fen else 1
    return CompensationFacts(replace(facts, roles=frozenset(LEADER)), amount, ruled.number if ruled else "")


def _money_settled(facts: ProceedingFacts) -> bool:
    """Nothing to pay, because all was paid or no money is enforced; undecided, it is as it was started."""
    return facts.ruled.owed_fen == 0 if facts.ruled else not facts.started.claimed_fen


HEAR = CommonStep("recordProceedingStatement", "听取陈述申辩", OFFICER, _answered, lambda f: gaps_of(MAY_HEAR, f))
DECIDE = CommonStep("decideProceeding", "作出决定", LEADER, _decided, lambda f: gaps_of(MAY_DECIDE, _decision(f)))
SERVE = CommonStep("serveProceedingDecision", "送达决定书", OFFICER, _served, lambda f: gaps_of(MAY_SERVE, f))
PAY = CommonStep(
    "recordProceedingPayment", "登记缴款", OFFICER, _paid,
    lambda f: gaps_of(MAY_BE_PAID, MoneyFacts(f, f.ruled.owed_fen if f.ruled else 1, f.on)),
)  # fmt: skip
COMPENSATE = CommonStep(
    "decideCompensation", "作出补偿决定", LEADER, lambda f: f.ruled is not None and f.ruled.compensation_fen is not None,
    lambda f: gaps_of(MAY_COMPENSATE, _compensation(f)),
)  # fmt: skip
PAY_COMPENSATION = CommonStep(
    "payCompensation", "支付补偿", OFFICER, lambda f: f.ruled is not None and bool(f.ruled.compensated_fen),
    lambda f: gaps_of(MAY_PAY_COMPENSATION, _compensation(f)),
)  # fmt: skip


def _open_goods(f: ProceedingFacts) -> bool:
    return f.ruled is None or bool(f.ruled.held or less(f.ruled.goods, f.ruled.taken))


def _handing(f: ProceedingFacts) -> tuple[Gap, ...]:
    """What is left to take is taken, or what is held given back, by a list that says so."""
    number, ruled = (f.ruled.number, f.ruled) if f.ruled else ("", None)
    ways = ((less(ruled.goods, ruled.taken), False), (ruled.held, True)) if ruled else ((f.started.goods, False),)
    return least(MAY_HAND_OVER, [HandoverFacts(f, goods, number, back, back) for goods, back in ways])


def _turning(f: ProceedingFacts) -> tuple[Gap, ...]:
    """Execution rests, or goes on for either reason, by a notice of this decision."""
    number = f.ruled.number if f.ruled else ""
    turns = ((Turn.SUSPEND, Ground.OTHER), (Turn.RESUME, Ground.REASON_GONE), (Turn.RESUME, Ground.AGREEMENT_BROKEN))
    return least(MAY_TURN, [TurnFacts(f, turn, ground, turn.value, number, "……") for turn, ground in turns])


def _agreeing(f: ProceedingFacts) -> tuple[Gap, ...]:
    """One stage, due tomorrow."""
    return gaps_of(MAY_AGREE, AgreementFacts(f, (f.on + timedelta(days=1),), f.ruled.number if f.ruled else ""))


def _ending(gates: Gates[EndFacts]) -> Callable[[ProceedingFacts], tuple[Gap, ...]]:
    """A leader ends it, for a reason that comes with the act, by a notice of this decision."""

    def gaps(f: ProceedingFacts) -> tuple[Gap, ...]:
        number = f.ruled.number if f.ruled else ""
        end = EndFacts(replace(f, roles=frozenset(LEADER)), TerminationGround.OTHER, "……", "TERMINATE", number)
        return gaps_of(gates, end)

    return gaps


def _undecided(f: ProceedingFacts) -> bool:
    return f.ruled is None


HAND_OVER = CommonStep("recordGoodsHandover", "接收、归还物资", OFFICER, lambda f: not _open_goods(f), _handing)
TURN = CommonStep("turnExecution", "中止、恢复执行", OFFICER, lambda f: False, _turning)
AGREE = CommonStep("agreeExecution", "达成执行协议", OFFICER, lambda f: False, _agreeing)
TERMINATE = CommonStep("terminateProceeding", "终结", LEADER, _undecided, _ending(MAY_TERMINATE))
CANCEL = CommonStep("cancelProceeding", "撤销程序", LEADER, _decided, _ending(MAY_CANCEL))
COMPLETE = CommonStep(
    "completeProceeding", "履行完毕", OFFICER, lambda f: False, lambda f: gaps_of(MAY_COMPLETE, EndFacts(f))
)


def _told(kind: NoticeKind) -> Callable[[ProceedingFacts], bool]:
    return lambda facts: facts.last_told(kind) is not None or _decided(facts)


def _nothing(facts: ProceedingFacts) -> tuple[Gap, ...]:
    """Telling the party needs its paper alone."""
    return ()


NOTIFY = CommonStep("serveProceedingNotice", "送达事先告知书", OFFICER, _told(NoticeKind.NOTICE), _nothing)
DEMAND = CommonStep("serveProceedingNotice", "送达催告书", OFFICER, _told(NoticeKind.DEMAND), _nothing)
TELL = CommonStep("tellOnTheSpot", "当场告知", OFFICER, _told(NoticeKind.ON_THE_SPOT), _nothing)
ENDS = (COMPLETE, TERMINATE, CANCEL)
OF_MONEY = (NOTIFY, HEAR, DECIDE, SERVE, PAY, *ENDS)
BY_PROCEDURE: Mapping[CaseProcedure, tuple[CommonStep, ...]] = {
    CaseProcedure.LEVY: OF_MONEY,
    CaseProcedure.CHARGE: OF_MONEY,
    CaseProcedure.REQUISITION: (TELL, HEAR, DECIDE, SERVE, HAND_OVER, COMPENSATE, PAY_COMPENSATION, *ENDS),
    CaseProcedure.COMPULSORY_EXECUTION: (
        DEMAND,
        HEAR,
        DECIDE,
        SERVE,
        replace(PAY, done=_money_settled),
        TURN,
        AGREE,
        *ENDS,
    ),
}
"""The four procedures of the common machine, each as its acts in order."""
