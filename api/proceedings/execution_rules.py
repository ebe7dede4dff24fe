"""May it be enforced on the spot, may execution rest or go on? (强制执行、中止、恢复的条件)"""

from datetime import time

from api.clocks import SHANGHAI
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL
from api.proceedings.decision_rules import stayed_or_revoked
from api.proceedings.execution_facts import ExecutionFacts, TurnFacts
from api.proceedings.facts import ProceedingFacts
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind
from api.proceedings.performance_rules import BY_OFFICERS, RUNS, SETTLED, of_proceeding
from api.proceedings.start_rules import OFFICER
from api.vocabulary import CaseProcedure, ExecutionKind

MORNING, EVENING = time(6), time(22)
"""Night runs from ten in the evening to six in the morning; the law names no hours."""

FORBIDDEN_TIME = ACL.article(43, paragraph=1, gist="不得在夜间或者法定节假日实施行政强制执行，情况紧急的除外")
SUBSTITUTE = ACL.article(51, gist="代履行三日前催告，当事人履行的停止代履行；到场监督；费用按照成本合理确定")
AT_ONCE = ACL.article(
    52, gist="需要立即清除道路、河道、航道或者公共场所的障碍物等，当事人不能清除的，可以立即实施代履行"
)
REST = ACL.article(39, paragraph=1, gist="履行确有困难、第三人主张权利确有理由、可能造成难以弥补的损失等情形，中止执行")
RESUMPTION = ACL.article(39, paragraph=2, gist="中止执行的情形消失后，行政机关应当恢复执行")
BROKEN = ACL.article(42, paragraph=2, gist="当事人不履行执行协议的，行政机关应当恢复强制执行")
RECORDED = ACL.article(51, paragraph=1, item=3, gist="代履行时，作出决定的行政机关应当派员到场监督")


