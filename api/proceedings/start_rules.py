"""May a levy, requisition, charge or execution be started, may the party be told and heard? (启动、告知、听取的条件)"""

from dataclasses import replace

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL, CIVIL_CODE, LAWFUL_ADMINISTRATION, PRICE_LAW, THREE_SYSTEMS
from api.proceedings.assessment import AssessedPart, Standard
from api.proceedings.facts import MONEY, ProceedingFacts
from api.proceedings.models import NoticeKind
from api.proceedings.recusal_rules import not_recused
from api.proceedings.start_facts import NoticeFacts, StartFacts
from api.registry.rules import HasActing, two_officers
from api.registry.rules import officers_qualified as qualified_by_penalty_law
from api.vocabulary import CaseProcedure, EnforcementCategory, ExecutionKind, StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
REGISTRY = (StaffRole.ORGAN_ADMIN,)

PUBLISHED = PRICE_LAW.article(47, gist="国家机关的收费应当依法进行，严格控制收费项目，限定收费范围、标准")
REQUISITION = CIVIL_CODE.article(
    245, gist="因紧急需要，依照法律规定的权限和程序可以征用；使用后应当返还，毁损、灭失的应当补偿"
)
OWN_POWER = ACL.article(13, gist="法律没有规定行政机关强制执行的，应当申请人民法院强制执行")
ENFORCEABLE = ACL.article(34, gist="当事人在行政机关决定的期限内不履行义务的，具有行政强制执行权的行政机关依法强制执行")
DEMAND = ACL.article(35, gist="作出强制执行决定前，应当事先以书面形式催告当事人履行义务")
HEAR = ACL.article(36, gist="当事人收到催告书后有权陈述和申辩；提出的事实、理由或者证据应当记录、复核")
TELL = LAWFUL_ADMINISTRATION.whole(gist="作出对当事人不利的行政决定前，应当告知事实、理由和依据，听取其陈述和申辩")
CERTIFIED = THREE_SYSTEMS.whole(gist="行政执法人员应当持证上岗、亮证执法")


def officers_qualified(facts: HasActing) -> Gap | None:
    """I1 – whoever acts holds a valid certificate of the organ, in this category and area; 行政强制法 第十七条 for executions.

    Levies, requisitions and charges have no article of their own; the national opinion demands certified officers.
    """
    gap = qualified_by_penalty_law(facts)
    if gap is None or facts.acting.category is EnforcementCategory.COMPULSION:
        return gap
    return replace(gap, basis=CERTIFIED)


def matter_fits(start: StartFacts) -> Gap | None:
    """价格法 第四十七条 and the law of each matter – only what the organ's published catalogue names.

    (1) the matter is this organ's; (2) it is of this kind; (3) it was published by the day and is in force.
    """
    started, missing = start.started, []
    if not started.matter_of_organ:
        missing.append("本机关的执法事项")
    if started.matter_procedure is not started.procedure:
        missing.append(f"{started.procedure.label.removesuffix('程序')}事项")
    if not started.matter_published:
        missing.append("当日有效的已公布事项")
    if not missing:
        return None
    return Gap(Code.VALIDATION, PUBLISHED, "所选事项（matterId）不符合要求。", tuple(missing), REGISTRY)


def standard_published(start: StartFacts) -> Gap | None:
    """价格法 第四十七条 – money is levied or charged by a standard that was published by the day and is in force."""
    started = start.started
    if started.procedure not in MONEY:
        return None
    if started.standard is not None and started.standard.published(start.acting.on):
        return None
    return Gap(Code.STANDARD_NOT_PUBLISHED, PUBLISHED, "", ("当日有效的已公布收取标准",), REGISTRY)


def amount_is_standard_times_quantity(start: StartFacts) -> Gap | None:
    """价格法 第四十七条 – each amount is price × quantity, no more and no less; fractions of a fen are dropped."""
    started = start.started
    if started.procedure not in MONEY or started.standard is None:
        return None
    return amounts_gap(started.parts, started.standard)


