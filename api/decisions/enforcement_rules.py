"""May a penalty be demanded, may the court be asked to enforce it? (催告、申请人民法院强制执行的条件)"""

from dataclasses import dataclass
from datetime import date

from api.cases.recusal_rules import Standing, not_recused
from api.decisions.facts import AfterDecision
from api.decisions.fines import yuan
from api.decisions.performance import decided, not_closed, served
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL, ARL
from api.registry.rules import Acting, officers_qualified, two_officers
from api.vocabulary import StaffRole

OFFICER = (StaffRole.OFFICER,)
STAYED = ARL.article(42, gist="行政复议期间行政行为不停止执行；有法定情形的，应当停止执行")
CALL = ACL.article(54, gist="申请人民法院强制执行前，应当催告；催告书送达十日后仍未履行的，可以申请")
THREE_MONTHS = ACL.article(53, gist="不申请复议、不起诉又不履行的，可以自期限届满之日起三个月内申请人民法院强制执行")


@dataclass(frozen=True, slots=True)
class DemandFacts:
    """A demand about to be served: who serves it, what its paper states, and until when an earlier one still runs.

    ``due_on`` is the last day of the party's time to perform; ``owed_fen`` what is owed on the day, surcharge included.
    """

    acting: Acting
    case: AfterDecision
    due_on: date | None
    owed_fen: int
    paper_number: str
    paper_fen: int
    running_until: date | None = None
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class CourtFacts:
    """An application to the court: when the demand's term ended, and when the time for remedies did.

    ``demand_until`` None: nothing was demanded. ``remedies_until`` is the last day to ask for a remedy, ``apply_until`` the
    last of the three months after it. ``remedy_pending`` says that one is running; ``applied`` that the court was asked.
    """

    case: AfterDecision
    demand_until: date | None
    remedies_until: date | None
    apply_until: date | None
    remedy_pending: bool = False
    applied: bool = False
    owed_fen: int = 0


def in_force_and_served(facts: DemandFacts | CourtFacts) -> Gap | None:
    """行政处罚法 (2021) 第七十二条 – enforced is a decision in force that was served, of a case that is open."""
    return not_closed(facts.case) or decided(facts.case) or served(facts.case)


def overdue(demand: DemandFacts) -> Gap | None:
    """行政强制法 第五十四条 – demanded is what was not performed in time, the last day being the party's."""
    if demand.case.decided is None or (demand.due_on is not None and demand.case.on > demand.due_on):
        return None
    until = f"履行期限至{demand.due_on.isoformat()}。" if demand.due_on else "履行期限尚未起算。"
    return Gap(Code.INVALID_TRANSITION, CALL, until, ("履行期限届满",), OFFICER)


def something_owed(facts: DemandFacts | CourtFacts) -> Gap | None:
    """行政强制法 第五十四条 – what is paid is neither demanded nor enforced."""
    decision = facts.case.decided
    if decision is None or not (decision.fine_fen or decision.gains_fen) or facts.owed_fen:
        return None
    return Gap(Code.INVALID_TRANSITION, CALL, "罚款、没收的违法所得已经缴清。")


def not_stayed(demand: DemandFacts) -> Gap | None:
    """行政复议法 (2023) 第四十二条 – what a remedy stayed is not demanded: the remedy alone stops nothing, its stay does."""
    if demand.case.decided is None or not demand.case.decided.stayed:
        return None
    return Gap(Code.REMEDY_PENDING, STAYED, "已经停止执行。", ("停止执行的解除",), OFFICER)


def one_demand_at_a_time(demand: DemandFacts) -> Gap | None:
    """行政强制法 第五十四条 – while the ten working days of a demand run there is no other."""
    if demand.running_until is None or demand.case.on > demand.running_until:
        return None
    return Gap(Code.CONFLICT, CALL, f"已经催告，期限至{demand.running_until.isoformat()}。")


def demand_states_what_is_owed(demand: DemandFacts) -> Gap | None:
    """行政强制法 第三十五条、第五十四条 – (1) the paper names this decision; (2) and no more money than is owed on the day."""
    decision = demand.case.decided
    if decision is not None and demand.paper_number != decision.number:
        return Gap(Code.VALIDATION, CALL, f"催告书所引的不是{decision.number}。", (), OFFICER)
    if demand.paper_fen > demand.owed_fen or (demand.owed_fen and demand.paper_fen <= 0):
        return Gap(Code.AMOUNT_MISMATCH, CALL, f"催告的金额应当不超过应缴的{yuan(demand.owed_fen)}。", (), OFFICER)
    return None


def demanded_and_over(court: CourtFacts) -> Gap | None:
    """行政强制法 第五十四条、第六十九条 – the court is asked when the ten working days of a demand are over."""
    if court.demand_until is not None and court.case.on > court.demand_until:
        return None
    detail = f"催告期限至{court.demand_until.isoformat()}。" if court.demand_until else "尚未催告。"
    return Gap(Code.DEMAND_NOT_OVER, CALL, detail, ("催告书的送达记录和期限届满",), OFFICER)


def within_three_months(court: CourtFacts) -> Gap | None:
    """行政强制法 第五十三条 – asked within three months after the time for remedies ended, not before and not later.

    (1) the last day to ask for a remedy is over; (2) the three months are not, their last day included, rolled off rest days.
    """
    first, last = court.remedies_until, court.apply_until
    if court.case.decided is None or court.remedy_pending:
        return None
    if first is None or last is None:
        return Gap(
            Code.COURT_APPLICATION_TIME, THREE_MONTHS, "复议、诉讼期限尚未起算。", ("决定书的送达记录",), OFFICER
        )
    if first < court.case.on <= last:
        return None
    when = (
        f"复议、诉讼期限至{first.isoformat()}。" if court.case.on <= first else f"申请期限已于{last.isoformat()}届满。"
    )
    return Gap(Code.COURT_APPLICATION_TIME, THREE_MONTHS, when, (), OFFICER)


def no_remedy_pending(court: CourtFacts) -> Gap | None:
    """行政强制法 第五十三条 – asked only where the party sought no remedy, or the remedy is over."""
    if not court.remedy_pending:
        return None
    return Gap(Code.REMEDY_PENDING, THREE_MONTHS, "", ("复议、诉讼的结果",), OFFICER)


def not_applied(court: CourtFacts) -> Gap | None:
    """行政强制法 第五十三条 – the court is asked once."""
    return Gap(Code.CONFLICT, THREE_MONTHS, "已经申请人民法院强制执行。") if court.applied else None


MAY_DEMAND: Gates[DemandFacts] = (
    officers_qualified,
    two_officers,
    not_recused,
    in_force_and_served,
    something_owed,
    overdue,
    not_stayed,
    one_demand_at_a_time,
    demand_states_what_is_owed,
)
MAY_APPLY_TO_COURT: Gates[CourtFacts] = (
    in_force_and_served,
    something_owed,
    not_applied,
    demanded_and_over,
    no_remedy_pending,
    within_three_months,
)
