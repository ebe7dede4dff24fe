"""What a code says where a gap does not say more (通常依据): its legal basis, what is missing, and who can supply it.

A gate names article, facts and roles that are particular to it. Matters of form – an id that is not there, a field that is
empty, a step out of order – have the same ground wherever they arise; it is written here once, so that no refusal leaves its
reader without one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from api.law.citations import Citation
from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import ACL, APL, ESL, LAWFUL_ADMINISTRATION, THREE_SYSTEMS
from api.vocabulary import StaffRole

ON_FILE = THREE_SYSTEMS.whole(gist="执法台账和法律文书应当规范制作、使用和管理，确保所有行政执法行为有据可查")
IN_ORDER = LAWFUL_ADMINISTRATION.whole(gist="行政机关应当严格遵循法定程序，按照法定的步骤和顺序办理")
IN_POWER = LAWFUL_ADMINISTRATION.whole(gist="行政机关及其工作人员应当在法定权限之内办理，权责统一")
WITH_REASONS = LAWFUL_ADMINISTRATION.whole(gist="行政机关行使自由裁量权的，应当说明理由")
NOT_HEAVIER = APL.article(45, paragraph=2, gist="不得因当事人陈述、申辩而给予更重的处罚")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a code usually lacks, and by which law where its gaps do not each name their own."""

    missing: str
    basis: Citation | None = None


GROUNDS: Mapping[Code, Ground] = MappingProxyType({
    Code.VALIDATION: Ground("符合要求的内容", ON_FILE),
    Code.NOT_FOUND: Ground("本机关有权办理的对象", ON_FILE),
    Code.CONFLICT: Ground("尚未办理过、未被他人更改的事项", IN_ORDER),
    Code.INVALID_TRANSITION: Ground("处于相应办理阶段的事项", IN_ORDER),
    Code.FORBIDDEN: Ground("有权办理的人员", IN_POWER),
    Code.REASON_REQUIRED: Ground("理由", WITH_REASONS),
    Code.INTEGRITY: Ground("与登记的哈希值一致的文件", ESL.article(5, gist="数据电文内容应当保持完整、未被更改")),
    Code.SIGNER_NOT_IN_PLAN: Ground("签署计划之内的签署人", ON_FILE),
    Code.SIGN_ORDER: Ground("前一步骤的签署", ON_FILE),
    Code.SEAL_INVALID: Ground("有效期内、已登记密钥的印章或者签名证书"),
    Code.HEAVIER_AFTER_DEFENCE: Ground("不重于已告知的处罚，或者新查明的事实和重新告知", NOT_HEAVIER),
    Code.AMOUNT_MISMATCH: Ground("与应有数额一致的金额"),
    Code.CASE_OVERDUE: Ground("期限届满之前的延期批准"),
    Code.CORRECTION_ONCE: Ground("首次告知时列明的全部补正内容"),
    Code.COURT_APPLICATION_TIME: Ground("申请期间之内的申请"),
    Code.FINE_OUT_OF_RANGE: Ground("法定幅度和裁量档次之内的罚款数额"),
    Code.MEASURE_NOT_APPROVED: Ground("负责人批准的行政强制措施审批表"),
    Code.NOT_DELEGABLE: Ground(
        "由具有行政强制措施权的行政机关实施", ACL.article(17, gist="行政强制措施权不得委托")
    ),
    Code.NOT_SERVED: Ground("送达回证"),
    Code.TIME_BARRED: Ground("尚未届满的追责期限，或者适用五年期限的危害后果"),
    Code.TWO_OFFICERS_REQUIRED: Ground("另一名具备资格的执法人员"),
})  # fmt: skip


def whole(gap: Gap, acting: Iterable[StaffRole]) -> Gap:
    """The gap with nothing left unsaid: what it does not name is its code's usual ground; whoever acts can mend the rest."""
    ground = GROUNDS.get(gap.code)
    if ground is None:
        return replace(gap, can_supply=gap.can_supply or tuple(acting))
    return replace(
        gap, basis=gap.basis or ground.basis, missing=gap.missing or (ground.missing,),
        can_supply=gap.can_supply or tuple(acting),
    )  # fmt: skip
