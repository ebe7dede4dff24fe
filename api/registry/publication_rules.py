"""May a matter be published? (清单公布的条件) Its catalogue entry was approved, and a licence tells its applicant everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ALL, LIAONING_DISCLOSURE
from api.vocabulary import EnforcementCategory, MatterStatus, StaffRole

ADMIN = (StaffRole.ORGAN_ADMIN,)
APPROVED_FIRST = LIAONING_DISCLOSURE.whole(gist="执法事项清单、办事指南应当经审核后公布，并根据变化及时调整")
STATED_IN_FULL = LIAONING_DISCLOSURE.whole(gist="执法事项清单应当明确行政执法主体、职责、权限、依据等内容")
TOLD_IN_FULL = ALL.article(
    30,
    paragraph=1,
    gist="应当公示行政许可的事项、依据、条件、数量、程序、期限以及需要提交的全部材料的目录和申请书示范文本等",
)
GUIDE_FIELDS: Mapping[str, str] = MappingProxyType({
    "acceptingBody": "受理机构", "approvingBody": "审批机构", "conditions": "办理条件", "preferentialPolicies": "优惠政策",
    "materials": "申请材料", "procedureSteps": "办理流程", "timeLimit": "办理时限", "supervision": "监督方式",
    "accountability": "责任追究", "remedies": "救济渠道", "officeHours": "办公时间", "address": "办公地址", "phone": "咨询电话",
})  # fmt: skip
"""What a service guide says beside name and basis of its matter: with them the fifteen items. What there is none of says 无."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFacts:
    """A version of a matter about to be submitted or published. ``guide`` is its service guide as stored, ``subject`` the name
    of the organ that carries it; ``later_published``: a later version of the matter is public, or was.
    """

    category: EnforcementCategory
    status: MatterStatus
    name: str
    has_basis: bool
    guide: Mapping[str, Any] | None
    subject: str = ""
    duty: str = ""
    authority: str = ""
    later_published: bool = False


def not_published_yet(matter: PublicationFacts) -> Gap | None:
    """任务清单 第2项 – a version is published once; what changes is the next version."""
    if matter.status in (MatterStatus.PUBLISHED, MatterStatus.SUPERSEDED, MatterStatus.ABOLISHED):
        return Gap(Code.CONFLICT, APPROVED_FIRST, f"该事项{matter.status.label}。", (), ADMIN)
    if matter.later_published:
        return Gap(Code.CONFLICT, APPROVED_FIRST, "更新的版本已经公布。", (), ADMIN)
    return None


def approved_first(matter: PublicationFacts) -> Gap | None:
    """任务清单 第2项、第3项 – catalogue and guide are published after they were reviewed and approved (I14)."""
    if matter.status is not MatterStatus.APPROVED and not_published_yet(matter) is None:
        missing = ("审核通过的意见",)
        return Gap(
            Code.REVIEW_REQUIRED, APPROVED_FIRST, f"现为{matter.status.label}。", missing, (StaffRole.SUPERVISOR,)
        )
    return None


def entry_complete(matter: PublicationFacts) -> Gap | None:
    """任务清单 第2项 – a catalogue entry states subject, duty, powers and basis (行政执法主体、职责、权限、依据)."""
    said = {
        "行政执法主体（subject）": bool(matter.subject.strip()), "职责（duty）": bool(matter.duty.strip()),
        "权限（authority）": bool(matter.authority.strip()), "依据（basis）": matter.has_basis,
    }  # fmt: skip
    missing = tuple(name for name, there in said.items() if not there)
    return (
        Gap(Code.VALIDATION, STATED_IN_FULL, f"清单事项缺少：{'、'.join(missing)}。", missing, ADMIN)
        if missing
        else None
    )


def guide_complete(matter: PublicationFacts) -> Gap | None:
    """行政许可法 第三十条第一款 – a licence's guide says all fifteen items; a guide of another matter is as complete as it is.

    Each item is there and says something: (1) name and basis, from the matter; (2) the thirteen of its guide.
    """
    if matter.category is not EnforcementCategory.LICENCE and matter.guide is None:
        return None
    guide = matter.guide or {}
    missing = [title for key, title in GUIDE_FIELDS.items() if not _said(guide.get(key))]
    missing += [title for title, said in (("事项名称", matter.name.strip()), ("依据", matter.has_basis)) if not said]
    if not missing:
        return None
    return Gap(Code.GUIDE_INCOMPLETE, TOLD_IN_FULL, f"缺少：{'、'.join(missing)}。", tuple(missing), ADMIN)


def in_effect(matter: PublicationFacts) -> Gap | None:
    """任务清单 第2项 – the catalogue is adjusted as things change: what is public is abolished, nothing else is."""
    if matter.status is MatterStatus.PUBLISHED:
        return None
    return Gap(
        Code.INVALID_TRANSITION,
        APPROVED_FIRST,
        f"该事项现为{matter.status.label}，不能取消。",
        ("已公布的事项",),
        ADMIN,
    )


MAY_BE_REVIEWED: Gates[PublicationFacts] = (entry_complete, guide_complete)
MAY_PUBLISH: Gates[PublicationFacts] = (not_published_yet, approved_first, guide_complete)
MAY_ABOLISH: Gates[PublicationFacts] = (in_effect,)


def _said(value: object) -> bool:
    """Whether a field says anything: a text not blank, a list or an object with something in it."""
    match value:
        case str():
            return bool(value.strip())
        case list():
            return any(_said(each) for each in value)
        case dict():
            return any(_said(each) for each in value.values())
    return value is not None
