"""May somebody be registered as an officer, moved, let go? (执法人员登记、调整、离任的条件)"""

from dataclasses import dataclass
from uuid import UUID

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import THREE_SYSTEMS
from api.registry.posting_models import PostingKind
from api.vocabulary import StaffRole

MANAGED = THREE_SYSTEMS.whole(gist="全面实行行政执法人员持证上岗和资格管理制度")
ORGAN = (StaffRole.ORGAN_ADMIN,)
GONE = frozenset({PostingKind.LEFT, PostingKind.RETIRED})


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """A step about to be taken. ``unit_of`` is the organ of the unit, None where there is none; ``gone`` who has left already."""

    kind: PostingKind
    organ_id: UUID
    unit_of: UUID | None
    name: str
    position: str
    area: str
    gone: bool = False
    changes: bool = True
    reason: str = ""


def posting_is_whole(step: PostingFacts) -> Gap | None:
    """国办发〔2018〕118号 第（十六）项 – the roster says name, unit, position and area of every officer."""
    wrong = tuple(
        label
        for label, bad in (
            ("姓名（name）", not step.name.strip()),
            ("职务（position）", not step.position.strip()),
            ("执法区域（area）", not step.area.strip()),
            ("本机关的机构（unitId）", step.unit_of != step.organ_id),
        )
        if bad
    )
    return Gap(Code.VALIDATION, MANAGED, "登记的内容不完整。", wrong, ORGAN) if wrong else None


def still_serves(step: PostingFacts) -> Gap | None:
    """国办发〔2018〕118号 第（十六）项 – who has left or retired is an officer no more; whoever returns is registered anew."""
    return (
        Gap(Code.INVALID_TRANSITION, MANAGED, f"{step.name}已经离任。", ("在任的执法人员",), ORGAN)
        if step.gone
        else None
    )


def something_changes(step: PostingFacts) -> Gap | None:
    """国办发〔2018〕118号 第（十六）项 – a change is one of unit or position."""
    if step.kind is not PostingKind.MOVED or step.changes:
        return None
    return Gap(Code.CONFLICT, MANAGED, f"{step.name}已在该机构任该职务。", ("新的机构或者职务",), ORGAN)


def a_reason_is_given(step: PostingFacts) -> Gap | None:
    """国办发〔2018〕118号 第（十六）项 – officers are managed on record: why somebody was moved or left is said."""
    if step.kind is PostingKind.JOINED or step.reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, MANAGED, "应当说明理由。", ("理由（reason）",), ORGAN)


MAY_POST: Gates[PostingFacts] = (posting_is_whole, still_serves, something_changes, a_reason_is_given)
"""What stands between an officer and the next step of their service."""
