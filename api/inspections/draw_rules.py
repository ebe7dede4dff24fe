"""May objects and officers be drawn (双随机抽取的关口)? 优化营商环境条例 第五十四条. Each visit drawn must also pass ``MAY_PLAN``."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.inspections.chance import OFFICERS_EACH
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import BUSINESS_ENVIRONMENT
from api.vocabulary import StaffRole

CHANCE = BUSINESS_ENVIRONMENT.article(
    54, gist="通过随机抽取检查对象、随机选派执法检查人员、抽查事项及查处结果及时向社会公开的方式进行"
)
HEAD = (StaffRole.UNIT_HEAD,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawFacts:
    """A draw about to be recorded.

    ``eligible`` are the candidates that are not over the yearly cap, ``count`` how many of them the published ratio asks for;
    ``pools`` how many qualified officers without a conflict there are for each object drawn, by its name; ``conflicts`` the
    reasons given for officers left out; ``drawn_before`` says that the list entry was drawn for the same day already.
    """

    eligible: int
    count: int
    pools: Mapping[str, int]
    codes: int
    conflicts: tuple[str, ...] = ()
    drawn_before: bool = False
    redraw_reason: str = ""


def something_to_choose(draw: DrawFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – objects are drawn, not named: of one candidate alone nothing is drawn."""
    if draw.eligible > 1:
        return None
    detail = f"可供抽取的对象只有{draw.eligible}户。"
    return Gap(Code.VALIDATION, CHANCE, detail, ("检查对象名录（candidates）",), HEAD)


def officers_for_each(draw: DrawFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – for each object two officers are drawn, of those qualified there on the day, without a conflict."""
    short = tuple(name for name, pool in draw.pools.items() if pool < OFFICERS_EACH)
    if not short:
        return None
    detail = f"{'、'.join(short)}：可供选派的执法人员不足{OFFICERS_EACH}名。"
    return Gap(Code.TWO_OFFICERS_REQUIRED, CHANCE, detail, short, HEAD)


def conflicts_explained(draw: DrawFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – who is left out of the draw, is so for a reason that is recorded: nobody is picked by leaving others out."""
    if all(reason.strip() for reason in draw.conflicts):
        return None
    return Gap(Code.REASON_REQUIRED, CHANCE, "不参加选派的人员应当逐一说明理由。", ("回避等理由（conflicts）",), HEAD)


def redraw_explained(draw: DrawFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – drawing again until the result pleases is no chance: a second draw of the same entry for the same
    day says why."""
    if not draw.drawn_before or draw.redraw_reason.strip():
        return None
    return Gap(
        Code.REASON_REQUIRED,
        CHANCE,
        "该事项当日已经抽取，重新抽取应当说明理由。",
        ("重新抽取的理由（redrawReason）",),
        HEAD,
    )


def a_code_for_each(draw: DrawFacts) -> Gap | None:
    """国办发〔2024〕54号 – each inspection has its check code (扫码入企). The basis cited is that of the draw."""
    if draw.codes >= draw.count:
        return None
    detail = f"抽取{draw.count}户，检查码只有{draw.codes}个。"
    return Gap(Code.VALIDATION, CHANCE, detail, ("检查码（checkCodes）",), HEAD)


MAY_DRAW: Gates[DrawFacts] = (
    something_to_choose,
    officers_for_each,
    conflicts_explained,
    redraw_explained,
    a_code_for_each,
)
