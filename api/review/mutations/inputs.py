"""Inputs that several mutations of the review share."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

import strawberry

from api.access.models import PersonKind
from api.acting import key_of
from api.graph.scalars import Fen
from api.law.codes import Code
from api.law.gates import refuse
from api.review import acts
from api.review.circumstances import Circumstances, LicenceAction
from api.review.facts import Checked
from api.review.proposal import ReviewedProposal
from api.review.words import MaterialKind
from api.tables import Json
from api.vocabulary import CheckResult, ExecutionKind, PenaltyKind, ReviewItem

PEOPLE = {kind.value.lower(): kind for kind in (PersonKind.STAFF, PersonKind.OFFICER, PersonKind.REVIEWER)}
"""Who may attend a meeting, by the prefix of their ids."""


@strawberry.input(description="拟处理意见")
class ReviewedProposalInput:
    """What is proposed. Provisions and facts are those of the case."""

    kinds: list[PenaltyKind] = strawberry.field(default_factory=list, description="处罚种类")
    fine_fen: Fen | None = strawberry.field(default=None, description="罚款数额（分）")
    confiscated_fen: Fen | None = strawberry.field(default=None, description="没收违法所得、非法财物的价值（分）")
    action: str | None = strawberry.field(
        default=None, description="其他决定内容，如 责令停产停业十日；拟不予处罚的，写 不予行政处罚"
    )


@strawberry.input(description="送审材料")
class MaterialInput:
    """A material; a paper of the case is named by its id."""

    kind: MaterialKind = strawberry.field(description="材料种类")
    title: str = strawberry.field(description="材料名称")
    document_id: strawberry.ID | None = strawberry.field(default=None, description="本案文书：document_…")


@strawberry.input(description="案件情节。不知道的不填")
class CircumstancesInput:
    """Circumstances that the catalogue asks about."""

    legal_relations: int | None = strawberry.field(default=None, description="涉及的法律关系数")
    affected_persons: int | None = strawberry.field(default=None, description="受影响的人数")
    measure_value_fen: Fen | None = strawberry.field(default=None, description="查封、扣押财物的价值（分）")
    requisition_value_fen: Fen | None = strawberry.field(default=None, description="征用财产的价值（分）")
    sealed_whole_premises: bool | None = strawberry.field(default=None, description="是否查封全部经营场所")
    affects_third_party: bool | None = strawberry.field(default=None, description="是否直接关系第三人重大利益")
    licence_action: LicenceAction | None = strawberry.field(default=None, description="许可决定种类")
    execution_kind: ExecutionKind | None = strawberry.field(default=None, description="强制执行方式")


@strawberry.input(description="一项审核内容的结果")
class CheckedItemInput:
    """An answer to one item of the checklist."""

    item: ReviewItem = strawberry.field(description="审核内容")
    result: CheckResult = strawberry.field(description="审核结果")
    comment: str | None = strawberry.field(default=None, description="说明；不符合的必填")


def proposal_of(given: ReviewedProposalInput) -> ReviewedProposal:
    """The proposal that an input describes."""
    action = (given.action or "").strip() or None
    return ReviewedProposal(tuple(given.kinds), given.fine_fen or None, given.confiscated_fen or None, action)


def materials_of(given: Sequence[MaterialInput]) -> tuple[acts.Material, ...]:
    """The materials that an input names. Raises Refused NOT_FOUND for an id of another kind."""
    return tuple(
        acts.Material(m.kind, m.title, key_of("document", m.document_id) if m.document_id else None) for m in given
    )


def circumstances_of(given: CircumstancesInput | None) -> Circumstances | None:
    """The circumstances that an input states."""
    if given is None:
        return None
    return Circumstances(
        legal_relations=given.legal_relations, affected_persons=given.affected_persons,
        measure_value_fen=given.measure_value_fen, requisition_value_fen=given.requisition_value_fen,
        sealed_whole_premises=given.sealed_whole_premises, affects_third_party=given.affects_third_party,
        licence_action=given.licence_action, execution_kind=given.execution_kind,
    )  # fmt: skip


def answers_of(given: Sequence[CheckedItemInput]) -> tuple[Checked, ...]:
    """The answers that an input gives."""
    return tuple(Checked(answer.item, answer.result, answer.comment) for answer in given)


def people_of(given: Sequence[strawberry.ID]) -> tuple[tuple[PersonKind, UUID], ...]:
    """People by their kind and key. Raises Refused NOT_FOUND for an id of anything else."""
    found = []
    for opaque in given:
        prefix = opaque.partition("_")[0]
        if prefix not in PEOPLE:
            raise refuse(Code.NOT_FOUND, "参加人员不存在。")
        found.append((PEOPLE[prefix], key_of(prefix, opaque)))
    return tuple(found)


def hours_of(given: float) -> Decimal:
    """Hours to one decimal. Raises Refused VALIDATION for more."""
    hours = Decimal(str(given))
    if not hours.is_finite() or hours != round(hours, 1):
        raise refuse(Code.VALIDATION, "学时最多一位小数。", missing=("学时（hours）",))
    return hours


def rule_of(given: object) -> Json:
    """A rule as JSON. Raises Refused VALIDATION for anything but an object."""
    if not isinstance(given, dict):
        raise refuse(Code.VALIDATION, "规则应当是 JSON 对象。", missing=("规则（rule）",))
    return given
