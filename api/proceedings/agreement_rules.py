"""May an execution be agreed upon, and may its surcharge be reduced? (执行协议、减免加处罚款的条件)"""

import re
from datetime import date
from itertools import pairwise

from api.decisions.fines import yuan
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL
from api.proceedings.execution_facts import AgreementFacts
from api.proceedings.execution_rules import of_execution
from api.proceedings.facts import ProceedingFacts
from api.proceedings.performance_rules import BY_OFFICERS, RUNS, SETTLED, of_proceeding
from api.proceedings.start_rules import OFFICER

AGREEMENT = ACL.article(42, gist="在不损害公共利益和他人合法权益的情况下，可以与当事人达成执行协议，约定分阶段履行")
WAIVER = ACL.article(42, paragraph=1, gist="当事人采取补救措施的，可以减免加处的罚款或者滞纳金")


def agreement_in_stages(agreement: AgreementFacts) -> Gap | None:
    """行政强制法 第四十二条第一款 – performed in stages, each with a last day still to come; it names the decision.

    One agreement stands at a time.
    """
    facts = agreement.proceeding
    ruled = facts.ruled
    if facts.agreed is not None and not facts.agreed.broken:
        return Gap(Code.CONFLICT, AGREEMENT, "执行协议尚在履行。")
    if ruled is not None and agreement.paper_number not in (ruled.number, _base_number(facts)):
        return Gap(Code.VALIDATION, AGREEMENT, f"执行协议书所引的不是{ruled.number}。", (), OFFICER)
    if not agreement.stages or any(stage <= facts.on for stage in agreement.stages) or not _rising(agreement.stages):
        return Gap(Code.VALIDATION, AGREEMENT, "各阶段的履行期限应当依次晚于签订之日。", ("分阶段履行的期限",), OFFICER)
    return None


def _base_number(facts: ProceedingFacts) -> str | None:
    return facts.started.duty.number if facts.started.duty else None


def _rising(days: tuple[date, ...]) -> bool:
    return all(earlier < later for earlier, later in pairwise(days))


def reduced_for_remedial_measures(agreement: AgreementFacts) -> Gap | None:
    """行政强制法 第四十二条第一款 – the surcharge is reduced only where the party took remedial measures, and they are on record."""
    if agreement.waived_fen is None or agreement.remedial_measures.strip():
        return None
    missing = ("当事人采取的补救措施（remedialMeasures）",)
    return Gap(Code.REASON_REQUIRED, WAIVER, "当事人没有采取补救措施的，不得减免。", missing, OFFICER)


def only_the_surcharge_reduced(agreement: AgreementFacts) -> Gap | None:
    """行政强制法 第四十二条第一款 – reduced is the additional fine or the late fee, never the principal.

    (1) a reduction is of something; (2) it is at most what of the surcharge this execution enforces and is not yet paid.
    """
    if agreement.waived_fen is None:
        return None
    if agreement.waived_fen <= 0:
        return Gap(Code.VALIDATION, WAIVER, "减免数额（waivedFen）应当大于零；不减免的不填。", (), OFFICER)
    most = surcharge_enforced(agreement.proceeding)
    if agreement.waived_fen <= most:
        return None
    detail = f"减免数额（waivedFen）不得超过尚欠的加处罚款、滞纳金{yuan(most)}，本金不得减免。"
    return Gap(Code.AMOUNT_MISMATCH, WAIVER, detail, (), OFFICER)


def reduction_on_the_paper(agreement: AgreementFacts) -> Gap | None:
    """行政强制法 第四十二条 – what is recorded is what both sides signed: the agreement names the measures and the amount."""
    if agreement.waived_fen is None:
        return None
    measures, paper = agreement.remedial_measures.strip(), agreement.paper_waiver
    if measures in paper and _names(paper, agreement.waived_fen):
        return None
    missing = tuple(filter(None, (measures, f"减免{yuan(agreement.waived_fen)}")))
    return Gap(Code.VALIDATION, WAIVER, "执行协议书的“减免”应当写明补救措施和减免数额。", missing, OFFICER)


def surcharge_enforced(facts: ProceedingFacts) -> int:
    """What is still owed beyond the principal in an execution of money; zero where no surcharge is enforced."""
    duty, ruled = facts.started.duty, facts.ruled
    if duty is None or ruled is None:
        return 0
    return max(0, min(duty.surcharge_fen, ruled.owed_fen - duty.principal_fen))


def _names(text: str, fen: int) -> bool:
    """Whether a text names an amount as 12500元 or 12,500元, and not merely as the end of a greater one."""
    plain = re.sub(r"(?<=\d)[,，](?=\d{3})", "", text)
    return re.search(rf"(?<![\d.]){re.escape(yuan(fen))}", plain) is not None


MAY_AGREE: Gates[AgreementFacts] = (
    *RUNS,
    *BY_OFFICERS,  # 行政强制法 第三十四条
    *SETTLED,  # 国发〔2004〕10号
    of_proceeding(of_execution),
    agreement_in_stages,  # 第四十二条
    reduced_for_remedial_measures,  # 第四十二条
    only_the_surcharge_reduced,  # 第四十二条
    reduction_on_the_paper,  # 第四十二条
)