def amounts_gap(parts: tuple[AssessedPart, ...], standard: Standard) -> Gap | None:
    """What is wrong with an assessment: nothing assessed, nothing of something, or another amount than the standard gives."""
    if not parts or any(part.quantity <= 0 for part in parts):
        return Gap(Code.VALIDATION, PUBLISHED, "应当写明数量大于零的核定项目（parts）。", ("核定项目",), OFFICER)
    wrong = tuple(
        f"{part.item}：{part.quantity:f}{standard.unit}，应为{part.due_fen(standard)}分，写明{part.amount_fen}分"
        for part in parts
        if part.amount_fen != part.due_fen(standard)
    )
    return Gap(Code.AMOUNT_MISMATCH, PUBLISHED, "；".join(wrong) + "。", wrong, OFFICER) if wrong else None


def ordered_by_the_command(start: StartFacts) -> Gap | None:
    """民法典 第二百四十五条 – requisition needs the powers and procedure of the law: the order of the emergency command.

    (1) it has a number and a body; (2) it was issued by the day.
    """
    if start.started.procedure is not CaseProcedure.REQUISITION:
        return None
    order = start.started.order
    if order is not None and order.number.strip() and order.body.strip() and order.issued_on <= start.acting.on:
        return None
    return Gap(Code.ORDER_REQUIRED, REQUISITION, "", ("应急指挥机构的命令",), LEADER)


def compensation_ruled(start: StartFacts) -> Gap | None:
    """民法典 第二百四十五条 – what is taken, and by which rule it is compensated, is settled before it is taken."""
    started = start.started
    if started.procedure is not CaseProcedure.REQUISITION:
        return None
    missing = tuple(
        name
        for name, there in (
            ("补偿规则（compensationRule）", started.compensation_rule.strip()),
            ("征用的物资（goods）", started.goods),
        )
        if not there
    )
    return Gap(Code.VALIDATION, REQUISITION, "应当载明补偿规则和拟征用的物资。", missing, OFFICER) if missing else None


def power_by_law(start: StartFacts) -> Gap | None:
    """行政强制法 第十三条 – the organ enforces itself only where a law (法律) says so; else it applies to the court (第五十三条)."""
    started = start.started
    if started.procedure is not CaseProcedure.COMPULSORY_EXECUTION:
        return None
    if started.own_power.strip() and started.execution_kind not in (None, ExecutionKind.COURT):
        return None
    return Gap(Code.FORBIDDEN, OWN_POWER, "", ("授权本机关强制执行的法律（ownPower）",), OFFICER)


def duty_overdue(start: StartFacts) -> Gap | None:
    """行政强制法 第三十四条 – enforced is a duty of a decision that was served and whose term has passed.

    (1) there is a decision, served and not revoked; (2) its term is over, the last day being the party's; (3) it is not
    performed.
    """
    if start.started.procedure is not CaseProcedure.COMPULSORY_EXECUTION:
        return None
    duty = start.started.duty
    if duty is None or duty.served_on is None or duty.revoked:
        return Gap(
            Code.INVALID_TRANSITION, ENFORCEABLE, "没有已经送达、仍然有效的行政决定。", ("已送达的行政决定",), OFFICER
        )
    if duty.performed:
        return Gap(Code.INVALID_TRANSITION, ENFORCEABLE, f"{duty.number}确定的义务已经履行。")
    if duty.due_on is None or start.acting.on <= duty.due_on:
        until = f"履行期限至{duty.due_on.isoformat()}。" if duty.due_on else "履行期限尚未起算。"
        return Gap(Code.INVALID_TRANSITION, ENFORCEABLE, until, ("履行期限届满",), OFFICER)
    return None


def claims_what_is_owed(start: StartFacts) -> Gap | None:
    """行政强制法 第三十四条、第四十五条 – of money, no more is enforced than is owed, and money only where it is owed."""
    duty, claimed = start.started.duty, start.started.claimed_fen
    if claimed is None or duty is None or duty.served_on is None:
        return None
    owed = duty.owed_fen or 0
    if 0 < claimed <= owed:
        return None
    return Gap(Code.AMOUNT_MISMATCH, ENFORCEABLE, f"申请执行的金额（amountFen）应当不超过尚欠的{owed}分。", (), OFFICER)


def not_open_already(start: StartFacts) -> Gap | None:
    """行政强制法 第三十四条 – one duty is enforced by one proceeding at a time."""
    return Gap(Code.CONFLICT, ENFORCEABLE, "对该决定的强制执行程序已经启动。") if start.open_already else None


