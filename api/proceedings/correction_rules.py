"""May a demolition be announced, may it be carried out, must what was enforced be given back? (公告、强制拆除、执行回转)"""

from dataclasses import dataclass
from datetime import date

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL
from api.proceedings.correction_models import ReturnGround, ReturnKind
from api.proceedings.decision_rules import decided
from api.proceedings.facts import ProceedingFacts
from api.proceedings.performance_rules import BY_OFFICERS, SETTLED, of_proceeding
from api.proceedings.start_rules import LEADER, OFFICER, not_ended
from api.vocabulary import CaseProcedure, ExecutionKind, StaffRole

GIVE_BACK = ACL.article(
    41, gist="据以执行的行政决定被撤销、变更，或者执行错误的，应当恢复原状或者退还财物；不能的，依法给予赔偿"
)
ANNOUNCE = ACL.article(
    44,
    gist="强制拆除违法的建筑物、构筑物、设施的，应当予以公告，限期当事人自行拆除；法定期限内不复议、不起诉又不拆除的，可以拆除",
)
DAILY_LIFE = ACL.article(43, paragraph=2, gist="不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使当事人履行")
DEMOLISHING = frozenset({ExecutionKind.RESTORE, ExecutionKind.SUBSTITUTE})


@dataclass(frozen=True, slots=True)
class AnnouncementFacts:
    """A demolition about to be announced: what is to go, and until when the party may remove it itself."""

    proceeding: ProceedingFacts
    target: str
    content: str
    demolish_by: date
    already_running: bool = False


@dataclass(frozen=True, slots=True)
class DemolitionFacts:
    """An execution on its first day. ``demolition`` says that it pulls something down, ``announced_until`` the last day of its announcement.

    ``remedies_until`` is the last day to contest the decision that is enforced, None where no time runs; ``contested`` says
    that a remedy is pending. ``cut_off`` names supplies that were stopped, ``residents`` whether homes were hit.
    """

    on: date
    demolition: bool
    announced_until: date | None = None
    remedies_until: date | None = None
    contested: bool = False
    cut_off: tuple[str, ...] = ()
    residents: bool = False


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """What was enforced, about to be given back. ``base_changed`` says that a remedy changed the decision that was enforced."""

    proceeding: ProceedingFacts
    ground: ReturnGround
    kind: ReturnKind
    amount_fen: int | None
    description: str
    reason: str
    executed: bool
    paid_fen: int = 0
    returned_fen: int = 0
    base_changed: bool = False