def of_execution(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十四条 – only an execution is carried out on the spot, rests, or is agreed upon."""
    if facts.procedure is CaseProcedure.COMPULSORY_EXECUTION:
        return None
    return Gap(Code.INVALID_TRANSITION, REST, f"{facts.procedure.label}没有强制执行。")


def allowed_time(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第四十三条第一款 – not at night, not on a statutory holiday; emergencies excepted, which is said.

    (1) it begins at six in the morning at the earliest and ends at ten in the evening of the same day at the latest; (2) no day
    of it is a holiday of the yearly notice. A plain weekend is none.
    """
    if execution.emergency_reason.strip():
        return None
    begun, ended = execution.begun.astimezone(SHANGHAI), execution.ended.astimezone(SHANGHAI)
    night = begun.date() != ended.date() or begun.time() < MORNING or ended.time() > EVENING
    if not night and not execution.on_holiday:
        return None
    when = "夜间（22时至次日6时）" if night else "法定节假日"
    return Gap(
        Code.FORBIDDEN_TIME, FORBIDDEN_TIME, f"执行时间在{when}。", ("情况紧急的理由（emergencyReason）",), OFFICER
    )


def runs_forward(execution: ExecutionFacts) -> Gap | None:
    """An execution ends after it begins, and is recorded when it is over. A matter of form."""
    if execution.begun < execution.ended and execution.ended.astimezone(SHANGHAI).date() <= execution.proceeding.on:
        return None
    return Gap(Code.VALIDATION, detail="执行的起止时间（begunAt、endedAt）不正确。")


def after_service(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第三十八条 – nothing is enforced before the decision reached the party."""
    ruled = execution.proceeding.ruled
    if ruled is None or ruled.served_on is None or execution.begun.astimezone(SHANGHAI).date() >= ruled.served_on:
        return None
    basis = ACL.article(38, gist="行政强制执行决定书应当直接送达当事人")
    return Gap(Code.NOT_SERVED, basis, "执行早于决定书的送达。", (), OFFICER)


def not_resting(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第三十九条 – nothing is enforced while execution rests, from the day the notice was served."""
    since = execution.proceeding.suspended_since
    if since is None:
        return None
    return Gap(Code.INVALID_TRANSITION, REST, f"自{since.isoformat()}起中止执行。", ("恢复执行的通知",), OFFICER)


def not_stayed(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第三十九条第一款第四项、第四十条第四项 – what a remedy stayed or revoked is not enforced."""
    return stayed_or_revoked(execution.proceeding)


def agreement_broken_first(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第四十二条 – while an agreement is kept nothing is enforced; broken, execution is resumed first."""
    agreed = execution.proceeding.agreed
    if agreed is None or agreed.broken:
        return None
    return Gap(Code.INVALID_TRANSITION, BROKEN, "执行协议尚在履行。", ("因不履行协议恢复执行的通知",), OFFICER)


def demanded_again(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第五十一条第一款第二项、第六十九条 – substitute performance: demanded again three working days before.

    (1) the second demand was served (2) on the third working day before the performance at the latest; (3) save where an obstacle must
    be removed at once (第五十二条), which is said.
    """
    ruled = execution.proceeding.ruled
    if ruled is None or ruled.kind is not ExecutionKind.SUBSTITUTE or execution.emergency_reason.strip():
        return None
    demanded, latest = execution.demanded_again_on, execution.demand_by
    if demanded is not None and latest is not None and demanded <= latest:
        return None
    detail = f"再次催告不得晚于{latest.isoformat()}。" if latest else ""
    return Gap(Code.DEMAND_NOT_OVER, SUBSTITUTE, detail, ("代履行三日前的催告书",), OFFICER)


def supervised_on_site(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第五十一条第一款第三项 – an officer of the organ that decided supervises substitute performance."""
    ruled = execution.proceeding.ruled
    if ruled is None or ruled.kind is not ExecutionKind.SUBSTITUTE or execution.supervised:
        return None
    return Gap(
        Code.VALIDATION, RECORDED, "代履行应当指定到场监督的执法人员（supervisorId）。", ("到场监督人员",), OFFICER
    )


def within_the_budget(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第五十一条第二款 – the cost of substitute performance is its reasonable cost, within the budget decided."""
    ruled = execution.proceeding.ruled
    if ruled is None or ruled.kind is not ExecutionKind.SUBSTITUTE:
        return None
    if execution.cost_fen is None or execution.cost_fen < 0:
        return Gap(Code.VALIDATION, SUBSTITUTE, "应当写明代履行的费用（costFen）。", ("代履行费用",), OFFICER)
    left = (ruled.budget_fen or 0) - ruled.spent_fen
    if execution.cost_fen <= left:
        return None
    return Gap(Code.AMOUNT_MISMATCH, SUBSTITUTE, f"费用超出预算，预算尚余{left}分。", (), OFFICER)


def recorded_in_full(execution: ExecutionFacts) -> Gap | None:
    """国办发〔2018〕118号 – compulsory execution is recorded in sound and picture from begin to end."""
    if execution.recorded:
        return None
    return Gap(Code.RECORDS_MISSING, RECORDED, "强制执行应当全程音像记录。", ("音像记录编号（recordings）",), OFFICER)


def record_names_the_decision(execution: ExecutionFacts) -> Gap | None:
    """行政强制法 第三十七条第二款 – executed is what was decided: the record names the decision."""
    ruled = execution.proceeding.ruled
    if ruled is None or execution.paper_number == ruled.number:
        return None
    return Gap(Code.VALIDATION, SUBSTITUTE, f"执行笔录所引的不是{ruled.number}。", (), OFFICER)


def turn_possible(turn: TurnFacts) -> Gap | None:
    """行政强制法 第三十九条、第四十二条第二款 – it rests once, goes on once it rested, or once an agreement is broken.

    (1) what rests does not rest again; (2) resumed is what rests, (3) or what was agreed and not kept: a stage's last day is
    over (4) and, where money is enforced, some of it is still owed: who has paid has kept to it.
    """
    facts = turn.proceeding
    resting = facts.suspended_since is not None
    if turn.turn is ExecutionTurnKind.SUSPEND:
        return Gap(Code.CONFLICT, REST, "已经中止执行。") if resting else None
    if turn.ground is ExecutionTurnGround.AGREEMENT_BROKEN:
        agreed, ruled = facts.agreed, facts.ruled
        if ruled is not None and ruled.amount_fen and not ruled.owed_fen:
            return Gap(Code.INVALID_TRANSITION, BROKEN, "款项已经缴清，不存在不履行执行协议的情形。")
        if agreed is not None and not agreed.broken and any(stage < facts.on for stage in agreed.stages):
            return None
        return Gap(
            Code.INVALID_TRANSITION, BROKEN, "执行协议各期限均未届满，或者没有执行协议。", ("逾期的履行阶段",), OFFICER
        )
    return None if resting else Gap(Code.INVALID_TRANSITION, RESUMPTION, "没有中止执行。")


def ground_of_the_turn(turn: TurnFacts) -> Gap | None:
    """行政强制法 第三十九条、第四十二条 – the grounds of rest are not those of going on."""
    going_on = turn.ground in (ExecutionTurnGround.REASON_GONE, ExecutionTurnGround.AGREEMENT_BROKEN)
    if going_on is (turn.turn is ExecutionTurnKind.RESUME):
        return None
    return Gap(Code.VALIDATION, REST, "情形（ground）与中止、恢复不符。", (), OFFICER)


def notice_of_the_turn(turn: TurnFacts) -> Gap | None:
    """行政强制法 第三十九条 – the party is told by a notice that says the same of this decision."""
    ruled = turn.proceeding.ruled
    if turn.paper_turn != turn.turn.value or (ruled is not None and turn.paper_number != ruled.number):
        return Gap(Code.VALIDATION, REST, "通知书的类别或者所引的决定书与所办事项不符。", (), OFFICER)
    return None


MAY_EXECUTE: Gates[ExecutionFacts] = (
    *RUNS,
    *BY_OFFICERS,  # 行政强制法 第三十四条
    *SETTLED,  # 国发〔2004〕10号
    of_proceeding(of_execution),
    runs_forward,
    allowed_time,  # 第四十三条
    after_service,  # 第三十八条
    not_resting,  # 第三十九条
    not_stayed,  # 第三十九条、第四十条
    agreement_broken_first,  # 第四十二条
    demanded_again,  # 第五十一条
    supervised_on_site,  # 第五十一条
    within_the_budget,  # 第五十一条
    recorded_in_full,
    record_names_the_decision,
)
MAY_TURN: Gates[TurnFacts] = (
    *RUNS,
    *BY_OFFICERS,
    of_proceeding(of_execution),
    ground_of_the_turn,
    turn_possible,
    notice_of_the_turn,
)