def not_ended(facts: ProceedingFacts) -> Gap | None:
    """A proceeding that has ended takes no further act. A matter of form."""
    if facts.ended is None:
        return None
    return Gap(Code.CONFLICT, detail="程序已经结束。")


def undecided(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十五条、第三十六条 – the party is told and heard before the decision, which is made once."""
    if facts.ruled is None:
        return None
    return Gap(Code.CONFLICT, TELL, f"已经作出{facts.ruled.number}。")


def told_at_all(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十六条 – heard is who was told what of."""
    if facts.told:
        return None
    return Gap(Code.NOTICE_REQUIRED, TELL, "尚未告知或者催告。", ("事先告知书、催告书的送达记录",), OFFICER)


def notice_of_the_kind(notice: NoticeFacts) -> Gap | None:
    """行政强制法 第三十五条 – an execution is preceded by a demand, a levy or charge by a notice; only a requisition by word.

    A second demand comes before substitute performance only, and after its decision (第五十一条第一款第二项).
    """
    facts, kind = notice.proceeding, notice.kind
    ruled = facts.ruled
    if kind is NoticeKind.LAST_DEMAND:
        if ruled is not None and ruled.kind is ExecutionKind.SUBSTITUTE and ruled.served_on is not None:
            return None
        basis = ACL.article(51, paragraph=1, item=2, gist="代履行三日前，催告当事人履行")
        return Gap(
            Code.INVALID_TRANSITION, basis, "再次催告在代履行决定送达之后进行。", ("代履行决定书的送达记录",), OFFICER
        )
    expected = {
        CaseProcedure.COMPULSORY_EXECUTION: NoticeKind.DEMAND,
        CaseProcedure.REQUISITION: NoticeKind.ON_THE_SPOT,
    }.get(facts.procedure, NoticeKind.NOTICE)
    if ruled is not None:
        return undecided(facts)
    if kind is expected:
        return None
    basis = DEMAND if facts.procedure is CaseProcedure.COMPULSORY_EXECUTION else TELL
    return Gap(
        Code.VALIDATION, basis, f"{facts.procedure.label}的告知方式（kind）应当为{expected.value}。", (), OFFICER
    )


def notice_states_the_assessment(notice: NoticeFacts) -> Gap | None:
    """国发〔2004〕10号 – told is the amount that was assessed; 行政强制法 第三十五条 – a demand names the decision it enforces."""
    started = notice.proceeding.started
    if notice.kind is NoticeKind.NOTICE and notice.paper_amount_fen != started.amount_fen:
        return Gap(Code.AMOUNT_MISMATCH, TELL, f"告知书载明的金额与核定的{started.amount_fen}分不一致。", (), OFFICER)
    duty = started.duty
    demands = notice.kind in (NoticeKind.DEMAND, NoticeKind.LAST_DEMAND)
    if demands and duty is not None and notice.paper_number != duty.number:
        return Gap(Code.VALIDATION, DEMAND, f"催告书所引的不是{duty.number}。", (), OFFICER)
    return None


def of_notice(notice: NoticeFacts) -> Gap | None:
    """I1 – two qualified officers, none of them recused, tell the party, and only while the proceeding runs."""
    facts = notice.proceeding
    return not_ended(facts) or officers_qualified(facts) or two_officers(facts) or not_recused(facts)


MAY_START: Gates[StartFacts] = (
    officers_qualified,  # 行政强制法 第十七条
    two_officers,
    matter_fits,  # 价格法 第四十七条
    standard_published,  # 价格法 第四十七条
    amount_is_standard_times_quantity,
    ordered_by_the_command,  # 民法典 第二百四十五条
    compensation_ruled,
    power_by_law,  # 行政强制法 第十三条
    duty_overdue,  # 行政强制法 第三十四条
    claims_what_is_owed,
    not_open_already,
)
MAY_TELL: Gates[NoticeFacts] = (of_notice, notice_of_the_kind, notice_states_the_assessment)
MAY_HEAR: Gates[ProceedingFacts] = (not_ended, undecided, told_at_all, officers_qualified, two_officers, not_recused)