def of_an_execution(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十四条、第四十一条 – announced and given back is what is enforced, not a levy, charge or requisition."""
    if facts.procedure is CaseProcedure.COMPULSORY_EXECUTION:
        return None
    return Gap(Code.INVALID_TRANSITION, GIVE_BACK, f"{facts.procedure.label}没有强制执行。")


def announcement_gives_time(announcement: AnnouncementFacts) -> Gap | None:
    """行政强制法 第四十四条 – the announcement (1) says what is to go, (2) gives the party time to remove it itself; (3) one runs at a time."""
    missing = tuple(
        name
        for name, given in (("拆除对象（target）", announcement.target), ("公告内容（content）", announcement.content))
        if not given.strip()
    )
    if missing:
        return Gap(Code.VALIDATION, ANNOUNCE, "公告内容不完整。", missing, OFFICER)
    if announcement.demolish_by <= announcement.proceeding.on:
        return Gap(
            Code.VALIDATION, ANNOUNCE, "自行拆除的期限（demolishBy）应当晚于公告之日。", ("自行拆除的期限",), OFFICER
        )
    return Gap(Code.CONFLICT, ANNOUNCE, "公告的期限尚未届满。") if announcement.already_running else None


def demolition_is_the_way(announcement: AnnouncementFacts) -> Gap | None:
    """行政强制法 第四十四条 – announced is a demolition: an execution that restores, itself or by substitute performance."""
    if announcement.proceeding.started.execution_kind in DEMOLISHING:
        return None
    return Gap(Code.INVALID_TRANSITION, ANNOUNCE, "本次执行的方式不是排除妨碍、恢复原状或者代履行。", (), OFFICER)


def announced_before_demolition(execution: DemolitionFacts) -> Gap | None:
    """行政强制法 第四十四条 – nothing is pulled down before

    (1) it was announced; (2) the party's time to remove it itself is over, its last day included.
    """
    if not execution.demolition:
        return None
    until = execution.announced_until
    if until is not None and execution.on > until:
        return None
    detail = f"自行拆除的期限至{until.isoformat()}。" if until else "强制拆除尚未公告。"
    return Gap(Code.INVALID_TRANSITION, ANNOUNCE, detail, ("期限届满的强制拆除公告",), OFFICER)


def demolished_after_remedies(execution: DemolitionFacts) -> Gap | None:
    """行政强制法 第四十四条 – nothing is pulled down while the decision may still be contested, or is; the last day is the party's."""
    if not execution.demolition:
        return None
    if execution.contested:
        return Gap(Code.REMEDY_PENDING, ANNOUNCE, "", ("复议、诉讼的结果",), OFFICER)
    until = execution.remedies_until
    if until is None or execution.on > until:
        return None
    return Gap(
        Code.INVALID_TRANSITION, ANNOUNCE, f"复议、诉讼期限至{until.isoformat()}。", ("复议、诉讼期限届满",), OFFICER
    )


def daily_life_untouched(execution: DemolitionFacts) -> Gap | None:
    """行政强制法 第四十三条第二款 – homes are not cut off from water, electricity, heating or gas to enforce anything.

    Premises of a business may be; the law protects daily life.
    """
    if not execution.cut_off or not execution.residents:
        return None
    return Gap(Code.FORBIDDEN, DAILY_LIFE, f"不得对居民停止{'、'.join(execution.cut_off)}。")


def leader_gives_back(returning: ReturnFacts) -> Gap | None:
    """行政强制法 第四十一条 – the organ gives back: a leader decides, saying what and why."""
    if StaffRole.ORGAN_LEADER not in returning.proceeding.roles:
        return Gap(Code.FORBIDDEN, detail="由机关负责人决定。", can_supply=LEADER)
    missing = tuple(
        name
        for name, given in (("理由（reason）", returning.reason), ("回转的内容（description）", returning.description))
        if not given.strip()
    )
    return Gap(Code.REASON_REQUIRED, GIVE_BACK, "", missing, LEADER) if missing else None


def something_was_enforced(returning: ReturnFacts) -> Gap | None:
    """行政强制法 第四十一条 – given back is what was enforced, in the course of execution or after it."""
    if returning.executed or returning.paid_fen:
        return None
    return Gap(Code.INVALID_TRANSITION, GIVE_BACK, "尚未执行，也没有缴款。")


def ground_of_the_return(returning: ReturnFacts) -> Gap | None:
    """行政强制法 第四十一条 – (1) the decision that was enforced, or the execution's own, was revoked, (2) or changed, (3) or it was enforced wrongly."""
    facts = returning.proceeding
    revoked = facts.undone or (facts.started.duty is not None and facts.started.duty.revoked)
    holds = {
        ReturnGround.BASE_REVOKED: revoked,
        ReturnGround.BASE_CHANGED: returning.base_changed,
        ReturnGround.WRONG: True,
    }
    if holds[returning.ground]:
        return None
    return Gap(
        Code.VALIDATION,
        GIVE_BACK,
        "据以执行的行政决定没有被撤销或者变更（ground）。",
        ("撤销、变更该决定的文书",),
        LEADER,
    )


def return_measured(returning: ReturnFacts) -> Gap | None:
    """行政强制法 第四十一条 – (1) money returned is what was paid, not more; (2) compensation has its amount; (3) what is restored has none."""
    amount = returning.amount_fen
    if amount is not None and amount <= 0:
        return Gap(Code.VALIDATION, detail="数额（amountFen）应当大于零。")
    match returning.kind:
        case ReturnKind.COMPENSATED if amount is None:
            return Gap(Code.VALIDATION, GIVE_BACK, "赔偿应当写明数额（amountFen）。", ("赔偿数额",), LEADER)
        case ReturnKind.RESTORED if amount is not None:
            return Gap(Code.VALIDATION, GIVE_BACK, "恢复原状没有数额（amountFen）。")
        case ReturnKind.RETURNED if amount is not None and amount > returning.paid_fen - returning.returned_fen:
            left = returning.paid_fen - returning.returned_fen
            return Gap(Code.AMOUNT_MISMATCH, GIVE_BACK, f"尚可退还{left}分。")
    return None


MAY_ANNOUNCE_DEMOLITION: Gates[AnnouncementFacts] = (
    of_proceeding(not_ended),
    of_proceeding(of_an_execution),
    *BY_OFFICERS,
    demolition_is_the_way,
    announcement_gives_time,
)
MAY_DEMOLISH: Gates[DemolitionFacts] = (
    daily_life_untouched,  # 第四十三条第二款
    announced_before_demolition,  # 第四十四条
    demolished_after_remedies,  # 第四十四条
)
MAY_RETURN: Gates[ReturnFacts] = (
    of_proceeding(of_an_execution),
    of_proceeding(decided),
    *SETTLED,
    leader_gives_back,
    something_was_enforced,
    ground_of_the_return,
    return_measured,
)
